"""``verify_journal``: check every chain of the journal; exit status 1 says where one breaks, or that no unit bears the code asked for."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan import journal
from danvan.core.dates import say_number
from danvan.units.models import Unit


class Command(BaseCommand):
    help = "Kiểm tra chuỗi băm của nhật ký; mã thoát 1 khi có chỗ đứt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
        parser.add_argument(
            "--unit", action="append", metavar="MÃ", help="chỉ kiểm tra chuỗi của đơn vị này (mã; lặp lại được)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        units = [code.upper() for code in options["unit"]] if options["unit"] else None
        if units and (unknown := _unknown(units)):
            raise CommandError(
                f"Không có đơn vị nào mang mã {', '.join(f'«{one}»' for one in unknown)}; chưa kiểm tra gì."
            )
        report = journal.verify(units)
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if not report.ok:
            raise SystemExit(1)


def _unknown(units: list[str]) -> list[str]:
    """List the codes that neither a unit nor a chain of the journal bears."""
    known = set(Unit.objects.filter(code__in=units).values_list("code", flat=True))
    return sorted(journal.unheard_of(set(units) - known))


def _as_json(report: journal.Report) -> str:
    said = asdict(report) | {"ok": report.ok}
    said["breaks"] = [asdict(found) | {"sentence": found.sentence} for found in report.breaks]
    return json.dumps(said, ensure_ascii=False)


def _as_text(report: journal.Report) -> str:
    read = f"Đã đọc {say_number(report.entries)} mục của {say_number(report.chains)} chuỗi"
    read += f", đối chiếu {say_number(report.kept)} đầu chuỗi giữ ngoài."
    if report.ok:
        return f"{read} Nhật ký nguyên vẹn."
    return "\n".join([read, *(found.sentence for found in report.breaks)])
