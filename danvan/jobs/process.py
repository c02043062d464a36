"""The worker process: does jobs in its main thread; a second thread keeps the clock, a third one the pulse."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import threading
from collections.abc import Callable
from typing import Any

from django.db import DatabaseError, connections
from django.utils import timezone

from danvan.jobs import actions, clock, pulse, worker
from danvan.jobs.models import Job

logger = logging.getLogger(__name__)
LOOK_EVERY = 1.0
CLOCK_EVERY = 10.0
PULSE_EVERY = 15.0
AFTER_TROUBLE = 5.0


class Process:
    """One worker process. ``run()`` returns when it was told to stop or its starter has gone."""

    def __init__(self) -> None:
        self.holder = secrets.token_hex(8)
        self.stopping = threading.Event()
        self.job: Job | None = None
        self._starter = os.getppid()

    def run(self) -> None:
        """Work until SIGTERM, SIGINT, or the end of the process that started us."""
        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, self._told_to_stop)
        beside = [
            threading.Thread(target=self._repeat, args=(step, every), daemon=True)
            for step, every in ((self._keep_pulse, PULSE_EVERY), (self._keep_clock, CLOCK_EVERY))
        ]
        for thread in beside:
            thread.start()
        try:
            self._repeat(self._look, LOOK_EVERY)
        except worker.Stop:
            pass
        finally:
            self.stopping.set()
            self._leave()

    def _look(self) -> None:
        """Do what waits; end when the process that started us is no more."""
        while not self.stopping.is_set() and (job := actions.begin(at=timezone.now(), holder=self.holder)):
            self.job = job
            try:
                worker.do(job, at=timezone.now())
            finally:
                self.job = None
        if os.getppid() != self._starter:
            self.stopping.set()

    def _keep_pulse(self) -> None:
        at = timezone.now()
        pulse.beat(self.holder, at=at)
        if job := self.job:
            try:
                actions.renew(job, at=at)
            except actions.LeaseLost:
                logger.warning("job %s is no longer ours", job.code)

    def _keep_clock(self) -> None:
        clock.tick(timezone.now(), holder=self.holder)

    def _repeat(self, step: Callable[[], Any], every: float) -> None:
        """Call ``step`` again and again; a database that is away for a while ends nothing."""
        while not self.stopping.is_set():
            wait = every
            try:
                step()
            except DatabaseError:
                logger.exception("the database did not answer")
                connections.close_all()
                wait = AFTER_TROUBLE
            self.stopping.wait(wait)
        connections.close_all()

    def _told_to_stop(self, *_: object) -> None:
        first = not self.stopping.is_set()
        self.stopping.set()
        if first and self.job is not None:
            raise worker.Stop

    def _leave(self) -> None:
        try:
            pulse.stop(self.holder, at=timezone.now())
        except DatabaseError:
            logger.exception("the database did not answer")
        connections.close_all()
