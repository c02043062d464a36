"""The board of a superior: which units have sent, which are late and by how long, which were sent back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Subquery

from danvan.calendars.models import load as load_calendar
from danvan.core.dates import local_day
from danvan.figures.periods import Period
from danvan.reports.due import due_on
from danvan.reports.line import senders
from danvan.reports.models import FormVersion, Reminder, Sheet, SheetVersion
from danvan.reports.states import STATES
from danvan.units.models import Unit

BADGES = {"received": "done", "sent": "waiting", "handed_back": "late", "waiting": "note", "filling": "note"}


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit below and its report. ``late_days``: how late it was sent, or is today; 0 when in time."""

    unit: int
    code: str
    name: str
    sheet: str
    state: str
    label: str
    badge: str
    sent_on: date | None
    late_days: int
    version: int
    reminded: int
    reminded_on: date | None

    @property
    def is_in(self) -> bool:
        return self.state in ("sent", "received")


@dataclass(frozen=True, slots=True)
class Board:
    """All units below for one form and period."""

    form: FormVersion
    period: Period
    due_on: date | None
    rows: list[BoardRow]

    def count(self, *states: str) -> int:
        return sum(row.state in states for row in self.rows)

    @property
    def tallies(self) -> list[tuple[str, int, str]]:
        """Give label, number and badge of each heap, in the order of the work."""
        late = sum(not row.is_in and row.late_days > 0 for row in self.rows)
        return [
            ("đã tiếp nhận", self.count("received"), "done"), ("chờ tiếp nhận", self.count("sent"), "waiting"),
            ("trả lại", self.count("handed_back"), "late"), ("chưa gửi", self.count("", "filling", "waiting"), "note"),
            ("quá hạn chưa gửi", late, "late"),
        ]  # fmt: skip


def build(form: FormVersion, superior: Unit, period: Period, *, today: date) -> Board:
    """Lay out the board: the units of the reporting line, their sheets, versions and reminders. Few queries."""
    told = Reminder.objects.filter(
        form=form.form_id, superior=superior, period_code=period.code, unit=OuterRef("unit")
    )
    told = told.order_by().values("unit")
    bodies = senders(
        form, superior, period.end, reminded=Subquery(told.annotate(n=Count("pk")).values("n")),
        reminded_at=Subquery(told.annotate(last=Max("reminded_at")).values("last")),
    )  # fmt: skip
    sheets = {sheet.unit_id: sheet for sheet in _sheets(form, superior, period)}
    due = next((sheet.due_on for sheet in sheets.values() if sheet.due_on), None)
    if due is None:
        due = due_on(form, period, load_calendar(superior))[0]
    rows = [_row(body, sheets.get(body.unit_id), due, today) for body in bodies]
    return Board(form, period, due, rows)


def _sheets(form: FormVersion, superior: Unit, period: Period) -> list[Sheet]:
    versions = SheetVersion.objects.filter(sheet=OuterRef("pk"), sent_at__isnull=False).order_by("number")
    rows = Sheet.objects.filter(form=form.form_id, superior=superior, period_code=period.code)
    return list(
        rows.annotate(
            first_sent=Subquery(versions.values("sent_on")[:1]), newest=Subquery(versions.reverse().values("number")[:1])
        )
    )  # fmt: skip


def _row(body: Any, sheet: Sheet | None, due: date | None, today: date) -> BoardRow:
    state = sheet.state if sheet else ""
    sent_on: date | None = getattr(sheet, "first_sent", None)
    last = (sheet.due_on if sheet else None) or due
    done = sent_on if sent_on and state in ("sent", "received") else None
    late = ((done or today) - last).days if last else 0
    return BoardRow(
        body.unit_id, body.unit.code, body.name, sheet.code if sheet else "", state, STATES[state] if state else "Chưa mở",
        BADGES.get(state, "note"), sent_on, max(late, 0), getattr(sheet, "newest", None) or 0, body.reminded or 0,
        local_day(body.reminded_at) if body.reminded_at else None,
    )  # fmt: skip
