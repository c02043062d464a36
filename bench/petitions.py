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
STATES = (
    "registered",
    "screened",
    "verifying",
    "verifying",
    "drafted",
    "notified",
    "closed",
    "closed",
    "transferred",
    "guided",
)
BATCH = 5000


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
    """Put ``count`` letters into the registers of the sample's bodies; return the clerk of one of them."""
    from danvan.accounts.models import User  # noqa: PLC0415 - after setup
    from danvan.petitions.actions import furnish  # noqa: PLC0415
    from danvan.petitions.models import Petition, Topic  # noqa: PLC0415
    from danvan.units.models import Officer, OfficerRole, Unit, UnitVersion  # noqa: PLC0415

    found = Officer.objects.filter(code="CB-BENCH").first()
    if found and Petition.objects.count() >= count:
        return found
    bodies = list(
        Unit.objects.filter(
            pk__in=UnitVersion.objects.filter(level="commune", unit__tree="organisation").values("unit")
        )
    )
    at = datetime.now(UTC)
    user = User.objects.create_user("bench-clerk", full_name="Người đo")
    clerk = Officer.objects.create(code="CB-BENCH", user=user, unit=bodies[0])
    for role in ("clerk", "head"):
        OfficerRole.objects.create(
            officer=clerk, role=role, valid_from=date(2020, 1, 1), granted_at=at, granted_by_code="system"
        )
    for body in bodies:
        furnish(body, None, at=at)
    topics = {body.pk: list(Topic.objects.of(body).values_list("pk", flat=True)) for body in bodies}
    began, chance = time.perf_counter(), random.Random(1)
    indexes = list(Petition._meta.indexes)
    _change(indexes, "remove_index")
    for start in range(0, count, BATCH):
        rows = [_row(number, chance, bodies, topics, at, clerk) for number in range(start, min(count, start + BATCH))]
        Petition.objects.bulk_create(rows)
    _change(indexes, "add_index")
    print(f"{count} petitions in {time.perf_counter() - began:.0f} s", flush=True)
    return clerk


def _change(indexes: list[Any], verb: str) -> None:
    """Take the indexes off before filling and put them back after; then let the database look at the table."""
    from django.db import connection  # noqa: PLC0415 - after setup

    from danvan.petitions.models import Petition  # noqa: PLC0415

    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA synchronous = OFF")
    with connection.schema_editor() as editor:
        for index in indexes:
            getattr(editor, verb)(Petition, index)
    if verb == "add_index":
        connection.cursor().execute("ANALYZE")


def _row(
    number: int, chance: random.Random, bodies: list[Any], topics: dict[int, list[int]], at: datetime, clerk: Any
) -> Any:
    from danvan.petitions.models import Petition  # noqa: PLC0415

    body, state = chance.choice(bodies), chance.choice(STATES)
    day = date(2026, 11, 20) - timedelta(days=chance.randrange(1500))
    is_open = state in ("registered", "screened", "verifying", "drafted") and chance.random() < 0.1
    state = state if is_open else "closed"
    return Petition(
        code=f"X-26-{number:07d}", unit=body, state=state, kind=chance.choice(("feedback", "question", "complaint")),
        channel=chance.choice(("portal", "paper", "phone")), topic_id=chance.choice(topics[body.pk]), subject=f"Về việc thứ {number} tại thôn",
        text="Đường thôn bị hỏng sau mưa, đi lại khó khăn. " * 4, received_on=day, received_at=at, book_number=number + 1,
        book_year=day.year, condition="eligible", competence="own", procedure_on=day, person_key=f"{number:064d}",
        next_due_on=day + timedelta(days=21) if is_open else None, settled_on=None if is_open else day + timedelta(days=9),
        assigned_to=clerk if body.pk == clerk.unit_id and number % 5 == 0 else None,
    )  # fmt: skip


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
        _ground.say(f"{name}: CPU", _ground.cpu_ms(lambda: client.get(address), 10), 20, "ms"),
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
