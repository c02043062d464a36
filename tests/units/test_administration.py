"""The pages of Quản trị: who opens them, what they do, and nothing of another unit."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.accounts.models import User
from danvan.units.models import Absence, Officer, Person, Unit
from tests.english import english
from tests.factories.roster import GOOD, a_file
from tests.factories.units import a_person, an_officer

PAGES = ("home", "found", "people", "add_person", "officers", "appoint", "roster", "roster_template")
ACTS = ("grant", "leave", "be_away", "reset_password")


def address(name: str, *args) -> str:
    return reverse(f"admin:{name}", args=args)


@pytest.fixture
def quan(cast, sign_in) -> Client:
    return sign_in(cast.quan)


@pytest.mark.parametrize("name", PAGES)
def test_the_administrator_opens_every_page_in_vietnamese(quan, name):
    response = quan.get(address(name))
    assert response.status_code == 200
    assert name == "roster_template" or english(response) == []


@pytest.mark.parametrize("act", ACTS)
def test_every_form_on_an_officer_is_vietnamese_empty_and_refused(cast, quan, act):
    shown, refused = quan.get(address(act, cast.nam.code)), quan.post(address(act, cast.nam.code), {"on": "x"})
    assert (english(shown), english(refused)) == ([], [])


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["hoa", "son", "nam", "lan", "thao", "mai"])
def test_every_page_is_hidden_from_other_roles(cast, sign_in, name, who):
    assert sign_in(getattr(cast, who)).get(address(name)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_asked_to_sign_in(db, name):
    response = Client().get(address(name))
    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address(name)}")


@pytest.mark.parametrize("who", ["tu", "dao"])
def test_an_officer_of_another_unit_is_not_found(cast, sign_in, who):
    client = sign_in(getattr(cast, who))
    opened = [client.get(address("officer", cast.nam.code)).status_code]
    opened += [client.post(address(act, cast.nam.code), {}).status_code for act in ACTS]
    opened += [client.post(address("end", cast.nam.code, cast.nam.granted.get().pk)).status_code]
    assert set(opened) == {404}


def test_a_role_of_another_officer_is_not_ended_through_this_one(cast, quan):
    held = cast.tu.granted.first()
    response = quan.post(address("end", cast.nam.code, held.pk), {"on": "2026-12-01"})
    held.refresh_from_db()
    assert (response.status_code, held.ended_at) == (404, None)


def test_lists_hold_the_own_subtree_only(cast, quan):
    people, officers, bodies = (
        quan.get(address(part)).context["sheet"].rows for part in ("people", "officers", "home")
    )
    own = sorted(["Vàng Văn Sơn", "Đặng Hoài Nam", "Hoàng Thị Lan", "Phan Thu Thảo", "Bùi Minh Quân"])
    assert sorted(person.full_name for person in people) == own
    assert sorted(officer.full_name for officer in officers) == own
    assert [unit.unit_name for unit in bodies] == ["Đảng ủy xã Bản Mây", "Tổ dân vận thôn Bản Trên"]


@pytest.mark.parametrize("name", ["people", "officers", "home"])
def test_a_list_costs_the_same_for_more_rows(cast, quan, name):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert quan.get(address(name)).status_code == 200
        return len(queries)

    before = asked()
    for n in range(3):
        an_officer(cast.units.ban_may, f"them{n}", f"Người Thêm {n}", "clerk")
    assert (asked(), before) == (before, before)


def test_a_filter_stays_in_the_address_of_the_next_page(cast, quan):
    for n in range(51):
        a_person(cast.units.ban_may, f"Người Thử {n:02d}")
    response = quan.get(address("people"), {"q": "Người Thử"})
    assert (len(response.context["sheet"].rows), response.context["sheet"].total) == (50, 51)
    assert "?q=Ng%C6%B0%E1%BB%9Di+Th%E1%BB%AD&amp;trang=2" in response.content.decode()
    second = quan.get(address("people"), {"q": "Người Thử", "trang": "2"})
    assert [person.full_name for person in second.context["sheet"].rows] == ["Người Thử 50"]


def test_a_body_is_founded_from_its_form(cast, quan):
    sent = {"name": "Tổ dân vận thôn Bản Dưới", "kind": "other", "unit": cast.units.ban_may.pk, "since": "2026-11-01"}
    response = quan.post(address("found"), sent)
    assert (response.status_code, response["Location"]) == (302, address("home"))
    assert Unit.objects.filter(code="TDVTBD").count() == 1


def test_a_foreign_parent_is_no_choice(cast, quan):
    sent = {"name": "Tổ lạ", "kind": "other", "unit": cast.units.doi_che.pk, "since": "2026-11-01"}
    response = quan.post(address("found"), sent)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["unit"])


def test_a_person_is_added_with_a_post(cast, quan):
    quan.post(
        address("add_person"), {"full_name": "Lường Văn Khánh", "unit": cast.units.ban_may.pk, "post": "Bí thư"}
    )
    person = Person.objects.get(full_name="Lường Văn Khánh")
    assert [held.post.name for held in person.holdings.all()] == ["Bí thư"]


def test_an_account_is_opened_and_its_password_shown_once(cast, quan):
    person = a_person(cast.units.ban_may, "Lường Văn Khánh")
    sent = {"person": person.pk, "username": "khanh.luong", "role": "clerk", "since": "2026-11-01"}
    response = quan.post(address("appoint"), sent)
    [slip] = response.context["slips"]
    assert User.objects.get(username="khanh.luong").check_password(slip.password)
    assert (response["Cache-Control"], slip.password in response.content.decode()) == ("no-store", True)
    other = a_person(cast.units.ban_may, "Lường Văn Khang")
    again = quan.post(address("appoint"), {**sent, "person": other.pk})
    assert (again.status_code, list(again.context["form"].errors)) == (422, ["username"])


def test_acts_on_an_officer_go_through_their_forms(cast, quan):
    code = cast.nam.code
    quan.post(address("grant", code), {"role": "editor", "since": "2026-11-01"})
    held = cast.nam.granted.get(role="editor")
    quan.post(address("end", code, held.pk), {"on": "2026-11-10"})
    quan.post(address("be_away", code), {"since": "2026-12-01", "until": "2026-12-05", "substitute": cast.lan.pk})
    held.refresh_from_db()
    assert (f"{held.valid_to}", held.ended_by_code) == ("2026-11-10", cast.quan.code)
    assert Absence.objects.get().substitute == cast.lan
    quan.post(address("leave", code), {"on": "2026-12-10", "successor": cast.lan.pk})
    assert not cast.nam.granted.current().exists()
    assert quan.get(address("officer", code)).status_code == 200


def test_a_refusal_stands_on_the_form_with_nothing_lost(cast, quan):
    sent = {"role": "head", "since": "2026-11-01", "capacity": "KT", "for_post": "BÍ THƯ"}
    response = quan.post(address("grant", cast.nam.code), sent)
    assert response.status_code == 422
    assert "phải có văn bản giao" in response.content.decode()
    assert response.context["form"]["for_post"].value() == "BÍ THƯ"


def test_a_reset_password_works_and_the_session_of_the_officer_ends(cast, quan, sign_in):
    nam = sign_in(cast.nam)
    response = quan.post(address("reset_password", cast.nam.code), {})
    [slip] = response.context["slips"]
    cast.nam.user.refresh_from_db()
    assert cast.nam.user.check_password(slip.password)
    assert "/accounts/login/" in nam.get(address("home"))["Location"]


def test_a_new_password_ends_the_lock_of_the_account(cast, quan):
    typed = {"login": cast.nam.user.username, "password": "sai"}
    for _ in range(6):
        Client().post(reverse("account_login"), typed)
    [slip] = quan.post(address("reset_password", cast.nam.code), {}).context["slips"]
    assert Client().post(reverse("account_login"), typed | {"password": slip.password}).status_code == 302


def upload(client, tables=GOOD):
    return client.post(address("roster"), {"file": SimpleUploadedFile("ds.xlsx", a_file(tables))})


def test_a_roster_is_previewed_then_saved_with_slips(cast, quan):
    shown = upload(quan)
    assert (shown.status_code, Person.objects.filter(full_name="Lường Văn Khánh").count()) == (200, 0)
    saved = quan.post(address("roster_save"))
    assert [slip.username for slip in saved.context["slips"]] == ["khanh.luong"]
    assert quan.post(address("roster_save")).status_code == 404


def test_a_wrong_row_is_shown_and_no_button_saves(cast, quan):
    shown = upload(quan, {**GOOD, "person": [["Lý A", "Đơn vị lạ", "", "", "", ""]]})
    page = shown.content.decode()
    assert (shown.status_code, "Không có đơn vị tên «Đơn vị lạ»" in page, "Lưu tất cả" in page) == (422, True, False)


def test_a_file_that_is_no_spreadsheet_is_refused_on_the_form(quan):
    response = quan.post(address("roster"), {"file": SimpleUploadedFile("x.xlsx", b"abc")})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["__all__"])


def test_one_person_may_act_for_two_units_and_switch(cast, sign_in):
    second = an_officer(cast.units.ban_may_front, "quan", "Bùi Minh Quân", "administrator")
    client = sign_in(cast.quan)
    assert client.get(address("home")).context["sheet"].rows[0].code == "BM"
    client.post(reverse("admin:act_for"), {"officer": second.code})
    assert [unit.code for unit in client.get(address("home")).context["sheet"].rows] == ["BMMT"]


@pytest.mark.parametrize("who", ["hoa", "quan"])
def test_nobody_acts_as_another_officer(cast, sign_in, who):
    client = sign_in(getattr(cast, who))
    response = client.post(reverse("admin:act_for"), {"officer": cast.tu.code})
    assert response.status_code == 404
    assert "officer_code" not in client.session
    assert Officer.objects.get(pk=cast.tu.pk).user.username == "tu"


def test_an_account_without_a_role_is_told_what_to_do(cast, sign_in):
    response = sign_in(cast.hoa).get(address("home"))
    assert (response.status_code, "Hôm nay bạn chưa có vai trò" in response.content.decode()) == (404, True)
