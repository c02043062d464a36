"""Days as printed in Vietnamese papers."""

from datetime import date

# Named groups d, m, y; works on lower-case views.
FULL_DAY = (
    r"(?P<d>\d{1,2})(?: ?[/.\-] ?(?P<m>\d{1,2}) ?[/.\-] ?(?P<y>\d{4}|\d{2})"
    r"| tháng (?P<m2>\d{1,2})(?:,? năm | ?[/.\-] ?)(?P<y2>\d{4}))(?!\d)"
)


def calendar_day(year: int | None, month: int, day: int) -> date | None:
    """Return the day, or None when the calendar has no such day or the year is unknown."""
    if year is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(printed: str) -> int:
    """Return a year from two or four digits ("13" is 2013, "75" is 1975)."""
    year = int(printed)
    if len(printed) > 2:
        return year
    return 2000 + year if year < 50 else 1900 + year


def may_exist(month: int, day: int) -> bool:
    """Say whether any year has this day and month."""
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
