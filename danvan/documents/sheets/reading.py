"""From a file to one table: the heading found below its titles, merged cells unfolded, totals recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from danvan.documents.sheets.columns import match, same_words
from danvan.documents.sheets.opening import MOST_ROWS, Raw, open_file
from danvan.documents.sheets.refusals import NoHeading, NoRows, NoSuchSheet, TooLarge
from danvan.documents.sheets.shapes import Problem, Row, Sheet, Wanted
from danvan.documents.sheets.values import lined, said
from danvan.text.folding import key2

LOOKED_AT = 40
TOTALS = re.compile(r"^(tong( cong| so)?|cong|tong hop|luy ke)\b[ :.]*(cong|so)?[ :.]*$")
_SIGNS = re.compile(r"^\(?([0-9]{1,2}|[a-z])\)?$")


def read_sheet(content: bytes, name: str, *, wanted: Sequence[Wanted] = (), sheet: str = "") -> Sheet:
    """Read the table of a file that best has the wanted columns (or the one named ``sheet``).

    Raises NotASheet, Locked, TooLarge, NoSuchSheet, NoHeading or NoRows; everything milder is said in ``problems``.
    """
    raws = open_file(content, name)
    if sheet and not any(raw.name == sheet for raw in raws):
        raise NoSuchSheet(name=sheet)
    chosen = [raw for raw in raws if (raw.name == sheet if sheet else any(any(line) for line in raw.cells))]
    if not chosen:
        raise NoRows(name=raws[0].name if raws else name)
    raw = max(chosen, key=lambda one: (_best(one, wanted)[1], not one.hidden))
    return _sheet(raw, wanted, tuple(one.name for one in raws if one is not raw))


def _sheet(raw: Raw, wanted: Sequence[Wanted], others: tuple[str, ...]) -> Sheet:
    at, score = _best(raw, wanted)
    if score <= 0:
        raise NoHeading(
            name=raw.name, columns=", ".join(one.heading for one in wanted[:5]) or "TT, Nội dung, Số lượng"
        )
    problems = [Problem(note) for note in raw.notes]
    header, start = _header(raw, at)
    problems += _unfold(raw, start)
    rows = _rows(raw, start)
    if not any(not row.total for row in rows):
        raise NoRows(name=raw.name)
    if len(rows) > MOST_ROWS:
        raise TooLarge(why=f"nhất là {MOST_ROWS} dòng mỗi bảng")
    problems += _said(raw, rows, start, others)
    titles = tuple(
        text for line in raw.cells[:at] if (text := " ".join(said(cell) for cell in line if cell is not None))
    )
    return Sheet(raw.name, header, at + 1, rows, problems, titles, others)


def _best(raw: Raw, wanted: Sequence[Wanted]) -> tuple[int, float]:
    """Find the line of headings: where most wanted columns are found, else the widest line of short texts."""
    best, top = 0, 0.0
    for at, line in enumerate(raw.cells[:LOOKED_AT]):
        if wanted:
            header, _ = _header(raw, at)
            score = float(len(match(header, wanted).found)) - at / 1000 if any(line) else 0.0
        else:
            score = _looks_like_heading(line) - at / 1000
        if score > top:
            best, top = at, score
    return best, top


def _looks_like_heading(line: list[Any]) -> float:
    texts = {str(cell).strip() for cell in line if isinstance(cell, str) and not re.search(r"\d{3}", cell)}
    others = sum(1 for cell in line if cell is not None and not isinstance(cell, str))
    return len(texts) - 2 * others if len(texts) > 1 else 0.0


def _header(raw: Raw, at: int) -> tuple[tuple[str, ...], int]:
    """Return the headings of line ``at`` and the line where data begin.

    A heading over several columns is put before the headings below it: «Số người: Nam»; a line of column
    signs «(1) (2)» is passed over.
    """
    top = [said(cell) for cell in raw.cells[at]]
    start = at + 1
    wide = [one for one in raw.merged if one[0][0] == at and one[1][1] > one[0][1]]
    deep = max((end[0] for begin, end in raw.merged if begin[0] == at), default=at)
    for begin, end in wide:
        for column in range(begin[1], min(end[1] + 1, len(top))):
            top[column] = said(raw.cells[at][begin[1]])
    if (wide or deep > at) and start < len(raw.cells) and deep - at <= 2 and (deep > at or _all_texts(raw, at, wide)):
        below = [said(cell) for cell in raw.cells[at + 1]]
        under = {column for begin, end in wide for column in range(begin[1], end[1] + 1)}
        top = [(f"{name}: {below[n]}" if n in under and below[n] else name or below[n]) for n, name in enumerate(top)]
        start = max(at + 2, deep + 1)
    while start < len(raw.cells) and _is_signs(raw.cells[start]):
        start += 1
    return tuple(top), start


def _all_texts(raw: Raw, at: int, wide: list[Any]) -> bool:
    under = [column for begin, end in wide for column in range(begin[1], end[1] + 1)]
    below = raw.cells[at + 1]
    return all(isinstance(below[column], str) for column in under if column < len(below))


def _is_signs(line: list[Any]) -> bool:
    """Recognise a line that only numbers the columns: (1) (2) (3) or A B 1 2 = in order."""
    texts = [said(cell).lower() for cell in line if cell is not None]
    if len(texts) < 3 or not all(_SIGNS.match(text) for text in texts):
        return False
    digits = [int(text.strip("()")) for text in texts if text.strip("()").isdigit()]
    return len(digits) < 2 or digits == list(range(digits[0], digits[0] + len(digits)))


def _unfold(raw: Raw, start: int) -> list[Problem]:
    """Repeat the value of a merged block in every cell below the headings; say so."""
    unfolded = [one for one in raw.merged if one[0][0] >= start and _single_column(one)]
    for (top, left), (bottom, right) in unfolded:
        for row in range(top, min(bottom + 1, len(raw.cells))):
            for column in range(left, min(right + 1, len(raw.cells[row]))):
                raw.cells[row][column] = raw.cells[top][left]
    if not unfolded:
        return []
    lines = ", ".join(str(top + 1) for (top, _), _ in unfolded[:5]) + ("…" if len(unfolded) > 5 else "")
    return [Problem(f"Bảng có {len(unfolded)} khối ô gộp (dòng {lines}): giá trị được lặp lại cho từng dòng.")]


def _single_column(block: Any) -> bool:
    """Tell a value merged downwards; one merged across is the title of a group of lines."""
    (top, left), (bottom, right) = block
    return left == right and bottom > top


def _rows(raw: Raw, start: int) -> list[Row]:
    rows = []
    for at, line in enumerate(raw.cells[start:], start):
        cells = tuple(lined(cell) if isinstance(cell, str) else cell for cell in line)
        if any(cell is not None and cell != "" for cell in cells):
            rows.append(Row(at + 1, cells, total=_is_total(cells)))
    return rows


def _is_total(cells: tuple[Any, ...]) -> bool:
    texts = [cell for cell in cells[:4] if isinstance(cell, str) and cell.strip()]
    return bool(texts) and bool(TOTALS.match(key2(texts[0]).strip()))


def _said(raw: Raw, rows: list[Row], start: int, others: tuple[str, ...]) -> list[Problem]:
    problems = []
    inside = {place for place in raw.formulas if place[0] >= start}
    if inside:
        problems.append(Problem(f"Có {len(inside)} ô là công thức: lấy kết quả đã lưu trong tệp."))
    empty = [place for place in inside if place[0] < len(raw.cells) and _cell(raw, place) is None]
    for row, column in sorted(empty)[:20]:
        problems.append(
            Problem(
                "ô công thức không có kết quả lưu; mở bằng Excel, lưu lại rồi tải lên.",
                row + 1,
                _column(raw, start, column),
            )
        )
    blank = rows[-1].line - start - len(rows)
    if blank > 0:
        problems.append(Problem(f"Bỏ qua {blank} dòng trống."))
    totals = [row.line for row in rows if row.total]
    if totals:
        problems.append(Problem(f"Dòng {', '.join(map(str, totals))} là dòng cộng, không tính là dữ liệu."))
    if others:
        problems.append(Problem(f"Tệp còn bảng khác, chưa đọc: {', '.join(f'«{name}»' for name in others)}."))
    if raw.hidden:
        problems.append(Problem(f"Bảng «{raw.name}» đang bị ẩn trong tệp."))
    return problems


def _cell(raw: Raw, place: tuple[int, int]) -> Any:
    line = raw.cells[place[0]]
    return line[place[1]] if place[1] < len(line) else None


def _column(raw: Raw, start: int, column: int) -> str:
    line = raw.cells[start - 1]
    return said(line[column]) if column < len(line) else ""


__all__ = ["read_sheet", "same_words"]
