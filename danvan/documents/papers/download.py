"""Giving a paper or a sheet out as a download."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from django.http import HttpResponse

from danvan.text.folding import key2

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


def file_name(title: str, kind: str, *, on: date | None = None) -> str:
    """Make a plain file name out of a title: «Báo cáo quý III» → ``2026-10-05_bao-cao-quy-iii.docx``."""
    plain = re.sub(r"[^a-z0-9]+", "-", key2(title)).strip("-")[:80] or "van-ban"
    return f"{on.isoformat()}_{plain}.{kind}" if on else f"{plain}.{kind}"


def download(content: bytes, *, title: str, kind: str = "docx", on: date | None = None) -> HttpResponse:
    """Answer with a file to save; ``kind`` is its ending. Never shown within the site, never kept by a cache."""
    name = file_name(title, kind, on=on)
    response = HttpResponse(content, content_type=TYPES[kind])
    response["Content-Disposition"] = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
