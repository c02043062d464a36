"""Carrying a model out: launch, report progress, be asked, assess oneself, end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from danvan.core.dates import local_day, short_day
from danvan.core.refused import Refused
from danvan.initiatives.actions.keeping import keep, locked
from danvan.initiatives.models import GoalValue, Initiative, Update
from danvan.initiatives.permissions import may_ask_update, may_end, may_launch, may_report_progress, may_self_assess
from danvan.initiatives.states import REACHED
from danvan.units.models import Officer


class NoCommitments(Refused):
    """Ra mắt cần ghi cam kết và phân công: ai làm việc gì, đến khi nào, sản phẩm là gì."""


class NotYetHappened(Refused):
    """Ngày {day} chưa đến."""


class NothingDone(Refused):
    """Hãy ghi đã làm được việc gì."""


class NoBasis(Refused):
    """Số người cần ghi căn cứ: danh sách, biên bản, hay ai đếm."""


class NotDueYet(Refused):
    """Chưa đến hạn cập nhật theo lịch mà mô hình tự đặt, nên chưa hỏi."""


class NotAssessed(Refused):
    """Còn tiêu chí chưa tự đánh giá: {missing}."""


class NoReason(Refused):
    """Hãy ghi lý do dừng mô hình."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What an update says: people reached (with bound and basis), money in đồng, labour days, land in m², things given.

    ``values``: goal id → how far the own criterion is reached.
    """

    text: str
    people: int | None = None
    people_bound: str = "exact"
    people_basis: str = ""
    money: int | None = None
    labour_days: int | None = None
    land: int | None = None
    in_kind: str = ""
    in_kind_worth: int | None = None
    values: Mapping[int, Decimal] = field(default_factory=dict)


@transaction.atomic
def launch(thing: Initiative, *, on: date, decision: str, commitments: str, by: Officer, at: datetime) -> Initiative:
    """Launch an accepted model (ra mắt): decision, commitments, who does what. Its own schedule begins to run."""
    thing = locked(thing, "launch", may_launch, by=by, at=at)
    not_in_future(on, at, "on")
    if not commitments.strip():
        raise NoCommitments(field="commitments")
    thing.launched_at, thing.launched_by, thing.launched_on = at, by, on
    thing.launch_decision, thing.commitments, thing.heard_on = decision.strip(), commitments.strip(), on
    return keep(thing, "launched", ("state", "launched_on", "commitments"), by=by, at=at)


def not_in_future(day: date, at: datetime, name: str) -> None:
    if day > local_day(at):
        raise NotYetHappened(day=short_day(day), field=name)


@transaction.atomic
def report_progress(thing: Initiative, *, on: date, figures: Figures, by: Officer, at: datetime) -> Update:
    """Add a dated update with figures against the model's own criteria. Raises NoBasis for a number of people without one."""
    thing = locked(thing, "report_progress", may_report_progress, by=by, at=at)
    not_in_future(on, at, "happened_on")
    if not figures.text.strip():
        raise NothingDone(field="text")
    if figures.people and not figures.people_basis.strip():
        raise NoBasis(field="people_basis")
    said = {name: value for name, value in asdict(figures).items() if name != "values"}
    update = Update.objects.create(initiative=thing, happened_on=on, reported_at=at, reported_by=by, **said)
    goals = set(thing.goals.values_list("pk", flat=True))
    rows = [
        GoalValue(update_row=update, goal_id=goal, value=value)
        for goal, value in figures.values.items()
        if goal in goals
    ]
    GoalValue.objects.bulk_create(rows)
    thing.heard_on = max(thing.heard_on or on, local_day(at))
    keep(thing, "progress_reported", ("updates",), by=by, at=at)
    return update


@transaction.atomic
def ask_update(thing: Initiative, *, by: Officer, at: datetime) -> Initiative:
    """Ask a model that is past its own schedule how it is; until it answers it is shown as «không có cập nhật»."""
    thing = locked(thing, "ask_update", may_ask_update, by=by, at=at)
    if thing.owes_since(local_day(at)) is None:
        raise NotDueYet()
    thing.asked_on = local_day(at)
    return keep(thing, "update_asked", ("asked_on",), by=by, at=at)


def ask_silent(on: date, *, at: datetime, most: int = 500) -> list[Initiative]:
    """Ask, in the name of the machine, every model that owes an update and was not asked since; returns them."""
    rows = Initiative.objects.owing(on).select_related("unit")
    asked = []
    for thing in [one for one in rows.order_by("heard_on", "pk")[: most * 4] if not one.is_asked()][:most]:
        with transaction.atomic():
            thing.asked_on = on
            keep(thing, "update_asked", ("asked_on",), by=None, at=at)
        asked.append(thing)
    return asked


@transaction.atomic
def self_assess(
    thing: Initiative, *, text: str, results: Sequence[tuple[int, str, Decimal | None, str]], by: Officer, at: datetime,
    own_points: Decimal | None = None,
) -> Initiative:  # fmt: skip
    """Say how each own criterion came out: (goal id, met|partly|missed, figure, note). Raises NotAssessed."""
    thing = locked(thing, "self_assess", may_self_assess, by=by, at=at)
    given = {goal: (reached, value, note) for goal, reached, value, note in results if reached in REACHED}
    goals = list(thing.goals.all())
    if missing := [one.text for one in goals if one.pk not in given]:
        raise NotAssessed(missing="; ".join(missing)[:300])
    if not text.strip():
        raise NothingDone(field="text")
    for goal in goals:
        goal.reached, goal.result, goal.result_note = given[goal.pk]
        goal.save()
    thing.assessment, thing.own_points = text.strip(), own_points
    thing.assessed_at, thing.assessed_by, thing.assessed_on = at, by, local_day(at)
    thing.heard_on = local_day(at)
    return keep(thing, "self_assessed", ("state", "goals"), by=by, at=at)


@transaction.atomic
def end(thing: Initiative, *, on: date, reason: str, by: Officer, at: datetime) -> Initiative:
    """End a model, with a reason; its record, figures and lineage stay."""
    thing = locked(thing, "end", may_end, by=by, at=at)
    not_in_future(on, at, "on")
    if not reason.strip():
        raise NoReason(field="reason")
    thing.ended_at, thing.ended_by, thing.ended_on, thing.end_reason = at, by, on, reason.strip()
    return keep(thing, "ended", ("state", "end_reason"), by=by, at=at)
