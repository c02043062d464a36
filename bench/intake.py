"""Measure intake: texts a second on one core, from bytes to the JSON proposal, units resolved.

Reads the invented samples of the repository, and the seeds where the shared folder is. Prints the rate and
its ratio to the stated limit (100 texts a second).
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 100
SECONDS = 5.0


def texts() -> list[tuple[str, bytes]]:
    """Give the texts to read, each with its name."""
    shared = Path(os.environ.get("DANVAN_SHARED", ROOT.parent / "shared")) / "seeds"
    found = [*sorted((ROOT / "tests" / "intake" / "samples").glob("*.*")), *sorted(shared.glob("*.txt"))]
    return [(path.name, path.read_bytes()) for path in found if path.suffix in (".txt", ".html")]


def main() -> int:
    """Print one line; return 1 when the rate is below the limit."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.path.insert(0, str(ROOT))
    django.setup()
    from danvan.intake.pipeline import read_file  # noqa: PLC0415 - only after the settings are ready
    from danvan.intake.places import KnownPlaces  # noqa: PLC0415
    from danvan.units.gazetteer import Gazetteer  # noqa: PLC0415

    files = texts()
    began = time.perf_counter()
    places = KnownPlaces(Gazetteer.load())
    for name, data in files:
        read_file(name, data, places)
    loaded = time.perf_counter() - began
    read, signs, began = 0, 0, time.process_time()
    while (spent := time.process_time() - began) < SECONDS:
        for name, data in files:
            signs += len(read_file(name, data, places).source.text)
        read += len(files)
    rate = read / spent
    print(f"nạp {loaded:.2f} giây; {read} bài ({signs // read} ký tự mỗi bài) trong {spent:.1f} giây một nhân")
    print(f"{rate:.0f} bài/giây; mức phải đạt {LIMIT}; tỷ số {rate / LIMIT:.2f}")
    return 0 if rate >= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
