"""What leaves a report: the Word paper of a province, the Excel of the country, the hiding of small counts.

    python3 run.py bench outputs

Word with 12 tables of 124 communes and two charts ≤ 3 s CPU; Excel of 3,321 × 60 ≤ 5 s CPU; memory ≤ 300 MB. Hiding a
table of 124 × 12 is said for comparison. No database: tables of invented numbers.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from bench import _ground  # noqa: E402

COMMUNES, TABLES, COLUMNS = 124, 12, 6
COUNTRY, INDICATORS = 3321, 60


def main() -> int:
    import django  # noqa: PLC0415 - the environment comes first

    django.setup()
    chance = Random(5)
    holds = [
        _ground.say("Word, 12 tables of 124 communes, charts", _cpu(lambda: word(chance)), 3, "s"),
        _ground.say("Excel, 3,321 × 60", _cpu(lambda: excel(chance)), 5, "s"),
        _ground.say("small counts of 124 × 12 hidden", _cpu(lambda: hiding(chance)), 5, "s"),
        _ground.say("memory of the process", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 300, "MB"),
    ]
    return 0 if all(holds) else 1


def _cpu(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def word(chance: Random) -> bytes:
    """Write a paper as long as that of a province of 124 communes."""
    from danvan.documents import papers  # noqa: PLC0415 - after setup
    from danvan.figures import charts  # noqa: PLC0415
    from danvan.figures.pictures import png  # noqa: PLC0415

    columns = [papers.Column("TT", 9, "center"), papers.Column("Đơn vị", 46)]
    columns += [papers.Column(f"Chỉ tiêu {number} (cuộc)", 24, "right") for number in range(COLUMNS)]
    appendices = [
        papers.Appendix(f"Bảng {number}", [papers.Table(columns, list(_rows(chance)), pt=11)], landscape=True)
        for number in range(TABLES)
    ]
    points = [charts.Point(f"Xã Mẫu {number}", chance.randint(0, 900)) for number in range(24)]
    for chart in (charts.compare("So sánh", "cuộc", points), charts.share("Cơ cấu", "cuộc", points[:6])):
        picture = png(chart)
        if picture:
            appendices.append(papers.Appendix(chart.title, [papers.Picture(picture, 150, chart.title)]))
    letter = papers.Letter(
        system="party", issuer="TỈNH ỦY MẪU", symbol="BC/TU", place="Mẫu", type_name="Báo cáo", title="kết quả", year=2026,
        body=[papers.Paragraph("Số liệu mẫu.")], appendices=appendices,
    )  # fmt: skip
    return papers.docx(letter)


def _rows(chance: Random) -> Iterator[list[Any]]:
    for number in range(COMMUNES):
        yield [number + 1, f"Đảng ủy xã Mẫu {number}", *(chance.randint(0, 500) for _ in range(COLUMNS))]


def excel(chance: Random) -> None:
    """Write the figures of the whole country into one sheet, as a stream."""
    from danvan.documents import sheets  # noqa: PLC0415 - after setup

    columns = [
        sheets.Column("Đơn vị", 38),
        *(sheets.Column(f"Chỉ tiêu {n}", 14, "number") for n in range(INDICATORS)),
    ]
    rows = ([f"Xã Mẫu {n}", *(chance.randint(0, 9999) for _ in range(INDICATORS))] for n in range(COUNTRY))
    with open(os.devnull, "wb") as sink:
        sheets.write_book(sink, [sheets.Written("Cả nước", columns, rows)])


def hiding(chance: Random) -> None:
    """Hide the small counts of a table of a province."""
    from danvan.figures.suppression import exposed, hide  # noqa: PLC0415 - after setup

    counts = [[chance.choice((0, 0, 2, 4, 7, 12, 30)) for _ in range(12)] for _ in range(COMMUNES)]
    counts = [[*row, sum(row)] for row in counts]
    counts.append([sum(column) for column in zip(*counts, strict=True)])
    assert exposed(counts, hide(counts)) == []


if __name__ == "__main__":
    sys.exit(main())
