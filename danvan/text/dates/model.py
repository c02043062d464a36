"""What a mention of a day holds."""

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

from danvan.text.days import calendar_day

DayPart = Literal["morning", "noon", "afternoon", "evening", "night"]
Relative = Literal["today", "yesterday", "tomorrow", "same_day", "recently"]
DateKind = Literal[
    "plain", "document", "anniversary", "deadline", "holiday", "effective", "planned", "posted", "header", "name"
]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day whose year may be unknown."""

    day: int
    month: int
    year: int | None = None

    @property
    def iso(self) -> str:
        """Return 2022-03-30, or ????-03-30 without a year."""
        return f"{self.year or '????'}-{self.month:02d}-{self.day:02d}"

    def on(self, year: int | None = None) -> date | None:
        """Return the calendar day in the own or the given year, or None."""
        return calendar_day(self.year or year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One day or range of days as printed, with what its surroundings say of it.

    `kind` is the kind of context ("plain" may be an event); `cues` are "ngày", "day_part",
    "clock", "weekday", "từ", "bracket", "range", "paragraph_start", "dateline", "verb",
    "vừa qua", "ambiguous"; `score` orders candidates for the day of the event. `first` is None
    for words alone ("sáng nay", "vừa qua").
    """

    start: int
    end: int
    surface: str
    first: PartialDate | None
    last: PartialDate | None
    day_part: DayPart | None = None
    clock: time | None = None
    weekday: int | None = None  # Monday is 0
    relative: Relative | None = None
    kind: DateKind = "plain"
    cues: tuple[str, ...] = ()
    score: float = 0.0

    @property
    def iso(self) -> str | None:
        """Return the first day, year unknown as ????."""
        return self.first.iso if self.first else None

    @property
    def iso_end(self) -> str | None:
        """Return the last day, year unknown as ????."""
        return self.last.iso if self.last else None

    @property
    def year(self) -> int | None:
        """Return the printed year of the first day."""
        return self.first.year if self.first else None

    @property
    def may_be_event(self) -> bool:
        """Say whether the surroundings leave room for the day of an event."""
        return self.kind in ("plain", "planned") and (self.first is not None or self.relative != "recently")
