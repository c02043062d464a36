"""Five kinds of events that a unit really holds, planned, held and counted, with every figure that is told of them. All invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from danvan.documents.actions import Found
from danvan.meetings import actions
from danvan.meetings.actions import congress as election
from danvan.meetings.actions import study
from danvan.meetings.facts import attendances, meetings_held
from danvan.meetings.facts_talk import elected_at_congresses
from danvan.meetings.models import Congress, Meeting
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.verbs import LATER

YEAR = (date(DAY.year, 1, 1), date(DAY.year, 12, 31))
STUDIED = (
    "Quyết định 23-QĐ/TW",
    "Chương trình hành động 08-CTrHĐ/TU",
    "Kế hoạch 89-KH/TU",
    "Đề án 06-ĐA/TU",
    "Chỉ thị 13-CT/TU",
)
CLASSES = (214,) * 10 + (213,)
"""Eleven classes, 2.353 lượt."""


def held(cast, kind: str, **more) -> Meeting:
    """Plan a meeting and hold it."""
    planned = a_meeting(cast, "planned", kind=kind, **more)
    return actions.hold(planned, by=cast.nam, at=LATER)


def counted(fact, cast, **wanted: str) -> int:
    rows = fact([cast.units.ban_may.pk], *YEAR)
    return sum(one.amount for one in rows if all(one.slices.get(name) == value for name, value in wanted.items()))


def test_a_training_opened_with_guests_by_post_one_of_them_former(cast):
    meeting = held(cast, "training", name="Khai mạc tập huấn nghiệp vụ dân vận")
    named = [
        actions.Named("Hà Thị Mẫu", "Nguyên Phó Bí thư, nguyên Chủ tịch Hội đồng nhân dân", "speaker", "Dân vận chính quyền"),
        actions.Named("Cao Văn Mẫu", "Phó Bí thư Thường trực", "guest"),
    ]  # fmt: skip
    details = actions.Details("training", meeting.name, DAY, day_part="morning")
    actions.edit(
        meeting, details=details, company=actions.Company(organisers=["Đảng ủy"], named=named), by=cast.nam, at=LATER
    )
    assert [one.printed_posts[:6] for one in meeting.appearances.all()] == ["Nguyên", "Phó Bí"]
    assert counted(meetings_held, cast, kind="training") == 1


def test_a_conference_for_almost_two_hundred_with_five_papers_to_study(cast):
    guests = [
        actions.Guests("Tổng số", 200, bound="slightly_less", unit_word="đồng chí", basis="paper", is_total=True)
    ]
    meeting = held(cast, "conference", name="Hội nghị quán triệt", guests=guests)
    found = [
        Found(label=one, type_name=one.split(" ")[0], number=str(n), disseminated=True)
        for n, one in enumerate(STUDIED)
    ]
    assert len(actions.cite(meeting, found, by=cast.nam, at=LATER)) == 5
    assert (counted(attendances, cast, measure="estimate"), counted(attendances, cast, measure="counted")) == (200, 0)


def test_a_training_with_two_topics_of_reporters_from_above(cast):
    meeting = held(cast, "training", name="Tập huấn hai chuyên đề")
    row = study.open_study(meeting, by=cast.nam, at=LATER)
    topics = [
        ("Nội dung mới về công tác dân vận", "Vi Văn Mẫu", "Vụ trưởng"),
        ("Kỹ năng vận động quần chúng", "Vi Văn Mẫu", "Vụ trưởng"),
    ]
    assert len(study.set_topics(row, topics, by=cast.nam, at=LATER)) == 2


def test_a_cell_congress_of_five_that_reports_on_its_term(cast):
    for count in CLASSES:
        guests = [actions.Guests("Tổng số", count, basis="roll", is_total=True)]
        actions.join_series(
            held(cast, "training", name=f"Lớp {count}", guests=guests),
            name="Bồi dưỡng cả nhiệm kỳ",
            by=cast.nam,
            at=LATER,
        )
    series = Meeting.objects.exclude(series=None).select_related("series")[0].series
    summed = actions.sum_of_series(series)
    assert (summed.held, summed.attendances) == (11, 2353)

    meeting = held(cast, "congress", name="Đại hội chi bộ")
    row: Congress = election.open_congress(meeting, term="2025–2028", body_name="Chi bộ Mẫu", by=cast.nam, at=AT)
    election.convene(row, [election.Convened(f"Đảng viên {one}") for one in "ABCDE"], by=cast.nam, at=AT)
    ballot = election.prepare_ballot(
        row,
        title="Bầu bí thư",
        post_name="Bí thư chi bộ",
        seats=1,
        names=[election.Convened("Đảng viên A", "Phó Trưởng ban")],
        by=cast.nam,
        at=AT,
    )
    ballot = election.open_ballot(ballot, by=cast.nam, at=AT)
    votes = {ballot.candidates.get().pk: 4}
    election.count_ballot(
        ballot, election.Tally(5, 5, 5, 0, votes, ("Đảng viên D", "Đảng viên E")), by=cast.nam, at=AT
    )
    assert (ballot.base, ballot.threshold, counted(elected_at_congresses, cast)) == (5, 3, 1)
    target = election.set_target(
        row, text="Kết nạp đảng viên", measure="người", wanted=Decimal(1), by=cast.nam, at=AT
    )
    report = election.report_target(target, on=DAY, reached=Decimal(1), by=cast.nam, at=AT)
    assert report.reached / target.wanted == 1


def test_a_seminar_with_five_papers_and_a_commendation_that_is_told_of_and_not_counted(cast):
    papers = [
        ("Tập thể thôn Một", "02 tập thể"),
        ("Tập thể thôn Hai", "02 tập thể"),
        *((f"Cá nhân {one}", "03 cá nhân") for one in "ABC"),
    ]
    company = actions.Company(
        guests=[actions.Guests("Tổ trưởng tổ dân vận 10 tổ dân phố"), actions.Guests("Thành viên khối Dân vận")],
        named=[actions.Named(name, post, "speaker", "Báo cáo tham luận điển hình") for name, post in papers],
        mentions=[("commendation", "khen thưởng 02 tập thể, 08 cá nhân")],
    )  # fmt: skip
    details = actions.Details("seminar", "Tọa đàm kỷ niệm", DAY, day_part="afternoon")
    meeting = actions.plan(details, company, unit=cast.units.ban_may, by=cast.nam, at=AT)
    meeting = actions.hold(meeting, by=cast.nam, at=LATER)
    assert meeting.appearances.filter(topic__startswith="Báo cáo").count() == 5
    assert [one.surface for one in meeting.mentions.all()] == ["khen thưởng 02 tập thể, 08 cá nhân"]
    assert (counted(meetings_held, cast, kind="seminar"), counted(attendances, cast)) == (1, 0)
