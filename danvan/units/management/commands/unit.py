"""``unit NAME --on DAY``: which unit a name may mean, with evidence, what each was and became."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from danvan.core.dates import read_day, short_day
from danvan.units.lineage import Step
from danvan.units.resolver import Candidate, decided, resolve


class Command(BaseCommand):
    help = "Tra đơn vị theo tên như in trên giấy: các khả năng, căn cứ, trước đó là gì và nay là gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="TÊN", help="tên như in trên giấy, ví dụ «phường Duy Tân»")
        parser.add_argument("--on", metavar="NGÀY", help="ngày mà văn bản nói đến, dạng 2024-10-15 hoặc 15/10/2024")
        parser.add_argument("--context", default="", metavar="CHỮ", help="chữ khác trên cùng trang, để tìm cấp trên")
        parser.add_argument("--json", action="store_true", help="in ra JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        on = asked_day(options["on"])
        candidates = resolve(options["name"], on=on, context=options["context"])
        if options["json"]:
            shown = {"name": options["name"], "on": on, "decided": None, "candidates": list(map(as_dict, candidates))}
            shown["decided"] = getattr(decided(candidates), "code", None)
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2, default=str))
        elif candidates:
            self.stdout.write("\n".join(summary(options["name"], candidates)))
        if not candidates:
            self.stderr.write(f"Không có đơn vị nào tên «{options['name']}»; hãy tra theo tên, không theo mã.")
            raise SystemExit(1)


def asked_day(text: str | None) -> date | None:
    try:
        return read_day(text) if text else None
    except ValueError:
        raise CommandError(f"Ngày «{text}» không đúng; hãy viết như 2024-10-15 hoặc 15/10/2024.") from None


def as_dict(one: Candidate) -> dict[str, Any]:
    plain = ("code", "official_code", "name", "full_name", "kind", "level", "tree", "valid_from", "valid_to", "score")
    shown = {key: getattr(one, key) for key in plain}
    shown |= {"evidence": one.evidence, "valid_on_day": one.valid_on_day}
    return shown | {name: [step_dict(step) for step in getattr(one, name)] for name in ("was", "became", "heirs")}


def step_dict(step: Step) -> dict[str, Any]:
    return {name: getattr(step, name) for name in Step.__slots__}


def summary(name: str, candidates: list[Candidate]) -> list[str]:
    """Write the candidates, one at least, for a reader at a terminal."""
    chosen = decided(candidates)
    head = "1 đơn vị" if chosen else f"{len(candidates)} khả năng, cần người chọn"
    lines = [f"«{name}»: {head}"]
    for one in candidates:
        mark = "→" if chosen and one.code == chosen.code else " "
        lines += ["", f"{mark} {one.full_name}  [{one.code}, mã {one.official_code or 'không có'}]"]
        lines += [f"    căn cứ: {'; '.join(one.evidence)}"]
        lines += [f"    trước là: {step.full_name} (đến {short_day(step.effective)})" for step in one.was]
        lines += [f"    sau là: {step.sentence()}" for step in one.became]
        if [step.code for step in one.heirs] != [step.code for step in one.became]:
            lines += [f"    nay là: {step.sentence()}; {step.note}".rstrip("; ") for step in one.heirs]
    return lines
