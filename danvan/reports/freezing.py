"""Freezing a report: the rows that keep it, its hash, and how the records differ from it since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from danvan.reports.below import choose_below, heirs_in
from danvan.reports.compiling import Compiled, Line, count_own
from danvan.reports.counting import own_units
from danvan.reports.line import senders
from danvan.reports.models import Cell, SheetVersion, Taken
from danvan.units.models import Unit, UnitVersion


def add_drift(report: Compiled, *, today: date) -> None:
    """Lay the count of today beside each frozen value that was counted by the unit itself, and name the units below
    whose report was received, corrected or handed back since.
    """
    bodies = senders(report.form, report.unit, report.period.end)
    own = own_units(report.unit, min(report.period.end, today), [one.unit for one in bodies])
    report.moved = moved_below(report, bodies)
    lines = [line for line in report.lines if line.indicator and line.query_version]
    counts = count_own([line.indicator for line in lines if line.indicator], own, report.period, today)
    for line in lines:
        assert line.indicator is not None
        count = counts.get(line.indicator.pk)
        if count is not None:
            line.live, line.live_hash, line.codes = count.value, count.hash, count.codes


def moved_below(report: Compiled, bodies: list[UnitVersion]) -> list[str]:
    """Name the units below whose standing version is not the one that was added up. Three queries; none without units."""
    if not bodies:
        return []
    heirs = heirs_in(report.period)
    now = choose_below(report.form, report.unit, bodies, heirs, report.period).current
    then = {one.unit: one.version for one in report.sources}
    return [one.name for one in bodies if now.get(one.unit_id) != then.get(one.unit_id)]


def cells_of(report: Compiled, version: SheetVersion) -> list[Cell]:
    """Make the rows that freeze a report."""
    return [_cell(line, version) for line in report.lines if line.indicator]


def _cell(line: Line, version: SheetVersion) -> Cell:
    one = line.indicator
    assert one is not None
    numbers: dict[str, int | None] = {}
    if line.kind not in ("ratio", "text"):
        for name in ("value", "ytd", "own", "own_ytd", "typed", "estimate", "ytd_estimate", "sent_before"):
            amount = getattr(line, name)
            numbers[name] = None if amount is None else one.stored(amount)
    return Cell(
        version=version, indicator=one, kind=line.kind, text=line.text, basis=line.basis, records=line.records,
        missing=line.missing, expected=line.expected, query_version=line.query_version, hash=line.hash, **numbers,
    )  # fmt: skip


def add_codes(report: Compiled, *, today: date) -> None:
    """Name the records that stand behind each counted figure today, those of the units below that have sent included."""
    missing = [one.unit for one in report.sources if one.expected and one.version is None]
    ids = own_units(report.unit, min(report.period.end, today), list(Unit.objects.filter(pk__in=missing)))
    lines = [line for line in report.lines if line.indicator and line.expected]
    counts = count_own([line.indicator for line in lines if line.indicator], ids, report.period, today)
    for line in lines:
        if line.indicator and line.indicator.pk in counts:
            line.codes = counts[line.indicator.pk].codes


def taken_by(report: Compiled, version: SheetVersion) -> list[Taken]:
    """Make the rows that say which versions from below a frozen one holds."""
    rows = [
        Taken(version=version, unit_id=one.unit, taken_id=one.version, ytd_only=False) for one in report.sources if one.expected
    ]  # fmt: skip
    return rows + [
        Taken(version=version, unit_id=one.unit, taken_id=older, ytd_only=True)
        for one in report.sources if one.version is None for older in one.earlier
    ]  # fmt: skip


def hash_of(cells: list[Cell], passages: Mapping[str, str]) -> str:
    """Return one sha256 (hex) over all values, record hashes and written parts of a version."""
    rows = [
        f"{cell.indicator.code}|{cell.value}|{cell.ytd}|{cell.estimate}|{cell.ytd_estimate}|{cell.hash}|{cell.text}"
        for cell in cells
    ]
    rows += [f"{key}={text}" for key, text in passages.items()]
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()
