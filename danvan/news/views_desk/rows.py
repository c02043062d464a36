"""The rows of the list of articles."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from danvan.core.dates import local_day, say_number, short_day
from danvan.core.table_rows import badge, cell, head, more


def drawn(lines: Iterable[dict[str, Any]]) -> SafeString:
    """Write table rows of the lines of ``ListArticles``; every word of people is escaped."""
    return mark_safe("".join(map(_row, lines)))


def _row(line: dict[str, Any]) -> str:
    row = line["article"]
    shown, what = (row.public_from, "đăng") if row.public_from else (row.created_at, "soạn")
    cells = (
        head(f"/desk/news/{row.code}/", row.title, f"{row.code} · {row.author}" if row.author else row.code),
        cell("Tình trạng", badge(line["state"], line["kind"])),
        cell("Chuyên mục", escape(line["category"])),
        cell("Đơn vị", escape(line["unit"] or "")),
        cell("Ngày", short_day(local_day(shown)) + more(what), "is-short"),
        cell("Lượt đọc", say_number(line["read"]), "is-number"),
    )
    return f"<tr>{''.join(cells)}</tr>"
