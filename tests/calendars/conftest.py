"""Doing the verbs of the calendar with usual words; a test names only what matters to it."""

import pytest

from danvan.calendars import actions
from tests.calendars.days import AT, SATURDAY, TUESDAY


@pytest.fixture
def cast_quan(cast):
    """The administrator of xã Bản Mây; nobody above him administers."""
    return cast.quan


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
