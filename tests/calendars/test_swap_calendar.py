"""A swap of two days by one decision."""

from datetime import date

import pytest

from danvan.calendars import actions
from danvan.calendars.models import load
from tests.calendars.days import SATURDAY, SUNDAY, TUESDAY

pytestmark = pytest.mark.django_db


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
