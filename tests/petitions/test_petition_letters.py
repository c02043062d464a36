"""The papers of petitions, read as a clerk reads them; rows that no database has seen."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from danvan.documents import papers as p
from danvan.petitions import letters
from danvan.petitions.models import Petition
from danvan.petitions.models.reception import Conclusion, ReceptionDay, Visit
from danvan.units.models import Unit, UnitVersion
from tests.documents.papers.opened import lines, opened

ON = date(2026, 9, 14)
HOA = letters.Sender("Lò Thị Hoa", "thôn Bản Trên, xã Bản Mây")


def a_body(name: str, kind: str, *, level: str = "commune", above: Unit | None = None) -> Unit:
    """Make a body of xã Bản Mây that answers for its name without a database."""
    area = Unit(code="A", tree="area")
    area.versions_on_day = [
        UnitVersion(
            unit=area, name="Xã Bản Mây" if level == "commune" else "Tỉnh Sông Mây", kind="commune", level=level
        )
    ]
    unit = Unit(code="U", tree="organisation", prefix="U")
    unit.versions_on_day = [UnitVersion(unit=unit, name=name, kind=kind, level=level, area=area, parent=above)]
    return unit


STATE = a_body("Ủy ban nhân dân xã Bản Mây", "peoples_committee")
PARTY = a_body(
    "Đảng ủy xã Bản Mây", "party_committee", above=a_body("Tỉnh ủy Sông Mây", "party_committee", level="province")
)
FRONT = a_body("Ủy ban Mặt trận Tổ quốc Việt Nam xã Bản Mây", "front")


def a_case(unit: Unit = STATE, **more: object) -> Petition:
    given = {
        "code": "BM-26-AB12CD3", "unit": unit, "kind": "feedback", "subject": "Đèn đường thôn Bản Trên hỏng", "text": "…",
        "received_on": date(2026, 9, 7), "book_number": 12, "book_year": 2026, "condition": "eligible", "competence": "own",
    }  # fmt: skip
    return Petition(**{**given, **more})


def a_visit(**more: object) -> Visit:
    day = ReceptionDay(unit=STATE, on=date(2026, 9, 10), place="trụ sở Ủy ban nhân dân xã", receiver="Chủ tịch Ủy ban nhân dân xã",
                       starts_at=time(8), ends_at=time(11), agenda="đất đai")  # fmt: skip
    return Visit(
        **{"pk": 1, "day": day, "number": 1, "kind": "feedback", "summary": "Đường thôn hỏng.", "people": 6, **more}
    )


def printed(letter: p.Letter) -> list[str]:
    return lines(opened(p.docx(letter)))


def text(letter: p.Letter) -> str:
    return "\n".join(printed(letter))


def test_the_head_of_each_system():
    state, party, front = (p.letterhead(one, ON) for one in (STATE, PARTY, FRONT))
    assert (state.issuer, state.superior, state.place, state.area) == (
        "ỦY BAN NHÂN DÂN\nXÃ BẢN MÂY",
        "",
        "Bản Mây",
        "xã Bản Mây",
    )
    assert (party.superior, party.issuer) == ("ĐẢNG BỘ TỈNH SÔNG MÂY", "ĐẢNG ỦY XÃ BẢN MÂY")
    assert (front.superior, front.issuer) == ("ỦY BAN MTTQ VIỆT NAM\nXÃ BẢN MÂY", "BAN THƯỜNG TRỰC")
    assert [one.symbol("TB") for one in (state, party, front)] == ["TB-UBND", "TB/ĐU", "TB-MTTQ-BTT"]
    assert [one.symbol("") for one in (state, party, front)] == ["UBND", "CV/ĐU", "MTTQ-BTT"]


def test_a_receipt_lists_the_papers_and_leaves_the_identity_number_to_be_written_by_hand():
    at = datetime(2026, 9, 14, 2, 5, tzinfo=UTC)
    found = printed(
        letters.receipt(
            a_case(), sender=HOA, documents=[letters.Document("Đơn", 2, "bản chính")], at=at, receiver="Đặng Hoài Nam"
        )
    )
    assert (
        found[0] == "Mẫu số 02/TCD" and "GIẤY BIÊN NHẬN" in found and not any(one.startswith("Số:") for one in found)
    )
    assert "Vào 09 giờ 05 ngày 14 tháng 9 năm 2026, tại: Ủy ban nhân dân xã Bản Mây" in found
    assert found[found.index("Đơn") - 1 : found.index("Đơn") + 3] == ["1", "Đơn", "2", "bản chính"]
    assert "NGƯỜI CUNG CẤP THÔNG TIN, TÀI LIỆU" in found and "./." not in "".join(found)


def test_a_transfer_goes_to_the_body_and_a_copy_to_the_sender():
    found = text(
        letters.transfer(
            a_case(competence="not_own"), sender=HOA, to_body="Công ty Điện lực Sông Mây", sheets=3, on=ON
        )
    )
    assert "Kính gửi: Công ty Điện lực Sông Mây." in found and "Điều 20 Thông tư 05/2021/TT-TTCP" in found
    assert "(03 tờ)" in found and "- Ông (bà) Lò Thị Hoa (để biết);\n- Lưu: VT, hồ sơ." in found
    assert "Điều 9 Nghị định 20/2008/NĐ-CP" in text(
        letters.transfer(a_case(kind="rule_feedback"), sender=HOA, to_body="Sở Thử", on=ON)
    )


def test_guidance_is_for_complaints_and_says_that_it_is_given_once():
    case = a_case(kind="complaint")
    why = "Quyết định do tỉnh ban hành."
    assert "quyết định do tỉnh ban hành; vụ việc" in text(
        letters.guidance(case, sender=HOA, to_body="Ủy ban nhân dân tỉnh", reason=why, on=ON)
    )
    found = text(letters.guidance(case, sender=HOA, to_body="Ủy ban nhân dân tỉnh", on=ON))
    assert (
        "PHIẾU HƯỚNG DẪN" in found
        and "khoản 1 Điều 26 Luật Tiếp công dân" in found
        and "chỉ thực hiện một lần" in found
    )


def test_a_complaint_is_accepted_under_the_law_of_its_days():
    case = a_case(kind="complaint", accepted_on=ON, settle_due_on=date(2026, 10, 14))
    found = text(letters.acceptance(case, sender=HOA, on=ON))
    assert (
        "khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP (sửa đổi, bổ sung bởi Điều 10 Nghị định 155/2026/NĐ-CP)" in found
        and "Điều 28 Luật Khiếu nại" in found
        and "Mẫu số 03" in found
    )
    assert "Thời hạn giải quyết: chậm nhất ngày 14 tháng 10 năm 2026./." in found
    old = a_case(kind="complaint", received_on=date(2026, 6, 20), accepted_on=date(2026, 6, 25))
    assert "Điều 27, Điều 36 Luật Khiếu nại" in text(letters.acceptance(old, sender=HOA, on=ON))


def test_a_refusal_names_the_ground_and_the_court():
    found = text(
        letters.refusal(a_case(kind="complaint"), sender=HOA, ground="time_barred", note="Quá 90 ngày.", on=ON)
    )
    assert (
        "Lý do: Hết thời hiệu mà không có lý do chính đáng. Quá 90 ngày." in found
        and "Điều 11 Luật Khiếu nại" in found
    )
    assert "khởi kiện vụ án hành chính" in found
    assert "Tòa án" not in text(letters.refusal(a_case(), sender=HOA, ground="no_content", on=ON))


def test_an_extension_names_the_criteria_and_the_new_day():
    case = a_case(kind="complaint", accepted_on=ON)
    found = text(
        letters.extension(
            case, sender=HOA, criteria=["several_bodies"], until=date(2026, 10, 29), paper="Tờ trình 12/TTr", on=ON
        )
    )
    assert "- Nhiều cơ quan có trách nhiệm giải quyết;" in found and "Điều 3a Nghị định 124/2020/NĐ-CP" in found
    assert "(theo Tờ trình 12/TTr)" in found and "chậm nhất ngày 29 tháng 10 năm 2026./." in found


def test_a_complaint_is_suspended_and_resumed_by_decisions_and_feedback_by_notices():
    case = a_case(kind="complaint")
    stopped, on_again = (
        text(one)
        for one in (
            letters.suspension(case, sender=HOA, ground="disaster", on=ON),
            letters.resumption(case, sender=HOA, on=ON),
        )
    )
    assert (
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BẢN MÂY" in stopped
        and "Điều 11a Luật Khiếu nại" in stopped
        and "- Như Điều 3;" in stopped
    )
    assert "TM." not in stopped and "Mẫu số 14a" in stopped and "Mẫu số 14b" in on_again
    assert "THÔNG BÁO" in text(letters.suspension(a_case(), sender=HOA, ground="other_result", on=ON))


def test_feedback_is_answered_by_a_letter_and_a_complaint_by_a_decision():
    found = text(letters.reply(a_case(), sender=HOA, text="Đã thay đèn.\nCảm ơn bà.", on=ON))
    assert "V/v trả lời phản ánh" in found and "Đã thay đèn.\nCảm ơn bà./." in found
    decided = text(
        letters.reply(
            a_case(kind="complaint", accepted_on=ON), sender=HOA, text="Giữ nguyên.", outcome="wrong", on=ON
        )
    )
    assert (
        "QUYẾT ĐỊNH:" in decided
        and "Kết luận: khiếu nại sai." in decided
        and "30 ngày" in decided
        and "Điều 33 Luật Khiếu nại" in decided
    )


def test_a_party_body_writes_in_its_own_way():
    found = text(letters.reply(a_case(PARTY), sender=HOA, text="Đã làm.", on=ON))
    assert (
        "Số       -CV/ĐU" in found
        and "về việc trả lời phản ánh" in found
        and "./." not in found
        and "- Lưu Văn phòng Đảng ủy." in found
    )


def test_a_party_abstract_begins_small():
    assert "về việc thụ lý đơn phản ánh" in text(letters.acceptance(a_case(PARTY), sender=HOA, on=ON))
    head = p.letterhead(PARTY, ON)
    assert head.letter("BC", "Báo cáo", "Đảng ủy xã", on=ON).title == "Đảng ủy xã"


def test_a_joint_reply_carries_the_list_of_senders():
    cases = [a_case(), a_case(code="BM-26-ZZ", received_on=date(2026, 9, 9))]
    found = printed(
        letters.joint_reply(cases, senders=[HOA, letters.Sender("Vàng A Thử")], text="Đã thay đèn.", on=ON)
    )
    assert (
        "Kính gửi: Các ông, bà có tên trong danh sách kèm theo." in found
        and "Vàng A Thử" in found
        and "09/09/2026" in found
    )
    with pytest.raises(ValueError):
        letters.joint_reply(cases, senders=[HOA], text="", on=ON)


def test_the_register_has_twelve_columns_on_turned_pages_and_an_empty_fourth():
    visits = [
        a_visit(own_competence=True, guided_to="Tòa án", guided_paper="3/HD"),
        a_visit(pk=2, kind="denunciation", people=1, summary=""),
    ]
    letter = letters.reception_register(
        visits, people={1: HOA, 2: HOA}, unit=STATE, start=date(2026, 9, 1), end=date(2026, 9, 30), on=ON
    )
    document = opened(p.docx(letter))
    table = document.tables[1]
    assert document.sections[0].page_width > document.sections[0].page_height and len(table.columns) == 12
    assert [cell.text for cell in table.rows[2].cells] == [f"({n})" for n in range(1, 13)]
    assert [cell.text for cell in table.rows[3].cells] == [
        "1", "10/09/2026", "Lò Thị Hoa\nthôn Bản Trên, xã Bản Mây", "", "Đường thôn hỏng.", "KNPA", "6", "", "×", "Tòa án; 3/HD", "", "",
    ]  # fmt: skip
    assert [cell.text for cell in table.rows[4].cells][1:6] == [
        "10/09/2026",
        "",
        "",
        "Tố cáo: đã hướng dẫn, không ghi nội dung",
        "TC",
    ]


def test_papers_of_reception():
    visit = a_visit(refuse_ground="LTCD9.3")
    row = Conclusion(
        visit=visit,
        to_body="Phòng Kinh tế",
        text="Sửa đường.",
        due_on=date(2026, 10, 1),
        contact_person="Đặng Hoài Nam",
        contact_phone="0200",
    )
    concluded = text(letters.reception_conclusion(row, sender=HOA, on=ON))
    assert (
        "Kính gửi: Phòng Kinh tế." in concluded
        and "chậm nhất ngày 01 tháng 10 năm 2026." in concluded
        and "Điều 26 Nghị định 154/2026/NĐ-CP" in concluded
    )
    refused = text(letters.reception_refusal(visit, sender=HOA, on=ON))
    assert "Mẫu số 01/TCD" in refused and "khoản 3 Điều 9 Luật Tiếp công dân" in refused
    schedule = printed(letters.reception_schedule([visit.day], unit=STATE, period="tháng 9 năm 2026", on=ON))
    assert "Thứ Năm 10/9/2026" in schedule and "08:00 – 11:00" in schedule


@pytest.mark.parametrize("unit", [STATE, PARTY, FRONT], ids=["state", "party", "front"])
def test_a_letter_is_split_returned_filed_or_discontinued_with_a_paper(unit):
    case = a_case(unit, condition="not_eligible", not_eligible="illegible")
    parts = [
        a_case(unit, code="BM-26-P1"),
        a_case(unit, code="BM-26-P2", kind="complaint", subject="Chậm trả hỗ trợ."),
    ]
    split = text(letters.splitting(a_case(unit, kind="mixed"), sender=HOA, parts=parts, on=ON))
    assert "- Đơn khiếu nại: Chậm trả hỗ trợ (mã BM-26-P2)." in split and "02 hồ sơ" in split
    assert "Lý do: Việc của Tòa án" in text(letters.returning(case, sender=HOA, reason="Việc của Tòa án.", on=ON))
    filed = text(letters.filing(case, sender=HOA, note="Không đọc được.", on=ON))
    assert "Lý do lưu đơn: Rách nát, không đọc được" in filed and "Sau 12 tháng kể từ ngày lưu" in filed
    ended = a_case(unit, kind="complaint")
    assert "Điều 1. Đình chỉ giải quyết khiếu nại của ông (bà) Lò Thị Hoa" in text(
        letters.discontinuance(ended, sender=HOA, ground="withdrawn", on=ON)
    )


def test_a_subject_that_was_cut_gives_way_to_the_words_of_the_letter():
    cut = a_case(subject="Đường vào thôn bị sạt, đề nghị …", text="Đường vào thôn bị sạt,\nđề nghị san gạt.")
    assert "nội dung: Đường vào thôn bị sạt, đề nghị san gạt (số 12/2026" in text(
        letters.transfer(cut, sender=HOA, to_body="Sở Thử nghiệm", on=ON)
    )
    long = a_case(subject="Đường …", text="Đường vào thôn bị sạt. " * 40)
    assert "…" not in text(letters.transfer(long, sender=HOA, to_body="Sở Thử nghiệm", on=ON)).split("Nơi nhận")[0]


def test_a_party_decision_is_made_by_its_standing_committee():
    found = text(letters.suspension(a_case(PARTY, kind="complaint"), sender=HOA, ground="obstacle", on=ON))
    assert "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ BẢN MÂY QUYẾT ĐỊNH:" in found


def test_the_register_says_in_its_last_column_that_somebody_was_refused():
    visit = a_visit(refuse_ground="LTCD9.2", kind="", people=1, follow_up_text="Đã giao.")
    letter = letters.reception_register(
        [visit], people={1: HOA}, unit=STATE, start=date(2026, 9, 1), end=date(2026, 9, 30), on=ON
    )
    last = opened(p.docx(letter)).tables[1].rows[3].cells[11].text
    assert last.startswith("Từ chối tiếp: Đe dọa") and last.endswith("(khoản 2 Điều 9 Luật Tiếp công dân)\nĐã giao.")
