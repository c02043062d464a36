"""``load_units``: load or refresh the administrative units of the country."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from danvan.units.loader import load_national


class Command(BaseCommand):
    help = "Nạp các đơn vị hành chính xưa và nay (34 tỉnh, thành phố, 3.321 xã, phường, đặc khu và danh mục cũ)."

    def handle(self, *args: Any, **options: Any) -> None:
        count = load_national(progress=lambda sentence: self.stdout.write(sentence))
        self.stdout.write(self.style.SUCCESS(f"Xong: {count} đơn vị."))
