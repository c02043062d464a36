"""Certificates by merge: one page each, all in one Word file; full pages, or only the words on a pre-printed sheet."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm

from danvan.core.dates import long_day
from danvan.core.refused import Refused

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGES = {"A4": (210, 297), "A3": (297, 420)}
MARGIN = {"A4": (16, 20), "A3": (26, 30)}
LARGEST_MERIT, SMALLEST_MERIT, MOST_LINES = 18, 14, 3
SIGN_WIDTH = 0.47
"""Mean width of a sign of Times New Roman, as a part of its size."""


class MeritTooLong(Refused):
    """«{name}»: dòng thành tích quá dài, in cỡ nhỏ nhất vẫn quá 3 dòng. Hãy viết gọn lại."""


@dataclass(frozen=True, slots=True)
class Look:
    """How it is printed: size, turned or not, whole page or only the words; ``dx``, ``dy`` move it in mm."""

    page: str = "A4"
    turned: bool = True
    overlay: bool = False
    dx: int = 0
    dy: int = 0

    @property
    def scale(self) -> float:
        """Letters grow with the sheet; an upright one is narrower."""
        return (1.41 if self.page == "A3" else 1.0) * (1.0 if self.turned else 0.86)

    @property
    def air(self) -> float:
        """How much wider the gaps between the lines are than the letters ask for: an upright sheet has room."""
        return 1.9 if self.turned else 4.2

    @property
    def head(self) -> float:
        """Free height in mm above the first line: the emblem stands there, printed or stuck on by the authority."""
        return (16 if self.turned else 40) * (1.41 if self.page == "A3" else 1.0)

    @property
    def inner(self) -> float:
        """Width between the margins in points."""
        short, long = PAGES[self.page]
        return ((long if self.turned else short) - 2 * MARGIN[self.page][1]) * 72 / 25.4


@dataclass(frozen=True, slots=True)
class Certificate:
    """What one certificate says."""

    system: str
    giver: str
    form: str
    recipient: str
    detail: str
    merit: str
    decision: str
    decided_on: date
    book_number: str
    place: str
    capacity: str
    title: str
    signer: str


def merit_size(text: str, look: Look, name: str = "") -> int:
    """Find the size of the merit line: 18 shrinking to 14 so that it takes at most three lines. Raises MeritTooLong."""
    for size in range(LARGEST_MERIT, SMALLEST_MERIT - 1, -1):
        if math.ceil(len(text) * SIGN_WIDTH * size * look.scale / look.inner) <= MOST_LINES:
            return size
    raise MeritTooLong(name=name)


def document(look: Look) -> Any:
    """Begin an empty file with the page of ``look``."""
    made = Document()
    section = made.sections[0]
    short, long = PAGES[look.page]
    section.orientation = WD_ORIENT.LANDSCAPE if look.turned else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(long if look.turned else short), Mm(short if look.turned else long)
    top, side = MARGIN[look.page]
    section.top_margin, section.bottom_margin = Mm(max(5, top + look.head + look.dy)), Mm(max(5, top - 4 - look.dy))
    section.left_margin, section.right_margin = Mm(max(5, side + look.dx)), Mm(max(5, side - look.dx))
    section.header_distance = section.footer_distance = Mm(4)
    made.styles["Normal"].font.name = "Times New Roman"
    made.styles["Normal"].element.rPr.rFonts.set(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}eastAsia", "Times New Roman"
    )
    if not look.overlay:
        section._sectPr.append(_borders())
    return made


def _borders() -> Any:
    sides = "".join(
        f'<w:{side} w:val="thinThickSmallGap" w:sz="24" w:space="10" w:color="C00000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return parse_xml(f'<w:pgBorders {W} w:offsetFrom="page">{sides}</w:pgBorders>')


def add(made: Any, certificates: Iterable[Certificate], look: Look, *, first: bool) -> None:
    """Put certificates at the end of the file, a page each; ``first``: nothing stands there yet."""
    body, end = made.element.body, made.element.body.sectPr
    for one in certificates:
        for element in _page(one, look, breaks=not first):
            end.addprevious(element)
        first = False
    assert body is not None


def _page(one: Certificate, look: Look, *, breaks: bool) -> Iterator[Any]:
    state = one.system == "state"
    heads = [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 15), ("Độc lập - Tự do - Hạnh phúc", 15)] if state else (
        [("ĐẢNG CỘNG SẢN VIỆT NAM", 18)] if one.system == "party" else [("MẶT TRẬN TỔ QUỐC VIỆT NAM", 18)]
    )  # fmt: skip
    hide = look.overlay
    for place, (text, size) in enumerate(heads):
        yield _line(
            text, size, look, bold=True, rule=place == len(heads) - 1, hidden=hide, breaks=breaks and place == 0
        )
    yield _line(one.giver.upper(), 20, look, bold=True, before=12, hidden=hide)
    yield _line("TẶNG", 18, look, bold=True, before=4, hidden=hide)
    yield _line(one.form.upper(), 40, look, bold=True, before=4, color="C00000", hidden=hide)
    yield _line(one.recipient, 22, look, bold=True, before=8)
    if one.detail:
        yield _line(one.detail, 16, look, italic=True)
    yield _line(one.merit, merit_size(one.merit, look, one.recipient), look, italic=True, before=6)
    yield parse_xml(_foot(one, look))


def _line(
    text: str, size: float, look: Look, *, bold: bool = False, italic: bool = False, before: float = 0, color: str = "",
    rule: bool = False, hidden: bool = False, breaks: bool = False,
) -> Any:  # fmt: skip
    return parse_xml(_paragraph(text, size, look, "center", bold, italic, before, color, rule, hidden, breaks))


def _paragraph(
    text: str, size: float, look: Look, align: str, bold: bool = False, italic: bool = False, before: float = 0,
    color: str = "", rule: bool = False, hidden: bool = False, breaks: bool = False,
) -> str:  # fmt: skip
    points, gap = round(size * look.scale * 2), round(before * look.scale * look.air * 20)
    ink = "FFFFFF" if hidden else color
    run = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + (f'<w:color w:val="{ink}"/>' if ink else "")
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>'
    under = '<w:u w:val="single"/>' if rule and not hidden else ""
    page = "<w:pageBreakBefore/>" if breaks else ""
    return (
        f'<w:p {W}><w:pPr>{page}<w:spacing w:before="{gap}" w:after="0" w:line="252" w:lineRule="auto"/><w:jc w:val="{align}"/></w:pPr>'
        f'<w:r><w:rPr>{fonts}{run}<w:sz w:val="{points}"/><w:szCs w:val="{points}"/>{under}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
    )


def _foot(one: Certificate, look: Look) -> str:
    hidden = look.overlay
    left = [
        (f"Quyết định số: {one.decision}", False),
        (long_day(one.decided_on), False),
        (f"Vào sổ số: {one.book_number}", False),
    ]
    day = f"{one.place}, {long_day(one.decided_on)}" if one.place else long_day(one.decided_on)
    titles = [(line, True) for line in f"{one.capacity}\n{one.title}".upper().split("\n") if line.strip()]
    cells = [
        "".join(_paragraph(text, 13, look, "left", bold, hidden=False) for text, bold in left),
        _paragraph(day, 14, look, "center", italic=True)
        + "".join(_paragraph(text, 14, look, "center", True, hidden=hidden) for text, _ in titles)
        + _paragraph("", 14, look, "center", before=44 / look.air)
        + _paragraph(one.signer, 14, look, "center", True),
    ]
    width = round(look.inner * 20 / 2)
    columns = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{"bottom" if place == 0 else "top"}"/></w:tcPr>{cell}</w:tc>'
        for place, cell in enumerate(cells)
    )
    spacer = round(12 * look.scale * look.air * 20)
    return (
        f'<w:tbl {W}><w:tblPr><w:tblW w:w="{width * 2}" w:type="dxa"/><w:tblCellMar><w:top w:w="{spacer}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{columns}</w:tr></w:tbl>'
    )


def packed(made: Any) -> bytes:
    """Give the file."""
    last = made.element.body.sectPr
    if last.getprevious() is not None and last.getprevious().tag.endswith("}tbl"):
        last.addprevious(
            parse_xml(
                f'<w:p {W}><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
            )
        )
    sink = io.BytesIO()
    made.save(sink)
    return sink.getvalue()
