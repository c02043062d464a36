"""The book of personal-data breaches of a unit, for its head and administrator."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.law.wording import fill
from danvan.petitions.actions import breaches as actions
from danvan.petitions.data_states import BREACH_STATES, BREACH_STEPS
from danvan.petitions.forms import breaches as forms
from danvan.petitions.models import Breach
from danvan.petitions.permissions import may_set
from danvan.units.doors import DeskAct, DeskList, DeskPage

ROLES = ("head", "administrator")
BADGES = {"found": "late", "reported": "waiting", "ended": "done"}


class ListBreaches(DeskList):
    """The breaches in scope, the newest first."""

    roles = ROLES
    template_name = "petitions/desk/breaches.html"
    title = "Vi phạm dữ liệu cá nhân"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Breach]:
        return Breach.objects.visible_to(self.officer, self.today).prefetch_related("clocks").newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        lines = [
            {"breach": one, "state": BREACH_STATES[one.state], "badge": BADGES[one.state], "clock": next(iter(one.clocks.all()), None)}
            for one in context["sheet"].rows
        ]  # fmt: skip
        return context | {"lines": lines, "may_set": may_set(self.officer, self.officer.unit, self.today)}


class OneBreach:
    """Finds the breach of the address in one's scope."""

    def find(self) -> Breach:
        rows = Breach.objects.visible_to(self.officer, self.today).select_related("unit", "entered_by__person", "ended_by__person")  # type: ignore[attr-defined]  # fmt: skip
        return get_object_or_404(rows, code=self.kwargs["code"].upper())  # type: ignore[attr-defined]


class ShowBreach(OneBreach, DeskPage):
    """One breach with its 72 hours."""

    roles = ROLES
    template_name = "petitions/desk/breach.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        breach = self.find()
        calendar = calendars.load(breach.unit)
        verbs = (
            [
                (step.label, reverse(f"petitions:{verb}", args=[breach.code]))
                for verb, step in BREACH_STEPS.items()
                if breach.state in step.from_
            ]
            if may_set(self.officer, breach.unit, self.today)
            else []
        )
        rows = breach.clocks.prefetch_related("changes")
        return super().get_context_data(
            title=f"Vi phạm dữ liệu {breach.code}", breach=breach, state=BREACH_STATES[breach.state], badge=BADGES[breach.state], verbs=verbs,
            terms=[clocks.deadline(one, calendar, self.today, at=self.at) for one in rows], **kwargs,
        )  # fmt: skip


class BreachAct(DeskAct):
    """A form of the book; who does not set for the unit does not find it."""

    roles = ROLES
    template_name = "petitions/desk/act.html"
    submit = ""
    text = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"submit": self.submit or self.title, "text": fill(self.text, self.today), "back": self.back()}
        return super().get_context_data(**(shown | kwargs))

    def back(self) -> str:
        return reverse("petitions:breaches")


class NoteBreach(BreachAct):
    """Write a breach down; 72 hours run from when it was found."""

    form_class = forms.NoteBreachForm
    title, submit, done = "Ghi vi phạm dữ liệu cá nhân", "Ghi", "Đã ghi; thời hạn báo cáo bắt đầu từ lúc phát hiện."
    text = "Không ghi tên, số điện thoại của ai. Ghi ngay khi phát hiện, bổ sung sau."

    def find(self) -> None:
        if not may_set(self.officer, self.officer.unit, self.today):
            raise Http404

    def get_initial(self) -> dict[str, Any]:
        return {"found_at": self.at}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        made = actions.note_breach(self.officer.unit, **cleaned, by=self.officer, at=at)
        return reverse("petitions:breach", args=[made.code])


class OneBreachAct(OneBreach, BreachAct):
    """A verb on one breach."""

    def find(self) -> Breach:
        breach = super().find()
        if not may_set(self.officer, breach.unit, self.today):
            raise Http404
        return breach

    def back(self) -> str:
        return reverse("petitions:breach", args=[self.thing.code])


class ReportBreach(OneBreachAct):
    """Write down the report."""

    form_class = forms.ReportBreachForm
    title, submit, done = "Ghi đã báo cáo vi phạm", "Ghi", "Đã ghi việc báo cáo."

    def get_initial(self) -> dict[str, Any]:
        return {"reported_at": self.at, "measures": self.thing.measures}

    def act(self, thing: Breach, cleaned: dict[str, Any], at: datetime) -> str:
        actions.report_breach(thing, **cleaned, by=self.officer, at=at)
        return self.back()


class EndBreach(OneBreachAct):
    """Close it."""

    form_class = forms.EndBreachForm
    title, submit, done = "Kết thúc vi phạm dữ liệu", "Kết thúc", "Đã kết thúc."

    def act(self, thing: Breach, cleaned: dict[str, Any], at: datetime) -> str:
        actions.end_breach(thing, **cleaned, by=self.officer, at=at)
        return self.back()
