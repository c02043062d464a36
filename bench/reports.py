"""Reports of the whole country: 34 provinces, 3,321 communes, 60 indicators, 12 months; the pages of a province.

    python3 run.py bench reports [--database postgresql://…]

National compile: ≤ 2 s and ≤ 1.5 × the bare SQL that sums the same rows (SQLite ≤ 3 ×). Board ≤ 20 ms CPU.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from bench import _ground

ROOT = Path(__file__).resolve().parent.parent
TIMES = {"sqlite": 3.0, "postgresql": 1.5}
TODAY = date(2026, 12, 31)
BARE_MONTH = """
    SELECT i.code, SUM(c.value), SUM(c.ytd), SUM(c.typed), SUM(c.estimate), SUM(c.ytd_estimate), COUNT(c.value)
    FROM reports_cell c JOIN reports_indicator i ON i.id = c.indicator_id
    JOIN reports_sheetversion v ON v.id = c.version_id JOIN reports_sheet s ON s.id = v.sheet_id
    WHERE s.starts_on = '2026-12-01' AND v.received_at IS NOT NULL GROUP BY i.code
"""
BARE_YEAR = """
    SELECT fact, slice, month, SUM(amount) FROM reports_storedfact
    WHERE month BETWEEN '2026-01-01' AND '2026-12-31' GROUP BY fact, slice, month
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--database", default="", help="postgresql://… with an empty database; SQLite without it")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    parser.add_argument("--fill", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    ready(asked)
    if asked.fill:
        return 0
    from django.db import connection  # noqa: PLC0415 - after setup

    from danvan.reports.models import Cell, StoredFact  # noqa: PLC0415

    _without_map(connection)
    print(f"{connection.vendor}, {Cell.objects.count()} cells, {StoredFact.objects.count()} stored months")
    holds = [*national(TIMES[connection.vendor]), *pages()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    holds.append(_ground.say("memory of the process, peak", peak, 300, "MB"))
    return 0 if all(holds) else 1


def _without_map(connection: Any) -> None:
    """Read the file of SQLite without mapping it: pages of the file that lie in memory are not the program's own."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA mmap_size = 0")


def ready(asked: argparse.Namespace) -> None:
    """Prepare and fill the installation once."""
    folder = asked.folder / f"reports-{'postgresql' if asked.database else 'sqlite'}"
    os.environ |= {
        "DANVAN_DATA": str(folder), "DANVAN_DATABASE_URL": asked.database, "DJANGO_SETTINGS_MODULE": "config.settings",
    }  # fmt: skip
    sys.path.insert(0, str(ROOT))
    if not (folder / "filled").exists() and not asked.fill:
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, str(ROOT / "manage.py"), "prepare", "--quiet"], check=True)
        # in a process of its own: the memory that is measured is that of the reports, not of a country's worth of rows
        subprocess.run(
            [sys.executable, "-m", "bench.reports", "--fill", "--folder", asked.folder, "--database", asked.database],
            cwd=ROOT,
            check=True,
        )
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    if asked.fill:
        _fill()
        (folder / "filled").touch()


def _fill() -> None:
    from django.db import connection  # noqa: PLC0415 - after setup

    from bench import _reports_fill  # noqa: PLC0415
    from danvan.accounts.models import User  # noqa: PLC0415

    began = time.perf_counter()
    _reports_fill.fill(lambda name: User.objects.create_user(name, full_name=name))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"filled in {time.perf_counter() - began:.0f} s", flush=True)


def seconds(*acts: Callable[[], object], times: int = 5) -> list[float]:
    """Return the shortest of some runs of each act, in seconds: of CPU for SQLite, which counts in this process, else of the clock.

    The acts take turns, so that a busy minute weighs on all of them.
    """
    from django.db import connection  # noqa: PLC0415 - after setup

    clock = time.thread_time if connection.vendor == "sqlite" else time.perf_counter
    spent: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for act, found in zip(acts, spent, strict=True):
            began = clock()
            act()
            found.append(clock() - began)
    return [min(found) for found in spent]


def cpu_ms(act: Callable[[], object], times: int = 25) -> float:
    """Return the CPU-milliseconds of this thread for one ``act``, the least of some runs."""
    spent = []
    for _ in range(times):
        began = time.thread_time()
        act()
        spent.append(time.thread_time() - began)
    return min(spent) * 1000


def national(limit: float) -> list[bool]:
    """Compile the country for one month from 3,321 received reports, and the year by month from stored rows."""
    from danvan.figures.periods import Period  # noqa: PLC0415 - after setup
    from danvan.reports import stored  # noqa: PLC0415
    from danvan.reports.compiling import compile  # noqa: PLC0415
    from danvan.reports.models import FormVersion  # noqa: PLC0415
    from danvan.units.models import Unit  # noqa: PLC0415

    top = Unit.objects.get(code="BTW")
    form = FormVersion.objects.prefetch_related("lines").get(form__code="BENCH")
    month = Period.parse("2026-12")
    report = compile(form, top, month, today=TODAY)
    assert (report.expected, report.received, len(report.lines)) == (3321, 3321, 60)
    compiled, bare = seconds(lambda: compile(form, top, month, today=TODAY), lambda: _sql(BARE_MONTH))
    year, bare_year = seconds(
        lambda: stored.by_month(top, date(2026, 1, 1), TODAY, on=TODAY), lambda: _sql(BARE_YEAR)
    )
    return [
        _ground.say("national report of a month, 3.321 units", compiled, 2, "s"),
        _ground.say("  times the bare SQL", compiled / bare, limit, "×"),
        _ground.say("national year by month, stored rows", year, 2, "s"),
        _ground.say("  times the bare SQL", year / bare_year, limit, "×"),
    ]


def _sql(text: str) -> list[Any]:
    from django.db import connection  # noqa: PLC0415 - after setup

    with connection.cursor() as cursor:
        cursor.execute(text)
        return cursor.fetchall()


def pages() -> list[bool]:
    """Measure the board of a province and the opening of a commune's period."""
    from django.conf import settings  # noqa: PLC0415 - after setup
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from danvan.figures.periods import Period  # noqa: PLC0415
    from danvan.reports import actions  # noqa: PLC0415
    from danvan.reports.models import FormVersion, Sheet  # noqa: PLC0415
    from danvan.units.models import Officer  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["testserver"]
    clients = {}
    for name in ("tinh", "xa"):
        clients[name] = Client()
        officer = Officer.objects.get(user__username=name)
        clients[name].force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
    form = FormVersion.objects.get(form__code="BENCH-TINH")
    from django.utils import timezone  # noqa: PLC0415

    period = Period.containing(timezone.localdate(), "month").previous()
    sheet = Sheet.objects.filter(form=form.form, unit=officer.unit, period_code=period.code).first()
    sheet = sheet or actions.open(form, officer.unit, period, by=officer, at=timezone.now())
    board = f"/desk/reports/forms/BENCH-TINH/{period.code}/board/"
    answer = clients["tinh"].get(board)
    assert answer.status_code == 200, answer.status_code
    with CaptureQueriesContext(connection) as queries:
        clients["tinh"].get(board)
    asked = len(queries.captured_queries)
    print(f"board of {answer.content.count(b'<tr><th')} communes")
    fill = f"/desk/reports/{sheet.code}/fill/"
    assert clients["xa"].get(fill).status_code == 200
    return [
        _ground.say("board: queries", asked, 8, ""),
        _ground.say("board: CPU", cpu_ms(lambda: clients["tinh"].get(board)), 20, "ms"),
        _ground.say("opening a commune's period: CPU", cpu_ms(lambda: clients["xa"].get(fill)), 60, "ms"),
    ]


if __name__ == "__main__":
    raise SystemExit(main())
