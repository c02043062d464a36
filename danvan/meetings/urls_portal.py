"""Public routes of the room, below a site's address. One meeting: ``portal.views_meetings``, which knows the news of it."""

from django.urls import path

from danvan.meetings.views_portal import ListMeetings
from danvan.meetings.views_portal.talk import Learn, Turn

urlpatterns = [
    path("hoi-nghi/hoc-tap/<str:secret>/", Learn.as_view(), name="learn"),
    path("hoi-nghi/<slug:code>/phat-bieu/", Turn.as_view(), name="turn"),
    path("hoi-nghi/", ListMeetings.as_view(), name="meetings"),
]
