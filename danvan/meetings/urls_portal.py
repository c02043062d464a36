"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.meetings.views_portal import ListMeetings, ReadMeeting

urlpatterns = [
    path("hoi-nghi/", ListMeetings.as_view(), name="meetings"),
    path("hoi-nghi/<slug:tail>/", ReadMeeting.as_view(), name="meeting"),
]
