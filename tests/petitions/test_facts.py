"""Numbers: exact, with rows that must not count."""

from __future__ import annotations

from datetime import date, timedelta

from danvan.figures.contributions import check_once, sliced, total
from danvan.petitions import actions, facts
from tests.petitions.cases import AT, a_letter, answered, classified, drafted, entered, working

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
