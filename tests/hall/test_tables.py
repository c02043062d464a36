"""The tables of an empty database are those that the migrations make; no migration is missing."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState

from config.database import databases
from danvan.hall import tables
from tests.hall.test_copy_database import connect_plainly
from tests.installation import an_own_database

HERE = os.environ.get("DANVAN_DATABASE_URL", "")
OF_DJANGO = "auth_group_permissions"
"""Its number was made a small one before the setting of big ones stood."""


@contextmanager
def an_empty_database(url: str, folder: Path) -> Iterator[str]:
    folder.mkdir()
    setting = databases(url or None, folder)["default"]
    setting["OPTIONS"] = {name: value for name, value in setting["OPTIONS"].items() if name != "pool"}
    connections.databases["empty"] = connections.configure_settings({"default": {}, "empty": setting})["empty"]
    try:
        yield "empty"
    finally:
        connections["empty"].close()
        del connections["empty"], connections.databases["empty"]


@pytest.fixture
def addresses(monkeypatch) -> Iterator[list[str]]:
    """Give the addresses of two empty databases of the kind that this run is about."""
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", connect_plainly)
    if not HERE:
        yield ["", ""]
        return
    with an_own_database(HERE) as one, an_own_database(HERE) as other:
        yield [one, other]


@pytest.fixture
def drawn_alone(monkeypatch) -> None:
    """Draw only the model that a step changes, not all that are related to it: the tables are the same, in a seventh of the time."""

    def reload_model(self: ProjectState, app_label: str, name: str, delay: bool = False) -> None:
        if "apps" in self.__dict__:
            self._reload({(app_label, name)})

    monkeypatch.setattr(ProjectState, "reload_model", reload_model)


def the_scheme(alias: str) -> dict[str, object]:
    """Describe every table, key, check, index and trigger, and the migrations that are noted as done."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        said = _of_sqlite(cursor) if connection.vendor == "sqlite" else _of_postgresql(connection, cursor)
    return said | {"migrations": set(MigrationRecorder(connection).applied_migrations())}


def _of_sqlite(cursor) -> dict[str, object]:
    cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        f"{kind} {name}": sorted(re.split(r",(?![^()]*\))", re.sub(r"^[^(]*\(|\)$", "", sql)))
        if kind == "table"
        else sql
        for kind, name, sql in cursor.fetchall()
    }


def _of_postgresql(connection, cursor) -> dict[str, object]:
    said: dict[str, object] = {}
    for table in connection.introspection.table_names():
        columns = connection.introspection.get_table_description(cursor, table)
        said[table] = (
            {
                (one.name, one.type_code, one.null_ok, one.default, one.internal_size)
                for one in columns
                if table != OF_DJANGO
            },
            connection.introspection.get_constraints(cursor, table),
        )
    cursor.execute("SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
    return said | {"triggers": set(cursor.fetchall())}


def test_an_empty_database_gets_the_tables_that_migrations_make(addresses, drawn_alone, tmp_path):
    with an_empty_database(addresses[0], tmp_path / "at_once") as alias:
        tables.bring_up_to_date(alias)
        at_once = the_scheme(alias)
    with an_empty_database(addresses[1], tmp_path / "step_by_step") as alias:
        call_command("migrate", database=alias, verbosity=0, interactive=False)
        call_command("createcachetable", database=alias, verbosity=0)
        step_by_step = the_scheme(alias)
    assert at_once == step_by_step


def test_no_change_of_a_model_is_without_a_migration(db):
    said = StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())


def test_a_database_that_stands_is_left_as_it_is(db):
    before = set(MigrationRecorder(connections["default"]).applied_migrations())
    tables.bring_up_to_date("default")
    assert set(MigrationRecorder(connections["default"]).applied_migrations()) == before


def test_a_database_of_a_newer_program_is_recognised(db):
    recorder = MigrationRecorder(connections["default"])
    assert tables.of_another_program("default") == []
    recorder.record_applied("news", "9999_later")
    recorder.record_applied("socialaccount", "9999_not_ours")
    assert tables.of_another_program("default") == ["news.9999_later"]
