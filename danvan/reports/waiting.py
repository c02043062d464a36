"""What of this room waits for an officer: to approve, to receive, to send; also what nobody has opened yet."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse

from danvan.calendars.models import load as load_calendar
from danvan.reports.due import due_on, period_before, period_on
from danvan.reports.line import Asked, asked_of
from danvan.reports.models import FormVersion, Sheet
from danvan.reports.states import SUPERIORS, WRITERS
from danvan.units import work
from danvan.units.models import Officer
from danvan.units.work import DECIDE, FINISH, Work

MOST = 20
A_WEEK = 7


def waiting_for(officer: Officer, *, on: date) -> list[Work]:
    """List the reports that wait for this officer. A form that nobody asked for costs two queries."""
    if not officer.has_any(WRITERS, on):
        return []
    asked = asked_of(officer.unit, on)
    if not asked:
        return []
    rows = Sheet.objects.with_correction().filter(Q(unit=officer.unit_id) | Q(superior=officer.unit_id, state="sent"))
    rows = rows.filter(form__in=[one.version.form_id for one in asked]).order_by("due_on", "pk")
    names = {one.version.form_id: one.version.name for one in asked}
    sheets = list(rows)
    lines = [line for sheet in sheets for line in _of_sheet(sheet, names[sheet.form_id], officer, on)]
    opened = {(sheet.form_id, sheet.period_code) for sheet in sheets if sheet.unit_id == officer.unit_id}
    return (lines + [line for one in asked if one.sends for line in _unopened(one, officer, opened, on)])[:MOST]


def _of_sheet(sheet: Sheet, name: str, officer: Officer, on: date) -> list[Work]:
    what, url = f"{name}, {sheet.period.name}", reverse("reports:show", args=[sheet.code])
    if sheet.superior_id == officer.unit_id and sheet.state == "sent":
        told = "Cấp dưới đã gửi"
        return [Work(DECIDE, what, url, told, "Chờ tiếp nhận")] if officer.has_any(SUPERIORS, on) else []
    if sheet.state == "waiting":
        return [Work(DECIDE, what, url, "Báo cáo chờ duyệt", "Chờ duyệt")] if officer.has("head", on) else []
    if sheet.state not in ("filling", "handed_back"):
        return []
    if sheet.corrects and not sheet.send_back_reason:
        return [Work(FINISH, what, url, "Bản điều chỉnh đang làm", "Đang điều chỉnh")]
    back = sheet.hand_back_reason if sheet.state == "handed_back" else sheet.send_back_reason
    if sheet.due_on is not None and (sheet.due_on - on).days <= A_WEEK:
        return [
            work.due(
                what, reverse("reports:fill", args=[sheet.code]), sheet.due_on, on, more=back or "Báo cáo đang làm"
            )
        ]
    return [
        Work(
            FINISH,
            what,
            url,
            back or "Báo cáo đang làm",
            "Bị trả lại" if back else "Đang làm",
            "late" if back else "note",
        )
    ]


def _unopened(one: Asked, officer: Officer, opened: set[tuple[int, str]], on: date) -> list[Work]:
    """Give the line of the last period that is over, and of the one that runs, when nobody has opened them."""
    version: FormVersion = one.version
    period = period_on(version, on)
    found = []
    for each in (period_before(version, period) if period else None, period):
        if each is None or each.end < one.assignment.since or (version.form_id, each.code) in opened:
            continue
        due, _ = due_on(version, each, load_calendar(officer.unit))
        if due is not None and (due - on).days <= A_WEEK:
            url = reverse("reports:period", args=[version.form.code, each.code])
            found.append(work.due(f"{version.name}, {each.name}", url, due, on, more="Báo cáo chưa mở"))
    return found
