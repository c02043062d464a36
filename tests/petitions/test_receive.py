"""A letter comes in: its code, its secret, its number, its terms; what is kept of the sender."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from danvan.journal.models import Entry
from danvan.petitions import actions
from danvan.petitions.models import Petition
from tests.petitions.cases import AT, DAY, SENDER, a_letter, entered, sent


def rules(petition):
    return {one.rule_code: one.due_on for one in petition.clocks.all()}


def test_receive_gives_a_code_a_secret_and_the_terms_of_the_law(cast):
    received = sent(cast)
    petition = received.petition
    assert (petition.state, petition.citizen_state, petition.book) == ("received", "Đã tiếp nhận", "")
    assert received.secret.isdigit() and len(received.secret) == 6
    assert received.secret not in petition.secret_hash
    assert rules(petition) == {
        "vt.register": date(2026, 9, 8), "tcd.reply_visitor": date(2026, 9, 21), "don.red_line": date(2026, 10, 22),
    }  # fmt: skip
    assert petition.next_due_on == date(2026, 9, 8)


def test_check_secret_takes_only_the_right_six_digits(cast):
    received = sent(cast)
    wrong = f"{(int(received.secret) + 1) % 10**6:06d}"
    assert actions.check_secret(received.petition.code, received.secret) == received.petition
    assert actions.check_secret(received.petition.code, wrong) is None
    assert actions.check_secret("BM-26-3333333", received.secret) is None


def test_enter_registers_at_once_and_numbers_follow_without_a_gap(cast):
    numbers = [entered(cast).book for _ in range(3)]
    assert numbers == ["1/2026", "2/2026", "3/2026"]
    assert [step.verb for step in Petition.objects.order_by("pk").first().steps.all()] == ["receive", "register"]


def test_register_settles_the_clerical_term(cast):
    petition = actions.register(sent(cast).petition, by=cast.nam, at=AT + timedelta(days=1))
    clock = petition.clocks.get(rule_code="vt.register")
    assert (petition.book, clock.done_on, clock.was_late()) == ("1/2026", DAY + timedelta(days=1), False)


def test_each_year_and_each_unit_has_its_own_book(cast):
    old = entered(cast, received_on=date(2025, 12, 30))
    other = actions.enter(a_letter(), unit=cast.units.doi_che, by=cast.tu, at=AT).petition
    assert (old.book, entered(cast).book, other.book) == ("1/2025", "1/2026", "1/2026")


def test_a_complaint_gets_seven_working_days_since_july_and_ten_days_before(cast):
    now = entered(cast, kind="complaint", received_on=date(2026, 7, 3))
    before = entered(cast, kind="complaint", received_on=date(2026, 6, 29))
    assert rules(now)["kn.accept"] == date(2026, 7, 14)
    assert rules(before)["kn.accept"] == date(2026, 7, 9)
    assert "don.red_line" not in rules(before)


def test_feedback_on_rules_has_five_working_days_to_be_forwarded(cast):
    assert rules(sent(cast, kind="rule_feedback").petition)["pakn.forward"] == date(2026, 9, 14)


def test_a_complaint_is_not_taken_by_the_portal(cast):
    with pytest.raises(actions.NotByThisDoor):
        sent(cast, kind="complaint")


@pytest.mark.parametrize(
    ("more", "refusal"),
    [({"text": " "}, actions.TextMissing), ({"received_on": DAY + timedelta(days=2)}, actions.ReceivedInFuture)],
)
def test_receive_refuses_what_is_not_a_letter(more, refusal, cast):
    with pytest.raises(refusal):
        entered(cast, **more)
    assert not Petition.objects.exists()


@pytest.mark.parametrize("who", ["tu", "dao", "mai", "son", "thao", "quan"])
def test_only_clerk_and_head_of_the_unit_take_letters_in(who, cast):
    with pytest.raises(actions.NotYours):
        actions.enter(a_letter(), unit=cast.units.ban_may, by=getattr(cast, who), at=AT)


def test_the_same_person_is_known_by_the_phone_however_it_is_written(cast):
    first = entered(cast)
    again = entered(cast, contact=actions.Contact("Bà Hoa", "nơi khác", "+84 900 111 222"))
    stranger = entered(cast, contact=actions.Contact("Lò Thị Hoa", "Thôn Bản Trên"))
    nobody = entered(cast, contact=actions.Contact())
    assert first.person_key == again.person_key != stranger.person_key
    assert (nobody.person_key, nobody.anonymous) == ("", True)


def test_the_journal_keeps_codes_and_field_names_only(cast):
    petition = entered(cast)
    said = " ".join(str(one.__dict__) for one in Entry.objects.filter(code=petition.code))
    assert "petition.received" in said and "petition.registered" in said
    for word in (SENDER.name, SENDER.phone, "sạt", "Bản Trên"):
        assert word not in said


def test_a_letter_received_on_a_holiday_is_due_by_the_calendar(cast):
    at = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert rules(entered(cast, at, received_on=None))["tcd.reply_visitor"] == date(2026, 12, 8)


def test_entering_at_once_leaves_what_receiving_and_registering_leave(cast):
    def left(petition):
        petition = Petition.objects.get(pk=petition.pk)
        terms = petition.clocks.order_by("pk").values_list("rule_code", "due_on", "done_on", "changes__kind")
        steps = petition.steps.values_list("verb", "from_state", "to_state", "by")
        verbs = list(Entry.objects.filter(code=petition.code).order_by("number").values_list("verb", "fields"))
        return (petition.state, petition.next_due_on, petition.next_rule, list(terms), list(steps), verbs)

    letter = a_letter()
    slowly = actions.receive(letter, unit=cast.units.ban_may, by=cast.nam, at=AT).petition
    slowly = actions.register(slowly, by=cast.nam, at=AT)
    at_once = actions.enter(letter, unit=cast.units.ban_may, by=cast.nam, at=AT).petition
    assert left(at_once) == left(slowly)
    assert (slowly.book, at_once.book) == ("1/2026", "2/2026")
