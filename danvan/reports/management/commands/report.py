"""``report FORM UNIT PERIOD``: a whole report, as it was sent or as it stands, on the screen, as JSON, Word, Excel."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from danvan.core.dates import local_day, say_number, short_day
from danvan.core.refused import Refused
from danvan.figures.periods import Period
from danvan.reports.actions.refusals import PeriodToCome
from danvan.reports.compiling import Compiled, compile
from danvan.reports.due import belongs
from danvan.reports.freezing import add_codes, add_drift
from danvan.reports.models import FormVersion, ReportForm
from danvan.reports.output import as_dict, excel, word
from danvan.units.models import Unit


class UnknownForm(Refused):
    """Không có biểu mang mã «{code}»; có: {known}."""


class UnknownUnit(Refused):
    """Không có đơn vị mang mã «{code}». Xem mã ở bàn làm việc, mục Đơn vị, hoặc: run.py manage unit "tên"."""


class NoSuchPeriod(Refused):
    """Biểu «{form}» không có kỳ «{period}»."""


class NoSuchVersion(Refused):
    """{name} không có bản đã gửi số {number} cho kỳ này; có: {known}."""


class NotWritten(Refused):
    """Không ghi được tệp «{file}»: thư mục không có hoặc không được phép ghi."""


class Command(BaseCommand):
    help = "Báo cáo của một đơn vị theo một biểu: từng ô với số, cách có, đơn vị còn thiếu và hồ sơ được đếm."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("form", help="mã biểu, ví dụ BC-QUY-DAYDU")
        parser.add_argument("unit", help="mã đơn vị")
        parser.add_argument("period", help="2026-Q3, 2026-09, 2026, 2026-6T, 2026-9T, 20260901-20260920")
        parser.add_argument("--number", type=int, help="bản đã gửi số mấy")
        parser.add_argument("--json", action="store_true", help="in một đối tượng JSON")
        parser.add_argument("--word", metavar="TỆP", help="ghi văn bản Word vào tệp này")
        parser.add_argument("--excel", metavar="TỆP", help="ghi bảng tính Excel vào tệp này")

    def handle(self, *args: Any, form: str, unit: str, period: str, number: int | None, **options: Any) -> None:
        today = local_day(timezone.now())
        try:
            version, chosen = find(form, period)
            body = Unit.objects.filter(code=unit.upper()).first()
            if body is None:
                raise UnknownUnit(code=unit)
            if chosen.start > today:
                raise PeriodToCome(period=chosen.name, day=short_day(chosen.start))
            report = compile(version, body, chosen, today=today, number=number)
            check_number(report, number)
            self._write(report, options, today)
        except Refused as refused:
            sys.exit(refused.sentence)
        if options["json"]:
            print(json.dumps(as_dict(report), ensure_ascii=False, indent=1))
        elif not (options["word"] or options["excel"]):
            show(report)

    def _write(self, report: Compiled, options: Mapping[str, Any], today: date) -> None:
        if report.version is not None and report.version.stands_still:
            add_drift(report, today=today)
        add_codes(report, today=today)
        for name, make in (("word", word), ("excel", excel)):
            if options[name]:
                try:
                    Path(options[name]).write_bytes(make(report))
                except OSError as error:
                    raise NotWritten(file=options[name]) from error


def check_number(report: Compiled, number: int | None) -> None:
    """Refuse a number under which nothing was sent. Raise NoSuchVersion."""
    if number is None or (
        report.version is not None and report.version.number == number and report.version.is_frozen
    ):
        return
    sent = [str(one.number) for one in report.sheet.all_versions() if one.is_frozen] if report.sheet else []
    raise NoSuchVersion(name=report.unit_name, number=number, known=", ".join(sent) or "chưa gửi bản nào")


def find(form: str, period: str) -> tuple[FormVersion, Period]:
    """Return the version of a form that holds for a period. Raise UnknownForm, UnreadablePeriod, NoSuchPeriod."""
    rows = FormVersion.objects.filter(form__code=form.upper()).select_related("form").prefetch_related("lines")
    versions = list(rows.order_by("-number"))
    if not versions:
        raise UnknownForm(
            code=form, known=", ".join(ReportForm.objects.values_list("code", flat=True)) or "chưa có biểu nào"
        )
    for version in versions:
        chosen = Period.parse(period, scheme=version.scheme)
        if belongs(version, chosen) and version.valid_from <= chosen.end:
            return version, chosen
    raise NoSuchPeriod(form=versions[0].name, period=period)


def show(report: Compiled) -> None:
    """Print a report for reading."""
    state = "số liệu đã chốt" if report.version and report.version.stands_still else "đếm trực tiếp, chưa gửi"
    print(f"{report.form.name} – {report.unit_name} – {report.period.label} ({state})")
    if report.expected:
        missing = f"; thiếu: {', '.join(report.missing)}" if report.missing else ""
        print(f"Cộng từ {report.received} trên {report.expected} đơn vị{missing}")
    print(f"{'':<58}{'trong kỳ':>16}{'từ đầu năm':>16}")
    for line in report.lines:
        if line.indicator is None:
            print(
                f"\n{line.label}"
                if line.part.kind != "text"
                else f"{line.label}: {report.passages.get(line.part.key, '') or '–'}"
            )
            continue
        if line.kind == "text":
            print(f"  {line.label[:55]:<56}{line.text or '–'}")
            continue
        value, ytd = ("–" if one is None else say_number(one) for one in (line.value, line.ytd))
        lacking = f"  thiếu {line.missing}/{line.expected}" if line.missing else ""
        print(f"  {line.label[:55]:<56}{value:>16}{ytd:>16}  {line.indicator.measure}{lacking}")
