"""``cite TEXT``: the official documents that a text cites, with keys and spans."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand

from danvan.text.citations import Citation, find_citations
from danvan.text.folding import nfc


class Command(BaseCommand):
    help = "Tìm văn bản được viện dẫn trong một đoạn chữ: khóa, nhận dạng, vị trí. Dấu «-» đọc từ đầu vào chuẩn."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "text", metavar="CHỮ", help="đoạn chữ, ví dụ «theo Kết luận số 43 ngày 07/01/2019 của Ban Bí thư»"
        )
        parser.add_argument("--json", action="store_true", help="in một mảng JSON")

    def handle(self, *args: Any, text: str, **options: Any) -> None:
        read = nfc(sys.stdin.read() if text == "-" else text)
        found = find_citations(read)
        if options["json"]:
            self.stdout.write(json.dumps([as_dict(one) for one in found], ensure_ascii=False, indent=1, default=str))
            return
        self.stdout.write("\n".join(map(said, found)) if found else "Không thấy văn bản nào được viện dẫn.")


def as_dict(one: Citation) -> dict[str, Any]:
    """Give the citation with its span as a pair of code-point offsets."""
    shown = asdict(one)
    return {"key": one.key, "identity": one.identity, "span": [one.start, one.end], **shown}


def said(one: Citation) -> str:
    """Say one citation in a line for a reader at a terminal."""
    more = [
        f"cơ quan: {one.issuer}" if one.issuer else "",
        f"ngày {one.date:%d/%m/%Y}" if one.date else "",
        f"khóa {one.term}" if one.term else "",
    ]
    known = f"nhận dạng: {one.identity}" if one.identity else "cần xác định"
    return f"{one.start}–{one.end}  {one.key or one.surface}  [{known}]  «{one.surface}»  {'; '.join(part for part in more if part)}".rstrip()
