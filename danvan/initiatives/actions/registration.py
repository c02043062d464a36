"""The registration of a model: begin, replicate, rewrite, register, withdraw; ask, merge, accept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.initiatives.actions.keeping import NotYours, keep, locked
from danvan.initiatives.models import Goal, Initiative, Movement
from danvan.initiatives.permissions import (
    may_accept,
    may_ask_completion,
    may_begin,
    may_merge,
    may_register,
    may_replicate,
    may_rewrite,
    may_withdraw_registration,
)  # fmt: skip
from danvan.initiatives.similar import similar_to
from danvan.units.models import Officer, Unit


class NoName(Refused):
    """Hãy đặt tên mô hình, ngắn và dễ nhớ."""


class NotOpen(Refused):
    """Đợt phát động này chưa mở hoặc đã kết thúc, hoặc không phải của đơn vị cấp trên."""


class Incomplete(Refused):
    """Đăng ký còn thiếu: {missing}. Hãy bổ sung rồi gửi lại; bản nháp vẫn được giữ."""


class SimilarFound(Refused):
    """Quanh đây có {count} mô hình gần giống. Mời xem, rồi ghi mô hình này khác ở chỗ nào."""


class NoReason(Refused):
    """Hãy ghi rõ cần bổ sung điều gì."""


class NotTheSame(Refused):
    """Chỉ gộp được vào một mô hình khác đang nằm trong danh mục hoặc đang chờ xem xét."""


@dataclass(frozen=True, slots=True)
class Aim:
    """One measurable criterion of a model: what, how much, of what."""

    text: str
    target: Decimal | None = None
    unit_word: str = ""


@dataclass(frozen=True, slots=True)
class Ten:
    """The form of ten fields; a draft needs the name only."""

    name: str
    kind: str = "new"
    registrant_kind: str = "area"
    registrant_name: str = ""
    registrant_contact: str = ""
    field: str = ""
    second_field: str = ""
    situation: str = ""
    aims: str = ""
    content: str = ""
    place: str = ""
    forces: str = ""
    resources: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    assess_on: date | None = None
    timing: str = ""
    outputs: str = ""
    outlook: str = ""
    update_every: int | None = None
    goals: Sequence[Aim] = ()


@transaction.atomic
def begin(ten: Ten, *, movement: Movement | None, unit: Unit, by: Officer, at: datetime) -> Initiative:
    """Keep a registration as a draft of ``unit``; nobody else sees it as registered."""
    if not may_begin(by, unit, local_day(at)):
        raise NotYours()
    return _make(ten, movement, unit, None, "begun", by=by, at=at)


@transaction.atomic
def replicate(origin: Initiative, *, name: str, movement: Movement | None, unit: Unit, by: Officer, at: datetime) -> Initiative:  # fmt: skip
    """Begin a model after one of another place: its own record with its own figures, linked to the origin.

    The way of doing it is copied as a beginning; reasons, place, forces, resources are the new unit's to write.
    """
    if not may_replicate(by, unit, local_day(at)):
        raise NotYours()
    ten = Ten(
        name or origin.name, field=origin.field, content=origin.content, outputs=origin.outputs, aims=origin.aims
    )
    return _make(ten, movement, unit, origin, "replicated", by=by, at=at)


def _make(
    ten: Ten,
    movement: Movement | None,
    unit: Unit,
    origin: Initiative | None,
    done: str,
    *,
    by: Officer,
    at: datetime,
) -> Initiative:
    day = local_day(at)
    if not ten.name.strip():
        raise NoName(field="name")
    if movement and not Movement.objects.open_to(unit, day).filter(pk=movement.pk).exists():
        raise NotOpen(field="movement")
    thing = Initiative(
        code=new_code(unit.record_prefix(), day.year), unit=unit, movement=movement, origin=origin, entered_on=day,
        created_at=at, created_by=by, year=movement.starts_on.year if movement else day.year, **_columns(ten),
    )  # fmt: skip
    keep(thing, done, by=by, at=at)
    _keep_goals(thing, ten.goals)
    return thing


def _columns(ten: Ten) -> dict[str, Any]:
    return {name: value for name, value in asdict(ten).items() if name != "goals"}


def _keep_goals(thing: Initiative, goals: Sequence[Aim]) -> None:
    """Write the own criteria; one that stands already keeps its figures."""
    known = {one.text: one for one in thing.goals.all()}
    for position, aim in enumerate(goals):
        row = known.pop(aim.text, None) or Goal(initiative=thing, text=aim.text)
        row.target, row.unit_word, row.position = aim.target, aim.unit_word, position
        row.save()
    thing.goals.filter(pk__in=[one.pk for one in known.values()]).delete()


@transaction.atomic
def rewrite(
    thing: Initiative, *, ten: Ten, by: Officer, at: datetime, movement: Movement | None = None
) -> Initiative:
    """Change a draft, or what was asked to be completed."""
    thing = locked(thing, "rewrite", may_rewrite, by=by, at=at)
    if not ten.name.strip():
        raise NoName(field="name")
    if movement and movement.pk != thing.movement_id and not Movement.objects.open_to(thing.unit, local_day(at)).filter(pk=movement.pk).exists():  # fmt: skip
        raise NotOpen(field="movement")
    values = _columns(ten) | {"movement": movement}
    changed = [name for name, value in values.items() if getattr(thing, name) != value]
    for name in changed:
        setattr(thing, name, values[name])
    thing.year = movement.starts_on.year if movement else thing.year
    _keep_goals(thing, ten.goals)
    return keep(thing, "rewritten", [*changed, "goals"], by=by, at=at)


@transaction.atomic
def register(thing: Initiative, *, by: Officer, at: datetime, difference: str = "") -> Initiative:
    """Send the registration. Raises Incomplete, naming what is missing, and SimilarFound until the difference is said."""
    thing = locked(thing, "register", may_register, by=by, at=at)
    day = local_day(at)
    if missing := thing.missing():
        raise Incomplete(missing=", ".join(missing))
    alike = similar_to(thing, day) if thing.origin_id is None else []
    if alike and not difference.strip():
        raise SimilarFound(count=len(alike), field="difference")
    thing.difference, thing.completion_asked = difference.strip() or thing.difference, ""
    thing.registered_at, thing.registered_by, thing.registered_on = at, by, thing.registered_on or day
    return keep(thing, "registered", ("state",), by=by, at=at)


@transaction.atomic
def withdraw_registration(thing: Initiative, *, by: Officer, at: datetime) -> Initiative:
    """Take back what is not yet in the list."""
    thing = locked(thing, "withdraw_registration", may_withdraw_registration, by=by, at=at)
    return keep(thing, "withdrawn", ("state",), by=by, at=at)


@transaction.atomic
def ask_completion(thing: Initiative, *, what: str, by: Officer, at: datetime) -> Initiative:
    """Give it back to be completed, saying what."""
    thing = locked(thing, "ask_completion", may_ask_completion, by=by, at=at)
    if not what.strip():
        raise NoReason(field="what")
    thing.completion_asked = what.strip()
    return keep(thing, "completion_asked", ("state", "completion_asked"), by=by, at=at)


@transaction.atomic
def merge(thing: Initiative, *, into: Initiative, by: Officer, at: datetime) -> Initiative:
    """Fold a model into another that says the same; it counts no more, its record stays."""
    thing = locked(thing, "merge", may_merge, by=by, at=at)
    if into.pk == thing.pk or into.state in ("draft", "withdrawn", "merged", "ended"):
        raise NotTheSame(field="into")
    thing.merged_into, thing.public_from = into, None
    return keep(thing, "merged", ("state", "merged_into"), by=by, at=at)


@transaction.atomic
def accept(thing: Initiative, *, by: Officer, at: datetime) -> Initiative:
    """Take it into the list (danh mục)."""
    thing = locked(thing, "accept", may_accept, by=by, at=at)
    thing.accepted_at, thing.accepted_by, thing.accepted_on = at, by, local_day(at)
    thing.heard_on = local_day(at)
    return keep(thing, "accepted", ("state",), by=by, at=at)
