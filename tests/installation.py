"""A prepared installation with the demo, made once for all who need one and then copied.

DANVAN_PREPARED      a folder that several runs and workers share: the first one prepares there (launch/checks.py)
DANVAN_DATABASE_URL  a PostgreSQL server: the prepared database is copied by that server; without it, SQLite
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
PREPARED = "danvan_prepared"


def environment(data: Path, url: str = "") -> dict[str, str]:
    """Give the environment of a process that works on an installation."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DANVAN_")}
    mine = {"DANVAN_DATA": str(data), "DANVAN_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
    return {**kept, **mine, "PYTHONUTF8": "1"}


@contextmanager
def a_copy(data: Path, server: str) -> Iterator[str]:
    """Copy the prepared installation to ``data``; give the address of its own database ("" on SQLite)."""
    kept = _prepared(server)
    copy_folder(kept, data)
    if not server:
        yield ""
        return
    with an_own_database(server, template=PREPARED) as url:
        yield url


def copy_folder(kept: Path, data: Path) -> None:
    """Copy a data folder and the keys that stand beside it."""
    shutil.copytree(kept, data)
    keys = kept.with_name(f"{kept.name}.keys")
    if keys.exists():
        shutil.copy2(keys, data.with_name(f"{data.name}.keys"))


@contextmanager
def an_own_database(server: str, *, template: str = "template0") -> Iterator[str]:
    """Make a database on a PostgreSQL server and drop it afterwards."""
    name = f"own_{secrets.token_hex(4)}"
    _on_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
    _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


@cache
def _prepared(server: str) -> Path:
    """Prepare once; whoever comes meanwhile waits."""
    folder = Path(os.environ.get("DANVAN_PREPARED") or tempfile.mkdtemp(prefix="danvan-prepared-"))
    kept = folder / ("postgresql" if server else "sqlite")
    with (folder / f"{kept.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / f"{kept.name}.ready").exists():
            _prepare(kept, server)
            (folder / f"{kept.name}.ready").touch()
    return kept


def _prepare(kept: Path, server: str) -> None:
    url = ""
    if server:
        _on_server(server, f"DROP DATABASE IF EXISTS {PREPARED}")
        _on_server(server, f"CREATE DATABASE {PREPARED} TEMPLATE template0")
        url = urlunsplit(urlsplit(server)._replace(path=f"/{PREPARED}"))
    done = subprocess.run(
        [sys.executable, "manage.py", "prepare", "--demo", "--quiet"], cwd=ROOT, env=environment(kept, url),
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def _on_server(server: str, statement: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]


def a_free_port() -> int:
    """Name a port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(surroundings: dict[str, str], port: int, *, log_level: str = "warning") -> subprocess.Popen[bytes]:
    """Start the server as ``run.py`` does, in a group of its own, and wait until it answers.

    Raises:
        RuntimeError: it ended, or said nothing for a minute.
    """
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application", "--host", "127.0.0.1",
        "--port", str(port), "--workers", "2", "--blocking-threads", "4", "--log-level", log_level,
    ]  # fmt: skip
    job = subprocess.Popen(command, cwd=ROOT, env=surroundings, start_new_session=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and job.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5).close()
            return job
        except OSError:
            time.sleep(0.1)
    os.killpg(job.pid, signal.SIGKILL)
    raise RuntimeError("the server does not answer")
