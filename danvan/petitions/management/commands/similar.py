"""``similar "…text…"``: letters in the database that say nearly the same, with their scores; no sender's data."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.petitions.similar import ALIKE, alike


class Command(BaseCommand):
    help = "Tìm các đơn có nội dung gần giống một đoạn văn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="+", help="đoạn văn")
        parser.add_argument("--json", action="store_true", help="in một danh sách JSON")
        parser.add_argument("--least", type=float, default=ALIKE, help=f"điểm thấp nhất, 0 đến 1 (mặc định {ALIKE})")

    def handle(self, *args: Any, **options: Any) -> None:
        if not " ".join(options["text"]).strip():
            raise CommandError("Hãy đưa đoạn văn cần so.")
        if not 0 <= options["least"] <= 1:
            raise CommandError("Điểm thấp nhất (--least) phải từ 0 đến 1.")
        found = [
            {"code": one.petition.code, "unit": one.petition.unit.code, "state": one.petition.state, "received_on": one.petition.received_on,
             "group": one.petition.group.code if one.petition.group else "", "score": one.score}
            for one in alike(" ".join(options["text"]), least=options["least"])
        ]  # fmt: skip
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, default=str))
            return
        for one in found:
            self.stdout.write(f"{one['score']:.2f}  {one['code']}  {one['received_on']:%d/%m/%Y}  {one['unit']}")
        self.stdout.write(f"{len(found)} đơn gần giống.")
