"""Figures from a spreadsheet: read, shown with what is wrong, taken in whole or not at all."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from danvan.reports import importing
from danvan.reports.compiling import compile
from danvan.reports.line import senders
from danvan.reports.models import Sheet
from tests.reports.forms import AT, Q3, received

GOOD = "TT;Đơn vị;Quỹ vận động được (đồng);Đất hiến;Lượt người dự\n1;Đảng ủy xã Bản Mây;1.500.000;1,25;120\n2;phường Đồi Chè;2.000.000;;80\n"


def plan_of(text, form, cast, **more):
    return importing.read(form, senders(form, cast.units.provincial, Q3.end), text.encode(), "so.csv", **more)


def test_a_good_file_is_received_with_its_paper_as_basis(cast, form, van):
    plan = plan_of(GOOD, form, cast)
    assert plan.good and [row.body.unit.code for row in plan.rows] == ["BM", "DC"]
    importing.take_in(plan, form, Q3, paper="Báo cáo số 12-BC/ĐU", by=van, at=AT)
    report = compile(form, cast.units.provincial, Q3, today=date(2026, 10, 3))
    assert (report.received, report.by_code["QUY"].value, report.by_code["DAT"].value) == (
        2,
        3_500_000,
        Decimal("1.25"),
    )


def test_columns_may_stand_anywhere_and_be_called_by_code(cast, form, van):
    plan = plan_of("DAT;Ghi chú;Đơn vị;QUY\n2,5;xem;Bản Mây;7\n", form, cast)
    assert (plan.rows[0].values, plan.unused, plan.good) == ({"DAT": Decimal("2.5"), "QUY": 7}, ["Ghi chú"], True)


def test_a_wrong_unit_name_offers_candidates_and_may_be_chosen(cast, form, van):
    text = GOOD.replace("Đảng ủy xã Bản Mây", "xã Bản May Mới")
    plan = plan_of(text, form, cast)
    assert not plan.good and plan.rows[0].body is None
    assert plan.rows[0].candidates[0].unit.code == "BM"
    assert plan_of(text, form, cast, chosen={plan.rows[0].line: "BM"}).good


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("1.500.000", "-5", "âm"), ("1.500.000", "một triệu", "không phải là số"), ("1,25", "1,255", "phần lẻ"), ("phường Đồi Chè", "Bản Mây", "đã có ở dòng")],
)  # fmt: skip
def test_a_wrong_cell_is_named_and_nothing_is_kept(cast, form, van, old, new, said):
    plan = plan_of(GOOD.replace(old, new), form, cast)
    problems = " ".join(text for row in plan.rows for text in row.problems)
    assert said in problems
    with pytest.raises(importing.taking.NotGood):
        importing.take_in(plan, form, Q3, paper="Báo cáo", by=van, at=AT)
    assert not Sheet.objects.exists()


def test_a_unit_that_sent_already_stops_the_whole_file(cast, form, van):
    received(form, cast.tu, van)
    plan = plan_of(GOOD, form, cast)
    with pytest.raises(importing.taking.NotGood):
        importing.take_in(plan, form, Q3, paper="Báo cáo", by=van, at=AT)
    assert [bool(row.problems) for row in plan.rows] == [False, True]
    assert Sheet.objects.count() == 1


def test_a_file_without_unit_or_indicator_is_refused(cast, form, van):
    with pytest.raises(importing.reading.NoIndicators):
        plan_of("Đơn vị;Cột lạ\nBản Mây;5\n", form, cast)


def test_the_template_reads_back(cast, form, van):
    content = importing.template(form, senders(form, cast.units.provincial, Q3.end))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert any("Quỹ vận động được (đồng)" in row for row in rows)


def test_the_page_reads_first_and_saves_afterwards(cast, form, van, sign_in, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    client, address = sign_in(van), "/desk/reports/import/"
    upload = SimpleUploadedFile("so.csv", GOOD.encode())
    base = {"target": "QUY-DV 2026-Q3", "paper": "Báo cáo số 12-BC/ĐU"}
    page = client.post(address, base | {"file": upload})
    assert page.status_code == 200 and "Nhập 2 đơn vị" in page.content.decode()
    assert not Sheet.objects.exists()
    kept = page.context["form"].data["kept"]
    assert client.post(address, base | {"kept": kept, "save": "1"}).status_code == 302
    assert Sheet.objects.filter(state="received").count() == 2
    assert sign_in(cast.mai).get(address).status_code == 404
