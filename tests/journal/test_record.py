"""Acts are appended, linked, and hold codes and field names only."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import DatabaseError, connection, transaction

from danvan import journal
from danvan.journal.canonical import GENESIS, canonical_text, moment_text
from danvan.journal.models import Entry, Head
from tests.journal.conftest import AT

ACT = {"unit": "BM", "actor": "system", "verb": "article.published", "kind": "article", "code": "BM-26-A", "at": AT}


def test_entries_are_numbered_and_linked(three_entries):
    first, second, third = Entry.objects.filter(unit="BM")
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert [first.previous, second.previous, third.previous] == [GENESIS, first.hash, second.hash]
    assert (Head.objects.get().number, Head.objects.get().hash) == (3, third.hash)


def test_the_hash_is_the_same_on_every_database(db):
    entry = journal.record(**ACT | {"fields": ("title", "body")})
    assert entry.hash == "ba8948870838beb47976a8b0ad1ba7821af41d75848c284545845a532a38dbc3"
    assert Entry.objects.get().computed_hash() == entry.hash


def test_the_canonical_text_has_sorted_keys_and_no_blanks():
    assert canonical_text({"b": 1, "a": "x"}) == '{"a":"x","b":1}'


@pytest.mark.parametrize("value", [1.0, None, True])
def test_the_canonical_text_refuses_what_is_neither_text_nor_whole_number(value):
    with pytest.raises(ValueError, match="whole numbers only"):
        canonical_text({"a": value})


def test_a_moment_is_written_in_utc_with_microseconds():
    here = timezone(timedelta(hours=7))
    assert moment_text(datetime(2026, 9, 2, 8, 30, tzinfo=here)) == "2026-09-02T01:30:00.000000Z"


def test_a_moment_without_zone_is_refused(db):
    with pytest.raises(ValueError, match="aware moments"):
        journal.record(**ACT | {"at": datetime(2026, 9, 2)})
    assert Entry.objects.count() == 0


def test_each_unit_has_its_own_chain(three_entries):
    other = journal.record(**ACT | {"unit": "BT"})
    assert (other.number, other.previous) == (1, GENESIS)


def test_field_names_are_sorted_and_kept_once(db):
    entry = journal.record(**ACT | {"fields": ["title", "body", "title"]})
    assert entry.field_names == ("body", "title")


@pytest.mark.parametrize(
    "wrong",
    [
        {"fields": ("Tiêu đề",)},
        {"fields": ("title: Hội nghị",)},
        {"fields": "title"},
        {"code": "Nguyễn Thị Hoa"},
        {"code": ""},
        {"code": "hai chữ"},
        {"actor": "chị Hoa"},
        {"unit": "xã Bản Mây"},
        {"verb": "published"},
        {"verb": "article.published at noon"},
        {"kind": "bài viết"},
    ],
)
def test_free_text_names_and_values_are_refused(db, wrong):
    with pytest.raises(ValueError, match="journal"):
        journal.record(**ACT | wrong)
    assert Entry.objects.count() == 0


def test_a_bulk_act_is_one_entry_with_a_digest_whatever_the_order(db):
    bulk = {key: value for key, value in ACT.items() if key != "code"} | {"verb": "article.moved"}
    one = journal.record_bulk(**bulk, codes=["BM-26-B", "BM-26-A"])
    two = journal.record_bulk(**bulk, codes=["BM-26-A", "BM-26-B"])
    assert (one.count, one.code, one.digest) == (2, "", two.digest)
    assert journal.verify().ok


def test_entries_for_a_thing_cost_one_query_and_leave_others_out(three_entries, django_assert_num_queries):
    journal.record(**ACT | {"verb": "article.withdrawn", "at": AT + timedelta(days=1)})
    journal.record(**ACT | {"kind": "meeting", "verb": "meeting.held"})
    with django_assert_num_queries(1):
        verbs = [entry.verb for entry in journal.entries_for("article", "BM-26-A")]
    assert verbs == ["article.published", "article.withdrawn"]


def test_an_act_that_is_rolled_back_leaves_no_entry(db):
    with pytest.raises(RuntimeError), transaction.atomic():
        journal.record(**ACT)
        raise RuntimeError
    assert (Entry.objects.count(), Head.objects.count()) == (0, 0)


def test_the_first_head_of_a_day_is_kept_outside_the_database(three_entries, data_dir):
    kept = (data_dir / "journal-heads" / "2026-09.txt").read_text()
    assert kept == f"2026-09-02 BM 1 {three_entries[0].hash}\n"


def test_the_day_of_a_kept_head_is_the_local_day(db, data_dir, django_capture_on_commit_callbacks):
    late = datetime(2026, 9, 30, 17, 0, tzinfo=UTC)
    with django_capture_on_commit_callbacks(execute=True):
        journal.record(**ACT | {"at": late})
    assert [file.name for file in (data_dir / "journal-heads").iterdir()] == ["2026-10.txt"]


def test_an_entry_dated_back_does_not_keep_a_second_head(three_entries, data_dir, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        journal.record(**ACT | {"at": AT - timedelta(days=3)})
    assert len((data_dir / "journal-heads" / "2026-09.txt").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    "statement", ["UPDATE journal_entry SET actor = 'system'", "DELETE FROM journal_entry WHERE number = 3"]
)
def test_the_database_refuses_to_change_an_entry(triggers_on, three_entries, statement):
    with pytest.raises(DatabaseError, match="journal entries are never"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Entry.objects.count() == 3
    assert journal.verify().ok


def test_recording_costs_the_same_for_the_first_and_the_hundredth(three_entries, django_assert_num_queries):
    with django_assert_num_queries(3):
        journal.record(**ACT)


def test_several_acts_at_once_are_entries_of_one_chain(db):
    journal.record(unit="BM", actor="BM-HOA", verb="petition.sent", kind="petition", code="BM-26-A", at=AT)
    entries = [("petition.received", ("state",)), ("petition.registered", ("state", "book_number"))]
    made = journal.record_each(unit="BM", actor="BM-HOA", kind="petition", code="BM-26-A", entries=entries, at=AT)
    assert [(one.number, one.verb) for one in made] == [(2, "petition.received"), (3, "petition.registered")]
    assert journal.verify().breaks == []
    with pytest.raises(ValueError):
        journal.record_each(unit="BM", actor="BM-HOA", kind="petition", code="a b", entries=entries, at=AT)
