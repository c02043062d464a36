"""The demo: loaded once, removed whole, never beside real work."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.base import ContentFile
from django.db.models import Value
from django.db.models.functions import Concat

from danvan.accounts.models import User
from danvan.documents.models import Attachment
from danvan.figures.contributions import digest
from danvan.hall import demo
from danvan.journal.models import Entry, Head
from danvan.news.models import Article
from danvan.reports import loader as reports
from danvan.reports.counting import FACTS, AskedOnce, ask_room
from danvan.units.models import Officer, Unit

AT = datetime(2026, 9, 2, 1, 30, tzinfo=UTC)
KEPT_BY_THE_JOURNAL = {Entry, Head}
FRAMEWORK = ("contenttypes", "auth", "sessions", "django_cache")


def counts():
    """Count every table but the journal's, which keeps its codes, and the words of the search, counted after commit."""
    models = [
        one for one in apps.get_models() if one._meta.app_label not in FRAMEWORK and one not in KEPT_BY_THE_JOURNAL
    ]
    return {one._meta.label: one.objects.count() for one in models if one._meta.label != "search.Syllable"}


def answers_together_are_those_of_each_alone():
    """Ask every room once for all bodies, as ``prepare`` does, and for one of them alone."""
    ids = list(Unit.objects.organisations().filter(is_demo=True).values_list("pk", flat=True))
    together, first, last = AskedOnce(ids), date(2026, 4, 1), date(2026, 6, 30)
    for pk in (ids[1], ids[-1]):
        for name, fact in FACTS.items():
            shared = digest(name, together(fact, [pk], first, last))
            assert shared == digest(name, ask_room(fact, [pk], first, last)), name


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_no_demo_row_is_left_and_no_real_row_is_touched(cast, django_capture_on_commit_callbacks):
    User.objects.update(username=Concat(Value("that-"), "username"))
    reports.seed()  # the delivered forms are no demo: ``prepare`` brings them before it
    before = counts()
    with django_capture_on_commit_callbacks(execute=True):
        assert demo.load(at=AT) is True
    assert Article.objects.exists()
    answers_together_are_those_of_each_alone()
    with django_capture_on_commit_callbacks(execute=True):
        demo.remove()
    assert counts() == before


def an_attachment() -> Path:
    article, officer = Article.objects.first(), Officer.objects.first()
    kept = Attachment(
        code="X-26-1", unit=article.unit, kind="article", record_code=article.code, name="giay.pdf", media_type="application/pdf",
        size=4, sha256="0" * 64, added_at=AT, added_by=officer,
    )  # fmt: skip
    kept.file.save("giay.pdf", ContentFile(b"giay"))
    return Path(kept.file.path)


def test_the_demo_is_loaded_once_and_leaves_with_its_files_and_a_mark(db, django_capture_on_commit_callbacks):
    note = settings.DATA_DIR / "demo-sign-in.txt"
    assert [demo.load(at=AT, whole=False), demo.load(at=AT, whole=False)] == [True, False]
    assert note.stat().st_mode & 0o777 == 0o600
    path = an_attachment()
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        demo.remove()
    assert not path.exists()
    assert not note.exists()
    assert (settings.DATA_DIR / "no-demo").exists()


def test_a_real_administrator_keeps_the_demo_out(cast):
    assert demo.has_real_administrator(AT.date()) is True
    User.objects.update(is_demo=True)
    assert demo.has_real_administrator(AT.date()) is False
    assert not Unit.objects.filter(is_demo=True).exists()
