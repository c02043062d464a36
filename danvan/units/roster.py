"""The spreadsheet that brings in hamlets, bodies, people, posts and accounts: its tables, template and reader."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from python_calamine import CalamineError, CalamineWorkbook

from danvan.core.dates import short_day
from danvan.core.refused import Refused
from danvan.text.folding import key2
from danvan.units.states import COMMUNITIES, ORGANISATION_KINDS, ROLES

LARGEST = 5 * 2**20
LARGEST_UNPACKED = 60 * 2**20
MOST_ROWS = 5000
FORMULA_SIGNS = ("=", "+", "-", "@")


class NotASpreadsheet(Refused):
    """Không đọc được tệp này. Hãy dùng tệp Excel (.xlsx) hoặc CSV theo mẫu tải ở trang này."""


class TooLarge(Refused):
    """Tệp quá lớn (tối đa 5 MB và 5.000 dòng). Hãy chia thành nhiều tệp."""


class NotUnicode(Refused):
    """Tệp CSV không phải mã UTF-8. Khi lưu trong Excel, hãy chọn «CSV UTF-8», hoặc dùng tệp .xlsx."""


class UnknownSheet(Refused):
    """Không nhận ra bảng «{name}»: dòng đầu phải là tên các cột như trong mẫu."""


class NothingInside(Refused):
    """Tệp không có dòng dữ liệu nào."""


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, its columns (key → heading), those that must be there, an invented example."""

    name: str
    columns: dict[str, str]
    must: tuple[str, ...]
    example: tuple[str, ...]
    note: str = ""


TABLES = {
    "hamlet": Table(
        "Thôn, tổ dân phố", {"name": "Tên thôn, tổ dân phố", "kind": "Loại"}, ("name",), ("Thôn Bản Trên", "Thôn"),
        "Loại: " + ", ".join(word for called in COMMUNITIES.values() for word in called) + ". Bỏ trống: lấy theo tên.",
    ),
    "body": Table(
        "Cơ quan, tổ chức",
        {"name": "Tên cơ quan, tổ chức", "kind": "Loại", "parent": "Trực thuộc", "area": "Địa bàn"}, ("name",),
        ("Tổ dân vận thôn Bản Trên", "Đơn vị khác", "", "Thôn Bản Trên"),
        "Loại: " + "; ".join(ORGANISATION_KINDS.values()) + ". Bỏ trống Trực thuộc: trực thuộc đơn vị của người nhập.",
    ),
    "person": Table(
        "Người và chức vụ",
        {
            "full_name": "Họ và tên", "unit": "Đơn vị", "post": "Chức vụ", "since": "Từ ngày",
            "phone": "Điện thoại", "email": "Thư điện tử",
        },
        ("full_name",), ("Vàng Văn Sơn", "Tổ dân vận thôn Bản Trên", "Tổ trưởng", "01/07/2025", "", ""),
        "Bỏ trống Đơn vị: đơn vị của người nhập. Ngày ghi dd/mm/yyyy.",
    ),
    "account": Table(
        "Tài khoản",
        {"full_name": "Họ và tên", "unit": "Đơn vị", "username": "Tên đăng nhập", "roles": "Vai trò", "since": "Từ ngày"},
        ("full_name", "username", "roles"), ("Vàng Văn Sơn", "Tổ dân vận thôn Bản Trên", "son.vang", "Cơ sở", ""),
        "Vai trò (nhiều vai trò cách nhau bằng dấu chấm phẩy): " + "; ".join(ROLES.values()) + ".",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table as typed: ``line`` is its number in the sheet, the heading being line 1."""

    table: str
    line: int
    cells: dict[str, str]

    @property
    def words(self) -> str:
        """What was typed, without the empty cells."""
        return " · ".join(cell for cell in self.cells.values() if cell)


def read(data: bytes, name: str) -> list[Row]:
    """Read every table of an .xlsx or .csv file, in the order hamlets, bodies, people, accounts.

    Raises NotASpreadsheet, TooLarge, NotUnicode, UnknownSheet or NothingInside.
    """
    if len(data) > LARGEST:
        raise TooLarge
    sheets = list(csv_sheet(data, name) if name.lower().endswith(".csv") else excel_sheets(data))
    rows = [row for title, lines in sheets for row in rows_of(title, lines)]
    if not rows:
        raise NothingInside
    if len(rows) > MOST_ROWS:
        raise TooLarge
    order = list(TABLES)
    return sorted(rows, key=lambda row: order.index(row.table))


def excel_sheets(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist()) > LARGEST_UNPACKED:
            raise TooLarge
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield name, [[text_of(cell) for cell in line] for line in lines]
    except (CalamineError, zipfile.BadZipFile, ValueError, OSError) as error:
        raise NotASpreadsheet from error


def csv_sheet(data: bytes, name: str) -> Iterator[tuple[str, list[list[str]]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUnicode from error
    heading = text.partition("\n")[0]
    sign = max(",;\t", key=heading.count)
    try:
        yield name, [[text_of(cell) for cell in line] for line in csv.reader(io.StringIO(text), delimiter=sign)]
    except csv.Error as error:
        raise NotASpreadsheet from error


def text_of(cell: Any) -> str:
    """Write a cell as a person would read it: whole numbers without «.0», days as dd/mm/yyyy."""
    if isinstance(cell, (datetime, date)):
        return short_day(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = " ".join(str(cell).split())
    return text[1:] if text.startswith("'") and text[1:2] in FORMULA_SIGNS else text


def rows_of(title: str, lines: list[list[str]]) -> Iterator[Row]:
    """Give the rows of one sheet; sheets without any text are passed over."""
    start = next((at for at, line in enumerate(lines) if any(line)), None)
    if start is None:
        return
    table, keys = table_of(title, lines[start])
    for at, line in enumerate(lines[start + 1 :], start + 2):
        cells = {key: value for key, value in zip(keys, line, strict=False) if key}
        if any(cells.values()):
            yield Row(table, at, cells)


def table_of(title: str, headings: list[str]) -> tuple[str, list[str]]:
    """Recognise a table by its headings, however they are written; return its key and the columns' keys."""
    for name in ("account", "person", "body", "hamlet"):
        keys = {key2(heading): key for key, heading in TABLES[name].columns.items()}
        found = [keys.get(key2(heading.rstrip(" *")), "") for heading in headings]
        if set(TABLES[name].must) <= set(found):
            return name, found
    raise UnknownSheet(name=title)


def safe_cell(text: str) -> str:
    """Keep a text from being read as a formula when a spreadsheet opens it."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def template() -> bytes:
    """Write the empty .xlsx: one sheet for each table, headings with * where needed, an example as a note."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False}) as book:
        head, plain = (
            book.add_format({"bold": True, "bg_color": "#E6EEF0", "border": 1}),
            book.add_format({"num_format": "@"}),
        )
        for table in TABLES.values():
            sheet = book.add_worksheet(table.name)
            sheet.set_column(0, len(table.columns) - 1, 28, plain)
            sheet.freeze_panes(1, 0)
            for at, (key, heading) in enumerate(table.columns.items()):
                sheet.write_string(0, at, f"{heading} *" if key in table.must else heading, head)
                sheet.write_comment(
                    0, at, f"Ví dụ: {table.example[at] or '(bỏ trống)'}\n{table.note}", {"author": ""}
                )
    return buffer.getvalue()
