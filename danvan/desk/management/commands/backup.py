"""Save everything into one file."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.core.refused import Refused
from danvan.hall import backup


class Command(BaseCommand):
    help = "Sao lưu toàn bộ dữ liệu vào một tệp (không kèm khóa)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        try:
            manifest = backup.save(
                file, at=timezone.now(), progress=lambda text: print(f"• {text} …", file=sys.stderr, flush=True)
            )
        except Refused as refused:
            sys.exit(str(refused))
        except OSError:
            sys.exit(f"Không ghi được {file}. Xem lại thư mục, quyền ghi và dung lượng đĩa còn trống.")
        backup.note(manifest, file)
        print(
            f"Đã sao lưu {len(manifest['files'])} tệp vào {file}. Khóa (secret.key) không nằm trong bản sao: hãy giữ riêng."
        )
