"""The rows of the list of contents."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from danvan.core.dates import short_day
from danvan.core.table_rows import badge, cell, head, more

ON_PORTAL = more("trên cổng")


def drawn(lines: Iterable[dict[str, Any]]) -> SafeString:
    """Write table rows of the lines of ``ListDisclosures``; every word of people is escaped."""
    return mark_safe("".join(map(_row, lines)))


def _row(line: dict[str, Any]) -> str:
    row, due_on = line["row"], line["due_on"]
    cells = (
        head(f"/desk/disclosures/{row.code}/", row.title, f"{row.item.label} · {row.code}"),
        cell("Văn bản", escape(row.paper or "–") + more(short_day(row.decided_on))),
        cell("Hạn công khai", short_day(due_on) if due_on else "", "is-short"),
        cell("Bắt đầu", short_day(row.published_on) if row.published_on else "–", "is-short"),
        cell("Tình trạng", badge(line["words"], line["kind"]) + (ON_PORTAL if row.public_from else "")),
    )
    return f"<tr>{''.join(cells)}</tr>"
