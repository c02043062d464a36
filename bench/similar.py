"""How long it takes to find near letters among a million.

    .venv/bin/python bench/similar.py                 # SQLite, in a temporary folder
    .venv/bin/python bench/similar.py --postgresql    # a temporary PostgreSQL server
    .venv/bin/python bench/similar.py --letters 100000

Stores 2,099 letters with their texts, and for all the others the twelve rows of a signature each (their numbers by
chance, as those of unrelated letters are). Then looks up letters near to one, to a mass of 2,000, and to none.
Prints the median and the 95th percentile in milliseconds.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from launch import postgres  # noqa: E402


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--letters", type=int, default=1_000_000)
    given.add_argument("--postgresql", action="store_true")
    options = given.parse_args()
    with ExitStack() as stack:
        data = stack.enter_context(tempfile.TemporaryDirectory())
        url = stack.enter_context(postgres.temporary()) if options.postgresql else ""
        environment = {
            **os.environ,
            "DANVAN_DATA": data,
            "DANVAN_DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        subprocess.run(
            [sys.executable, "-m", "bench._similar", str(options.letters)], cwd=ROOT, env=environment, check=True
        )


if __name__ == "__main__":
    main()
