"""What is found, in which order, shown how, to whom: the same on both databases."""

import json
import random
import time
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan import search
from danvan.search.backends import postgresql
from danvan.search.words import plain, words_of
from tests.search.conftest import LATER, NOW, a_thing, codes

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text("utf-8"))


@pytest.mark.parametrize("q", GOLDEN)
def test_the_order_and_the_snippets_are_those_of_the_golden_file(sample, q):
    hits = search.find(q, public_at=NOW)
    assert [[hit.code, hit.title_html, hit.snippet_html] for hit in hits] == GOLDEN[q]


def test_the_order_does_not_depend_on_the_order_of_putting_in(index):
    things = [a_thing(f"A{n}", "Dân vận khéo", "lời " * (n % 3), day=f"2026-05-{n % 4 + 1:02d}") for n in range(30)]
    index(*things)
    first = codes("dan van")
    random.Random(1).shuffle(things)
    index(*things)
    assert codes("dan van") == first
    assert first == sorted(first, key=lambda code: (-(int(code[1:]) % 4), code))


def test_marks_as_typed_come_before_other_marks_and_those_before_half_of_the_words(index):
    index(
        a_thing("HALF", "Tin", "nhân dân đồng thuận", day="2026-09-01"),
        a_thing("OTHER", "Tin", "dan van", day="2026-08-01"),
        a_thing("EXACT", "Tin", "dân vận", day="2026-01-01"),
    )
    assert codes("dân vận") == ["EXACT", "OTHER", "HALF"]


def test_side_by_side_comes_before_scattered_and_the_title_before_the_body(index):
    index(
        a_thing("SCATTERED", "Tin", "dân ở xa thì vận động", day="2026-09-01"),
        a_thing("BODY", "Tin", "công tác dân vận", day="2026-08-01"),
        a_thing("TITLE", "Công tác dân vận", "", day="2026-07-01"),
        a_thing("WHOLE", "Dân vận", "", day="2026-01-01"),
    )
    assert codes("dân vận") == ["WHOLE", "TITLE", "BODY", "SCATTERED"]


def test_the_newer_comes_first_then_the_code_decides(index):
    index(
        a_thing("B", "Dân vận", day="2026-05-01"),
        a_thing("A", "Dân vận", day="2026-05-01"),
        a_thing("NEW", "Dân vận", day="2026-05-02"),
        a_thing("NONE", "Dân vận", day=None),
    )
    assert codes("dân vận") == ["NEW", "A", "B", "NONE"]


@pytest.mark.parametrize("typed", ["dan van kheoo", "dan vann kheo", "dna van kheo", "dan van khe", "dan vqn kheo"])
def test_one_slip_is_repaired(sample, typed):
    assert codes(typed, public_at=NOW)[:2] == ["A02", "A07"]


def test_numbers_are_never_repaired(sample):
    assert codes("44-KL/TW") == []


def test_a_known_word_may_be_a_slip_when_nothing_else_is_found(index):
    index(a_thing("A", "Dân vận khéo"), a_thing("B", "Sức khỏe"))
    assert codes("dan van khoe") == ["A"]


def test_a_document_number_is_found_as_typed_with_or_without_blanks(sample):
    assert codes("43-KL/TW") == codes("43 - KL/TW") == codes("43-kl/tw") == ["D02", "A01"]


def test_only_what_is_public_at_the_moment_is_shown_to_the_public(sample):
    found = set(codes("dân vận khéo", public_at=NOW))
    assert "A05" not in found and "A06" not in found
    assert "A05" in codes("dân vận khéo", public_at=LATER)
    assert "A05" not in codes("dân vận khéo", public_at=LATER - timedelta(seconds=1))


def test_what_has_ended_is_found_at_the_desk_only(index):
    index(a_thing("ENDS", "Dân vận") | {"public_until": NOW}, a_thing("STAYS", "Dân vận"))
    assert codes("dân vận", public_at=NOW - timedelta(seconds=1)) == ["ENDS", "STAYS"]
    assert codes("dân vận", public_at=NOW) == ["STAYS"]
    assert codes("dân vận") == ["ENDS", "STAYS"]


def test_the_desk_sees_its_units_drafts_included_and_no_others(sample):
    assert set(codes("dân vận khéo", units=["BM"])) == {"A01", "A02", "A06", "M01", "D01", "D02", "D03"} - {"D03"}
    assert codes("dân vận khéo", units=[]) == []


def test_a_site_shows_what_is_public_of_its_unit_only(sample):
    assert codes("dân vận khéo", units=["DC"], public_at=NOW) == ["A03", "A04"]


def test_many_units_are_narrowed_by_their_column(sample):
    many = [f"X{n}" for n in range(100)]
    assert codes("dân vận khéo", units=[*many, "DC"]) == ["A03", "A04"]


def test_units_that_share_a_label_stay_apart(index):
    index(a_thing("A", "Dân vận", unit="BM-1"), a_thing("B", "Dân vận", unit="BM.1"))
    assert codes("dân vận", units=["BM-1"]) == ["A"]


def test_kinds_narrow(sample):
    assert codes("dân vận", kinds=["document"], public_at=NOW) == ["D01", "D02", "D03"]
    assert codes("dân vận", kinds=[], public_at=NOW) == []


def test_who_looks_must_be_said(db):
    with pytest.raises(ValueError, match="EVERY_UNIT"):
        search.find("dân vận")


@pytest.mark.parametrize(
    "q",
    ["", "   ", '"', '""', "'", "*", "AND", "NEAR(", "a OR", "-", "^dan", "dan:van", "{title}: x", "\\", "%", "\x00"]
    + ["!", "&|<->", ":*", "col : x", "“”", "()", "😀", "\u200b", "½", "²", "x" * 10_000, "dân " * 2_000, "东京"],
)
def test_absurd_queries_are_safe(sample, q):
    assert isinstance(codes(q, public_at=NOW), list)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=60))
def test_nothing_typed_breaks_the_search(sample, q):
    for hit in search.find(q, units=search.EVERY_UNIT):
        assert hit.title_html.count("<mark>") == hit.title_html.count("</mark>")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(min_size=1, max_size=40))
def test_what_was_put_in_is_found_by_its_own_title(db, title):
    search.reindex([a_thing("A", title)])
    assert codes(title) == (["A"] if any(words_of(plain(title))) else [])


def test_html_in_titles_and_bodies_is_escaped(index):
    index(a_thing("A", "<script>dân</script> vận", 'x <img onerror="1"> dân & vận'))
    hit = search.find("dân", units=search.EVERY_UNIT)[0]
    assert hit.title_html == "&lt;script&gt;<mark>dân</mark>&lt;/script&gt; vận"
    assert hit.snippet_html == "x &lt;img onerror=&quot;1&quot;&gt; <mark>dân</mark> &amp; vận"


def test_a_long_body_is_cut_at_words_around_the_match(index):
    index(a_thing("A", "Tin", "trước " * 200 + "dân vận khéo " + "sau " * 200))
    snippet = search.find("dan van kheo", units=search.EVERY_UNIT)[0].snippet_html
    assert snippet.startswith("… trước ") and snippet.endswith(" sau …")
    assert "<mark>dân vận khéo</mark>" in snippet
    assert len(snippet) < 300


def test_more_than_five_hundred_matches_give_the_best_first(index):
    plain = [a_thing(f"P{n:03d}", "Tin", "vận động nhân dân", day="2026-06-01") for n in range(600)]
    index(*plain, a_thing("BEST", "Dân vận", day="2020-01-01"), a_thing("BODY", "Tin", "dân vận", day="2019-01-01"))
    assert codes("dân vận", units=search.EVERY_UNIT)[:3] == ["BEST", "BODY", "P000"]
    assert codes("dan van", units=search.EVERY_UNIT)[:3] == ["BEST", "BODY", "P000"]
    assert len(codes("dan van", units=search.EVERY_UNIT)) == 50


def test_finding_costs_the_same_for_one_thing_or_thirty(index, django_assert_max_num_queries):
    index(*(a_thing(f"A{n}", "Dân vận khéo", "dân vận") for n in range(30)))
    with django_assert_max_num_queries(6):
        search.find("dân vận", units=search.EVERY_UNIT)


def test_a_very_long_text_is_put_in_and_found_quickly(index):
    started = time.perf_counter()
    index(a_thing("A", "Tin", "dân vận " * 150_000))
    assert codes("dân vận") == ["A"]
    assert time.perf_counter() - started < 10


def test_windows_of_days_give_the_same_as_asking_at_once(index, monkeypatch):
    index(
        *(a_thing(f"A{n:03d}", "Dân vận", "dân chủ", day=f"{2016 + n % 11}-{n % 12 + 1:02d}-15") for n in range(420)),
        *(a_thing(f"U{n}", "Dân vận", day=None) for n in range(3)),
    )
    at_once = [codes("dan van"), codes('"dan van" chu'), codes("dân vận", kinds=["article"], public_at=NOW)]
    monkeypatch.setattr(postgresql, "WORDS_WINDOWED_FROM", 0)
    monkeypatch.setattr(postgresql, "PHRASES_WINDOWED_FROM", 0)
    for newest in (5, 60):  # days one by one, then whole months
        monkeypatch.setattr(postgresql, "NEWEST", newest)
        assert [
            codes("dan van"),
            codes('"dan van" chu'),
            codes("dân vận", kinds=["article"], public_at=NOW),
        ] == at_once
        monkeypatch.setattr(postgresql, "WORDS_READ", 1000)
