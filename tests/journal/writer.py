"""A writer of its own process: ``writer.py NUMBER TIMES`` records acts of one unit as fast as it can.

``writer.py prepare`` makes the tables of the journal alone, without the signals of other rooms.
"""

import os
import sys
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402 - after setup
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from danvan import journal  # noqa: E402

if sys.argv[1] == "prepare":
    MigrationExecutor(connection).migrate([("journal", "0002_refuse_change")])
    sys.exit()

for turn in range(int(sys.argv[2])):
    journal.record(
        unit="BM",
        actor="system",
        verb="article.published",
        kind="article",
        code=f"BM-{sys.argv[1]}-{turn}",
        at=datetime(2026, 9, 2, tzinfo=UTC),
    )
