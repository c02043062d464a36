"""Numbers: exact, with rows that must not count."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from danvan.figures.contributions import check_once, sliced, total
from danvan.petitions import actions, facts
from tests.petitions.cases import AT, a_letter, answered, classified, drafted, entered, working
from tests.petitions.test_reception import ON_DAY, heard, published, reception, visits

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)


def counted(fact, cast, first=FIRST, last=LAST):
    return getattr(facts, fact)([cast.units.ban_may.pk], first, last)


def test_received_settled_answered_late_and_pending(cast):
    answered(cast)
    actions.approve(drafted(cast), by=cast.lan, at=AT + timedelta(days=22))
    working(cast)
    actions.transfer(classified(cast, competence="not_own"), to_body="Sở", by=cast.nam, at=AT)
    entered(cast, received_on=date(2026, 8, 20))
    actions.enter(a_letter(), unit=cast.units.doi_che, by=cast.tu, at=AT)
    assert total(counted("petitions_received", cast)) == 4
    assert total(counted("petitions_settled", cast)) == 3
    assert {key: total(rows) for key, rows in sliced(counted("petitions_answered", cast), "timeliness").items()} == {
        "in_time": 1,
        "late": 1,
    }
    assert total(counted("petitions_pending", cast, date(1900, 1, 1))) == 2
    check_once(counted("petitions_pending", cast, date(1900, 1, 1)))


def test_a_split_letter_counts_as_its_parts(cast):
    petition = classified(cast, kind="mixed")
    actions.split(
        petition, parts=[actions.Part("feedback", "Một"), actions.Part("question", "Hai")], by=cast.nam, at=AT
    )
    assert {one.slices["kind"] for one in counted("petitions_received", cast)} == {"feedback", "question"}
    assert total(counted("petitions_settled", cast)) == 0


def test_a_matter_taken_up_again_is_settled_once_and_counted_apart(cast):
    actions.reopen(answered(cast), note="Chưa xong", by=cast.lan, at=AT)
    assert (total(counted("petitions_settled", cast)), total(counted("petitions_reopened", cast))) == (1, 1)


def by_kind(fact, cast):
    found = counted(fact, cast, date(2026, 10, 1), date(2026, 10, 31))
    return {kind: total(rows) for kind, rows in sliced(found, "kind").items()}


def test_reception_days_and_people_received(cast):
    regular, extra = published(cast), published(cast, on=date(2026, 10, 14), kind="adhoc")
    deputed, other = published(cast, on=date(2026, 10, 13)), published(cast, post="head_of_agency")
    published(cast, on=date(2026, 10, 12))
    heard(cast, regular, people=6)
    heard(cast, regular, kind="denunciation", name="", address="", summary="")
    visits.refuse_visit(visits.queue(regular, by=cast.nam, at=ON_DAY), ground="LTCD9.1", by=cast.nam, at=ON_DAY)
    visits.leave(visits.queue(regular, by=cast.nam, at=ON_DAY), by=cast.nam, at=ON_DAY)
    heard(cast, other)
    for day in (regular, extra, other):
        reception.hold_day(day, by=cast.nam, at=ON_DAY)
    reception.hold_day(deputed, in_person=False, deputed_to="Phó Bí thư", by=cast.nam, at=ON_DAY)
    assert by_kind("secretary_days", cast) == {"regular": 1, "extra": 1, "deputed": 1}
    assert by_kind("reception_days", cast) == {"regular": 2, "extra": 1, "deputed": 1}
    assert by_kind("secretary_visits", cast) == {"feedback": 6, "denunciation": 1}
    assert total(counted("reception_visits", cast, ON_DAY.date(), ON_DAY.date())) == 8
    assert by_kind("secretary_cases", cast) == {"feedback": 1, "denunciation": 1}


def test_a_figure_opens_the_cases_by_code_alone(cast, sign_in):
    petition = answered(cast)
    for fact in ("petitions_received", "petitions_settled"):
        address = reverse("desk:open_figure", args=[fact]) + "?period=2026-Q3"
        for officer in (cast.nam, cast.mai):
            page = sign_in(officer).get(address).content.decode()
            assert petition.code in page and petition.subject not in page


def test_the_desk_finds_letters_and_a_follower_does_not(cast, sign_in):
    petition = entered(cast)
    found = {
        who.code: petition.code in sign_in(who).get(reverse("desk:search") + "?q=sạt một đoạn dài").content.decode()
        for who in (cast.nam, cast.mai, cast.tu)
    }
    assert list(found.values()) == [True, False, False]
