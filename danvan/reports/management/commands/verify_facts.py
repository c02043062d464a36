"""``verify_facts``: the stored monthly counts against the live ones; ``--rebuild`` writes them again."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.core.dates import local_day, say_number
from danvan.figures.periods import FIRST_YEAR, LAST_YEAR
from danvan.reports import stored
from danvan.reports.counting import FACTS

MOST = 50


class Command(BaseCommand):
    help = "So số đã đếm sẵn theo tháng với số đếm trực tiếp; nói rõ chỗ khác nhau."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--year", type=int, help="năm, mặc định là năm nay")
        parser.add_argument("--rebuild", action="store_true", help="ghi lại các số đã đếm sẵn")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def handle(self, *args: Any, year: int | None, rebuild: bool, **options: Any) -> None:
        today = local_day(timezone.now())
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            sys.exit(f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}.")
        first = date(today.year if year is None else year, 1, 1)
        last = date(first.year, 12, 31)
        written = stored.rebuild(first, last) if rebuild else 0
        is_built = bool(stored.stored_rows(first, last))
        found = stored.verify(first, last) if is_built else []
        if options["json"]:
            lines = [
                {"fact": one.key[0], "slice": one.key[1], "unit": one.key[2], "month": one.key[3].isoformat(), "stored": one.stored, "live": one.live}
                for one in found
            ]  # fmt: skip
            print(
                json.dumps(
                    {"year": first.year, "built": is_built, "written": written, "differences": lines},
                    ensure_ascii=False,
                    indent=1,
                )
            )
        else:
            self._print(found, first.year, written, is_built)
        if found:
            sys.exit(1)

    def _print(self, found: list[stored.Difference], year: int, written: int, is_built: bool) -> None:
        if written:
            print(f"Đã ghi lại {say_number(written)} dòng của năm {year}.")
        if not is_built:
            print(f"Năm {year}: chưa đếm sẵn dòng nào; mọi số đều đếm trực tiếp. Ghi sẵn bằng --rebuild.")
            return
        if not found:
            print(f"Năm {year}: số đã đếm sẵn khớp với số đếm trực tiếp.")
            return
        print(f"Năm {year}: {say_number(len(found))} chỗ khác nhau.")
        for one in found[:MOST]:
            fact, slice, unit, month = one.key
            said = [
                f"{row[0]} (nhập tay {row[1]}, ước tính {row[2]})" if row else "không có"
                for row in (one.stored, one.live)
            ]
            print(
                f"  {FACTS[fact].label}{f' / {slice}' if slice else ''}, {unit}, {month:%m/%Y}: đã ghi {said[0]}, đếm được {said[1]}"
            )
