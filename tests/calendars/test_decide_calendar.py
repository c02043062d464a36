"""Recording that the days off of a year are decided."""

import pytest

from danvan.calendars import actions
from danvan.calendars.models import Year, load
from tests.calendars.days import AT

pytestmark = pytest.mark.django_db


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
