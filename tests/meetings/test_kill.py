"""kill -9 of the server at any moment loses no mark that was acknowledged, and none is counted twice afterwards."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from http.client import HTTPException

import pytest

from tests import installation

PEOPLE, PHONES, EACH = 400, 4, 3
MAKE_A_HALL = f"""
import django; django.setup()
from django.utils import timezone
from danvan.meetings import actions
from danvan.meetings.tickets import door_secret
from danvan.units.models import Officer
by, at = Officer.objects.get(user__username="nam"), timezone.now()
meeting = actions.plan(actions.Details("training", "Lớp thử", at.date()), actions.Company(), unit=by.unit, by=by, at=at)
guests = [actions.Guest(f"Người thử {{one}}") for one in range({PEOPLE})]
actions.import_guests(meeting, guests, wording="Học viên", category="Học viên", by=by, at=at)
roll = actions.open_roll(meeting, by=by, at=at)
for one in range({PHONES}):
    print(door_secret(meeting.code, actions.open_door(roll, name=f"Cửa {{one}}", by=by, at=at).number))
"""


def _push(port: int, secret: str, numbers: list[int], phone: int) -> dict[str, str]:
    """Push marks as a phone does; give nonce → verdict."""
    now = int(time.time() * 1000)
    marks = [{"nonce": f"may-{phone}-{one:05d}", "at": now, "sitting": 0, "number": one} for one in numbers]
    body = json.dumps({"now": now, "marks": marks}).encode()
    address = f"http://127.0.0.1:{port}/diem-danh/{secret}/gui/"
    asked = urllib.request.Request(
        address, body, {"Content-Type": "application/json", "Accept": "application/json", "Host": "127.0.0.1"}
    )
    with urllib.request.urlopen(asked, timeout=20) as answer:
        return {one["nonce"]: one["verdict"] for one in json.load(answer)["verdicts"]}


def _phone(stop: threading.Event, port: int, secret: str, phone: int, told: dict[str, str]) -> None:
    """Mark everybody of the list: each phone sees all of them, so that many are seen twice."""
    for start in range(1, PEOPLE, EACH):
        if stop.is_set():
            return
        try:
            told |= _push(port, secret, list(range(start, min(start + EACH, PEOPLE + 1))), phone)
        except (OSError, HTTPException, ValueError):
            time.sleep(0.05)  # the server is being killed: the phone keeps what was not answered


@pytest.mark.long
@pytest.mark.parametrize("seconds", [0.1, 0.7, 1.9])
def test_every_acknowledged_mark_is_there_after_kill_9_and_counts_once(tmp_path, seconds):
    data = tmp_path / "data"
    port = installation.a_free_port()
    with installation.a_copy(data, ""):
        made = subprocess.run(
            [sys.executable, "-c", MAKE_A_HALL], cwd=installation.ROOT, env=installation.environment(data), capture_output=True, text=True, check=True,
        )  # fmt: skip
        secrets = made.stdout.split()
        job, stop = installation.serve(installation.environment(data), port, log_level="critical"), threading.Event()
        told: list[dict[str, str]] = [{} for _ in secrets]
        phones = [
            threading.Thread(target=_phone, args=(stop, port, secret, one, told[one]))
            for one, secret in enumerate(secrets)
        ]
        for one in phones:
            one.start()
        until = time.monotonic() + 60
        while not any(told) and time.monotonic() < until:
            time.sleep(0.02)
        time.sleep(seconds)
        os.killpg(job.pid, signal.SIGKILL)
        stop.set()
        for one in phones:
            one.join(30)
        job.wait(10)
        _look(data, told)
        again = installation.serve(installation.environment(data), port, log_level="critical")
        try:
            for phone, secret in enumerate(secrets):  # every phone sends all of it once more: answered or not
                for start in range(1, PEOPLE, 200):
                    verdicts = _push(port, secret, list(range(start, start + 200)), phone)
                    kept = {nonce: told[phone][nonce] for nonce in verdicts.keys() & told[phone].keys()}
                    assert {nonce: verdicts[nonce] for nonce in kept} == kept
        finally:
            os.killpg(again.pid, signal.SIGTERM)
            again.wait(20)
        rows = sqlite3.connect(data / "danvan.sqlite3")
        counted = rows.execute("SELECT count(*), count(DISTINCT slot_id) FROM meetings_mark WHERE verdict = 'counted' AND nonce LIKE 'may-%'").fetchone()  # fmt: skip
        assert counted == (PEOPLE, PEOPLE)


def _look(data, told: list[dict[str, str]]) -> None:
    """Find every acknowledged mark in the file as the kill left it."""
    rows = sqlite3.connect(data / "danvan.sqlite3")
    kept = dict(rows.execute("SELECT nonce, verdict FROM meetings_mark WHERE nonce LIKE 'may-%'"))
    acknowledged = {nonce: verdict for one in told for nonce, verdict in one.items()}
    assert acknowledged, "no phone was answered before the kill"
    assert {nonce: kept.get(nonce) for nonce in acknowledged} == acknowledged
