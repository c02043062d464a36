"""Copying everything into an empty database of the other kind, in the direction that this run allows."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.database import databases
from danvan import journal, search
from danvan.accounts.models import User
from danvan.documents.models import Document
from danvan.hall import copying
from danvan.hall.copying import copy_database
from danvan.hall.sample import Size, make
from danvan.journal.models import Entry
from danvan.meetings.models import Meeting
from danvan.news.models import Article
from danvan.search.models import Syllable
from danvan.units.models import Officer
from launch import postgres
from tests.installation import an_own_database

AT = datetime(2026, 9, 2, 1, 30, 15, 123456, tzinfo=UTC)
TO_SQLITE = bool(os.environ.get("DANVAN_DATABASE_URL"))


def connect_plainly(self):
    if self.connection is None:
        with self.wrap_database_errors:
            self.connect()


@pytest.fixture(scope="module")
def server():
    """Start one server for all of these tests."""
    if not postgres.binaries():
        pytest.skip("no PostgreSQL binaries here")
    with postgres.temporary() as address:
        yield address


@pytest.fixture
def url(request, settings, tmp_path, monkeypatch):
    """Give the address of an empty database of the other kind, which Django's guard of tests does not know."""
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", connect_plainly)
    settings.DATA_DIR = tmp_path
    if TO_SQLITE:
        yield "sqlite"
    else:
        with an_own_database(request.getfixturevalue("server")) as address:
            yield address


@pytest.fixture
def filled(url, db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make(Size(units=3, articles=40), seed=7, at=AT)
        for code in ("BM-26-A", "BM-26-B"):
            journal.record(
                unit="BM",
                actor="system",
                verb="article.published",
                kind="article",
                code=code,
                fields=("title",),
                at=AT,
            )


@contextmanager
def opened(url):
    """Open the target as the program would."""
    setting = databases(None if url == "sqlite" else url, settings.DATA_DIR)["default"]
    setting["OPTIONS"] = {name: value for name, value in setting["OPTIONS"].items() if name != "pool"}
    connections.databases["seen"] = connections.configure_settings({"default": {}, "seen": setting})["seen"]
    try:
        yield "seen"
    finally:
        connections["seen"].close()
        del connections["seen"], connections.databases["seen"]


def test_every_row_arrives_and_means_the_same(url, filled):
    done = copy_database(url)
    assert done.entries == 2
    assert done.rows["news_article"] == 40
    with opened(url) as seen:
        for model in (Article, Meeting, Document, Officer, Entry):
            fields = [one.attname for one in model._meta.concrete_fields]
            there = list(model.objects.using(seen).order_by("pk").values_list(*fields))
            assert there == list(model.objects.order_by("pk").values_list(*fields))


def test_a_new_row_gets_a_number_of_its_own(url, filled):
    copy_database(url)
    with opened(url) as seen:
        highest = User.objects.using(seen).order_by("-pk").values_list("pk", flat=True).first()
        user = User(username="moi", full_name="Người Mới")
        user.save(using=seen)
        assert user.pk > highest


def test_the_search_finds_the_same_on_the_target(url, filled):
    before = [hit.code for hit in search.find("đồi sim", units=search.EVERY_UNIT)]
    done = copy_database(url)
    assert done.syllables == Syllable.objects.count()
    with opened(url) as seen, connections[seen].cursor() as cursor:
        words = "folded_words @@ 'doi & sim'::tsquery" if connections[seen].vendor == "postgresql" else None
        cursor.execute(
            f"SELECT count(*) FROM search_document WHERE {words}"
            if words
            else "SELECT count(*) FROM search_words WHERE search_words MATCH 'folded : (doi AND sim)'"
        )
        assert cursor.fetchone()[0] >= len(before) > 0


def test_a_target_that_holds_something_is_refused(url, filled):
    copy_database(url)
    with pytest.raises(copying.NotEmpty):
        copy_database(url)


def test_nothing_stays_on_the_target_when_the_journal_does_not_hold(url, filled, monkeypatch):
    report = journal.Report(breaks=[journal.Break("BM", 2, "changed")])
    monkeypatch.setattr(copying.journal, "verify", lambda: report)
    with pytest.raises(copying.JournalBroken) as refused:
        copy_database(url)
    assert str(refused.value).startswith("Nhật ký ở đích không nguyên vẹn (BM, mục 2: ")
    with opened(url) as seen:
        assert not Article.objects.using(seen).exists()
        assert not User.objects.using(seen).exists()


def test_nothing_stays_on_the_target_after_a_failure_half_way(url, filled, monkeypatch):
    monkeypatch.setattr(copying, "_reset_sequences", lambda to: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        copy_database(url)
    with opened(url) as seen:
        assert not Article.objects.using(seen).exists()
    monkeypatch.undo()


def test_a_failed_copy_can_be_tried_again(url, filled, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(copying, "_reset_sequences", lambda to: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            copy_database(url)
    assert copy_database(url).rows["news_article"] == 40


@pytest.mark.parametrize("address", ["", "mysql://x/y", "../danvan.sqlite3"])
def test_an_address_of_another_kind_is_refused(db, settings, tmp_path, address):
    settings.DATA_DIR = tmp_path
    with pytest.raises(copying.NotADatabase):
        copy_database(address)


def test_the_same_kind_is_refused(db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    with pytest.raises(copying.SameKind):
        copy_database("postgresql://x@/y" if TO_SQLITE else "sqlite")


@pytest.mark.skipif(TO_SQLITE, reason="a file is always reached")
def test_a_server_that_does_not_answer_is_refused_in_a_sentence(db, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", connect_plainly)
    settings.DATA_DIR = tmp_path
    with pytest.raises(copying.NotReached) as refused:
        copy_database(f"postgresql://nobody@/nothing?host={tmp_path}")
    assert str(refused.value).startswith("Không nối được tới cơ sở dữ liệu đích: ")
