"""Desk routes of the room, below ``/desk/notices/``."""

from django.urls import path

from danvan.notices.views_desk import NoticeList, ReadNotices

app_name = "notices"
urlpatterns = [
    path("", NoticeList.as_view(), name="list"),
    path("read/", ReadNotices.as_view(), name="read"),
]
