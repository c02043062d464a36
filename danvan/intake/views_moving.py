"""Move an earlier portal in: ask with files, see how far it is and what became of each page."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404
from django.urls import reverse

from danvan.intake.forms_moving import LineFilter, MovingForm
from danvan.intake.models import Moving, MovingLine
from danvan.intake.moving import ask
from danvan.intake.permissions import READERS
from danvan.intake.states import LINE_BADGES, LINE_STATES
from danvan.units.doors import DeskAct, DeskList


class AskMoving(DeskAct):
    """Give the package and the spreadsheet; the earlier movings stand below."""

    template_name = "intake/desk/moving_ask.html"
    form_class = MovingForm
    roles = READERS
    title = "Chuyển bài từ cổng cũ"

    def act(self, thing: Any, cleaned: dict[str, Any], at: Any) -> str:
        moving = ask(cleaned["package"], cleaned["table"], unit=self.officer.unit, by=self.officer, at=at)
        return reverse("intake:moving", args=[moving.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Moving.objects.visible_to(self.officer, self.today).order_by("-pk")[:20]
        return super().get_context_data(movings=rows, **kwargs)


class ShowMoving(DeskList):
    """What became of each page, with the sentence of those that were refused."""

    template_name = "intake/desk/moving.html"
    title = "Chuyển bài từ cổng cũ"
    roles = READERS
    filter_form_class = LineFilter

    def rows(self, filters: dict[str, Any]) -> QuerySet[MovingLine]:
        found = Moving.objects.visible_to(self.officer, self.today).filter(code=self.kwargs["code"].upper())
        self.moving = found.select_related("unit").first()
        if self.moving is None:
            raise Http404
        rows = self.moving.lines.defer("body")
        return rows.filter(state=filters["state"]) if filters.get("state") else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        counted = dict(self.moving.lines.order_by().values_list("state").annotate(Count("pk")))
        tiles = [{"label": label, "number": counted.get(state, 0)} for state, label in LINE_STATES.items()]
        return context | {
            "moving": self.moving, "tiles": tiles, "waiting": counted.get("waiting", 0),
            "lines": [_line(one) for one in context["sheet"].rows],
        }  # fmt: skip


def _line(one: MovingLine) -> dict[str, Any]:
    route = {"proposed": "intake:review", "drafted": "news:show"}.get(one.state)
    return {
        "url": reverse(route, args=[one.code]) if route and one.code else "",
        "cells": [
            {"text": one.title or one.file or one.path or "(không đọc được)", "more": one.path if one.title else ""},
            {"text": str(one.number), "short": True, "number": True},
            {"text": LINE_STATES[one.state], "badge": LINE_BADGES[one.state], "more": one.sentence},
        ],
    }
