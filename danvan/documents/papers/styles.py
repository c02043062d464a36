"""The styles of a paper: what a clerk finds under «Kiểu» in Word, built from the layout data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from danvan.documents.papers.ink import element, put, set_fonts, style_id
from danvan.documents.papers.measure import width

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
SLOT_STYLES = {
    "parent": "Cơ quan cấp trên",
    "issuer": "Tên cơ quan",
    "star": "Dấu sao",
    "quoc_hieu": "Quốc hiệu",
    "tieu_ngu": "Tiêu ngữ",
    "party_title": "Tiêu đề Đảng",
    "number": "Số ký hiệu",
    "letter_abstract": "Trích yếu công văn",
    "place_date": "Địa danh ngày tháng",
    "title": "Title",
    "abstract": "Subtitle",
    "authority": "Thẩm quyền ban hành",
    "addressee_one": "Kính gửi",
    "abstract_rule": "Gạch dưới trích yếu",
}
"""Slot of the layout → name of its style."""


def make(document: Any, layout: Mapping[str, Any], sizes: Mapping[str, float]) -> None:
    """Put every style of a system's papers into a new document. ``sizes``: slot → points chosen by the body."""
    _normal(document, layout)
    for slot, name in SLOT_STYLES.items():
        row = layout["slots"].get(slot)
        if row is not None and (slot != "abstract_rule" or "text" in row):
            _style(document, name, {**row, "pt": sizes.get(slot, row["pt"])}, align=row["align"])
    _hang_addressee(document, layout)
    _body(document, layout, sizes)
    _foot(document, layout)
    _tables(document)


def _normal(document: Any, layout: Mapping[str, Any]) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    run = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    set_fonts(run)
    put(run, "sz", val=28)
    put(run, "szCs", val=28)
    put(run, "lang", val="vi-VN", eastAsia="vi-VN", bidi="ar-SA")
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(layout["body"]["pt"])
    set_fonts(normal.element.get_or_add_rPr())
    normal.paragraph_format.space_before = normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.paragraph_format.widow_control = True


def _style(document: Any, name: str, look: Mapping[str, Any], *, align: str, base: str = "Normal") -> Any:
    """Make or remake a paragraph style from keys of the layout data: pt, b, i, u, before, after, color."""
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.styleId = style_id(name)
    _bare(style)
    style.base_style = styles[base]
    style.next_paragraph_style = style
    style.quick_style, style.hidden, style.priority = True, False, 1
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look["pt"]), bool(look.get("b")), bool(look.get("i"))
    font.underline = True if look.get("u") else None
    font.color.rgb = RGBColor.from_string(look.get("color") or "000000")
    form.alignment = ALIGN[align]
    form.space_before, form.space_after = Pt(look.get("before", 0)), Pt(look.get("after", 0))
    form.first_line_indent = Mm(look.get("first_indent", 0))
    form.left_indent = Mm(look.get("left_indent", 0))
    return style


def _hang_addressee(document: Any, layout: Mapping[str, Any]) -> None:
    """Let a long addressee go on below its own beginning, where «Kính gửi» does not stand in the middle."""
    row = layout["slots"]["addressee_one"]
    if row["align"] == "left":
        form, label = document.styles["Kính gửi"].paragraph_format, width("Kính gửi: ", row["pt"])
        form.left_indent, form.first_line_indent = Mm(row["first_indent"] + label), Mm(-label)


def _bare(style: Any) -> None:
    """Forget what Word's template says about a style: blue headings, rules, fonts of the theme."""
    for part in ("w:rPr", "w:pPr", "w:link"):
        found = style.element.find(qn(part))
        if found is not None:
            style.element.remove(found)


def _body(document: Any, layout: Mapping[str, Any], sizes: Mapping[str, float]) -> None:
    body = layout["body"]
    look = {"pt": sizes.get("body", body["pt"]), "before": body["before"], "first_indent": body["first_indent"]}
    _spaced(_style(document, "Thân bài", look, align="justify"), body["line"])
    basis = {**look, "i": layout["basis"]["i"]}
    _spaced(_style(document, "Căn cứ", basis, align="justify"), body["line"])
    for level, name in ((1, "Heading 1"), (2, "Heading 2")):
        style = _spaced(_style(document, name, {**look, "b": True}, align="justify"), body["line"])
        style.paragraph_format.keep_with_next = True
        put(style.element.get_or_add_pPr(), "outlineLvl", val=level - 1)
    many = layout["slots"]["addressee_many"]
    item = _style(document, "Kính gửi - dòng", {"pt": many["pt"], "left_indent": many["item_indent"]}, align="left")
    item.paragraph_format.first_line_indent = Mm(-many["item_hanging"])
    _style(document, "Ghi chú cuối", {"pt": 12, "i": True, "before": 6}, align="justify")
    _style(document, "Dòng biểu mẫu", {**look, "before": 4}, align="left")
    _style(document, "Ký hiệu biểu mẫu", {"pt": 12, "i": True}, align="right")
    mark = layout["marks"]["urgency"]
    _style(document, "Dấu độ khẩn", {"pt": mark["pt"], "b": True, "color": "C00000", "before": 6}, align="center")
    row = layout["appendix"]
    _style(
        document, "Phụ lục - số", {**row["number"], "b": True}, align="center"
    ).paragraph_format.keep_with_next = True
    title = _style(document, "Phụ lục - tên", {**row["title"], "b": True}, align="center")
    put(title.element.get_or_add_pPr(), "outlineLvl", val=0)
    _style(document, "Phụ lục - kèm theo", {**row["attached_to"], "i": True}, align="center")
    _style(document, "Số trang", {"pt": layout["page_number"]["pt"]}, align="center")


def _spaced(style: Any, line: Mapping[str, Any]) -> Any:
    form = style.paragraph_format
    if line["rule"] == "exact":
        form.line_spacing, form.line_spacing_rule = Pt(line["value"]), WD_LINE_SPACING.EXACTLY
    else:
        form.line_spacing = line["value"]
    return style


def _foot(document: Any, layout: Mapping[str, Any]) -> None:
    signature, recipients = layout["signature"]["lines"], layout["recipients"]
    _style(document, "Quyền hạn ký", signature["authority"], align="center")
    _style(document, "Chức vụ người ký", signature["position"], align="center")
    _style(
        document,
        "Họ tên người ký",
        {**signature["name"], "before": layout["signature"]["gap"] / 25.4 * 72},
        align="center",
    )
    _style(document, "Ghi chú chữ ký", {"pt": 13, "i": True}, align="center")
    _style(document, "Nơi nhận", recipients["label"], align="left")
    _style(document, "Nơi nhận - dòng", recipients["item"], align="left")


def _tables(document: Any) -> None:
    for name, look, align in (
        ("Bảng - tiêu đề cột", {"pt": 12, "b": True}, "center"),
        ("Bảng - chữ", {"pt": 12}, "left"),
        ("Bảng - giữa", {"pt": 12}, "center"),
        ("Bảng - số", {"pt": 12}, "right"),
        ("Bảng - nhóm", {"pt": 12, "b": True}, "left"),
        ("Bảng - tên bảng", {"pt": 13, "b": True, "before": 6, "after": 3}, "center"),
    ):
        form = _style(
            document, name, {**look, "before": look.get("before", 2), "after": look.get("after", 2)}, align=align
        )
        form.paragraph_format.widow_control = True
    document.styles["Bảng - tên bảng"].paragraph_format.keep_with_next = True
    _table_style(document, "Khung", border=False, side=0)
    _table_style(document, "Bảng số liệu", border=True, side=70)


def _table_style(document: Any, name: str, *, border: bool, side: int) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.element.styleId = style_id(name)
    style.base_style = document.styles["Normal Table"]
    properties = element("tblPr")
    if border:
        borders = element("tblBorders")
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
            borders.append(element(edge, val="single", sz=4, space=0, color="000000"))
        properties.append(borders)
    margins = element("tblCellMar")
    for edge in ("top", "left", "bottom", "right"):
        margins.append(element(edge, w=side if edge in ("left", "right") else 0, type="dxa"))
    properties.append(margins)
    style.element.append(properties)
