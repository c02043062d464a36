"""``deadline``: a due day with its day-by-day explanation, for a length of time or for a rule of law."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from danvan.calendars.models import load
from danvan.core.dates import local_day, read_day
from danvan.core.refused import Refused
from danvan.law import clock, rules
from danvan.law.calendar import Calendar
from danvan.law.clock import Due
from danvan.law.rules import AFTER, BEFORE, Rule
from danvan.law.units import HOUR, LABELS
from danvan.units.models import Unit


class UnreadableDay(Refused):
    """Không đọc được ngày “{text}”; hãy ghi như 2026-02-12 hoặc 12/02/2026, thêm giờ như 2026-02-12T08:30."""


class UnreadableNumber(Refused):
    """Độ dài “{text}” không phải số nguyên."""


class NothingAsked(Refused):
    """Hãy cho biết --from với --value và --unit, hoặc --from với --rule."""


class UnknownDirection(Refused):
    """Không có chiều tính “{text}”; dùng after (sau sự kiện) hoặc before (trước sự kiện)."""


class TwoQuestions(Refused):
    """Chỉ chọn một: --rule, hoặc --value với --unit."""


class UnknownPlace(Refused):
    """Không có đơn vị mang mã “{code}”."""


class Command(BaseCommand):
    help = "Tính hạn theo ngày làm việc, ngày, giờ, tháng hoặc theo quy tắc của luật, kèm giải thích từng ngày."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from", dest="start", metavar="NGÀY", help="ngày (2026-02-12) hoặc lúc (2026-02-12T08:30)"
        )
        parser.add_argument("--value", metavar="SỐ", help="số ngày, giờ hoặc tháng")
        parser.add_argument("--unit", metavar="ĐƠN-VỊ", help="wd ngày làm việc, d ngày, h giờ, month tháng")
        parser.add_argument(
            "--dir", dest="direction", default=AFTER, metavar="CHIỀU", help="after sau sự kiện, before trước sự kiện"
        )
        parser.add_argument("--strict", action="store_true", help="tính chặt cho hạn “trước”")
        parser.add_argument("--rule", metavar="QUY-TẮC", help="mã quy tắc, ví dụ kn.accept")
        parser.add_argument("--case", metavar="TRƯỜNG-HỢP", help="trường hợp riêng của quy tắc, ví dụ complex")
        parser.add_argument("--for", dest="place", metavar="MÃ", help="mã đơn vị, để tính cả ngày nghỉ riêng")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            term, rule = answer(options)
        except Refused as refused:
            self.stderr.write(refused.sentence)
            raise SystemExit(1) from refused
        if options["json"]:
            self.stdout.write(json.dumps(as_json(term, rule), ensure_ascii=False))
        else:
            self.stdout.write("\n".join([*as_text(rule), *term.explain(), *hour_note(options["start"], term)]))


def answer(options: dict[str, Any]) -> tuple[Due, Rule | None]:
    """Return the due day that the options ask for, and the rule if one was named. Raise Refused."""
    if options["start"] is None or not (options["rule"] or options["unit"]):
        raise NothingAsked
    start = read_start(options["start"])
    calendar = load(_unit(options["place"]))
    if not options["rule"]:
        return _by_length(start, calendar, options), None
    if options["value"] is not None or options["unit"]:
        raise TwoQuestions
    rule = rules.pick(options["rule"], _day(start))
    begins = _at_midnight(start, rule.unit)
    return clock.for_rule(rule, begins, calendar, variant=options["case"], strict=options["strict"]), rule


def _by_length(start: date | datetime, calendar: Calendar, options: dict[str, Any]) -> Due:
    if options["value"] is None:
        raise NothingAsked
    if options["direction"] not in (AFTER, BEFORE):
        raise UnknownDirection(text=options["direction"])
    begins, value, unit = _at_midnight(start, options["unit"]), _number(options["value"]), options["unit"]
    if options["direction"] == BEFORE:
        return clock.before(begins, value, unit, calendar, strict=options["strict"])
    return clock.due(begins, value, unit, calendar)


def read_start(text: str) -> date | datetime:
    """Read an ISO day or moment, or 12/02/2026. Raise UnreadableDay."""
    for read in (read_day, datetime.fromisoformat):
        try:
            return read(text.strip())
        except ValueError:
            continue
    raise UnreadableDay(text=text)


def as_text(rule: Rule | None) -> list[str]:
    """Write the lines about the rule that stand above the explanation."""
    if rule is None:
        return []
    lines = [f"{rule.id}: {rule.name}, tính từ {rule.event}. Căn cứ: {rule.source} [{rule.tag}: {rule.standing}]."]
    if rule.to_check:
        lines.append(f"Cần đối chiếu: {rule.to_check}.")
    return lines


def hour_note(start: str, term: Due) -> list[str]:
    """Say that a term in hours was given a plain day."""
    plain = term.due_at is not None and not isinstance(read_start(start), datetime)
    return ["Không ghi giờ bắt đầu nên tính từ 00:00."] if plain else []


def as_json(term: Due, rule: Rule | None) -> dict[str, Any]:
    """Build the object that ``--json`` prints."""
    return {
        "from": term.start.isoformat(),
        "value": term.value,
        "unit": term.unit,
        "unit_label": LABELS[term.unit],
        "direction": BEFORE if term.is_before else AFTER,
        "strict": term.strict,
        "due_on": term.due_on.isoformat(),
        "due_at": term.due_at.isoformat() if term.due_at else None,
        "tentative": term.tentative,
        "calendar_version": term.calendar.version,
        "rule": rule_as_json(rule) if rule else None,
        "steps": [
            {"day": step.day.isoformat(), "counted": step.counted, "text": step.text, "source": step.source}
            for step in term.steps
        ],
        "explanation": term.explain(),
    }


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """Build the part of the object that tells the rule, its source and how far it may be trusted."""
    return {
        "id": rule.id,
        "version": rule.version,
        "name": rule.name,
        "of": rule.of,
        "event": rule.event,
        "value": rule.value,
        "unit": rule.unit,
        "from": rule.valid_from.isoformat(),
        "to": rule.valid_to.isoformat() if rule.valid_to else None,
        "source": rule.source,
        "tag": rule.tag,
        "standing": rule.standing,
        "confirmed": rule.confirmed,
        "to_check": rule.to_check,
    }


def _day(start: date | datetime) -> date:
    if isinstance(start, datetime):
        return local_day(start) if start.tzinfo else start.date()
    return start


def _at_midnight(start: date | datetime, unit: str) -> date | datetime:
    """Give a plain day its first moment when the term runs in hours: the explanation shows 00:00."""
    if unit == HOUR and not isinstance(start, datetime):
        return datetime(start.year, start.month, start.day)
    return start


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UnreadableNumber(text=text) from None


def _unit(code: str | None) -> Unit | None:
    if not code:
        return None
    unit = Unit.objects.filter(code=code.upper()).first()
    if unit is None:
        raise UnknownPlace(code=code)
    return unit
