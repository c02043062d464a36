"""What each database is asked directly: phrases in titles, how common words are, whether nothing is lost in long lists."""

import pytest
from django.db import connection

from danvan.search.backends import backend_for
from danvan.search.backends.frequencies import common_words, counted
from danvan.search.backends.sought import Narrowing, Sought
from danvan.search.models import Document
from tests.search.conftest import a_thing

on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="what ANALYZE counts")


def matching(*phrases, stream="folded_title", limit=500):
    places = backend_for(connection).matching(connection, Sought(stream, (phrases,)), Narrowing(), limit)
    assert places == sorted(places, reverse=True)
    return [Document.objects.get(place=place).code for place in places]


def test_a_phrase_in_a_title_must_stand_there_as_a_whole(index):
    index(
        a_thing("A", "Hội nông dân xã", day="2026-05-03"),
        a_thing("B", "Nông dân thăm hội nông nghiệp", day="2026-05-02"),  # each pair, not the phrase
        a_thing("C", "Tin", "hội nông dân", day="2026-05-01"),
        a_thing("D", "Hội", day="2026-05-01"),
    )
    assert matching(("hoi", "nong", "dan")) == ["A"]
    assert matching(("hoi", "nong")) == ["A", "B"]
    assert matching(("hoi",)) == ["A", "B", "D"]
    assert matching(("hoi", "nong", "dan"), ("hoi",)) == ["A", "B", "D"]
    assert matching(("nong", "dan", "tham"), ("dan", "xa")) == ["A", "B"]


def test_the_pairs_of_an_even_and_an_odd_number_of_words_are_found(index):
    index(a_thing("A", "một hai ba bốn"), a_thing("B", "một hai ba"))
    for pair in (("mot", "hai"), ("hai", "ba")):
        assert sorted(matching(pair)) == ["A", "B"]
    assert matching(("ba", "bon")) == ["A"]


@on_postgresql
def test_common_words_are_those_that_analyze_counted(index):
    index(*(a_thing(f"A{n:03d}", "Tin", "đào" if n % 2 else "dao") for n in range(200)))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_document")
    counted.cache_clear()
    common = common_words("default", "exact_words")
    counted.cache_clear()
    assert common["tin"] == 200
    assert common["đào"] == common["dao"] == 100
