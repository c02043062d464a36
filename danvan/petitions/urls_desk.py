"""Desk routes of the room, below ``/desk/petitions/``."""

from django.urls import path

from danvan.petitions.views_desk import acting, entering, listing, record

app_name = "petitions"
urlpatterns = [
    path("", listing.ListPetitions.as_view(), name="list"),
    path("new/", entering.EnterPetition.as_view(), name="enter"),
    path("export/", listing.ExportPetitions.as_view(), name="export"),
    path("together/", listing.ActTogether.as_view(), name="together"),
    path("topics/", entering.ListTopics.as_view(), name="topics"),
    path("topics/new/", entering.SetTopic.as_view(), name="new_topic"),
    path("topics/<int:topic>/", entering.SetTopic.as_view(), name="set_topic"),
    path("<slug:code>/", record.ShowPetition.as_view(), name="show"),
    path("<slug:code>/contact/", record.OpenContact.as_view(), name="contact"),
    path("<slug:code>/clocks/<int:clock>/", record.ExplainClock.as_view(), name="clock"),
    path("<slug:code>/clocks/<int:clock>/done/", acting.TickClock.as_view(), name="tick"),
    path("<slug:code>/files/<slug:file>/", record.DownloadFile.as_view(), name="file"),
    path("<slug:code>/files/<slug:file>/remove/", acting.DetachFile.as_view(), name="detach"),
    *[path(f"<slug:code>/{verb}/", view.as_view(), name=verb) for verb, view in acting.VERBS.items()],
]
