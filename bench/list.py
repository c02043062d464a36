"""Desk lists of 50 rows out of many: queries and CPU of a page (platform.md, Budgets).

    python3 run.py bench list [--articles 200000] [--units 300] [--database postgresql://…]

The one who asks works for the topmost unit and sees every row. The platform's limit is for a million rows: give
``--articles 1000000`` on a machine with an hour to fill them; the questions go by indexes and cost the same.
"""

from __future__ import annotations

from typing import Any

from bench import _ground

LISTS = {
    "articles": "/desk/news/", "articles, page 20": "/desk/news/?trang=20", "articles, by state": "/desk/news/?state=published",
    "meetings": "/desk/meetings/", "documents": "/desk/documents/", "today": "/desk/",
}  # fmt: skip


def main() -> int:
    wanted = _ground.options(__doc__ or "", 200_000).parse_args()
    _ground.ready(wanted, indexed=False)
    from django.conf import settings  # noqa: PLC0415 - after setup
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from danvan.units.models import Officer  # noqa: PLC0415

    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client()
    client.force_login(Officer.objects.get(code="CB-MAUTW").user, backend="django.contrib.auth.backends.ModelBackend")
    print(
        f"{connection.vendor}, {wanted.articles} articles, {wanted.articles // 4} meetings, {wanted.articles // 20} documents"
    )
    holds = [held for name, address in LISTS.items() for held in measure(client, name, address)]
    return 0 if all(holds) else 1


def measure(client: Any, name: str, address: str) -> list[bool]:
    """Print queries and CPU of one list."""
    from django.db import connection  # noqa: PLC0415 - after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    status = client.get(address).status_code
    if status != 200:
        print(f"{name}: {status}")
        return [False]
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    asked = [
        one
        for one in queries.captured_queries
        if not one["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"))
    ]
    slowest = max(asked, key=lambda one: float(one["time"]), default={"time": "0", "sql": ""})
    held = [
        _ground.say(f"{name}: queries", len(asked), 8, ""),
        _ground.say(f"{name}: CPU", _ground.cpu_ms(lambda: client.get(address), 20), 20, "ms"),
    ]
    if not all(held):
        print(f"  slowest: {slowest['time']} s  {slowest['sql'][:300]}")
    return held


if __name__ == "__main__":
    raise SystemExit(main())
