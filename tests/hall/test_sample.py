"""The sample at scale: the same for the same seed, invented, removed whole."""

import hashlib
from datetime import UTC, datetime

import pytest

from danvan import search
from danvan.documents.models import Citation, Document
from danvan.hall import demo, sample
from danvan.meetings.models import Attendance, Meeting
from danvan.news.models import Article
from danvan.petitions.models import Book, Petition
from danvan.units.models import Unit

AT = datetime(2026, 9, 2, 1, 30, tzinfo=UTC)
LATER = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def digest():
    """Digest what the sample says, without the numbers that a database gives."""
    rows = [
        *Article.objects.order_by("code").values_list(
            "code", "unit__code", "title", "body", "public_from", "meeting_code"
        ),
        *Meeting.objects.order_by("code").values_list("code", "kind", "name", "starts_on", "place"),
        *Attendance.objects.order_by("meeting__code", "position").values_list("meeting__code", "count"),
        *Document.objects.order_by("code").values_list("code", "identity", "title", "issued_on"),
        *Citation.objects.order_by("record_code").values_list("record_code", "document__code", "surface"),
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def made(seed, *, at=AT, articles=30):
    sample.make(sample.Size(units=4, articles=articles), seed=seed, at=at)
    said = digest()
    demo.remove()
    return said


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(db):
    first = made(1)
    assert made(1, at=LATER) == first
    assert made(2) != first


def test_the_sample_has_the_size_that_was_asked_for(db):
    done = sample.make(sample.Size(units=4, articles=40), seed=1, at=AT)
    assert done == {"units": 4, "documents": 3, "meetings": 10, "articles": 40, "petitions": 0}
    assert (Article.objects.count(), Meeting.objects.count(), Document.objects.count()) == (40, 10, 3)
    assert Unit.objects.filter(is_demo=False).count() == 0


def test_what_was_made_is_found(db):
    sample.make(sample.Size(units=2, articles=20), seed=1, at=AT)
    title = Article.objects.order_by("pk").first().title
    assert title in [
        search.find(title, units=search.EVERY_UNIT)[0].title_html.replace("<mark>", "").replace("</mark>", "")
    ]


@pytest.mark.parametrize(
    ("size", "refusal"),
    [
        (sample.Size(1, 1, petitions=-1), sample.TooMany),
        (sample.Size(0, 1), sample.TooMany),
        (sample.Size(3322, 1), sample.TooMany),
        (sample.Size(1, -1), sample.TooMany),
    ],
)
def test_a_size_that_cannot_be_is_refused(db, size, refusal):
    with pytest.raises(refusal):
        sample.make(size, seed=1, at=AT)


def test_a_second_sample_is_refused(db):
    sample.make(sample.Size(1, 1), seed=1, at=AT)
    with pytest.raises(sample.Standing):
        sample.make(sample.Size(1, 1), seed=1, at=AT)


def test_petitions_stand_in_the_books_of_the_bodies_and_go_with_the_demo(db):
    made = sample.make(sample.Size(2, 1, petitions=60), seed=1, at=AT)
    rows = Petition.objects.all()
    assert (made["petitions"], rows.count()) == (60, 60)
    assert {row.next_due_on for row in rows.filter(state="closed")} == {None}
    assert Book.objects.count() == rows.values("unit", "book_year").distinct().count()
    demo.remove()
    assert not rows.exists()
