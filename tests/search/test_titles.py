"""What things are called, for choices in forms."""

from datetime import date

from danvan.search.titles import newest
from tests.search.conftest import a_thing


def test_the_newest_things_of_a_kind_and_some_units_are_listed(index, django_assert_num_queries):
    index(
        a_thing("A", "Cũ", kind="meeting", day="2026-05-01"), a_thing("B", "Mới", kind="meeting", unit="DC", day="2026-06-01"),
        a_thing("C", "Không ngày", kind="meeting", day=None), a_thing("D", "Tin bài"), a_thing("E", "Nơi khác", kind="meeting", unit="X"),
    )  # fmt: skip
    with django_assert_num_queries(2):
        assert newest("meeting", ["BM", "DC"], most=9) == [
            ("B", "Mới", date(2026, 6, 1)), ("A", "Cũ", date(2026, 5, 1)), ("C", "Không ngày", None),
        ]  # fmt: skip
    assert [code for code, _, _ in newest("meeting", ["BM", "DC"], most=1)] == ["B"]
    assert newest("meeting", [], most=9) == []
