"""Several writers on connections of their own write the chain of one unit; prints how the chain stands.

``writer.py WRITERS TIMES`` makes the tables of the journal in the database of the environment first.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from datetime import UTC, datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402 - after setup
from django.db.migrations.executor import MigrationExecutor  # noqa: E402

from danvan import journal  # noqa: E402

WRITERS, TIMES = int(sys.argv[1]), int(sys.argv[2])
AT = datetime(2026, 9, 2, tzinfo=UTC)


def write(writer: int) -> None:
    for turn in range(TIMES):
        code = f"BM-{writer}-{turn}"
        journal.record(unit="BM", actor="system", verb="article.published", kind="article", code=code, at=AT)
    connection.close()


MigrationExecutor(connection).migrate([("journal", "0002_refuse_change")])
with ThreadPoolExecutor(WRITERS) as writers:
    list(writers.map(write, range(WRITERS)))
print(json.dumps(asdict(journal.verify())))
