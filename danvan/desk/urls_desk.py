"""Routes of the staff door; each room brings its own."""

from django.urls import path

from danvan.desk.views_desk import Figures, Find, Health, OpenFigure, Today
from danvan.desk.views_dialogue import AskQuestion, QuestionToPetition
from danvan.desk.views_handover import WriteArticle
from danvan.desk.views_models import MovementTable, ProposeCommendation, WriteGoodDeed
from danvan.desk.views_moving_out import MovedOut, MoveOut
from danvan.desk.views_preview import Preview, PreviewPage
from danvan.desk.views_site import CheckLinks, Checklist, LeaveSite, MeasuredSheet, MeasureSite

app_name = "desk"
urlpatterns = [
    path("", Today.as_view(), name="today"),
    path("search/", Find.as_view(), name="search"),
    path("checklist/", Checklist.as_view(), name="checklist"),
    path("preview/<slug:code>/", Preview.as_view(), name="preview"),
    path("preview/<slug:code>/page/", PreviewPage.as_view(), name="preview_page"),
    path("measured/", MeasureSite.as_view(), name="measured"),
    path("measured/sheet/", MeasuredSheet.as_view(), name="measured_sheet"),
    path("measured/leave/", LeaveSite.as_view(), name="leave_site"),
    path("measured/links/", CheckLinks.as_view(), name="check_links"),
    path("health/", Health.as_view(), name="health"),
    path("figures/", Figures.as_view(), name="figures"),
    path("movement/", MovementTable.as_view(), name="movement_table"),
    path("handover/meetings/<slug:code>/article/", WriteArticle.as_view(), name="write_article"),
    path("handover/meetings/<slug:code>/questions/new/", AskQuestion.as_view(), name="ask_question"),
    path(
        "handover/meetings/<slug:code>/questions/<int:number>/petition/",
        QuestionToPetition.as_view(),
        name="question_to_petition",
    ),
    path("handover/initiatives/<slug:code>/article/", WriteGoodDeed.as_view(), name="write_good_deed"),
    path(
        "handover/initiatives/<slug:code>/commendation/", ProposeCommendation.as_view(), name="propose_commendation"
    ),
    path("handover/petitions/out/", MovedOut.as_view(), name="moved_out"),
    path("handover/petitions/<slug:code>/out/", MoveOut.as_view(), name="move_out"),
    path("figures/<slug:fact>/", OpenFigure.as_view(), name="open_figure"),
]
