"""``find "dan van kheo"``: ranked hits of the index, for operators and for anyone who wants to check."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from html import unescape
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from danvan.core.dates import short_day
from danvan.hall.searching import ROOMS
from danvan.search.facts import EVERY_UNIT, MOST_SHOWN, Hit, find
from danvan.search.query import parse
from danvan.units.models import Unit


class Command(BaseCommand):
    help = "Tìm trong kho tìm kiếm; không có --all thì chỉ thấy những gì đang công khai."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", nargs="+", metavar="LỜI", help="lời cần tìm, có dấu hoặc không dấu")
        parser.add_argument("--json", action="store_true", help="in một danh sách JSON")
        parser.add_argument("--kind", action="append", metavar="LOẠI", help="chỉ loại này (lặp lại được)")
        parser.add_argument("--unit", action="append", metavar="MÃ", help="chỉ đơn vị có mã này (lặp lại được)")
        parser.add_argument(
            "--limit",
            type=int,
            default=20,
            metavar="SỐ",
            help=f"nhiều nhất bao nhiêu kết quả (20; không quá {MOST_SHOWN})",
        )
        parser.add_argument("--all", action="store_true", help="cả những gì chưa công khai")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["limit"] < 1:
            raise CommandError("Số kết quả nhiều nhất (--limit) phải từ 1 trở lên.")
        words = " ".join(options["words"])
        if not parse(words):
            raise CommandError("Hãy cho ít nhất một chữ cái hoặc chữ số để tìm.")
        options["unit"] = [code.upper() for code in options["unit"] or ()]
        _check_known(options["kind"] or [], options["unit"])
        hits = find(
            words,
            kinds=options["kind"],
            public_at=None if options["all"] else timezone.now(),
            units=options["unit"] or (EVERY_UNIT if options["all"] else None),
            limit=options["limit"],
        )
        if options["json"]:
            self.stdout.write(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, default=str))
            return
        for place, hit in enumerate(hits, 1):
            self.stdout.write(_line(place, hit))
        self.stdout.write(f"{len(hits)} kết quả." if hits else _nothing(options))


def _check_known(kinds: list[str], units: list[str]) -> None:
    """Refuse a kind that no room puts into the index, and a code that no unit bears."""
    strange = sorted(set(kinds) - set(ROOMS))
    if strange:
        raise CommandError(f"Không có loại {_named(strange)}; có: {', '.join(sorted(ROOMS))}.")
    known = Unit.objects.filter(code__in=units).values_list("code", flat=True)
    if strange := sorted(set(units) - set(known)):
        raise CommandError(f"Không có đơn vị nào mang mã {_named(strange)}; chưa tìm gì.")


def _named(strange: list[str]) -> str:
    return ", ".join(f"«{one}»" for one in strange)


def _nothing(options: dict[str, Any]) -> str:
    """Say what was looked for and where, when nothing is found."""
    parts = [
        f"Không thấy gì cho «{' '.join(options['words'])}»",
        f"trong loại {', '.join(options['kind'])}" if options["kind"] else "",
        f"của đơn vị {', '.join(options['unit'])}" if options["unit"] else "",
        "" if options["all"] else "trong những gì đang công khai (--all: cả những gì chưa công khai)",
    ]
    return f"{' '.join(part for part in parts if part)}."


def _line(place: int, hit: Hit) -> str:
    day = short_day(hit.day) if hit.day else "không ngày"
    text = f"{place}. {_as_text(hit.title_html)}  ({hit.kind} {hit.code}, {hit.unit}, {day}, điểm {hit.score})"
    return f"{text}\n   {_as_text(hit.snippet_html)}" if hit.snippet_html else text


def _as_text(html: str) -> str:
    return unescape(re.sub(r"</?mark>", "*", html))
