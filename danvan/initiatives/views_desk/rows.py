"""The rows of the list of models."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from danvan.core.table_rows import badge, cell, head, more

KINDS_OF_STATE = {
    "draft": "note", "registered": "waiting", "returned": "late", "accepted": "waiting", "running": "done", "assessed": "waiting",
    "appraising": "waiting", "appraised": "waiting", "recognised": "done", "ended": "note", "merged": "note", "withdrawn": "note",
}  # fmt: skip
ON_PORTAL = more("trên cổng")


def drawn(lines: Iterable[dict[str, Any]]) -> SafeString:
    """Write table rows of ``ListInitiatives.line`` dicts; every word of people is escaped."""
    return mark_safe("".join(map(_row, lines)))


def _row(line: dict[str, Any]) -> str:
    silence = f'<span class="table__more">{badge(line["silence"], "late")}</span>' if line["silence"] else ""
    cells = (
        head(f"/desk/initiatives/{line['code']}/", line["name"], f"{line['code']} · {line['kind']}"),
        cell("Đơn vị", escape(line["place"] or "") + more(line["unit"] or "")),
        cell("Lĩnh vực", escape(line["field"])),
        cell("Năm", str(line["year"] or ""), "is-short"),
        cell("Tin gần nhất", escape(line["heard"]) + silence, "is-short"),
        cell("Tình trạng", badge(line["state"], line["colour"]) + (ON_PORTAL if line["public"] else "")),
    )
    return f"<tr>{''.join(cells)}</tr>"
