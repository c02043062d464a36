"""A report as it stands: counted live until it is sent, read from its frozen version afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from danvan.figures.periods import Period
from danvan.reports import below, rolling
from danvan.reports.counting import BEGINNING, FACTS, Ask, ask_room, chosen, own_units
from danvan.reports.counting import cell as tally
from danvan.reports.line import bodies_below
from danvan.reports.models import Cell, FormPart, FormVersion, Indicator, Sheet, SheetVersion, Taken
from danvan.reports.rolling import Amount, plus
from danvan.units.models import Unit, UnitVersion


@dataclass(slots=True)
class Line:
    """One part of the form with what stands there. Amounts as they are shown; None where nothing is known.

    ``kind``: counted, typed, summed, ratio, text; "" for headings, tables and written parts. ``own`` is what
    the unit adds by itself. ``missing`` of ``expected`` units below gave nothing. ``live`` is the count of
    today beside a frozen value, None where it cannot be counted.
    """

    part: FormPart
    indicator: Indicator | None = None
    kind: str = ""
    value: Amount | None = None
    ytd: Amount | None = None
    own: Amount | None = None
    own_ytd: Amount | None = None
    typed: Amount = 0
    estimate: Amount = 0
    ytd_estimate: Amount = 0
    sent_before: Amount | None = None
    text: str = ""
    basis: str = ""
    records: int = 0
    codes: list[str] = field(default_factory=list)
    hash: str = ""
    query_version: int = 0
    missing: int = 0
    expected: int = 0
    live: Amount | None = None
    live_hash: str = ""

    @property
    def label(self) -> str:
        return self.part.label or (self.indicator.name if self.indicator else "")

    @property
    def adjustment(self) -> Amount:
        """«Điều chỉnh kỳ trước»: what the year to date differs by from the sum of the sent periods; 0 when none was."""
        if self.indicator is None or self.indicator.adds_up != "sum" or self.kind in ("ratio", "text"):
            return 0
        return rolling.adjustment(self.ytd, self.sent_before, self.value)

    @property
    def contributors(self) -> int:
        """How many units below gave a value."""
        return self.expected - self.missing

    @property
    def drift(self) -> bool:
        """Tell whether the records have changed since the version was sent."""
        return bool(self.live_hash) and self.live_hash != self.hash

    @property
    def is_typed_by_hand(self) -> bool:
        """Tell whether the unit types a value here, by itself or beside what comes from below."""
        return self.indicator is not None and types_by_hand(self.indicator)

    @property
    def by_hand(self) -> bool:
        """Tell whether the figure that stands here was typed, by the unit or by those below it, and not counted."""
        return self.kind == "typed" or (self.kind == "summed" and self.is_typed_by_hand)

    @property
    def partly_typed(self) -> Amount:
        """How much of a counted figure was typed by hand, in its records; 0 for one that is typed as a whole."""
        return 0 if self.by_hand or self.kind in ("ratio", "text") else self.typed


@dataclass(frozen=True, slots=True)
class Source:
    """A unit below: which version of it was added up. ``earlier``: older ones that only its year to date comes from.

    A unit that has ended without an heir is not ``expected`` any more; its year to date still counts.
    """

    unit: int
    code: str
    name: str
    version: int | None
    earlier: tuple[int, ...] = ()
    expected: bool = True


@dataclass
class Compiled:
    """A whole report: its form, unit, period, lines in the order of the paper, written parts, what is missing."""

    form: FormVersion
    unit: Unit
    unit_name: str
    period: Period
    sheet: Sheet | None
    version: SheetVersion | None
    lines: list[Line]
    passages: dict[str, str]
    sources: list[Source]
    moved: list[str] = field(default_factory=list)
    """Units below whose received report is another today than the one added up; ``freezing.add_drift`` fills it."""
    own: list[int] = field(default_factory=list)
    """Units whose records the unit counts by itself; empty for a version whose figures stand still."""

    @property
    def expected(self) -> int:
        """How many units below must send."""
        return sum(one.expected for one in self.sources)

    @property
    def received(self) -> int:
        return sum(one.version is not None for one in self.sources)

    @property
    def missing(self) -> list[str]:
        """Names of the units below from which nothing was received."""
        return [one.name for one in self.sources if one.expected and one.version is None]

    @cached_property
    def by_code(self) -> dict[str, Line]:
        return {line.indicator.code: line for line in self.lines if line.indicator}

    @cached_property
    def by_unit(self) -> dict[str, dict[str, tuple[Amount | None, Amount | None]]]:
        """Give for each unit below, by code, (value, year to date) of each indicator. One query."""
        return below.by_unit({one.version: one.code for one in self.sources if one.version})


def types_by_hand(indicator: Indicator) -> bool:
    """Tell whether a value is typed: no room counts it yet, and it is not made from two others."""
    return indicator.kind != "ratio" and not (indicator.kind == "counted" and indicator.fact in FACTS)


def find_sheet(version: FormVersion, unit: Unit, period: Period) -> Sheet | None:
    """Return the sheet of a unit for a period, versions ready."""
    rows = Sheet.objects.filter(form=version.form_id, unit=unit, period_code=period.code)
    return rows.with_versions().select_related("form", "unit", "superior").first()


def compile(
    form: FormVersion, unit: Unit, period: Period, *, today: date, sheet: Sheet | None = None, number: int | None = None
) -> Compiled:  # fmt: skip
    """Put a report together: live while it is worked on; as it was handed to the head or sent afterwards.

    ``number``: that sent version.
    """
    sheet = sheet or find_sheet(form, unit, period)
    frozen = None
    if sheet and number is not None:
        frozen = next((one for one in sheet.all_versions() if one.number == number and one.is_frozen), None)
    elif sheet and sheet.state in ("sent", "received"):
        frozen = sheet.last_sent()
    elif sheet and sheet.state == "waiting":
        frozen = sheet.working()
    if frozen is not None:
        return read(sheet, frozen)
    return live(form, unit, period, today=today, sheet=sheet)


def live(
    form: FormVersion, unit: Unit, period: Period, *, today: date, sheet: Sheet | None, ask: Ask = ask_room
) -> Compiled:  # fmt: skip
    """Count, add up from below, and lay the typed values beside."""
    bodies = bodies_below(form, unit, period.end)
    parts = list(form.parts.select_related("indicator").order_by("position"))
    working = sheet.working() if sheet else None
    heirs = below.heirs_in(period)
    choice = below.choose_below(form, unit, bodies, heirs, period) if bodies else rolling.Choice()
    own = own_units(unit, min(period.end, today), bodies)
    sums = below.totals(choice, frozenset(own))
    counts = count_own([part.indicator for part in parts if part.indicator], own, period, today, ask=ask)
    typed = {cell.indicator_id: cell for cell in working.cells.all()} if working else {}
    before = below.sent_before(form, unit, heirs, period)
    lines = [
        _line(part, counts.get(part.indicator_id), typed.get(part.indicator_id), sums, before, len(bodies))
        for part in parts
    ]
    _fill_ratios(lines)
    passages = dict(working.passages.values_list("key", "text")) if working else {}
    sources = [
        Source(one.unit_id, one.code, one.name, choice.current.get(one.unit_id), tuple(choice.earlier.get(one.unit_id, ())))
        for one in bodies
    ]  # fmt: skip
    sources += gone(choice.orphans, period.end)
    return Compiled(form, unit, unit.name_on(period.end), period, sheet, working, lines, passages, sources, own=own)


def gone(orphans: Mapping[int, list[int]], on: date) -> list[Source]:
    """Name the units that ended without an heir and still count since the start of the year."""
    if not orphans:
        return []
    units = Unit.objects.filter(pk__in=orphans)
    return [Source(one.pk, one.code, one.name_on(on), None, tuple(orphans[one.pk]), expected=False) for one in units]


@dataclass(frozen=True, slots=True)
class Count:
    """What the unit's own records say for one indicator."""

    value: Amount
    ytd: Amount
    typed: Amount
    estimate: Amount
    ytd_estimate: Amount
    codes: list[str]
    hash: str


def count_own(
    indicators: list[Indicator], ids: list[int], period: Period, today: date, *, ask: Ask = ask_room
) -> dict[int, Count]:
    """Count every counted indicator: one question to its room, once for each fact and span."""
    until = min(period.end, today)
    asked: dict[tuple[Any, date], Any] = {}
    found: dict[int, Count] = {}
    for one in indicators:
        if one.kind != "counted" or one.fact not in FACTS:
            continue
        first = BEGINNING if one.adds_up == "last" else period.year_start
        question = FACTS[one.fact].count  # two facts may break one question down in two ways
        if (question, first) not in asked:
            asked[question, first] = ask(FACTS[one.fact], ids, first, until) if first <= until else []
        rows = chosen(asked[question, first], one.slice, one.slice_values)
        inside = rows if one.adds_up == "last" else [row for row in rows if row.day >= period.start]
        now, year = tally(inside, one.fact), tally(rows, one.fact)
        found[one.pk] = Count(now.exact, year.exact, now.typed, now.estimate, year.estimate, now.codes, now.hash)
    return found


def _line(
    part: FormPart, count: Count | None, typed: Cell | None, sums: Mapping[str, below.Total], before: Mapping[str, below.Before],
    expected: int,
) -> Line:  # fmt: skip
    one = part.indicator
    if one is None:
        return Line(part)
    line = Line(part, one, kind="text" if one.kind == "text" else "ratio" if one.kind == "ratio" else "typed")
    if typed:
        line.text, line.basis = typed.text, typed.basis
    if line.kind in ("text", "ratio"):
        return line
    earlier = before.get(one.code, below.NO_BEFORE)
    _lay_own(line, one, count, typed, earlier)
    _lay_sum(line, one, sums.get(one.code, below.NO_TOTAL), expected)
    if one.adds_up == "sum":
        line.sent_before = one.shown(earlier.value)
    return line


def _lay_own(line: Line, one: Indicator, count: Count | None, typed: Cell | None, earlier: below.Before) -> None:
    if count is not None and typed is None:
        line.kind, line.own, line.own_ytd = "counted", count.value, count.ytd
        line.typed, line.estimate, line.ytd_estimate = count.typed, count.estimate, count.ytd_estimate
        line.codes, line.records, line.hash = count.codes, len(count.codes), count.hash
        line.query_version = FACTS[one.fact].version
        return
    line.own = one.shown(typed.value) if typed else None
    line.own_ytd = rolling.year_to_date(one.adds_up, line.own, one.shown(earlier.own))
    line.typed = line.own or 0


def _lay_sum(line: Line, one: Indicator, total: below.Total, expected: int) -> None:
    line.value, line.ytd = line.own, line.own_ytd
    if not expected or not one.sums_over_units:
        return
    line.kind, line.expected, line.missing = "summed", expected, expected - total.units
    line.value = plus(line.own, one.shown(total.value))
    line.ytd = plus(line.own_ytd, one.shown(total.ytd))
    line.typed = plus(line.typed, one.shown(total.typed)) or 0
    line.estimate = plus(line.estimate, one.shown(total.estimate)) or 0
    line.ytd_estimate = plus(line.ytd_estimate, one.shown(total.ytd_estimate)) or 0


def _fill_ratios(lines: list[Line]) -> None:
    by_code = {line.indicator.code: line for line in lines if line.indicator}
    for line in lines:
        one = line.indicator
        if one is None or one.kind != "ratio":
            continue
        top, under = by_code.get(one.numerator_code), by_code.get(one.denominator_code)
        if top is None or under is None:
            continue
        line.value = rolling.ratio(top.value, under.value, one.measure)
        line.ytd = rolling.ratio(top.ytd, under.ytd, one.measure)
        line.missing, line.expected = max(top.missing, under.missing), max(top.expected, under.expected)


def read(sheet: Sheet, version: SheetVersion) -> Compiled:
    """Read a version back whose figures stand still, exactly as it was handed in."""
    form = FormVersion.objects.select_related("form").get(pk=version.form_version_id)
    cells = {cell.indicator_id: cell for cell in version.cells.all()}
    lines = [
        _frozen_line(part, cells.get(part.indicator_id))
        for part in form.parts.select_related("indicator").order_by("position")
    ]
    _fill_ratios(lines)
    sources = _sources_of(version, sheet.ends_on)
    passages = dict(version.passages.values_list("key", "text"))
    name = sheet.unit.name_on(sheet.ends_on)
    return Compiled(form, sheet.unit, name, sheet.period, sheet, version, lines, passages, sources)


def _sources_of(version: SheetVersion, on: date) -> list[Source]:
    """Name the units below a version with what it took of each. Two queries."""
    rows: dict[int, list[Taken]] = {}
    for row in version.sources.select_related("unit").order_by("pk"):
        rows.setdefault(row.unit_id, []).append(row)
    names = dict(UnitVersion.objects.last_ones(on).filter(unit__in=rows).values_list("unit", "name"))
    return [
        Source(
            unit, of[0].unit.code, names.get(unit, of[0].unit.code), next((one.taken_id for one in of if not one.ytd_only), None),
            tuple(one.taken_id for one in of if one.ytd_only and one.taken_id), not all(one.ytd_only for one in of),
        )
        for unit, of in rows.items()
    ]  # fmt: skip


def _frozen_line(part: FormPart, cell: Cell | None) -> Line:
    one = part.indicator
    if one is None or cell is None:
        return Line(part, one)
    return Line(
        part, one, cell.kind, one.shown(cell.value), one.shown(cell.ytd), one.shown(cell.own), one.shown(cell.own_ytd),
        one.shown(cell.typed) or 0, one.shown(cell.estimate) or 0, one.shown(cell.ytd_estimate) or 0,
        one.shown(cell.sent_before), cell.text, cell.basis, cell.records, [], cell.hash, cell.query_version,
        cell.missing, cell.expected,
    )  # fmt: skip
