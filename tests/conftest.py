"""Fixtures that every room may use."""

from __future__ import annotations

import atexit
import gc
import tempfile
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.management.commands import migrate
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from config.catalogue import build
from danvan.core import keyring
from danvan.hall import publication, tables
from danvan.journal import triggers
from danvan.petitions import history
from danvan.visits import actions as visiting
from danvan.websites import doors
from tests.cast import cast, cast_of_the_module, share, sign_in

__all__ = ["cast", "cast_of_the_module", "sign_in"]
INSTALLED = {"installation", "prepared", "environment", "addresses"}
"""Fixtures that give an installation of its own (tests/hall, tests/journeys)."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`: run the tests marked `long` as well."""
    parser.addoption("--long", action="store_true", help="run the tests marked long as well")


def pytest_configure() -> None:
    """Serve plain static files (the manifest is made at set-up), hash test passwords quickly, speak Vietnamese, seal with keys of their own."""
    gc.freeze()
    gc.set_threshold(
        100_000, 20, 100
    )  # tests make much that is soon forgotten; looking for it took a sixth of the time
    build()
    BaseDatabaseWrapper.close_if_unusable_or_obsolete = kept_within_a_test
    hypothesis.settings.register_profile("shared_machine", deadline=None)
    hypothesis.settings.load_profile("shared_machine")
    settings.KEYS_FILE = Path(tempfile.mkdtemp(prefix="danvan-keys-")) / "test.keys"
    keyring.make(settings.KEYS_FILE)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Open every database to a test that asks for one (counters and the cache stand beside the main file).

    Tests marked `long` are skipped without `--long`. On PostgreSQL those that ask no database are left to SQLite.
    """
    for item in items:
        if item.get_closest_marker("long") and not config.getoption("--long"):
            item.add_marker(pytest.mark.skip(reason="runs only with --long"))
        if "db" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases="__all__"))
    share(items)
    if connection.vendor == "postgresql":
        idle = [item for item in items if not asks_a_database(item)]
        config.hook.pytest_deselected(items=idle)
        items[:] = [item for item in items if asks_a_database(item)]


def asks_a_database(item: pytest.Item) -> bool:
    """Tell whether a test asks the database, of this process or of an installation of its own."""
    return bool(item.get_closest_marker("django_db") or not INSTALLED.isdisjoint(getattr(item, "fixturenames", ())))


tables_at_once = pytest.MonkeyPatch()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings) -> None:
    """Make the tables of the test databases as those of a fresh installation (tests/hall/test_tables.py migrates)."""
    tables_at_once.setattr(migrate.Command, "handle", lambda self, *, database, **more: tables.make_all(database))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, tmp_path_factory) -> None:
    """Prepare the test database for what production must never do.

    Transactional tests empty every table, so the triggers of journal and petitions go (their own tests put them
    back); the journal's heads are kept in a temporary folder; visits are written only when a test says so.
    """
    tables_at_once.undo()
    settings.DATA_DIR = tmp_path_factory.mktemp("data")
    visiting.counter.write_every, visiting.counter.write_at = float("inf"), 10**9
    atexit.unregister(visiting.flush)
    with django_db_blocker.unblock():
        triggers.remove(connection)
        for guard in history.GUARDS:
            guard.remove(connection)


looked_at_after_a_page = BaseDatabaseWrapper.close_if_unusable_or_obsolete


def kept_within_a_test(self: BaseDatabaseWrapper) -> None:
    """Keep the connection when a page ends inside the transaction of a test: a film's pieces end late, past Django's care."""
    if not self.in_atomic_block:
        looked_at_after_a_page(self)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Let the process forget the sites and the next publication of the test before, whose rows are gone."""
    doors._doors.clear()
    publication._kept.clear()
