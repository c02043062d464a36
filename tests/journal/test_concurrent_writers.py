"""Several connections write the same chain at once: nothing is lost, nothing forks."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
WRITERS, TIMES = 4, 25


@pytest.fixture
def own_database(db, tmp_path):
    """Environment of a database of its own, of the same kind as the tests'; dropped afterwards."""
    environment = os.environ | {"DANVAN_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])}
    if connection.vendor == "sqlite":
        environment.pop("DANVAN_DATABASE_URL", None)
        yield environment
        return
    name = f"danvan_writers_{os.getpid()}"
    address = connection.settings_dict
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    host, port, user, password = (str(address[key]) for key in ("HOST", "PORT", "USER", "PASSWORD"))
    url = f"postgresql://{quote(user)}:{quote(password)}@:{port}/{name}?host={host}"
    yield environment | {"DANVAN_DATABASE_URL": url}
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_writers_at_the_same_time_make_one_unbroken_chain(own_database):
    done = subprocess.run(
        [sys.executable, str(HERE.with_name("writer.py")), str(WRITERS), str(TIMES)],
        env=own_database, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"chains": 1, "entries": WRITERS * TIMES, "kept": 1, "breaks": []}
