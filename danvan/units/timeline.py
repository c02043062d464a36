"""What was done with one record, in words: the journal's entries with the names of the officers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from danvan import journal
from danvan.units.models import Officer


def timeline(kind: str, code: str, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give the inputs of ``ui/timeline.html``, newest first. Two queries.

    ``labels`` names each verb in Vietnamese; the machine itself is "hệ thống".
    """
    entries = list(journal.entries_for(kind, code))
    officers = Officer.objects.filter(code__in={one.actor for one in entries}).select_related("person", "user")
    names = {one.code: one.full_name for one in officers} | {"system": "hệ thống"}
    lines = [
        {"what": labels.get(one.verb, one.verb), "who": names.get(one.actor, ""), "at": one.at} for one in entries
    ]
    return lines[::-1]
