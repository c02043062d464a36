"""Papers of citizen reception: schedule, conclusion, written refusal, the register of twelve columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from danvan.core.dates import long_day, say_day, short_day
from danvan.documents import papers as p
from danvan.law.citing import written
from danvan.law.petition import article_of_speakers, say_speakers
from danvan.petitions.letters.sender import Sender, recipients
from danvan.petitions.models.reception import Conclusion, ReceptionDay, Visit
from danvan.petitions.states_reception import REFUSE_GROUNDS
from danvan.units.models import Unit

LAW_KINDS = {"feedback": "KNPA", "complaint": "KN", "denunciation": "TC", "mixed": "KN, KNPA", "": ""}
REGISTER = (
    ("STT", 10, ""), ("Ngày tiếp", 23, ""), ("Họ tên, địa chỉ", 36, ""), ("Số CCCD, hộ chiếu hoặc giấy tờ tùy thân", 21, ""),
    ("Tóm tắt nội dung vụ việc", 42, ""), ("Phân loại (KN, TC, KNPA)", 17, ""), ("Số công dân có đơn cùng nội dung", 17, ""),
    ("Cơ quan đã giải quyết", 22, ""), ("Thuộc thẩm quyền", 15, "Hướng xử lý"), ("Hướng dẫn đến; số văn bản", 22, "Hướng xử lý"),
    ("Chuyển đơn đến; số văn bản", 22, "Hướng xử lý"), ("Theo dõi quá trình, kết quả giải quyết", 25, ""),
)  # fmt: skip
"""The twelve columns of form 03/TCD (NĐ 154/2026); the fourth stays empty and is written by hand."""


def reception_schedule(days: Sequence[ReceptionDay], *, unit: Unit, period: str, on: date) -> p.Letter:
    """Write the notice of a month's reception days, posted five working days before (Luật TCD Đ24)."""
    own = p.letterhead(unit, on)
    columns = [p.Column("TT", 10, "center"), p.Column("Ngày", 32), p.Column("Giờ", 24, "center"), p.Column("Người tiếp", 48),
               p.Column("Nơi tiếp", 38), p.Column("Dự kiến nội dung", 38)]  # fmt: skip
    rows = [
        [number, _capital(say_day(one.on)), one.hours, one.receiver, one.place, one.agenda]
        for number, one in enumerate(days, 1)
    ]
    return own.letter(
        "TB", "Thông báo", f"{'lịch' if own.system == 'party' else 'Lịch'} tiếp công dân {period}", on=on,
        body=[
            p.Paragraph(f"Thực hiện Điều 24 Luật Tiếp công dân, {own.name} thông báo lịch tiếp công dân {period} như sau:"),
            p.Table(columns, rows),
            p.Paragraph(f"Người đến trình bày mang theo giấy tờ tùy thân; khi nhiều người có cùng một nội dung thì cử người đại diện theo {article_of_speakers()} "
                        f"({say_speakers()}). Trường hợp phải hoãn, thời gian tiếp mới được thông báo lại."),
        ],
        recipients=recipients(own, "Niêm yết tại nơi tiếp công dân", "Trang thông tin điện tử"),
    )  # fmt: skip


def reception_conclusion(conclusion: Conclusion, *, sender: Sender, on: date) -> p.Letter:
    """Write «Thông báo kết luận việc tiếp công dân» to the body in charge (Luật TCD Đ18.4; NĐ 154/2026 Đ26)."""
    visit = conclusion.visit
    own = p.letterhead(visit.day.unit, on)
    contact = ", điện thoại ".join(one for one in (conclusion.contact_person, conclusion.contact_phone) if one)
    return own.letter(
        "TB", "Thông báo", f"{'kết' if own.system == 'party' else 'Kết'} luận việc tiếp công dân", on=on, addressees=[conclusion.to_body],
        body=[
            p.Paragraph(
                f"{_capital(long_day(visit.day.on))}, tại {visit.day.place}, {visit.day.receiver} đã tiếp {sender.full}; nội dung: "
                f"{visit.summary.strip().rstrip('.')}."
            ),
            p.Paragraph("Căn cứ khoản 4 Điều 18 Luật Tiếp công dân và Điều 26 Nghị định 154/2026/NĐ-CP, kết luận như sau:"),
            p.Paragraph(conclusion.text),
            p.Paragraph(f"{conclusion.to_body} thực hiện, báo cáo kết quả và trả lời công dân chậm nhất {long_day(conclusion.due_on)}."),
            p.Paragraph(f"Người liên hệ: {contact}"),
        ],
        recipients=recipients(own, "Như trên", f"{sender.begins} (để biết)"),
    )  # fmt: skip


def reception_refusal(visit: Visit, *, sender: Sender, note: str = "", on: date) -> p.Letter:
    """Write «Thông báo từ chối tiếp công dân», form 01/TCD, due within three working days (NĐ 154/2026 Đ4.3)."""
    own = p.letterhead(visit.day.unit, on)
    why = [written(REFUSE_GROUNDS[visit.refuse_ground]), note.strip().rstrip(".")]
    return own.letter(
        "TB", "Thông báo", f"{'về' if own.system == 'party' else 'Về'} việc từ chối tiếp công dân", on=on, addressees=[sender.addressed],
        form="Mẫu số 01/TCD",
        body=[
            p.Paragraph(f"{_capital(long_day(visit.day.on))}, {sender.full} đến {visit.day.place} để trình bày: {visit.summary.strip().rstrip('.') or '………………………………'}."),
            p.Paragraph(f"Căn cứ Điều 9 Luật Tiếp công dân và Điều 4 Nghị định 154/2026/NĐ-CP, {own.name} từ chối tiếp ông (bà) về nội dung nêu trên."),
            p.Paragraph(f"Lý do: {'. '.join(one for one in why if one)}."),
            p.Paragraph(f"{own.name} thông báo để ông (bà) biết"),
        ],
        recipients=recipients(own, "Như trên"),
    )  # fmt: skip


def reception_register(
    visits: Sequence[Visit], *, people: Mapping[int, Sender], unit: Unit, start: date, end: date, on: date
) -> p.Letter:
    """Write «Sổ tiếp công dân», form 03/TCD, on turned pages.

    ``people``: the key of a visit → its sender, as the caller opened them; of a denunciation nobody is printed.
    """
    own = p.letterhead(unit, on)
    columns = [
        p.Column(name, width, "center" if width < 20 else "left", group=group, sign=f"({n})")
        for n, (name, width, group) in enumerate(REGISTER, 1)
    ]
    rows = [_line(number, visit, people.get(visit.pk, Sender())) for number, visit in enumerate(visits, 1)]
    return own.letter(
        None, "Sổ tiếp công dân", f"(Từ ngày {short_day(start)} đến ngày {short_day(end)})", on=on, landscape=True, end_mark=False,
        form="Mẫu số 03/TCD", body=[p.Table(columns, rows, pt=10, fill_rows=0 if rows else 10)],
        left_signature=p.Signature(title="Người ghi sổ", note="(Ký, ghi rõ họ tên)"),
        signature=p.Signature(title="Thủ trưởng đơn vị", note="(Ký, ghi rõ họ tên, đóng dấu)"),
    )  # fmt: skip


def _line(number: int, visit: Visit, sender: Sender) -> list[str | int]:
    hidden = visit.kind == "denunciation"
    person = "" if hidden else "\n".join(one for one in (sender.name, sender.address) if one)
    summary = "Tố cáo: đã hướng dẫn, không ghi nội dung" if hidden else visit.summary
    return [
        number, short_day(visit.day.on), person, "", summary, LAW_KINDS[visit.kind], visit.people if visit.people > 1 else "",
        visit.settled_by, "×" if visit.own_competence else "", _with_paper(visit.guided_to, visit.guided_paper),
        _with_paper(visit.transferred_to, visit.transferred_paper), _followed(visit),
    ]  # fmt: skip


def _followed(visit: Visit) -> str:
    """Say in the last column what came of a visit: refused and why, the letter made of it, what was followed up."""
    refused = f"Từ chối tiếp: {written(REFUSE_GROUNDS[visit.refuse_ground])}" if visit.refuse_ground else ""
    letter = f"Hồ sơ {visit.petition.code}" if visit.petition else ""
    return "\n".join(one for one in (refused, letter, visit.follow_up_text) if one)


def _with_paper(body: str, paper: str) -> str:
    return "; ".join(one for one in (body, paper) if one)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
