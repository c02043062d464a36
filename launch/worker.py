"""The worker beside the server: background jobs, mail, the clock. Started, and started again when it dies."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from launch import environment, say
from launch.undisturbed import undisturbed

WAITS = (0, 1, 2, 5, 10, 30, 60)
"""Seconds before each new start of a worker that dies again and again."""
SETTLED = 120
"""Seconds after which a worker counts as healthy, and the next death as the first."""
SECONDS_TO_LEAVE = 8


class Worker:
    """Keeps one ``manage work`` running. ``now`` is seconds of a clock that only goes forward."""

    def __init__(self, data: Path, lock: int, command: tuple[str, ...] = ("work",)) -> None:
        self._data, self._lock, self._command = data, lock, command
        self._job: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._deaths = 0

    def keep_alive(self, now: float) -> None:
        """Start the worker when there is none and its time to wait is over."""
        if self._job is not None:
            if self._job.poll() is None:
                return
            self._deaths = 1 if now - self._started_at > SETTLED else self._deaths + 1
            say.line(f"Tiến trình chạy nền đã dừng (mã {self._job.returncode}); sẽ chạy lại.")
            self._job, self._started_at = None, now
        if now - self._started_at >= WAITS[min(self._deaths, len(WAITS) - 1)] or not self._deaths:
            with undisturbed():
                self._job, self._started_at = self._start(), now

    def stop(self) -> None:
        """Let the worker leave what it does to the next one, and end."""
        if self._job is None or self._job.poll() is not None:
            return
        self._job.terminate()
        try:
            self._job.wait(SECONDS_TO_LEAVE)
        except subprocess.TimeoutExpired:
            with suppress(ProcessLookupError):
                os.killpg(self._job.pid, signal.SIGKILL)

    @property
    def pid(self) -> int | None:
        """The process that works now."""
        return self._job.pid if self._job else None

    def _start(self) -> subprocess.Popen[bytes]:
        command = [environment.python(), str(environment.ROOT / "manage.py"), *self._command]
        return subprocess.Popen(
            command, cwd=environment.ROOT, env=environment.variables(self._data), start_new_session=True,
            stdin=subprocess.DEVNULL, pass_fds=(self._lock,),
        )  # fmt: skip
