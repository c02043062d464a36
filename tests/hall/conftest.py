"""An installation of its own, run by commands as an operator runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from launch import postgres

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Installation:
    """A prepared data folder with the demo, and the database beside it."""

    data: Path
    url: str

    @property
    def keys(self) -> Path:
        """The file of the keys, beside the data folder."""
        return self.data.with_name(f"{self.data.name}.keys")

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DANVAN_")}
        return {
            **kept,
            "DANVAN_DATA": str(self.data),
            "DANVAN_DATABASE_URL": self.url,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def manage(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run(str(ROOT / "manage.py"), *words)

    def ask(self, code: str) -> str:
        """Run ``code`` with the program set up and return what it prints."""
        done = self.run("-c", f"import django; django.setup()\n{code}")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=self.environment(), capture_output=True, text=True, timeout=300
        )

    def start(self, code: str) -> subprocess.Popen[str]:
        child = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        return subprocess.Popen(child, cwd=ROOT, env=self.environment(), stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Iterator[Installation]:
    """Prepare once, on the kind of database that this run of the tests is about."""
    data = tmp_path_factory.mktemp("installation")
    if not os.environ.get("DANVAN_DATABASE_URL"):
        yield _prepare(Installation(data, ""))
        return
    if not postgres.binaries():
        pytest.skip("no PostgreSQL binaries here")
    with postgres.temporary() as url:
        yield _prepare(Installation(data, url))


def _prepare(made: Installation) -> Installation:
    done = made.manage("prepare", "--demo", "--quiet")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture
def installation(prepared, tmp_path) -> Installation:
    """Give a copy of the prepared data folder; on PostgreSQL the database is shared, tests put it back."""
    shutil.copytree(prepared.data, tmp_path / "data")
    shutil.copy2(f"{prepared.data}.keys", tmp_path / "data.keys")
    return Installation(tmp_path / "data", prepared.url)
