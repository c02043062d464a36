"""Models of a province: list, gallery, lineage of 500, 500 certificates.

    python3 run.py bench models [--models 10355] [--updates 10]

2,071 models a year over five years with 10 updates each, in an empty scratch database of its own (SQLite).
"""

from __future__ import annotations

import argparse
import io
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench import _ground

YEARS = 5


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--models", type=int, default=2071 * YEARS)
    wanted.add_argument("--updates", type=int, default=10)
    asked = wanted.parse_args()
    with _ground.demo():
        fill(asked.models, asked.updates)
        return 0 if all([*pages(), *pictures(), *papers()]) else 1


def fill(models: int, updates: int) -> None:
    """Write plain rows: models over all demo communes, their updates, one tree of 500."""
    from danvan.initiatives.models import Initiative, Update  # noqa: PLC0415 - after setup
    from danvan.units.models import Officer, Unit  # noqa: PLC0415

    units = list(Unit.objects.filter(is_demo=True, tree="organisation").values_list("pk", flat=True))
    by, at, today = Officer.objects.order_by("pk")[0], datetime.now(UTC), datetime.now(UTC).date()
    fields = ("Kinh tế", "Văn hóa – xã hội", "Quốc phòng – an ninh", "Xây dựng hệ thống chính trị")
    rows = [
        Initiative(
            code=f"DO-{number:07d}", unit_id=units[number % len(units)], year=today.year - number % YEARS, state="running", field=fields[number % 4],
            name=f"Mô hình đo số {number}", registrant_name=f"Thôn {number % 400}", entered_on=today - timedelta(days=number % (365 * YEARS)),
            created_at=at, created_by=by, registered_at=at, registered_by=by, registered_on=today, heard_on=today, update_every=90,
            public_from=at if number % 4 == 0 else None, story_problem="Chuyện khó của nơi đo. " * 6,
        )
        for number in range(models)
    ]  # fmt: skip
    made = Initiative.objects.bulk_create(rows, batch_size=500)
    for number, one in enumerate(made[1:500], start=1):
        one.origin = made[(number - 1) // 3]
    Initiative.objects.bulk_update(made[:500], ["origin"], batch_size=200)
    lines = (
        Update(initiative=one, happened_on=today - timedelta(days=30 * step), text="Đã làm.", people=20, money=1_000_000, reported_at=at, reported_by=by)
        for one in made
        for step in range(updates)
    )  # fmt: skip
    Update.objects.bulk_create(lines, batch_size=2000)
    print(f"{len(made)} models, {len(made) * updates} updates")


def say(what: str, value: float, most: float, measure: str) -> bool:
    print(f"{what}: {value:.1f} {measure} (budget {most:g} {measure}) {'ok' if value <= most else 'OVER'}")
    return value <= most


def cpu_ms(call: Any, times: int) -> float:
    """Return the least CPU of one call in milliseconds."""
    found = []
    for _ in range(times):
        start = time.process_time()
        call()
        found.append((time.process_time() - start) * 1000)
    return min(found)


def pages() -> list[bool]:
    """Measure desk lists and the gallery: queries, CPU."""
    from django.db import connection  # noqa: PLC0415 - after setup
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from danvan.accounts.models import User  # noqa: PLC0415

    desk, reader = Client(), Client()
    desk.force_login(User.objects.get(username="hien"), backend="django.contrib.auth.backends.ModelBackend")
    held = []
    for name, client, address in (
        ("list", desk, "/desk/initiatives/"), ("list by year and state", desk, f"/desk/initiatives/?year={date.today().year}&state=running"),
        ("list by field", desk, "/desk/initiatives/?field=Kinh+t%E1%BA%BF"), ("list, due for an update", desk, "/desk/initiatives/?news=owing"),
        ("list, page 20", desk, "/desk/initiatives/?trang=20"), ("commendations", desk, "/desk/commendations/?do=1"),
        ("gallery", reader, "/song-may/mo-hinh/?do=1"), ("gallery by field", reader, "/song-may/mo-hinh/?linh-vuc=Kinh+t%E1%BA%BF"),
    ):  # fmt: skip
        most_queries, most_ms = (8, 20) if client is desk else (6, 5)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{address}&x=1" if "?" in address else f"{address}?x=1").status_code == 200
        asked = [
            one
            for one in queries.captured_queries
            if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
        ]
        number = iter(range(100, 1000))
        held.append(say(f"{name}: queries", len(asked), most_queries, ""))
        held.append(
            say(
                f"{name}: CPU",
                cpu_ms(lambda c=client, a=address, n=number: c.get(f"{a}{'&' if '?' in a else '?'}x={next(n)}"), 15),
                most_ms,
                "ms",
            )
        )
    return held


def pictures() -> list[bool]:
    """Measure the lineage of 500 models: collected and drawn."""
    from danvan.initiatives.letters import lineage  # noqa: PLC0415 - after setup
    from danvan.initiatives.models import Initiative  # noqa: PLC0415

    thing = Initiative.objects.get(code="DO-0000499")
    nodes = lineage.nodes_of(thing, on=date.today())
    assert len(nodes) == 500
    drawing = cpu_ms(lambda: lineage.drawn(nodes, thing.code, {}), 5)
    whole = cpu_ms(lambda: lineage.drawn(lineage.nodes_of(thing, on=date.today()), thing.code, {}), 5)
    return [
        say("lineage of 500: drawn", drawing, 100, "ms"),
        say("lineage of 500: collected and drawn", whole, 100, "ms"),
    ]


def papers() -> list[bool]:
    """Measure 500 certificates in one file."""
    from danvan.documents import papers as p  # noqa: PLC0415 - after setup

    def one(number: int) -> p.Certificate:
        return p.Certificate(
            recipient=f"Ông Lò Văn Thử {number}", achievement="Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm 2026",
            giver="Chủ tịch Ủy ban nhân dân xã Bản Mây", detail="thôn Bản Trên", signer="Hoàng Thị Lan", place="Bản Mây", decision="1/QĐ-UBND",
            decided_on=date(2026, 10, 14), book=str(number),
        )  # fmt: skip

    sink, start = io.BytesIO(), time.process_time()
    p.certificates((one(number) for number in range(500)), sink)
    return [say("500 certificates", time.process_time() - start, 30, "s CPU")]


if __name__ == "__main__":
    raise SystemExit(main())
