"""Fill the installation of a bench: ``python -m bench._fill UNITS ARTICLES SEED INDEXED``."""

import sys
from datetime import UTC, datetime

import django

django.setup()

from django.db import connection  # noqa: E402 - after setup

from danvan.hall import sample  # noqa: E402

units, articles, seed, indexed = map(int, sys.argv[1:])
sample.make(sample.Size(units, articles), seed=seed, at=datetime.now(UTC), indexed=bool(indexed))
with connection.cursor() as cursor:
    cursor.execute("ANALYZE")
