"""The verbs of the yearly plan: draw up, adopt (Luật 10/2022 Đ14.1)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from danvan import journal
from danvan.core.codes import new_code
from danvan.core.dates import local_day, say_day
from danvan.core.refused import Refused
from danvan.disclosures.actions.disclosure import NotYet, NotYours
from danvan.disclosures.models import PlanLine, PublicationPlan
from danvan.disclosures.permissions import may_adopt, may_draw_up
from danvan.law import publication
from danvan.law.publication import Item
from danvan.units.models import Officer, Unit


class PlanExists(Refused):
    """Đơn vị đã có kế hoạch công khai của năm {year}."""


class NotAdopted(Refused):
    """Ban hành kế hoạch thì ghi số, ký hiệu văn bản."""


@transaction.atomic
def draw_up(year: int, *, unit: Unit, has_loudspeaker: bool, by: Officer, at: datetime) -> PublicationPlan:
    """Begin the plan of a year with a line for every item that comes round by itself (Luật 10/2022 Đ14.1)."""
    if not may_draw_up(by, unit, local_day(at)):
        raise NotYours()
    try:
        with transaction.atomic():
            plan = PublicationPlan.objects.create(
                code=new_code(unit.record_prefix(), year), unit=unit, year=year, has_loudspeaker=has_loudspeaker,
                created_at=at, created_by=by,
            )  # fmt: skip
    except IntegrityError:
        raise PlanExists(year=year, field="year") from None
    PlanLine.objects.bulk_create(_line(plan, item) for item in publication.items().values())
    _write_plan(plan, "publication_plan.drawn_up", by=by, at=at)
    return plan


def _line(plan: PublicationPlan, item: Item) -> PlanLine:
    asked = [
        publication.channels()[one]
        for one in item.regime.channels
        if one != "loudspeaker" or plan.has_loudspeaker
    ]  # fmt: skip
    moment = publication.RHYTHMS[item.rhythm]
    return PlanLine(
        plan=plan,
        item_code=item.code,
        moment=moment[:1].upper() + moment[1:],
        forms="; ".join(asked) or "Theo quy định riêng",
    )


@transaction.atomic
def adopt(
    plan: PublicationPlan, *, paper: str, adopted_on: date, lines: Mapping[str, tuple[str, str, str]], by: Officer,
    at: datetime,
) -> PublicationPlan:  # fmt: skip
    """Keep the adopted plan: its paper and day, and per item (moment, forms, responsible)."""
    plan = PublicationPlan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)
    if not may_adopt(by, plan, local_day(at)):
        raise NotYours()
    if not paper.strip():
        raise NotAdopted(field="paper")
    if adopted_on > local_day(at):
        raise NotYet(day=say_day(adopted_on), field="adopted_on")
    plan.paper, plan.adopted_on = paper.strip(), adopted_on
    plan.save()
    for line in plan.lines.all():
        if line.item_code in lines:
            line.moment, line.forms, line.responsible = lines[line.item_code]
            line.save()
    _write_plan(plan, "publication_plan.adopted", by=by, at=at)
    return plan


def _write_plan(plan: PublicationPlan, verb: str, *, by: Officer, at: datetime) -> None:
    journal.record(unit=plan.unit.code, actor=by.code, verb=verb, kind="publication_plan", code=plan.code, at=at)
