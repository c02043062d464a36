"""What a unit gives and its own terms; every number with the paper that it rests on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.commendations.actions.keeping import NotYours
from danvan.commendations.models import Award, GiverRules
from danvan.commendations.permissions import may_set_award, may_set_rules
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units.models import Officer, Unit


class NoBasis(Refused):
    """Đặt con số thì phải ghi căn cứ: văn bản nào của tỉnh, của đơn vị."""


class RatioRange(Refused):
    """Tỷ lệ phiếu là số từ 1 đến 100."""


@dataclass(frozen=True, slots=True)
class AwardTerms:
    """A form or title; coefficients in hundredths of the base salary, None = not set."""

    system: str
    name: str
    giver: str
    valid_from: date
    valid_to: date | None = None
    is_title: bool = False
    needs_council: bool | None = None
    vote_ratio: int | None = None
    group_coefficient: int | None = None
    individual_coefficient: int | None = None
    household_coefficient: int | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """The giver's own terms in working days, rounding of money, base of votes; empty = not set."""

    procedure_days: int | None = None
    notice_days: int | None = None
    posting_days: int | None = None
    rounding: str = ""
    vote_base: str = ""
    basis: str = ""


@transaction.atomic
def set_award(terms: AwardTerms, *, unit: Unit, by: Officer, at: datetime, award: Award | None = None) -> Award:
    """Set a form or title that ``unit`` gives; a new row, or a change of one."""
    if not may_set_award(by, unit, local_day(at)):
        raise NotYours()
    numbers = (terms.vote_ratio, terms.group_coefficient, terms.individual_coefficient, terms.household_coefficient)
    if any(one is not None for one in numbers) and not terms.basis.strip():
        raise NoBasis(field="basis")
    if terms.vote_ratio is not None and not 1 <= terms.vote_ratio <= 100:
        raise RatioRange(field="vote_ratio")
    award = award or Award(unit=unit)
    for name, value in asdict(terms).items():
        setattr(award, name, value)
    award.set_at, award.set_by = at, by
    award.save()
    _write(unit, "award_set", by=by, at=at)
    return award


@transaction.atomic
def set_rules(terms: Terms, *, unit: Unit, by: Officer, at: datetime) -> GiverRules:
    """Set the unit's own terms; running files keep the term they began with."""
    if not may_set_rules(by, unit, local_day(at)):
        raise NotYours()
    if (
        any(value not in (None, "") for name, value in asdict(terms).items() if name != "basis")
        and not terms.basis.strip()
    ):
        raise NoBasis(field="basis")
    row, _ = GiverRules.objects.update_or_create(unit=unit, defaults=asdict(terms) | {"set_at": at, "set_by": by})
    _write(unit, "rules_set", by=by, at=at)
    return row


def _write(unit: Unit, done: str, *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=unit.code,
        actor=by.code,
        verb=f"commendation.{done}",
        kind="unit",
        code=unit.code,
        fields=("terms",),
        at=at,
    )
