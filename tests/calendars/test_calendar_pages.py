"""The administrator's pages: who sees them, what they show, what their forms do."""

from datetime import date

import pytest
from django.urls import reverse

from danvan.calendars.models import Day, Year, load
from tests.factories.units import a_role

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.urls("tests.calendars.urls")]
TUESDAY = date(2026, 12, 1)


@pytest.fixture
def desk(cast, sign_in):
    def _desk(who="quan"):
        return sign_in(getattr(cast, who))

    return _desk


def test_the_page_shows_the_days_of_a_year_with_their_sources(desk):
    body = desk().get(reverse("calendars:year", args=[2026])).content.decode()
    for words in (
        "thứ Ba 24/11/2026",
        "nghỉ Ngày Văn hóa Việt Nam",
        "NQ 28/2026/QH16",
        "12729/VPCP-KGVX",
        "2021–2026",
    ):
        assert words in body


def test_the_page_says_that_an_undecided_year_is_only_expected(desk):
    body = desk().get(reverse("calendars:year", args=[2027])).content.decode()
    assert "Năm chưa có quyết định nghỉ" in body
    assert "chưa xác nhận" in body


@pytest.mark.parametrize("name", ["this_year", "add", "swap", "decide"])
@pytest.mark.parametrize("who", ["nam", "lan", "thao", "mai", "son", "hoa"])
def test_the_pages_are_closed_to_others(desk, name, who):
    assert desk(who).get(reverse(f"calendars:{name}")).status_code == 404


def test_the_pages_ask_a_visitor_to_sign_in(client):
    assert client.get(reverse("calendars:this_year")).status_code == 302


def test_a_year_beyond_the_calendar_is_not_found(desk):
    assert desk().get(reverse("calendars:year", args=[2999])).status_code == 404


def test_the_form_adds_a_day(desk):
    words = {"on": "2026-12-01", "name": "nghỉ do bão", "source": "CĐ 1", "scope": "national"}
    answer = desk().post(reverse("calendars:add"), words)
    assert answer["Location"] == reverse("calendars:year", args=[2026])
    assert load().reason(TUESDAY) == "nghỉ do bão (CĐ 1)"


def test_the_form_keeps_what_was_typed_when_it_is_refused(desk):
    words = {"on": "2026-12-05", "name": "nghỉ do bão", "source": "CĐ 1", "scope": "national"}
    answer = desk().post(reverse("calendars:add"), words)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Thứ Bảy 5/12/2026 vốn là ngày nghỉ hằng tuần, không cần thêm." in body
    assert 'value="nghỉ do bão"' in body


def test_an_administrator_below_another_is_not_offered_the_national_calendar(desk, cast):
    a_role(cast.mai, "administrator")
    body = desk().get(reverse("calendars:add")).content.decode()
    assert ("Riêng đơn vị tôi" in body, "Cả nước" in body) == (True, False)
    assert desk().get(reverse("calendars:decide")).status_code == 404


def test_the_form_swaps_two_days(desk):
    words = {"day_off": "2026-12-01", "work_day": "2026-12-05", "source": "TB 2", "scope": "local"}
    desk().post(reverse("calendars:swap"), words)
    assert [day.on for day in Day.objects.exclude(unit=None)] == [TUESDAY, date(2026, 12, 5)]


def test_the_form_withdraws_a_day(desk, cast):
    day = Day.objects.get(on=date(2027, 2, 5))
    address = reverse("calendars:withdraw", args=[day.code])
    assert "nghỉ Tết Nguyên đán" in desk().get(address).content.decode()
    desk().post(address, {"reason": "không nghỉ ngày này"})
    day.refresh_from_db()
    assert (day.withdrawn_by, day.withdrawn_reason) == (cast.quan, "không nghỉ ngày này")


def test_a_day_of_another_unit_cannot_be_withdrawn_or_seen(desk, cast):
    words = {"on": "2026-12-01", "name": "nghỉ do bão", "source": "CĐ 1", "scope": "local"}
    desk().post(reverse("calendars:add"), words)
    day = Day.objects.exclude(unit=None).get()
    assert desk("tu").get(reverse("calendars:withdraw", args=[day.code])).status_code == 404
    assert "nghỉ do bão" not in desk("tu").get(reverse("calendars:year", args=[2026])).content.decode()


def test_the_form_decides_a_year(desk):
    desk().post(reverse("calendars:decide"), {"number": "2027", "source": "TB 9/TB-BNV"})
    assert Year.objects.get(number=2027).source == "TB 9/TB-BNV"


def test_the_page_costs_the_same_for_one_day_or_many(desk, django_assert_num_queries):
    signed_in = desk()
    signed_in.get(reverse("calendars:year", args=[2026]))
    with django_assert_num_queries(QUERIES):
        signed_in.get(reverse("calendars:year", args=[2040]))
    with django_assert_num_queries(QUERIES):
        signed_in.get(reverse("calendars:year", args=[2026]))


QUERIES = 8
