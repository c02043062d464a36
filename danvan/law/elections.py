"""How an election at a congress is judged: base, threshold, who is left out, as data (data/elections.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from danvan.law import data_files
from danvan.law.refusals import BadLawData

CONVENED, COLLECTED = "convened", "collected"
THRESHOLDS = ("more_than_half",)


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One rule set. ``left_out``: reasons (key → label) for which the base does not count a member.

    ``base`` is "convened" (members convened less those left out) or "collected" (ballots collected). ``secret``:
    bodies and posts elected by secret ballot only, as they are called. ``confirmed`` is false until a competent
    person has compared it with the text.
    """

    key: str
    name: str
    source: str
    base: str
    threshold: str
    counts: tuple[str, ...]
    left_out: Mapping[str, str]
    surplus_percent: int
    secret: tuple[str, ...]
    since: date
    until: date | None
    confirmed: bool
    to_check: str

    def needed(self, base: int) -> int:
        """Return the votes that elect: more than half of ``base``."""
        return base // 2 + 1

    def most_candidates(self, seats: int) -> int:
        """Return how many names a ballot of ``seats`` may carry at most; one above is always allowed."""
        return seats + max(1, seats * self.surplus_percent // 100)


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    """Return the rule sets by key. Raise BadLawData when a row is wrong or doubled."""
    found: dict[str, RuleSet] = {}
    for row in data_files.read("elections")["rule_sets"]:
        if row["key"] in found or row["base"] not in (CONVENED, COLLECTED) or row["threshold"] not in THRESHOLDS:
            raise BadLawData(f"elections.yaml: {row['key']} is doubled or names an unknown base or threshold")
        found[row["key"]] = RuleSet(
            row["key"], row["name"], row["cite"], row["base"], row["threshold"], tuple(row["counts"]),
            MappingProxyType({one["key"]: one["label"] for one in row["left_out"]}), row["surplus_percent"],
            tuple(row["secret"]), data_files.day(row["from"]), data_files.day(row["to"]) if row.get("to") else None,
            row["confirmed"], row.get("check", ""),
        )  # fmt: skip
    return MappingProxyType(found)


def in_force(on: date) -> list[RuleSet]:
    """List the rule sets that may be chosen on a day, the newest first."""
    rows = [one for one in rule_sets().values() if one.since <= on and (one.until is None or on <= one.until)]
    return sorted(rows, key=lambda one: one.since, reverse=True)
