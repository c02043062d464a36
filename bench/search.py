"""Search in N invented documents: p50 and p95 in milliseconds and their ratio to the budget (platform.md).

    python3 run.py bench search [--documents 1000000] [--queries 300] [--seed 1] [--database URL] [--folder DIR]

Without ``--database`` SQLite in DIR (default ``var/bench``) is used; with it, PostgreSQL in a schema of the
bench's own. The sample is the same for the same seed, is built once and used again.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUDGET_MS = {"sqlite": 120, "postgresql": 50}
DATA = Path(__file__).parent / "data"
PHRASES = (DATA / "phrases.txt").read_text("utf-8").splitlines()
ONSETS = ["b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "nh", "ph", "r", "s", "t", "th", "tr", "v", "x"]
RIMES = [
    "ạc",
    "ầm",
    "ẩn",
    "ăng",
    "áo",
    "ẻo",
    "ênh",
    "ếp",
    "iệc",
    "iểu",
    "ỏi",
    "ọng",
    "ốt",
    "ơm",
    "ợp",
    "ua",
    "ục",
    "uổi",
    "ướm",
    "ượt",
]
SYLLABLES = (DATA / "syllables.txt").read_text("utf-8").split() + [o + r for r in RIMES for o in ONSETS]
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô"]
GIVEN = ["Hoa", "Nam", "Lan", "Tư", "Mai", "Thảo", "Quân", "Sơn", "Đào", "Hiền", "Tuấn", "Kiệt", "Phượng", "Hằng"]
SYMBOLS = ["KL/TW", "CT-TTg", "NQ/TU", "KH-UBND", "QĐ-UBND", "BC-BDV", "NQ-HĐND", "CV/ĐU"]


def a_sample(count: int, seed: int) -> Iterator[dict[str, object]]:
    """Give ``count`` invented documents of about 1,300 signs; the same for the same seed."""
    chance = random.Random(seed)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(SYLLABLES))))
    first, moment = date(2012, 1, 1), datetime(2012, 1, 1, tzinfo=UTC)
    for number in range(count):
        phrases = chance.sample(PHRASES, 8)
        name = f"{chance.choice(FAMILIES)} {chance.choice(GIVEN)} {chance.choice(GIVEN)}"
        paper = f"{chance.randint(1, 400)}-{chance.choice(SYMBOLS)}"
        rest = chance.choices(SYLLABLES, cum_weights=weights, k=220)
        for at in range(0, 210, 35):
            rest.insert(at, phrases[at // 35 + 1] + ".")
        rest[100:100] = ["Đồng chí", name, "quán triệt", paper]
        yield {
            "kind": ("article", "article", "article", "meeting", "document")[number % 5],
            "code": f"B-{number:07d}",
            "unit": f"U{number % 3321:04d}",
            "title": f"{phrases[0].capitalize()} {' '.join(chance.choices(SYLLABLES, k=3))} {phrases[7]}",
            "body": " ".join(rest),
            "day": first + timedelta(days=number * 5200 // count),
            "public_from": None if number % 20 == 0 else moment,
        }


def some_queries(count: int, seed: int) -> list[str]:
    """Give the questions people ask: phrases with and without marks, names, papers, slips, nonsense."""
    from danvan.text.folding import key2  # noqa: PLC0415 - the tree is on the path only after main()

    chance = random.Random(seed + 1)
    made = []
    for number in range(count):
        phrase = chance.choice(PHRASES)
        words = phrase.split()
        name = f"{chance.choice(FAMILIES)} {chance.choice(GIVEN)} {chance.choice(GIVEN)}"
        slip = key2(phrase)[:2] + key2(phrase)[3:]
        made.append(
            [
                key2(phrase),
                phrase,
                " ".join(chance.sample(words, min(2, len(words)))),
                key2(f"{phrase} {chance.choice(PHRASES)}"),
                name,
                f"{chance.randint(1, 400)}-{chance.choice(SYMBOLS)}",
                slip,
                f'"{phrase}" {chance.choice(SYLLABLES)}',
                " ".join(chance.choices(SYLLABLES, k=3)),
                f"{chance.choice(SYLLABLES)} {chance.choice(['xyzt', 'qwerty', 'khéoo'])}",
            ][number % 10]
        )
    return made


def _beside(count: int, seed: int) -> Iterator[list[dict[str, object]]]:
    """Give the sample in batches that another process makes meanwhile."""
    waiting: Queue[list[dict[str, object]]] = get_context("spawn").Queue(4)
    maker = get_context("spawn").Process(target=_make, args=(waiting, count, seed), daemon=True)
    maker.start()
    yield from iter(waiting.get, [])
    maker.join()


def _make(waiting: Queue[list[dict[str, object]]], count: int, seed: int) -> None:
    sample = a_sample(count, seed)
    for batch in iter(lambda: list(itertools.islice(sample, 2000)), []):
        waiting.put(batch)
    waiting.put([])


def fill(count: int, seed: int) -> None:
    """Build the sample unless it is there, then the words beside it."""
    from django.db import connection  # noqa: PLC0415 - after setup

    from danvan import search  # noqa: PLC0415
    from danvan.search.backends import backend_for  # noqa: PLC0415
    from danvan.search.models import Document  # noqa: PLC0415

    if Document.objects.count() == count:
        return
    started = time.perf_counter()
    backend = backend_for(connection)
    backend.remove(connection)
    search.reindex([])
    for batch in _beside(count, seed):
        search.put_many(batch)
    print(f"written in {time.perf_counter() - started:.0f} s", flush=True)
    search.recount()
    print(f"counted in {time.perf_counter() - started:.0f} s", flush=True)
    if connection.vendor == "postgresql":
        connection.cursor().execute("SET maintenance_work_mem = '512MB'")
    backend.install(connection)
    if connection.vendor == "postgresql":
        connection.cursor().execute("VACUUM ANALYZE search_document")
    print(f"indexed in {time.perf_counter() - started:.0f} s", flush=True)


def measure(queries: list[str]) -> list[tuple[float, float, str, int]]:
    """Ask every question once, after thirty others; return milliseconds, CPU milliseconds here, question, hits."""
    from danvan import search  # noqa: PLC0415 - after setup

    now = datetime(2026, 1, 1, tzinfo=UTC)
    for query in some_queries(30, 99):
        search.find(query, public_at=now, limit=20)
    taken = []
    for query in queries:
        started, worked = time.perf_counter(), time.process_time()
        hits = search.find(query, public_at=now, limit=20)
        taken.append(
            ((time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000, query, len(hits))
        )
    return sorted(taken)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="")
    parser.add_argument("--folder", type=Path, default=ROOT / "var" / "bench")
    asked = parser.parse_args()
    folder = asked.folder / f"search-{asked.documents}-{asked.seed}"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["DANVAN_DATA"] = str(folder)
    os.environ["DANVAN_DATABASE_URL"] = asked.database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.path.insert(0, str(ROOT))

    import django  # noqa: PLC0415 - the environment comes first
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    django.setup()
    MigrationExecutor(connection).migrate([("search", "0006_newest_first")])
    fill(asked.documents, asked.seed)
    taken = measure(some_queries(asked.queries, asked.seed))
    p50, p95 = (taken[len(taken) * part // 100][0] for part in (50, 95))
    cpu = sorted(each[1] for each in taken)
    budget = BUDGET_MS[connection.vendor]
    print(f"{connection.vendor}, {asked.documents} documents, {len(taken)} questions")
    print(f"p50 {p50:.1f} ms, p95 {p95:.1f} ms, limit {budget} ms, ratio {p95 / budget:.2f}")
    print(f"CPU of this process: p50 {cpu[len(cpu) // 2]:.1f} ms, p95 {cpu[len(cpu) * 95 // 100]:.1f} ms")
    for milliseconds, work, query, hits in taken[-5:]:
        print(f"  slowest: {milliseconds:.1f} ms ({work:.1f} CPU)  {hits} hits  {query}")
    return 0 if p95 <= budget else 1


if __name__ == "__main__":
    raise SystemExit(main())
