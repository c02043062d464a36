"""My reports: what to send, until when, what is late; a period that is opened."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms as django_forms
from django.db.models import BigIntegerField, DateField, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.calendars.models import Generation
from danvan.calendars.models import load as load_calendar
from danvan.core.prepared import Prepared
from danvan.core.refused import Refused
from danvan.figures.periods import Period
from danvan.law.calendar import Calendar
from danvan.reports import actions
from danvan.reports.board import BADGES, CORRECTING, LABELS
from danvan.reports.due import belongs, due_on, periods_since
from danvan.reports.line import Asked, asked_of, asked_of_body, bodies_on
from danvan.reports.models import FormVersion, ReportingLine, Sheet
from danvan.reports.permissions import may_enter_for, may_open
from danvan.reports.states import PERIODS
from danvan.units.doors import DeskAct, DeskPage

PERIODS_SHOWN = 4


HERE = Prepared(
    lambda unit, on: bodies_on(unit, on).annotate(stamp=Subquery(Generation.objects.order_by("pk").values("stamp")[:1])),
    unit=BigIntegerField(), on=DateField(),
)  # fmt: skip
"""What the unit is on a day, with the stamp of the calendar."""
SHEETS = Prepared(
    lambda unit, forms: Sheet.objects.with_correction().filter(unit=unit, form__in=forms),
    unit=BigIntegerField(), forms=None,
)  # fmt: skip


def versions_of(code: str) -> list[FormVersion]:
    """Return the versions of a form with their reporting lines, the newest first. One query."""
    lines = ReportingLine.objects.filter(version__form__code=code.upper()).select_related("version__form")
    versions: dict[int, FormVersion] = {}
    for line in lines.order_by("-version__number", "pk"):
        version = versions.setdefault(line.version_id, line.version)
        version.ready_lines = [*getattr(version, "ready_lines", []), line]
    return list(versions.values())


def version_for(code: str, period_code: str) -> tuple[FormVersion, Period]:
    """Return the version of a form that holds for a period, and the period; 404 for either unknown."""
    for version in versions_of(code):
        try:
            period = Period.parse(period_code, scheme=version.scheme)
        except Refused:
            break
        if belongs(version, period) and version.valid_from <= period.end:
            return version, period
    raise Http404


class ListReports(DeskPage):
    """What my unit sends and what it receives."""

    template_name = "reports/desk/mine.html"
    title = "Báo cáo"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit = self.officer.unit
        body = next(iter(HERE.rows(unit=unit.pk, on=self.today)), None)
        asked = asked_of_body(body, unit, self.today) if body else []
        forms = {one.version.form_id for one in asked}
        sheets = (
            {(one.form_id, one.period_code): one for one in SHEETS.rows(unit=unit.pk, forms=forms)} if asked else {}
        )
        calendar = load_calendar(unit, stamp=body.stamp or "") if body else None
        lines = [line for one in asked if one.sends and calendar for line in self._lines(one, sheets, calendar)]
        lines.sort(key=lambda line: (line["done"], line["due_on"] or date.max))
        return super().get_context_data(
            may_import=may_enter_for(self.officer, self.officer.unit, self.today),
            todo=[line for line in lines if not line["done"]], done=[line for line in reversed(lines) if line["done"]],
            boards=[line for one in asked if one.receives for line in self._boards(one)], asked=asked,
            **kwargs,
        )  # fmt: skip

    def _lines(self, one: Asked, sheets: dict[tuple[int, str], Sheet], calendar: Calendar) -> list[dict[str, Any]]:
        found = []
        for period in periods_since(one.version, one.assignment.since, self.today, most=PERIODS_SHOWN):
            sheet = sheets.get((one.version.form_id, period.code))
            due = sheet.due_on if sheet else due_on(one.version, period, calendar)[0]
            done = sheet is not None and sheet.state in ("sent", "received")
            address = reverse("reports:show", args=[sheet.code]) if sheet else reverse(
                "reports:period", args=[one.version.form.code, period.code])  # fmt: skip
            found.append({
                "name": one.version.name, "period": period.label, "url": address, "due_on": due, "done": done,
                "kind": PERIODS[one.version.period_kind], "state": LABELS[CORRECTING if sheet and sheet.corrects else sheet.state if sheet else ""],
                "badge": BADGES.get(sheet.state if sheet else "", "note"), "running": period.end >= self.today,
                "late": max((self.today - due).days, 0) if due and not done and not (sheet and sheet.corrects) else 0,
            })  # fmt: skip
        return found

    def _boards(self, one: Asked) -> list[dict[str, Any]]:
        return [
            {
                "name": one.version.name, "period": period.label,
                "url": reverse("reports:board", args=[one.version.form.code, period.code]),
            }
            for period in periods_since(one.version, one.assignment.since, self.today, most=PERIODS_SHOWN)
        ]  # fmt: skip


class OpenForm(django_forms.Form):
    """Open a period: nothing to type."""


class ShowPeriod(DeskAct):
    """A period that nobody opened yet; once opened it is a report with an address of its own."""

    template_name = "reports/desk/period.html"
    form_class = OpenForm

    def allowed(self) -> bool:
        """Let those who follow look; opening is asked again by the action."""
        return self.request.method == "GET" or may_open(self.officer, self.officer.unit, self.today)

    def find(self) -> FormVersion:
        version, self.period = version_for(self.kwargs["form"], self.kwargs["period"])
        if not any(one.version.form_id == version.form_id and one.sends for one in asked_of(self.officer.unit, max(self.period.end, self.today))):  # fmt: skip
            raise Http404
        return version

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sheet = Sheet.objects.filter(
            form=self.thing.form_id, unit=self.officer.unit_id, period_code=self.period.code
        ).first()
        if sheet is not None:
            return HttpResponseRedirect(reverse("reports:show", args=[sheet.code]))
        return super().get(request, *args, **kwargs)

    def act(self, thing: FormVersion, cleaned: dict[str, Any], at: datetime) -> str:
        sheet = actions.open(thing, self.officer.unit, self.period, by=self.officer, at=at)
        return reverse("reports:fill", args=[sheet.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        due, source = due_on(self.thing, self.period, load_calendar(self.officer.unit))
        return super().get_context_data(
            title=self.thing.name, form_version=self.thing, period=self.period, due=due, due_source=source,
            may_open=may_open(self.officer, self.officer.unit, self.today), parts=self.thing.parts.count(), **kwargs,
        )  # fmt: skip


def sheet_for(view: DeskPage | DeskAct, code: str) -> Sheet:
    """Return the sheet that this officer may see, else 404."""
    rows = (
        Sheet.objects.visible_to(view.officer, view.today).with_versions().select_related("form", "unit", "superior")
    )
    return get_object_or_404(rows, code=code.upper())
