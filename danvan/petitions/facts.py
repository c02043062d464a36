"""Numbers of petitions: received, settled, answered, in time or late, pending. Each is one query over the register.

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
from danvan.petitions.models import Petition

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


def petitions_received(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what came in, by whatever channel, on the day it was received."""
    return _contributions(_counted(unit_ids).filter(received_on__range=(first, last)), "received_on")


def petitions_settled(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what found its end for the first time: answered, guided, transferred, returned, filed, discontinued."""
    return _contributions(_counted(unit_ids).filter(settled_on__range=(first, last)), "settled_on")


def petitions_answered(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what was taken on and answered (an approved reply), on the day of its approval."""
    rows = _counted(unit_ids).filter(settled_on__range=(first, last)).exclude(outcome="")
    return _contributions(rows, "settled_on")


def petitions_reopened(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count what was taken up again after an answer."""
    return _contributions(_counted(unit_ids).filter(reopened_on__range=(first, last)), "reopened_on")


def petitions_pending(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Give the flows of what waits: +1 on the day of receipt, −1 on the day it was first settled."""
    came = petitions_received(unit_ids, first, last)
    went = petitions_settled(unit_ids, first, last)
    return [*came, *(Contribution(one.code, one.unit, one.day, -1, one.slices) for one in went)]


def _counted(unit_ids: list[int]) -> QuerySet[Petition]:
    parts = Petition.objects.filter(parent=OuterRef("pk"))
    return Petition.objects.filter(unit__in=unit_ids).filter(~Exists(parts))


def _contributions(rows: QuerySet[Petition], day: str) -> list[Contribution]:
    found: Iterable[dict[str, Any]] = rows.order_by(day, "pk").values(*FIELDS)
    return [Contribution(row["code"], row["unit__code"], row[day], 1, _slices(row)) for row in found]


def _slices(row: dict[str, Any]) -> dict[str, str]:
    slices = {
        "kind": row["kind"], "channel": row["channel"], "topic": row["topic__name"] or "", "outcome": row["outcome"],
    }  # fmt: skip
    if row["settled_on"]:
        due = row["settle_due_on"]
        slices["timeliness"] = "late" if due is not None and row["settled_on"] > due else "in_time"
    return slices
