"""The board of a superior: which units have sent, which are late and by how long, which were sent back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, OuterRef, Subquery

from danvan.calendars.models import load as load_calendar
from danvan.core.dates import local_day
from danvan.figures.periods import Period
from danvan.reports.due import due_on
from danvan.reports.line import names_of_senders
from danvan.reports.models import FormVersion, Reminder, Sheet, SheetVersion
from danvan.reports.states import STATES
from danvan.units.models import Unit

BADGES = {"received": "done", "sent": "waiting", "handed_back": "late", "waiting": "note", "filling": "note"}
STANDING = ("sent", "received", "correcting")
NO_SHEET = (0, "", "", None, None, None, None)
CORRECTING = "correcting"
"""What a sheet is called here while its unit corrects what was sent: the sent version still stands."""
LABELS = STATES | {"": "Chưa mở", CORRECTING: "Đang điều chỉnh"}


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
        return self.state in STANDING


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
    def _correcting(self) -> list[tuple[str, int, str]]:
        number = self.count(CORRECTING)
        return [("đang điều chỉnh", number, "note")] if number else []

    @property
    def tallies(self) -> list[tuple[str, int, str]]:
        """Give label, number and badge of each heap, in the order of the work."""
        late = sum(not row.is_in and row.late_days > 0 for row in self.rows)
        return [
            ("đã tiếp nhận", self.count("received"), "done"), ("chờ tiếp nhận", self.count("sent"), "waiting"),
            ("trả lại", self.count("handed_back"), "late"), *self._correcting, ("chưa gửi", self.count("", "filling", "waiting"), "note"),
            ("quá hạn chưa gửi", late, "late"),
        ]  # fmt: skip


def build(form: FormVersion, superior: Unit, period: Period, *, today: date) -> Board:
    """Lay out the board: the units of the reporting line, their sheets, versions and reminders. Few queries."""
    told = Reminder.objects.filter(
        form=form.form_id, superior=superior, period_code=period.code, unit=OuterRef("unit")
    )
    told = told.order_by().values("unit")
    bodies = names_of_senders(
        form, superior, period.end, reminded=Subquery(told.annotate(n=Count("pk")).values("n")),
        reminded_at=Subquery(told.annotate(last=Max("reminded_at")).values("last")),
    )  # fmt: skip
    sheets = {row[0]: row for row in _sheets(form, superior, period)}
    due = next((row[3] for row in sheets.values() if row[3]), None)
    if due is None:
        due = due_on(form, period, load_calendar(superior))[0]
    rows = [_row(body, sheets.get(body[0], NO_SHEET), due, today) for body in bodies]
    return Board(form, period, due, rows)


def _sheets(form: FormVersion, superior: Unit, period: Period) -> Iterable[tuple[Any, ...]]:
    """Give (unit, code, state, due day, first day sent, newest number, handed back at) of each sheet. One query."""
    versions = SheetVersion.objects.filter(sheet=OuterRef("pk"), sent_at__isnull=False).order_by("number")
    rows = Sheet.objects.filter(form=form.form_id, starts_on=period.start, superior=superior, period_code=period.code)
    return rows.annotate(
        first_sent=Subquery(versions.values("sent_on")[:1]), newest=Subquery(versions.reverse().values("number")[:1]),
        back_at=Subquery(versions.reverse().values("handed_back_at")[:1]),
    ).values_list("unit_id", "code", "state", "due_on", "first_sent", "newest", "back_at")  # fmt: skip


def _row(body: tuple[Any, ...], sheet: tuple[Any, ...], due: date | None, today: date) -> BoardRow:
    unit, code, name, reminded, reminded_at = body
    _, sheet_code, state, sheet_due, sent_on, newest, back_at = sheet
    if newest and back_at is None and state in ("filling", "waiting"):
        state = CORRECTING
    last = sheet_due or due
    done = sent_on if sent_on and state in STANDING else None
    late = ((done or today) - last).days if last else 0
    return BoardRow(
        unit, code, name, sheet_code, state, LABELS[state], BADGES.get(state, "note"), sent_on, max(late, 0),
        newest or 0, reminded or 0, local_day(reminded_at) if reminded_at else None,
    )  # fmt: skip
