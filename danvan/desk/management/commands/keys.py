"""The keys of sealed fields: look, print the recovery sheet, type it back, rotate, drop an old key."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from danvan.core import keyring, recovery, sealing
from danvan.core.dates import HERE, say_number
from danvan.core.models import SealingKey
from danvan.core.refused import Refused

SHEET = """PHIẾU KHÔI PHỤC KHÓA NIÊM PHONG (danvan)
Lập lúc {now}. Tệp khóa: {path}
Khóa đang dùng: {current}

{rows}

Mỗi hàng kết thúc bằng hai chữ kiểm tra. Chữ chỉ gồm A–Z và các số từ 2 đến 7.
Giữ phiếu này trong két, không chụp ảnh, không gửi thư. Ai có phiếu và một bản sao dữ liệu thì mở được
thông tin liên hệ của người dân. Mất cả tệp khóa và phiếu này thì không ai mở lại được.
Nhập lại: python3 run.py manage keys enter   (gõ các hàng K và H, kết thúc bằng Ctrl-D)
"""


class Command(BaseCommand):
    help = "Khóa niêm phong: show (xem), sheet (in phiếu khôi phục), enter (nhập phiếu), rotate (thay khóa), drop (bỏ khóa cũ)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("what", choices=["show", "sheet", "enter", "rotate", "drop"])
        parser.add_argument("key", nargs="?", default="", help="khóa cần bỏ (drop)")

    def handle(self, *args: Any, what: str, key: str, **options: Any) -> None:
        try:
            getattr(self, f"_{what}")(key)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused

    def _show(self, key: str) -> None:
        ring = keyring.read(keyring.path())
        met = {one.key: one for one in SealingKey.objects.all()}
        self.stdout.write(f"Tệp khóa: {keyring.path()}")
        for one in ring.keys:
            uses = "đang dùng" if one == ring.current else "khóa cũ, còn mở được nội dung cũ"
            since = f", từ {met[one].first_at.astimezone(HERE):%d/%m/%Y}" if one in met else ""
            self.stdout.write(f"{one}: {uses}{since}")
        printed = ring.sheet_printed_at or "CHƯA IN"
        self.stdout.write(f"Phiếu khôi phục: {printed}")

    def _sheet(self, key: str) -> None:
        now = timezone.now().astimezone(HERE)
        ring = keyring.read(keyring.path())
        rows = "\n".join(recovery.rows(ring))
        self.stdout.write(
            SHEET.format(now=f"{now:%H:%M %d/%m/%Y}", path=keyring.path(), current=ring.current, rows=rows)
        )
        keyring.note_printed(keyring.path(), now)

    def _enter(self, key: str) -> None:
        if sys.stdin.isatty():
            self.stderr.write("Gõ từng hàng của phiếu (K1.1: …), kết thúc bằng Ctrl-D.")
        ring = recovery.read(sys.stdin)
        sealing.put_back(ring, at=timezone.now())
        self.stdout.write(f"Đã lập tệp khóa {keyring.path()}: {', '.join(ring.keys)}.")

    def _rotate(self, key: str) -> None:
        done = sealing.rotate(timezone.now(), progress=self.stderr.write)
        self.stdout.write(f"Đã niêm phong lại {say_number(done)} dòng bằng khóa {keyring.ring().current}.")
        self.stdout.write("Hãy in phiếu khôi phục mới: python3 run.py manage keys sheet")

    def _drop(self, key: str) -> None:
        sealing.drop(key)
        self.stdout.write(
            f"Đã bỏ khóa {key} khỏi tệp khóa. Bản sao lưu cũ niêm phong bằng khóa này không mở được nữa."
        )
