"""The verbs of a movement: prepare, revise, announce, amend (a new edition of the criteria), close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.initiatives.actions.keeping import write_movement
from danvan.initiatives.models import Choice, Criterion, Edition, Movement
from danvan.initiatives.permissions import may_amend, may_announce, may_close_movement, may_prepare, may_revise
from danvan.initiatives.states import MOVEMENT_STATES, MOVEMENT_STEPS
from danvan.units.models import Officer, Unit


class MovementNotYours(Refused):
    """Bạn không có quyền soạn hoặc phát động phong trào của đơn vị này."""


class NoFields(Refused):
    """Đợt phát động cần ít nhất một lĩnh vực và một mức công nhận do đơn vị đặt."""


class EndsBeforeStart(Refused):
    """Ngày kết thúc không được trước ngày bắt đầu."""


class NoReasonToAmend(Refused):
    """Hãy ghi lý do sửa đổi: người đã đăng ký cần biết vì sao tiêu chí khác trước."""


class PartWithoutWhole(Refused):
    """Dòng «{text}»: tiêu chí thành phần phải nằm dưới một tiêu chí."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the plan says."""

    name: str
    starts_on: date
    ends_on: date
    plan_label: str = ""
    aims: str = ""
    register_by: date | None = None
    assess_by: date | None = None


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One line of the table of criteria; ``depth`` 0 group, 1 criterion, 2 part."""

    depth: int
    text: str
    points: Decimal | None = None
    bonus: Decimal | None = None
    evidence: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """What the unit measures by: fields, levels (name, from how many points), the chain of appraisers, criteria."""

    fields: Sequence[str] = ()
    levels: Sequence[tuple[str, Decimal | None]] = ()
    stages: Sequence[str] = ()
    criteria: Sequence[CriterionRow] = field(default=())
    combine: str = ""


@transaction.atomic
def prepare(plan: Plan, measures: Measures, *, unit: Unit, by: Officer, at: datetime) -> Movement:
    """Begin the plan of a movement; nobody may register before it is announced."""
    if not may_prepare(by, unit, local_day(at)):
        raise MovementNotYours()
    _judge(plan, measures)
    movement = Movement.objects.create(
        code=new_code(unit.record_prefix(), local_day(at).year),
        unit=unit,
        created_at=at,
        created_by=by,
        **asdict(plan),
    )
    _edition(movement, 1, measures, "", by=by, at=at)
    write_movement(movement, "prepared", by=by, at=at)
    return movement


@transaction.atomic
def revise(movement: Movement, *, plan: Plan, measures: Measures, by: Officer, at: datetime) -> Movement:
    """Change a plan that is not announced yet; its first edition is written anew."""
    movement = _locked(movement, "revise", may_revise, by=by, at=at)
    _judge(plan, measures)
    for name, value in asdict(plan).items():
        setattr(movement, name, value)
    movement.save()
    movement.editions.all().delete()
    _edition(movement, 1, measures, "", by=by, at=at)
    write_movement(movement, "revised", ("plan", "measures"), by=by, at=at)
    return movement


@transaction.atomic
def announce(movement: Movement, *, on: date, by: Officer, at: datetime) -> Movement:
    """Launch the movement: units may register from now on. Raises NoFields."""
    movement = _locked(movement, "announce", may_announce, by=by, at=at)
    edition = movement.edition()
    if not edition.names("field") or not edition.names("level"):
        raise NoFields()
    movement.announced_at, movement.announced_by, movement.announced_on = at, by, on
    movement.save()
    write_movement(movement, "announced", ("state", "announced_on"), by=by, at=at)
    return movement


@transaction.atomic
def amend(movement: Movement, *, measures: Measures, reason: str, by: Officer, at: datetime) -> Edition:
    """Decide a new edition of fields, criteria, levels, chain; what was scored by the old one stays with it."""
    movement = _locked(movement, "amend", may_amend, by=by, at=at)
    if not reason.strip():
        raise NoReasonToAmend(field="reason")
    _check_tree(measures)
    if not measures.fields or not measures.levels:
        raise NoFields()
    made = _edition(movement, movement.edition().number + 1, measures, reason.strip(), by=by, at=at)
    write_movement(movement, "amended", ("measures",), by=by, at=at)
    return made


@transaction.atomic
def close_movement(movement: Movement, *, by: Officer, at: datetime) -> Movement:
    """Take no more registrations; models go on."""
    movement = _locked(movement, "close_movement", may_close_movement, by=by, at=at)
    movement.closed_at, movement.closed_by = at, by
    movement.save()
    write_movement(movement, "closed", ("state",), by=by, at=at)
    return movement


def _locked(
    movement: Movement, verb: str, may: Callable[[Officer, Movement, date], bool], *, by: Officer, at: datetime
) -> Movement:
    movement = Movement.objects.select_for_update(of=("self",)).select_related("unit").get(pk=movement.pk)
    if not may(by, movement, local_day(at)):
        raise MovementNotYours()
    movement.state = check(MOVEMENT_STEPS, verb, movement.state, labels=MOVEMENT_STATES) or movement.state
    return movement


def _judge(plan: Plan, measures: Measures) -> None:
    if plan.ends_on < plan.starts_on:
        raise EndsBeforeStart(field="ends_on")
    _check_tree(measures)


def _check_tree(measures: Measures) -> None:
    before = -1
    for row in measures.criteria:
        if row.depth == 2 and before < 1:
            raise PartWithoutWhole(text=row.text[:60])
        before = row.depth


def _edition(
    movement: Movement, number: int, measures: Measures, reason: str, *, by: Officer, at: datetime
) -> Edition:
    edition = Edition.objects.create(
        movement=movement, number=number, combine=measures.combine, reason=reason, made_at=at, made_by=by
    )
    named = [("field", name, None) for name in measures.fields]
    named += [("level", name, minimum) for name, minimum in measures.levels]
    named += [("stage", name, None) for name in measures.stages]
    Choice.objects.bulk_create(
        Choice(edition=edition, kind=kind, name=name, minimum=minimum, position=n)
        for n, (kind, name, minimum) in enumerate(named)
    )
    Criterion.objects.bulk_create(
        Criterion(edition=edition, position=n, **asdict(row)) for n, row in enumerate(measures.criteria)
    )
    return edition
