"""``verify_journal``: check every chain of the journal; exit status 1 says where one breaks."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from danvan.core.dates import say_number
from danvan.journal.facts import Report, verify


class Command(BaseCommand):
    help = "Kiểm tra chuỗi băm của nhật ký; mã thoát 1 khi có chỗ đứt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
        parser.add_argument("--unit", action="append", help="chỉ kiểm tra chuỗi của đơn vị này (mã; lặp lại được)")

    def handle(self, *args: Any, **options: Any) -> None:
        report = verify(options["unit"])
        self.stdout.write(_as_json(report) if options["json"] else _as_text(report))
        if not report.ok:
            raise SystemExit(1)


def _as_json(report: Report) -> str:
    said = asdict(report) | {"ok": report.ok}
    said["breaks"] = [asdict(found) | {"sentence": found.sentence} for found in report.breaks]
    return json.dumps(said, ensure_ascii=False)


def _as_text(report: Report) -> str:
    read = f"Đã đọc {say_number(report.entries)} mục của {say_number(report.chains)} chuỗi"
    read += f", đối chiếu {say_number(report.kept)} đầu chuỗi giữ ngoài."
    if report.ok:
        return f"{read} Nhật ký nguyên vẹn."
    return "\n".join([read, *(found.sentence for found in report.breaks)])
