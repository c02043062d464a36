"""The verbs of the calendar: add, swap, withdraw, decide."""

from datetime import UTC, date, datetime

import pytest

from danvan import journal
from danvan.calendars import actions
from danvan.calendars.models import Day, Year, load
from danvan.core.steps import WrongState
from tests.factories.units import a_role

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TUESDAY, SATURDAY, SUNDAY = date(2026, 12, 1), date(2026, 12, 5), date(2026, 12, 6)


@pytest.fixture
def add(cast):
    def _add(**changes):
        words = {"on": TUESDAY, "name": "nghỉ do bão", "source": "CĐ 1", "unit": None, "by": cast.quan, "at": AT}
        return actions.add(**words | changes)

    return _add


@pytest.fixture
def swap(cast):
    def _swap(**changes):
        words = {
            "day_off": TUESDAY, "work_day": SATURDAY, "source": "TB 2", "unit": None, "by": cast.quan, "at": AT,
        }  # fmt: skip
        return actions.swap(**words | changes)

    return _swap


def test_add_makes_a_working_day_a_day_off_at_once(add):
    assert load().is_working(TUESDAY)
    day = add()
    assert load().reason(TUESDAY) == "nghỉ do bão (CĐ 1)"
    assert (day.kind, day.added_at, day.state) == ("off", AT, "in_force")


def test_add_is_written_in_the_journal(add, cast):
    day = add()
    [entry] = journal.entries_for("calendar_day", day.code)
    assert (entry.verb, entry.actor, entry.unit) == ("calendar_day.added", cast.quan.code, "BM")


def test_add_refuses_a_day_that_is_there(add):
    add()
    with pytest.raises(actions.AlreadyThere, match="Thứ Ba 1/12/2026 đã có trong lịch: nghỉ do bão."):
        add()


def test_add_refuses_a_weekend(add):
    with pytest.raises(actions.RestAlready, match="Thứ Bảy 5/12/2026 vốn là ngày nghỉ hằng tuần"):
        add(on=SATURDAY)


def test_add_refuses_a_day_without_a_source(add):
    with pytest.raises(actions.SourceMissing):
        add(source="  ")


@pytest.mark.parametrize("who", ["nam", "lan", "thao", "mai", "son"])
def test_add_is_for_administrators(add, cast, who):
    with pytest.raises(actions.NotYours):
        add(by=getattr(cast, who))


def test_add_for_another_unit_is_refused(add, cast):
    with pytest.raises(actions.NotYours):
        add(unit=cast.units.ban_may, by=cast.tu)


def test_the_national_calendar_belongs_to_the_highest_administrator(add, cast):
    a_role(cast.mai, "administrator")
    with pytest.raises(actions.NotYours):
        add()
    assert add(unit=cast.units.ban_may).unit == cast.units.ban_may


def test_swap_makes_a_weekday_free_and_a_saturday_worked(swap):
    rest, work = swap()
    calendar = load()
    assert (calendar.is_working(TUESDAY), calendar.is_working(SATURDAY)) == (False, True)
    assert calendar.reason(SATURDAY) == "làm bù cho thứ Ba 1/12/2026 (TB 2)"
    assert rest.swap == work.swap == "20261201-20261205"


def test_swap_refuses_a_worked_day_that_is_a_weekday(swap):
    with pytest.raises(actions.NotARestDay, match="Thứ Tư 2/12/2026"):
        swap(work_day=date(2026, 12, 2))


def test_swap_refuses_a_day_off_that_is_a_weekend(swap):
    with pytest.raises(actions.RestAlready):
        swap(day_off=SUNDAY)


def test_withdraw_of_a_swap_takes_both_days(swap, cast):
    rest, _ = swap()
    gone = actions.withdraw(rest, reason="bãi bỏ", by=cast.quan, at=AT)
    assert [day.on for day in gone] == [TUESDAY, SATURDAY]
    assert (load().is_working(TUESDAY), load().is_working(SATURDAY)) == (True, False)


def test_withdraw_keeps_the_row_with_who_when_and_why(add, cast):
    day = add()
    actions.withdraw(day, reason=" nhập nhầm ", by=cast.quan, at=AT)
    day.refresh_from_db()
    assert (day.withdrawn_at, day.withdrawn_by, day.withdrawn_reason) == (AT, cast.quan, "nhập nhầm")


def test_withdraw_needs_a_reason_and_happens_once(add, cast):
    day = add()
    with pytest.raises(actions.ReasonMissing):
        actions.withdraw(day, reason=" ", by=cast.quan, at=AT)
    actions.withdraw(day, reason="nhầm", by=cast.quan, at=AT)
    with pytest.raises(WrongState):
        actions.withdraw(day, reason="nhầm", by=cast.quan, at=AT)


def test_a_withdrawn_day_may_be_added_again(add, cast):
    actions.withdraw(add(), reason="nhầm", by=cast.quan, at=AT)
    assert add().state == "in_force"
    assert Day.objects.filter(on=TUESDAY).count() == 2


def test_decide_ends_the_tentative_dates_of_a_year(cast):
    assert load().decided_until == 2026
    actions.decide(2027, source="TB 9/TB-BNV", by=cast.quan, at=AT)
    assert load().decided_until == 2027
    assert Year.objects.get(number=2027).decided_by == cast.quan


def test_decide_refuses_a_year_that_would_leave_a_gap(cast):
    with pytest.raises(actions.GapBetweenYears, match="Năm 2028 không liền với năm nào đã có quyết định"):
        actions.decide(2028, source="TB 9", by=cast.quan, at=AT)
    assert load().decided_until == 2026


def test_decide_is_for_the_highest_administrator(cast):
    with pytest.raises(actions.NotYours):
        actions.decide(2027, source="TB 9", by=cast.lan, at=AT)
