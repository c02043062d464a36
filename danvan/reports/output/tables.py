"""The tables of a report as rows of values: lines of indicators, units by indicators. Word and Excel write the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from danvan.reports.compiling import Compiled, Line
from danvan.reports.rolling import ratio

Amount = int | Decimal
Value = Amount | str | None
NOT_SENT = "chưa gửi"


@dataclass(frozen=True, slots=True)
class Printed:
    """One table: title, headings, whether a column holds numbers, rows, the row «Cộng», notes below it."""

    key: str
    title: str
    headings: list[str]
    rows: list[list[Value]]
    totals: list[Value]
    notes: list[str]

    @property
    def wide(self) -> bool:
        """Tell whether the table asks for a page turned."""
        return len(self.headings) > 6 and self.headings != SLICE_HEADINGS


BY_HAND = " (*)"
UNSORTED = "Chưa phân loại"
SLICE_HEADINGS = ["TT", "Loại", "Đơn vị tính", "Trong kỳ", "Tỷ trọng (%)", "Từ đầu năm", "Tỷ trọng (%)"]
LINE_HEADINGS = ["TT", "Chỉ tiêu", "Đơn vị tính", "Trong kỳ", "Từ đầu năm"]


def of_lines(lines: Sequence[Line], *, key: str = "", title: str = "") -> Printed:
    """Make the table with one line for each indicator: in the period and since the start of the year."""
    rows: list[list[Value]] = [
        [number, marked(line), _measure(line), shown(line, line.value), shown(line, line.ytd)]
        for number, line in enumerate(lines, 1)
    ]
    return Printed(key, title, list(LINE_HEADINGS), rows, [], notes_of(lines))


def of_units(report: Compiled, lines: Sequence[Line], *, key: str, title: str) -> Printed:
    """Make the table with one row for each unit below and the row «Cộng»; two columns for each indicator."""
    headings = ["TT", "Đơn vị"]
    for line in lines:
        headings += [f"{marked(line)} ({_measure(line)})" if _measure(line) else marked(line)]
    rows: list[list[Value]] = []
    for number, source in enumerate(report.sources, 1):
        cells = report.by_unit.get(source.code, {})
        values = [_of_unit(line, cells) for line in lines]
        filled: list[Value] = [NOT_SENT, *values[1:]] if source.version is None else list(values)
        rows.append([number, source.name, *filled])
    own: list[Value] = [line.own for line in lines]
    if any(own):
        rows.append([len(rows) + 1, f"Phần của {report.unit_name}", *own])
    rows.append(["", "Cộng trong kỳ", *(shown(line, line.value) for line in lines)])
    year: list[Value] = ["", "Từ đầu năm", *(shown(line, line.ytd) for line in lines)]
    return Printed(key, title, headings, rows, year, notes_of(lines))


def _of_unit(line: Line, cells: Mapping[str, tuple[Amount | None, Amount | None]]) -> Amount | None:
    """Return what one unit gave for a line in the period; a ratio is made from its parts there."""
    one = line.indicator
    if one is None:
        return None
    if one.kind != "ratio":
        return cells.get(one.code, (None, None))[0]
    top, under = (cells.get(code, (None, None))[0] for code in (one.numerator_code, one.denominator_code))
    return ratio(top, under, one.measure)


def of_slices(lines: Sequence[Line], *, key: str, title: str) -> Printed:
    """Make the table of a whole and its parts: the first indicator is the whole, each other one a part with its share.

    What no part names stands as «Chưa phân loại»; nothing of the kind where the parts overlap.
    """
    whole, parts = lines[0], lines[1:]
    rows: list[list[Value]] = [
        [number, marked(one), _measure(one), one.value, share_of(one.value, whole.value), one.ytd, share_of(one.ytd, whole.ytd)]
        for number, one in enumerate(parts, 1)
    ]  # fmt: skip
    rest = [_rest(whole.value, [one.value for one in parts]), _rest(whole.ytd, [one.ytd for one in parts])]
    if any(rest):
        shares = [share_of(rest[0], whole.value), share_of(rest[1], whole.ytd)]
        rows.append([len(rows) + 1, UNSORTED, _measure(whole), rest[0], shares[0], rest[1], shares[1]])
    totals: list[Value] = [
        "", marked(whole), _measure(whole), whole.value, share_of(whole.value, whole.value), whole.ytd,
        share_of(whole.ytd, whole.ytd),
    ]  # fmt: skip
    return Printed(key, title, list(SLICE_HEADINGS), rows, totals, notes_of(lines))


def share_of(part: Amount | None, whole: Amount | None) -> Decimal | None:
    """Return a part in per cent of its whole, with one decimal; None without either."""
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _rest(whole: Amount | None, parts: Sequence[Amount | None]) -> Amount | None:
    if whole is None:
        return None
    rest = whole - sum(one or 0 for one in parts)
    return rest if rest > 0 else None


def shown(line: Line, amount: int | Decimal | None) -> Value:
    """Return a value as it is printed: the words of a choice, nothing where nothing is known."""
    return line.text if line.kind == "text" else amount


def marked(line: Line) -> str:
    """Return the label of a line, with a sign where its figure is typed by hand."""
    return f"{line.label}{BY_HAND}" if line.by_hand else line.label


def _typed_notes(lines: Sequence[Line]) -> list[str]:
    """Say what the sign means and what the typed figures rest on; how much of the counted ones was typed."""
    typed = [one for one in lines if one.by_hand]
    bases = list(dict.fromkeys(one.basis for one in typed if one.basis))
    parts = [f"{one.label}: {_said(one.partly_typed)} {_measure(one)}" for one in lines if one.partly_typed]
    rest = f", căn cứ: {'; '.join(bases)}" if bases else ", có căn cứ ghi ở báo cáo của từng đơn vị"
    return [
        *([f"{BY_HAND.strip()} Số nhập tay, không đếm từ hồ sơ{rest}."] if typed else []),
        *([f"Trong đó nhập tay: {'; '.join(parts)}."] if parts else []),
    ]


def notes_of(lines: Sequence[Line]) -> list[str]:
    """Say what stands beside the figures, a line for each kind: typed ones, estimates, «điều chỉnh kỳ trước», missing
    units.
    """
    rough = [f"{one.label}: {_said(one.estimate)} {_measure(one)}" for one in lines if one.estimate]
    moved = [
        f"{one.label}: {'+' if one.adjustment > 0 else '−'}{_said(abs(one.adjustment))}"
        for one in lines
        if one.adjustment
    ]
    thin = sorted(
        {(one.expected - one.missing, one.expected) for one in lines if one.missing and one.missing < one.expected}
    )
    return [
        *_typed_notes(lines),
        *([f"Ngoài ra ước tính, không cộng vào số trên: {'; '.join(rough)}."] if rough else []),
        *([f"Điều chỉnh kỳ trước, đã nằm trong số từ đầu năm: {'; '.join(moved)}."] if moved else []),
        *([f"Có số liệu của {', '.join(f'{got}/{of}' for got, of in thin)} đơn vị."] if thin else []),
    ]


def _said(amount: int | Decimal) -> str:
    from_digits = f"{amount:,}"
    return from_digits.translate(str.maketrans(",.", ".,"))


def _measure(line: Line) -> str:
    return line.indicator.measure if line.indicator else ""


def tables_of(report: Compiled) -> list[Printed]:
    """Return the tables of a report in the order of the form, the loose indicators under their headings first."""
    found: list[Printed] = []
    for block in blocks(report):
        if isinstance(block, Group):
            found.append(table_of(report, block))
    return found


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that stand together: those of a table, or loose indicators in a row (``head`` None)."""

    head: Line | None
    lines: list[Line]
    under: str = ""


def blocks(report: Compiled) -> list[Line | Group]:
    """Cut a report into headings, written parts and groups of indicators, in order."""
    found: list[Line | Group] = []
    heading = ""
    for line in report.lines:
        kind = line.part.kind
        if kind == "table":
            found.append(Group(line, []))
        elif kind == "indicator":
            last = found[-1] if found else None
            if isinstance(last, Group) and line.part.table == (last.head.part.key if last.head else ""):
                last.lines.append(line)
            else:
                found.append(Group(None, [line], heading))
        else:
            heading = line.label if kind == "heading" else heading
            found.append(line)
    return found


def table_of(report: Compiled, group: Group) -> Printed:
    """Lay a group out as its table asks: units below where there are any, else one line for each indicator."""
    head = group.head
    if head is None:
        return of_lines(group.lines, title=group.under)
    if head.part.layout == "slices" and len(group.lines) > 1:
        return of_slices(group.lines, key=head.part.key, title=head.label)
    if head.part.layout == "units" and report.sources:
        return of_units(report, group.lines, key=head.part.key, title=head.label)
    return of_lines(group.lines, key=head.part.key, title=head.label)
