"""What runs beside the pages: tasks that people ask for, and tasks that the clock asks for.

Each value is the dotted name of a function; tests/jobs checks that every one exists.
"""

from __future__ import annotations

from datetime import timedelta

TASKS: dict[str, tuple[str, str]] = {}
"""Task → (Vietnamese label, ``f(job, at)`` where ``job`` is a danvan.jobs.running.Running)."""

CLOCK_TASKS: dict[str, tuple[str, str, timedelta]] = {
    "send_outgoing": ("Gửi thư điện tử", "danvan.notices.tasks.send_outgoing", timedelta(minutes=1)),
    "forget_windows": ("Dọn số lần truy cập", "danvan.core.throttle.forget", timedelta(hours=1)),
}
"""Task → (Vietnamese label, ``f(at)``, how often). One process at a time runs them (a lease row)."""
