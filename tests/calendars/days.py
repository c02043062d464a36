"""Days that the tests of the calendar use."""

from datetime import UTC, date, datetime

AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
TUESDAY, SATURDAY, SUNDAY = date(2026, 12, 1), date(2026, 12, 5), date(2026, 12, 6)
