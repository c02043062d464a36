"""A report as Word, Excel, JSON: the figures are those of the report, the missing units stand in the paper."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from danvan.reports import actions, output
from danvan.reports.compiling import Line, compile
from danvan.reports.models import FormPart, Indicator
from danvan.reports.output.tables import of_slices
from tests.factories.sites import held
from tests.reports.forms import AT, Q3, opened, received

TODAY = date(2026, 10, 3)


@pytest.fixture
def report(cast, form, van):
    held("Tập huấn", date(2026, 7, 1), by=cast.lan, at=AT, kind="training", count=40)
    received(form, cast.nam, van, head=cast.lan, QUY=500_000, DAT=1.25, DV=100, DV_HOC=90, TIENDO="Đúng")
    return compile(form, cast.units.provincial, Q3, today=TODAY)


def text_of(content):
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_the_paper_has_the_head_of_the_party_the_headings_and_what_is_missing(report):
    text = text_of(output.word(report))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text and "TỈNH ỦY SÔNG MÂY" in text
    assert "BÁO CÁO" in text and "Số" in text
    assert "báo cáo của 1 trong 2 đơn vị; chưa có báo cáo của: Đảng ủy phường Đồi Chè." in text
    assert "KẾT QUẢ" in text.upper() and "T/M BAN THƯỜNG VỤ" in text
    assert "500.000" in text and "1,25" in text and "chưa gửi" in text


def test_the_number_and_the_day_stay_open_for_the_clerk(report):
    letter = output.letter_of(report)
    assert (letter.number, letter.day, letter.year) == ("", None, 2026)


def test_units_stand_in_rows_with_cong_and_the_year(report):
    table = output.letter_of(report).appendices[0].body[0]
    assert [row[1] for row in table.rows] == ["Đảng ủy phường Đồi Chè", "Đảng ủy xã Bản Mây", "Cộng trong kỳ"]
    assert list(table.totals)[:3] == ["", "Từ đầu năm", 500_000]


def test_the_book_has_the_same_numbers_as_numbers(report):
    book = CalamineWorkbook.from_filelike(io.BytesIO(output.excel(report)))
    cells = [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert 500_000.0 in cells and 40.0 in cells
    assert any("1 trong 2 đơn vị" in str(cell) for cell in cells)


def test_json_tells_value_kind_and_missing_units(report):
    told = json.loads(json.dumps(output.as_dict(report)))
    cells = {one["code"]: one for one in told["cells"]}
    assert (cells["QUY"]["value"], cells["QUY"]["kind"], cells["QUY"]["missing"]) == (500_000, "summed", 1)
    assert (cells["LUOT"]["value"], told["missing"]) == (40, ["Đảng ủy phường Đồi Chè"])


def test_a_number_of_a_commune_report_is_the_one_on_the_paper(cast, form, van):
    held("Họp", date(2026, 7, 1), by=cast.lan, at=AT, count=17)
    sheet = opened(form, cast.nam, QUY=3)
    report = compile(form, cast.units.ban_may, Q3, today=TODAY, sheet=sheet)
    lines = output.letter_of(report).body
    table = next(one for one in lines if hasattr(one, "rows"))
    assert [row[1:] for row in table.rows if row[1] == "Lượt người dự"] == [["Lượt người dự", "lượt", 17, 17]]


def test_files_are_given_out_in_scope_only(cast, form, van, sign_in, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    sheet = opened(form, cast.nam, QUY=3)
    actions.fill(sheet, entries={}, passages={"tam-tu": "Bà con yên tâm."}, by=cast.nam, at=AT)
    for kind, start in (("word", b"PK"), ("excel", b"PK"), ("json", b"{")):
        page = sign_in(cast.lan).get(f"/desk/reports/{sheet.code}/files/{kind}/")
        assert page.status_code == 200 and page.content.startswith(start)
        assert page["Content-Disposition"].startswith("attachment") and page["X-Content-Type-Options"] == "nosniff"
        assert sign_in(cast.tu).get(f"/desk/reports/{sheet.code}/files/{kind}/").status_code == 404
    assert sign_in(cast.lan).get(f"/desk/reports/{sheet.code}/files/exe/").status_code == 404


def test_parts_kept_inside_do_not_leave_with_a_follower(cast, form, van, sign_in, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    form.parts.filter(key="tam-tu").update(restricted=True)
    sheet = opened(form, cast.nam)
    actions.fill(sheet, entries={}, passages={"tam-tu": "Bà con yên tâm."}, by=cast.nam, at=AT)
    address = f"/desk/reports/{sheet.code}/files/json/"
    assert json.loads(sign_in(cast.lan).get(address).content)["passages"]["tam-tu"] == "Bà con yên tâm."
    assert json.loads(sign_in(cast.mai).get(address).content)["passages"]["tam-tu"] == "(phần đọc trong nội bộ)"


def test_a_table_of_slices_gives_each_part_its_share_and_what_no_part_names():
    def line(name, value, ytd):
        return Line(
            FormPart(kind="indicator", label=name), Indicator(code=name, measure="đơn"), "counted", value, ytd
        )

    printed = of_slices([line("Tổng", 8, 10), line("Trực tiếp", 3, 4), line("Qua cổng", 4, 6)], key="k", title="t")
    assert printed.rows == [
        [1, "Trực tiếp", "đơn", 3, Decimal("37.5"), 4, Decimal("40.0")],
        [2, "Qua cổng", "đơn", 4, Decimal("50.0"), 6, Decimal("60.0")],
        [3, "Chưa phân loại", "đơn", 1, Decimal("12.5"), None, None],
    ]
    assert printed.totals == ["", "Tổng", "đơn", 8, Decimal("100.0"), 10, Decimal("100.0")]
    nothing = of_slices([line("Tổng", 0, None), line("Trực tiếp", 0, None)], key="k", title="t")
    assert nothing.rows == [[1, "Trực tiếp", "đơn", 0, None, None, None]]


def test_a_typed_figure_is_marked_in_the_paper_the_book_and_the_data(report):
    text = text_of(output.word(report))
    assert "(*) Số nhập tay, không đếm từ hồ sơ" in text
    book = CalamineWorkbook.from_filelike(io.BytesIO(output.excel(report)))
    heads = [
        str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    ]
    assert any(head.startswith(f"{report.by_code['QUY'].label} (*)") for head in heads)
    by_hand = {cell["code"]: cell["by_hand"] for cell in output.as_dict(report)["cells"]}
    assert by_hand["QUY"] and by_hand["DAT"]
    counted = [line.indicator.code for line in report.lines if line.indicator and line.indicator.fact]
    assert counted and not any(by_hand[code] for code in counted)
