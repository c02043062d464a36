"""``recognise "…text…"``: does a text denounce an identifiable person? Nothing of it is kept."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.petitions.recognise import recognise


class Command(BaseCommand):
    help = "Cho biết một đoạn văn có phải là tố cáo một người xác định được hay không. Không lưu đoạn văn."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", nargs="+", help="đoạn văn, có dấu hoặc không dấu")
        parser.add_argument("--json", action="store_true", help='in {"denunciation": …, "reasons": […]}')

    def handle(self, *args: Any, **options: Any) -> None:
        text = " ".join(options["text"])
        if not text.strip():
            raise CommandError("Hãy đưa đoạn văn cần xét.")
        verdict = recognise(text)
        found = {"denunciation": verdict.denunciation, "reasons": list(verdict.reasons)}
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False))
            return
        self.stdout.write(
            "Là tố cáo, không nhận trên hệ thống này." if verdict.denunciation else "Không phải tố cáo."
        )
        for reason in verdict.reasons:
            self.stdout.write(f"  {reason}")
