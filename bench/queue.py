"""The big screen of a dialogue: what it costs to ask whether the queue changed, and how soon a change is known.

    python3 run.py bench queue

The screen asks every 500 ms (static/js/screen-queue.js), so a change is shown after at most that and one answer: ≤ 1 s is kept
while the answer takes less than half a second. Prints milliseconds of CPU for «nothing new» (204) and «new» (200).
The public page of a meeting is measured on the same demo, each time as if for the first time.
"""

from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime
from typing import Any

from bench import _ground

ASKED = 200
POLL_MS = 500
MOST_MS = 1000
EVENT_MS, EVENT_QUERIES, EVENT_KB = 12, 6, 100


def main() -> int:
    with _ground.demo():
        return 0 if all([measure(), event_page()]) else 1


def measure() -> bool:
    """Ask as the screen does, then change the queue and ask once more; say whether the promise is kept."""
    from django.test import Client  # noqa: PLC0415 - after setup

    from danvan.meetings.actions import queue  # noqa: PLC0415
    from danvan.meetings.models import Speaker  # noqa: PLC0415
    from danvan.units.models import Officer  # noqa: PLC0415

    clerk = Officer.objects.get(user__username="nam")
    speaker: Any = Speaker.objects.select_related("meeting__unit").filter(state="approved").first()
    client = Client()
    client.force_login(clerk.user, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/desk/meetings/{speaker.meeting.code}/queue/screen/state/"
    version = client.get(address).json()["version"]
    began, cpu = time.perf_counter(), time.process_time()
    for _ in range(ASKED):
        client.get(f"{address}?v={version}")
    idle, spent = (time.perf_counter() - began) * 1000 / ASKED, (time.process_time() - cpu) * 1000 / ASKED
    queue.call_speaker(speaker, by=clerk, at=datetime.now(UTC))
    began = time.perf_counter()
    told = client.get(f"{address}?v={version}").json()
    fresh = (time.perf_counter() - began) * 1000
    known = POLL_MS + fresh
    print(f"nothing new: {idle:.1f} ms, {spent:.1f} ms CPU; new: {fresh:.1f} ms; known after at most {known:.0f} ms")
    return told["speaking"]["number"] == speaker.number and known <= MOST_MS


def event_page() -> bool:
    """Read the public page of a meeting past the cache; say whether CPU, queries and weight are kept."""
    from django.db import connection  # noqa: PLC0415 - after setup
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from danvan.meetings.models import Meeting  # noqa: PLC0415
    from danvan.websites.addresses import url_for  # noqa: PLC0415

    now = datetime.now(UTC)
    meeting: Any = Meeting.objects.public(now).select_related("unit").first()
    address, client, took = url_for(meeting.unit, "meeting", meeting.code, meeting.name, now.date()), Client(), []
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(f"{address}?lan=mot")
    own = [
        one for one in seen if not one["sql"].endswith("ORDER BY 1 ASC LIMIT 1")
    ]  # the cache asks when the page ends
    for number in range(ASKED):
        began = time.thread_time()
        client.get(f"{address}?lan={number}")
        took.append((time.thread_time() - began) * 1000)
    weight = len(gzip.compress(answer.content)) / 1024
    print(
        f"event page: {min(took):.1f} ms CPU, {len(own)} queries, {weight:.0f} KB (at most {EVENT_MS} ms, {EVENT_QUERIES}, {EVENT_KB} KB)"
    )
    return min(took) <= EVENT_MS and len(own) <= EVENT_QUERIES and weight <= EVENT_KB


if __name__ == "__main__":
    raise SystemExit(main())
