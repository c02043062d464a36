"""The list made public before the decision; paying, archiving, taking back and restoring after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from danvan.commendations import actions, facts
from danvan.commendations.actions.after import BeforeRevoked
from danvan.commendations.actions.deciding import NoGround, PostedThen
from danvan.commendations.letters.papers import note
from danvan.commendations.models import Proposal
from danvan.commendations.waiting import WAITING
from danvan.core.dates import local_day
from danvan.units.models import OfficerRole
from danvan.units.waiting import answers
from danvan.websites import doors
from tests.commendations.cases import AT, DAY, SIGNED, WrongState, a_file, an_award, granted, written
from tests.factories.records import a_site

LATER = AT + timedelta(days=20)
AFTER = DAY + timedelta(days=20)


@pytest.fixture
def own_days(cast):
    """The giver asks for five working days of posting."""
    actions.set_rules(actions.Terms(posting_days=5, basis="QĐ thử"), unit=cast.units.ban_may, by=cast.lan, at=AT)


def test_nothing_is_asked_of_a_giver_that_set_no_days(cast):
    proposal = granted(cast, a_file(cast, "submitted_up"))
    assert (proposal.state, proposal.posted_on) == ("decided", None)


def test_the_list_is_public_for_the_days_that_the_giver_set_then_decided(cast, own_days):
    proposal = a_file(cast, "submitted_up")
    with pytest.raises(actions.ListNotPosted):
        granted(cast, proposal)
    proposal = actions.post_list(proposal, on=DAY, where="Bảng tin xã", by=cast.nam, at=AT)
    assert proposal.posted_until == date(2025, 9, 17)
    with pytest.raises(actions.NotOver):
        actions.close_posting(proposal, result="Không có ý kiến", by=cast.nam, at=AT)
    assert "Chờ ghi kết quả công khai" in [one.badge for one in sum(answers(WAITING, cast.nam, on=AFTER), [])]
    proposal = actions.close_posting(proposal, result="Không có ý kiến", by=cast.nam, at=LATER)
    outcomes = [actions.Granted(one.pk, "granted") for one in proposal.nominees.all()]
    with pytest.raises(PostedThen):
        actions.decide(proposal, signed=SIGNED, outcomes=outcomes, by=cast.lan, at=LATER)
    signed = replace(SIGNED, decided_on=AFTER)
    proposal = actions.decide(proposal, signed=signed, outcomes=outcomes, by=cast.lan, at=LATER)
    assert (proposal.state, written(proposal)[-3:]) == (
        "decided",
        ["commendation.list_posted", "commendation.posting_closed", "commendation.decided"],
    )


def test_a_shorter_posting_is_refused_and_a_longer_one_taken(cast, own_days):
    proposal = a_file(cast, "received")
    with pytest.raises(actions.EndsTooEarly):
        actions.post_list(proposal, on=DAY, where="Bảng tin", until=DAY + timedelta(days=1), by=cast.nam, at=AT)
    assert (
        actions.post_list(proposal, on=DAY, where="Bảng tin", until=AFTER, by=cast.nam, at=AT).posted_until == AFTER
    )


def test_without_days_of_its_own_the_last_day_is_asked(cast):
    with pytest.raises(actions.NoEnd):
        actions.post_list(a_file(cast, "received"), on=DAY, where="Bảng tin", by=cast.nam, at=AT)


def test_what_is_not_posted_has_no_result_and_a_waiver_says_why(cast, own_days):
    proposal = a_file(cast, "submitted_up")
    with pytest.raises(actions.NotPosted):
        actions.close_posting(proposal, result="x", by=cast.nam, at=AT)
    actions.waive_posting(proposal, reason="Khen đột xuất", by=cast.nam, at=AT)
    assert granted(cast, proposal).posting_waiver == "Khen đột xuất"


def test_a_line_that_waits_is_not_granted_until_it_is_looked_at_again(cast):
    proposal = a_file(cast, "submitted_up")
    line = proposal.nominees.get(subject="individual")
    actions.pause(line, reason="Đơn đang được Ủy ban kiểm tra xem xét", by=cast.nam, at=AT)
    with pytest.raises(actions.LinePaused):
        granted(cast, proposal)
    line.refresh_from_db()
    assert actions.resume(line, by=cast.nam, at=AT).paused_on is None
    assert granted(cast, proposal).state == "decided"


def test_what_is_paid_is_written_with_its_voucher_before_the_file_is_handed_in(cast):
    actions.set_rules(actions.Terms(rounding="up", basis="QĐ thử"), unit=cast.units.ban_may, by=cast.lan, at=AT)
    proposal = a_file(cast, "handed_over", award=an_award(cast, individual_coefficient=80, basis="QĐ thử"))
    with pytest.raises(actions.NotPaidYet):
        actions.archive(proposal, on=DAY, place="Kho xã", by=cast.nam, at=AT)
    payment = actions.Payment(DAY, actions.owed(proposal), "", fund="Quỹ năm 2025")
    with pytest.raises(Exception, match="chứng từ"):
        actions.pay(proposal, payment, by=cast.nam, at=AT)
    actions.pay(proposal, replace(payment, paper="PC 12"), by=cast.nam, at=AT)
    proposal = actions.archive(proposal, on=DAY, place="Kho xã, hồ sơ 5", term="10 năm", by=cast.nam, at=AT)
    assert (proposal.state, proposal.paid_total, proposal.fund) == ("archived", 1_880_000, "Quỹ năm 2025")


def test_a_cancelled_line_is_taken_back_and_restored_and_the_register_tells_both(cast):
    proposal = a_file(cast, "archived")
    line, ids = proposal.nominees.get(subject="individual"), [cast.units.ban_may.pk]
    for verb, more in (("take_back", {"note": "Giấy khen"}), ("restore", {"paper": "20/QĐ-UBND"})):
        with pytest.raises(actions.NotRevoked):
            getattr(actions, verb)(line, on=DAY, by=cast.lan, at=AT, **more)
    line = actions.revoke(line, on=AFTER, ground="false_declaration", paper="15/QĐ-UBND", by=cast.lan, at=LATER)
    assert facts.individuals_commended(ids, DAY, DAY) == []
    with pytest.raises(NoGround):
        actions.revoke(line, on=AFTER, ground="false_declaration", paper="16/QĐ-UBND", by=cast.lan, at=LATER)
    with pytest.raises(BeforeRevoked):
        actions.restore(line, on=DAY, paper="20/QĐ-UBND", by=cast.lan, at=LATER)
    line = actions.take_back(line, on=AFTER, note="Giấy khen", by=cast.lan, at=LATER)
    line = actions.restore(line, on=AFTER, paper="20/QĐ-UBND", by=cast.lan, at=LATER)
    assert len(facts.individuals_commended(ids, DAY, DAY)) == 1
    line.refresh_from_db()
    assert (
        note(line)
        == "Đã hủy ngày 30/09/2025, 15/QĐ-UBND; thu hồi ngày 30/09/2025: Giấy khen; khôi phục ngày 30/09/2025, 20/QĐ-UBND"
    )


def test_lines_are_paused_taken_back_and_restored_in_their_states_only(cast):
    line = a_file(cast).nominees.first()
    for verb, more in (
        ("pause", {"reason": "x"}), ("resume", {}), ("take_back", {"on": DAY, "note": "x"}), ("restore", {"on": DAY, "paper": "x"}),
        ("revoke", {"on": DAY, "ground": "false_declaration", "paper": "x"}),
    ):  # fmt: skip
        with pytest.raises(WrongState):
            getattr(actions, verb)(line, by=cast.lan, at=AT, **more)
        with pytest.raises(actions.NotYours):
            getattr(actions, verb)(line, by=cast.mai, at=AT, **more)


@pytest.fixture
def lists(cast, client):
    """Give the text of the page of lists, as everybody reads it now."""
    doors._doors.clear()
    a_site(cast.units.commune)
    yield lambda: client.get("/song-may/ban-may/lay-y-kien-khen-thuong/")
    doors._doors.clear()


def test_the_list_stands_on_the_site_while_it_is_public_and_before_the_decision(cast, lists):
    now = timezone.now()
    today = local_day(now)
    proposal = a_file(cast, "submitted_up")
    proposal = actions.post_list(proposal, on=today, until=today, where="Bảng tin", online=True, by=cast.lan, at=now)
    page = lists()
    assert page["Cache-Control"] == "no-store"
    text = page.content.decode()
    assert all(str(one) in text for one in proposal.nominees.all()) and "1980" not in text
    Proposal.objects.filter(pk=proposal.pk).update(posted_on=DAY, posted_until=today - timedelta(days=1))
    assert proposal.title not in lists().content.decode()


def test_a_list_that_is_not_for_the_site_stays_off_and_a_clerk_alone_may_not_put_it_there(cast, lists):
    now = timezone.now()
    proposal = a_file(cast, "submitted_up")
    OfficerRole.objects.filter(officer=cast.nam).exclude(role="clerk").delete()
    with pytest.raises(actions.NotAPublisher):
        actions.post_list(proposal, on=DAY, until=local_day(now), where="Bảng tin", online=True, by=cast.nam, at=now)
    actions.post_list(proposal, on=DAY, until=local_day(now), where="Bảng tin", by=cast.nam, at=now)
    assert proposal.title not in lists().content.decode()
