"""Put a backup back."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.core.dates import local_day, short_day
from danvan.core.refused import Refused
from danvan.hall import backup


class Command(BaseCommand):
    help = "Khôi phục dữ liệu từ một bản sao lưu (dừng máy chủ trước khi chạy)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest = backup.restore(
                file, at=timezone.now(), progress=lambda text: print(f"• {text} …", file=sys.stderr, flush=True)
            )
        except Refused as refused:
            sys.exit(str(refused))
        made_on = short_day(local_day(datetime.fromisoformat(manifest["made_at"])))
        print(
            f"Đã khôi phục bản sao lưu ngày {made_on} ({len(manifest['files'])} tệp). Dữ liệu trước đó còn trong thư mục backups/."
        )
