"""The life of a job: asked for, begun, put off, taken over, finished, failed, cancelled."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from django.db import transaction

from danvan.core.refused import Refused
from danvan.core.steps import WrongState
from danvan.jobs import actions, worker
from danvan.jobs.models import Job
from danvan.jobs.worker import run_waiting
from tests.factories.units import AT

pytestmark = pytest.mark.django_db(databases="__all__")
MINUTE = timedelta(minutes=1)


class NoRoom(Refused):
    """Không còn chỗ để làm."""


def test_ask_writes_a_row_that_is_done_later(task):
    seen = []
    job = task(lambda running, at: seen.append((running.arguments, running.asked_by, running.unit, at)),
               arguments={"unit": "BM", "year": 2026})  # fmt: skip
    assert (job.state, seen) == ("waiting", [])
    assert run_waiting(AT) == 1
    assert seen == [({"unit": "BM", "year": 2026}, "cb-nam", "BM", AT)]
    job.refresh_from_db()
    assert (job.state, job.ended_at, job.lease) == ("done", AT, "")
    assert run_waiting(AT) == 0


def test_ask_is_undone_with_the_transaction_of_whoever_asked(task):
    with pytest.raises(NoRoom), transaction.atomic():
        task(lambda running, at: None)
        raise NoRoom()
    assert Job.objects.count() == 0


def test_ask_refuses_a_task_that_is_not_in_the_schedule(db):
    with pytest.raises(KeyError):
        actions.ask("no_such_task", by="system", unit="BM", at=AT)


def test_a_job_waits_for_its_moment(task):
    task(lambda running, at: None, not_before=AT + MINUTE)
    assert run_waiting(AT) == 0
    assert run_waiting(AT + MINUTE) == 1


def test_progress_is_kept_and_finish_keeps_the_last_sentence(task):
    job = task(lambda running, at: running.progress(30, 38, "30 hồ sơ đã tính lại"))
    run_waiting(AT)
    job.refresh_from_db()
    assert (job.done, job.total, job.sentence, job.percent) == (30, 38, "30 hồ sơ đã tính lại", 100)


def test_a_refusal_fails_the_job_with_its_sentence(task):
    def refuse(running, at):
        raise NoRoom()

    job = task(refuse)
    run_waiting(AT)
    job.refresh_from_db()
    assert (job.state, job.sentence, job.attempts) == ("failed", "Không còn chỗ để làm.", 1)


def test_a_bug_is_put_off_and_fails_after_three_attempts(task, caplog):
    job = task(lambda running, at: 1 / 0)
    run_waiting(AT)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.not_before) == ("waiting", 1, AT + MINUTE)
    assert "sẽ chạy lại lúc" in job.sentence and "ZeroDivisionError" in caplog.text
    assert [run_waiting(AT + timedelta(hours=hours)) for hours in (0, 1, 2, 3)] == [0, 1, 1, 0]
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 3)
    assert job.sentence == "Chương trình gặp lỗi 3 lần nên dừng. Hãy báo người quản trị."


def test_begin_gives_one_job_to_one_worker(task):
    task(lambda running, at: None)
    assert actions.begin(at=AT) is not None
    assert actions.begin(at=AT) is None


def test_begin_takes_up_what_a_killed_worker_left_when_its_lease_is_over(task):
    marks = []

    def resume(running, at):
        marks.append(running.mark)

    task(resume)
    killed = actions.begin(at=AT, holder="killed")
    actions.report(killed, done=20, total=38, sentence="", mark="20", at=AT)
    assert run_waiting(AT + actions.LEASE) == 0
    assert run_waiting(AT + actions.LEASE + timedelta(seconds=1)) == 1
    assert marks == ["20"]


def test_a_worker_that_lost_its_lease_cannot_finish(task):
    task(lambda running, at: None)
    slow = actions.begin(at=AT, holder="slow")
    actions.begin(at=AT + 2 * actions.LEASE, holder="quick")
    for verb in (lambda: actions.finish(slow, at=AT), lambda: actions.renew(slow, at=AT)):
        with pytest.raises(actions.LeaseLost):
            verb()


def test_a_job_whose_workers_are_always_killed_fails_in_the_end(task):
    ran = []
    job = task(lambda running, at: ran.append(at))
    for hour in range(3):
        assert actions.begin(at=AT + timedelta(hours=hour), holder="killed")
    assert run_waiting(AT + timedelta(hours=3)) == 1
    job.refresh_from_db()
    assert (job.state, ran) == ("failed", [])


def test_work_that_gets_on_between_kills_is_not_given_up(task):
    job = task(lambda running, at: None)
    for hour in range(6):
        begun = actions.begin(at=AT + timedelta(hours=hour), holder="killed")
        actions.report(begun, done=hour, total=9, sentence="", mark=str(hour), at=AT + timedelta(hours=hour))
    assert run_waiting(AT + timedelta(hours=6)) == 1
    job.refresh_from_db()
    assert job.state == "done"


def test_leave_gives_a_job_to_the_next_worker_without_counting_the_attempt(task):
    def told_to_stop(running, at):
        running.progress(5, 9, mark="5")
        raise worker.Stop

    job = task(told_to_stop)
    with pytest.raises(worker.Stop):
        run_waiting(AT)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.mark, job.not_before) == ("waiting", 0, "5", AT)


def test_cancel_stops_a_running_job_at_its_next_report(task):
    def cancelled_meanwhile(running, at):
        running.progress(1, 2)
        actions.cancel(running.job, at=at)
        running.progress(2, 2)

    job = task(cancelled_meanwhile)
    run_waiting(AT)
    job.refresh_from_db()
    assert (job.state, job.done) == ("cancelled", 1)


@pytest.mark.parametrize("state", ["done", "failed", "cancelled"])
def test_cancel_is_refused_when_it_is_over(task, state):
    job = task(lambda running, at: None)
    Job.objects.update(state=state)
    with pytest.raises(WrongState):
        actions.cancel(job, at=AT)


def test_a_result_is_kept_for_seven_days(task, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path}},
    }
    job = task(lambda running, at: running.keep_result("Sổ tiếp công dân.xlsx", b"PK"))
    run_waiting(AT)
    job.refresh_from_db()
    assert job.result_name == "Sổ tiếp công dân.xlsx"
    assert storages["private"].open(job.result_path).read() == b"PK"
    assert actions.forget_results(AT + timedelta(days=7)) == 0
    assert actions.forget_results(AT + timedelta(days=7, seconds=1)) == 1
    assert not storages["private"].exists(job.result_path)
