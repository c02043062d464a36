"""Do background jobs and keep the clock, until told to stop. ``run.py`` starts it beside the server."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from danvan.core import sealing
from danvan.core.refused import Refused
from danvan.jobs import clock, worker
from danvan.jobs.process import Process


class Command(BaseCommand):
    help = "Chạy các việc nền và việc theo lịch (run.py tự chạy lệnh này)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thoát")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        try:
            sealing.check(timezone.now())
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        if not once:
            Process().run()
            return
        at = timezone.now()
        ticked, done = clock.tick(at), worker.run_waiting(at)
        self.stdout.write(f"Việc theo lịch: {len(ticked)}. Việc chạy nền: {done}.")
