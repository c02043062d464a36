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

from config.schedule import CLOCK_TASKS
from danvan import __version__
from danvan.core import keyring
from danvan.core.dates import HERE, say_number
from danvan.core.refused import Refused
from danvan.hall import searching
from danvan.hall.backup import LAST
from danvan.jobs import pulse
from danvan.notices import gateways
from danvan.notices.models import Outgoing
from danvan.units.models import Unit
from danvan.websites import generation

LITTLE_SPACE = 2 * 2**30
OLD_BACKUP = timedelta(days=2)
KINDS = {
    "article": "tin bài", "meeting": "cuộc họp", "document": "văn bản", "disclosure": "nội dung công khai",
    "petition": "phản ánh", "answer": "trả lời đã đăng", "initiative": "mô hình", "commendation": "khen thưởng",
}  # fmt: skip


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
        *running(at),
        keys(),
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


def running(at: datetime) -> list[Line]:
    """How the worker, its queue, the clock and the outbox stand."""
    said = pulse.standing(at)
    seen = f"lần cuối {said.seen_at.astimezone(HERE):%H:%M:%S %d/%m/%Y}" if said.seen_at else "chưa chạy lần nào"
    stands = said.is_standing(at)
    failed = "; ".join(f"{CLOCK_TASKS[name][0]}" for name in said.failed if name in CLOCK_TASKS)
    return [
        Line("Tiến trình chạy nền", f"đang chạy, {seen}" if said.alive else f"KHÔNG chạy, {seen}",
             "" if said.alive else "Khởi động lại máy chủ (python3 run.py); xem thông báo lỗi của tiến trình."),
        Line("Việc chờ chạy nền", f"chờ từ {said.oldest_at.astimezone(HERE):%H:%M %d/%m}" if said.oldest_at else "không có",
             "Có việc chờ quá lâu." if stands else ""),
        Line("Việc theo lịch", f"hỏng: {failed}" if failed else "chạy đều", "Xem thông báo lỗi của tiến trình chạy nền." if failed else ""),
        _outgoing(at),
    ]  # fmt: skip


def _outgoing(at: datetime) -> Line:
    waiting = Outgoing.objects.filter(state="waiting").count()
    given_up = Outgoing.objects.filter(state="given_up", asked_at__gt=at - timedelta(days=7)).count()
    text = f"chờ gửi {say_number(waiting)}, không gửi được trong 7 ngày {say_number(given_up)}"
    trouble = "Thư không đi được: kiểm tra máy chủ thư." if Outgoing.objects.standing(at).exists() else ""
    if waiting and not gateways.READY["email"]():
        trouble = "Chưa cài máy chủ thư: đặt DANVAN_SMTP_URL và DANVAN_MAIL_FROM."
    return Line("Thư điện tử", text, trouble)


def keys() -> Line:
    """Which key seals, and whether its recovery sheet lies in a safe."""
    try:
        ring = keyring.read(keyring.path())
    except Refused as refused:
        return Line("Khóa niêm phong", "không đọc được", refused.sentence)
    printed = ring.sheet_printed_at
    text = f"{ring.current}, " + (
        f"in phiếu ngày {datetime.fromisoformat(printed):%d/%m/%Y}" if printed else "chưa in phiếu khôi phục"
    )
    return Line("Khóa niêm phong", text, "" if printed else "In và cất vào két: python3 run.py manage keys sheet")


def _demo() -> Line:
    count = Unit.objects.filter(is_demo=True).count()
    if not count:
        return Line("Dữ liệu thử", "không có")
    return Line(
        "Dữ liệu thử", f"{say_number(count)} đơn vị hư cấu", "Trước khi dùng thật: python3 run.py manage remove_demo"
    )


def _megabytes(size: int) -> str:
    return f"{say_number(round(size / 2**20))} MB"
