"""Invented data at scale, for benches."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.core.refused import Refused
from danvan.hall import sample


class Command(BaseCommand):
    help = "Lập dữ liệu mẫu hư cấu ở quy mô lớn; cùng --seed thì cùng dữ liệu. Xóa bằng remove_demo."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--units", type=int, default=100, metavar="SỐ", help="số xã mẫu, nhiều nhất 3321")
        parser.add_argument(
            "--petitions",
            type=int,
            default=0,
            metavar="SỐ",
            help="số phản ánh, kiến nghị; chưa vào kho tìm kiếm, cần thì chạy rebuild_search",
        )
        parser.add_argument(
            "--articles", type=int, default=1000, metavar="SỐ", help="số tin bài; thêm 1/4 cuộc họp, 1/20 văn bản"
        )
        parser.add_argument("--seed", type=int, default=1, metavar="SỐ", help="số gieo: cùng số thì cùng dữ liệu")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        size = sample.Size(options["units"], options["articles"], options["petitions"])
        say = lambda text: print(f"• {text}", file=sys.stderr, flush=True)  # noqa: E731
        try:
            made = sample.make(size, seed=options["seed"], at=timezone.now(), progress=say)
        except Refused as refused:
            sys.exit(str(refused))
        self.stdout.write(
            json.dumps(made)
            if options["json"]
            else f"Đã lập {made['units']} xã mẫu, {made['documents']} văn bản, {made['meetings']} cuộc họp, {made['articles']} tin bài, {made['petitions']} phản ánh."
        )
