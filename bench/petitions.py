"""Petitions: a list of 50 out of many, one letter entered, terms a second (issue B, Measured).

    python3 run.py bench petitions [--petitions 1000000] [--units 300] [--database postgresql://…]

Two officers ask: one of a commune with its share of the letters, one of the topmost unit who sees every row.
"""

from __future__ import annotations

import random
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench import _ground

ASKED = {
    "all": "", "page 20": "?trang=20", "state": "?state=verifying", "late": "?due=late", "kind": "?kind=complaint",
    "topic": "?topic=Khác", "channel, open": "?channel=portal&state=open", "mine": "?whose=mine",
}  # fmt: skip


def main() -> int:
    parser = _ground.options(__doc__ or "", 2000)
    parser.add_argument("--petitions", type=int, default=1_000_000)
    wanted = parser.parse_args()
    wanted.folder = wanted.folder / f"petitions-{wanted.petitions}"
    _ground.ready(wanted, indexed=False)
    from django.conf import settings  # noqa: PLC0415 - after setup
    from django.test import Client  # noqa: PLC0415

    from danvan.units.models import Officer  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["testserver"]
    clerk = fill(wanted.petitions)
    holds = []
    for who, officer in (("commune", clerk), ("top", Officer.objects.get(code="CB-MAUTW"))):
        client = Client()
        client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
        for name, query in ASKED.items():
            holds += measure(client, f"{who}, {name}", f"/desk/petitions/{query}")
    holds += [enter(clerk), terms()]
    return 0 if all(holds) else 1


def fill(count: int) -> Any:
    """Put ``count`` letters into the registers of the sample's bodies, as make_sample does; return the officer of one."""
    from django.db import transaction  # noqa: PLC0415 - after setup

    from danvan.hall.sample.petitions import make_petitions  # noqa: PLC0415
    from danvan.hall.sample.records import Maker  # noqa: PLC0415
    from danvan.petitions.models import Petition  # noqa: PLC0415
    from danvan.units.models import Officer, UnitVersion  # noqa: PLC0415

    communes = UnitVersion.objects.filter(level="commune", unit__tree="organisation").values("unit")
    officers = Officer.objects.filter(unit__in=communes, code__startswith="CB-").select_related("unit").order_by("pk")
    if Petition.objects.count() < count:
        began = time.perf_counter()
        bodies = [(one.unit, one) for one in officers]
        make = make_petitions(Maker(random.Random(1), bodies, False), count)
        while True:
            with transaction.atomic():  # a body at a time: one transaction of a million rows fills the log
                if next(make, None) is None:
                    break
        _ground.look_anew()
        print(f"{count} petitions in {time.perf_counter() - began:.0f} s", flush=True)
    return officers[0]


def measure(client: Any, name: str, address: str) -> list[bool]:
    """Print queries and CPU of one list."""
    from django.db import connection  # noqa: PLC0415 - after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    asked = [
        one
        for one in queries.captured_queries
        if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]
    held = [
        status == 200, _ground.say(f"{name}: queries", len(asked), 8, ""),
        _ground.say(f"{name}: CPU", _ground.cpu_ms(lambda: client.get(address), 20), 20, "ms"),
    ]  # fmt: skip
    if not all(held):
        slowest = max(asked, key=lambda one: float(one["time"]), default={"time": "0", "sql": ""})
        print(f"  slowest: {slowest['time']} s  {slowest['sql'][-420:]}")
    return held


def enter(clerk: Any) -> bool:
    """Enter letters end to end: sealed contact, number, terms, index, journal."""
    from danvan.petitions import actions  # noqa: PLC0415 - after setup

    contact = actions.Contact("Người Gửi Thử", "Thôn Thử", "0900 000 000")
    numbers = iter(range(10**6))

    def act() -> None:
        letter = actions.Letter(
            "feedback", f"Đường thôn hỏng đoạn số {next(numbers)}, đề nghị xã sửa.", channel="paper", contact=contact
        )
        actions.enter(letter, unit=clerk.unit, by=clerk, at=datetime.now(UTC))

    return _ground.say("enter a letter: CPU", _ground.cpu_ms(act, 60), 15, "ms")


def terms() -> bool:
    """Start terms by rule on the calendar of the tables."""
    from danvan.calendars import clocks, models  # noqa: PLC0415 - after setup
    from danvan.law import clock, rules  # noqa: PLC0415
    from danvan.petitions.models import PetitionClock  # noqa: PLC0415

    calendar, rule = models.load(None), rules.pick("kn.accept", date(2026, 8, 3))
    days = [date(2026, 7, 1) + timedelta(days=n % 180) for n in range(50_000)]
    began = time.process_time()
    for day in days:
        clock.for_rule(rule, day, calendar)
    pure = len(days) / (time.process_time() - began)
    began = time.process_time()
    for day in days[:5000]:
        clocks.start(PetitionClock, "kn.accept", day, calendar)
    print(f"  rows of PetitionClock made: {5000 / (time.process_time() - began):,.0f} /s")
    return _ground.say("terms by rule", pure, 50_000, "/s", at_least=True)


if __name__ == "__main__":
    raise SystemExit(main())
