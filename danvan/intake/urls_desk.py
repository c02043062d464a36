"""Desk routes of the room, below ``/desk/intake/``."""

from django.urls import path

from danvan.intake.views_desk import DismissProposal, ListProposals, OpenOriginal, ReviewProposal, UploadTexts
from danvan.intake.views_moving import AskMoving, ShowMoving

app_name = "intake"
urlpatterns = [
    path("", ListProposals.as_view(), name="list"),
    path("upload/", UploadTexts.as_view(), name="upload"),
    path("moving/", AskMoving.as_view(), name="move_in"),
    path("moving/<slug:code>/", ShowMoving.as_view(), name="moving"),
    path("<slug:code>/", ReviewProposal.as_view(), name="review"),
    path("<slug:code>/dismiss/", DismissProposal.as_view(), name="dismiss"),
    path("<slug:code>/original/", OpenOriginal.as_view(), name="original"),
]
