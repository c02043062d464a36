"""A dialogue with open promises, a congress of five, a training series: invented, written through the room's verbs."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from danvan.core.dates import local_day
from danvan.meetings import actions as meetings
from danvan.meetings.actions import conclusion, congress, dialogue, queue, study
from danvan.meetings.models import Meeting
from danvan.meetings.states_talk import CRITERIA
from danvan.units.models import Officer, Unit

ASKED = (
    ("Đường liên thôn Bản Trên – Bản Dưới hư hỏng, bao giờ sửa?", "Giao thông, hạ tầng", "Phòng Kinh tế"),
    (
        "Thủ tục cấp đổi giấy chứng nhận đất nộp ở đâu, bao lâu có kết quả?",
        "Đất đai, xây dựng",
        "Trung tâm Phục vụ hành chính công",
    ),
    ("Điểm tập kết rác đầu thôn quá tải, đề nghị tăng chuyến thu gom.", "Môi trường", "Phòng Kinh tế"),
    ("Lớp mẫu giáo thôn Bản Dưới thiếu giáo viên.", "Y tế, giáo dục", "Phòng Văn hóa - Xã hội"),
)
FIVE = ("Lò Văn Thử", "Hà Thị Thử", "Vàng A Thử", "Quàng Văn Thử", "Tòng Thị Thử")
CALLED_UP = (
    ("Hàng 2 ghế 5", "Đường liên thôn"),
    ("Bác Tư, thôn Bản Dưới", "Thu gom rác"),
    ("Hàng 6", "Lớp mẫu giáo"),
)


def talk_with_people(unit: Unit, by: Officer, head: Officer, *, at: datetime) -> int:
    """Hold two dialogues, plan one for today, hold a congress and two classes; return how many meetings."""
    earlier = _dialogue(unit, by, "Hội nghị đối thoại với Nhân dân đầu năm", at - timedelta(days=150))
    _answer(earlier, by, at - timedelta(days=149), promised=(0,))
    last = _dialogue(unit, by, "Hội nghị đối thoại với Nhân dân về hạ tầng thôn", at - timedelta(days=12))
    _answer(last, by, at - timedelta(days=11), promised=(0, 2))
    dialogue.link_earlier(last.questions.get(number=1), earlier=earlier.questions.get(number=1), by=by, at=at)
    _today(unit, by, at)
    _congress(unit, by, head, at - timedelta(days=40))
    _series(unit, by, at - timedelta(days=70))
    return 6


def _held(unit: Unit, by: Officer, kind: str, name: str, at: datetime, people: int) -> Meeting:
    company = meetings.Company(
        organisers=[unit.name_on(local_day(at))], guests=[meetings.Guests("Tổng số", people, unit_word="người", basis="roll", is_total=True)]
    )  # fmt: skip
    details = meetings.Details(kind, name, local_day(at), day_part="morning", place="Nhà văn hóa thôn Bản Trên")
    return meetings.record(details, company, unit=unit, origin="form", by=by, at=at + timedelta(hours=4))


def _dialogue(unit: Unit, by: Officer, name: str, at: datetime) -> Meeting:
    meeting = _held(unit, by, "dialogue", name, at, 86)
    opened = dialogue.open_dialogue(meeting, theme="Hạ tầng thôn, môi trường, thủ tục hành chính", by=by, at=at)
    dialogue.announce(opened, on=local_day(at - timedelta(days=9)), by=by, at=at)
    for text, topic, agency in ASKED:
        question = dialogue.ask(meeting, text=text, asked_by="paper", by=by, at=at)
        dialogue.sort(question, topic=topic, agency=agency, by=by, at=at)
    return meeting


def _answer(meeting: Meeting, by: Officer, at: datetime, *, promised: tuple[int, ...]) -> None:
    for place, question in enumerate(meeting.questions.all()):
        if place in promised:
            due_on = local_day(at + timedelta(days=25))
            dialogue.promise(
                question, dialogue.Promise(question.agency, due_on, answer="Đã ghi nhận, sẽ làm."), by=by, at=at
            )
        else:
            dialogue.answer(
                question, text="Đã giải thích, hướng dẫn tại hội nghị.", answered_by=question.agency, by=by, at=at
            )
    done = dialogue.Dialogue.objects.get(meeting=meeting)
    dialogue.conclude(done, text="Giao các cơ quan thực hiện đúng hạn đã hứa.", on=local_day(at), by=by, at=at)


def _today(unit: Unit, by: Officer, at: datetime) -> None:
    details = meetings.Details(
        "dialogue", "Hội nghị đối thoại với Nhân dân hôm nay", local_day(at), day_part="day", place="Hội trường xã"
    )
    meeting = meetings.plan(
        details, meetings.Company(organisers=[unit.name_on(local_day(at))]), unit=unit, by=by, at=at
    )
    opened = dialogue.open_dialogue(
        meeting, theme="Xây dựng nông thôn mới", asks_until=at + timedelta(days=1), by=by, at=at
    )
    dialogue.announce(opened, on=local_day(at - timedelta(days=8)), by=by, at=at)
    dialogue.ask(
        meeting, text="Đường liên thôn hư hỏng bao giờ sửa, đề nghị trả lời rõ.", asked_by="floor", by=by, at=at
    )
    for place, (name, matter) in enumerate(CALLED_UP):
        speaker = queue.register_speaker(meeting, name=name, matter=matter, by=by, at=at)
        if place < 2:  # the last one waits for the chair
            queue.approve_speaker(speaker, by=by, at=at)


def _congress(unit: Unit, by: Officer, head: Officer, at: datetime) -> None:
    meeting = _held(unit, by, "congress", "Đại hội chi bộ thôn Bản Trên", at, 5)
    row = congress.open_congress(
        meeting, term=f"{at.year}–{at.year + 2}", body_name="Chi bộ thôn Bản Trên (hư cấu)", by=by, at=at
    )
    congress.convene(row, [congress.Convened(one) for one in FIVE], by=by, at=at)
    names = [congress.Convened(one) for one in FIVE[:2]]
    ballot = congress.prepare_ballot(
        row, title="Bầu bí thư chi bộ", post_name="Bí thư chi bộ", seats=1, names=names, by=by, at=at
    )
    congress.open_ballot(ballot, by=by, at=at)
    votes = dict(zip(ballot.candidates.values_list("pk", flat=True), (4, 1), strict=True))
    congress.count_ballot(ballot, congress.Tally(5, 5, 5, 0, votes, FIVE[3:]), by=by, at=at)
    congress.set_target(row, text="Kết nạp đảng viên mới", measure="người", wanted=Decimal(2), by=by, at=at)
    conclusion.write_minutes(
        meeting,
        conclusion.Course(chair=FIVE[0], secretary=FIVE[1], called=5, present=5, conclusion="Đại hội thành công."),
        by=by,
        at=at,
    )
    conclusion.decide(meeting, matter="Thông qua nghị quyết đại hội", agreed=5, by=head, at=at)
    conclusion.set_task(
        meeting,
        text="Xây dựng chương trình công tác toàn khóa",
        owner_name="Chi ủy",
        due_on=local_day(at + timedelta(days=45)),
        by=by,
        at=at,
    )


def _series(unit: Unit, by: Officer, at: datetime) -> None:
    for number in (1, 2):
        meeting = _held(
            unit,
            by,
            "training",
            f"Lớp bồi dưỡng nghiệp vụ dân vận số {number}",
            at + timedelta(days=number),
            40 + number,
        )
        row = study.open_study(meeting, series="Bồi dưỡng nghiệp vụ dân vận", by=by, at=at)
        study.set_topics(row, [("Kỹ năng nghe dân nói", "Hà Thị Thử", "Báo cáo viên (hư cấu)")], by=by, at=at)
        made = study.enrol(row, [(f"Học viên thử {n}", f"Thôn {n}") for n in range(1, 7)], by=by, at=at)
        study.note_expense(
            row, item="Tài liệu, nước uống", amount=1_250_000, source="Ngân sách xã (hư cấu)", by=by, at=at
        )
        for one in made[: 6 if number == 1 else 2]:
            study.evaluate(one.learner, dict.fromkeys(CRITERIA, 5 - one.learner.number % 2))
