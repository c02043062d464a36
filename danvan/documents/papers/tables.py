"""Tables of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from danvan.core.dates import say_number, short_day
from danvan.documents.papers import ink
from danvan.documents.papers.shapes import Align, Column, Group, Table, Value

Look = tuple[object, ...]
"""What two rows share that differ in their words only: bold or not, and of each cell its style and whether it is empty."""

STYLES = {"left": "Bảng - chữ", "justify": "Bảng - chữ", "center": "Bảng - giữa", "right": "Bảng - số"}


def write_table(document: Any, block: Table, whole: float) -> None:
    """Write a table as wide as the text: heading rows repeat, numbers stand right, rows stay whole."""
    share = whole / sum(column.width for column in block.columns)
    widths = [column.width * share for column in block.columns]
    if block.caption:
        ink.write(ink.paragraph(document, "Bảng - tên bảng"), block.caption)
    table = ink.table(document, widths, style="Bảng số liệu", description=block.caption or "Bảng")
    _heading(table, block, widths)
    looks: dict[Look, Any] = {}
    for row in block.rows:
        _row(table, block, row, widths, looks)
    for _ in range(block.fill_rows):
        _row(table, block, [""] * len(widths), widths, looks)
    if block.totals:
        _row(table, block, block.totals, widths, looks, bold=True)
    space = document.add_paragraph()
    space.paragraph_format.line_spacing = Pt(4)


def _heading(table: Any, block: Table, widths: list[float]) -> None:
    grouped = any(column.group for column in block.columns)
    rows = [table.rows[0], *([table.add_row()] if grouped else [])]
    for at, column in enumerate(block.columns):
        _cell(rows[-1].cells[at], column.heading, "Bảng - tiêu đề cột", block.pt, widths[at])
    if grouped:
        _groups(rows, block.columns, block.pt)
    if any(column.sign for column in block.columns):
        rows.append(table.add_row())
        for at, column in enumerate(block.columns):
            _cell(rows[-1].cells[at], column.sign, "Bảng - giữa", block.pt - 1, widths[at])
    for row in rows:
        ink.size_row(row, widths)
        row._tr.get_or_add_trPr().append(ink.element("tblHeader"))
        for cell in row.cells:
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _groups(rows: list[Any], columns: Sequence[Column], pt: float) -> None:
    """Join the upper heading over the columns of a group, and both rows where a column has none."""
    at = 0
    for name, members in groupby(columns, key=lambda column: column.group):
        count = len(list(members))
        if name:
            joined = rows[0].cells[at].merge(rows[0].cells[at + count - 1])
            _cell(joined, name, "Bảng - tiêu đề cột", pt, None)
        else:
            for one in range(at, at + count):
                heading = rows[1].cells[one].text
                for paragraph in rows[1].cells[one].paragraphs:
                    for run in paragraph.runs:
                        run._r.getparent().remove(run._r)
                joined = rows[0].cells[one].merge(rows[1].cells[one])
                for extra in joined.paragraphs[1:]:
                    extra._p.getparent().remove(extra._p)
                _cell(joined, heading, "Bảng - tiêu đề cột", pt, None)
        at += count


def _row(
    table: Any, block: Table, row: Sequence[Value] | Group, widths: list[float], looks: dict[Look, Any], *, bold: bool = False
) -> None:  # fmt: skip
    """Add a row; one that looks like an earlier row is a copy of it with other words: a long table takes a fifth."""
    if isinstance(row, Group):
        line = _empty_row(table, block, widths)
        _cell(line.cells[0].merge(line.cells[-1]), row.text, "Bảng - nhóm", block.pt, None)
        return
    texts = [ink.clean(said(value)) for value in row]
    styles = [STYLES[_align(value, column.align)] for value, column in zip(row, block.columns, strict=True)]
    look = (bold, *zip(styles, map(bool, texts), strict=True))
    plain = all(text == " ".join(text.split()) for text in texts)
    if plain and look in looks:
        copied = deepcopy(looks[look])
        for place, text in zip(copied.iter(qn("w:t")), filter(None, texts), strict=True):
            place.text = text
        table._tbl.append(copied)
        return
    line = _empty_row(table, block, widths)
    for cell, text, style, width in zip(line.cells, texts, styles, widths, strict=True):
        _cell(cell, text, style, block.pt, width, bold=bold)
    if plain:
        looks[look] = line._tr


def _empty_row(table: Any, block: Table, widths: list[float]) -> Any:
    line = table.add_row()
    ink.size_row(line, widths)
    if block.row_mm:
        line.height = Mm(block.row_mm)
    return line


def _align(value: Value, align: Align) -> Align:
    number = isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)
    return "right" if number and align in ("left", "justify") else align


def said(value: Value) -> str:
    """Write a value as the table shows it: 1.250, 05/10/2026, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, (int, float, Decimal)):
        return say_number(value)
    return short_day(value) if isinstance(value, date) else str(value)


def _cell(cell: Any, text: str, style: str, pt: float, width: float | None, *, bold: bool = False) -> None:
    for at, line in enumerate(ink.clean(text).split("\n")):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        ink.restyle(paragraph, style)
        run = ink.write(paragraph, line, bold=bold)
        if pt != 12:
            run.font.size = Pt(pt)
    if width is not None:
        cell.width = Mm(width)
    properties = cell._tc.tcPr
    if properties is not None and properties.find(qn("w:vAlign")) is None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
