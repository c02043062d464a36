"""What I was told: the list, and marking as read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from danvan.notices import actions
from danvan.notices.forms import ReadForm
from danvan.notices.models import Notice
from danvan.units.doors import DeskAct, DeskList


class NoticeList(DeskList):
    """My notices, the unread ones marked, the newest first."""

    template_name = "notices/desk/list.html"
    title = "Thông báo của tôi"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Notice]:
        return Notice.objects.visible_to(self.officer, self.today)


class ReadNotices(DeskAct):
    """Mark one notice, or all, as read; goes on to the record when one was chosen."""

    form_class = ReadForm
    template_name = "notices/desk/list.html"
    title = "Thông báo của tôi"
    http_method_names = ["post"]

    def allowed(self) -> bool:
        return super(DeskAct, self).allowed()

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"notices": Notice.objects.visible_to(self.officer, self.today)}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        one = cleaned["notice"]
        actions.read([one] if one else Notice.objects.visible_to(self.officer, self.today).unread(), at=at)
        return one.url if one and one.url else reverse("notices:list")
