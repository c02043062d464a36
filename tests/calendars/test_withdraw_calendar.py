"""Taking a day out of the calendar; the row stays."""

import pytest

from danvan.calendars import actions
from danvan.calendars.models import Day, load
from danvan.core.steps import WrongState
from tests.calendars.days import AT, SATURDAY, TUESDAY

pytestmark = pytest.mark.django_db


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
