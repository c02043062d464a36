"""Certificates: one page each, A4 or A3, on white paper or over a printed frame."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Literal

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from danvan.documents.papers import frame, ink
from danvan.documents.papers.foot import plain_name
from danvan.documents.papers.head import place_date
from danvan.documents.papers.layout import read
from danvan.documents.papers.measure import balanced, width
from danvan.documents.papers.merge import Progress, pour
from danvan.documents.papers.refusals import EmptyMerge, TooLongForCertificate

PAGES = {"A4": (297, 210), "A3": (420, 297)}
SMALLEST = 14.0
SIGNATURE, SINGLE, MM_OF_POINT = 26, 1.15, 0.3528
"""Room for the signature in mm; height of a line for its size; so much is a point."""
AIR = 2.4
"""How many times more room lines have on a portrait page, which is higher than it needs."""
ABOVE = 0.4
"""Share of the room left over that goes above the words; the rest stays below."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One certificate. ``giver``: «CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ …» or «BAN THƯỜNG VỤ ĐẢNG ỦY …».

    ``capacity``: the lines above the signature, «KT. CHỦ TỊCH» over «PHÓ CHỦ TỊCH» by line ends.
    """

    recipient: str
    achievement: str
    giver: str
    detail: str = ""
    capacity: str = "CHỦ TỊCH"
    signer: str = ""
    place: str = ""
    day: date | None = None
    year: int | None = None
    decision: str = ""
    decided_on: date | None = None
    book: str = ""
    award: str = "GIẤY KHEN"


@dataclass(frozen=True, slots=True)
class Sheet:
    """How certificates are printed. ``printed_frame``: the fixed words are on the paper already, only their room is
    kept; ``right`` and ``down`` move everything by so many mm for a printer that is off. ``portrait`` turns the page.
    """

    system: Literal["state", "party"] = "state"
    page: Literal["A4", "A3"] = "A4"
    portrait: bool = False
    printed_frame: bool = False
    right: float = 0
    down: float = 0


def certificates(
    items: Iterable[Certificate], sink: BinaryIO, *, sheet: Sheet | None = None, progress: Progress | None = None
) -> int:
    """Write certificates into one Word file, a page each; return how many. Raises EmptyMerge, TooLongForCertificate."""
    how, walked = sheet or Sheet(), iter(items)
    first = next(walked, None)
    if first is None:
        raise EmptyMerge
    document = frame.new("state", title=first.award.capitalize())
    _page(document, how)

    def everything() -> Iterable[Certificate]:
        yield first
        yield from walked

    def write(item: Certificate) -> None:
        _Writer(document, how, item).write()

    return pour(document, everything(), write, sink, progress)


def certificate(item: Certificate, *, sheet: Sheet | None = None) -> bytes:
    """Write one certificate as a Word file."""
    sink = io.BytesIO()
    certificates([item], sink, sheet=sheet)
    return sink.getvalue()


def _page(document: Any, how: Sheet) -> None:
    section = document.sections[0]
    wide, high = PAGES[how.page]
    if how.portrait:
        wide, high = high, wide
    section.orientation = WD_ORIENT.PORTRAIT if how.portrait else WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(wide), Mm(high)
    margins, scale = read("certificates")["certificates"]["common"]["margins"], _scale(how)
    section.top_margin = Mm(max(0, margins["top"] * scale + how.down))
    section.bottom_margin = Mm(max(0, margins["bottom"] * scale - how.down))
    section.left_margin = Mm(max(0, margins["left"] * scale + how.right))
    section.right_margin = Mm(max(0, margins["right"] * scale - how.right))
    section.header.paragraphs[0].clear()
    if not how.printed_frame:
        section._sectPr.find(qn("w:pgMar")).addnext(_border(how))


def _border(how: Sheet) -> Any:
    """Draw a double frame near the edge of the page."""
    border = ink.element("pgBorders", offsetFrom="page")
    for side in ("top", "left", "bottom", "right"):
        near = "31" if how.page == "A3" else "24"
        border.append(ink.element(side, val="double", sz="18", space=near, color="C00000"))
    return border


def _scale(how: Sheet) -> float:
    return (1.414 if how.page == "A3" else 1.0) * (0.85 if how.portrait else 1.0)


class _Writer:
    """Writes one certificate into the document."""

    def __init__(self, document: Any, how: Sheet, item: Certificate) -> None:
        self.document, self.how, self.item = document, how, item
        self.scale = _scale(how)
        self.air = AIR if how.portrait and not how.printed_frame else 1.0
        self.whole = frame.text_width(document.sections[0])
        self.layout: Mapping[str, Any] = read("certificates")["certificates"]
        section = document.sections[0]
        self.available = (section.page_height - section.top_margin - section.bottom_margin) / Mm(1) - 3
        self.used = 0.0

    def write(self) -> None:
        emblem = self.document.add_paragraph()
        rows = self.layout[f"giay_khen_{self.how.system}"]["lines"]
        for row in rows:
            fixed = "{recipient" not in row["text"] and "{achievement" not in row["text"]
            self._row(row, fixed)
        room = self.layout["common"]["emblem_box"]["height"] * self.scale
        gap = SIGNATURE * self.scale
        lacking = self.used + room + gap + self._foot_height() - self.available
        if lacking > 0:
            less = min(lacking, gap * 0.45)
            gap, lacking = gap - less, lacking - less
        if not self.how.printed_frame:
            room = max(4.0, room - lacking) if lacking > 0 else room - lacking * ABOVE
        emblem.paragraph_format.line_spacing = Mm(room)
        self._foot(gap)

    def _foot_height(self) -> float:
        """Estimate the foot without the room of the signature, in mm."""
        lines = 2 + len(self.item.capacity.splitlines())
        points = lines * 14 * SINGLE + self.layout["common"]["foot_before_pt"] * self.air
        return points * self.scale * MM_OF_POINT

    def _row(self, row: Mapping[str, Any], fixed: bool) -> None:
        item, limit = self.item, self.whole * 0.94
        text = row["text"].format(UNIT="", COMMITTEE=item.giver.upper(), recipient=item.recipient,
                                  recipient_detail=item.detail, achievement=item.achievement)  # fmt: skip
        if "{UNIT}" in row["text"]:
            text = item.giver.upper()
        elif row["text"] == "GIẤY KHEN":
            text = item.award.upper()
        if not text.strip():
            return
        pt = row["pt"] * self.scale
        if "{achievement}" in row["text"]:
            pt = self._fitting(text, pt, limit)
        look = {"bold": bool(row.get("b")), "italic": bool(row.get("i"))}
        lines = balanced(text, limit, pt, **look)
        for at, line in enumerate(lines):
            paragraph = self._centred(
                line, pt, row, fixed, before=row.get("before", 0) * self.scale * self.air if at == 0 else 0
            )
            paragraph.paragraph_format.keep_with_next = True
        if row.get("rule_below") and not self.how.printed_frame:
            self.used += 2.5
            ink.rule(self.document.add_paragraph(), cell_mm=self.whole, length_mm=width(lines[-1], pt, bold=True))

    def _fitting(self, text: str, pt: float, limit: float) -> float:
        """Shrink the achievement until it fits its three lines. Raises TooLongForCertificate."""
        longest = self.layout["common"]["longest"]
        while len(balanced(text, limit, pt, italic=True)) > longest["achievement_lines"]:
            pt -= 1
            if pt < SMALLEST * self.scale:
                raise TooLongForCertificate(most=longest["achievement_chars"], text=text[:60] + "…")
        return pt

    def _centred(self, text: str, pt: float, row: Mapping[str, Any], fixed: bool, *, before: float = 0) -> Any:
        self.used += (pt * SINGLE + before) * MM_OF_POINT
        paragraph = self.document.add_paragraph()
        paragraph.alignment = 1
        paragraph.paragraph_format.space_before = Pt(before)
        run = ink.write(paragraph, text, bold=bool(row.get("b")), italic=bool(row.get("i")))
        run.font.size = Pt(round(pt * 2) / 2)
        if fixed and self.how.printed_frame:
            run.font.color.rgb = RGBColor(255, 255, 255)
        elif row.get("color"):
            run.font.color.rgb = RGBColor.from_string(row["color"])
        return paragraph

    def _foot(self, gap: float) -> None:
        space = self.document.add_paragraph()
        space.paragraph_format.line_spacing = Pt(self.layout["common"]["foot_before_pt"] * self.scale * self.air)
        space.paragraph_format.keep_with_next = True
        half = self.whole / 2
        table = ink.table(self.document, [half, half], style="Khung", description="Quyết định và chữ ký")
        ink.size(table, [half, half])
        left, right = table.rows[0].cells
        item, pt = self.item, 14 * self.scale
        decided = (
            f"ngày {item.decided_on:%d}/{item.decided_on:%m}/{item.decided_on:%Y}"
            if item.decided_on
            else "ngày     /    /20    "
        )
        number = item.decision or "          "
        written = [
            f"Quyết định số{':' if self.how.system == 'state' else ''} {number}",
            decided,
            f"Vào sổ số: {item.book}".rstrip(),
        ]
        for text in written:
            self._line(left, text, pt - 1)
        self._line(right, place_date(item.place, item.day, item.year), pt, italic=True)
        for text in item.capacity.splitlines():
            self._line(right, text.upper(), pt, bold=True)
        name = self._line(right, plain_name(item.signer), pt, bold=True)
        name.paragraph_format.space_before = Mm(gap)

    def _line(self, cell: Any, text: str, pt: float, **look: bool) -> Any:
        empty = len(cell.paragraphs) == 1 and not cell.paragraphs[0].runs
        paragraph = cell.paragraphs[0] if empty else cell.add_paragraph()
        paragraph.alignment = 1
        run = ink.write(paragraph, text, **look)
        run.font.size = Pt(round(pt * 2) / 2)
        return paragraph
