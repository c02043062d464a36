"""From a Letter to a Word file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from danvan.documents.papers import frame, ink
from danvan.documents.papers.body import Body, keep_with_next, roman
from danvan.documents.papers.foot import Foot
from danvan.documents.papers.head import Head
from danvan.documents.papers.layout import family
from danvan.documents.papers.measure import balanced
from danvan.documents.papers.refusals import IdNumberInside
from danvan.documents.papers.shapes import Appendix, Article, Bullets, Field, Heading, Letter, Paragraph, Words

_ID_NUMBER = re.compile(r"(?<![\d.,/-])0\d{2}[0-3]\d{8}(?![\d.,/-]*\d)")
"""A personal identification number: province, century and sex, year, six signs (Luật Căn cước 2023)."""


NUMBER_BLANK, DAY_BLANK = "\xa0" * 8, "\xa0" * 6
"""Room for the clerk in a line that breaks."""


def docx(letter: Letter) -> bytes:
    """Write one letter as a Word file. Raises SecretPaper, IdNumberInside or TitledName."""
    document = frame.new(letter.system, title=_name(letter), landscape=letter.landscape, sizes=letter.sizes)
    write(document, letter)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def write(document: Any, letter: Letter) -> None:
    """Write a letter at the end of a document that ``frame.new`` made."""
    no_id_number(letter)
    layout = family(letter.system)
    whole = frame.text_width(document.sections[-1])
    Head(document, letter, layout, whole).write()
    mark = layout["end_mark"]["text"] if letter.end_mark else ""
    Body(document, layout, whole).write(letter.body, end_mark=mark)
    keep_with_next(document)
    Foot(document, letter, layout, whole).write()
    for at, appendix in enumerate(letter.appendices, 1):
        _appendix(document, letter, appendix, layout, at if len(letter.appendices) > 1 else 0)


def no_id_number(letter: Letter) -> None:
    """Refuse a letter that prints a personal identification number. Raises IdNumberInside."""
    for text in texts(letter):
        found = _ID_NUMBER.search(text)
        if found:
            raise IdNumberInside(place=f"«{text[max(0, found.start() - 20) : found.start()].strip()}…»")


def texts(letter: Letter) -> Iterator[str]:
    """Give every running text of a letter."""
    yield from (letter.title, *letter.bases, *letter.recipients, *letter.addressees)
    for block in [*letter.body, *(one for appendix in letter.appendices for one in appendix.body)]:
        if isinstance(block, (Paragraph, Article, Heading)):
            yield _plain(block.text)
        elif isinstance(block, Bullets):
            yield from (_plain(item) for item in block.items)
        elif isinstance(block, Field):
            yield block.value


def _plain(words: Words) -> str:
    return words if isinstance(words, str) else "".join(one if isinstance(one, str) else one.text for one in words)


def _appendix(document: Any, letter: Letter, appendix: Appendix, layout: Mapping[str, Any], number: int) -> None:
    section = frame.begin_section(document, layout, landscape=appendix.landscape)
    whole, look = frame.text_width(section), layout["appendix"]
    label = look["number"]["text"].format(roman=roman(number)) if number else look["number"]["single"]
    ink.write(ink.paragraph(document, "Phụ lục - số"), label)
    ink.write(ink.paragraph(document, "Phụ lục - tên"), appendix.title.upper())
    if appendix.attached:
        for line in balanced(_attached(letter, look), whole * 0.96, look["attached_to"]["pt"], italic=True):
            ink.write(ink.paragraph(document, "Phụ lục - kèm theo"), line)
    rule = look["rule_after"]
    if "text" in rule:
        paragraph = ink.paragraph(document, "Phụ lục - số")
        ink.write(paragraph, rule["text"], bold=False)
        paragraph.runs[0].bold = False
    else:
        ink.rule(document.add_paragraph(), cell_mm=whole, length_mm=rule["length"], after=6)
    Body(document, layout, whole).write(appendix.body)


def _attached(letter: Letter, look: Mapping[str, Any]) -> str:
    """Say which paper an appendix belongs to, number and day left open like on the paper itself."""
    kind = letter.type_name.capitalize() or "Công văn"
    day, year = letter.day, letter.year or ""
    sign = "-" if letter.system == "party" else "/"
    number = f"{letter.number or NUMBER_BLANK}{sign}{letter.symbol}"
    return look["attached_to"]["text"].format(
        doc_type=kind, number=number, d=f"{day.day:02d}" if day else DAY_BLANK, m=f"{day.month:02d}" if day else DAY_BLANK,
        yyyy=day.year if day else year, issuer_name=_issuer_name(letter.issuer),
    )  # fmt: skip


def _issuer_name(issuer: str) -> str:
    """Write the issuer of the head in running words: Ủy ban nhân dân xã Sông Lam, Tỉnh ủy Sông Mây."""
    kinds = ("XÃ", "PHƯỜNG", "TỈNH", "THÀNH", "ĐẶC", "HUYỆN")
    words = issuer.replace("\n", " ").split()
    at = next((n for n, word in enumerate(words) if word.upper() in kinds), len(words))
    if [word.upper() for word in words[at + 1 : at + 2]] == ["ỦY"]:
        at += 2
    place = [word.lower() if word.upper() in (*kinds, "PHỐ", "KHU") else word.capitalize() for word in words[at:]]
    common = " ".join(words[:at]).capitalize().replace("mttq", "MTTQ").replace("việt nam", "Việt Nam")
    return " ".join([common, *place]).strip()


def _name(letter: Letter) -> str:
    return " ".join(part for part in (letter.type_name.capitalize() or "Công văn", letter.title) if part)
