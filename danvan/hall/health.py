"""How the installation stands, for its operators: one line for each thing to watch."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

from danvan import __version__
from danvan.core.dates import HERE, say_number
from danvan.hall import searching
from danvan.hall.backup import LAST
from danvan.units.models import Unit
from danvan.websites import generation

LITTLE_SPACE = 2 * 2**30
OLD_BACKUP = timedelta(days=2)
KINDS = {"article": "tin bài", "meeting": "cuộc họp", "document": "văn bản"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: what, how it stands, and what to do when it is not well (empty when it is)."""

    label: str
    value: str
    trouble: str = ""


def report(at: datetime) -> list[Line]:
    """Look at everything once; only reads."""
    return [
        Line("Phiên bản", f"danvan {__version__}"),
        Line("Cơ sở dữ liệu", f"{connection.display_name}, {_megabytes(database_size())}"),
        _space(),
        *_last_backup(at),
        _search(),
        Line("Bộ nhớ trang công khai", _generation()),
        Line("Tiến trình phục vụ", _workers()),
        _demo(),
    ]


def database_size() -> int:
    """Return the bytes that rows take on disk."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    names = [Path(one["NAME"]) for one in settings.DATABASES.values()]
    return sum(path.stat().st_size for name in names for path in name.parent.glob(f"{name.name}*"))


def _space() -> Line:
    free = shutil.disk_usage(settings.DATA_DIR).free
    return Line(
        "Đĩa còn trống", _megabytes(free), "Sắp hết chỗ: dọn bớt hoặc thêm đĩa." if free < LITTLE_SPACE else ""
    )


def _last_backup(at: datetime) -> list[Line]:
    path = Path(settings.DATA_DIR) / LAST
    if not path.exists():
        return [
            Line("Sao lưu gần nhất", "chưa có", "Hãy chạy mỗi ngày: python3 run.py backup TỆP"),
            Line("Kiểm tra nhật ký", "chưa chạy"),
        ]
    said = json.loads(path.read_text())
    made = datetime.fromisoformat(said["made_at"]).astimezone(HERE)
    day = f"{made:%H:%M %d/%m/%Y}"
    return [
        Line("Sao lưu gần nhất", f"{day}, {_megabytes(said['size'])}, {said['file']}", "Bản sao lưu đã cũ." if at - made > OLD_BACKUP else ""),
        Line(
            "Kiểm tra nhật ký", f"{day}, {say_number(said['journal_entries'])} mục, {'nguyên vẹn' if said['journal_ok'] else 'KHÔNG nguyên vẹn'}",
            "" if said["journal_ok"] else "Chạy: python3 run.py manage verify_journal",
        ),
    ]  # fmt: skip


def _search() -> Line:
    counts = searching.counts()
    text = "; ".join(
        f"{KINDS[kind]} {say_number(rows)}/{say_number(records)}" for kind, (records, rows) in counts.items()
    )
    missing = any(records != rows for records, rows in counts.values())
    return Line(
        "Kho tìm kiếm so với hồ sơ", text, "Dựng lại: python3 run.py manage rebuild_search" if missing else ""
    )


def _generation() -> str:
    now = generation.current()
    return f"thế hệ lúc {datetime.fromtimestamp(now / 1e9, HERE):%H:%M:%S %d/%m/%Y}" if now else "chưa đăng gì"


def _workers() -> str:
    """Count the processes that serve beside this one (Linux only)."""
    children = Path(f"/proc/{os.getppid()}/task/{os.getppid()}/children")
    return str(len(children.read_text().split())) if children.exists() else "không rõ trên máy này"


def _demo() -> Line:
    count = Unit.objects.filter(is_demo=True).count()
    if not count:
        return Line("Dữ liệu thử", "không có")
    return Line(
        "Dữ liệu thử", f"{say_number(count)} đơn vị hư cấu", "Trước khi dùng thật: python3 run.py manage remove_demo"
    )


def _megabytes(size: int) -> str:
    return f"{say_number(round(size / 2**20))} MB"
