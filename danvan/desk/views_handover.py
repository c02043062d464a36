"""Where one room's record becomes another's: the desk calls the hall."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.hall.meeting_article import articles_about, write_article
from danvan.meetings.models import Meeting
from danvan.news.permissions import may_draft
from danvan.news.states import STATES
from danvan.units.doors import DeskAct


class WriteArticleForm(forms.Form):
    """Nothing to fill in."""


class WriteArticle(DeskAct):
    """Begin an article from the record of a meeting."""

    template_name = "meetings/desk/write_article.html"
    form_class = WriteArticleForm
    title = "Viết tin bài về cuộc họp"
    done = "Đã soạn bản thảo từ hồ sơ cuộc họp. Mời viết tiếp."

    def find(self) -> Meeting:
        rows = Meeting.objects.visible_to(self.officer, self.today).filter(state="held").select_related("unit")
        meeting = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not may_draft(self.officer, meeting.unit, self.today):
            raise Http404
        return meeting

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        article = write_article(thing, by=self.officer, at=at)
        return reverse("news:edit", args=[article.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        written = [{"article": one, "state": STATES[one.state]} for one in articles_about(self.thing)]
        return super().get_context_data(
            written=written, back=reverse("meetings:show", args=[self.thing.code]), **kwargs
        )
