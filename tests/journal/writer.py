"""A writer of its own process: ``writer.py NUMBER TIMES`` records acts of one unit as fast as it can."""

import os
import sys
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from danvan import journal  # noqa: E402 - after setup

for turn in range(int(sys.argv[2])):
    journal.record(
        unit="BM",
        actor="system",
        verb="article.published",
        kind="article",
        code=f"BM-{sys.argv[1]}-{turn}",
        at=datetime(2026, 9, 2, tzinfo=UTC),
    )
