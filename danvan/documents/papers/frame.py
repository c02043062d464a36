"""An empty document with the page, the styles and the properties of an official paper."""

from __future__ import annotations

import copy
import io
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from danvan.documents.papers import styles
from danvan.documents.papers.ink import clean, element, field, put, restyle
from danvan.documents.papers.layout import family

BLANK_DAY = datetime(2026, 1, 1)
"""The day written into the properties: a file says nothing of when it was made, so equal papers are equal files."""


def new(system: str, *, title: str, landscape: bool = False, sizes: Mapping[str, float] | None = None) -> Any:
    """Open a document without text, A4, numbered from page 2, in Vietnamese, without anybody's name."""
    empty = _empty(system, landscape, tuple(sorted((sizes or {}).items())))
    document = docx.Document(io.BytesIO(empty))
    document.core_properties.title = clean(title)[:255]
    return document


@lru_cache(maxsize=16)
def _empty(system: str, landscape: bool, sizes: tuple[tuple[str, float], ...]) -> bytes:
    """Make the empty document of a system; styles are slow to make, so it is kept."""
    document, layout = docx.Document(), family(system)
    _without_thumbnail(document)
    styles.make(document, layout, dict(sizes))
    page(document.sections[0], layout, landscape=landscape)
    number_pages(document.sections[0])
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language, properties.revision = "vi-VN", 1
    properties.created = properties.modified = BLANK_DAY
    _settings(document)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def page(section: Any, layout: Mapping[str, Any], *, landscape: bool) -> None:
    """Set A4 and the margins; a landscape page is turned, its binding edge stays on the left."""
    page = layout["page"]
    long, short = Mm(page["height"]), Mm(page["width"])
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    margins = page["margins"]
    section.top_margin, section.bottom_margin = Mm(margins["top"]), Mm(margins["bottom"])
    section.left_margin = Mm(20 if landscape else margins["left"])
    section.right_margin = Mm(margins["right"])
    section.header_distance = section.footer_distance = Mm(layout["page_number"]["from_edge"])
    section.different_first_page_header_footer = True


def text_width(section: Any) -> float:
    """Return the width of the text in mm."""
    return (section.page_width - section.left_margin - section.right_margin) / Mm(1)


def number_pages(section: Any) -> None:
    """Write the page number in the middle of the head, not on the first page; count from 1."""
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    line = section.header.paragraphs[0]
    restyle(line, "Số trang")
    field(line, "PAGE")
    count_from_one(section)


def count_from_one(section: Any) -> None:
    numbering = section._sectPr.find(qn("w:pgNumType"))
    if numbering is None:
        numbering = element("pgNumType")
        after = section._sectPr.find(qn("w:pgMar"))
        after.addnext(numbering)
    numbering.set(qn("w:start"), "1")


def begin_section(document: Any, layout: Mapping[str, Any], *, landscape: bool) -> Any:
    """Begin a new page with its own orientation and its own page numbers."""
    section = document.add_section()
    page(section, layout, landscape=landscape)
    count_from_one(section)
    return section


def end_of_letter(document: Any) -> None:
    """Close a letter within a merge: the next begins on a new page 1 of the same kind."""
    body = document.element.body
    last = body.sectPr
    inner = copy.deepcopy(last)
    paragraphs = [one for one in body if one.tag == qn("w:p")]
    carrier = paragraphs[-1] if paragraphs and body[-2] is paragraphs[-1] else document.add_paragraph()._p
    properties = carrier.get_or_add_pPr()
    properties.append(inner)


def _settings(document: Any) -> None:
    settings = document.settings.element
    put(settings, "themeFontLang", val="vi-VN")
    language = settings.find(qn("w:themeFontLang"))
    after = settings.find(qn("w:clrSchemeMapping"))
    if after is not None:
        after.addprevious(language)


def _without_thumbnail(document: Any) -> None:
    """Drop the picture of an empty page that comes with the library's template."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            del package.rels[key]
