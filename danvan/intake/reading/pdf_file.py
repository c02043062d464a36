"""Read a PDF: its lines re-joined into paragraphs by indent, line length and end punctuation."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from .layout import Layout
from .refusals import Broken, EmptyFile, Locked, ScannedPages, TooLong
from .source import Image, Source, digest

MOST_PAGES = 200
_INDENT = 6.0
_STOPS = (".", "!", "?", "…", ":", ";", "”", '"', "./.")


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    left: float
    right: float
    top: float
    bottom: float


def read_pdf(data: bytes) -> Source:
    """Return the pages as paragraphs; refuse a password, a broken file, more than 200 pages or pages without text."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise (Locked if "password" in str(error).lower() else Broken)() from error
    try:
        return _read(document, data)
    except pdfium.PdfiumError as error:
        raise Broken() from error
    finally:
        document.close()


def _read(document: pdfium.PdfDocument, data: bytes) -> Source:
    if len(document) > MOST_PAGES:
        raise TooLong(limit=f"{MOST_PAGES} trang")
    rows: list[list[_Row]] = []
    images: list[Image] = []
    for number in range(len(document)):
        page = document[number]
        rows.append(list(_rows(page)))
        images += (
            Image(f"trang {number + 1}") for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)
        )
        page.close()
    layout = Layout()
    for paragraph in _paragraphs([_without_number(page_rows) for page_rows in rows]):
        layout.add(paragraph)
    if not layout.parts:
        raise (ScannedPages if images else EmptyFile)()
    old = layout.repair()
    notes = (f"Đã chuyển mã {old.upper()} sang Unicode.",) if old else ()
    return Source(layout.text, "pdf", old or "unicode", notes, digest(data), tuple(images))


def _rows(page: pdfium.PdfPage) -> Iterator[_Row]:
    """Give the lines of a page with their edges in points."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    text = textpage.get_text_range(0, count) if count > 0 else ""
    if len(text) != count:
        text = "".join(_sign(raw.FPDFText_GetUnicode(textpage.raw, at)) for at in range(count))
    at = 0
    for line in text.split("\n"):
        words = line.rstrip("\r").replace("\ufffe", "-").replace("\x02", "-")
        stripped = words.strip()
        if stripped:
            first = at + len(words) - len(words.lstrip())
            last = at + len(words.rstrip()) - 1
            left, bottom, _, top = _box(textpage, first)
            yield _Row(stripped, left, _box(textpage, last)[2], top, bottom)
        at += len(line) + 1
    textpage.close()


def _sign(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def _box(textpage: pdfium.PdfTextPage, at: int) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of a sign; zeros where the page gives none."""
    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    raw.FPDFText_GetCharBox(textpage.raw, at, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _without_number(rows: list[_Row]) -> list[_Row]:
    """Leave out the page number at the head or the foot of a page."""
    for at in (0, -1):
        if rows and rows[at].text.strip(" -–").isdigit() and len(rows[at].text) <= 7:
            del rows[at]
    return rows


def _paragraphs(pages: Sequence[Sequence[_Row]]) -> Iterator[str]:
    rows = [row for page in pages for row in page]
    if not rows:
        return
    left = median(row.left for row in rows)
    right = (
        max(row.right for row in rows if row.right - row.left > 0)
        if any(row.right > row.left for row in rows)
        else 0.0
    )
    width = max(right - left, 1.0)
    height = median(abs(row.top - row.bottom) for row in rows) or 10.0
    joined = rows[0].text
    for before, row in zip(rows, rows[1:], strict=False):
        if _breaks(before, row, left, width, height):
            yield joined
            joined = row.text
        else:
            joined += (
                ""
                if joined.endswith("-") and len(joined) > 1 and joined[-2].isalpha() and row.text[0].islower()
                else " "
            ) + row.text
    yield joined


def _breaks(before: _Row, row: _Row, left: float, width: float, height: float) -> bool:
    """Tell whether a new paragraph begins with ``row``."""
    short = before.right < left + 0.82 * width
    stopped = before.text.endswith(_STOPS)
    indented = row.left > left + _INDENT and row.left > before.left + _INDENT
    gap = before.bottom - row.top if before.bottom > row.top else 0.0
    if row.text[0].islower() and not (stopped and short):
        return False
    if gap > 0.9 * height and gap < 20 * height and (stopped or short or gap > 1.6 * height):
        return True
    if short:
        return True
    return indented and (stopped or not row.text[0].islower())
