"""Questions compiled once: the same answers as the ORM, whatever the values."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db.models import BigIntegerField, CharField, DateField, DateTimeField, F

from danvan.accounts.models import User
from danvan.core.prepared import START, Numbers, Prepared, Together

pytestmark = pytest.mark.django_db
NAMED = Prepared(lambda name: User.objects.filter(full_name=name).order_by("pk"), name=CharField())
NAMES = Prepared(
    lambda low, high: User.objects.filter(pk__gte=low, pk__lte=high).order_by("pk").values_list("full_name", "is_demo"),
    low=BigIntegerField(), high=BigIntegerField(),
)  # fmt: skip
SOME = Prepared(lambda keys: User.objects.filter(pk__in=keys).order_by("pk"), keys=None)
OPEN = Prepared(lambda now: Session.objects.filter(expire_date__gt=now).order_by("pk"), now=DateTimeField())

BOTH = Together(
    lambda keys, until: [
        User.objects.filter(pk__in=keys).order_by("-pk").values_list("full_name", "joined_at")[:2],
        User.objects.filter(joined_at__date__lte=until + timedelta(days=7)).order_by("pk").values_list(F("username"), "joined_at"),
    ],
    keys=None, until=DateField(),
)  # fmt: skip


def a_user(name: str, number: int) -> User:
    return User.objects.create_user(f"{name}{number}", full_name=name)


def test_each_asking_has_its_own_values(django_assert_num_queries):
    first, other, again = a_user("Lan", 1), a_user("Nam", 1), a_user("Lan", 2)
    with django_assert_num_queries(3):
        assert NAMED.rows(name="Lan") == [first, again]
        assert NAMED.rows(name="Nam") == [other]
        assert NAMED.rows(name="Lan' OR 1=1 --") == []


def test_tuples_and_kinds_of_values_come_as_from_the_orm():
    first, last = a_user("Lan", 1), a_user("Nam", 1)
    assert NAMES.rows(low=first.pk, high=last.pk) == [("Lan", False), ("Nam", False)]
    assert NAMES.rows(low=last.pk, high=last.pk) == [("Nam", False)]
    assert NAMED.rows(name="Lan")[0].joined_at == User.objects.get(username="lan1").joined_at


def test_moments_are_compared_as_moments():
    ends = datetime(2026, 5, 4, 3, 0, tzinfo=UTC)
    kept = Session.objects.create(session_key="a" * 32, session_data="", expire_date=ends)
    assert OPEN.rows(now=datetime(2026, 5, 4, 2, 59, tzinfo=UTC)) == [kept]
    assert OPEN.rows(now=ends) == []


def test_numbers_stand_in_the_question_itself():
    first, other = a_user("Lan", 1), a_user("Nam", 1)
    assert list(User.objects.filter(pk__in=Numbers([first.pk, other.pk])).order_by("pk")) == [first, other]
    assert list(User.objects.filter(pk__in=Numbers([other.pk]))) == [other]
    assert list(User.objects.filter(pk__in=Numbers([]))) == []
    assert list(User.objects.exclude(pk__in=Numbers([])).order_by("pk")) == [first, other]
    assert list(User.objects.exclude(pk__in=Numbers([other.pk])).order_by("pk")) == [first]


def test_only_whole_numbers_do():
    with pytest.raises(ValueError, match="invalid literal"):
        Numbers(["1); DROP TABLE x; --"])


def test_a_place_for_many_takes_none_one_or_hundreds():
    first, other = a_user("Lan", 1), a_user("Nam", 1)
    asked = ([], [first.pk], [first.pk, other.pk], range(first.pk, first.pk + 400))
    assert [SOME.rows(keys=keys) for keys in asked] == [[], [first], [first, other], [first, other]]
    with pytest.raises(ValueError, match="invalid literal"):
        SOME.rows(keys=["1) OR (1=1"])


def test_questions_asked_together_keep_their_order_their_cut_and_their_kinds(django_assert_num_queries):
    first, other, last = a_user("Lan", 1), a_user("Nam", 1), a_user("Lan", 2)
    joined = User.objects.get(pk=last.pk).joined_at
    with django_assert_num_queries(2):
        named, early = BOTH.rows(keys=[first.pk, other.pk, last.pk], until=joined.date() - timedelta(days=6))
        assert BOTH.rows(keys=[], until=date(2020, 1, 1)) == [[], []]
    assert [(*row,) for row in named] == [("Lan", joined), ("Nam", other.joined_at)]
    assert [name for name, _ in early] == ["lan1", "nam1", "lan2"]


def test_a_place_for_a_day_moves():
    user = a_user("Lan", 1)
    day = user.joined_at.date()
    assert [len(BOTH.rows(keys=[], until=day - timedelta(days=ago))[1]) for ago in (6, 9)] == [1, 0]


def test_a_page_is_cut_where_asked_and_counted_whole(django_assert_num_queries):
    keys = [a_user("Lan", number).pk for number in range(5)]
    page = Prepared(lambda keys: User.objects.filter(pk__in=keys).order_by("pk")[START : START + 2], keys=None)
    most = Prepared(lambda keys: User.objects.filter(pk__in=keys).order_by().values("pk")[:4], keys=None)
    with django_assert_num_queries(3):
        assert [one.pk for one in page.rows(keys=keys, start=[2])] == keys[2:4]
        assert page.rows(keys=keys, start=[5]) == []
        assert most.count(keys=keys) == 4
    assert most.count(keys=keys[:1]) == 1 and most.count(keys=[]) == 0
