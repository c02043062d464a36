"""The lower part of a paper: who receives it, who signs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docx.shared import Pt

from danvan.documents.papers import ink
from danvan.documents.papers.layout import family
from danvan.documents.papers.refusals import TitledName, WrongCapacity
from danvan.documents.papers.shapes import Letter, Signature

TITLES = ("ông", "bà", "anh", "chị", "đồng chí", "đ/c", "ts", "ths", "gs", "pgs", "cn", "ks", "bs", "tiến sĩ", "thạc sĩ", "nhà giáo",
          "bác sĩ", "kỹ sư", "cử nhân")  # fmt: skip
MIDDLE = ("văn", "thị")
"""After one of these, «Ông» is a family name."""
GIVEN_BY_DEPUTIES = ("PHÓ", "Phó", "phó")


def signing(
    system: str,
    kind: str,
    *,
    position: str,
    name: str = "",
    body: str = "",
    head: str = "",
    unit_head: str = "",
    mandate: str = "",
    own_power: bool = False,
) -> Signature:
    """Build the signature block of a kind named in the layout (``collective_deputy``, ``by_order`` …).

    ``own_power``: the act belongs to the head alone. ``mandate``: number and day of the written mandate.
    Raises WrongCapacity (NĐ 30/2020/NĐ-CP Điều 13) or TitledName.
    """
    kinds = family(system)["signature"]["kinds"]
    if kind not in kinds:
        raise WrongCapacity(reason="hệ thống này không dùng cách ký đó.")
    lines = [
        line.format(BODY=body, HEAD=head, UNIT_HEAD=unit_head, POSITION=position).upper() for line in kinds[kind]
    ]
    if own_power and lines[0].startswith(("TM.", "T/M")):
        raise WrongCapacity(reason="việc này thuộc thẩm quyền riêng của người đứng đầu, không ký thay mặt tập thể.")
    if kind == "by_mandate" and not mandate:
        raise WrongCapacity(reason="ký thừa ủy quyền phải có văn bản ủy quyền, ghi số và ngày.")
    if any(line.startswith(("KT.", "K/T")) for line in lines) and not position.startswith(GIVEN_BY_DEPUTIES):
        raise WrongCapacity(reason="chỉ cấp phó mới ký thay (KT.).")
    return Signature("\n".join(lines[:-1]), lines[-1], plain_name(name))


def plain_name(name: str) -> str:
    """Return a name without anything before it. Raises TitledName for «Ông», «ThS» and the like."""
    words = ink.clean(name).split()
    for count in (2, 1):
        start = " ".join(words[:count])
        titled = (
            start.lower().rstrip(".") in TITLES and words[1].lower() not in MIDDLE if len(words) > count else False
        )
        if titled:
            raise TitledName(word=start)
    return " ".join(words)


class Foot:
    """Writes recipients and signatures of a letter. ``whole``: width of the text in mm."""

    def __init__(self, document: Any, letter: Letter, layout: Mapping[str, Any], whole: float) -> None:
        self.document, self.letter, self.layout, self.whole = document, letter, layout, whole

    def write(self) -> None:
        if self.letter.signature is None and not self.letter.recipients:
            return
        spacer = self.document.add_paragraph()
        spacer.paragraph_format.line_spacing = Pt(self.layout["foot"]["before"])
        spacer.paragraph_format.keep_with_next = True
        columns = self.layout["foot"]["columns"]
        widths = [one * self.whole / sum(columns) for one in columns]
        if self.letter.left_signature is not None:
            self._two([self.whole / 2, self.whole / 2])
            if self.letter.recipients:
                self._recipients(self.document)
            return
        table = ink.table(self.document, widths, style="Khung", description="Nơi nhận và chữ ký")
        ink.size(table, widths)
        left, right = table.rows[0].cells
        self._recipients(left)
        if self.letter.signature is not None:
            self._signature(right, self.letter.signature)

    def _recipients(self, cell: Any) -> None:
        names = [one.strip().rstrip(" .;,").removeprefix("- ") for one in self.letter.recipients]
        if not names:
            return
        label, item = self.layout["recipients"]["label"], self.layout["recipients"]["item"]
        _first(cell, "Nơi nhận", label["text"])
        for at, name in enumerate(names):
            text = item["last" if at == len(names) - 1 else "text"].format(item=name)
            ink.write(ink.paragraph(cell, "Nơi nhận - dòng"), text)

    def _signature(self, cell: Any, signature: Signature) -> None:
        lines = [(line, "Quyền hạn ký") for line in signature.capacity.splitlines() if line.strip()]
        if signature.title:
            lines.append((signature.title, "Chức vụ người ký"))
        if signature.note:
            lines.append((signature.note, "Ghi chú chữ ký"))
        for text, style in lines:
            _first(cell, style, text if style == "Ghi chú chữ ký" else text.upper())
        _first(cell, "Họ tên người ký", plain_name(signature.name))
        for paragraph in cell.paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def _two(self, widths: list[float]) -> None:
        """Set two signers beside each other: labels level, names level (four rows)."""
        pair = [self.letter.left_signature, self.letter.signature or Signature()]
        table = ink.table(self.document, widths, style="Khung", description="Chữ ký")
        rows = [table.rows[0], table.add_row(), table.add_row()]
        for row in rows:
            ink.size_row(row, widths)
        for at, signature in enumerate(pair):
            assert signature is not None
            for line in [*signature.capacity.splitlines(), signature.title]:
                if line.strip():
                    _first(rows[0].cells[at], "Quyền hạn ký", line.upper())
            _first(rows[1].cells[at], "Ghi chú chữ ký", signature.note)
            _first(rows[2].cells[at], "Họ tên người ký", plain_name(signature.name))
        for row in rows[:-1]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True


def _first(cell: Any, style: str, text: str) -> None:
    """Write a line into a cell, into its empty first paragraph when nothing stands there yet."""
    paragraphs = cell.paragraphs
    empty = (
        hasattr(cell, "_tc") and len(paragraphs) == 1 and not paragraphs[0].text and paragraphs[0]._p.style is None
    )
    paragraph = paragraphs[0] if empty else cell.add_paragraph()
    ink.restyle(paragraph, style)
    ink.write(paragraph, text)


def recipients(system: str, first: str, others: Sequence[str], *, keeper: str = "", copies: int = 0) -> list[str]:
    """List the recipients of a paper, the archive line of the system last.

    ``keeper``: the unit that keeps the paper (state: «VHXH», Party: «Văn phòng Đảng ủy», papers of petitions «hồ sơ»).
    """
    row = family(system)["recipients"]["archive"]
    if copies and "with_copies" in row:
        archive = row["with_copies"].format(unit=keeper, copies=copies)
    else:
        archive = row["text"].format(unit=keeper, keeper=keeper or "Văn phòng").replace("VT, .", "VT.")
    return [one for one in (first, *others) if one] + [archive]
