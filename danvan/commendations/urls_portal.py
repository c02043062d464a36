"""Public routes of the room, below a site's address."""

from django.urls import path

from danvan.commendations.views_portal import PostedLists

urlpatterns = [path("lay-y-kien-khen-thuong/", PostedLists.as_view(), name="posted_lists")]
