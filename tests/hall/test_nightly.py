"""What the clock asks each night."""

from __future__ import annotations

import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from danvan.documents import actions as documents
from danvan.hall import backup, nightly
from tests.factories.units import AT

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    """Keep files of this test apart."""
    settings.STORAGES = settings.STORAGES | {
        name: {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / name, "base_url": "/files/"},
        }
        for name in ("public", "private")
    }
    return tmp_path


def test_no_backup_is_made_unless_a_folder_is_named(settings, monkeypatch):
    settings.BACKUPS = ""
    monkeypatch.setattr(backup, "save", None)
    assert nightly.back_up(AT) is None


def test_a_backup_is_written_for_each_day_of_the_week(settings, tmp_path, monkeypatch):
    settings.BACKUPS, settings.DATA_DIR = str(tmp_path / "kept"), tmp_path
    monkeypatch.setattr(backup, "_dump", lambda folder: [])  # the rows of a test lie in memory
    target = nightly.back_up(AT)
    assert target == Path(tmp_path / "kept" / "danvan-2.zip")  # 1/9/2026 is a Tuesday
    assert zipfile.ZipFile(target).namelist() == ["manifest.json"]
    assert (tmp_path / backup.LAST).exists()


def test_sqlite_looks_at_its_tables_and_postgresql_does_it_by_itself(django_assert_num_queries):
    Session.objects.bulk_create(
        Session(session_key=f"s{number}", session_data="", expire_date=AT) for number in range(2500)
    )
    if connection.vendor == "postgresql":
        with django_assert_num_queries(0):
            nightly.refresh_statistics(AT)
        return
    nightly.refresh_statistics(AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT idx, stat FROM sqlite_stat1 WHERE tbl = 'django_session'")
        known = dict(cursor.fetchall())
        cursor.execute("PRAGMA analysis_limit")
        assert cursor.fetchone() == (1000,)
    assert known["sqlite_autoindex_django_session_1"].split()[1:] == ["1"]
    assert int(known["sqlite_autoindex_django_session_1"].split()[0]) > 1000


def test_old_sessions_and_tokens_go(db):
    at = timezone.now()
    for name, hours in (("cu", -1), ("moi", 1)):
        Session.objects.create(session_key=name, session_data="", expire_date=at + timedelta(hours=hours))
    cache.set("con", 1, 3600)
    cache.set("het", 1, 30)
    assert nightly.forget_sessions(at + timedelta(minutes=1)) == 1
    assert (list(Session.objects.values_list("pk", flat=True)), cache.get("con")) == (["moi"], 1)


def test_files_without_a_row_go_after_two_days(cast):
    store = storages["private"]
    paper = documents.attach(SimpleUploadedFile("giay.pdf", b"%PDF-1.4 thu"), unit=cast.units.ban_may, kind="meeting",
                             record_code="BM-26-AAAAAAA", by=cast.thao, at=AT)  # fmt: skip
    store.save(paper.file.name, ContentFile(b"x"))
    lost = [store.save(f"attachments/2026/09/{name}.pdf", ContentFile(b"x")) for name in ("cu", "moi")]
    for name in (paper.file.name, lost[0]):
        os.utime(store.path(name), (AT.timestamp() - 3 * 86400,) * 2)
    os.utime(store.path(lost[1]), (AT.timestamp(),) * 2)
    assert nightly.sweep_private(AT) == 1
    assert [store.exists(name) for name in (paper.file.name, *lost)] == [True, False, True]
