"""Papers of a congress: ballot, tally sheet, resolution, the request to approve."""

from __future__ import annotations

from datetime import date

from danvan.core.dates import long_day, say_number
from danvan.documents import papers
from danvan.documents.papers.gatherings import Vote, ballot, tally
from danvan.meetings.letters_talk import gathering_of
from danvan.meetings.models import Ballot, Congress, Decision, Meeting, MinutesBook, Task


def ballot_letter(row: Ballot, meeting: Meeting, on: date) -> papers.Letter:
    """Write one ballot paper: no number, no name of the voter."""
    names = [", ".join(one for one in (c.full_name, c.post_before) if one) for c in row.candidates.all()]
    return ballot(gathering_of(meeting, on), names, matter=f"{row} (bầu {row.seats:02d})")


def tally_letter(row: Ballot, meeting: Meeting, on: date) -> papers.Letter:
    """Write «Biên bản kiểm phiếu»; shares are of the base of the rule set."""
    votes = [
        Vote(
            c.full_name, c.votes or 0, max((row.valid or 0) - (c.votes or 0), 0), form="Trúng cử" if c.elected else ""
        )
        for c in row.candidates.all()
    ]
    return tally(
        gathering_of(meeting, on), votes, members=row.base or 0, given=row.issued or 0, returned=row.collected or 0,
        invalid=row.invalid or 0,
    )  # fmt: skip


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
    return head.letter(
        "NQ", "Nghị quyết", f"Đại hội {congress.body_name}, nhiệm kỳ {congress.term}", on=on, body=body,
        recipients=papers.recipients(head.system, "Như trên", [], keeper=""),
    )  # fmt: skip


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
    columns = [
        papers.Column("TT", 10, "center"), papers.Column("Họ và tên", 48), papers.Column("Chức vụ được bầu", 48),
        papers.Column("Số phiếu", 20, "center"), papers.Column("Số để tính", 20, "center"), papers.Column("Tỷ lệ (%)", 20, "center"),
    ]  # fmt: skip
    rows = [
        [one.full_name, row.post_name or str(row), one.votes, row.base, papers.gatherings.share(Vote("", one.votes or 0, 0), row.base)]
        for row in congress.ballots.all() if row.state == "counted"
        for one in row.candidates.all() if one.elected
    ]  # fmt: skip
    body: list[papers.Block] = [
        papers.Paragraph(f"{long_day(meeting.starts_on).capitalize()}, {congress.body_name} tổ chức đại hội nhiệm kỳ {congress.term}. Đại hội đã bầu:"),
        papers.Table(columns, [[n, *row] for n, row in enumerate(rows, 1)]),
        papers.Paragraph(f"{congress.body_name} kính đề nghị {whom} xem xét, chuẩn y kết quả bầu cử nêu trên."),
    ]  # fmt: skip
    return head.letter(
        "TTr", "Tờ trình", f"{'về' if head.system == 'party' else 'Về'} việc đề nghị chuẩn y kết quả bầu cử nhiệm kỳ {congress.term}", on=on,
        body=body, recipients=papers.recipients(head.system, "Như trên", [], keeper=""),
    )  # fmt: skip
