"""Official papers by the rules of their system, read back from the Word file (layouts of NĐ 30/2020, 05-HD/VPTW)."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from danvan.documents import papers as p
from danvan.documents.papers import measure
from danvan.documents.papers.refusals import IdNumberInside, SecretPaper, TitledName, WrongCapacity
from tests.documents.papers.opened import lines, of_style, opened, part

SAMPLES = yaml.safe_load((Path(__file__).parent / "samples.yaml").read_text())["samples"]


def block(kind: str, text: str) -> p.shapes.Block:
    if kind == "p":
        return p.Paragraph(text)
    return p.Heading(text, int(kind[1])) if kind in ("h1", "h2") else p.Bullets([text], "a" if kind == "h3" else "-")


def sample(name: str, **changes: object) -> p.Letter:
    """Build the letter of a sample."""
    row = SAMPLES[name]
    sign, parent = row["sign"], row.get("parent") or ""
    given = {
        "system": row["family"], "superior": parent if isinstance(parent, str) else "\n".join(parent),
        "issuer": "\n".join(row["issuer"]), "symbol": row.get("symbol") or f"{row['type']}/{row['org']}", "place": row["place"],
        "type_name": "Báo cáo", "title": row["abstract"], "body": [block(*one) for one in row["body"]],
        "recipients": row["recipients"], "day": row["date"], "number": str(row["seq"]), "addressees": row.get("addressee", []),
        "signature": p.signing(
            row["family"], sign["kind"], position=sign["POSITION"], name=sign["name"], body=sign.get("BODY", ""), head=sign.get("HEAD", "")
        ),
    }  # fmt: skip
    return p.Letter(**{**given, **changes})


@cache
def written(name: str) -> bytes:
    """The file of a sample, made once."""
    return p.docx(sample(name))


def test_the_state_report_stands_in_its_order():
    found = lines(opened(written("state_report")))
    assert found[:11] == [
        "ỦY BAN NHÂN DÂN", "XÃ SÔNG LAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 215/BC-UBND",
        "Sông Lam, ngày 05 tháng 10 năm 2026", "BÁO CÁO", "Kết quả công tác dân vận của chính quyền",
        "và thực hiện dân chủ ở cơ sở quý III năm 2026", "Kính gửi: Ủy ban nhân dân tỉnh Bình An.", found[10],
    ]  # fmt: skip
    assert found[11:13] == ["I. KẾT QUẢ THỰC HIỆN", "1. Công khai để Nhân dân biết"]
    assert found[-10:] == [
        "Nơi nhận:", "- Như trên;", "- Thường trực Đảng ủy;", "- Thường trực Hội đồng nhân dân xã;",
        "- Ban Thường trực Ủy ban MTTQ Việt Nam xã;", "- Lưu: VT, VHXH (2b).", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH",
        "Lê Thị Hòa",
    ]  # fmt: skip


def test_the_party_report_has_its_own_signs():
    found = lines(opened(written("party_report")))
    assert found[:9] == [
        "ĐẢNG BỘ TỈNH BÌNH AN", "ĐẢNG ỦY PHƯỜNG HOA SEN", "*", "Số 48-BC/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Hoa Sen, ngày 15 tháng 9 năm 2026", "BÁO CÁO", "công tác dân vận 9 tháng đầu năm,", "nhiệm vụ trọng tâm 3 tháng cuối năm 2026",
    ]  # fmt: skip
    assert found[9] == "-----" and "I- TÌNH HÌNH, KẾT QUẢ" in found
    assert found[-4:] == ["- Lưu Văn phòng Đảng ủy.", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Minh Quang"]
    assert "./." not in "".join(found)


def test_the_front_names_its_addressees_below_each_other():
    found = lines(opened(written("front_report")))
    assert "Số: 09/BC-MTTQ-BTT" in found and "Sông Lam, ngày 04 tháng 02 năm 2026" in found
    at = found.index("Kính gửi:")
    assert found[at + 1 : at + 3] == [
        "- Ban Thường trực Ủy ban MTTQ Việt Nam tỉnh Bình An;",
        "- Thường trực Đảng ủy xã Sông Lam.",
    ]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_a4_with_the_margins_of_the_rule_and_numbers_from_page_2(name):
    section = opened(written(name)).sections[0]
    sizes = [
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    ]
    assert [round(one / Mm(1)) for one in sizes] == [210, 297, 20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert " PAGE " in section.header._element.xml and "PAGE" not in section.first_page_header._element.xml


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_is_times_new_roman_in_vietnamese(name):
    content = written(name)
    styles = part(content, "word/styles.xml")
    document = part(content, "word/document.xml")
    assert 'w:lang w:val="vi-VN"' in styles and "rFonts" not in document
    assert (
        styles.count(
            'w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"'
        )
        == 2
    )
    assert "asciiTheme" not in styles.split("<w:latentStyles")[0]


def test_sizes_stand_in_styles_and_not_on_the_words():
    document = opened(written("state_report"))
    sizes = {
        name: document.styles[name].font.size
        for name in ("Quốc hiệu", "Tiêu ngữ", "Title", "Số ký hiệu", "Nơi nhận", "Nơi nhận - dòng")
    }
    assert sizes == {
        "Quốc hiệu": Pt(13), "Tiêu ngữ": Pt(14), "Title": Pt(14), "Số ký hiệu": Pt(13), "Nơi nhận": Pt(12), "Nơi nhận - dòng": Pt(11),
    }  # fmt: skip
    assert "<w:sz " not in document.element.xml


def test_headings_are_headings_for_who_does_not_see():
    document = opened(written("state_report"))
    assert of_style(document, "Heading 1") == [
        "I. KẾT QUẢ THỰC HIỆN", "II. HẠN CHẾ, NGUYÊN NHÂN", "III. NHIỆM VỤ TRỌNG TÂM QUÝ IV", "IV. KIẾN NGHỊ",
    ]  # fmt: skip
    assert of_style(document, "Title") == ["BÁO CÁO"]


def test_nobody_is_named_in_the_properties():
    content = written("state_report")
    properties = opened(content).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title.startswith("Báo cáo Kết quả") and properties.language == "vi-VN"


def test_grid_and_cells_have_the_same_widths():
    table = opened(written("state_report")).tables[0]
    grid = [column.width for column in table.columns]
    assert [round(one / Mm(1)) for one in grid] == [67, 98]
    assert all([cell.width for cell in row.cells] == grid for row in table.rows)


@pytest.mark.parametrize(("text", "pt", "most"), [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 98), ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, 90),
])  # fmt: skip
def test_the_names_above_stand_on_one_line(text, pt, most):
    assert most - 5 < measure.width(text, pt, bold=True) + 3 < most or measure.width(text, pt, bold=True) < most


def test_rules_are_as_long_as_they_should_be():
    document = opened(written("state_report"))
    found = []
    for cell, mm in zip(document.tables[0].rows[0].cells, (67, 98), strict=True):
        rule = cell.paragraphs[-1]
        assert rule._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None
        found.append(mm - 2 * rule.paragraph_format.left_indent / Mm(1))
    issuer, motto = (
        measure.width("XÃ SÔNG LAM", 13, bold=True),
        measure.width("Độc lập - Tự do - Hạnh phúc", 14, bold=True),
    )
    assert issuer / 3 < found[0] < issuer / 2 and abs(found[1] - motto) < 1


def test_number_and_day_stay_open_for_the_clerk():
    found = lines(opened(p.docx(sample("state_report", number="", day=None, year=2026))))
    assert "Số:        /BC-UBND" in found and "Sông Lam, ngày       tháng       năm 2026" in found
    party = lines(opened(p.docx(sample("party_report", number="", day=None, year=2026))))
    assert "Số       -BC/ĐU" in party


def test_a_letter_carries_its_abstract_under_the_number():
    state = lines(opened(p.docx(sample("state_report", type_name="", symbol="UBND-VHXH", title="trả lời phản ánh"))))
    assert state[4:6] == ["Số: 215/UBND-VHXH", "V/v trả lời phản ánh"] and "BÁO CÁO" not in state
    party = lines(opened(p.docx(sample("party_report", type_name="", symbol="CV/ĐU", title="phối hợp tuyên truyền"))))
    assert "về việc phối hợp tuyên truyền" in party


def test_a_decision_of_each_system():
    changes = {
        "type_name": "Quyết định", "authority": "Chủ tịch Ủy ban nhân dân xã Sông Lam", "bases": ["Căn cứ Luật A", "Theo đề nghị của B."],
        "decree": "QUYẾT ĐỊNH:", "body": [p.Article("Tặng Giấy khen."), p.Article("Thi hành")], "addressees": [],
    }  # fmt: skip
    state = lines(opened(p.docx(sample("state_report", **changes))))
    at = state.index("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SÔNG LAM")
    assert state[at + 1 : at + 6] == [
        "Căn cứ Luật A;",
        "Theo đề nghị của B.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Giấy khen.",
        "Điều 2. Thi hành./.",
    ]
    party = lines(opened(p.docx(sample("party_report", **{**changes, "authority": "Ban Thường vụ Đảng ủy"}))))
    at = party.index("- Căn cứ Luật A;")
    assert party[at + 1 : at + 5] == [
        "- Theo đề nghị của B,",
        "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH:",
        "Điều 1. Tặng Giấy khen.",
        "Điều 2. Thi hành.",
    ]


def test_minutes_have_two_signers_and_no_end_mark():
    found = lines(opened(p.docx(sample(
        "state_report", type_name="Biên bản", dated=False, end_mark=False, left_signature=p.Signature(title="Thư ký", name="Vàng Văn Sơn"),
        signature=p.Signature(title="Chủ tọa"), body=[p.Paragraph("Cuộc họp kết thúc lúc 11 giờ.")], recipients=[],
    ))))  # fmt: skip
    assert found[-4:] == ["Cuộc họp kết thúc lúc 11 giờ.", "THƯ KÝ", "CHỦ TỌA", "Vàng Văn Sơn"]


def test_a_table_repeats_its_heading_and_cuts_no_row():
    columns = [
        p.Column("TT", 10, "center", sign="(1)"),
        p.Column("Nam", 20, group="Số người", sign="(2)"),
        p.Column("Nữ", 20, group="Số người", sign="(3)"),
    ]
    letter = sample(
        "state_report", body=[p.Table(columns, [p.Group("I. Tập thể"), [1, 1250, None]], totals=["", 1250, 0])]
    )
    table = opened(p.docx(letter)).tables[1]
    rows = table.rows
    assert [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows] == [True] * 3 + [
        False
    ] * 3
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert [cell.text for cell in rows[4].cells] == ["1", "1.250", ""]
    assert rows[4].cells[1].paragraphs[0].style.name == "Bảng - số"
    assert rows[0].cells[1].text == "Số người" and rows[1].cells[0].text == "TT"


def test_an_appendix_lies_on_turned_pages_of_its_own_numbers():
    letter = sample(
        "state_report",
        number="",
        day=None,
        year=2026,
        appendices=[p.Appendix("Danh sách", [p.Paragraph("Một")], landscape=True)],
    )
    document = opened(p.docx(letter))
    section = document.sections[1]
    assert section.page_width > section.page_height and 'w:start="1"' in section._sectPr.xml
    attached = " ".join(" ".join(lines(document)).split())
    assert "(Kèm theo Báo cáo số /BC-UBND ngày tháng năm 2026 của Ủy ban nhân dân xã Sông Lam)" in attached


def test_forms_leave_dots_and_signs_of_files_never_break_a_paper():
    letter = sample("state_report", body=[p.Field("Họ và tên:", "Lò\x0bThị\x00 Hoa"), p.Field("Địa chỉ:", lines=2)])
    document = opened(p.docx(letter))
    assert "Họ và tên: LòThị Hoa./." in lines(document)
    assert document.element.xml.count('w:leader="dot"') == 2


@pytest.mark.parametrize("mark", ["MẬT", "Tối mật", "TUYỆT MẬT"])
def test_no_secret_paper_is_written(mark):
    with pytest.raises(SecretPaper):
        p.docx(sample("state_report", urgency=mark))


def test_an_urgent_paper_is_boxed_in_red():
    document = opened(p.docx(sample("state_report", urgency="HỎA TỐC")))
    assert of_style(document, "Dấu độ khẩn") == ["HỎA TỐC"]


def test_no_identity_number_is_printed():
    with pytest.raises(IdNumberInside):
        p.docx(sample("state_report", body=[p.Bullets(["Bà A, CCCD 012190001234"])]))
    p.docx(sample("state_report", body=[p.Paragraph("Kinh phí 012.190.001.234 đồng, điện thoại 0912345678.")]))


def test_a_signature_is_refused_when_the_law_refuses_it():
    refused = [
        {"kind": "collective_head", "body": "UBND", "position": "CHỦ TỊCH", "own_power": True},
        {"kind": "by_mandate", "head": "CHỦ TỊCH", "position": "TRƯỞNG PHÒNG"},
        {"kind": "deputy", "head": "CHỦ TỊCH", "position": "CHÁNH VĂN PHÒNG"},
        {"kind": "committee", "position": "BÍ THƯ"},
    ]
    for one in refused:
        with pytest.raises(WrongCapacity):
            p.signing("state", one.pop("kind"), **one)
    with pytest.raises(WrongCapacity):
        p.signing("party", "collective_deputy", body="BAN THƯỜNG VỤ", head="BÍ THƯ", position="PHÓ BÍ THƯ")


@pytest.mark.parametrize("name", ["Ông Lò Văn A", "ThS. Lê Thị B", "Đồng chí Trần C"])
def test_no_title_stands_before_the_name(name):
    with pytest.raises(TitledName):
        p.signing("state", "head", position="CHỦ TỊCH", name=name)


def test_a_name_that_begins_like_a_title_is_a_name():
    assert p.signing("state", "head", position="CHỦ TỊCH", name="Ông Thị Hoa").name == "Ông Thị Hoa"


def test_titles_break_between_phrases():
    assert measure.balanced("Tình hình Nhân dân và kết quả công tác Mặt trận tháng 01 năm 2026", 142, 14, bold=True) == [
        "Tình hình Nhân dân và kết quả", "công tác Mặt trận tháng 01 năm 2026",
    ]  # fmt: skip
    assert measure.balanced("", 100, 14) == [] and measure.balanced("X" * 200 + " a", 100, 14) == ["X" * 200, "a"]


def test_a_download_is_saved_and_not_kept_anywhere():
    answer = p.download(b"x", title="Báo cáo quý III/2026", on=date(2026, 10, 5))
    assert answer["Content-Disposition"].startswith('attachment; filename="2026-10-05_bao-cao-quy-iii-2026.docx"')
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")


def test_pdf_is_refused_in_a_sentence_where_there_is_no_libreoffice(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert not p.can_write_pdf()
    with pytest.raises(p.pdf.__globals__["NoPdfHere"]) as refused:
        p.pdf(b"")
    assert "LibreOffice" in refused.value.sentence


ORDER = {
    "pPr": "pStyle keepNext widowControl pBdr tabs spacing ind jc outlineLvl rPr sectPr",
    "tblPr": "tblStyle tblW jc tblLayout tblLook tblDescription",
    "sectPr": "headerReference type pgSz pgMar pgNumType cols vAlign titlePg docGrid",
    "trPr": "cantSplit trHeight tblHeader",
}
"""Word refuses a file whose properties stand in another order than the standard's."""


def test_properties_stand_in_the_order_that_word_asks_for():
    table = p.Table([p.Column("A", 10, group="Nhóm"), p.Column("B", 10)], [["x", 1]], row_mm=9)
    letter = sample(
        "state_report",
        body=[table, p.Field("Họ tên:"), p.PageBreak()],
        urgency="KHẨN",
        appendices=[p.Appendix("A", [table], landscape=True)],
    )
    for element in opened(p.docx(letter)).element.iter():
        order = ORDER.get(str(element.tag).rpartition("}")[2], "").split()
        names = [child.tag.rpartition("}")[2] for child in element] if order else []
        assert [order.index(name) for name in names] == sorted(order.index(name) for name in names)
