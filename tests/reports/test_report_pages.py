"""The desk's pages of reports: filled, sent, received, reminded, opened to the records; each in its scope."""

from __future__ import annotations

from datetime import date

import pytest

from danvan.reports import actions
from danvan.reports.models import Reminder, Sheet
from tests.factories.sites import held
from tests.factories.units import a_unit, an_area
from tests.reports.forms import AT, Q3, opened, received, sent

PERIOD = "/desk/reports/forms/QUY-DV/2026-Q3/"
MIDNIGHT = "2026-10-03 02:00:00+00:00"


@pytest.fixture(autouse=True)
def early_october(monkeypatch):
    """Let the doors open on 3 October 2026."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)


@pytest.fixture
def sheet(cast, form):
    held("Tập huấn tổ dân vận", date(2026, 7, 1), by=cast.lan, at=AT, kind="training", count=40)
    return opened(form, cast.nam)


def filled(client, sheet, **typed):
    page = client.get(f"/desk/reports/{sheet.code}/fill/")
    return client.post(f"/desk/reports/{sheet.code}/fill/", {"once": page.context["form"].once, **typed})


def test_a_clerk_opens_fills_and_hands_in_and_the_head_approves(cast, form, sign_in):
    clerk, head = sign_in(cast.nam), sign_in(cast.lan)
    assert "Báo cáo công tác dân vận" in clerk.get("/desk/reports/").content.decode()
    page = clerk.get(PERIOD)
    where = clerk.post(PERIOD, {"once": page.context["form"].once})["Location"]
    sheet = Sheet.objects.get()
    assert where == f"/desk/reports/{sheet.code}/fill/"
    answer = filled(
        clerk,
        sheet,
        **{
            "v-QUY": "1.500.000",
            "b-QUY": "sổ quỹ",
            "v-DAT": "0,25",
            "b-DAT": "x",
            "p-tam-tu": "Yên ổn.",
            "send": "1",
        },
    )
    assert answer["Location"] == f"/desk/reports/{sheet.code}/send/"
    page = clerk.get(answer["Location"])
    assert {"label": "Đảng viên", "text": "Chưa nhập. Nếu không phát sinh, hãy ghi 0."} in page.context["asked"]
    clerk.post(answer["Location"], {"once": page.context["form"].once})
    page = head.get(f"/desk/reports/{sheet.code}/approve/")
    head.post(f"/desk/reports/{sheet.code}/approve/", {"once": page.context["form"].once})
    sheet.refresh_from_db()
    assert (sheet.state, sheet.last_sent().cells.get(indicator__code="QUY").value) == ("sent", 1_500_000)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("v-QUY", "-5", "Số không được âm."), ("v-QUY", "nhiều", "không phải số"), ("v-QUY", "12.5", "không phải số"),
        ("v-DAT", "0,125", "Không quá 2 chữ số sau dấu phẩy."), ("v-TIENDO", "Nhanh", "hợp lệ"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_said_beside_it_and_nothing_is_lost(name, text, sentence, cast, sheet, sign_in):
    answer = filled(sign_in(cast.nam), sheet, **{name: text, "p-tam-tu": "Đã viết dài."})
    page = answer.content.decode()
    assert (answer.status_code, sentence in str(answer.context["form"][name].errors)) == (422, True)
    assert "Đã viết dài." in page and (text in page or name == "v-TIENDO")


def test_counted_figures_stand_there_and_open_to_their_records(cast, sheet, sign_in):
    client = sign_in(cast.nam)
    page = client.get(f"/desk/reports/{sheet.code}/fill/")
    assert [row["line"].value for row in page.context["rows"] if row["label"] == "Lượt người dự"] == [40]
    cell = client.get(f"/desk/reports/{sheet.code}/cells/LUOT/")
    assert [(one["title"], one["amount"]) for one in cell.context["records"]] == [("Tập huấn tổ dân vận", 40)]
    assert client.get(cell.context["records"][0]["url"]).status_code == 200


def test_the_last_text_and_records_to_mention_are_offered(cast, form, sheet, sign_in):
    old = opened(form, cast.nam, Q3.previous())
    actions.fill(old, entries={}, passages={"tam-tu": "Lời quý II."}, by=cast.nam, at=AT)
    actions.approve(actions.send(old, by=cast.nam, at=AT), by=cast.lan, at=AT)
    client = sign_in(cast.nam)
    page = client.get(f"/desk/reports/{sheet.code}/fill/")
    row = next(row for row in page.context["rows"] if row.get("key") == "tam-tu")
    assert (row["last"], [one["title"] for one in row["records"]]) == ("Lời quý II.", ["Tập huấn tổ dân vận"])
    taken = client.post(f"/desk/reports/{sheet.code}/fill/", {"take": "tam-tu", "v-QUY": "7"})
    assert "Lời quý II.</textarea>" in taken.content.decode() and 'value="7"' in taken.content.decode()


def test_the_board_shows_who_sent_who_is_late_and_reminds_in_one_click(cast, form, van, sign_in, monkeypatch):
    sent(form, cast.tu)
    client = sign_in(van)
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT.replace(day=12))
    rows = {row.code: row for row in client.get(f"{PERIOD}board/").context["board"].rows}
    assert [(rows[code].state, rows[code].late_days) for code in ("DC", "BM")] == [("sent", 0), ("", 5)]
    page = client.get(f"{PERIOD}remind/")
    client.post(f"{PERIOD}remind/", {"once": page.context["form"].once})
    assert [one.unit.code for one in Reminder.objects.all()] == ["BM"]
    again = client.post(f"{PERIOD}remind/", {})
    assert again.status_code == 422 and "đã được nhắc" in again.content.decode()


def test_a_superior_receives_and_opens_a_total_to_its_communes(cast, form, van, sheet, sign_in):
    received(form, cast.nam, van, head=cast.lan, QUY=5)
    own = opened(form, van)
    client = sign_in(van)
    page = client.get(f"/desk/reports/{own.code}/")
    assert "1 trên 2" in page.content.decode()
    units = client.get(f"/desk/reports/{own.code}/cells/HN/").context["units"]
    assert [(one["name"], one["value"], one["missing"]) for one in units] == [
        ("Đảng ủy phường Đồi Chè", None, True), ("Đảng ủy xã Bản Mây", 1, False),
    ]  # fmt: skip
    assert client.get(f"/desk/reports/{sheet.code}/cells/HN/").context["records"][0]["title"] == "Tập huấn tổ dân vận"


def test_what_is_not_yours_is_not_there(cast, form, van, sheet, sign_in):
    for who, seen in ((cast.lan, 200), (cast.mai, 200), (van, 200), (cast.tu, 404), (cast.dao, 404)):
        assert sign_in(who).get(f"/desk/reports/{sheet.code}/").status_code == seen
    for who in (cast.mai, van, cast.tu):
        assert sign_in(who).get(f"/desk/reports/{sheet.code}/fill/").status_code == 404
    for path in ("indicators/new/", "forms/new/", "forms/QUY-DV/revise/", "indicators/HN/revise/"):
        assert sign_in(cast.lan).get(f"/desk/reports/{path}").status_code == 404


def test_an_administrator_adds_and_revises_indicators_and_forms(cast, form, van, sign_in):
    client = sign_in(van)
    values = {"code": "moi-01", "name": "Tổ tự quản", "group": "democracy", "measure": "tổ", "kind": "typed", "adds_up": "last",
              "decimals": "0", "source": "mẫu", "valid_from": "2026-10-01"}  # fmt: skip
    assert client.post("/desk/reports/indicators/new/", values)["Location"] == "/desk/reports/indicators/MOI-01/"
    again = client.post(
        "/desk/reports/indicators/MOI-01/revise/", values | {"name": "Tổ tự quản mới", "valid_from": "2027-01-01"}
    )
    assert again["Location"] == "/desk/reports/indicators/MOI-01/"
    page = client.get("/desk/reports/forms/QUY-DV/revise/").context["form"]
    values = {name: field.value() for name, field in ((one.name, one) for one in page) if field.value() is not None}
    first, second = values.pop("line_1"), ("front", "commune", "party_committee", "province")
    values |= {f"line_1_{name}": said for name, said in first.items()}
    values |= {f"line_2_{name}": said for name, said in zip(first, second, strict=True)}
    values |= {"valid_from": "2027-01-01", "parts": f"{page['parts'].value()}\nMOI-01"}
    assert client.post("/desk/reports/forms/QUY-DV/revise/", values)["Location"] == "/desk/reports/forms/QUY-DV/"
    assert [one.parts.count() for one in form.form.versions.order_by("number")] == [12, 13]
    assert [one.lines.count() for one in form.form.versions.order_by("number")] == [1, 2]
    half = client.post("/desk/reports/forms/QUY-DV/revise/", values | {"line_2_to_level": ""})
    assert "Chọn đủ bốn ô" in half.content.decode()
    wrong = client.post(
        "/desk/reports/forms/QUY-DV/revise/", values | {"valid_from": "2028-01-01", "parts": "KHONG-CO"}
    )
    assert "không có chỉ tiêu mang mã KHONG-CO" in wrong.content.decode()


@pytest.mark.parametrize("opened_ones", [0, 1])
def test_the_list_of_reports_asks_eight_questions(cast, form, sign_in, django_assert_num_queries, opened_ones):
    if opened_ones:
        opened(form, cast.nam)
    client = sign_in(cast.nam)
    client.get("/desk/reports/")
    with django_assert_num_queries(8):
        client.get("/desk/reports/")


@pytest.mark.parametrize("more", [0, 3])
def test_the_board_costs_the_same_for_two_communes_or_five(more, cast, form, van, sign_in, django_assert_num_queries):
    for n in range(more):
        area = an_area(f"TSM-X{n}", f"Xã Thử {n}", "commune", "commune", parent=cast.units.province)
        a_unit(f"X{n}", f"Đảng ủy xã Thử {n}", "party_committee", "commune", parent=cast.units.provincial, area=area)
    sent(form, cast.tu)
    client = sign_in(van)
    client.get(f"{PERIOD}board/")
    with django_assert_num_queries(BOARD_QUERIES):
        client.get(f"{PERIOD}board/")


BOARD_QUERIES = 8
