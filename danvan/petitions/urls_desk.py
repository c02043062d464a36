"""Desk routes of the room, below ``/desk/petitions/``."""

from django.urls import path

from danvan.petitions.views_desk import acting, entering, listing, papers, reception, record, similar, visits

app_name = "petitions"
urlpatterns = [
    path("", listing.ListPetitions.as_view(), name="list"),
    path("new/", entering.EnterPetition.as_view(), name="enter"),
    path("export/", listing.ExportPetitions.as_view(), name="export"),
    path("together/", listing.ActTogether.as_view(), name="together"),
    path("topics/", entering.ListTopics.as_view(), name="topics"),
    path("topics/new/", entering.SetTopic.as_view(), name="new_topic"),
    path("topics/<int:topic>/", entering.SetTopic.as_view(), name="set_topic"),
    path("reception/", reception.ShowMonth.as_view(), name="reception"),
    path("reception/place/", reception.SetPlace.as_view(), name="set_place"),
    path("reception/new/", reception.PlanDay.as_view(), name="plan_day"),
    path("reception/schedule/", reception.PrintSchedule.as_view(), name="print_schedule"),
    path("reception/register/", reception.PrintRegister.as_view(), name="print_register"),
    path("reception/visits/<slug:visit>/hear/", visits.Hear.as_view(), name="hear"),
    path("reception/visits/<slug:visit>/refuse/", visits.RefuseVisit.as_view(), name="refuse_visit"),
    path("reception/visits/<slug:visit>/serve/", visits.ServeRefusal.as_view(), name="serve_refusal"),
    path("reception/visits/<slug:visit>/leave/", visits.Leave.as_view(), name="leave"),
    path("reception/visits/<slug:visit>/hand-over/", visits.HandOver.as_view(), name="hand_over"),
    path("reception/visits/<slug:visit>/conclude/", visits.Conclude.as_view(), name="conclude"),
    path("reception/visits/<slug:visit>/follow-up/", visits.FollowUp.as_view(), name="follow_up"),
    path(
        "reception/visits/<slug:visit>/refusal-paper/",
        visits.PrintVisit.as_view(what="refusal"),
        name="print_refusal",
    ),
    path(
        "reception/visits/<slug:visit>/conclusion-paper/",
        visits.PrintVisit.as_view(what="conclusion"),
        name="print_conclusion",
    ),
    path("reception/<slug:code>/", reception.ShowDay.as_view(), name="reception_day"),
    path("reception/<slug:code>/publish/", reception.PublishDay.as_view(), name="publish_day"),
    path("reception/<slug:code>/postpone/", reception.PostponeDay.as_view(), name="postpone_day"),
    path("reception/<slug:code>/hold/", reception.HoldDay.as_view(), name="hold_day"),
    path("reception/<slug:code>/queue/", visits.Queue.as_view(), name="queue"),
    path("<slug:code>/", record.ShowPetition.as_view(), name="show"),
    path("<slug:code>/similar/", similar.CompareSimilar.as_view(), name="similar"),
    path("<slug:code>/letters/<slug:kind>/", papers.MakeLetter.as_view(), name="letter"),
    path("<slug:code>/contact/", record.OpenContact.as_view(), name="contact"),
    path("<slug:code>/clocks/<int:clock>/", record.ExplainClock.as_view(), name="clock"),
    path("<slug:code>/clocks/<int:clock>/done/", acting.TickClock.as_view(), name="tick"),
    path("<slug:code>/files/<slug:file>/", record.DownloadFile.as_view(), name="file"),
    path("<slug:code>/files/<slug:file>/remove/", acting.DetachFile.as_view(), name="detach"),
    *[path(f"<slug:code>/{verb}/", view.as_view(), name=verb) for verb, view in acting.VERBS.items()],
]
