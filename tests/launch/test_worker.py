"""The worker beside the server is started again when it dies, later and later; nobody waits for it at the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from launch import worker


@pytest.fixture
def one(tmp_path, monkeypatch, capsys):
    """Give a worker that sleeps instead of working."""

    def start(self: worker.Worker) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True)

    monkeypatch.setattr(worker.Worker, "_start", start)
    made = worker.Worker(tmp_path, 0)
    yield made
    made.stop()


def kill(one: worker.Worker) -> None:
    os.kill(one.pid, signal.SIGKILL)
    one._job.wait()


def test_it_is_started_once(one):
    one.keep_alive(100)
    first = one.pid
    one.keep_alive(101)
    assert one.pid == first is not None


def test_a_killed_one_is_started_again_and_it_is_said(one, capsys):
    one.keep_alive(100)
    first = one.pid
    kill(one)
    one.keep_alive(101)
    one.keep_alive(102)
    assert one.pid not in (None, first)
    assert "Tiến trình chạy nền đã dừng (mã -9); sẽ chạy lại." in capsys.readouterr().err


def test_one_that_dies_again_and_again_waits_longer_each_time(one):
    now, waits = 100.0, []
    one.keep_alive(now)
    for _ in range(4):
        kill(one)
        died_at = now
        one.keep_alive(now)
        while one.pid is None:
            now += 0.5
            one.keep_alive(now)
        waits.append(now - died_at)
    assert waits == [1, 2, 5, 10]


def test_one_that_worked_for_long_begins_again_with_the_shortest_wait(one):
    one.keep_alive(100)
    one._deaths = 5
    kill(one)
    one.keep_alive(100 + worker.SETTLED + 1)
    one.keep_alive(100 + worker.SETTLED + 2)
    assert one.pid is not None


def test_stopping_ends_it(one):
    one.keep_alive(100)
    one.stop()
    assert one._job.poll() is not None
