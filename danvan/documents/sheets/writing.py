"""Writing spreadsheets: a title, headings, typed cells, a line of totals; ready to print on A4, turned."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, BinaryIO, Literal

import xlsxwriter

from danvan.core.dates import HERE, say_number, short_day
from danvan.documents.papers.ink import clean

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LONGEST_NAME, LINE_POINTS = 28, 16
LONGEST_CELL = 32_000
NAME_SIGNS = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))

Value = str | int | float | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in signs; "percent" values are given as 83.07 for 83,07 %."""

    heading: str
    width: float = 16
    kind: Literal["text", "number", "day", "percent"] = "text"


@dataclass(frozen=True, slots=True)
class Written:
    """One table to write; ``rows`` may be a generator, it is walked once."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    totals: Sequence[Value] = ()
    notes: Sequence[str] = ()
    name: str = ""
    landscape: bool = True
    named: int = 0
    """How many columns from the left say what a line is about: they stay in sight."""


def write_sheet(
    title: str,
    header: Sequence[str | Column],
    rows: Iterable[Sequence[Value]],
    totals: Sequence[Value] = (),
    *,
    notes: Sequence[str] = (),
) -> bytes:
    """Write one table as .xlsx. ``header``: headings or Columns; ``notes`` stand under the title."""
    columns = [one if isinstance(one, Column) else Column(one, _wide(one)) for one in header]
    sink = io.BytesIO()
    write_book(sink, [Written(title, columns, rows, totals, notes)])
    return sink.getvalue()


def _wide(heading: str) -> float:
    return min(40.0, max(10.0, len(heading) * 1.2))


def write_book(sink: BinaryIO, tables: Iterable[Written]) -> None:
    """Write tables as sheets of one .xlsx into ``sink``; memory stays the same however many lines there are."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(sink, options) as book:
        book.set_properties({"author": "", "title": ""})
        looks, used = _looks(book), set[str]()
        for table in tables:
            _sheet(book, table, looks, _name(table, used))


def _name(table: Written, used: set[str]) -> str:
    """Give a name that Excel takes: 31 signs, none of []:*?/\\, each once."""
    words = " ".join((table.name or table.title or "Bảng").translate(NAME_SIGNS).split())
    short = words if len(words) <= LONGEST_NAME else words[: LONGEST_NAME + 1].rpartition(" ")[0]
    base = (short or words[:LONGEST_NAME]).rstrip(" ,;.–-") or "Bảng"
    name, at = base, 2
    while name.lower() in used:
        name, at = f"{base[:26]} {at}", at + 1
    used.add(name.lower())
    return name


def _looks(book: Any) -> dict[str, Any]:
    cell = {"font_name": "Times New Roman", "font_size": 12, "border": 1, "valign": "top", "text_wrap": True}
    number = {**cell, "align": "right", "num_format": "#,##0.######", "text_wrap": False}
    strong = {"bold": True, "bg_color": "#F2F2F2"}
    rows = {
        "title": {"font_name": "Times New Roman", "font_size": 14, "bold": True, "align": "center", "text_wrap": True},
        "note": {"font_name": "Times New Roman", "font_size": 12, "italic": True, "text_wrap": True, "valign": "top"},
        "heading": {**cell, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E6EEF0"},
        "text": cell, "guarded": {**cell, "quote_prefix": True},
        "whole": {**number, "num_format": "#,##0"}, "number": number, "percent": {**number, "num_format": '0.##"%"'},
        "day": {**cell, "align": "center", "num_format": "dd/mm/yyyy"},
        "moment": {**cell, "align": "center", "num_format": "dd/mm/yyyy hh:mm"},
    }  # fmt: skip
    for name in ("text", "guarded", "whole", "number", "percent", "day"):
        rows[f"total {name}"] = {**rows[name], **strong}
    return {name: book.add_format(look) for name, look in rows.items()}


def _sheet(book: Any, table: Written, looks: dict[str, Any], name: str) -> None:
    sheet, last = book.add_worksheet(name), len(table.columns) - 1
    _print(sheet, landscape=table.landscape)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
    row = 0
    if table.title:
        if last:
            sheet.merge_range(0, 0, 0, last, clean(table.title), looks["title"])
        else:
            sheet.write_string(0, 0, clean(table.title), looks["title"])
        row += 1
    wide = sum(column.width for column in table.columns)
    for note in map(clean, table.notes):
        sheet.set_row(row, LINE_POINTS * math.ceil(len(note) / wide))
        if last:
            sheet.merge_range(row, 0, row, last, note, looks["note"])
        else:
            sheet.write_string(row, 0, note, looks["note"])
        row += 1
    row += 1 if row else 0
    for at, column in enumerate(table.columns):
        sheet.write_string(row, at, clean(column.heading), looks["heading"])
    sheet.repeat_rows(row)
    sheet.freeze_panes(row + 1, table.named)
    for below, (total, values) in enumerate(_lines(table), row + 1):
        for at, (value, column) in enumerate(zip(values, table.columns, strict=True)):
            _write(sheet, below, at, value, column, looks, "total " if total else "")


def _lines(table: Written) -> Iterator[tuple[bool, Sequence[Value]]]:
    for line in table.rows:
        yield False, line
    if table.totals:
        yield True, table.totals


def _print(sheet: Any, *, landscape: bool) -> None:
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.8, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C&P/&N")


def _write(sheet: Any, row: int, at: int, value: Value, column: Column, looks: dict[str, Any], total: str) -> None:
    if value is None or value == "":
        sheet.write_blank(row, at, None, looks[f"{total}text"])
    elif isinstance(value, bool):
        sheet.write_string(row, at, "Có" if value else "Không", looks[f"{total}text"])
    elif isinstance(value, datetime):
        sheet.write_datetime(row, at, _here(value), looks["moment"])
    elif isinstance(value, date):
        sheet.write_datetime(row, at, datetime.combine(value, time()), looks[f"{total}day"])
    elif isinstance(value, (int, float, Decimal)):
        look = "percent" if column.kind == "percent" else "whole" if value == int(value) else "number"
        sheet.write_number(row, at, value, looks[total + look])
    else:
        text = clean(str(value))[:LONGEST_CELL]
        sheet.write_string(row, at, text, looks[total + ("guarded" if text.startswith(FORMULA_SIGNS) else "text")])


def _here(moment: datetime) -> datetime:
    return (moment.astimezone(HERE) if moment.tzinfo else moment).replace(tzinfo=None)


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """Write a table as CSV (UTF-8 with a mark that Excel knows, «;» between cells); no cell is read as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(one) for one in header])
    writer.writerows([[guarded(_plain(one)) for one in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Keep a text from being read as a formula when a spreadsheet opens it; numbers stay numbers."""
    if not text.startswith(FORMULA_SIGNS):
        return text
    number = text[1:].replace(".", "").replace(",", "").isdigit() and text[0] == "-"
    return text if number else f"'{text}"


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{_here(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return say_number(value)
    return clean(str(value))
