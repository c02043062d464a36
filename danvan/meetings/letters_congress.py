"""Papers of a congress: ballot, tally sheet, resolution, the request to approve."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from danvan.core.dates import long_day, say_number
from danvan.documents import papers
from danvan.meetings.letters_talk import gathering_of
from danvan.meetings.models import Ballot, Congress, Decision, Meeting, MinutesBook, Task
from danvan.text.folding import key3


def _headed(row: papers.Letter, congress: Congress, head: papers.Letterhead, code: str = "") -> papers.Letter:
    """Put the organisation of the congress above its paper: a cell stands below the committee whose record this is."""
    if key3(congress.body_name) == key3(head.name):
        return replace(row, symbol=f"{code}/ĐH") if code == "NQ" else row
    cell = key3(congress.body_name).startswith("chi bo")
    symbol = f"{code}/{'ĐH' if code == 'NQ' else 'CB' if cell else 'ĐU'}" if code else ""
    return replace(row, superior=head.name.upper(), issuer=congress.body_name.upper(), symbol=symbol)


def ballot_letter(row: Ballot, meeting: Meeting, on: date) -> papers.Letter:
    """Write one ballot paper: no number, no name of the voter."""
    head = papers.letterhead(meeting.unit, on)
    columns = [
        papers.Column("TT", 12, "center"), papers.Column("Họ và tên", 60), papers.Column("Chức vụ hiện nay", 45),
        papers.Column("Đồng ý", 24, "center"), papers.Column("Không đồng ý", 24, "center"),
    ]  # fmt: skip
    names = [[n, one.full_name, one.post_before, "", ""] for n, one in enumerate(row.candidates.all(), 1)]
    most = f"Bầu nhiều nhất {row.seats:02d} người: phiếu đánh dấu đồng ý nhiều hơn số ấy là phiếu không hợp lệ."
    letter = head.letter(
        None, "Phiếu bầu cử", str(row), on=meeting.starts_on, dated=False, end_mark=False, signature=None,
        body=[
            papers.Paragraph(f"{meeting.name}, {long_day(meeting.starts_on)}", align="center", italic=True),
            papers.Paragraph(f"Số lượng bầu: {row.seats:02d} người", align="center"),
            papers.Table(columns, names, pt=13, row_mm=11),
            papers.ClosingLine(f"Đánh dấu X vào một ô của mỗi dòng. {most} Phiếu do ban kiểm phiếu phát ra, có đóng dấu; người bầu không ký tên."),
        ],
    )  # fmt: skip
    return _headed(letter, row.congress, head)


def tally_letter(row: Ballot, meeting: Meeting, on: date) -> papers.Letter:
    """Write «Biên bản kiểm phiếu»; shares are of the base of the rule set."""
    head = papers.letterhead(meeting.unit, on)
    columns = [
        papers.Column("TT", 12, "center"), papers.Column("Họ và tên", 62), papers.Column("Số phiếu bầu", 28, "center"),
        papers.Column("Tỷ lệ (%)", 28, "center"), papers.Column("Kết quả", 36, "center"),
    ]  # fmt: skip
    rows = [
        [n, one.full_name, one.votes, _share(one.votes or 0, row.base), "Trúng cử" if one.elected else ""]
        for n, one in enumerate(row.candidates.all(), 1)
    ]
    counts = [
        ("Số người được triệu tập, được tính", row.base), ("Số phiếu cần để trúng cử", row.threshold), ("Số lượng bầu", row.seats),
        ("Số phiếu phát ra", row.issued), ("Số phiếu thu về", row.collected), ("Số phiếu hợp lệ", row.valid), ("Số phiếu không hợp lệ", row.invalid),
    ]  # fmt: skip
    held = gathering_of(meeting, on)
    letter = head.letter(
        "BB", "Biên bản kiểm phiếu", str(row), on=meeting.starts_on, dated=False, end_mark=False,
        body=[
            papers.Field("Thời gian:", held.when), papers.Field("Địa điểm:", meeting.place), papers.Field("Ban kiểm phiếu:", row.counters),
            papers.gatherings.listed([f"{label}: {count or 0:02d}" for label, count in counts]), papers.Paragraph("Kết quả:"),
            papers.Table(columns, rows), papers.Paragraph(f"Tỷ lệ tính trên {row.base or 0:02d} người được triệu tập, được tính."),
        ],
        left_signature=papers.Signature(title="Ban kiểm phiếu", note="(Ký, ghi rõ họ tên)"),
        signature=papers.Signature(title="T/M đoàn chủ tịch", note="(Ký, ghi rõ họ tên)"),
    )  # fmt: skip
    return _headed(letter, row.congress, head, "BB")


def _share(votes: int, base: int | None) -> str:
    return papers.gatherings.share(papers.gatherings.Vote("", votes, 0), base)


def resolution_letter(congress: Congress, meeting: Meeting, on: date) -> papers.Letter:
    """Write «Nghị quyết đại hội»: whom it elected, targets of the term, votes by hand, what it gives to do."""
    head = papers.letterhead(meeting.unit, on)
    book = MinutesBook.objects.filter(meeting=meeting).first()
    opening = f"{congress.body_name} tổ chức đại hội nhiệm kỳ {congress.term} vào {long_day(meeting.starts_on)}"
    called = (
        f"; có mặt {book.present:02d} trên {book.called:02d} người được triệu tập"
        if book and book.present and book.called
        else ""
    )
    closing = [line for line in (book.conclusion if book else "").splitlines() if line.strip()]
    body: list[papers.Block] = [
        papers.Paragraph(f"{opening}{f', tại {meeting.place}' if meeting.place else ''}{called}."),
        *(papers.Paragraph(line) for line in closing),
        papers.Heading("Kết quả bầu cử"), *_elected(congress), papers.Heading("Chỉ tiêu nhiệm kỳ"), *_targets(congress),
        *_decided(meeting), *_given(meeting),
    ]  # fmt: skip
    letter = head.letter(
        "NQ", "Nghị quyết", f"Đại hội {congress.body_name}, nhiệm kỳ {congress.term}", on=on, body=body, end_mark=False,
        recipients=papers.recipients(head.system, "Như trên", [], keeper=""), signature=papers.Signature(title="T/M ĐOÀN CHỦ TỊCH"),
    )  # fmt: skip
    return _headed(letter, congress, head, "NQ")


def _elected(congress: Congress) -> list[papers.Block]:
    found: list[papers.Block] = []
    for row in congress.ballots.all():
        won = [
            ", ".join(filter(None, (one.full_name, one.post_before))) for one in row.candidates.all() if one.elected
        ]
        if row.state == "counted" and won:
            what = row.post_name or str(row)
            found.append(papers.Paragraph(f"{what}: {'; '.join(won)}."))
    return found or [papers.Paragraph("Không có.")]


def _targets(congress: Congress) -> list[papers.Block]:
    rows = [
        [n, one.text, f"{say_number(one.wanted)} {one.measure}".strip() if one.wanted is not None else one.measure]
        for n, one in enumerate(congress.targets.all(), 1)
    ]
    columns = [papers.Column("TT", 10, "center"), papers.Column("Chỉ tiêu", 110), papers.Column("Mức", 46, "center")]
    return [papers.Table(columns, rows)] if rows else [papers.Paragraph("Không có.")]


def _decided(meeting: Meeting) -> list[papers.Block]:
    lines = [
        f"{one.matter}: {one.agreed} đồng ý, {one.against} không đồng ý, {one.other} ý kiến khác."
        for one in Decision.objects.filter(meeting=meeting)
    ]
    return [papers.Heading("Biểu quyết"), *(papers.Paragraph(line) for line in lines)] if lines else []


def _given(meeting: Meeting) -> list[papers.Block]:
    rows = [
        [n, one.text, one.owner_name, f"{one.due_on:%d/%m/%Y}"]
        for n, one in enumerate(Task.objects.filter(meeting=meeting), 1)
    ]
    columns = [papers.Column("TT", 10, "center"), papers.Column("Việc", 85), papers.Column("Ai làm", 45), papers.Column("Hạn", 26, "center")]  # fmt: skip
    return [papers.Heading("Tổ chức thực hiện"), papers.Table(columns, rows)] if rows else []


def approval_letter(congress: Congress, meeting: Meeting, on: date) -> papers.Letter:
    """Write the «Tờ trình» that asks the upper committee to approve whom the congress elected, with the votes."""
    head = papers.letterhead(meeting.unit, on)
    whom = congress.approvals.values_list("asked_whom", flat=True).last() or "cấp ủy cấp trên trực tiếp"
    signer = papers.Signature(f"T/M {congress.body_name}".upper()[:80], "BÍ THƯ")
    columns = [
        papers.Column("TT", 10, "center"), papers.Column("Họ và tên", 48), papers.Column("Chức vụ được bầu", 48),
        papers.Column("Số phiếu", 20, "center"), papers.Column("Số để tính", 20, "center"), papers.Column("Tỷ lệ (%)", 20, "center"),
    ]  # fmt: skip
    rows = [
        [one.full_name, row.post_name or str(row), one.votes, row.base, _share(one.votes or 0, row.base)]
        for row in congress.ballots.all() if row.state == "counted"
        for one in row.candidates.all() if one.elected
    ]  # fmt: skip
    body: list[papers.Block] = [
        papers.Paragraph(f"{long_day(meeting.starts_on).capitalize()}, {congress.body_name} tổ chức đại hội nhiệm kỳ {congress.term}. Đại hội đã bầu:"),
        papers.Table(columns, [[n, *row] for n, row in enumerate(rows, 1)]),
        papers.Paragraph(f"{congress.body_name} kính đề nghị {whom} xem xét, chuẩn y kết quả bầu cử nêu trên."),
    ]  # fmt: skip
    letter = head.letter(
        "TTr", "Tờ trình", f"{'về' if head.system == 'party' else 'Về'} việc đề nghị chuẩn y kết quả bầu cử nhiệm kỳ {congress.term}", on=on,
        body=body, recipients=papers.recipients(head.system, "Như trên", [], keeper=""), signature=signer,
    )  # fmt: skip
    return _headed(letter, congress, head, "TTr")
