"""Fill the installation of a bench: ``python -m bench._fill UNITS ARTICLES SEED INDEXED``."""

import sys
from datetime import UTC, datetime

import django

django.setup()

from danvan.hall import sample  # noqa: E402 - after setup

units, articles, seed, indexed = map(int, sys.argv[1:])
sample.make(sample.Size(units, articles), seed=seed, at=datetime.now(UTC), indexed=bool(indexed))
