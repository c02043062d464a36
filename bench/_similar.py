"""Fill an installation with letters and look near ones up: ``python -m bench._similar LETTERS`` (bench/similar.py)."""

import random
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import islice

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - after setup
from django.db import connection, connections, transaction  # noqa: E402

from bench import _ground  # noqa: E402
from danvan.petitions.models import Petition, Signature  # noqa: E402
from danvan.petitions.similar import alike, bands_of  # noqa: E402
from danvan.units.models.bulk import insert  # noqa: E402
from tests.factories.units import a_unit, an_area  # noqa: E402

WORDS = [
    "đường",
    "thôn",
    "bản",
    "nước",
    "sạch",
    "điện",
    "trường",
    "học",
    "trạm",
    "y",
    "tế",
    "chợ",
    "rác",
    "mương",
    "cầu",
    "đèn",
    "loa",
    "nhà",
    "văn",
    "hóa",
    "ruộng",
    "nương",
    "rừng",
    "suối",
    "xe",
    "máy",
    "hồ",
    "sơ",
    "giấy",
    "tờ",
    "hỗ",
    "trợ",
    "vay",
    "vốn",
    "giống",
    "phân",
    "bón",
    "hạn",
    "hán",
    "lũ",
    "quét",
    "sạt",
    "lở",
    "sửa",
    "chữa",
    "nâng",
    "cấp",
    "đề",
    "nghị",
    "phản",
    "ánh",
    "kiến",
    "nghị",
    "ủy",
    "ban",
    "xã",
    "cán",
    "bộ",
    "người",
    "dân",
    "trẻ",
    "em",
]
MASS = 2000


def a_text(chance: random.Random) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(40, 120)))


def changed(text: str, chance: random.Random) -> str:
    """Change one word in fourteen, as people do who sign a letter that others wrote."""
    return " ".join(chance.choice(WORDS) if chance.random() < 0.07 else word for word in text.split())


def fill(letters: int) -> list[str]:
    """Make units and letters; return the texts that others are near to."""
    chance = random.Random(3)
    unit = a_unit(
        "BM", "Đơn vị đo", "party_committee", "commune", area=an_area("TSM", "Tỉnh đo", "province", "province")
    )
    at = datetime(2026, 9, 7, 2, 0, tzinfo=UTC)
    day = date(2026, 9, 7)
    texts = [a_text(chance) for _ in range(100)]
    started = time.perf_counter()
    near = [changed(texts[0], chance) for _ in range(MASS)] + texts[1:]
    with transaction.atomic():
        for number, text in enumerate(near):
            row = Petition.objects.create(
                code=f"BM-26-{number}", unit=unit, kind="feedback", channel="portal", subject="Đo", text=text, received_on=day, received_at=at,
                procedure_on=day,
            )  # fmt: skip
            Signature.objects.bulk_create(Signature(petition=row, unit=unit, value=value) for value in bands_of(text))
    print(f"  {len(near):,} thư có nội dung, {time.perf_counter() - started:.0f} s", flush=True)
    strangers = ((row.pk, unit.pk, chance.getrandbits(63)) for _ in range((letters - len(near)) * 12))
    fill_with(strangers)
    print(f"  {letters:,} thư, {time.perf_counter() - started:.0f} s", flush=True)
    _ground.look_anew()
    return texts


def fill_with(rows: Iterator[tuple[int, int, int]]) -> None:
    """Insert the rows while the index of values is away: sorting twelve million once beats placing each by chance."""
    index = next(one for one in Signature._meta.indexes if one.name == "signature_value")
    with connection.schema_editor() as editor:
        editor.remove_index(Signature, index)
    while some := list(islice(rows, 240_000)):
        with transaction.atomic():
            insert(Signature, ("petition", "unit", "value"), some)
    with connection.schema_editor() as editor:
        editor.add_index(Signature, index)


def measure(name: str, texts: list[str]) -> None:
    times, waits, found = [], [], 0
    for text in texts:
        start, began = time.perf_counter(), time.thread_time()
        found += len(alike(text))
        times.append((time.thread_time() - began) * 1000)
        waits.append((time.perf_counter() - start) * 1000)
    times.sort()
    waits.sort()
    p95 = times[int(len(times) * 0.95)]
    print(
        f"{name}: CPU {statistics.median(times):.1f} ms, p95 {p95:.1f} ms, limit 20, ratio {p95 / 20:.2f}; "
        f"waited {statistics.median(waits):.1f} ms, p95 {waits[int(len(waits) * 0.95)]:.1f} ms; {found / len(texts):.1f} found each",
        flush=True,
    )


for alias in connections:
    call_command("migrate", database=alias, verbosity=0)
texts = fill(int(sys.argv[1]))
chance = random.Random(5)
measure("gần với một thư", [changed(text, chance) for text in texts[1:] * 2])
measure("gần với một đơn tập thể 2.000 thư", [changed(texts[0], chance) for _ in range(100)])
measure("không gần với thư nào", [a_text(chance) for _ in range(200)])
connections.close_all()
