"""Put a backup back."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

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
        print(
            f"Đã khôi phục bản sao lưu ngày {manifest['made_at'][:10]} ({len(manifest['files'])} tệp). Dữ liệu trước đó còn trong thư mục backups/."
        )
