"""Remove the invented demo data."""

from typing import Any

from django.core.management.base import BaseCommand

from danvan.hall import demo


class Command(BaseCommand):
    help = "Xóa toàn bộ dữ liệu thử (đơn vị, người, hồ sơ hư cấu)."

    def handle(self, *args: Any, **options: Any) -> None:
        print(f"Đã xóa dữ liệu thử: {demo.remove()} dòng.")
