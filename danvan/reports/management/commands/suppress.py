"""``suppress FILE.csv``: the same table with small counts, and what would give them away, hidden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from danvan.core.refused import Refused
from danvan.figures.suppression import THRESHOLD, hide, shown, small
from danvan.figures.tables import Table, read_table


class Command(BaseCommand):
    help = (
        f"Che ô nhỏ (dưới {THRESHOLD}) trong một bảng số đếm có hàng tổng và cột tổng, "
        "che thêm vừa đủ để không ai trừ ngược ra được. In lại bảng, ô che ghi «..»."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", help="tệp CSV; dấu «-» đọc từ đầu vào chuẩn")
        parser.add_argument("--json", action="store_true", help="in JSON: bảng, ô che")

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        try:
            table = read_table(_text(file))
            hidden = hide(table.counts)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        if options["json"]:
            self.stdout.write(json.dumps(_as_dict(table, hidden), ensure_ascii=False, indent=1))
            return
        self.stdout.write(table.written(hidden), ending="")


def _text(file: str) -> str:
    try:
        raw = Path("/dev/stdin" if file == "-" else file).read_bytes()
        return raw.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"Không mở được tệp {file}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"Tệp {file} không phải CSV mã UTF-8. Hãy lưu lại dạng “CSV UTF-8”.") from error


def _as_dict(table: Table, hidden: frozenset[tuple[int, int]]) -> dict[str, Any]:
    """Give the table with null where a count is hidden; rows and columns in the order of judging, totals last."""
    primary = small(table.counts)
    return {
        "threshold": THRESHOLD,
        "counts": shown(table.counts, hidden),
        "hidden": [
            {"cell": table.name(cell), "why": "small" if cell in primary else "with_small"} for cell in sorted(hidden)
        ],
    }
