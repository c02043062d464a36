"""What was in the hands of somebody who leaves passes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.core.dates import local_day
from danvan.jobs.worker import run_waiting
from danvan.news.models import Article
from danvan.notices.models import Notice
from danvan.petitions.models import Exclusion, Petition
from danvan.units import actions as units
from tests.factories.sites import an_article
from tests.petitions.cases import AT, entered

pytestmark = pytest.mark.django_db(databases="__all__")
TOMORROW = local_day(AT) + timedelta(days=1)


@pytest.fixture
def letter(cast) -> Petition:
    made = entered(cast)
    Petition.objects.filter(pk=made.pk).update(assigned_unit=cast.nam.unit, assigned_to=cast.nam)
    return made


def in_whose_hands(letter: Petition) -> str:
    held = Petition.objects.filter(pk=letter.pk).values_list("assigned_to__code", flat=True).get()
    return held or ""


def test_open_letters_and_drafts_go_to_the_successor_on_the_day(cast, letter):
    draft = an_article("Bản thảo", by=cast.nam, at=AT)
    units.leave(cast.nam, on=TOMORROW, successor=cast.lan, by=cast.quan, at=AT)
    run_waiting(AT)
    assert in_whose_hands(letter) == cast.nam.code
    run_waiting(AT + timedelta(days=1))
    assert in_whose_hands(letter) == cast.lan.code
    assert Article.objects.get(pk=draft.pk).assigned_to == cast.lan
    told = Notice.objects.get(officer=cast.lan, kind="officer.left")
    assert (
        told.text == "Bạn nhận việc của người thôi làm: 1 phản ánh, kiến nghị đang giải quyết, 1 tin bài chưa đăng."
    )


def test_without_a_successor_the_unit_assigns_anew(cast, letter):
    units.leave(cast.nam, on=local_day(AT), successor=None, by=cast.quan, at=AT)
    run_waiting(AT)
    assert in_whose_hands(letter) == ""


def test_who_is_complained_about_receives_no_letter_about_it(cast, letter):
    Exclusion.objects.create(petition=letter, user=cast.lan.user, set_at=AT, set_by=cast.quan)
    units.leave(cast.nam, on=local_day(AT), successor=cast.lan, by=cast.quan, at=AT)
    run_waiting(AT)
    assert in_whose_hands(letter) == ""
    assert not Notice.objects.filter(officer=cast.lan, kind="officer.left").exists()
