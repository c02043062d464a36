"""The figures of a unit for a period, each with the codes of the records it counts."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.core.dates import local_day, say_number
from danvan.core.refused import Refused
from danvan.figures.periods import Period
from danvan.reports.counting import Row, rows_of
from danvan.units.models import Unit


class Command(BaseCommand):
    help = "Số liệu của một đơn vị trong kỳ và từ đầu năm."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("--period", required=True, metavar="KỲ", help="2026-Q3, 2026-09, 2026, 2026-6T, 2026-9T")
        parser.add_argument("--scheme", default="calendar", metavar="CÁCH", help="calendar hoặc cutoff-15")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def handle(self, *args: Any, unit: str, period: str, scheme: str, json: bool, **options: Any) -> None:
        try:
            chosen = Period.parse(period, scheme=scheme)
        except Refused as refused:
            sys.exit(str(refused))
        found = Unit.objects.filter(code=unit.upper()).first()
        if found is None:
            sys.exit(
                f'Không có đơn vị mang mã «{unit}». Xem mã ở bàn làm việc, mục Đơn vị, hoặc: run.py manage unit "tên".'
            )
        rows = rows_of(found, chosen, today=local_day(timezone.now()))
        if json:
            self._print_json(found, chosen, rows)
        else:
            self._print(found, chosen, rows)

    def _print_json(self, unit: Unit, period: Period, rows: list[Row]) -> None:
        head = {"unit": unit.code, "name": unit.name_on(period.end), "period": period.code, "scheme": period.scheme.code,
                "start": period.start.isoformat(), "end": period.end.isoformat(), "year_start": period.year_start.isoformat()}  # fmt: skip
        figures = [asdict(row) for row in rows]
        for figure in figures:
            for column in ("period", "year"):
                figure[column]["exact"] = figure[column]["counted"] + figure[column]["typed"]
        print(json.dumps(head | {"figures": figures}, ensure_ascii=False, indent=1))

    def _print(self, unit: Unit, period: Period, rows: list[Row]) -> None:
        print(f"{unit.name_on(period.end)} – {period.label}")
        print(f"{'':<46}{'trong kỳ':>12}{'từ đầu năm':>12}{'ước tính':>10}")
        for row in rows:
            name = f"  {row.label}" if row.slice else row.label
            estimate = say_number(row.period.estimate) if row.period.estimate else ""
            print(
                f"{name[:45]:<46}{say_number(row.period.exact):>12}{say_number(row.year.exact):>12}{estimate:>10}  {row.measure}"
            )
            if row.slice == "" and row.period.codes:
                print(f"    gồm: {', '.join(row.period.codes)}")
