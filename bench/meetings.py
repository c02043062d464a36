"""Meetings: one mark, two hundred offline marks in one push, a roster of a thousand (issue E, Measured; the public page: bench queue).

python3 run.py bench meetings [--database postgresql://…]
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Any

from bench import _ground

PEOPLE = 1000
MARK_MS, PUSH_MS, ROSTER_MS, MARK_QUERIES = 6, 120, 150, 5


def main() -> int:
    parser = _ground.options(__doc__ or "", 50)
    wanted = parser.parse_args()
    wanted.folder = wanted.folder / "meetings"
    _ground.ready(wanted, indexed=False)
    from django.conf import settings  # noqa: PLC0415 - after setup

    settings.ALLOWED_HOSTS = ["testserver"]
    meeting, secret, officer = a_hall()
    return 0 if all([marks(meeting, secret), pushes(secret), roster(meeting, officer)]) else 1


def a_hall() -> Any:
    """Invite a thousand people to a meeting of the topmost unit and open a door."""
    from danvan.meetings import actions  # noqa: PLC0415 - after setup
    from danvan.meetings.tickets import door_secret  # noqa: PLC0415
    from danvan.units.models import Officer, OfficerRole  # noqa: PLC0415

    officer, at = Officer.objects.get(code="CB-MAUTW"), datetime.now(UTC)
    OfficerRole.objects.get_or_create(
        officer=officer, role="clerk", valid_to=None,
        defaults={"valid_from": at.date() - timedelta(days=9), "granted_at": at, "granted_by_code": "system"},
    )  # fmt: skip
    officer.forget_roles()
    details = actions.Details("training", "Lớp đo", at.date())
    meeting = actions.plan(details, actions.Company(), unit=officer.unit, by=officer, at=at)
    guests = [actions.Guest(f"Người số {one}", "Tổ trưởng", f"Thôn {one % 50}") for one in range(PEOPLE)]
    actions.import_guests(meeting, guests, wording="Tổ trưởng", category="Tổ trưởng", by=officer, at=at)
    roll = actions.open_roll(meeting, by=officer, at=at)
    door = actions.open_door(roll, name="Cửa", by=officer, at=at)
    return meeting, door_secret(meeting.code, door.number), officer


def said(number: int, nonce: str) -> dict[str, Any]:
    return {"nonce": f"bench-{nonce}-{number}", "at": int(time.time() * 1000), "sitting": 0, "number": number}


def push(client: Any, secret: str, marks: list[dict[str, Any]]) -> Any:
    body = {"now": int(time.time() * 1000), "marks": marks}
    return client.post(
        f"/diem-danh/{secret}/gui/", body, content_type="application/json", headers={"accept": "application/json"}
    )


def marks(meeting: Any, secret: str) -> bool:
    """One mark a push, through the whole door."""
    from django.db import connection  # noqa: PLC0415 - after setup
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client()
    push(client, secret, [said(1, "a")])
    with CaptureQueriesContext(connection) as seen:
        push(client, secret, [said(2, "a")])
    asked = sum(1 for one in seen if one["sql"][:6] in ("SELECT", "INSERT", "UPDATE"))
    took = []
    for number in range(3, 203):
        began = time.thread_time()
        push(client, secret, [said(number, "a")])
        took.append((time.thread_time() - began) * 1000)
    each, usual = min(took), sorted(took)[len(took) // 2]
    print(f"one mark: {each:.2f} ms CPU, median {usual:.2f}, {asked} queries (at most {MARK_MS} ms, {MARK_QUERIES})")
    return each <= MARK_MS and asked <= MARK_QUERIES


def pushes(secret: str) -> bool:
    """Two hundred marks at once."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415 - after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client, took, asked = Client(), [], set()
    for start in (203, 403, 603):
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as seen:
            answer = push(client, secret, [said(number, "b") for number in range(start, start + 200)])
        took.append((time.perf_counter() - began) * 1000)
        asked.add(len(seen))
        assert {one["verdict"] for one in answer.json()["verdicts"]} == {"counted"}
    print(f"200 marks in one push: {min(took):.0f} ms, {sorted(asked)} statements (at most {PUSH_MS})")
    return min(took) <= PUSH_MS


def roster(meeting: Any, officer: Any) -> bool:
    """The printed sheet of a thousand."""
    from django.test import Client  # noqa: PLC0415 - after setup

    client, took = Client(), []
    client.force_login(officer.user, backend="django.contrib.auth.backends.ModelBackend")
    for _ in range(5):
        began = time.process_time()
        answer = client.get(f"/desk/meetings/{meeting.code}/roll/sheet/")
        took.append((time.process_time() - began) * 1000)
        assert answer.status_code == 200, answer.status_code
    print(f"sheet of {PEOPLE}: {min(took):.0f} ms CPU (at most {ROSTER_MS})")
    return min(took) <= ROSTER_MS


if __name__ == "__main__":
    raise SystemExit(main())
