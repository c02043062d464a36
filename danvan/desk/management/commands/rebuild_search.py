"""Fill the index of the search again."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.hall import searching


class Command(BaseCommand):
    help = "Dựng lại kho tìm kiếm từ tin bài, cuộc họp, văn bản, đơn vị."

    def handle(self, *args: Any, **options: Any) -> None:
        done = searching.rebuild(
            at=timezone.now(), progress=lambda text: print(f"• {text}", file=sys.stderr, flush=True)
        )
        self.stdout.write(f"Đã đưa {sum(done.values())} mục vào kho tìm kiếm.")
