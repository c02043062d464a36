"""Bring in hamlets, bodies, people, posts and accounts from one spreadsheet."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units import roster
from danvan.units.actions.roster import Outcome, bring_in
from danvan.units.models import Officer, Unit


class Command(BaseCommand):
    help = "Nhập danh sách thôn, cơ quan, người, chức vụ, tài khoản từ tệp Excel hoặc CSV. Chỉ xem thử nếu không có --save."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", help="tệp .xlsx hoặc .csv")
        parser.add_argument("--unit", help="mã đơn vị nhận (cần khi có nhiều đơn vị có người quản trị)")
        parser.add_argument("--save", action="store_true", help="lưu khi không dòng nào sai")
        parser.add_argument("--template", metavar="TỆP", help="ghi tệp mẫu ra TỆP rồi thôi")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["template"]:
            Path(options["template"]).write_bytes(roster.template())
            return
        if not options["file"]:
            raise CommandError("Cần tên tệp. Lấy tệp mẫu: manage import_roster --template mau.xlsx")
        path = Path(options["file"])
        try:
            rows = roster.read(path.read_bytes(), path.name)
        except OSError as error:
            raise CommandError(f"Không mở được tệp {path}.") from error
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        outcome = bring_in(rows, unit=self.unit(options["unit"]), by=None, at=timezone.now(), save=options["save"])
        self.show(outcome)
        if outcome.wrong:
            raise CommandError(f"{len(outcome.wrong)} dòng sai, chưa lưu gì.")

    def unit(self, code: str | None) -> Unit:
        """Take the unit of that code, else the only one that somebody administers."""
        administered = Officer.objects.holding("administrator", local_day(timezone.now())).values("unit")
        units = Unit.objects.filter(code=code) if code else Unit.objects.filter(pk__in=administered)
        if len(units) != 1:
            raise CommandError("Hãy ghi mã đơn vị: --unit MÃ. Có: " + ", ".join(unit.code for unit in units))
        return units[0]

    def show(self, outcome: Outcome) -> None:
        for line in outcome.lines:
            self.stdout.write(f"{line.table_name}, dòng {line.row.line}: {line.sentence}")
        for slip in outcome.slips:
            self.stdout.write(f"{slip.unit_name}\t{slip.full_name}\t{slip.username}\t{slip.password}")
        end = "Đã lưu." if outcome.saved else "Mới xem thử, chưa lưu gì."
        self.stdout.write(
            f"Mới: {outcome.count('new')}, đã có: {outcome.count('there')}, sai: {outcome.count('wrong')}. {end}"
        )
