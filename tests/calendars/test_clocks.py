"""The clock that every room uses, tried on the terms of a petition: pinned, paused, extended, derived lateness."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.law.refusals import NoNumber, OutsideDates
from danvan.petitions.models import PetitionClock
from tests.petitions.cases import AT, DAY, entered

WHO = {"by_code": "CB", "at": AT}


@pytest.fixture
def calendar(db):
    return calendars.load(None)


@pytest.fixture
def begin(cast, calendar):
    petition = entered(cast)
    petition.clocks.all().delete()

    def _begin(rule, event, **more):
        clock = clocks.start(PetitionClock, rule, event, calendar, petition=petition, **more)
        clock.save()
        return clock

    return _begin


def test_a_clock_pins_the_row_of_the_law_of_the_event_day(begin):
    old, new = begin("kn.accept", date(2026, 6, 30)), begin("kn.accept", date(2026, 7, 1))
    assert [(one.rule_version, one.length, one.measure, one.due_on) for one in (old, new)] == [
        ("kn.accept@2012-07-01", 10, "d", date(2026, 7, 10)), ("kn.accept@2026-07-01", 7, "wd", date(2026, 7, 10)),
    ]  # fmt: skip
    assert new.source == "NĐ 124/2020 Đ16.1 (NĐ 155/2026 Đ10)"


def test_a_locked_rule_keeps_its_number_and_one_without_a_number_asks_for_it(begin):
    assert begin("kn.accept", date(2026, 8, 3), length=30).length == 7
    assert begin("knpa.answer", date(2026, 8, 3), length=9).length == 9
    with pytest.raises(NoNumber):
        begin("knpa.answer", date(2026, 8, 3))
    with pytest.raises(OutsideDates):
        begin("don.red_line", date(2026, 1, 5))


def test_a_clock_in_hours_ends_at_a_moment(begin):
    clock = begin("pdp.breach_notice", datetime(2026, 9, 4, 10, 30, tzinfo=UTC))
    assert (clock.due_at, clock.due_on) == (datetime(2026, 9, 7, 10, 30, tzinfo=UTC), date(2026, 9, 7))


@pytest.mark.parametrize(
    ("at", "done_at", "said", "kind"),
    [
        ((4, 11, 0), None, "còn 71 giờ, trước 17:30 thứ Hai 7/9/2026", "waiting"),
        ((7, 10, 5), None, "còn 25 phút, trước 17:30 thứ Hai 7/9/2026", "waiting"),
        ((7, 13, 0), None, "quá hạn 2 giờ, hạn là 17:30 thứ Hai 7/9/2026", "late"),
        ((9, 8, 0), (7, 10, 0), "xong lúc 17:00 thứ Hai 7/9/2026, đúng hạn", "done"),
        ((9, 8, 0), (7, 11, 0), "xong lúc 18:00 thứ Hai 7/9/2026, chậm hạn", "late"),
    ],
)
def test_a_clock_in_hours_is_told_in_hours(begin, calendar, at, done_at, said, kind):
    clock = begin("pdp.breach_notice", datetime(2026, 9, 4, 10, 30, tzinfo=UTC))
    moment, done = (datetime(2026, 9, *one, tzinfo=UTC) if one else None for one in (at, done_at))
    clock.done_on = done.date() if done else None
    told = clocks.deadline(clock, calendar, moment.date(), at=moment, done_at=done)
    assert (told["sentence"], told["kind"]) == (f"{clock.name}: {said}", kind)


def test_a_term_before_an_event_counts_back(begin):
    clock = begin("tcd.schedule_publish", date(2026, 9, 7))
    assert (clock.is_before, clock.due_on) == (True, date(2026, 8, 26))


def test_overdue_is_derived_from_the_day_and_ends_with_the_settling(begin):
    clock = begin("kn1.settle", date(2026, 9, 7))
    rows = PetitionClock.objects
    assert clock.due_on == date(2026, 10, 7)
    assert (rows.overdue(date(2026, 10, 7)).count(), rows.overdue(date(2026, 10, 8)).count()) == (0, 1)
    assert rows.due_within(date(2026, 10, 1), 6).count() == 1
    assert rows.due_within(date(2026, 10, 1), 5).count() == 0
    clocks.settle(clock, on=date(2026, 10, 9), **WHO)
    assert (rows.overdue(date(2026, 12, 1)).count(), rows.open().count(), rows.settled_late().count()) == (0, 0, 1)
    with pytest.raises(clocks.NotRunning):
        clocks.settle(clock, on=date(2026, 10, 9), **WHO)


def test_pauses_and_extensions_are_told_day_by_day_with_ground_and_paper(begin, calendar):
    clock = begin("kn1.settle", date(2026, 9, 7))
    with pytest.raises(clocks.GroundMissing):
        clocks.pause(clock, on=DAY, ground="", paper="QĐ 1", **WHO)
    clocks.pause(clock, on=date(2026, 9, 17), ground="chờ giám định", paper="QĐ 1", **WHO)
    assert PetitionClock.objects.overdue(date(2027, 1, 1)).count() == 0
    assert clocks.sentence(clock, calendar, date(2026, 9, 20))[0].endswith("tạm dừng từ thứ Năm 17/9/2026")
    with pytest.raises(clocks.NotRunning):
        clocks.extend(clock, calendar, units=5, ground="x", paper="y", on=DAY, **WHO)
    clocks.resume(clock, calendar, on=date(2026, 9, 27), paper="QĐ 2", **WHO)
    assert clock.due_on == date(2026, 10, 19)
    clocks.extend(clock, calendar, units=15, ground="nhiều nơi xác minh", paper="TTr 3", on=date(2026, 10, 1), **WHO)
    assert clock.due_on == date(2026, 11, 2)
    told = "\n".join(clocks.lines(clock, calendar))
    assert "Trong đó gia hạn 15 ngày: nhiều nơi xác minh (TTr 3)." in told
    assert told.count("tạm dừng, không tính: QĐ 1") == 10
    assert [(one.kind, one.old_due_on, one.new_due_on) for one in clock.changes.all()][1:] == [
        ("resume", date(2026, 10, 7), date(2026, 10, 19)), ("extend", date(2026, 10, 19), date(2026, 11, 2)),
    ]  # fmt: skip


def test_parallel_clocks_do_not_touch_each_other(begin):
    first, second = begin("kn.accept", DAY), begin("tcd.reply_visitor", DAY)
    clocks.stop(first, on=DAY + timedelta(days=1), **WHO)
    assert [one.rule_code for one in PetitionClock.objects.open()] == [second.rule_code]


def test_a_day_beyond_the_decided_years_is_tentative_and_said_so(begin, calendar):
    clock = begin("knpa.answer", date(2026, 12, 20), length=15)
    shown = clocks.deadline(clock, calendar, date(2026, 12, 21))
    assert (clock.tentative, shown["provisional"]) == (True, True)
    assert shown["days"][0]["text"].endswith("(BLDS 2015 Đ147.2)")
    assert "chưa xác nhận" in shown["rule"]
