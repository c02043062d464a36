"""The middleware and the staff door: who is acting, at what cost."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.units.doors import COUNT_UP_TO, sheet_of
from danvan.units.middleware import OfficerMiddleware
from danvan.units.models import Unit
from tests.factories.units import a_role, an_officer


def acting(user, session=None, cookie=True):
    request = RequestFactory().get("/desk/")
    request.user, request.session = user, session or {}
    if cookie:
        request.COOKIES["sessionid"] = "x"
    OfficerMiddleware(lambda request: HttpResponse())(request)
    return request


def test_a_visitor_costs_no_query(django_assert_num_queries, db):
    with django_assert_num_queries(0):
        request = acting(AnonymousUser(), cookie=False)
    assert (request.officer, request.officers) == (None, [])


def test_an_officer_costs_one_query_and_none_for_roles_and_names(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        officer = acting(cast.lan.user).officer
        assert (officer.code, officer.unit_name) == (cast.lan.code, "Đảng ủy xã Bản Mây")
        assert officer.roles(acting_day()) == {"head"}


def acting_day() -> date:
    return local_day(timezone.now())


def test_scope_costs_one_question_about_successions_in_a_request(cast, django_assert_num_queries):
    officer = acting(cast.lan.user).officer
    with django_assert_num_queries(2):
        assert Unit.objects.in_scope_of(officer, acting_day()).count() == 2
    with django_assert_num_queries(1):
        assert Unit.objects.in_scope_of(officer, acting_day()).count() == 2


def test_a_name_read_with_the_unit_costs_no_question(cast, django_assert_num_queries):
    today = acting_day()
    with django_assert_num_queries(1):
        units = list(Unit.objects.named(today).filter(code__in=["BM", "TSM"]).order_by("code"))
        assert [unit.name_on(today) for unit in units] == ["Đảng ủy xã Bản Mây", "Tỉnh Sông Mây"]


def test_the_chosen_officer_acts_and_a_foreign_code_falls_back(cast):
    second = an_officer(cast.units.ban_may_front, "lan", "Hoàng Thị Lan", "clerk")
    chosen = [
        acting(cast.lan.user, {"officer_code": code}).officer for code in (second.code, cast.tu.code, "CB-26-KHONGCO")
    ]
    assert chosen == [second, cast.lan, cast.lan]


@pytest.mark.parametrize(
    "dates", [{"since": date(2020, 1, 1), "until": date(2021, 1, 1)}, {"since": date(2999, 1, 1)}]
)
def test_nobody_acts_before_or_after_the_role(cast, dates):
    officer = an_officer(cast.units.ban_may, "cu", "Người Cũ")
    a_role(officer, "clerk", **dates)
    assert acting(officer.user).officer is None


def test_a_sheet_counts_only_so_far(cast, monkeypatch):
    monkeypatch.setattr("danvan.units.doors.COUNT_UP_TO", 3)
    rows = Unit.objects.order_by("pk")
    sheet = sheet_of(rows, 2, 2)
    assert (len(sheet.rows), sheet.total, sheet.more_than, sheet.start_index) == (2, 3, True, 3)
    assert COUNT_UP_TO == 10_000
