"""The first run without demo data: your unit, its bodies, the first administrator."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from datetime import date, datetime
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.text.folding import key1
from danvan.units.actions.setting_up import BODIES, check_password, name_of_body, set_up_administrator, set_up_bodies
from danvan.units.models import Officer, Unit
from danvan.units.resolver import resolve

HOW = (
    "Chưa có đơn vị và người quản trị. Chạy ở cửa sổ dòng lệnh: python3 run.py manage first_run\n"
    "hoặc trong kịch bản: echo MẬT-KHẨU | python3 run.py manage first_run --unit MÃ-HOẶC-TÊN "
    "--admin-name 'HỌ TÊN' --admin-username TÊN --admin-password-stdin"
)
YES = {"", "c", "có", "co", "y"}
NO = {"k", "không", "khong", "n"}


class Command(BaseCommand):
    help = "Lập đơn vị đầu tiên: chọn địa bàn, lập các cơ quan, lập người quản trị. Hỏi những gì chưa cho biết."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", help="mã hoặc tên tỉnh, xã, phường, đặc khu")
        parser.add_argument(
            "--bodies", help=f"các cơ quan, cách nhau bằng dấu phẩy: {','.join(BODIES)} (mặc định: tất cả)"
        )
        parser.add_argument("--admin-name", help="họ và tên người quản trị")
        parser.add_argument("--admin-username", help="tên đăng nhập của người quản trị")
        parser.add_argument("--admin-password-stdin", action="store_true", help="đọc mật khẩu từ đầu vào chuẩn")
        parser.add_argument("--if-needed", action="store_true", help="không làm gì khi đã có người quản trị")

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        if options["if_needed"] and is_set_up(local_day(at)):
            return
        if not options["unit"] and not sys.stdin.isatty():
            if options["if_needed"]:
                self.stdout.write(HOW)
                return
            raise CommandError(HOW)
        try:
            officers = self.set_up(options, at)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        units = "; ".join(one.unit.name_on(local_day(at)) for one in officers)
        self.stdout.write(f"Đã lập: {units}.\nNgười quản trị đăng nhập bằng tên «{officers[0].user.username}».")

    def set_up(self, options: dict[str, Any], at: datetime) -> list[Officer]:
        area = self.choose_area(options["unit"], local_day(at))
        kinds = self.choose_bodies(options, area, local_day(at))
        full_name = options["admin_name"] or ask("Họ và tên người quản trị")
        username = options["admin_username"] or ask("Tên đăng nhập")
        names = {"username": username, "full_name": full_name}
        password = sys.stdin.readline().rstrip("\n") if options["admin_password_stdin"] else ask_password(names)
        with transaction.atomic():
            bodies = set_up_bodies(area, kinds=kinds, at=at)
            return set_up_administrator(bodies, **names, password=password, at=at)

    def choose_area(self, name: str | None, on: date) -> Unit:
        """Take the one area of that code or full name, else show the candidates and ask."""
        while True:
            asked = name or ask("Đơn vị của bạn (tên xã, phường, tỉnh)")
            found = areas_named(asked, on)
            if len(found) == 1:
                return found[0][0]
            for unit, label in found[:20]:
                self.stdout.write(f"  {unit.code:<10} {label}")
            if name or not sys.stdin.isatty():
                raise CommandError(f"{matching(found, asked)} Hãy ghi rõ hơn hoặc dùng mã ở cột đầu.")
            self.stdout.write(f"{matching(found, asked)} Hãy ghi mã hoặc tên đầy đủ hơn.")

    def choose_bodies(self, options: dict[str, Any], area: Unit, on: date) -> list[str]:
        if options["bodies"]:
            kinds = [kind.strip() for kind in options["bodies"].split(",") if kind.strip()]
        elif options["unit"]:
            kinds = list(BODIES)
        else:
            kinds = [kind for kind in BODIES if ask_yes(f"Lập {name_of_body(kind, area.version(on))}?")]
        if not kinds or set(kinds) - set(BODIES):
            raise CommandError(f"Chọn ít nhất một cơ quan trong: {', '.join(BODIES)}.")
        return kinds


def is_set_up(on: date) -> bool:
    """Tell whether somebody real administers something today."""
    return Officer.objects.holding("administrator", on).filter(user__is_demo=False).exists()


def areas_named(name: str, on: date) -> list[tuple[Unit, str]]:
    """List the areas of today with that code or name, each with its full name; an exact name stands alone."""
    areas = Unit.objects.areas().alive(on)
    exact = areas.filter(code=name.strip().upper()).first()
    if exact:
        return [(exact, exact.name_on(on))]
    found = [one for one in resolve(name, on=on) if one.tree == "area" and one.valid_on_day]
    same = [one for one in found if key1(name) in (key1(one.name), key1(one.full_name))]
    units = {unit.code: unit for unit in areas.filter(code__in=[one.code for one in same or found])}
    return [(units[one.code], one.full_name) for one in same or found if one.code in units]


def matching(found: list[Any], asked: str) -> str:
    """Say how many units have a name that was asked for."""
    how_many = f"Có {len(found)}" if found else "Không có"
    return f"{how_many} đơn vị khớp với «{asked}»."


def ask(question: str) -> str:
    """Ask until something is typed."""
    while not (answer := input(f"{question}: ").strip()):
        pass
    return answer


def ask_yes(question: str) -> bool:
    """Ask until the answer is yes (also an empty one) or no."""
    while (answer := input(f"{question} [C/k] ").strip().lower()) not in YES | NO:
        sys.stdout.write("Hãy gõ C (có) hoặc k (không).\n")
    return answer in YES


def ask_password(names: dict[str, str]) -> str:
    """Ask twice, without showing it, until it is good."""
    while True:
        first = getpass("Mật khẩu (ít nhất 14 ký tự): ")
        try:
            check_password(first, **names)
        except Refused as refused:
            sys.stdout.write(f"{refused.sentence}\n")
            continue
        if first == getpass("Nhập lại mật khẩu: "):
            return first
        sys.stdout.write("Hai lần nhập chưa giống nhau, mời nhập lại.\n")
