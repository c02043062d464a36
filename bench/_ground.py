"""The ground of the benches that need a whole installation: prepared and filled once, used again."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNITS = 300


def options(about: str, articles: int) -> argparse.ArgumentParser:
    """Give the options that every such bench has."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=articles)
    parser.add_argument("--units", type=int, default=UNITS)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="postgresql://… with an empty database; SQLite without it")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    return parser


def ready(asked: argparse.Namespace, *, indexed: bool) -> None:
    """Prepare and fill the installation of this size unless it is there, and set the program up on it."""
    kind = "postgresql" if asked.database else "sqlite"
    folder = asked.folder / f"{kind}-{asked.units}-{asked.articles}-{asked.seed}{'' if indexed else '-bare'}"
    os.environ |= {
        "DANVAN_DATA": str(folder),
        "DANVAN_DATABASE_URL": asked.database,
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    sys.path.insert(0, str(ROOT))
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, str(ROOT / "manage.py"), "prepare", "--quiet"], check=True)
    if not (folder / "filled").exists():
        began = time.perf_counter()
        subprocess.run(
            [
                sys.executable,
                "-m",
                "bench._fill",
                str(asked.units),
                str(asked.articles),
                str(asked.seed),
                str(int(indexed)),
            ],
            cwd=ROOT,
            check=True,
        )
        (folder / "filled").touch()
        print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    look_anew()


def look_anew() -> None:
    """Let the planner know what it knows of an installation: what ``statistics.refresh`` looks at every night.

    PostgreSQL's autovacuum looks at a table within minutes of many changes; here it is told to.
    """
    from django.db import connection  # noqa: PLC0415 - after setup

    from danvan.core import statistics  # noqa: PLC0415

    statistics.refresh()
    if connection.vendor == "postgresql":
        connection.cursor().execute("ANALYZE")


@contextmanager
def demo() -> Iterator[None]:
    """Set the program up on an installation of its own with the demo, in an empty folder that goes afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DANVAN_DATA": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        import django  # noqa: PLC0415 - the environment comes first

        django.setup()
        from django.conf import settings  # noqa: PLC0415
        from django.core.management import call_command  # noqa: PLC0415

        settings.ALLOWED_HOSTS = ["testserver"]
        call_command("prepare", "--demo", "--quiet")
        yield


@contextmanager
def serving(
    port: int, *, workers: int = 2, threads: int = 4, application: str = "config.wsgi:application",
    surroundings: dict[str, str] | None = None,
) -> Iterator[subprocess.Popen[bytes]]:  # fmt: skip
    """Serve with granian in a group of its own until the end; give its process once the port is open."""
    job = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", application, "--host", "127.0.0.1", "--port", str(port),
         "--workers", str(workers), "--blocking-threads", str(threads), "--log-level", "warning"],
        cwd=ROOT, env=surroundings, start_new_session=True,
    )  # fmt: skip
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield job
    finally:
        os.killpg(job.pid, signal.SIGTERM)
        job.wait(20)


def cpu_ms(act: Callable[[], object], times: int) -> float:
    """Return the CPU-milliseconds of this thread for one ``act``: the best of ten rounds, so that neighbours count least."""
    for _ in range(max(1, times // 10)):
        act()
    rounds = []
    for _ in range(10):
        began = time.thread_time()
        for _ in range(max(1, times // 10)):
            act()
        rounds.append((time.thread_time() - began) * 1000 / max(1, times // 10))
    return min(rounds)


def say(what: str, value: float, limit: float, unit: str, *, at_least: bool = False) -> bool:
    """Print one figure with its limit and ratio (over 1 is over the limit); say whether it holds."""
    ratio = limit / value if at_least else value / limit
    print(
        f"{what:<44} {value:9.3f} {unit:<8} limit {'≥' if at_least else '≤'} {limit:g}, ratio {ratio:.2f}{'' if ratio <= 1 else '  OVER'}"
    )
    return ratio <= 1
