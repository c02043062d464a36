"""What an official paper is made of, as plain values. Rooms build these; ``docx`` lays them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

System = Literal["state", "party", "front"]
Align = Literal["left", "center", "right", "justify"]
Value = str | int | float | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Run:
    """Some words within a paragraph that look different."""

    text: str
    bold: bool = False
    italic: bool = False


Words = str | Sequence[str | Run]
"""A text, or a text in parts: ``["Số tiền: ", Run("1.000", bold=True)]``."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; line ends in it begin a new paragraph."""

    text: Words
    align: Align = "justify"
    bold: bool = False
    italic: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that counts itself: level 1 «I.» (Party «I-»), level 2 «1.»; ``label`` replaces the count."""

    text: str
    level: Literal[1, 2] = 1
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """«Điều n.» in bold, then the words of the article; it counts itself."""

    text: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines that begin with a dash, a plus, or letters «a)», «b)» … in the Vietnamese order."""

    items: Sequence[Words]
    mark: Literal["-", "+", "a"] = "-"


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form, «Họ và tên: …»; an empty value leaves a dotted line to write on."""

    label: str
    value: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: ``width`` in mm (scaled to the page), ``group`` a heading over several columns.

    Numbers stand right, everything else as ``align`` says. ``sign`` is printed under the heading: «(1)», «A».
    """

    heading: str
    width: float
    align: Align = "left"
    group: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A row across the whole table: «I. Tập thể»."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with borders; its heading repeats on every page and no row is cut by a page.

    ``fill_rows``: empty rows at the end to be written on; ``row_mm``: least height of a row, for signatures.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[Value] | Group]
    totals: Sequence[Value] = ()
    caption: str = ""
    pt: float = 12
    fill_rows: int = 0
    row_mm: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the middle of the page: PNG or JPEG bytes, width in mm, and what it shows."""

    content: bytes
    width: float
    alt: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """A last line in italics, small, of its own: a note under a form."""

    text: str


Block = Paragraph | Heading | Article | Bullets | Field | Table | Picture | PageBreak | ClosingLine


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: ``capacity`` «TM. ỦY BAN NHÂN DÂN» (lines apart by line ends), ``title`` «CHỦ TỊCH», ``name``.

    ``note`` stands under the title in italics: «(Ký, ghi rõ họ tên)».
    """

    capacity: str = ""
    title: str = ""
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """Pages of their own behind the paper, with their own page numbers."""

    title: str
    body: Sequence[Block]
    landscape: bool = False
    attached: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """One official paper. Number and date stay open for the clerk unless given.

    ``type_name`` «BÁO CÁO»; empty for a công văn, whose ``title`` then stands under the number. ``symbol`` is all
    that follows the number: «BC-UBND» (state, front), «BC/ĐU» (Party); empty for papers without a number.
    ``authority`` and ``bases`` belong to decisions. ``left_signature`` is the second signer of minutes and receipts.
    ``form`` is a small line at the top right: «Mẫu số 02/TCD». ``rule_below``: the line under the abstract, which the receipt has not.
    """

    system: System = "state"
    superior: str = ""
    issuer: str = ""
    symbol: str = ""
    place: str = ""
    type_name: str = ""
    title: str = ""
    body: Sequence[Block] = ()
    recipients: Sequence[str] = ()
    signature: Signature | None = None
    landscape: bool = False
    day: date | None = None
    number: str = ""
    year: int | None = None
    dated: bool = True
    addressees: Sequence[str] = ()
    authority: str = ""
    bases: Sequence[str] = ()
    decree: str = ""
    left_signature: Signature | None = None
    appendices: Sequence[Appendix] = ()
    urgency: str = ""
    circulation: str = ""
    draft: str = ""
    end_mark: bool = True
    rule_below: bool = True
    form: str = ""
    sizes: Mapping[str, float] | None = None
