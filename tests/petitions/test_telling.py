"""Officers are told on the screen, the sender by e-mail: codes and states, nothing of the letter or its sender."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.core.dates import local_day
from danvan.notices.models import Notice, Outgoing
from danvan.petitions import actions
from danvan.petitions.actions.telling import remind_due
from danvan.units.models import OfficerRole
from tests.petitions.cases import AT, SENDER, TEXT, drafted, entered, sent, working


def told(kind):
    return [(one.officer.code, one.code) for one in Notice.objects.filter(kind=kind).order_by("pk")]


def test_assignment_waiting_and_sending_back_tell_who_must_act(cast):
    petition = drafted(cast)
    assert told("petition.assigned") == [(cast.nam.code, petition.code)]
    assert told("petition.waiting") == [(cast.lan.code, petition.code)]
    actions.send_back(petition, note="Thiếu ngày làm", by=cast.lan, at=AT)
    assert told("petition.sent_back") == [(cast.nam.code, petition.code)]


def test_the_sender_is_written_to_at_each_step_that_matters_without_a_word_of_the_letter(cast):
    petition = actions.approve(drafted(cast), by=cast.lan, at=AT)
    actions.notify(petition, served_by="phone", by=cast.nam, at=AT)
    letters = Outgoing.objects.filter(code=petition.code).order_by("pk")
    assert [one.kind for one in letters] == ["petition.receive", "petition.accept", "petition.notify"]
    for one in letters:
        words = f"{one.subject}\n{one.body.open()}"
        assert one.to.open() == SENDER.email and petition.code in words
        assert not any(part in words for part in (SENDER.name, SENDER.phone, SENDER.email, TEXT[:20], "san gạt"))


def test_who_left_no_address_gets_no_mail(cast):
    sent(cast, contact=actions.Contact(name="Lò Thị Hoa"))
    assert not Outgoing.objects.exists()


def test_terms_near_and_late_are_told_once_to_worker_and_head(cast):
    petition = working(cast)
    due = petition.next_due_on
    assert remind_due(due - timedelta(days=4), at=AT) == 0
    assert (remind_due(due - timedelta(days=3), at=AT), remind_due(due, at=AT)) == (1, 0)
    assert told("petition.near") == [(cast.nam.code, petition.code)]
    assert (remind_due(due + timedelta(days=1), at=AT), remind_due(due + timedelta(days=2), at=AT)) == (1, 0)
    assert told("petition.late") == [(cast.nam.code, petition.code), (cast.lan.code, petition.code)]


def test_who_is_complained_about_hears_nothing(cast):
    petition = entered(cast)
    actions.exclude(petition, officer=cast.nam, by=cast.lan, at=AT)
    remind_due(petition.next_due_on + timedelta(days=90), at=AT)
    assert told("petition.late") == [(cast.lan.code, petition.code)]


def test_who_drafted_does_not_approve_while_another_head_may(cast):
    OfficerRole.objects.create(
        officer=cast.nam, role="head", valid_from=local_day(AT), granted_at=AT, granted_by_code="system"
    )
    cast.nam.forget_roles()
    petition = drafted(cast)
    with pytest.raises(actions.OwnDraft):
        actions.approve(petition, by=cast.nam, at=AT)
    OfficerRole.objects.filter(officer=cast.lan).delete()
    assert actions.approve(petition, by=cast.nam, at=AT).state == "decided"
