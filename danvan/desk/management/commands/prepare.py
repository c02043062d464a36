"""Bring an installation up to date: backup, tables, translations, units, calendar, static files, demo data."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from config.catalogue import build
from danvan.calendars import loader as calendars
from danvan.core import keyring, sealing
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.hall import backup, demo, tables
from danvan.hall.demo import has_real_administrator
from danvan.reports import loader as reports
from danvan.units.loader import load_national

MEGABYTE = 1_000_000
ROOM_TO_WORK = 50
"""Megabytes; with less, a failure is told as what it is: the disk."""


class NewerFolder(Refused):
    """Dữ liệu này đã chạy với một phiên bản danvan mới hơn ({what}). Hãy đặt lại phiên bản đó; muốn về phiên bản này thì khôi phục bản sao lưu lập trước khi nâng cấp, trong {folder}: python3 run.py restore TỆP"""


class NotUpgraded(Refused):
    """Nâng cấp không xong ({why}). Mọi dữ liệu trước khi nâng cấp nằm trong {kept}. Hãy đặt lại phiên bản danvan cũ rồi chạy: python3 run.py --data {data} restore {kept}"""


class NoRoom(Refused):
    """Đĩa chứa {data} chỉ còn {left} MB, không đủ để chuẩn bị dữ liệu. Hãy dọn bớt, hoặc chọn thư mục ở đĩa khác: --data DIR"""


class Command(BaseCommand):
    help = "Chuẩn bị hoặc nâng cấp dữ liệu (run.py tự gọi)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--demo", action="store_true")
        parser.add_argument("--quiet", action="store_true")

    def handle(self, *args: Any, demo: bool, quiet: bool, **options: Any) -> None:
        self.quiet = quiet
        try:
            self._prepare(demo)
        except (OSError, DatabaseError) as error:
            left = shutil.disk_usage(settings.DATA_DIR).free // MEGABYTE
            if left >= ROOM_TO_WORK:
                raise
            raise CommandError(NoRoom(data=settings.DATA_DIR, left=left).sentence) from error

    def _prepare(self, demo: bool) -> None:
        self._only_older()
        kept = self._save_first()
        with self._step("Tạo và nâng cấp các bảng dữ liệu"):
            self._tables(kept)
        self._keys()
        with self._step("Dịch các thông báo"):
            build()
        with self._step("Nạp 34 tỉnh, 3.321 xã và lịch sử sáp nhập"):
            load_national(progress=self._say)
        with self._step("Nạp lịch nghỉ"):
            calendars.seed(at=timezone.now())
        with self._step("Nạp danh mục chỉ tiêu và biểu báo cáo"):
            reports.seed()
        with self._step("Gom tệp giao diện"):
            call_command("collectstatic", verbosity=0, interactive=False)
        if demo and not has_real_administrator(local_day(timezone.now())):
            self._load_demo()

    def _only_older(self) -> None:
        """Refuse a database that a newer program has changed, before anything is touched."""
        if what := [name for alias in settings.DATABASES for name in tables.of_another_program(alias)]:
            folder = settings.DATA_DIR / "backups"
            raise CommandError(NewerFolder(what=", ".join(what[:3]), folder=folder).sentence)

    def _save_first(self) -> Path | None:
        """Back up before an upgrade touches a database that holds something; say where."""
        connection = connections["default"]
        executor = MigrationExecutor(connection)
        if not executor.loader.applied_migrations or not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return None
        with self._step("Sao lưu trước khi nâng cấp"):
            at = timezone.now()
            kept: Path = settings.DATA_DIR / "backups" / f"truoc-nang-cap-{at:%Y%m%d-%H%M%S}.zip"
            backup.save(kept, at=at)
        return kept

    def _tables(self, kept: Path | None) -> None:
        """Make or upgrade the tables; an upgrade that fails says where everything was saved."""
        try:
            for alias in settings.DATABASES:
                tables.bring_up_to_date(alias)
        except (DatabaseError, ValidationError) as error:
            if kept is None:
                raise
            raise CommandError(NotUpgraded(why=error, kept=kept, data=settings.DATA_DIR).sentence) from error

    def _keys(self) -> None:
        """Make the keys of sealed fields at set-up, outside the data folder."""
        try:
            if sealing.prepare(timezone.now()):
                self._say(f"• Đã lập tệp khóa {keyring.path()}. In phiếu khôi phục: python3 run.py manage keys sheet")
        except Refused as refused:
            raise CommandError(refused.sentence) from refused

    def _load_demo(self) -> None:
        with self._step("Nạp dữ liệu thử (tỉnh Sông Mây, hoàn toàn hư cấu)"):
            demo.load(at=timezone.now(), progress=self._say)

    def _say(self, text: str) -> None:
        if not self.quiet:
            print(f"    {text}", file=sys.stderr, flush=True)

    @contextmanager
    def _step(self, text: str) -> Iterator[None]:
        began = time.monotonic()
        self._say(f"• {text} …")
        yield
        self._say(f"  xong sau {time.monotonic() - began:.1f} giây")
