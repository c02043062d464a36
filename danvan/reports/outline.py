"""The parts of a form as plain lines that a person edits, and back.

# I. Kết quả            a heading, ## one step down
TT-01                   an indicator by its code; TT-01: other wording
bảng units [b-1]: Tên   a table (lines, units, slices); its codes follow, indented
  TT-02
viết [tam-tu]: Tên      a written part; [kín] after the key keeps it inside
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from danvan.core.refused import Refused
from danvan.reports.models import FormPart, FormVersion, Indicator
from danvan.websites.addresses import slug

HEADING = re.compile(r"(#{1,3})\s+(.+)")
TABLE = re.compile(r"bảng(?:\s+(lines|units|slices))?(?:\s+\[([\w-]+)\])?:\s*(.+)", re.I)
WRITTEN = re.compile(r"viết(?:\s+\[([\w-]+)\])?(\s+\[kín\])?:\s*(.+)", re.I)
CODE = re.compile(r"([A-Z0-9][A-Z0-9-]*)(?::\s*(.+))?")


class UnreadLine(Refused):
    """Không hiểu dòng {number}: «{line}»."""


class UnknownCode(Refused):
    """Dòng {number}: không có chỉ tiêu mang mã {code} trong danh mục."""


class TwiceInForm(Refused):
    """Dòng {number}: {what} đã có ở trên; mỗi chỉ tiêu, mỗi phần viết chỉ đứng một lần."""


def read(text: str) -> list[dict[str, Any]]:
    """Read the lines as the parts of a delivered form. Raise UnreadLine, UnknownCode, TwiceInForm naming the line."""
    known = set(Indicator.objects.values_list("code", flat=True))
    parts: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        part = _part(raw.strip(), number)
        once = part.get("indicator") or part.get("text") or part.get("table") or ""
        if "indicator" in part and once not in known:
            raise UnknownCode(number=number, code=once, field="parts")
        if once and once in seen:
            raise TwiceInForm(number=number, what=once, field="parts")
        seen.add(once)
        if raw[0].isspace() and "indicator" in part and parts and "table" in parts[-1]:
            parts[-1]["indicators"].append(once)
        else:
            parts.append(part)
    return parts


def _part(line: str, number: int) -> dict[str, Any]:
    if found := HEADING.fullmatch(line):
        return {"heading": found[2], "level": len(found[1])}
    if found := TABLE.fullmatch(line):
        return {"table": found[2] or slug(found[3])[:40], "title": found[3], "layout": (found[1] or "lines").lower(), "indicators": []}  # fmt: skip
    if found := WRITTEN.fullmatch(line):
        return {"text": found[1] or slug(found[3])[:40], "label": found[3], "restricted": bool(found[2])}
    if found := CODE.fullmatch(line):
        return {"indicator": found[1], "label": found[2] or ""}
    raise UnreadLine(number=number, line=line[:80], field="parts")


def write(parts: Iterable[FormPart]) -> str:
    """Write the parts of a version as lines that ``read`` takes back."""
    lines = []
    for part in parts:
        if part.kind == "heading":
            lines.append(f"{'#' * part.level} {part.label}")
        elif part.kind == "table":
            lines.append(f"bảng {part.layout} [{part.key}]: {part.label}")
        elif part.kind == "text":
            lines.append(f"viết [{part.key}]{' [kín]' if part.restricted else ''}: {part.label}")
        elif part.indicator is not None:
            said = f"{part.indicator.code}: {part.label}" if part.label else part.indicator.code
            lines.append(f"  {said}" if part.table else said)
    return "\n".join(lines)


def of(version: FormVersion) -> str:
    """Write the parts of a version. One query."""
    return write(version.parts.select_related("indicator").order_by("position"))
