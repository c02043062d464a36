"""kill -9 of the worker while it works: the job is taken up by the next one and nothing is lost."""

from __future__ import annotations

import json
import os
import signal
import time

import pytest

WORKER = """
import sys, time
from datetime import timedelta
from config.schedule import TASKS
from danvan.jobs import actions, process
def slow(job, at):
    for number in range(int(job.mark or 0), 30):
        with open({log!r}, "a") as log:
            log.write(f"{{number}}\\n")
        job.progress(number + 1, 30, mark=str(number + 1))
        time.sleep(0.1)
TASKS["slow"] = ("Việc chậm", "__main__.slow")
actions.LEASE, process.PULSE_EVERY, process.LOOK_EVERY = timedelta(seconds=3), 1.0, 0.2
print("ready", flush=True)
process.Process().run()
"""
ASK = """
from config.schedule import TASKS
from danvan.jobs import actions
from django.utils import timezone
TASKS["slow"] = ("Việc chậm", "none")
print(actions.ask("slow", by="system", unit="BM", at=timezone.now()).code)
"""
LOOK = "import json; from danvan.jobs.models import Job; j = Job.objects.get(code={code!r}); print(json.dumps([j.state, int(j.mark or 0)]))"


def until(look, wanted, seconds: float = 60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        said = look()
        if wanted(said):
            return said
        time.sleep(0.2)
    raise AssertionError(f"still {said}")


@pytest.mark.long
def test_a_killed_worker_leaves_its_job_to_the_next_one(installation, tmp_path):
    log = tmp_path / "done.txt"
    code = installation.ask(ASK)

    def lines() -> list[int]:
        return [int(one) for one in log.read_text().split()] if log.exists() else []

    first = installation.start(WORKER.format(log=str(log)))
    until(lines, lambda said: len(said) >= 6)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    second = installation.start(WORKER.format(log=str(log)))
    until(lines, lambda said: 29 in said)
    state = until(lambda: json.loads(installation.ask(LOOK.format(code=code))), lambda said: said[0] == "done")
    second.send_signal(signal.SIGTERM)
    assert second.wait(15) == 0
    assert state == ["done", 30]
    assert sorted(set(lines())) == list(range(30)) and len(lines()) <= 31
    installation.ask(f"from danvan.jobs.models import Job; Job.objects.filter(code={code!r}).delete()")


@pytest.mark.long
def test_a_worker_told_to_stop_leaves_its_job_at_once(installation, tmp_path):
    log = tmp_path / "done.txt"
    code = installation.ask(ASK)
    job = installation.start(WORKER.format(log=str(log)))
    until(lambda: log.exists() and len(log.read_text().split()), lambda said: said >= 3)
    job.send_signal(signal.SIGTERM)
    assert job.wait(15) == 0
    state, mark = json.loads(installation.ask(LOOK.format(code=code)))
    assert (state, 3 <= mark < 30) == ("waiting", True)
    installation.ask(f"from danvan.jobs.models import Job; Job.objects.filter(code={code!r}).delete()")
