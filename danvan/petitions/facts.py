"""Numbers of petitions: received, settled, answered, in time or late, pending; of reception: days, people received.

Each is one query over the register.

A letter that was split counts as its parts, never twice. Slices: kind, topic, channel; ``timeliness`` is "in_time" or
"late" against the day that bound the case when it was settled. The first settlement counts; one taken up again
counts once more only as ``petitions_reopened``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from danvan.figures.contributions import Contribution
from danvan.figures.questions import question
from danvan.petitions.models import Petition, ReceptionDay, Visit
from danvan.petitions.states_reception import PARTY_POSTS, VISIT_KINDS

RECEIVED_BY = {"regular": "Định kỳ", "extra": "Đột xuất", "online": "Trực tuyến", "deputed": "Người khác tiếp thay"}
"""Kinds of reception days as reports count them: one that a deputy held is not the post-holder's."""
_DAY_KINDS = {"adhoc": "extra"}
RESULTS = {"taken": "Tiếp nhận", "guided": "Hướng dẫn", "transferred": "Chuyển cơ quan có thẩm quyền"}
VISITORS = {kind or "other": label for kind, label in VISIT_KINDS.items()}
TIMELINESS = {"in_time": "Đúng hạn", "late": "Quá hạn"}
FIELDS = (
    "code",
    "unit__code",
    "kind",
    "channel",
    "topic__name",
    "state",
    "outcome",
    "settled_on",
    "settle_due_on",
    "received_on",
    "reopened_on",
)


def _counted(units: list[int]) -> QuerySet[Petition]:
    parts = Petition.objects.filter(parent=OuterRef("pk"))
    return Petition.objects.filter(unit__in=units).filter(~Exists(parts))


@question
def _received(units: list[int], first: date, last: date) -> QuerySet[Any]:
    return _counted(units).filter(received_on__range=(first, last)).order_by("received_on", "pk").values(*FIELDS)


@question
def _settled(units: list[int], first: date, last: date) -> QuerySet[Any]:
    return _counted(units).filter(settled_on__range=(first, last)).order_by("settled_on", "pk").values(*FIELDS)


@question
def _reopened(units: list[int], first: date, last: date) -> QuerySet[Any]:
    return _counted(units).filter(reopened_on__range=(first, last)).order_by("reopened_on", "pk").values(*FIELDS)


@question
def _days(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = ReceptionDay.objects.counted().between(first, last).filter(unit__in=units).order_by("on", "pk")
    return rows.values_list("code", "unit__code", "on", "kind", "post", "in_person")


@question
def _visits(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Visit.objects.filter(state="heard", day__unit__in=units, day__on__range=(first, last))
    rows = rows.order_by("day__on", "day__pk", "number")
    return rows.values_list("day__code", "day__unit__code", "day__on", "people", "kind", "day__post")


@question
def _cases(units: list[int], first: date, last: date) -> QuerySet[Any]:
    rows = Visit.objects.filter(state="heard", day__unit__in=units, day__on__range=(first, last))
    rows = rows.filter(day__post__in=PARTY_POSTS).order_by("day__on", "day__pk", "number")
    return rows.values_list("day__code", "day__unit__code", "day__on", "kind", "guided_to", "transferred_to")


def petitions_received(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what came in, by whatever channel, on the day it was received."""
    return _contributions(_received(unit_ids, first, last), "received_on")


def petitions_settled(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what found its end for the first time: answered, guided, transferred, returned, filed, discontinued."""
    return _contributions(_settled(unit_ids, first, last), "settled_on")


def petitions_answered(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what was taken on and answered (an approved reply), on the day of its approval."""
    return _contributions([row for row in _settled(unit_ids, first, last) if row["outcome"]], "settled_on")


def petitions_reopened(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what was taken up again after an answer."""
    return _contributions(_reopened(unit_ids, first, last), "reopened_on")


def petitions_pending(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give the flows of what waits: +1 on the day of receipt, −1 on the day it was first settled."""
    came = petitions_received(unit_ids, first, last)
    went = petitions_settled(unit_ids, first, last)
    return [*came, *(Contribution(one.code, one.unit, one.day, -1, one.slices) for one in went)]


def reception_days(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the days on which post-holders received citizens: held, on their day. Slices: kind, post."""
    return [
        Contribution(
            code, unit, on, 1, {"kind": _DAY_KINDS.get(kind, kind) if in_person else "deputed", "post": post}
        )
        for code, unit, on, kind, post, in_person in _days(unit_ids, first, last)
    ]


def secretary_days(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count the days of the heads of Party committees (Quy định 11-QĐi/TW)."""
    return [one for one in reception_days(unit_ids, first, last) if one.slices["post"] in PARTY_POSTS]


def reception_visits(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count lượt of people who were received, groups by head, under the reception day. Slices: kind, post."""
    return [
        Contribution(code, unit, on, people, {"kind": kind or "other", "post": post})
        for code, unit, on, people, kind, post in _visits(unit_ids, first, last)
    ]


def secretary_visits(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count lượt of people whom the heads of Party committees received."""
    return [one for one in reception_visits(unit_ids, first, last) if one.slices["post"] in PARTY_POSTS]


def secretary_cases(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count cases heard by the heads of Party committees, one for each visit however many people came, under the
    reception day. Slices: kind; result (taken, guided, transferred).
    """
    return [
        Contribution(
            code, unit, on, 1, {"kind": kind or "other", "result": "transferred" if sent else "guided" if guided else "taken"}
        )
        for code, unit, on, kind, guided, sent in _cases(unit_ids, first, last)
    ]  # fmt: skip


def _contributions(rows: Iterable[dict[str, Any]], day: str) -> list[Contribution]:
    return [Contribution(row["code"], row["unit__code"], row[day], 1, _slices(row)) for row in rows]


def _slices(row: dict[str, Any]) -> dict[str, str]:
    slices = {
        "kind": row["kind"], "channel": row["channel"], "topic": row["topic__name"] or "", "outcome": row["outcome"],
    }  # fmt: skip
    if row["settled_on"]:
        due = row["settle_due_on"]
        slices["timeliness"] = "late" if due is not None and row["settled_on"] > due else "in_time"
    return slices
