"""The throttle: so many times in a window, whoever counts."""

from __future__ import annotations

from datetime import timedelta

from django.db import connections, router

from danvan.core.models import Allowance
from danvan.core.throttle import allow, forget
from tests.factories.units import AT


def test_it_allows_up_to_the_limit_and_again_in_the_next_window(db):
    said = [allow("gửi:10.0.0.1", limit=3, seconds=60, at=AT) for _ in range(5)]
    assert said == [True, True, True, False, False]
    assert allow("gửi:10.0.0.1", limit=3, seconds=60, at=AT + timedelta(seconds=59)) is False
    assert allow("gửi:10.0.0.1", limit=3, seconds=60, at=AT + timedelta(seconds=60)) is True


def test_keys_do_not_disturb_each_other(db):
    assert allow("một", limit=1, seconds=60, at=AT) and allow("hai", limit=1, seconds=60, at=AT)


def test_a_limit_of_nothing_allows_nothing(db):
    assert allow("không", limit=0, seconds=60, at=AT) is False


def test_no_address_is_kept(db):
    allow("gửi:10.0.0.1", limit=3, seconds=60, at=AT)
    assert "10.0.0.1" not in Allowance.objects.get().key


def test_it_costs_one_question_as_a_rule(db, django_assert_num_queries):
    allow("một", limit=9, seconds=60, at=AT)
    with django_assert_num_queries(1, connection=connections[router.db_for_write(Allowance)]):
        assert allow("một", limit=9, seconds=60, at=AT)


def test_windows_that_ended_are_forgotten(db):
    allow("một", limit=1, seconds=60, at=AT)
    allow("hai", limit=1, seconds=3600, at=AT)
    assert forget(AT + timedelta(minutes=5)) == 1
    assert Allowance.objects.count() == 1
