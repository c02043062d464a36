"""What is written can be read again, printed on A4, and is never run as a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

from danvan.documents import sheets

HEADER = ["TT", "Nội dung", sheets.Column("Ngày", 12, "day"), sheets.Column("Kinh phí", 16, "number")]
ROWS = [[1, "=HYPERLINK(1)", date(2026, 10, 5), 1250000], [2, "Làm đường", None, Decimal("12.5")]]


def part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def test_what_is_written_is_read_again():
    content = sheets.write_sheet("SỔ THEO DÕI", HEADER, ROWS, ["", "Cộng", None, 1250012.5])
    sheet = sheets.read_sheet(content, "a.xlsx")
    assert (sheet.titles, sheet.header) == (("SỔ THEO DÕI",), ("TT", "Nội dung", "Ngày", "Kinh phí"))
    assert [row.cells for row in sheet.data()] == [
        (1.0, "=HYPERLINK(1)", date(2026, 10, 5), 1250000.0),
        (2.0, "Làm đường", None, 12.5),
    ]
    assert sheet.rows[-1].total


def test_no_text_is_written_as_a_formula():
    content = sheets.write_sheet("", ["A"], [[text] for text in ("=1+1", "+84", "-1", "@x", "\t=2")])
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")
    assert 'quotePrefix="1"' in part(content, "xl/styles.xml")


def test_a_page_is_a4_turned_with_repeated_headings_and_nobodys_name():
    content = sheets.write_sheet("Sổ", HEADER, ROWS)
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert re.search(r'<pageSetup paperSize="9" (scale="\d+" )?(fitToHeight="0" )?orientation="landscape"', sheet)
    assert "_xlnm.Print_Titles" in part(content, "xl/workbook.xml")
    assert "<dc:creator></dc:creator>" in part(content, "docProps/core.xml")


def test_tables_of_one_name_stay_apart():
    sink = io.BytesIO()
    sheets.write_book(sink, [sheets.Written("Sổ: 1/2", [sheets.Column("A")], [[1]])] * 2)
    assert re.findall(r'<sheet name="([^"]+)"', part(sink.getvalue(), "xl/workbook.xml")) == ["Sổ 1 2", "Sổ 1 2 2"]


def test_a_csv_opens_in_excel_and_holds_no_formula():
    content = sheets.write_csv(["Nội dung", "Số"], [["=1+1", 1250], ["-12", date(2026, 10, 5)], ["- gạch", None]])
    assert content.decode("utf-8-sig") == "Nội dung;Số\r\n'=1+1;1.250\r\n-12;05/10/2026\r\n'- gạch;\r\n"
