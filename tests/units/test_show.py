"""Pages of any unit, then and now, on both doors."""

from __future__ import annotations

from datetime import date

import pytest

from danvan.units.history import history_of
from danvan.units.models import Unit, UnitVersion
from danvan.websites import generation
from tests.factories.units import a_merger, an_area

pytestmark = pytest.mark.urls("tests.units.urls")
REFORM = date(2025, 7, 1)


@pytest.fixture
def story(db):
    """Two communes of an invented province became a ward on 1/7/2025."""
    province = an_area("TSM", "Tỉnh Sông Mây", "province", "province")
    old = [an_area(code, name, "commune", "commune", parent=province)
           for code, name in (("XBM", "Xã Bản Mây"), ("XBT", "Xã Bến Trăng"))]  # fmt: skip
    ward = an_area("PDC", "Phường Đồi Chè", "ward", "commune", parent=province, since=REFORM)
    for unit in old:
        a_merger(unit, ward, on=REFORM)
    return province, ward


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_public_page_shows_what_a_unit_became(client, story):
    text = page(client, "/don-vi/XBM/")
    assert "Xã Bản Mây, Tỉnh Sông Mây" in text
    assert "Phường Đồi Chè, Tỉnh Sông Mây" in text
    assert "Đơn vị này không tồn tại vào ngày đang xem." in text
    assert f"Tên sau cùng, đến trước ngày {REFORM:%d/%m/%Y}" in text


def test_the_page_of_an_earlier_day_shows_the_unit_alive(client, story):
    text = page(client, "/don-vi/XBM/?ngay=2024-10-15")
    assert "Đơn vị này không tồn tại" not in text


def test_the_heir_names_its_predecessors_and_stays_in_the_sites_frame(client, story):
    text = page(client, "/song-may/ban-may/don-vi/PDC/")
    assert '<a href="/song-may/ban-may/don-vi/XBM/">Xã Bản Mây, Tỉnh Sông Mây</a>' in text
    assert '<a href="/song-may/ban-may/don-vi/XBT/">Xã Bến Trăng, Tỉnh Sông Mây</a>' in text


def test_what_stands_below_depends_on_the_day(story):
    names = [[one.name for one in history_of("TSM", day).below] for day in (date(2024, 1, 1), REFORM)]
    assert names == [["Xã Bản Mây", "Xã Bến Trăng"], ["Phường Đồi Chè"]]


def test_the_address_may_carry_the_name_before_the_code(client, story):
    an_area("PDC-26", "Phường Đồi Chè Hai", "ward", "commune", parent=story[0])
    assert "<h1>Phường Đồi Chè Hai, Tỉnh Sông Mây</h1>" in page(client, "/don-vi/phuong-doi-che-hai-PDC-26/")
    assert "<h1>Phường Đồi Chè, Tỉnh Sông Mây</h1>" in page(client, "/don-vi/phuong-doi-che-pdc/")


def test_an_unknown_code_is_404_and_a_wrong_day_is_today(client, story):
    assert client.get("/don-vi/KHONGCO/").status_code == 404
    assert "<dt>Tên hiện dùng ngày" in page(client, "/don-vi/PDC/?ngay=hôm-qua")


def test_finding_shows_candidates_and_without_a_name_the_provinces(client, story):
    assert "Tỉnh Sông Mây" in page(client, "/don-vi/")
    found = page(client, "/don-vi/?q=xa+ban+may&on=2024-10-15")
    assert "«xa ban may» là Xã Bản Mây, Tỉnh Sông Mây." in found
    assert "Không có đơn vị nào tên như vậy" in page(client, "/don-vi/?q=xyz")


def test_a_page_costs_the_same_for_one_unit_below_or_three(client, story, django_assert_num_queries):
    generation.raise_now()
    page(client, "/don-vi/TSM/?lan=1")
    with django_assert_num_queries(2):
        page(client, "/don-vi/TSM/?lan=2")
    for code in ("XA1", "XA2"):
        an_area(code, f"Xã {code}", "commune", "commune", parent=story[0])
    page(client, "/don-vi/TSM/?lan=3")
    with django_assert_num_queries(2):
        page(client, "/don-vi/TSM/?lan=4")


def test_the_desk_shows_any_unit_to_an_officer_and_asks_others_to_sign_in(client, cast, sign_in):
    assert client.get("/desk/units/BM/").status_code == 302
    assert sign_in(cast.hoa).get("/desk/units/BM/").status_code == 404
    name = cast.units.ban_may.name_on(REFORM)
    for officer in (cast.nam, cast.mai, cast.dao):
        assert name in sign_in(officer).get("/desk/units/BM/").content.decode()


@pytest.mark.parametrize(("who", "status"), [("quan", 200), ("nam", 404), ("tu", 404), ("mai", 404)])
def test_only_the_administrator_of_the_unit_finds_the_renaming(cast, sign_in, who, status):
    assert sign_in(getattr(cast, who)).get("/desk/units/BM/rename/").status_code == status


def test_renaming_through_the_desk_makes_a_version_or_says_why_not(cast, sign_in):
    door = sign_in(cast.quan)
    form = {"name": "Đảng ủy phường Bản Mây", "on": "2026-12-01", "resolution": "15-NQ/TU"}
    assert door.post("/desk/units/BM/rename/", form).status_code == 302
    assert Unit.objects.get(code="BM").name_on(date(2026, 12, 1)) == "Đảng ủy phường Bản Mây"
    again = door.post("/desk/units/BM/rename/", form)
    assert again.status_code == 422
    assert "Đã có thay đổi sau ngày này" in again.content.decode()
    assert UnitVersion.objects.filter(unit__code="BM").count() == 2
