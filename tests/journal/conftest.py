"""A journal of three entries about invented things, its heads kept in a temporary folder."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from danvan import journal
from danvan.journal import triggers

AT = datetime(2026, 9, 2, 1, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.fixture
def triggers_on(db):
    triggers.remove(connection)
    triggers.install(connection)


@pytest.fixture
def triggers_off(db):
    triggers.remove(connection)


@pytest.fixture
def three_entries(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return [
            journal.record(
                unit="BM",
                actor="BM-HOA",
                verb="article.published",
                kind="article",
                code=code,
                fields=("title",),
                at=AT,
            )
            for code in ("BM-26-A", "BM-26-B", "BM-26-C")
        ]
