"""Remove picture files that belong to no article."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.news import actions

KEPT_HOURS = 24


class Command(BaseCommand):
    help = "Xóa tệp ảnh không thuộc bài nào, cũ hơn một ngày."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep and say how many went."""
        count = actions.sweep_pictures(before=timezone.now() - timedelta(hours=KEPT_HOURS))
        self.stdout.write(f"Đã xóa {count} tệp ảnh không thuộc bài nào.")
