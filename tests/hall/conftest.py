"""An installation of its own, run by commands as an operator runs it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from launch import postgres
from tests.installation import ROOT, a_copy, copy_folder, environment


@dataclass(frozen=True, slots=True)
class Installation:
    """A prepared data folder with the demo, and the database beside it."""

    data: Path
    url: str

    @property
    def keys(self) -> Path:
        """The file of the keys, beside the data folder."""
        return self.data.with_name(f"{self.data.name}.keys")

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(str(ROOT / "manage.py"), *words)

    def ask(self, code: str) -> str:
        """Run ``code`` with the program set up and return what it prints."""
        done = self.run("-c", f"import django; django.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Do one statement past the program and return its rows."""
        if self.url:
            with psycopg.connect(self.url, autocommit=True) as connection:
                done = connection.execute(sql)  # type: ignore[call-overload]
                return done.fetchall() if done.description else []
        with closing(sqlite3.connect(self.data / "danvan.sqlite3", isolation_level=None)) as connection:
            return connection.execute(sql).fetchall()

    def counts(self) -> dict[str, int]:
        """Count the rows of every table but the sessions."""
        listed = (
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            if self.url
            else "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        )
        tables = {name for (name,) in self.rows(listed)} - {"django_session"}
        return {name: self.rows(f'SELECT count(*) FROM "{name}"')[0][0] for name in tables}

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment(self.data, self.url),
            capture_output=True,
            text=True,
            timeout=300,
        )

    def start(self, code: str) -> subprocess.Popen[str]:
        child = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        return subprocess.Popen(
            child, cwd=ROOT, env=environment(self.data, self.url), stdout=subprocess.PIPE, text=True
        )


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Iterator[Installation]:
    """Give a prepared installation, on the kind of database that this run of the tests is about."""
    server = os.environ.get("DANVAN_DATABASE_URL", "")
    if server and not postgres.binaries():
        pytest.skip("no PostgreSQL binaries here")
    data = tmp_path_factory.mktemp("installation") / "data"
    with a_copy(data, server) as url:
        yield Installation(data, url)


@pytest.fixture
def installation(prepared, tmp_path) -> Installation:
    """Give a copy of the prepared data folder; on PostgreSQL the database is shared, tests put it back."""
    copy_folder(prepared.data, tmp_path / "data")
    return Installation(tmp_path / "data", prepared.url)
