"""Statutory deadlines as data: loaded, checked, picked by the day of the event."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from danvan.core.dates import short_day
from danvan.law import data_files, units
from danvan.law.refusals import BadLawData, NoNumber, OutsideDates, UnknownRule, UnknownVariant
from danvan.law.validity import check_succession, holds, say_spans

UNCONFIRMED = "?"
AFTER, BEFORE = "after", "before"
KINDS = ("limit", "minimum_period")
REQUIRED = ("id", "unit", "of", "from", "to", "cite", "tag")


@dataclass(frozen=True, slots=True)
class Extension:
    """A lawful prolongation: ``times`` × ``by``, in the unit of its rule, for the case ``when``."""

    by: int
    times: int
    when: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the law: a length of time, from when to when it is in force, and where it says so.

    ``value`` is None where the law gives no number. ``direction`` is "after" (due after the
    event) or "before" (due before it). ``minimum`` means a period that must last at least so long.
    """

    id: str
    name: str
    value: int | None
    unit: str
    of: str
    event: str
    direction: str
    minimum: bool
    valid_from: date
    valid_to: date | None
    source: str
    tag: str
    locked: bool
    to_check: str
    default_local: int | None
    variants: Mapping[str, int] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()

    @property
    def version(self) -> str:
        """The pin that a record keeps beside its due day, as ``kn.accept@2026-07-01``."""
        return f"{self.id}@{self.valid_from.isoformat()}"

    @property
    def confirmed(self) -> bool:
        """False for a row that is shown as "chưa xác nhận"."""
        return self.tag != UNCONFIRMED

    @property
    def standing(self) -> str:
        """How far the row may be trusted, in Vietnamese."""
        return str(data_files.read("names")["tags"][self.tag])

    def length(self, variant: str | None = None) -> int:
        """Return the number of units, of a named case if given. Raise NoNumber, UnknownVariant."""
        if variant is not None:
            if variant not in self.variants:
                known = ", ".join(self.variants) or "không có"
                raise UnknownVariant(id=self.id, variant=variant, known=known)
            return self.variants[variant]
        if self.value is None:
            raise NoNumber(id=self.id, name=self.name, source=self.source, local=self._local_hint())
        return self.value

    def _local_hint(self) -> str:
        if self.default_local is None:
            return ""
        label = units.LABELS[self.unit]
        return f" Đơn vị tự đặt mức của mình (mức gợi ý: {self.default_local} {label})."


def pick(id: str, on: date) -> Rule:
    """Return the row of a rule in force on the day of the event.

    Raise UnknownRule (naming similar ones) or OutsideDates (naming the days that have rows).
    """
    rows = registry().get(id)
    if rows is None:
        raise UnknownRule(id=id, near=_near(id))
    for rule in rows:
        if holds((rule.valid_from, rule.valid_to), on):
            return rule
    dates = say_spans((rule.valid_from, rule.valid_to) for rule in rows)
    raise OutsideDates(id=id, on=short_day(on), dates=dates)


def get(version: str) -> Rule:
    """Return the row pinned on a record, by its ``version``. Raise UnknownRule."""
    id = version.partition("@")[0]
    for rule in registry().get(id, ()):
        if rule.version == version:
            return rule
    raise UnknownRule(id=version, near=_near(id))


@cache
def registry() -> Mapping[str, tuple[Rule, ...]]:
    """Return every rule by id, its rows in order of time. Raise BadLawData if the files are wrong."""
    return collect(row for _, row in data_files.rows_of_folder("deadlines"))


def collect(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[Rule, ...]]:
    """Build rules from rows and check them. Raise BadLawData naming the row at fault."""
    by_id: dict[str, list[Rule]] = {}
    for row in rows:
        rule = _rule(row)
        by_id.setdefault(rule.id, []).append(rule)
    for id, found in by_id.items():
        check_succession(id, [(rule.valid_from, rule.valid_to) for rule in found])
        found.sort(key=lambda rule: rule.valid_from)
    return MappingProxyType({id: tuple(found) for id, found in sorted(by_id.items())})


def _rule(row: Mapping[str, Any]) -> Rule:
    _check(row)
    names = data_files.read("names")
    of = row["of"]
    return Rule(
        id=row["id"],
        name=names["deadlines"].get(row["id"], row["id"]).format(value=row.get("value")),
        value=row.get("value"),
        unit=row["unit"],
        of=of,
        event=names["events"].get(of, of),
        direction=row.get("dir", AFTER),
        minimum=row.get("kind") == "minimum_period",
        valid_from=data_files.day(row["from"]),
        valid_to=None if row["to"] is None else data_files.day(row["to"]),
        source=row["cite"],
        tag=row["tag"],
        locked=bool(row.get("lock", False)),
        to_check=row.get("check", ""),
        default_local=row.get("default_local"),
        variants=MappingProxyType({key: row[key] for key in names["variants"] if key in row}),
        extensions=tuple(
            Extension(by=item["by"], times=item["times"], when=item.get("when", "")) for item in row.get("extend", ())
        ),
    )


def _check(row: Mapping[str, Any]) -> None:
    label = f"{row.get('id', row)} from {row.get('from')}"
    missing = [key for key in REQUIRED if key not in row]
    if missing:
        raise BadLawData(f"{label}: missing {', '.join(missing)}")
    if not str(row["cite"]).strip():
        raise BadLawData(f"{label}: no source")
    if row["unit"] not in units.LABELS:
        raise BadLawData(f"{label}: unknown unit {row['unit']!r}")
    if row["tag"] not in data_files.read("names")["tags"]:
        raise BadLawData(f"{label}: unknown tag {row['tag']!r}")
    if row.get("dir", AFTER) not in (AFTER, BEFORE):
        raise BadLawData(f"{label}: unknown direction {row['dir']!r}")
    if row.get("kind", "limit") not in KINDS:
        raise BadLawData(f"{label}: unknown kind {row['kind']!r}")
    value = row.get("value")
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise BadLawData(f"{label}: {value!r} is not a number of units")


def _near(id: str) -> str:
    near = difflib.get_close_matches(id, registry(), n=4, cutoff=0.4)
    near += [known for known in registry() if known.split(".")[0] == id.split(".")[0] and known not in near]
    return f" Có thể là: {', '.join(near[:6])}." if near else ""
