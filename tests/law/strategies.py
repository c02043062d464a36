"""Invented calendars, days and stops for the property tests."""

from datetime import date, timedelta

from hypothesis import strategies as st

from danvan.law.calendar import Calendar

DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
UNITS = st.sampled_from(["wd", "d", "month"])


@st.composite
def calendars(draw):
    off = draw(st.sets(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=60))
    worked = draw(st.sets(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=20)) - off
    return Calendar(off=dict.fromkeys(off, "nghỉ"), worked=dict.fromkeys(worked, "làm bù"), decided_until=2026)


@st.composite
def stops(draw):
    found = []
    for _ in range(draw(st.integers(0, 4))):
        first = draw(st.dates(date(2025, 12, 1), date(2026, 6, 30)))
        found.append((first, first + timedelta(days=draw(st.integers(0, 40)))))
    return found
