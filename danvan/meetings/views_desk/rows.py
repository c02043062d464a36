"""The rows of the list of meetings."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from danvan.core.dates import short_day
from danvan.core.table_rows import badge, cell, head, more

OF_OTHERS = more("cuộc của nơi khác, không tính")
ON_PORTAL = more("trên cổng")
LATE = badge("Đã họp chưa?", "waiting")


def drawn(lines: Iterable[dict[str, Any]]) -> SafeString:
    """Write table rows of the lines of ``ListMeetings``; every word of people is escaped."""
    return mark_safe("".join(map(_row, lines)))


def _row(line: dict[str, Any]) -> str:
    row = line["meeting"]
    until = more(f"đến {short_day(row.ends_on)}") if row.ends_on != row.starts_on else ""
    state = LATE if line["late"] else badge(line["state"], line["kind"])
    cells = (
        head(f"/desk/meetings/{row.code}/", row.name, f"{row.code} · {row.place}" if row.place else row.code),
        cell("Ngày", short_day(row.starts_on) + until, "is-short"),
        cell("Loại", escape(line["sort"])),
        cell("Đơn vị", escape(line["unit"] or "") + ("" if row.own_event else OF_OTHERS)),
        cell("Số người dự", escape(str(line["total"] or "–"))),
        cell("Tình trạng", state + (ON_PORTAL if row.public_from else "")),
    )
    return f"<tr>{''.join(cells)}</tr>"
