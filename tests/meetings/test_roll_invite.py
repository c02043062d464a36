"""Inviting by lines, answers, what those concerned are told."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from danvan.meetings import actions, tasks_roll
from danvan.meetings.actions.invitation import NobodyThere, NobodyToInvite, NoQuota, NoSubstitute, NoUnit, WasThere
from danvan.meetings.models import InviteLine, Slot, Telling
from danvan.meetings.tickets import print_of, ticket_of
from danvan.notices.models import Notice, Outgoing
from danvan.units.models import Holding, Post
from tests.factories.records import AT, DAY, a_meeting
from tests.meetings.halls import NOW, a_class, a_roll, pushed, said

pytestmark = pytest.mark.django_db(databases="__all__")


def add(cast, meeting, rule, wording="Khách", **more):
    units, guests = more.pop("units", ()), more.pop("guests", ())
    return actions.add_line(
        meeting, actions.Line(rule, wording, **more), units=units, guests=guests, by=cast.nam, at=AT
    )


def hold(person, name, since=date(2020, 1, 1), until=None):
    post = Post.objects.get_or_create(unit=person.unit, name=name)[0]
    Holding.objects.create(person=person, post=post, valid_from=since, valid_to=until)


def test_a_line_by_post_finds_who_holds_it_on_the_day_of_the_meeting(cast):
    hold(cast.lan.person, "Bí thư Đảng ủy", until=date(2025, 1, 1))
    hold(cast.thao.person, "Bí thư Đảng ủy", since=date(2025, 1, 1))
    hold(cast.nam.person, "Văn phòng")
    line = add(cast, a_meeting(cast, "planned"), "posts", "bí thư đảng ủy", units=[cast.units.ban_may])
    assert list(line.slots.values_list("number", "name", "post", "unit_name")) == [
        (1, "Phan Thu Thảo", "Bí thư Đảng ủy", "Đảng ủy xã Bản Mây")
    ]
    with pytest.raises(NobodyThere):
        add(cast, line.meeting, "posts", "Thủ quỹ", units=[cast.units.ban_may])


def test_a_whole_body_is_everybody_who_holds_a_post_there(cast):
    hold(cast.lan.person, "Bí thư")
    hold(cast.nam.person, "Văn thư")
    line = add(cast, a_meeting(cast, "planned"), "body", units=[cast.units.ban_may])
    assert sorted(line.slots.values_list("name", flat=True)) == ["Hoàng Thị Lan", "Đặng Hoài Nam"]


def test_a_quota_makes_places_without_names_that_the_unit_fills(cast):
    meeting = a_meeting(cast, "planned")
    line = add(cast, meeting, "quota", quota=2, units=[cast.units.doi_che])
    assert list(line.slots.values_list("name", "unit_name")) == [("", "Đảng ủy phường Đồi Chè")] * 2
    actions.send_invitations(meeting, by=cast.nam, at=AT)
    notice = Notice.objects.get(officer=cast.tu)
    assert notice.url == f"/giay-moi/{ticket_of(meeting.code, 1)}/"
    slot = actions.reply(line.slots.first(), "coming", way="link", name="Trịnh Văn Tư", at=AT)
    assert (slot.name, slot.answer, slot.instead_of) == ("Trịnh Văn Tư", "coming", "")


@pytest.mark.parametrize(("rule", "refused"), [("quota", NoUnit), ("posts", NoUnit), ("body", NoUnit)])
def test_a_line_without_its_units_is_refused(cast, rule, refused):
    with pytest.raises(refused):
        add(cast, a_meeting(cast, "planned"), rule)
    with pytest.raises(NoQuota):
        add(cast, a_meeting(cast, "planned"), "quota", units=[cast.units.doi_che])


def test_an_open_line_has_no_places_and_two_people_of_one_name_have_two(cast):
    meeting = a_meeting(cast, "planned")
    assert add(cast, meeting, "open", "Nhân dân trong xã", expected=80).slots.count() == 0
    line = add(
        cast,
        meeting,
        "named",
        guests=[actions.Guest("Lò Thị Mận", unit_name="Thôn 1"), actions.Guest("Lò Thị Mận", unit_name="Thôn 2")],
    )
    assert list(line.slots.values_list("number", flat=True)) == [1, 2]


def test_a_substitute_takes_place_number_and_ticket_and_the_first_name_is_kept_beside(cast):
    slot = a_class(cast).slots.get(number=2)
    ticket = slot.ticket
    with pytest.raises(NoSubstitute):
        actions.reply(slot, "substitute", way="phone", by=cast.nam, at=AT)
    slot = actions.reply(slot, "substitute", way="phone", name="Vàng Thị Ban", by=cast.nam, at=AT)
    assert (slot.name, slot.number, slot.ticket, slot.instead_of) == (
        "Vàng Thị Ban",
        2,
        ticket,
        "Vàng A Páo, Tổ trưởng",
    )
    assert list(slot.replies.values_list("answer", "way")) == [("substitute", "phone")]


def test_sending_reaches_by_mail_or_waits_for_a_call_and_a_second_sending_has_nobody(cast):
    meeting = a_meeting(cast, "planned")
    guests = [actions.Guest("Một", email="mot@vi-du.example"), actions.Guest("Hai", phone="0000 000 001")]
    add(cast, meeting, "named", guests=guests)
    assert actions.send_invitations(meeting, by=cast.nam, at=AT, base="https://vi-du.example/") == 2
    assert list(Telling.objects.order_by("slot").values_list("way", "told_at")) == [("mail", AT), ("phone", None)]
    assert f"https://vi-du.example/giay-moi/{ticket_of(meeting.code, 1)}/" in Outgoing.objects.get().body.open()
    with pytest.raises(NobodyToInvite):
        actions.send_invitations(meeting, by=cast.nam, at=AT)
    actions.told(Telling.objects.get(way="phone"), by=cast.nam, at=AT)
    assert not Telling.objects.filter(told_at=None).exists()


def test_a_change_of_day_place_or_programme_and_a_cancelling_are_told_to_those_invited(cast):
    meeting = a_class(cast)
    items = [actions.Item("Khai mạc")]
    actions.write_programme(meeting, items=items, by=cast.nam, at=AT)
    actions.issue_programme(meeting, by=cast.nam, at=AT)
    actions.send_invitations(meeting, by=cast.nam, at=AT)
    moved = actions.Details("training", meeting.name, DAY + timedelta(days=1), place="Hội trường")
    meeting = actions.edit(meeting, details=moved, company=actions.Company(), by=cast.nam, at=AT)
    actions.edit(meeting, details=moved, company=actions.Company(), by=cast.nam, at=AT)
    actions.write_programme(meeting, items=[*items, actions.Item("Bế mạc")], by=cast.nam, at=AT)
    actions.issue_programme(meeting, note="Thêm bế mạc.", by=cast.nam, at=AT)
    actions.reply(Slot.objects.get(number=4), "declined", way="phone", by=cast.nam, at=AT)
    actions.cancel(meeting, reason="Bão.", by=cast.nam, at=AT)
    told = Telling.objects.order_by("pk").values_list("slot__number", "why")
    assert [why for number, why in told if number == 1] == ["invited", "changed", "changed", "cancelled"]
    assert [why for number, why in told if number == 4] == ["invited", "changed", "changed"]
    assert "tại Hội trường" in Telling.objects.filter(why="changed").first().text


def test_who_has_not_answered_is_reminded_once_three_days_before(cast):
    meeting = a_class(cast)
    actions.send_invitations(meeting, by=cast.nam, at=AT)
    actions.reply(meeting.slots.get(number=1), "coming", way="link", at=AT)
    before = AT - timedelta(days=2)
    assert tasks_roll.remind_invited(AT - timedelta(days=9)) == 0
    assert (tasks_roll.remind_invited(before), tasks_roll.remind_invited(before)) == (3, 0)


def test_a_line_that_nobody_was_told_of_goes_and_one_that_was_is_told_back(cast):
    meeting = a_class(cast)
    spare = add(cast, meeting, "named", guests=[actions.Guest("Thừa")])
    actions.remove_line(spare, by=cast.nam, at=AT)
    line = InviteLine.objects.get()
    actions.send_invitations(meeting, by=cast.nam, at=AT)
    actions.remove_line(line, by=cast.nam, at=AT)
    assert Slot.objects.standing().count() == 0
    assert Telling.objects.filter(why="cancelled").count() == 4


def test_who_has_marks_is_not_taken_off_the_list(cast):
    roll, (door,) = a_roll(cast)
    pushed(door, said(1))
    slot = roll.meeting.slots.get(number=1)
    with pytest.raises(WasThere):
        actions.remove_slot(slot, by=cast.nam, at=NOW)
    with pytest.raises(WasThere):
        actions.remove_line(slot.line, by=cast.nam, at=NOW)
    actions.remove_slot(roll.meeting.slots.get(number=2), by=cast.nam, at=NOW)
    assert pushed(door, said(2)) == ["doubt"]


def test_a_correction_of_a_name_keeps_number_and_ticket_and_contact_is_sealed(cast):
    slot = a_class(cast).slots.get(number=1)
    slot = actions.change_slot(slot, actions.Guest("Lò Thị Mận", "Tổ phó", phone="0000 000 002"), by=cast.nam, at=AT)
    slot.refresh_from_db()
    assert (slot.post, str(slot.phone), slot.phone.open(), slot.ticket) == (
        "Tổ phó",
        "•••",
        "0000 000 002",
        print_of(ticket_of(slot.meeting.code, 1)),
    )


def test_three_thousand_guests_come_in_at_once(cast):
    meeting = a_meeting(cast, "planned")
    guests = [actions.Guest(f"Người {one}") for one in range(3000)]
    line = actions.import_guests(meeting, guests, wording="Nhân dân", category="Nhân dân", by=cast.nam, at=AT)
    assert (line.slots.count(), line.slots.last().number) == (3000, 3000)
