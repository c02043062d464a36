"""Papers of a dialogue and of minutes: what stands on the record, as letters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from danvan.core.dates import HERE, say_day
from danvan.documents import papers
from danvan.documents.papers.gatherings import Gathering, Minutes, Vote, minutes
from danvan.meetings.models import Ballot, Decision, Dialogue, Meeting, MinutesBook, Question, Slot, Task
from danvan.meetings.states_talk import ASKED_BY, OPEN_QUESTIONS, QUESTION_STATES

NOT_THERE = ("declined",)


def gathering_of(meeting: Meeting, on: date, *, chair: str = "", secretary: str = "", agenda: Sequence[str] = ()) -> Gathering:  # fmt: skip
    """Say a meeting as its papers speak of it."""
    begins = datetime.combine(meeting.starts_on, meeting.starts_at_time or time(8), HERE)
    head = papers.letterhead(meeting.unit, on)
    return Gathering(head, meeting.name, begins, meeting.place, chair=chair, secretary=secretary, agenda=agenda)


def conclusion_notice(dialogue: Dialogue, meeting: Meeting, on: date) -> papers.Letter:
    """Write «Thông báo kết luận»: what was answered, what was promised to whom by when."""
    rows = list(meeting.questions.order_by("topic", "number"))
    head = papers.letterhead(meeting.unit, on)
    place = f", tại {meeting.place}" if meeting.place else ""
    body: list[papers.Block] = [
        papers.Paragraph(f"{meeting.when()}{place}, {head.name} tổ chức {_small(meeting.name)}, chủ đề: {dialogue.theme.rstrip('.')}."),
        papers.Paragraph(f"Hội nghị có {len(rows):02d} câu hỏi, kiến nghị. Kết quả như sau:"),
        papers.Heading("Nội dung đã trả lời"), *_answered([one for one in rows if one.state == "answered"]),
        papers.Heading("Nội dung giao giải quyết"), _promised([one for one in rows if one.state in ("promised", "kept")]),
    ]  # fmt: skip
    passed_on = [one for one in rows if one.state == "handed_over"]
    if passed_on:
        body.append(
            papers.Paragraph(
                f"Có {len(passed_on):02d} nội dung được tiếp nhận, giải quyết theo quy trình phản ánh, kiến nghị."
            )
        )
    if dialogue.conclusion:
        body += [
            papers.Heading("Kết luận"),
            *(papers.Paragraph(line) for line in dialogue.conclusion.splitlines() if line.strip()),
        ]
    return head.letter(
        "TB", "Thông báo", f"Kết quả {_small(meeting.name)}", on=on, body=body,
        recipients=papers.recipients(head.system, "Như trên", [], keeper=""),
    )  # fmt: skip


def _answered(rows: Sequence[Question]) -> list[papers.Block]:
    if not rows:
        return [papers.Paragraph("Không có.")]
    found: list[papers.Block] = []
    for one in rows:
        found += [papers.Paragraph(f"Câu {one.number}. {one.text}"), papers.Paragraph(f"Trả lời: {one.answer}")]
    return found


def _promised(rows: Sequence[Question]) -> papers.Block:
    if not rows:
        return papers.Paragraph("Không có.")
    columns = [
        papers.Column("TT", 10, "center"), papers.Column("Nội dung", 70), papers.Column("Lần nêu", 14, "center"),
        papers.Column("Cơ quan, người chịu trách nhiệm", 45), papers.Column("Thời hạn", 26, "center"),
    ]  # fmt: skip
    lines = [[n, one.text, one.times, one.owner_name, _day(one.due_on)] for n, one in enumerate(rows, 1)]
    return papers.Table(columns, lines)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def question_sheet(meeting: Meeting, on: date) -> papers.Letter:
    """Write the list for the chair: questions, then the speakers in their order; the hall runs on it without a screen."""
    columns = [
        papers.Column("Số", 10, "center"), papers.Column("Câu hỏi, kiến nghị", 75), papers.Column("Lần nêu", 14, "center"),
        papers.Column("Cơ quan trả lời", 40), papers.Column("Ghi kết quả", 30),
    ]  # fmt: skip
    rows = [[one.number, one.text, one.times, one.agency, _result(one)] for one in meeting.questions.all()]
    speakers = [
        [one.number, one.name, one.matter, one.get_state_display()]
        for one in meeting.speakers.exclude(state="dropped")
    ]
    order = [
        papers.Column("Số", 12, "center"),
        papers.Column("Tên, chỗ ngồi", 50),
        papers.Column("Muốn nói về", 70),
        papers.Column("Tình trạng", 37),
    ]
    return papers.letterhead(meeting.unit, on).letter(
        None, "Danh sách câu hỏi", meeting.name, on=on, dated=False, end_mark=False, signature=None,
        body=[
            papers.Paragraph(f"Thời gian: {meeting.when()}. Địa điểm: {meeting.place or '……………………'}."),
            papers.Table(columns, rows, fill_rows=3), papers.Paragraph("Thứ tự phát biểu:"), papers.Table(order, speakers, fill_rows=5),
        ],
    )  # fmt: skip


def _result(one: Question) -> str:
    return (
        f"{one.owner_name}, {_day(one.due_on)}"
        if one.state == "promised"
        else ""
        if one.state in OPEN_QUESTIONS
        else QUESTION_STATES[one.state]
    )


def course_of(meeting: Meeting) -> list[str]:
    """Draft the course of the minutes: programme, speeches, questions with what came of them."""
    issued = meeting.programmes.exclude(issued_at=None).order_by("-number").first()
    lines = [_item(one.title, one.speaker, one.speaker_post) for one in issued.items.all()] if issued else []
    lines += [
        f"{one.printed_name}, {one.printed_posts}: {one.topic}" for one in meeting.appearances.all() if one.topic
    ]
    for one in meeting.questions.all():
        asked = f"Câu hỏi {one.number} ({ASKED_BY[one.asked_by]}): {one.text}"
        lines.append(f"{asked} – {_outcome(one)}")
    return lines


def _item(title: str, speaker: str, post: str) -> str:
    who = ", ".join(one for one in (speaker, post) if one)
    return f"{title} ({who})" if who else title


def _outcome(one: Question) -> str:
    if one.state in ("promised", "kept"):
        done = f", đã xong {say_day(one.kept_on)}" if one.kept_on else ""
        return f"giao {one.owner_name}, hạn {_day(one.due_on)}{done}"
    return f"trả lời: {one.answer}" if one.state == "answered" else QUESTION_STATES[one.state].lower()


def minutes_letter(meeting: Meeting, book: MinutesBook, on: date) -> papers.Letter:
    """Write «Biên bản» from what stands on the record."""
    slots = Slot.objects.filter(meeting=meeting).standing().exclude(name="")
    absent = [(one.said, "") for one in slots.filter(answer__in=NOT_THERE)[:100]]
    votes = [Vote(one.matter, one.agreed, one.against, one.other) for one in Decision.objects.filter(meeting=meeting)]
    tasks = [
        f"Việc giao: {one.text} ({one.owner_name}, hạn {_day(one.due_on)})"
        for one in Task.objects.filter(meeting=meeting)
    ]
    course = [line for line in book.course.splitlines() if line.strip()] or course_of(meeting)
    return minutes(
        gathering_of(meeting, on, chair=book.chair, secretary=book.secretary),
        Minutes(
            called=book.called, present=book.present, absent=absent, course=[*course, *tasks], votes=votes,
            conclusion=book.conclusion, ended_at=book.ended_at,
        ),
    )  # fmt: skip


def conclusion_letter(meeting: Meeting, book: MinutesBook, on: date) -> papers.Letter:
    """Write the conclusion with its tasks: who does what by when."""
    head = papers.letterhead(meeting.unit, on)
    columns = [
        papers.Column("TT", 10, "center"),
        papers.Column("Việc", 85),
        papers.Column("Ai làm", 45),
        papers.Column("Hạn", 26, "center"),
    ]
    rows = [
        [n, one.text, one.owner_name, _day(one.due_on)]
        for n, one in enumerate(Task.objects.filter(meeting=meeting), 1)
    ]
    body: list[papers.Block] = [papers.Paragraph(line) for line in book.conclusion.splitlines() if line.strip()]
    if rows:
        body += [papers.Paragraph("Giao thực hiện các việc sau:"), papers.Table(columns, rows)]
    return head.letter(
        "KL" if head.system == "party" else "TB", "Kết luận" if head.system == "party" else "Thông báo",
        f"{'' if head.system == 'party' else 'Kết luận '}{_small(meeting.name)}", on=on, body=body, end_mark=not rows,
        recipients=papers.recipients(head.system, "Như trên", [], keeper=""),
    )  # fmt: skip


def said_results(meeting: Meeting) -> list[str]:
    """Say in sentences what came of a meeting: questions and promises, votes, who was elected, the conclusion."""
    said = []
    states = [one.state for one in meeting.questions.all()]
    if states:
        answered = sum(one in ("answered", "kept") for one in states)
        said.append(
            f"Hội nghị ghi nhận {len(states)} câu hỏi, kiến nghị; trả lời {answered}, giao giải quyết có thời hạn {states.count('promised')}."
        )
    promised = [one for one in meeting.questions.all() if one.state == "promised"]
    said += [f"{one.owner_name} giải quyết trước ngày {_day(one.due_on)}: {one.text}" for one in promised]
    said += [
        f"Biểu quyết «{one.matter}»: {one.agreed} đồng ý, {one.against} không đồng ý, {one.other} ý kiến khác."
        for one in meeting.decisions.all()
    ]
    for row in Ballot.objects.filter(congress__meeting=meeting, state="counted").prefetch_related("candidates"):
        won = [one.full_name for one in row.candidates.all() if one.elected]
        said += [f"{row}: {', '.join(won)} trúng cử."] if won else []
    book = MinutesBook.objects.filter(meeting=meeting).first()
    dialogue = Dialogue.objects.filter(meeting=meeting).first()
    closing = (book.conclusion if book else "") or (dialogue.conclusion if dialogue else "")
    return [*said, f"Kết luận: {closing}"] if closing else said


def _small(name: str) -> str:
    common = ("Hội", "Lớp", "Buổi", "Cuộc", "Tọa", "Đại", "Lễ", "Ngày", "Họp", "Đối")
    return name[:1].lower() + name[1:] if name.split(" ")[0] in common else name
