"""``cadence UNIT --month 2026-10``: reception days that the law wants of a unit's heads, and those it has."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.core.dates import short_day
from danvan.law.citing import written
from danvan.petitions.cadence import Duty, month_of
from danvan.petitions.models import ReceptionDay
from danvan.units.models import Unit


class Command(BaseCommand):
    help = "Cho biết lịch tiếp công dân của một đơn vị trong tháng so với quy định."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("--month", required=True, help="tháng, ví dụ 2026-10")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        unit = Unit.objects.filter(code=options["unit"]).first()
        if unit is None:
            raise CommandError(f"Không có đơn vị {options['unit']}.")
        try:
            month = date.fromisoformat(f"{options['month']}-01")
        except ValueError as error:
            raise CommandError("Tháng ghi theo dạng năm-tháng, ví dụ 2026-10.") from error
        duties = [_as_dict(duty) for duty in month_of(unit, month)]
        days = ReceptionDay.objects.filter(unit=unit, on__year=month.year, on__month=month.month).order_by("on")
        listed = [
            {"code": day.code, "on": day.on, "post": day.post, "state": day.state, "in_person": day.in_person}
            for day in days
        ]
        if options["json"]:
            found = {"unit": unit.code, "month": options["month"], "duties": duties, "days": listed}
            self.stdout.write(json.dumps(found, ensure_ascii=False, default=str))
            return
        for duty in duties:
            self.stdout.write(
                f"{duty['label']}: phải tiếp {duty['needed']} ngày, đã tiếp {duty['counted']}, còn lịch {duty['planned']}, "
                f"thiếu {duty['short']} ({written(duty['source'])})."
            )
        for day in days:
            self.stdout.write(f"  {short_day(day.on)}  {day.get_state_display()}  {day.receiver}")


def _as_dict(duty: Duty) -> dict[str, Any]:
    return {
        "post": duty.post, "label": duty.label, "min": duty.min, "per": duty.per, "needed": duty.needed, "planned": duty.planned,
        "held": duty.held, "counted": duty.counted, "short": duty.short, "delegable": duty.delegable, "source": duty.source, "tag": duty.tag,
    }  # fmt: skip
