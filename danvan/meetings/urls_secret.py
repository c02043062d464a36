"""Addresses that stand below no site: the reply page of an invitation and the page of a door, behind a secret."""

from django.urls import path, re_path

from danvan.meetings.views_portal import door, replying

SECRET = r"(?P<secret>[0-9a-f]{24})"
urlpatterns = [
    path("diem-danh/may.js", door.worker, name="door_worker"),
    re_path(rf"^diem-danh/{SECRET}/$", door.ShowDoor.as_view(), name="door"),
    re_path(rf"^diem-danh/{SECRET}/danh-sach/$", door.Snapshot.as_view(), name="door_list"),
    re_path(rf"^diem-danh/{SECRET}/gui/$", door.PushMarks.as_view(), name="door_push"),
    re_path(rf"^giay-moi/{SECRET}/$", replying.Reply.as_view(), name="reply"),
    re_path(rf"^giay-moi/{SECRET}/lich.ics$", replying.CalendarFile.as_view(), name="reply_calendar"),
]
