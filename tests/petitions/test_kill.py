"""kill -9 of the server at any moment loses no petition that was acknowledged."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from http.client import HTTPException

import pytest
from django.db.backends.sqlite3._functions import register

from tests import installation
from tests.petitions.citizen import Citizen, Refused

TEXT = "Mương tưới số {number} ở cuối thôn bị sạt, nước không về ruộng đã mười ngày nay."


def _send_until(stop: threading.Event, port: int, number: int, told: list[str], faults: list[str]) -> None:
    at = 0
    while not stop.is_set():
        citizen = Citizen("127.0.0.1", port, f"127.0.{number + 1}.{at % 250 + 2}")
        try:
            told.append(citizen.send(TEXT.format(number=f"{number}-{at}"), f"{number * 100_000 + at:032x}")[0])
        except (OSError, HTTPException, Refused, TypeError, ValueError) as fault:
            faults.append(repr(fault)[:300])
            time.sleep(0.1)  # the server is being killed: what was not acknowledged may be gone
        at += 1


@pytest.mark.long
@pytest.mark.parametrize("seconds", [0.1, 0.9, 2.3])
def test_every_acknowledged_petition_is_there_after_kill_9(tmp_path, seconds):
    data = tmp_path / "data"
    port = installation.a_free_port()
    with installation.a_copy(data, ""):
        job, stop, told, faults = (
            installation.serve(installation.environment(data), port, log_level="critical"),
            threading.Event(),
            [],
            [],
        )
        given = [(stop, port, number, told, faults) for number in range(4)]
        senders = [threading.Thread(target=_send_until, args=one) for one in given]
        for one in senders:
            one.start()
        until = time.monotonic() + 60
        while not told and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(seconds)
        os.killpg(job.pid, signal.SIGKILL)
        stop.set()
        for one in senders:
            one.join(30)
        job.wait(10)
        again = installation.serve(installation.environment(data), port, log_level="critical")
        try:
            rows = sqlite3.connect(data / "danvan.sqlite3")
            kept = {code for (code,) in rows.execute("SELECT code FROM petitions_petition")}
            assert told, faults[:3]
            assert [code for code in told if code not in kept] == []
            register(rows)  # the functions that the checks of the tables call
            assert rows.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        finally:
            os.killpg(again.pid, signal.SIGTERM)
            again.wait(20)
