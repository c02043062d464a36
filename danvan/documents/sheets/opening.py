"""Opening a file: which kind it is, its tables as raw cells, merged cells and formulas."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from danvan.documents.sheets.refusals import Locked, NotASheet, TooLarge
from danvan.text import legacy

LARGEST = 10 * 2**20
LARGEST_UNPACKED = 80 * 2**20
MOST_ROWS = 20_000
MOST_COLUMNS = 300
NO_TABLES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"RIFF")
_OLE = b"\xd0\xcf\x11\xe0"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Range = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class Raw:
    """One table as it stands in the file; positions count from 0."""

    name: str
    cells: list[list[Any]]
    merged: list[Range] = field(default_factory=list)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    hidden: bool = False
    notes: list[str] = field(default_factory=list)


def open_file(content: bytes, name: str) -> list[Raw]:
    """Read every table of an .xlsx, .xls, .ods, .csv or .tsv file; the content decides, not the name.

    Raises NotASheet, Locked, TooLarge, or what ``danvan.text.legacy`` says about a text file.
    """
    if len(content) > LARGEST:
        raise TooLarge(why=f"nhất là {LARGEST // 2**20} MB")
    if content[:4] == b"PK\x03\x04" or content[:4] == _OLE:
        return _book(content)
    if content.startswith(NO_TABLES):
        raise NotASheet
    return [_text(content, name)]


def _book(content: bytes) -> list[Raw]:
    try:
        _not_a_bomb(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
        tables = [_table(book.get_sheet_by_name(name), name in hidden) for name in book.sheet_names]
    except PasswordError as error:
        raise Locked from error
    except (CalamineError, zipfile.BadZipFile, ValueError, OSError, KeyError) as error:
        if "password" in str(error).lower() or "encrypt" in str(error).lower():
            raise Locked from error
        raise NotASheet from error
    if content[:2] == b"PK":
        _formulas(content, tables)
    for table in tables:
        _repair(table)
    return tables


def _not_a_bomb(content: bytes) -> None:
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise TooLarge(why="giải nén ra lớn bất thường")


def _table(sheet: Any, hidden: bool) -> Raw:
    if sheet.total_height > MOST_ROWS + 100:
        raise TooLarge(why=f"nhất là {MOST_ROWS} dòng mỗi bảng")
    if sheet.total_width > MOST_COLUMNS:
        raise TooLarge(why=f"nhất là {MOST_COLUMNS} cột mỗi bảng")
    cells = [[None if cell == "" else cell for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    return Raw(sheet.name, cells, list(sheet.merged_cell_ranges or ()), hidden=hidden)


def _text(content: bytes, name: str) -> Raw:
    decoded = legacy.decode(content)
    head = "\n".join(decoded.text.splitlines()[:20])
    sign = max(";\t,|", key=lambda one: (min(head.count(one), 10_000), one in ";\t"))
    try:
        lines = list(csv.reader(io.StringIO(decoded.text, newline=""), delimiter=sign))
    except csv.Error as error:
        raise NotASheet from error
    if len(lines) > MOST_ROWS + 100:
        raise TooLarge(why=f"nhất là {MOST_ROWS} dòng mỗi bảng")
    wide = max((len(line) for line in lines), default=0)
    cells = [[cell.strip() or None for cell in line] + [None] * (wide - len(line)) for line in lines]
    notes = [f"Tệp dùng bảng mã cũ ({decoded.encoding}), đã đổi sang Unicode."] if decoded.converted else []
    return Raw(re.sub(r"\.\w+$", "", name) or "CSV", cells, notes=notes)


def _repair(table: Raw) -> None:
    """Turn texts typed in an old font («C«ng t¸c») into Unicode, the whole table by one verdict."""
    places = [
        (row, at) for row, line in enumerate(table.cells) for at, cell in enumerate(line) if isinstance(cell, str)
    ]
    if not places:
        return
    joined = "\n".join(str(table.cells[row][at]).replace("\n", "\u2028") for row, at in places)
    repaired = legacy.repair(joined)
    parts = repaired.text.split("\n")
    if not repaired.converted or len(parts) != len(places):
        return
    for (row, at), text in zip(places, parts, strict=True):
        table.cells[row][at] = text.replace("\u2028", "\n")
    table.notes.append(f"Chữ trong bảng «{table.name}» dùng bảng mã cũ ({repaired.encoding}), đã đổi sang Unicode.")


def _formulas(content: bytes, tables: list[Raw]) -> None:
    """Find the cells of an .xlsx that hold formulas; in an .ods only whether there are merged cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = set(packed.namelist())
        if "content.xml" in names:
            _open_document(packed, tables)
        if "xl/workbook.xml" not in names:
            return
        paths = _paths(packed)
        for table in tables:
            path = paths.get(table.name, "")
            if path in names:
                table.formulas = _formula_cells(packed, path)


def _paths(packed: zipfile.ZipFile) -> dict[str, str]:
    relations = etree.fromstring(packed.read("xl/_rels/workbook.xml.rels"), _parser())
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    book = etree.fromstring(packed.read("xl/workbook.xml"), _parser())
    found = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_REL), "")
        found[sheet.get("name")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _formula_cells(packed: zipfile.ZipFile, path: str) -> set[tuple[int, int]]:
    found = set()
    with packed.open(path) as source:
        for _, cell in etree.iterparse(source, tag=f"{_MAIN}c", resolve_entities=False, no_network=True):
            if cell.find(f"{_MAIN}f") is not None and (place := _place(cell.get("r", ""))):
                found.add(place)
            cell.clear()
    return found


def _place(name: str) -> tuple[int, int] | None:
    """Turn «C5» into (4, 2)."""
    hit = re.fullmatch(r"([A-Z]{1,3})(\d+)", name)
    if hit is None:
        return None
    column = 0
    for sign in hit[1]:
        column = column * 26 + ord(sign) - 64
    return int(hit[2]) - 1, column - 1


def _open_document(packed: zipfile.ZipFile, tables: list[Raw]) -> None:
    text = packed.read("content.xml")
    if re.search(rb'number-(?:columns|rows)-spanned="(?!1")', text):
        tables[0].notes.append(
            "Tệp ODS có ô gộp: chỉ ô đầu của mỗi khối gộp có giá trị. Nếu thiếu, hãy lưu thành .xlsx."
        )
    if b"table:formula=" in text:
        tables[0].notes.append("Tệp có công thức: lấy kết quả đã lưu trong tệp.")
