"""Things go in and out of the index together with the action that changed them."""

import pytest
from django.db import transaction

from danvan import search
from danvan.search.models import Document, Syllable
from danvan.search.words import MOST_WORDS, streams_of
from tests.search.conftest import a_thing, codes

pytestmark = pytest.mark.django_db
BESIDE = {"zkarticle": 1, "zubm": 1, "zd20260501": 1, "zd202605": 1, "zd2026": 1}


def counted():
    return dict(Syllable.objects.filter(count__gt=0).values_list("folded", "count"))


def test_what_is_put_in_is_found_at_once(db):
    search.put(**a_thing("A", "Dân vận khéo"))
    assert codes("dan van") == ["A"]


def test_putting_in_again_replaces_what_stood_there(db):
    search.put(**a_thing("A", "Dân vận khéo", day="2026-05-01"))
    search.put(**a_thing("A", "Hòa giải", day="2026-06-01"))
    assert (codes("dan van"), codes("hoa giai")) == ([], ["A"])
    assert Document.objects.count() == 1


def test_the_same_code_of_another_kind_is_another_thing(db):
    search.put(**a_thing("A", "Dân vận"))
    search.put(**a_thing("A", "Dân vận", kind="unit"))
    assert Document.objects.count() == 2


def test_what_is_removed_is_not_found(db):
    search.put(**a_thing("A", "Dân vận"))
    search.put(**a_thing("B", "Dân vận"))
    search.remove("article", "A")
    search.remove("article", "NOWHERE")
    assert codes("dan van") == ["B"]


def test_an_action_that_is_rolled_back_leaves_the_index_alone(db):
    search.put(**a_thing("A", "Dân vận"))
    with pytest.raises(RuntimeError), transaction.atomic():
        search.put(**a_thing("A", "Hòa giải"))
        search.put(**a_thing("B", "Dân vận"))
        raise RuntimeError
    assert (codes("dan van"), codes("hoa giai")) == (["A"], [])


def test_syllables_are_counted_after_commit(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        search.put(**a_thing("A", "Dân vận dân"))
        assert counted() == {}
    assert counted() == {"dan": 1, "van": 1, **BESIDE, "ztdan": 1, "ztvan": 1}
    with django_capture_on_commit_callbacks(execute=True):
        search.put(**a_thing("A", "Dân chủ"))
    with django_capture_on_commit_callbacks(execute=True):
        search.put(**a_thing("B", "Dân"))
    assert counted() == {"dan": 2, "chu": 1, "ztdan": 2, "ztchu": 1, **dict.fromkeys(BESIDE, 2)}
    with django_capture_on_commit_callbacks(execute=True):
        search.remove("article", "B")
    assert counted() == {"dan": 1, "chu": 1, "ztdan": 1, "ztchu": 1, **BESIDE}


def test_counting_again_gives_what_was_counted_on_the_way(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        search.put(**a_thing("A", "Dân vận khéo", "khéo vận động"))
        search.put(**a_thing("B", "Dân chủ", "ở cơ sở"))
    before = counted()
    search.recount()
    assert counted() == before


def test_reindexing_replaces_everything_or_one_kind(db):
    search.put(**a_thing("OLD", "Dân vận"))
    search.put(**a_thing("UNIT", "Dân vận", kind="unit"))
    assert search.reindex([a_thing("NEW", "Dân vận")], kinds=["article"]) == 1
    assert set(codes("dan van")) == {"NEW", "UNIT"}
    assert search.reindex(a_thing(f"N{n}", "Dân vận") for n in range(1200)) == 1200
    assert Document.objects.count() == 1200


def test_putting_each_in_does_and_counts_what_putting_one_by_one_does(
    db, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr("danvan.search.actions.BATCH_IN_PLACE", 2)
    first = [a_thing("A", "Dân vận khéo"), a_thing("B", "Hòa giải", "ở cơ sở"), a_thing("U", "Dân vận", kind="unit")]
    again = [a_thing("A", "Dân chủ"), a_thing("B", "Hòa giải", "ở thôn"), a_thing("C", "Dân", day=None)]
    with django_capture_on_commit_callbacks(execute=True):
        for thing in [*first, *again]:
            search.put(**thing)
    one_by_one = counted(), list(Document.objects.order_by("place").values())
    Document.objects.all().delete()
    Syllable.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert search.put_each(iter(first)) == 3
    with django_capture_on_commit_callbacks(execute=True):
        assert search.put_each(iter(again)) == 3
    assert (counted(), list(Document.objects.order_by("place").values())) == one_by_one
    assert (codes("hoa giai"), codes("khéo")) == (["B"], [])


def test_rows_that_come_in_at_once_are_found_and_may_change_afterwards(index):
    index(a_thing("A", "Dân vận khéo", day="2026-05-02"), a_thing("B", "Hòa giải", "dân vận", day="2026-05-01"))
    rows = list(Document.objects.order_by("-place"))
    Document.objects.all().delete()
    with search.at_once("default"):
        Document.objects.bulk_create(rows)
    assert codes("dân vận") == ["A", "B"]
    search.put(**a_thing("A", "Dân chủ"))
    assert codes("vận") == ["B"]


def test_a_long_text_is_cut_at_the_same_word_however_it_is_written(db):
    dashed, spaced = "a-" * (MOST_WORDS + 9), "a " * (MOST_WORDS + 9)
    assert streams_of(dashed) == streams_of(spaced) == (" ".join("a" * MOST_WORDS),) * 2


def test_decomposed_text_and_invisible_signs_are_put_right(db):
    search.put(**a_thing("A", "Da\u0302n va\u0323\u0302n khe\u200b\u0301o"))
    hit = search.find("dân vận", units=search.EVERY_UNIT)[0]
    assert hit.title_html == "<mark>Dân vận</mark> khéo"
