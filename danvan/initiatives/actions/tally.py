"""Figures of a time before the records: one number, its period, its basis."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.initiatives.actions.keeping import NotYours
from danvan.initiatives.models import Tally
from danvan.initiatives.permissions import may_prepare
from danvan.units.models import Officer, Unit


class NoBasis(Refused):
    """Số của thời kỳ trước phải ghi căn cứ: báo cáo nào, trang nào."""


class PeriodNotOver(Refused):
    """Chỉ ghi số của thời kỳ đã qua; thời kỳ đang chạy thì ghi từng mô hình."""


class WrongPeriod(Refused):
    """Ngày cuối không được trước ngày đầu."""


@transaction.atomic
def enter_tally(
    *, unit: Unit, kind: str, first_on: date, last_on: date, amount: int, bound: str, basis: str, by: Officer,
    at: datetime, field: str = "",
) -> Tally:  # fmt: skip
    """Enter one typed number for a past period; it counts on the last day, in the column of typed or estimated ones."""
    if not may_prepare(by, unit, local_day(at)):
        raise NotYours()
    if not basis.strip():
        raise NoBasis(field="basis")
    if last_on < first_on:
        raise WrongPeriod(field="last_on")
    if last_on > local_day(at):
        raise PeriodNotOver(field="last_on")
    made = Tally.objects.create(
        code=new_code(unit.record_prefix(), local_day(at).year), unit=unit, kind=kind, first_on=first_on, last_on=last_on,
        amount=amount, bound=bound, field=field, basis=basis.strip(), entered_at=at, entered_by=by,
    )  # fmt: skip
    journal.record(
        unit=unit.code,
        actor=by.code,
        verb="initiative.tally_entered",
        kind="tally",
        code=made.code,
        fields=("amount",),
        at=at,
    )
    return made
