"""A congress: base and threshold from the rule set, the sums of the tally sheet, a second person confirms."""

from __future__ import annotations

from decimal import Decimal

import pytest

from danvan.core.steps import WrongState
from danvan.law.elections import in_force, rule_sets
from danvan.meetings.actions import approval
from danvan.meetings.actions import congress as verbs
from danvan.meetings.actions.persons import ERASED, forget_person
from danvan.meetings.models import Ballot
from danvan.units.models import Holding
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.verbs import written

NAMES = ("Lò Văn Mẫu", "Hà Thị Mẫu", "Vàng A Mẫu", "Quàng Văn Mẫu", "Tòng Thị Mẫu")


@pytest.fixture
def cell(cast):
    """A cell of five, all convened and there."""
    meeting = a_meeting(cast, "planned", kind="congress", name="Đại hội chi bộ")
    congress = verbs.open_congress(meeting, term="2025–2027", body_name="Chi bộ thôn Mẫu", by=cast.nam, at=AT)
    verbs.convene(congress, [verbs.Convened(one) for one in NAMES], by=cast.nam, at=AT)
    return congress


def secretary(cast, cell, names=NAMES[:2]) -> Ballot:
    """Open the election of one secretary of two names."""
    ballot = verbs.prepare_ballot(
        cell,
        title="Bầu bí thư",
        post_name="Bí thư chi bộ",
        seats=1,
        names=[verbs.Convened(one) for one in names],
        by=cast.nam,
        at=AT,
    )
    return verbs.open_ballot(ballot, by=cast.nam, at=AT)


def sheet(ballot, votes=(3, 2), *, issued=5, collected=5, valid=5, invalid=0, counters=("Người A", "Người B")):
    """Fill the counters' sheet."""
    keys = ballot.candidates.values_list("pk", flat=True)
    return verbs.Tally(issued, collected, valid, invalid, dict(zip(keys, votes, strict=True)), counters)


def test_the_rule_sets_say_where_they_come_from_and_that_nobody_confirmed_them():
    assert all(one.source and one.to_check and not one.confirmed for one in rule_sets().values())
    assert [one.key for one in in_force(DAY)] == ["party-190"]


@pytest.mark.parametrize(
    ("excused", "absent", "base", "needed"), [(0, 0, 5, 3), (1, 0, 4, 3), (0, 1, 5, 3), (2, 0, 3, 2)]
)
def test_base_and_threshold_of_five(cast, cell, excused, absent, base, needed):
    rows = list(cell.members.all())
    for one in rows[:excused]:
        verbs.check_member(one, present=False, left_out="excused", by=cast.nam, at=AT)
    for one in rows[excused : excused + absent]:
        verbs.check_member(one, present=False, by=cast.nam, at=AT)
    counts = verbs.mandate(cell)
    assert (counts.base, counts.needed, counts.present) == (base, needed, 5 - excused - absent)


def test_who_is_there_cannot_be_left_out(cast, cell):
    with pytest.raises(verbs.AbsentWithoutReason):
        verbs.check_member(cell.members.first(), present=True, left_out="excused", by=cast.nam, at=AT)
    with pytest.raises(verbs.UnknownReason):
        verbs.check_member(cell.members.first(), present=False, left_out="tired", by=cast.nam, at=AT)


@pytest.mark.parametrize(
    "wrong",
    [
        {"issued": 6}, {"collected": 6}, {"valid": 4}, {"invalid": 1}, {"votes": (6, 0)}, {"votes": (4, 2)}, {"counters": ("Một",)},
        {"issued": 3, "collected": 4},
    ],
)  # fmt: skip
def test_a_sheet_whose_sums_cannot_be_is_refused(cast, cell, wrong):
    ballot = secretary(cast, cell)
    with pytest.raises((verbs.CountsDisagree, verbs.BallotsGivenOut, verbs.NoCounters)):
        verbs.count_ballot(ballot, sheet(ballot, **wrong), by=cast.nam, at=AT)
    ballot.refresh_from_db()
    assert (ballot.state, ballot.issued) == ("opened", None)


def test_two_of_three_valid_slips_do_not_elect_in_a_cell_of_five(cast, cell):
    ballot = secretary(cast, cell)
    counted = verbs.count_ballot(ballot, sheet(ballot, (2, 1), collected=4, valid=3, invalid=1), by=cast.nam, at=AT)
    assert (counted.missing, counted.threshold, counted.candidates.filter(elected=True).count()) == (1, 3, 0)


@pytest.mark.parametrize(
    ("votes", "seats", "won"),
    [
        ({1: 3, 2: 2}, 1, {1}),
        ({1: 4, 2: 4}, 1, set()),
        ({1: 5, 2: 4, 3: 4}, 2, {1}),
        ({1: 5, 2: 4, 3: 3}, 2, {1, 2}),
        ({1: 2}, 1, set()),
    ],
)
def test_who_is_elected(votes, seats, won):
    assert verbs.elected(votes, seats=seats, threshold=3) == won


def test_too_many_names_or_too_few(cast, cell):
    with pytest.raises(verbs.TooManyNames):
        secretary(cast, cell, NAMES[:3])
    with pytest.raises(verbs.TooFewNames):
        secretary(cast, cell, ())


def test_a_second_person_lets_the_elected_enter_the_post(cast, cell):
    ballot = secretary(cast, cell)
    verbs.count_ballot(ballot, sheet(ballot), by=cast.nam, at=AT)
    won = ballot.candidates.select_related("ballot__congress__meeting__unit", "ballot__counted_by").get(elected=True)
    won.ballot.refresh_from_db()
    with pytest.raises(verbs.SamePerson):
        verbs.confirm_elected(won, since=DAY, by=cast.nam, at=AT)
    verbs.confirm_elected(won, since=DAY, by=cast.lan, at=AT)
    held = Holding.objects.get(person=won.person)
    assert (held.post.name, held.valid_from, won.person.full_name) == ("Bí thư chi bộ", DAY, NAMES[0])


def test_a_ballot_is_counted_once_and_a_second_round_follows(cast, cell):
    ballot = secretary(cast, cell)
    counted = verbs.count_ballot(ballot, sheet(ballot, (2, 2)), by=cast.nam, at=AT)
    with pytest.raises(WrongState):
        verbs.count_ballot(ballot, sheet(ballot), by=cast.nam, at=AT)
    again = verbs.prepare_ballot(
        cell, title="Bầu bí thư", seats=1, names=[verbs.Convened(NAMES[0])], previous=counted, by=cast.nam, at=AT
    )
    assert (again.round, str(again)) == (2, "Bầu bí thư (lần 2)")


def test_no_ballot_without_members(cast):
    congress = verbs.open_congress(
        a_meeting(cast, "planned", kind="congress"), term="2025", body_name="Chi bộ", by=cast.nam, at=AT
    )
    with pytest.raises(verbs.NoMembers):
        secretary(cast, congress)


def test_targets_are_kept_and_reported_against(cast, cell):
    target = verbs.set_target(
        cell, text="Kết nạp đảng viên mới", measure="người", wanted=Decimal(2), by=cast.nam, at=AT
    )
    verbs.report_target(target, on=DAY, reached=Decimal(1), by=cast.nam, at=AT)
    assert [(one.reached, one.share) for one in target.reports.all()] == [(Decimal(1), 50)]
    assert written(cell.meeting)[-2:] == ["target.set", "target.reported"]


def test_an_erased_person_leaves_the_lists_of_a_congress(cast, cell):
    ballot = secretary(cast, cell)
    verbs.count_ballot(ballot, sheet(ballot), by=cast.nam, at=AT)
    won = ballot.candidates.select_related("ballot__congress__meeting__unit", "ballot__counted_by").get(elected=True)
    verbs.confirm_elected(won, since=DAY, by=cast.lan, at=AT)
    assert forget_person(won.person.code, at=AT) == [cell.meeting]
    won.refresh_from_db()
    assert (won.full_name, won.person, won.votes) == (ERASED, None, 3)


def test_a_secretary_is_never_elected_by_hands_a_presidium_may_be(cast, cell):
    who = [verbs.Convened(NAMES[0])]
    with pytest.raises(verbs.MustBeSecret):
        verbs.prepare_ballot(cell, title="Bầu bí thư chi bộ", seats=1, names=who, mode="hands", by=cast.nam, at=AT)
    hands = verbs.prepare_ballot(
        cell,
        title="Bầu đoàn chủ tịch, ban thẩm tra tư cách đại biểu",
        seats=1,
        names=who,
        mode="hands",
        by=cast.nam,
        at=AT,
    )
    assert hands.mode == "hands"


def test_the_upper_committee_is_asked_answers_and_is_asked_again(cast, cell):
    with pytest.raises(approval.NobodyElected):
        approval.ask_approval(cell, asked_whom="Đảng ủy xã", on=DAY, by=cast.nam, at=AT)
    ballot = secretary(cast, cell)
    verbs.count_ballot(ballot, sheet(ballot), by=cast.nam, at=AT)
    asked = approval.ask_approval(cell, asked_whom="Đảng ủy xã", on=DAY, by=cast.nam, at=AT)
    with pytest.raises(approval.AskedAlready):
        approval.ask_approval(cell, asked_whom="Đảng ủy xã", on=DAY, by=cast.nam, at=AT)
    with pytest.raises(approval.NoDocument):
        approval.note_approval(asked, outcome="approved", on=DAY, by=cast.nam, at=AT)
    approval.note_approval(asked, outcome="returned", on=DAY, note="Thiếu biên bản kiểm phiếu", by=cast.nam, at=AT)
    with pytest.raises(WrongState):
        approval.note_approval(asked, outcome="approved", on=DAY, document="12-QĐ/ĐU", by=cast.nam, at=AT)
    again = approval.ask_approval(cell, asked_whom="Đảng ủy xã", on=DAY, by=cast.nam, at=AT)
    approval.note_approval(again, outcome="approved", on=DAY, document="Quyết định 12-QĐ/ĐU", by=cast.nam, at=AT)
    assert [one.get_outcome_display() for one in cell.approvals.all()] == ["Chưa chuẩn y", "Đã chuẩn y"]
    assert written(cell.meeting)[-1] == "approval.noted"
