"""The small pieces of Word's XML that python-docx has no word for."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from danvan.text.folding import key2

FONT = "Times New Roman"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    """Compose the text (NFC) and drop the signs that an XML file may not hold."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))


def element(name: str, **attributes: object) -> Any:
    """Make an element ``w:name`` with attributes in the same namespace."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def put(parent: Any, name: str, **attributes: object) -> Any:
    """Append an element to ``parent``, in place of one with the same name."""
    for old in parent.findall(qn(f"w:{name}")):
        parent.remove(old)
    made = element(name, **attributes)
    parent.append(made)
    return made


def set_fonts(run_properties: Any) -> None:
    """Name the font for every script and forget fonts of the theme."""
    fonts = run_properties.find(qn("w:rFonts"))
    if fonts is not None:
        run_properties.remove(fonts)
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    run_properties.insert(0, fonts)


def style_id(name: str) -> str:
    """Return the plain name by which the file knows a style: «Nơi nhận - dòng» → NoiNhanDong."""
    return "".join(word.capitalize() for word in re.findall(r"[a-z0-9]+", key2(name)))


def paragraph(container: Any, style: str) -> Any:
    """Add an empty paragraph of a style (set by its id; asking the library for it costs most of a letter's time)."""
    return restyle(container.add_paragraph(), style)


def restyle(made: Any, style: str) -> Any:
    made._p.style = style_id(style)
    return made


def write(paragraph: Any, text: str, **look: bool) -> Any:
    """Add a run; ``look``: bold, italic, underline."""
    run = paragraph.add_run(clean(text))
    for name, value in look.items():
        if value:
            setattr(run, name, True)
    return run


def field(paragraph: Any, instruction: str) -> None:
    """Add a field such as PAGE that Word fills in."""
    for kind, text in (("begin", None), (None, instruction), ("separate", None), (None, None), ("end", None)):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        elif text:
            code = element("instrText")
            code.text = f" {text} "
            code.set(qn("xml:space"), "preserve")
            run._r.append(code)
        else:
            run.text = "2"


def table(container: Any, widths: list[float], *, style: str, description: str = "") -> Any:
    """Add a table of one empty row with fixed widths in mm, set on the grid and on every cell."""
    made = container.add_table(1, len(widths))
    made._tbl.tblStyle_val = style_id(style)
    made.autofit = False
    made.alignment = 1
    properties = made._tbl.tblPr
    whole_width = properties.find(qn("w:tblW"))
    whole_width.set(qn("w:w"), str(round(sum(widths) * 56.6929)))
    whole_width.set(qn("w:type"), "dxa")
    if description:
        put(properties, "tblDescription", val=description)
    size(made, widths)
    return made


def size(made: Any, widths: list[float]) -> None:
    """Set the widths (mm) of grid and cells; rows are never cut by a page."""
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row in made.rows:
        size_row(row, widths)


def size_row(row: Any, widths: list[float]) -> None:
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    whole(row)


def whole(row: Any) -> None:
    """Keep a row on one page."""
    properties = row._tr.get_or_add_trPr()
    if properties.find(qn("w:cantSplit")) is None:
        properties.insert(0, element("cantSplit"))


def rule(paragraph: Any, *, cell_mm: float, length_mm: float, before: float = 2, after: float = 0) -> None:
    """Turn an empty paragraph into a thin line of the given length, in the middle of ``cell_mm``."""
    side = max(0.0, (cell_mm - length_mm) / 2)
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(side)
    form.first_line_indent = Mm(0)
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = Pt(3)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz=6, space=0, color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    spacing = properties.find(qn("w:spacing"))
    spacing.addprevious(borders)


def boxed(paragraph: Any) -> None:
    """Draw a box round a paragraph."""
    borders = element("pBdr")
    for side in ("top", "left", "bottom", "right"):
        borders.append(element(side, val="single", sz=8, space=1, color="C00000"))
    properties = paragraph._p.get_or_add_pPr()
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        properties.append(borders)
    else:
        spacing.addprevious(borders)
