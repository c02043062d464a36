"""Move everything to a database of another kind."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from danvan.core.dates import say_number
from danvan.core.refused import Refused
from danvan.hall.copying import copy_database


class Command(BaseCommand):
    help = "Chép toàn bộ dữ liệu sang một cơ sở dữ liệu trống khác loại (SQLite sang PostgreSQL, hoặc ngược lại)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--to", required=True, help="postgresql://người-dùng:mật-khẩu@máy:cổng/tên, hoặc sqlite")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, to: str, **options: Any) -> None:
        try:
            done = copy_database(to, progress=lambda text: print(f"• {text}", file=sys.stderr, flush=True))
        except Refused as refused:
            sys.exit(str(refused))
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done), ensure_ascii=False, indent=1))
            return
        self.stdout.write(
            f"Đã chép {say_number(sum(done.rows.values()))} dòng của {len(done.rows)} bảng; số dòng hai bên bằng nhau; "
            f"nhật ký nguyên vẹn ({say_number(done.entries)} mục); kho tìm kiếm có {say_number(done.syllables)} tiếng.\n"
            + (
                "Từ nay chạy không có DANVAN_DATABASE_URL."
                if to == "sqlite"
                else "Từ nay đặt DANVAN_DATABASE_URL bằng địa chỉ vừa chép tới."
            )
        )
