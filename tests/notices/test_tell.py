"""Telling officers, and the outbox."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.notices import actions, gateways, tasks
from danvan.notices.gateways.refusals import NotSent, Unreachable
from danvan.notices.models import Notice, Outgoing
from tests.factories.units import AT


@pytest.fixture
def post(monkeypatch) -> list[tuple[str, str, str]]:
    """Put a letter-box in the place of the mail server; give what was sent."""
    sent: list[tuple[str, str, str]] = []
    monkeypatch.setitem(gateways.SEND, "email", lambda to, subject, body: sent.append((to, subject, body)))
    monkeypatch.setitem(gateways.READY, "email", lambda: True)
    return sent


def a_mail(**more: object) -> Outgoing:
    return actions.mail(
        "hoa@thu.example", subject="Đã trả lời", body="Xin mời xem.", kind="petition.answered", at=AT, **more
    )


def test_tell_writes_one_notice_for_each_officer(cast):
    actions.tell([cast.nam, cast.lan, cast.nam], text="Có 2 hồ sơ sắp hết hạn", kind="petition.due", code="BM-26-AAAAAAA",
                 url="/desk/petitions/", at=AT)  # fmt: skip
    assert sorted(Notice.objects.values_list("officer__code", flat=True)) == sorted([cast.nam.code, cast.lan.code])
    assert Outgoing.objects.count() == 0


def test_tell_mails_those_with_an_address_once_a_server_is_set_up(cast, post, settings):
    settings.DESK_ADDRESS = "https://xa.example"
    cast.nam.user.email = "nam@thu.example"
    actions.tell([cast.nam, cast.lan], text="Có việc mới", kind="petition.assigned", url="/desk/petitions/", at=AT)
    assert tasks.send_outgoing(AT) == 1
    assert post == [("nam@thu.example", "Có việc mới",
                     "Có việc mới\n\nhttps://xa.example/desk/petitions/\n\nThư này do hệ thống tự gửi; xin không trả lời.")]  # fmt: skip


def test_mail_waits_while_no_server_is_set_up(db):
    a_mail()
    assert tasks.send_outgoing(AT) == 0
    assert Outgoing.objects.get().state == "waiting"


def test_send_goes_once_and_the_address_is_erased(db, post):
    row = a_mail()
    assert actions.send(row, at=AT) is True
    assert actions.send(Outgoing.objects.get(), at=AT + timedelta(hours=1)) is False
    kept = Outgoing.objects.get()
    assert (kept.state, kept.to, kept.body, kept.sent_at) == ("sent", None, None, AT)
    assert len(post) == 1


def test_two_sweeps_never_send_one_message_together(db, post):
    row, same = a_mail(), Outgoing.objects.get()
    assert [actions.send(row, at=AT), actions.send(same, at=AT)] == [True, False]


def test_what_a_killed_sweep_held_is_sent_five_minutes_later(db, post):
    actions._take(a_mail(), AT)
    assert tasks.send_outgoing(AT + timedelta(minutes=4)) == 0
    assert tasks.send_outgoing(AT + timedelta(minutes=5)) == 1


def test_a_failed_message_is_tried_again_later_and_given_up_at_last(db, monkeypatch, post):
    def broken(to, subject, body):
        raise NotSent(why="máy chủ thư trả lời 451")

    monkeypatch.setitem(gateways.SEND, "email", broken)
    a_mail()
    at = AT
    for minutes in (0, *actions.WAIT_AFTER):
        at += timedelta(minutes=minutes)
        tasks.send_outgoing(at)
    kept = Outgoing.objects.get()
    assert (kept.state, kept.attempts, kept.to) == ("given_up", 8, None)
    assert kept.error == "Chưa gửi được (máy chủ thư trả lời 451); sẽ gửi lại."


def test_give_up_at_once_when_the_address_cannot_be_used(db, monkeypatch, post):
    def unknown(to, subject, body):
        raise Unreachable(why="máy chủ thư trả lời 550")

    monkeypatch.setitem(gateways.SEND, "email", unknown)
    a_mail()
    tasks.send_outgoing(AT)
    assert Outgoing.objects.get().state == "given_up"


def test_read_marks_only_what_was_unread(cast):
    told = actions.tell([cast.nam], text="Một", kind="test.told", at=AT)
    assert [actions.read(told, at=AT), actions.read(told, at=AT)] == [1, 0]


def test_old_ones_are_forgotten_and_waiting_mail_is_not(cast):
    actions.tell([cast.nam], text="Một", kind="test.told", at=AT)
    a_mail()
    assert actions.forget(AT + timedelta(days=179)) == 0
    assert actions.forget(AT + timedelta(days=181)) == 1
    assert Outgoing.objects.count() == 1
