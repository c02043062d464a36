"""Reporting periods: month, quarter, first six or nine months, year, under a scheme of cutting."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.core.dates import short_day
from danvan.figures import schemes
from danvan.figures.refusals import OutsidePeriods, UnknownKind, UnreadablePeriod
from danvan.figures.schemes import Scheme

MONTH, QUARTER, SIX_MONTHS, NINE_MONTHS, YEAR = "month", "quarter", "six_months", "nine_months", "year"
AD_HOC = "ad_hoc"
KINDS = {
    MONTH: "tháng",
    QUARTER: "quý",
    SIX_MONTHS: "6 tháng đầu năm",
    NINE_MONTHS: "9 tháng đầu năm",
    YEAR: "năm",
}
LENGTH = {MONTH: 1, QUARTER: 3, SIX_MONTHS: 6, NINE_MONTHS: 9, YEAR: 12}
PER_YEAR = {MONTH: 12, QUARTER: 4, SIX_MONTHS: 1, NINE_MONTHS: 1, YEAR: 1}
ROMAN = ("I", "II", "III", "IV")
FIRST_YEAR, LAST_YEAR = 1945, 2999
DAYS = re.compile(r"(\d{8})-(\d{8})", re.ASCII)
CODE = re.compile(r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<part>[69])T|(?P<month>0[1-9]|1[0-2])))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period. ``number`` counts within the year (month 1–12, quarter 1–4, else 1).

    A period ad hoc has its own first and last day, both counted.
    """

    kind: str
    year: int
    number: int
    scheme: Scheme
    first: date | None = None
    last: date | None = None

    @classmethod
    def parse(cls, text: str, scheme: str = schemes.CALENDAR) -> Period:
        """Read ``2026``, ``2026-09``, ``2026-Q3``, ``2026-6T``, ``2026-9T`` or two days ``20260901-20260920``.

        Raise UnreadablePeriod, UnknownScheme.
        """
        cut = schemes.get(scheme)
        if days := DAYS.fullmatch(text.strip()):
            first, last = days.groups()
            return cls._between(first, last, cut)
        match = CODE.fullmatch(text.strip().upper())
        if not match or not FIRST_YEAR <= int(match["year"]) <= LAST_YEAR:
            raise UnreadablePeriod(text=text)
        year = int(match["year"])
        if match["month"]:
            return cls(MONTH, year, int(match["month"]), cut)
        if match["quarter"]:
            return cls(QUARTER, year, int(match["quarter"]), cut)
        if match["part"]:
            return cls(SIX_MONTHS if match["part"] == "6" else NINE_MONTHS, year, 1, cut)
        return cls(YEAR, year, 1, cut)

    @classmethod
    def between(cls, first: date, last: date, scheme: str = schemes.CALENDAR) -> Period:
        """Return the period ad hoc from ``first`` to ``last``; its year is that of its last day."""
        cut = schemes.get(scheme)
        return cls(AD_HOC, cut.month_of(last)[0], 1, cut, first, last)

    @classmethod
    def _between(cls, first: str, last: str, cut: Scheme) -> Period:
        try:
            start, end = (date.fromisoformat(f"{one[:4]}-{one[4:6]}-{one[6:]}") for one in (first, last))
        except ValueError as unreadable:
            raise UnreadablePeriod(text=f"{first}-{last}") from unreadable
        if end < start or not FIRST_YEAR <= start.year <= end.year <= LAST_YEAR:
            raise UnreadablePeriod(text=f"{first}-{last}")
        return cls.between(start, end, cut.code)

    @classmethod
    def containing(cls, day: date, kind: str = MONTH, scheme: str = schemes.CALENDAR) -> Period:
        """Return the period of a kind that a day belongs to.

        Raise UnknownKind, UnknownScheme, and OutsidePeriods for a day after the first six or nine months.
        """
        if kind not in KINDS:
            raise UnknownKind(kind=kind, known=", ".join(KINDS))
        cut = schemes.get(scheme)
        year, month = cut.month_of(day)
        number = (month - 1) // LENGTH[kind] + 1
        if number > PER_YEAR[kind]:
            raise OutsidePeriods(day=short_day(day), kind=KINDS[kind])
        return cls(kind, year, number, cut)

    @property
    def code(self) -> str:
        """The text that ``parse`` reads back."""
        if self.first and self.last:
            return f"{self.first:%Y%m%d}-{self.last:%Y%m%d}"
        tails = {MONTH: f"-{self.number:02d}", QUARTER: f"-Q{self.number}", SIX_MONTHS: "-6T", NINE_MONTHS: "-9T"}
        return f"{self.year}{tails.get(self.kind, '')}"

    @property
    def start(self) -> date:
        """The first day that counts."""
        return self.first or self.scheme.opening(self.year, (self.number - 1) * LENGTH[self.kind] + 1)

    @property
    def end(self) -> date:
        """The last day that counts (included)."""
        return self.last or self.scheme.closing(self.year, self.number * LENGTH[self.kind])

    @property
    def year_start(self) -> date:
        """The first day of "since the start of the year", by the scheme."""
        opening = self.scheme.opening(self.year, 1)
        return min(opening, self.first) if self.first else opening

    @property
    def name(self) -> str:
        """The Vietnamese name without the days of the cut: ``Quý III/2026``."""
        if self.first and self.last:
            return f"Từ {short_day(self.first)} đến {short_day(self.last)}"
        if self.kind == MONTH:
            return f"Tháng {self.number}/{self.year}"
        if self.kind == QUARTER:
            return f"Quý {ROMAN[self.number - 1]}/{self.year}"
        if self.kind == YEAR:
            return f"Năm {self.year}"
        return f"{LENGTH[self.kind]} tháng đầu năm {self.year}"

    @property
    def label(self) -> str:
        """The name, with the days of the cut when they are not the calendar's."""
        if self.scheme.is_calendar or self.first:
            return self.name
        return f"{self.name} (chốt số liệu {say_span(self.start, self.end)})"

    def next(self) -> Period:
        """Return the following period of the same kind and scheme."""
        return self._moved(1)

    def previous(self) -> Period:
        """Return the preceding period of the same kind and scheme."""
        return self._moved(-1)

    def same_last_year(self) -> Period:
        """Return the same period one year before ("cùng kỳ năm trước")."""
        if self.first and self.last:
            return Period.between(_year_before(self.first), _year_before(self.last), self.scheme.code)
        return Period(self.kind, self.year - 1, self.number, self.scheme)

    def contains(self, day: date) -> bool:
        """Say whether a day counts in this period."""
        return self.start <= day <= self.end

    def _moved(self, by: int) -> Period:
        if self.first and self.last:
            span = (self.last - self.first).days + 1
            return Period.between(
                self.first + timedelta(span * by), self.last + timedelta(span * by), self.scheme.code
            )
        index = self.year * PER_YEAR[self.kind] + self.number - 1 + by
        return Period(self.kind, index // PER_YEAR[self.kind], index % PER_YEAR[self.kind] + 1, self.scheme)


def say_span(start: date, end: date) -> str:
    """Write ``15/8–14/9``, with years where they differ: ``15/12/2025–14/12/2026``."""
    first = f"{start.day}/{start.month}" + ("" if start.year == end.year else f"/{start.year}")
    last = f"{end.day}/{end.month}" + ("" if start.year == end.year else f"/{end.year}")
    return f"{first}–{last}"


def _year_before(day: date) -> date:
    """Return the same day a year earlier; 29 February becomes the 28th."""
    return (
        day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
    )
