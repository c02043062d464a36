"""What the law asks and how it stands, worked out from postings without a database."""

from __future__ import annotations

from datetime import date

import pytest

from danvan.disclosures.duties import Run, duties, is_complete, runs
from danvan.disclosures.models import Disclosure, Posting
from danvan.law import publication
from danvan.law.calendar import Calendar

CALENDAR = Calendar(off={}, worked={}, decided_from=2026, decided_until=2027)
ON = date(2026, 9, 30)


def at(channel: str, first: str, last: str = "", place: str = "") -> Posting:
    return Posting(
        channel=channel, place_kind=place, from_on=date.fromisoformat(first),
        to_on=date.fromisoformat(last) if last else None,
    )  # fmt: skip


def standings(item: str, *postings: Posting, on: date = ON, loudspeaker: bool = True, **more) -> list[str]:
    thing = Disclosure(item_code=item, **more)
    return [one.standing for one in duties(thing, postings, CALENDAR, on, loudspeaker=loudspeaker)]


def test_thirty_days_at_both_places_and_the_site_are_complete():
    both = at("board", "2026-08-26", place="hq"), at("board", "2026-08-26", place="culture_house")
    thing = Disclosure(item_code="CK01a", public_from=True, published_on=date(2026, 8, 26))
    assert is_complete(duties(thing, both, CALENDAR, ON, loudspeaker=True))


def test_one_place_is_not_two():
    found = standings("CK01a", at("board", "2026-08-26", place="hq"))
    assert found == ["done", "missing", "missing"]


@pytest.mark.parametrize(
    ("last", "on", "standing"),
    [("2026-09-24", ON, "broken"), ("2026-09-25", ON, "done"), ("", date(2026, 9, 24), "running"), ("", date(2026, 9, 25), "done")],
)  # fmt: skip
def test_a_board_is_done_on_the_thirtieth_day_and_not_before(last, on, standing):
    assert standings("CK01a", at("board", "2026-08-26", last, "hq"), on=on)[0] == standing


def test_a_period_that_lapsed_does_not_add_up_with_a_later_one():
    broken = at("board", "2026-08-01", "2026-08-20", "hq"), at("board", "2026-08-22", "2026-09-10", "hq")
    assert standings("CK01a", *broken)[0] == "broken"


def test_stretches_that_touch_are_one():
    touching = at("board", "2026-08-01", "2026-08-20", "hq"), at("board", "2026-08-21", "2026-09-10", "hq")
    assert runs(touching) == [Run(date(2026, 8, 1), date(2026, 9, 10))]
    assert standings("CK01a", *touching)[0] == "done"


def test_a_stretch_within_an_open_one_does_not_close_it():
    assert runs([at("board", "2026-08-01"), at("board", "2026-08-05", "2026-08-06")]) == [Run(date(2026, 8, 1), None)]


def test_procedures_stand_for_good_at_the_headquarters():
    assert standings("CK13a", at("board", "2026-08-26", place="hq")) == ["done", "missing"]
    assert standings("CK13a", at("board", "2026-08-26", "2026-09-28", "hq")) == ["broken", "missing"]


def test_the_loudspeaker_is_asked_only_where_there_is_one():
    assert len(standings("CK12a")) == 5
    assert len(standings("CK12a", loudspeaker=False)) == 4


@pytest.mark.parametrize(("last", "standing"), [("2026-08-27", "broken"), ("2026-08-28", "done")])
def test_the_loudspeaker_speaks_three_days_on_end(last, standing):
    assert standings("CK12a", at("loudspeaker", "2026-08-26", last))[3] == standing


def test_another_law_sets_the_form_of_the_rest():
    assert standings("CK14") == ["missing"]
    assert standings("CK14", at("letter", "2026-08-26")) == ["done"]


def test_every_item_has_a_source_a_group_and_a_clock_in_force():
    assert len(publication.items()) == 52
    assert {item.clause for item in publication.items().values()} == set(range(15))
