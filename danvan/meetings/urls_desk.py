"""Desk routes of the room, below ``/desk/meetings/``."""

from django.urls import path

from danvan.meetings import views_desk as views
from danvan.meetings.urls_roll import ROLL
from danvan.meetings.urls_talk import TALK
from danvan.meetings.views_desk import series

app_name = "meetings"
urlpatterns = [
    path("", views.ListMeetings.as_view(), name="list"),
    path("quick/", views.RecordQuickly.as_view(), name="quick"),
    path("new/", views.RecordMeeting.as_view(), name="record"),
    path("plan/", views.PlanMeeting.as_view(), name="plan"),
    path("series/", series.ListSeries.as_view(), name="series_list"),
    path("series/<slug:code>/", series.ShowSeries.as_view(), name="series"),
    path("<slug:code>/", views.ShowMeeting.as_view(), name="show"),
    path("<slug:code>/edit/", views.EditMeeting.as_view(), name="edit"),
    path("<slug:code>/hold/", views.HoldMeeting.as_view(), name="hold"),
    path("<slug:code>/repeat/", series.RepeatMeeting.as_view(), name="repeat"),
    path("<slug:code>/cancel/", views.CancelMeeting.as_view(), name="cancel"),
    path("<slug:code>/publish/", views.PublishMeeting.as_view(), name="publish"),
    path("<slug:code>/unpublish/", views.UnpublishMeeting.as_view(), name="unpublish"),
    path("<slug:code>/names/<int:name>/", views.LinkName.as_view(), name="link"),
    path("<slug:code>/papers/new/", views.AttachPaper.as_view(), name="attach"),
    path("<slug:code>/papers/<slug:paper>/remove/", views.DetachPaper.as_view(), name="detach"),
    *ROLL,
    *TALK,
]
