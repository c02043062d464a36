"""Tables as offices send them: titles above, merged cells, formulas, totals, Vietnamese numbers, old encodings."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from danvan.core.refused import Refused
from danvan.documents import sheets
from danvan.documents.sheets.refusals import NoHeading, NoRows, NotADay, NotASheet, NotWhole, TooLarge, UnclearNumber

WANTED = [
    sheets.Wanted("name", "Tên mô hình", ["Mô hình"], must=True),
    sheets.Wanted("people", "Số người", ["Số lượng người tham gia"], kind="whole"),
    sheets.Wanted("begun", "Ngày bắt đầu", kind="day"),
    sheets.Wanted("field", "Lĩnh vực", kind="choice", choices={"Kinh tế": "economy", "Văn hóa - xã hội": "society"}),
]


def book(fill, name: str = "Sheet1") -> bytes:
    """Make an .xlsx with one sheet that ``fill(sheet, book)`` writes."""
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink) as made:
        fill(made.add_worksheet(name), made)
    return sink.getvalue()


def usual(sheet, made) -> None:
    sheet.merge_range("A1:E1", "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2026")
    sheet.write("A2", "(Kèm theo báo cáo)")
    sheet.write_row("A4", ["TT", "TÊN MÔ HÌNH", "Lĩnh vực", "Số  người *", "Ngày bắt đầu"])
    sheet.write_row("A5", ["(1)", "(2)", "(3)", "(4)", "(5)"])
    sheet.write_row("A6", [1, "Vườn hoa đường làng", "Kinh tế", 25, "5/9/2026"])
    sheet.write_row("A8", [2, "Cầu mới", "VĂN HOÁ - XÃ HỘI", "1.250"])
    sheet.write_datetime("E8", date(2026, 10, 2), made.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write("A9", "Tổng cộng")
    sheet.write_formula("D9", "=SUM(D6:D8)", value=1275)


def test_headings_are_found_below_titles_and_lines_are_read():
    sheet = sheets.read_sheet(book(usual), "ds.xlsx", wanted=WANTED)
    seen = sheets.preview(sheet, WANTED)
    assert (sheet.header_row, sheet.titles[0]) == (4, "DANH SÁCH MÔ HÌNH DÂN VẬN KHÉO NĂM 2026")
    assert [row.line for row in sheet.data()] == [6, 8]
    assert [row.values for row in seen.rows] == [
        {"name": "Vườn hoa đường làng", "people": 25, "begun": date(2026, 9, 5), "field": "economy"},
        {"name": "Cầu mới", "people": 1250, "begun": date(2026, 10, 2), "field": "society"},
    ]
    assert seen.problems == [] and seen.bad() == []


def test_formulas_blank_lines_and_totals_are_said():
    said = [str(one) for one in sheets.read_sheet(book(usual), "ds.xlsx").problems]
    assert said == [
        "Có 1 ô là công thức: lấy kết quả đã lưu trong tệp.",
        "Bỏ qua 1 dòng trống.",
        "Dòng 9 là dòng cộng, không tính là dữ liệu.",
    ]


def test_a_total_that_does_not_add_up_is_said():
    def fill(sheet, made):
        usual(sheet, made)
        sheet.write("D9", 1300)

    seen = sheets.preview(sheets.read_sheet(book(fill), "a.xlsx", wanted=WANTED), WANTED)
    assert [str(one) for one in seen.problems] == [
        "Dòng 9, cột «Số người *»: dòng cộng ghi 1.300, cộng các dòng được 1.275."
    ]


def test_what_is_wrong_is_said_with_line_and_column():
    def fill(sheet, made):
        sheet.write_row("A1", ["Mô hình", "Số người", "Ngày bắt đầu", "Lĩnh vực"])
        sheet.write_row("A2", ["", "mười hai", "31/2/2026", "Thể thao"])

    seen = sheets.preview(sheets.read_sheet(book(fill), "a.xlsx", wanted=WANTED), WANTED)
    assert [str(one) for one in seen.bad()[0].problems] == [
        "Dòng 2, cột «Mô hình»: bỏ trống.",
        "Dòng 2, cột «Số người»: «mười hai» không phải là số.",
        "Dòng 2, cột «Ngày bắt đầu»: «31/2/2026» không phải là ngày. Hãy viết dạng 05/10/2026.",
        "Dòng 2, cột «Lĩnh vực»: «Thể thao» không có trong danh mục. Chọn một trong: Kinh tế; Văn hóa - xã hội.",
    ]


def test_merged_cells_are_unfolded_and_double_headings_joined():
    def fill(sheet, made):
        sheet.merge_range("A1:A2", "Thôn")
        sheet.merge_range("B1:C1", "Số người")
        sheet.write_row("B2", ["Nam", "Nữ"])
        sheet.merge_range("A3:A4", "Bản Trên")
        sheet.write_row("B3", [3, 4])
        sheet.write_row("B4", [5, 6])

    sheet = sheets.read_sheet(book(fill), "a.xlsx")
    assert sheet.header == ("Thôn", "Số người: Nam", "Số người: Nữ")
    assert [row.cells for row in sheet.rows] == [("Bản Trên", 3.0, 4.0), ("Bản Trên", 5.0, 6.0)]
    assert str(sheet.problems[0]) == "Bảng có 1 khối ô gộp (dòng 3): giá trị được lặp lại cho từng dòng."


def test_the_sheet_with_the_wanted_columns_is_taken_and_the_others_named():
    sink = io.BytesIO()
    with xlsxwriter.Workbook(sink) as made:
        made.add_worksheet("Ghi chú").write("A1", "Đọc kỹ")
        sheet = made.add_worksheet("Dữ liệu")
        sheet.write_row("A1", ["Mô hình", "Số người"])
        sheet.write_row("A2", ["Cầu mới", 3])
    read = sheets.read_sheet(sink.getvalue(), "a.xlsx", wanted=WANTED)
    assert (read.name, read.others) == ("Dữ liệu", ("Ghi chú",))


def test_headings_in_doubt_are_candidates_and_the_person_chooses():
    header = ["Tên mô hình", "Số người nam", "Số người nữ"]
    matching = sheets.match(header, WANTED)
    assert (matching.found, matching.candidates) == ({"name": 0}, {"people": [1, 2]})
    text = "Tên mô hình;Số người nam;Số người nữ\nCầu mới;3;4\n".encode()
    seen = sheets.preview(sheets.read_sheet(text, "a.csv"), WANTED, choices={"people": 2})
    assert seen.rows[0].values == {"name": "Cầu mới", "people": 4}


@pytest.mark.parametrize(
    "encoded",
    [
        "\ufeffTên mô hình;Số người\nVườn hoa đường làng;25\n".encode(),
        "Tên mô hình\tSố người\nVườn hoa đường làng\t25\n".encode("utf-16"),
    ],
)
def test_csv_in_unicode_is_read_with_any_separator(encoded):
    read = sheets.preview(sheets.read_sheet(encoded, "a.csv", wanted=WANTED), WANTED)
    assert read.rows[0].values == {"name": "Vườn hoa đường làng", "people": 25}


OLD = "TT;Tªn m« h×nh;Sè ng­êi\n" + "".join(
    f"{n};§­êng lµng s¸ng xanh s¹ch ®Ñp, nh©n d©n gãp søc x©y dùng n«ng th«n míi;{n}5\n" for n in range(1, 6)
)


def test_csv_in_an_old_encoding_is_converted_and_said():
    sheet = sheets.read_sheet(OLD.encode("latin-1"), "cu.csv", wanted=WANTED)
    assert "làng sáng xanh sạch đẹp, nhân dân góp sức xây dựng nông thôn mới" in str(sheet.rows[0].cells[1])
    assert "bảng mã cũ" in str(sheet.problems[0])


def test_cells_typed_in_an_old_font_are_converted():
    def fill(sheet, made):
        for at, line in enumerate(OLD.splitlines()):
            sheet.write_row(at, 0, line.split(";"))

    sheet = sheets.read_sheet(book(fill), "cu.xlsx", wanted=WANTED)
    assert "sáng xanh sạch đẹp" in str(sheet.rows[0].cells[1])


ODS, NAMES = "application/vnd.oasis.opendocument.spreadsheet", "urn:oasis:names:tc:opendocument:xmlns"


def open_document(rows: list[list[str]]) -> str:
    """Write the content of an .ods with one table."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    names = " ".join(f'xmlns:{one}="{NAMES}:{one}:1.0"' for one in ("office", "table", "text"))
    table = f'<table:table table:name="B">{lines}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return f"<office:document-content {names}>{body}</office:document-content>"


def test_an_open_document_is_read():
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as packed:
        packed.writestr("mimetype", ODS)
        packed.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{NAMES}:manifest:1.0"/>')
        packed.writestr("content.xml", open_document([["Tên mô hình", "Số người"], ["Cầu mới", "12"]]))
    seen = sheets.preview(sheets.read_sheet(sink.getvalue(), "a.ods", wanted=WANTED), WANTED)
    assert seen.rows[0].values == {"name": "Cầu mới", "people": 12}


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"%PDF-1.4 ...", NotASheet),
        (b"PK\x03\x04 broken", NotASheet),
        (b"x" * (10 * 2**20 + 1), TooLarge),
        (b"mot dong thoi", NoHeading),
        ("Tên mô hình;Số người\n".encode(), NoRows),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(content, refusal):
    with pytest.raises(refusal) as refused:
        sheets.read_sheet(content, "a.csv")
    assert isinstance(refused.value, Refused) and refused.value.sentence.endswith(".")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.250.000", Decimal(1250000)), ("1.250,5", Decimal("1250.5")), ("12,5", Decimal("12.5")), ("05", Decimal(5)),
        ("83,07%", Decimal("83.07")), ("1.250 đồng", Decimal(1250)), ("-3", Decimal(-3)), ("0,125", Decimal("0.125")),
        ("12 500", Decimal(12500)), ("", None), ("-", None), (None, None), (25.0, Decimal(25)), (0.1 + 0.2, Decimal("0.3")),
    ],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written_here(cell, value):
    assert sheets.number(cell) == value


@pytest.mark.parametrize("cell", ["1,250", "1.25", "12.5"])
def test_a_number_that_may_be_two_is_refused(cell):
    with pytest.raises(UnclearNumber):
        sheets.number(cell)


@pytest.mark.parametrize("cell", ["3,5", "-2"])
def test_a_count_is_whole_and_not_negative(cell):
    with pytest.raises(NotWhole):
        sheets.whole(cell)


@pytest.mark.parametrize(
    "cell", ["5/9/2026", "05-09-26", "5.9.2026", "ngày 5 tháng 9 năm 2026", "2026-09-05", 46270, date(2026, 9, 5)]
)
def test_days_are_read_in_every_usual_form(cell):
    assert sheets.day(cell) == date(2026, 9, 5)


@pytest.mark.parametrize("cell", ["31/2/2026", "tháng 9", "2026", 12])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(NotADay):
        sheets.day(cell)
