"""kill -9 while certificates are merged: the next worker begins anew and leaves one whole file."""

from __future__ import annotations

import json
import os
import signal

import pytest

from tests.hall.test_worker_kill import until

WORKER = """
import time
from datetime import timedelta
from danvan.commendations import tasks
from danvan.jobs import actions, process
plain = tasks.one_of
def slow(line, proposal, place):
    with open({log!r}, "a") as log:
        log.write("x\\n")
    time.sleep(0.2)
    return plain(line, proposal, place)
tasks.one_of = slow
actions.LEASE, process.PULSE_EVERY, process.LOOK_EVERY = timedelta(seconds=3), 1.0, 0.2
process.Process().run()
"""
ASK = """
from danvan.commendations.models import Proposal
from danvan.jobs import actions
from django.utils import timezone
proposal = Proposal.objects.get(is_history=True)
print(actions.ask("certificates", arguments={"proposal": proposal.code}, by="system", unit="BM", at=timezone.now()).code)
"""
LOOK = "import json; from danvan.jobs.models import Job; j = Job.objects.get(code={code!r}); print(json.dumps([j.state, j.done, j.total]))"
READ = """
import io
from docx import Document
from danvan.jobs.models import Job
from django.core.files.storage import storages
job = Job.objects.get(code={code!r})
with storages["private"].open(job.result_path) as file:
    print(sum(one.text == "GIẤY KHEN" for one in Document(io.BytesIO(file.read())).paragraphs))
"""


@pytest.mark.long
def test_certificates_of_a_killed_worker_are_made_whole_by_the_next_one(installation, tmp_path):
    log = tmp_path / "made.txt"
    code = installation.ask(ASK)

    def lines() -> int:
        return len(log.read_text().split()) if log.exists() else 0

    first = installation.start(WORKER.format(log=str(log)))
    until(lines, lambda said: said >= 4)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    made = lines()
    second = installation.start(WORKER.format(log=str(log)))
    state = until(lambda: json.loads(installation.ask(LOOK.format(code=code))), lambda said: said[0] == "done")
    second.send_signal(signal.SIGTERM)
    assert second.wait(15) == 0
    assert (state, made < 10, lines() - made) == (["done", 10, 10], True, 10)
    assert installation.ask(READ.format(code=code)) == "10"
