"""The papers of a file: submission, list, minutes, decision, achievement report, register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from danvan.commendations.models import Nominee, Proposal
from danvan.commendations.states import GENDERS, SUBJECTS
from danvan.core.dates import long_day, say_number, short_day
from danvan.documents import papers as p
from danvan.documents import sheets
from danvan.law import awards

PEOPLE = (
    ("TT", 10), ("Họ và tên", 45), ("Năm sinh", 18), ("Giới tính", 16), ("Chức vụ, đơn vị hoặc nơi cư trú", 60),
    ("Tóm tắt thành tích", 70), ("Hình thức đề nghị", 28),
)  # fmt: skip
GROUPS = (
    ("TT", 10),
    ("Tên tập thể", 60),
    ("Địa chỉ", 45),
    ("Số người", 17),
    ("Tóm tắt thành tích", 85),
    ("Hình thức đề nghị", 30),
)


def _columns(wanted: Iterable[tuple[str, float]]) -> list[p.Column]:
    middle = ("TT", "Năm sinh", "Giới tính", "Số người")
    return [p.Column(name, width, "center" if name in middle else "left") for name, width in wanted]


def counts(lines: list[Nominee]) -> str:
    """Say how many of each: «2 tập thể, 8 cá nhân»."""
    found = {key: sum(one.subject == key for one in lines) for key in SUBJECTS}
    return ", ".join(f"{say_number(count)} {SUBJECTS[key].lower()}" for key, count in found.items() if count)


def tables(lines: list[Nominee]) -> list[p.Table | p.Heading]:
    """Lay the list out: groups and households, then individuals (trích ngang)."""
    groups = [one for one in lines if one.subject != "individual"]
    people = [one for one in lines if one.subject == "individual"]
    blocks: list[p.Table | p.Heading] = []
    if groups:
        rows = [[n, str(one), one.detail, one.size, one.merit, one.award.name] for n, one in enumerate(groups, 1)]
        blocks += [p.Heading("Tập thể, hộ gia đình"), p.Table(_columns(GROUPS), rows)]
    if people:
        rows = [
            [
                n,
                str(one),
                str(one.birth_year or ""),
                GENDERS[one.gender] if one.gender else "",
                one.detail,
                one.merit,
                one.award.name,
            ]
            for n, one in enumerate(people, 1)
        ]
        blocks += [p.Heading("Cá nhân"), p.Table(_columns(PEOPLE), rows)]
    return blocks


def list_paper(proposal: Proposal, on: date) -> bytes:
    """Write «Danh sách trích ngang» on turned pages."""
    lines = list(proposal.nominees.select_related("award"))
    return p.docx(p.letterhead(proposal.unit, on).letter(
        None, "Danh sách trích ngang", f"Đề nghị khen thưởng: {proposal.title}", on=on,
        body=[*tables(lines), p.Paragraph(f"Danh sách gồm {counts(lines)}.")], landscape=True, end_mark=False,
    ))  # fmt: skip


POSTED = (
    ("TT", 10),
    ("Tập thể, cá nhân", 50),
    ("Đơn vị, nơi cư trú", 40),
    ("Tóm tắt thành tích", 45),
    ("Hình thức đề nghị", 20),
)
"""What the public list says: no year of birth, no votes, no contact (the law asks for few personal data)."""


def posted_list(proposal: Proposal, on: date) -> bytes:
    """Write the list to put up before the decision, with the days and where to send an opinion."""
    lines = list(proposal.nominees.select_related("award"))
    columns = [p.Column(name, width, "center" if name == "TT" else "left") for name, width in POSTED]
    rows = [[n, str(one), one.detail, one.merit, one.award.name] for n, one in enumerate(lines, 1)]
    giver, head = proposal.giver.name_on(on), p.letterhead(proposal.giver, on)
    days = f"từ {long_day(proposal.posted_on)} đến hết {long_day(proposal.posted_until)}" if proposal.posted_on and proposal.posted_until else "từ ngày … đến hết ngày …"  # fmt: skip
    return p.docx(head.letter(
        "TB", "Thông báo", "Về việc công khai danh sách đề nghị khen thưởng", on=on,
        body=[
            p.Paragraph(f"{giver} công khai danh sách {counts(lines)} được đề nghị khen thưởng, {_deed(proposal.deed)}, {days}."),
            p.Table(columns, rows),
            p.Paragraph(f"Ý kiến xin gửi về {giver} trong thời gian công khai. Người gửi ý kiến được giữ kín"),
        ],
        recipients=p.recipients(head.system, "Nơi niêm yết", []),
    ))  # fmt: skip


def submission(proposal: Proposal, on: date) -> bytes:
    """Write the «Tờ trình» with the list as its appendix; number and day stay open."""
    lines = list(proposal.nominees.select_related("award"))
    own = proposal.unit_id == proposal.giver_id and bool(lines)
    giver = lines[0].award.giver if own else proposal.giver.name_on(on)
    forms = ", ".join(dict.fromkeys(one.award.name for one in lines))
    head = p.letterhead(proposal.unit, on)
    return p.docx(head.letter(
        "TTr", "Tờ trình", "Về việc đề nghị khen thưởng", on=on, addressees=[giver], bases=_bases(proposal, on),
        body=[
            p.Paragraph(f"{proposal.unit.name_on(on)} kính đề nghị {giver} xét, tặng {forms} cho {counts(lines)} {_deed(proposal.deed)}."),
            p.Paragraph("(Có danh sách và báo cáo thành tích kèm theo)", align="center", italic=True),
            p.Paragraph(f"Kính đề nghị {giver} xem xét, quyết định"),
        ],
        recipients=p.recipients(head.system, "Như trên", []),
        appendices=[p.Appendix("Danh sách đề nghị khen thưởng", tables(lines), landscape=True)],
    ))  # fmt: skip


def _deed(deed: str) -> str:
    """Go on in the sentence: «đã có thành tích …»."""
    deed = deed.strip().rstrip(".")
    deed = deed[:1].lower() + deed[1:]
    return deed if deed.startswith("đã có") else f"đã có thành tích: {deed}"


def _bases(proposal: Proposal, on: date) -> list[str]:
    """Name the law and decree of the day of receipt (else of today); the plan of the movement is the clerk's to add."""
    if proposal.system != "state":
        return []
    day = proposal.received_on or on
    return [f"Căn cứ {awards.law_on(day).source};", f"Căn cứ {awards.decree_on(day).source};"]


def minutes(proposal: Proposal, on: date) -> bytes:
    """Write the minutes of the review meeting with the result of the votes."""
    lines = list(proposal.nominees.select_related("award"))
    base = proposal.members or 0
    rows = [
        [n, str(one), one.award.name, one.votes_for, one.votes_against, _share(one.votes_for, base)]
        for n, one in enumerate(lines, 1)
    ]
    columns = [
        p.Column("TT", 10, "center"), p.Column("Tên tập thể hoặc cá nhân", 55), p.Column("Hình thức đề nghị", 35),
        p.Column("Đồng ý", 20, "center"), p.Column("Không đồng ý", 20, "center"), p.Column("Tỷ lệ trên tổng số (%)", 25, "center"),
    ]  # fmt: skip
    day = long_day(proposal.reviewed_on) if proposal.reviewed_on else "ngày … tháng … năm …"
    absent = f" Vắng: {proposal.absent_note}." if proposal.absent_note else ""
    return p.docx(p.letterhead(proposal.giver, on).letter(
        "BB", "Biên bản", "Họp xét khen thưởng", on=on, dated=False,
        body=[
            p.Paragraph(f"Thời gian: {day}."), p.Field("Địa điểm:", ""), p.Field("Chủ trì:", ""), p.Field("Thư ký:", ""), p.Paragraph(f"Số thành viên: {proposal.members or '…'}; có mặt: {proposal.present or '…'}.{absent}"),
            p.Heading("Nội dung"), *[p.Paragraph(part) for part in (proposal.minutes or "…").split("\n") if part.strip()], p.Heading("Kết quả kiểm phiếu"), p.Table(columns, rows),
            p.Heading("Kết luận"), p.Paragraph(_concluded(lines, base)),
            p.Paragraph("Cuộc họp kết thúc hồi … giờ … cùng ngày. Biên bản được đọc lại, các thành viên thống nhất"),
        ],
        signature=p.Signature(title="CHỦ TRÌ"), left_signature=p.Signature(title="THƯ KÝ"),
    ))  # fmt: skip


def _concluded(lines: list[Nominee], base: int) -> str:
    """Say who has more than half of the votes; which ratio is asked is the giver's own rule, checked at the decision."""
    backed = [one for one in lines if one.votes_for is not None and base and one.votes_for * 2 > base]
    said = f"{counts(backed)} được quá nửa số thành viên đồng ý đề nghị khen thưởng" if backed else "Không có trường hợp nào được quá nửa số thành viên đồng ý"  # fmt: skip
    names = ", ".join(str(one) for one in lines if one not in backed)
    return f"{said}; không quá nửa: {names}." if backed and names else f"{said}."


def _share(votes: int | None, base: int) -> str:
    """Write a share with one decimal from whole numbers: 4 of 5 is 80,0."""
    if votes is None or not base:
        return ""
    tenths = (votes * 1000 * 2 + base) // (2 * base)
    return f"{tenths // 10},{tenths % 10}"


def decision(proposal: Proposal, on: date) -> bytes:
    """Write the decision as a draft: number and day are the clerk's, names and money go into its appendix."""
    lines = [
        one for one in proposal.nominees.select_related("award") if one.outcome != "refused" and not one.is_revoked()
    ]
    head = p.letterhead(proposal.giver, on)
    giver = lines[0].award.giver if lines else proposal.giver.name_on(on)
    money = [one.money for one in lines if one.money is not None]
    total = (
        f"Tổng số tiền thưởng: {say_number(sum(money))} đồng."
        if money and len(money) == len(lines)
        else "Mức tiền thưởng theo quy định hiện hành."
    )
    columns = [p.Column("TT", 12, "center"), p.Column("Họ và tên hoặc tên tập thể", 68), p.Column("Chức vụ, đơn vị", 60), p.Column("Mức thưởng (đồng)", 25)]  # fmt: skip
    rows = [[n, str(one), one.detail, one.money if one.money is not None else ""] for n, one in enumerate(lines, 1)]
    forms = ", ".join(dict.fromkeys(one.award.name for one in lines))
    proposer = proposal.unit.name_on(on)
    asked_by = "…" if proposal.unit_id == proposal.giver_id else proposer
    return p.docx(head.letter(
        "QĐ", "Quyết định", "Về việc khen thưởng", on=on, authority=giver.upper(),
        bases=[*_bases(proposal, on), f"Theo đề nghị của {asked_by}."], decree="QUYẾT ĐỊNH:",
        body=[
            p.Article(f"Tặng {forms} cho {counts(lines)} (có danh sách kèm theo) {_deed(proposal.deed)}."),
            p.Article(f"{total} Nguồn: {proposal.fund or 'quỹ thi đua, khen thưởng'}."),
            p.Article(f"{proposer} và các tập thể, cá nhân có tên trong danh sách chịu trách nhiệm thi hành Quyết định này"),
        ],
        recipients=p.recipients(head.system, "Như Điều 3", []), signature=_signed(proposal, head),
        appendices=[p.Appendix("Danh sách khen thưởng", [p.Table(columns, rows)])],
    ))  # fmt: skip


def _signed(proposal: Proposal, head: p.Letterhead) -> p.Signature:
    """Give who signed; before the decision, who usually signs for the giver."""
    if not proposal.signer_title:
        return head.signature()
    return p.Signature(
        capacity=proposal.signer_capacity, title=proposal.signer_title.upper(), name=proposal.signer_name
    )


def achievement(nominee: Nominee, on: date) -> bytes:
    """Write the achievement report of one line (no number, no personal papers)."""
    proposal = nominee.proposal
    own = [p.Field("Họ và tên:" if nominee.subject == "individual" else "Tên tập thể, hộ:", str(nominee))]
    own += [p.Field("Năm sinh:", str(nominee.birth_year))] if nominee.birth_year else []
    own += [p.Field("Chức vụ, đơn vị hoặc nơi cư trú:", nominee.detail)]
    return p.docx(p.letterhead(proposal.unit, on).letter(
        None, "Báo cáo thành tích", f"Đề nghị tặng {nominee.award.name}", on=on,
        body=[
            p.Heading("Sơ lược đặc điểm, tình hình" if nominee.subject != "individual" else "Sơ lược lý lịch"), *own,
            p.Heading("Thành tích đạt được"), p.Paragraph(nominee.merit), *[p.Paragraph(part) for part in nominee.report.split("\n") if part.strip()],
            p.Heading("Các hình thức đã được khen thưởng"), p.Field("Năm, hình thức, số quyết định:", "", 2),
        ],
        end_mark=False,
        signature=p.Signature(title="THỦ TRƯỞNG ĐƠN VỊ" if nominee.subject != "individual" else "NGƯỜI BÁO CÁO"),
        left_signature=p.Signature(title="XÁC NHẬN CỦA CẤP TRÌNH"),
    ))  # fmt: skip


REGISTER = (
    ("TT", 6), ("Năm", 8), ("Tập thể, cá nhân", 34), ("Đơn vị", 34), ("Danh hiệu", 18), ("Hình thức khen thưởng", 24), ("Số quyết định", 22),
    ("Ngày quyết định", 16), ("Vào sổ số", 10), ("Tiền thưởng (đồng)", 18), ("Trao ngày", 14), ("Ghi chú", 28),
)  # fmt: skip


def register(lines: Iterable[Nominee], title: str) -> bytes:
    """Write the register of commendations with the columns that offices keep."""
    days = ("Ngày quyết định", "Trao ngày")
    columns = [sheets.Column(name, width, "day" if name in days else "number" if name.startswith("Tiền") else "text") for name, width in REGISTER]  # fmt: skip
    rows = (
        [n, str(one.proposal.year), str(one), one.detail, one.award.name if one.award.is_title else "", "" if one.award.is_title else one.award.name,
         one.proposal.decision, one.proposal.decided_on, one.book_number, one.money, one.proposal.handed_on, note(one)]
        for n, one in enumerate(lines, 1)
    )  # fmt: skip
    return sheets.write_sheet(title, columns, rows)


def note(one: Nominee) -> str:
    """Say what the register must say beside a line: taken back, or from an older book."""
    if one.revoked_on:
        told = [f"Đã hủy ngày {short_day(one.revoked_on)}, {one.revoke_paper}"]
        told += [f"thu hồi ngày {short_day(one.returned_on)}: {one.returned_note}"] if one.returned_on else []
        told += [f"khôi phục ngày {short_day(one.restored_on)}, {one.restore_paper}"] if one.restored_on else []
        return "; ".join(told)
    return f"Theo {one.proposal.history_source}" if one.proposal.is_history else ""
