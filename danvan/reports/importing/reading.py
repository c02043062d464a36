"""Reading a spreadsheet of figures: one line for each unit, one column for each indicator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher

from danvan.core.refused import Refused
from danvan.documents import sheets
from danvan.reports.actions.sheet import Entry, judge
from danvan.reports.models import FormVersion, Indicator
from danvan.text.folding import key2
from danvan.units.models import UnitVersion

UNIT = "unit"
LIKE, MOST_CANDIDATES = 0.55, 5
BODY = re.compile(r"^(dang uy|uy ban nhan dan|ubnd|uy ban mttq viet nam|uy ban mat tran to quoc viet nam|mttq) ")
KIND = re.compile(r"^(xa|phuong|dac khu|thi tran|tinh|thanh pho) ")


class NoUnitColumn(Refused):
    """Không tìm thấy cột «Đơn vị». Hãy lấy tệp mẫu ở trên trang này."""


class NoIndicators(Refused):
    """Không cột nào mang tên hoặc mã chỉ tiêu của biểu. Hãy lấy tệp mẫu ở trên trang này."""


@dataclass(slots=True)
class UnitRow:
    """One line: the unit it names (None when nobody is called so), candidates, what it says, what is wrong with it."""

    line: int
    name: str
    body: UnitVersion | None
    candidates: list[UnitVersion]
    values: dict[str, Decimal]
    texts: dict[str, str]
    problems: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return self.body is not None and not self.problems


@dataclass(slots=True)
class Plan:
    """What would be taken in: the rows, the columns found and left alone, remarks about the whole file."""

    rows: list[UnitRow]
    columns: list[Indicator]
    unused: list[str]
    remarks: list[str]

    @property
    def good(self) -> bool:
        return bool(self.rows) and all(row.good for row in self.rows)


def indicators_of(form: FormVersion) -> list[tuple[str, Indicator]]:
    """List the indicators of a form with their wording there; ratios are computed, never read."""
    parts = form.parts.exclude(indicator=None).select_related("indicator").order_by("position")
    return [
        (part.label or part.indicator.name, part.indicator)
        for part in parts
        if part.indicator and part.indicator.kind != "ratio"
    ]


def template(form: FormVersion, bodies: Sequence[UnitVersion]) -> bytes:
    """Write the file to fill in: a line for each unit, a column for each indicator."""
    header = ["Đơn vị", *(f"{label} ({one.measure})" if one.measure else label for label, one in indicators_of(form))]
    return sheets.write_sheet(form.name, header, [[body.name, *[""] * (len(header) - 1)] for body in bodies])


def read(
    form: FormVersion, bodies: Sequence[UnitVersion], content: bytes, name: str, *, chosen: Mapping[int, str] | None = None
) -> Plan:  # fmt: skip
    """Read a file into a plan; ``chosen``: line → code of the unit that a person said it is.

    Raise what ``sheets.read_sheet`` raises, NoUnitColumn, NoIndicators. Wrong cells are named in their rows.
    """
    asked = indicators_of(form)
    wanted = [sheets.Wanted(UNIT, "Đơn vị", ["Tên đơn vị", "Tên xã", "Xã, phường"]), *map(_wanted, asked)]
    sheet = sheets.read_sheet(content, name, wanted=wanted)
    found = sheets.match(sheet.header, wanted)
    if UNIT not in found.found:
        raise NoUnitColumn()
    columns = [one for _, one in asked if one.code in found.found]
    if not columns:
        raise NoIndicators()
    rows = [
        _row(line.line, line.cells, found.found, columns, bodies, (chosen or {}).get(line.line, ""))
        for line in sheet.data()
    ]
    rows = [row for row in rows if row.name or row.values]
    _check_once(rows)
    unused = [sheet.header[at] for at in found.unused if sheets_key(sheet.header[at]) not in ("tt", "stt")]
    return Plan(rows, columns, unused, [str(one) for one in sheet.problems])


def _wanted(asked: tuple[str, Indicator]) -> sheets.Wanted:
    label, one = asked
    return sheets.Wanted(one.code, label, [one.name, one.code, f"{label} ({one.measure})"])


def sheets_key(heading: str) -> str:
    return key2(heading).strip(" .:*")


def _row(
    line: int, cells: Sequence[object], places: Mapping[str, int], columns: Iterable[Indicator],
    bodies: Sequence[UnitVersion], chosen: str,
) -> UnitRow:  # fmt: skip
    name = str(_at(cells, places[UNIT]) or "").strip()
    body, candidates = find_body(name, bodies)
    if chosen:
        body = next((one for one in bodies if one.unit.code == chosen), body)
    row = UnitRow(line, name, body, candidates, {}, {})
    if body is None:
        row.problems.append(f"Không có đơn vị tên «{name}» trong danh sách phải gửi.")
    for one in columns:
        _read_cell(row, one, _at(cells, places[one.code]))
    return row


def _at(cells: Sequence[object], place: int) -> object:
    return cells[place] if place < len(cells) else None


def _read_cell(row: UnitRow, one: Indicator, cell: object) -> None:
    """Put a cell into the row, or the sentence that says why not."""
    try:
        if one.kind == "text":
            text = str(cell or "").strip()
            if text:
                row.texts[one.code] = judge(one, Entry(text=text))[1]
            return
        amount = sheets.number(cell)  # type: ignore[arg-type]
        if amount is not None:
            judge(one, Entry(amount=amount))
            row.values[one.code] = amount
    except Refused as refused:
        row.problems.append(f"{one.name}: {refused.sentence}")


def find_body(name: str, bodies: Sequence[UnitVersion]) -> tuple[UnitVersion | None, list[UnitVersion]]:
    """Return the body of a name, written with or without «Đảng ủy xã», and near ones when nobody is called so."""
    if not name:
        return None, []
    for fold in (key2, place_of, word_of):
        hits = [one for one in bodies if fold(one.name) == fold(name)]
        if len(hits) == 1:
            return hits[0], []
    scored = [(SequenceMatcher(None, word_of(name), word_of(one.name)).ratio(), one) for one in bodies]
    near = sorted((pair for pair in scored if pair[0] >= LIKE), key=lambda pair: -pair[0])
    return None, [one for _, one in near[:MOST_CANDIDATES]]


def place_of(name: str) -> str:
    """Fold a name without its body: «Đảng ủy xã Bản Mây» → «xa ban may»."""
    return BODY.sub("", key2(name).strip())


def word_of(name: str) -> str:
    """Fold a name without body and kind: «ban may»."""
    return KIND.sub("", place_of(name))


def _check_once(rows: list[UnitRow]) -> None:
    seen: dict[int, int] = {}
    for row in rows:
        if row.body is None:
            continue
        first = seen.setdefault(row.body.unit_id, row.line)
        if first != row.line:
            row.problems.append(f"Đơn vị này đã có ở dòng {first}.")
