"""The upper part of a paper: names of the bodies, number, date, type, abstract, addressees, bases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from docx.shared import Mm, Pt

from danvan.core.dates import long_day
from danvan.documents.papers import ink
from danvan.documents.papers.measure import balanced, issuer_lines, width
from danvan.documents.papers.refusals import SecretPaper
from danvan.documents.papers.shapes import Letter
from danvan.documents.papers.styles import SLOT_STYLES
from danvan.text.folding import key2

Layout = Mapping[str, Any]


class Head:
    """Writes the head of one letter into a document. ``whole``: width of the text in mm."""

    def __init__(self, document: Any, letter: Letter, layout: Layout, whole: float) -> None:
        self.document, self.letter, self.layout, self.whole = document, letter, layout, whole
        self.slots: Layout = layout["slots"]

    def write(self) -> None:
        self._marks_allowed()
        if self.letter.form:
            ink.write(ink.paragraph(self.document, "Ký hiệu biểu mẫu"), self.letter.form)
        self._bodies()
        self._title()
        self._addressees()
        self._authority()

    def _marks_allowed(self) -> None:
        secret = {key2(mark) for mark in self.layout["marks"]["secrecy"]["values"]}
        for mark in (self.letter.urgency, self.letter.circulation, self.letter.draft):
            if key2(mark).strip() in secret:
                raise SecretPaper(mark=mark)

    def _bodies(self) -> None:
        head = self.layout["header"]
        share = self.whole / sum(head["columns"])
        widths = [one * share for one in head["columns"]]
        table = ink.table(self.document, widths, style="Khung", description="Phần đầu văn bản")
        for at, row in enumerate(head["rows"]):
            line = table.rows[0] if at == 0 else table.add_row()
            ink.size_row(line, widths)
            for side, cell, mm in zip(("left", "right"), line.cells, widths, strict=True):
                self._cell(cell, row[side], mm)
        after = self.document.add_paragraph()
        after.paragraph_format.line_spacing = Pt(max(1, head["space_after_table_pt"]))

    def _cell(self, cell: Any, slots: list[str], mm: float) -> None:
        last: tuple[str, float, Layout] = ("", 0, {})
        filler = cell.paragraphs[0]
        for name in slots:
            slot = self.slots[name]
            if slot.get("rule"):
                if last[0]:
                    length = width(last[0], last[1], bold=bool(last[2].get("b"))) * slot["length"]["ratio"]
                    ink.rule(cell.add_paragraph(), cell_mm=mm, length_mm=min(length, mm))
                continue
            for line in self._lines(name, slot, mm):
                paragraph = ink.paragraph(cell, SLOT_STYLES[name])
                if last[2] is slot:
                    paragraph.paragraph_format.space_before = Pt(0)
                ink.write(paragraph, line)
                last = (line, self._pt(name), slot)
        if "number" in slots:
            self._marks(cell)
        if len(cell.paragraphs) > 1:
            filler._p.getparent().remove(filler._p)

    def _marks(self, cell: Any) -> None:
        """Write urgency, circulation and draft under the number."""
        for mark in (self.letter.urgency, self.letter.circulation):
            if mark:
                paragraph = ink.paragraph(cell, "Dấu độ khẩn")
                ink.write(paragraph, mark)
                paragraph.paragraph_format.space_before = Pt(6)
                paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(14)
                ink.boxed(paragraph)
        if self.letter.draft:
            ink.write(ink.paragraph(cell, "Trích yếu công văn"), self.letter.draft, italic=True)

    def _pt(self, name: str) -> float:
        return float((self.letter.sizes or {}).get(name, self.slots[name]["pt"]))

    def _lines(self, name: str, slot: Layout, mm: float) -> list[str]:
        """Return the lines that a slot prints for this letter, none when it stays out."""
        letter, pt, bold = self.letter, self._pt(name), bool(slot.get("b"))
        if name in ("parent", "issuer"):
            text = (letter.superior if name == "parent" else letter.issuer).upper()
            heads_itself = name == "issuer" and not letter.superior and letter.system == "state"
            return issuer_lines(text, mm - 2, pt, bold=bold, committee=heads_itself) if text else []
        if name == "number":
            return [self._number(slot)] if letter.symbol else []
        if name == "letter_abstract":
            text = slot["text"].format(abstract=letter.title)
            return (
                balanced(text, mm - 4, pt, italic=bool(slot.get("i")))
                if not letter.type_name and letter.title
                else []
            )
        if name == "place_date":
            return [place_date(letter.place, letter.day, letter.year)] if letter.dated else []
        return [slot["text"]]

    def _number(self, slot: Layout) -> str:
        letter = self.letter
        kind, _, org = letter.symbol.partition("/")
        parts = {"symbol": letter.symbol, "type": kind, "org": org}
        if not letter.number:
            return slot["blank"].format(**parts).removesuffix("/")
        seq = letter.number.zfill(2) if letter.number.isdigit() else letter.number
        return slot["text"].format(seq=seq, **parts).removesuffix("/")

    def _title(self) -> None:
        letter = self.letter
        if not letter.type_name:
            return
        ink.write(ink.paragraph(self.document, "Title"), letter.type_name.upper())
        if not letter.title:
            return
        last = ""
        for line in balanced(letter.title, self.whole * 0.86, self._pt("abstract"), bold=True):
            ink.write(ink.paragraph(self.document, "Subtitle"), line)
            last = line
        if self.letter.rule_below:
            self._under_abstract(last)

    def _under_abstract(self, last: str) -> None:
        slot = self.slots["abstract_rule"]
        if "text" in slot:
            ink.write(ink.paragraph(self.document, SLOT_STYLES["abstract_rule"]), slot["text"])
        else:
            length = width(last, self._pt("abstract"), bold=True) * slot["length"]["ratio"]
            ink.rule(self.document.add_paragraph(), cell_mm=self.whole, length_mm=length, after=slot["after"])

    def _addressees(self) -> None:
        names = [one.rstrip(" .;,") for one in self.letter.addressees]
        if not names:
            return
        salute = "Kính gửi"
        if self.letter.type_name and "salute" in self.layout and key2(self.letter.type_name) == "to trinh":
            salute = self.layout["salute"]["to_trinh"]
        if len(names) == 1:
            text = self.slots["addressee_one"]["text"].format(salute=salute, addressee=names[0])
            paragraph = ink.paragraph(self.document, "Kính gửi")
            ink.write(paragraph, text)
            return
        many = self.slots["addressee_many"]
        label = ink.paragraph(self.document, "Kính gửi - dòng")
        label.paragraph_format.left_indent = Mm(many["label_indent"])
        label.paragraph_format.first_line_indent = Mm(0)
        label.paragraph_format.space_before = Pt(many["before"])
        ink.write(label, f"{salute}:")
        for at, name in enumerate(names):
            line = many["last" if at == len(names) - 1 else "item"]
            ink.write(ink.paragraph(self.document, "Kính gửi - dòng"), line.format(addressee=name))
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(many["after"])

    def _authority(self) -> None:
        """Write authority, bases and «QUYẾT ĐỊNH:» of a decision, in the order of the system."""
        letter, party = self.letter, self.letter.system == "party"
        if letter.authority and not party:
            self._centred(letter.authority)
        self._bases()
        if letter.decree:
            words = f"{letter.authority} {letter.decree}".strip() if party else letter.decree
            self._centred(words)

    def _centred(self, text: str) -> None:
        for line in balanced(text.upper(), self.whole * 0.9, self._pt("authority"), bold=True):
            ink.write(ink.paragraph(self.document, SLOT_STYLES["authority"]), line)

    def _bases(self) -> None:
        look = self.layout["basis"]
        bases = [one.rstrip(" .;,") for one in self.letter.bases]
        last = look.get("last_end_before_authority") if self.letter.decree else None
        for at, one in enumerate(bases):
            end = look["item_end"] if at < len(bases) - 1 else last or look["last_end"]
            ink.write(ink.paragraph(self.document, "Căn cứ"), f"{look.get('prefix', '')}{one}{end}")


def place_date(place: str, day: date | None, year: int | None) -> str:
    """Write «Sông Lam, ngày 05 tháng 10 năm 2026», day and month left open unless given."""
    words = long_day(day) if day else f"ngày       tháng       năm {year or '20    '}"
    return f"{place}, {words}" if place else words[:1].upper() + words[1:]
