"""The verbs of the book of personal-data breaches: noted at once, reported within 72 hours, ended."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.core import steps
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.law.wording import length_of
from danvan.petitions.actions.refusals import NotYours, ReasonMissing
from danvan.petitions.data_states import BREACH_RULE, BREACH_STATES, BREACH_STEPS
from danvan.petitions.models import Breach, BreachClock
from danvan.petitions.permissions import may_set
from danvan.units.models import Officer, Unit


class FoundInFuture(Refused):
    """Lúc phát hiện không được sau bây giờ."""


class ReportedBeforeFound(Refused):
    """Lúc báo cáo phải sau lúc phát hiện và không sau bây giờ."""


@transaction.atomic
def note_breach(
    unit: Unit, *, found_at: datetime, what: str, data_kinds: str, people: int | None = None, measures: str = "", by: Officer, at: datetime
) -> Breach:  # fmt: skip
    """Write a breach into the book; its 72 hours run from the moment it was found (Luật 91/2025 Điều 23)."""
    if not may_set(by, unit, local_day(at)):
        raise NotYours()
    if found_at > at:
        raise FoundInFuture(field="found_at")
    if not what.strip() or not data_kinds.strip():
        raise ReasonMissing(
            "Hãy ghi việc xảy ra và loại dữ liệu.", field="what" if not what.strip() else "data_kinds"
        )
    breach = Breach.objects.create(
        code=new_code(unit.record_prefix(), local_day(at).year), unit=unit, found_at=found_at, entered_at=at, entered_by=by, what=what.strip(),
        data_kinds=data_kinds.strip()[:300], people=people, measures=measures.strip(),
    )  # fmt: skip
    clocks.start(BreachClock, BREACH_RULE, found_at, calendars.load(unit), breach=breach).save()
    _write(breach, "found", ("state",), by, at)
    return breach


@transaction.atomic
def report_breach(
    breach: Breach, *, reported_at: datetime, reported_to: str, paper: str = "", late_reason: str = "", people_told_on: date | None = None,
    measures: str = "", by: Officer, at: datetime,
) -> Breach:  # fmt: skip
    """Write down that the authority was told; after the 72 hours a reason is needed."""
    breach = _begin(breach, "report_breach", by, at)
    if not breach.found_at <= reported_at <= at:
        raise ReportedBeforeFound(field="reported_at")
    if not reported_to.strip():
        raise ReasonMissing("Hãy ghi nơi nhận báo cáo.", field="reported_to")
    clock = breach.clocks.open().first()
    if clock and clock.due_at and reported_at > clock.due_at and not late_reason.strip():
        raise ReasonMissing(f"Báo cáo sau {length_of(clock.rule)} phải nêu vì sao chậm.", field="late_reason")
    breach.state, breach.reported_at, breach.reported_to = "reported", reported_at, reported_to.strip()[:200]
    breach.paper, breach.late_reason, breach.people_told_on = (
        paper.strip()[:80],
        late_reason.strip()[:300],
        people_told_on,
    )
    breach.measures = measures.strip() or breach.measures
    breach.save()
    if clock:
        clocks.settle(clock, on=local_day(reported_at), by_code=by.code, at=at)
    _write(breach, "reported", ("state", "reported_at"), by, at)
    return breach


@transaction.atomic
def end_breach(breach: Breach, *, result: str, by: Officer, at: datetime) -> Breach:
    """Close a breach with what was mended."""
    breach = _begin(breach, "end_breach", by, at)
    if not result.strip():
        raise ReasonMissing("Hãy ghi kết quả khắc phục.", field="result")
    breach.state, breach.result, breach.ended_at, breach.ended_by = "ended", result.strip(), at, by
    breach.save()
    _write(breach, "ended", ("state", "result"), by, at)
    return breach


def _begin(breach: Breach, verb: str, by: Officer, at: datetime) -> Breach:
    row = Breach.objects.select_for_update(of=("self",)).select_related("unit").get(pk=breach.pk)
    if not may_set(by, row.unit, local_day(at)):
        raise NotYours()
    steps.check(BREACH_STEPS, verb, row.state, labels=BREACH_STATES)
    return row


def _write(breach: Breach, done: str, fields: tuple[str, ...], by: Officer, at: datetime) -> None:
    journal.record(
        unit=breach.unit.code, actor=by.code, verb=f"breach.{done}", kind="breach", code=breach.code, fields=fields, at=at
    )  # fmt: skip
