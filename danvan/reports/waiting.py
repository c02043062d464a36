"""What of this room waits for an officer: to approve, to receive, to send; also what nobody has opened yet."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When
from django.urls import reverse

from danvan.calendars.models import Generation
from danvan.calendars.models import load as load_calendar
from danvan.figures.periods import Period
from danvan.law.calendar import Calendar
from danvan.reports.due import due_on, period_before, period_on
from danvan.reports.line import Asked, asked_of_body, bodies_on
from danvan.reports.models import FormVersion, Sheet
from danvan.reports.states import SUPERIORS, WRITERS
from danvan.units import work
from danvan.units.models import Officer, UnitVersion
from danvan.units.waiting import MOST, Asker, Row, Waiting, rows
from danvan.units.work import DECIDE, FINISH, Work

A_WEEK = 7
ARRIVED, CORRECTING = "arrived", "correcting"


def _body(asker: Asker) -> QuerySet[Any]:
    """Ask what the unit is: its path, that of its area, kind and level."""
    return rows(bodies_on(asker.unit_id, asker.on), title="path", note="area_path", kind="kind", state="level")


def _calendar(asker: Asker) -> QuerySet[Any]:
    return rows(Generation.objects.order_by("pk")[:1], code="stamp")


def _sheets(asker: Asker) -> QuerySet[Any]:
    """Ask for the sheets of the unit and for those that stand sent to it, with what there is to say of each."""
    unit = asker.unit_id
    found = Sheet.objects.with_correction().filter(Q(unit=unit) | Q(superior=unit, state="sent"))
    state = Case(
        When(superior=unit, state="sent", then=Value(ARRIVED)),
        When(corrects=True, state="filling", send_back_reason="", then=Value(CORRECTING)),
        default="state",
    )
    back = Case(When(state="handed_back", then="hand_back_reason"), default="send_back_reason")
    return rows(
        found.order_by("due_on", "pk"),
        code="code", title="period_code", kind="scheme", state=state, note=back, day="due_on", number="form_id",
    )  # fmt: skip


def _say(bodies: list[Row], stamps: list[Row], sheets: list[Row], officer: Officer, on: date) -> list[Work]:
    """Two queries: the forms that somebody asked for."""
    if not bodies:
        return []
    body = UnitVersion(unit_id=officer.unit_id, kind=bodies[0].kind, level=bodies[0].state, path=bodies[0].title)
    body.area_path = bodies[0].note
    asked = asked_of_body(body, officer.unit, on)
    if not asked:
        return []
    names = {one.version.form_id: one.version.name for one in asked}
    lines = [
        line
        for sheet in sheets
        if sheet.number in names
        for line in _of_sheet(sheet, names[sheet.number], officer, on)
    ]
    opened = {(sheet.number, sheet.title) for sheet in sheets if sheet.state != ARRIVED}
    calendar = load_calendar(officer.unit, stamp=stamps[0].code if stamps else "")
    return (lines + [line for one in asked if one.sends for line in _unopened(one, calendar, opened, on)])[:MOST]


def _of_sheet(sheet: Row, name: str, officer: Officer, on: date) -> list[Work]:
    what = f"{name}, {Period.parse(sheet.title, scheme=sheet.kind).name}"
    url = reverse("reports:show", args=[sheet.code])
    if sheet.state == ARRIVED:
        told = "Cấp dưới đã gửi"
        return [Work(DECIDE, what, url, told, "Chờ tiếp nhận")] if officer.has_any(SUPERIORS, on) else []
    if sheet.state == "waiting":
        return [Work(DECIDE, what, url, "Báo cáo chờ duyệt", "Chờ duyệt")] if officer.has("head", on) else []
    if sheet.state == CORRECTING:
        return [Work(FINISH, what, url, "Bản điều chỉnh đang làm", "Đang điều chỉnh")]
    if sheet.state not in ("filling", "handed_back"):
        return []
    more = sheet.note or "Báo cáo đang làm"
    if sheet.day is not None and (sheet.day - on).days <= A_WEEK:
        return [work.due(what, reverse("reports:fill", args=[sheet.code]), sheet.day, on, more=more)]
    badge, kind = ("Bị trả lại", "late") if sheet.note else ("Đang làm", "note")
    return [Work(FINISH, what, url, more, badge, kind)]


def _unopened(one: Asked, calendar: Calendar, opened: set[tuple[int, str]], on: date) -> list[Work]:
    """Give the line of the last period that is over, and of the one that runs, when nobody has opened them."""
    version: FormVersion = one.version
    period = period_on(version, on)
    found = []
    for each in (period_before(version, period) if period else None, period):
        if each is None or each.end < one.assignment.since or (version.form_id, each.code) in opened:
            continue
        due, _ = due_on(version, each, calendar)
        if due is not None and (due - on).days <= A_WEEK:
            url = reverse("reports:period", args=[version.form.code, each.code])
            found.append(work.due(f"{version.name}, {each.name}", url, due, on, more="Báo cáo chưa mở"))
    return found


WAITING = (Waiting(WRITERS, (_body, _calendar, _sheets), _say),)
