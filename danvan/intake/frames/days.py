"""Choose the day of an event and say where its year comes from."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from danvan.intake.frames.letters import sentences
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, INFERRED, LOW, Event, Piece, When
from danvan.text.citations import Citation
from danvan.text.dates import DateMention, YearGuess, find_dates, infer_year

MOST_DAYS = 100  # an article names ten; a page of nothing but days is not read for hours
LONGEST_EVENT = timedelta(days=7)
_ANY_YEAR = 2000  # a leap year: where no year is known, only day and month are compared
# "Tháng 6/2024, Đảng ủy …": the day was not written down.
A_MONTH = re.compile(
    r"(?:[Tt]rong |[Vv]ào )?(?:[Đđ]ầu |[Gg]iữa |[Cc]uối )?[Tt]háng (?P<month>\d{1,2}(?!\d))(?:(?: ?[/-] ?| năm )(?P<year>(?:19|20)\d\d)(?!\d))?(?! ?[/-]\d),? "
)
_PARTS = {"night": "evening"}


def day_mentions(page: Page, citations: Sequence[Citation]) -> list[DateMention]:
    """Find the days of the regions of a page that may be the day of an event, MOST_DAYS at most."""
    cited = [(one.start, one.end) for one in citations]
    found = (
        day
        for day in find_dates(page.flat)
        if day.may_be_event
        and day.first is not None
        and page.region_at(day.start) is not None
        and not any(start <= day.start < end for start, end in cited)
    )
    return list(islice(found, MOST_DAYS))


def month_only(page: Page, events: Sequence[Event]) -> Piece | None:
    """Give the month that is printed where the events are told and no day is."""
    told = [one.name.start for one in events if one.name is not None]
    for region in page.of("lead", "body"):
        for start, end in sentences(page.flat, region.start, region.end):
            found = A_MONTH.search(page.flat, start, end) if any(start <= at < end for at in told) else None
            if found and 1 <= int(found["month"]) <= 12:
                begin, stop = found.start("month") - len("tháng "), max(found.end("month"), found.end("year"))
                return Piece(page.text[begin:stop], begin, stop, "date.month", LOW)
    return None


def when(
    page: Page, day: DateMention, days: Sequence[DateMention], citations: Sequence[Citation]
) -> tuple[When, YearGuess]:
    """Make the date of an event from a mention; an unknown year stays "????"."""
    title = next(iter(page.of("title")), None)
    guess = infer_year(
        day,
        page.flat,
        title=(title.start, title.end) if title else None,
        posted=page.posted_on,
        page_date=page.shown_on,
        mentions=days,
        citations=citations,
    )
    return _lasting(_when(page, day, guess), day, days), guess


def _lasting(found: When, day: DateMention, days: Sequence[DateMention]) -> When:
    """Take the last day of an event from a range elsewhere that begins on its day ("diễn ra từ 27/8 đến 29/8")."""
    first = day.first
    if first is None or found.precision != "day":
        return found
    unknown = "?" in found.start[:4]
    start = date(_ANY_YEAR, first.month, first.day) if unknown else date.fromisoformat(found.start)
    for other in days:
        one, last = other.first, other.last
        if one is None or last is None or (one.day, one.month) != (first.day, first.month) or one == last:
            continue
        end = last.on(start.year)
        if one.year in (None, start.year) and end is not None and start < end <= start + LONGEST_EVENT:
            last_day = f"????{end.isoformat()[4:]}" if unknown else end.isoformat()
            return replace(found, end=last_day, precision="range")
    return found


def _when(page: Page, day: DateMention, guess: YearGuess) -> When:
    confidence = {"explicit": HIGH, "unknown": LOW}.get(guess.basis, INFERRED)
    piece = Piece(page.text[day.start : day.end], day.start, day.end, "date.event", confidence)
    year = None
    if guess.start is not None and guess.end is not None and guess.basis != "explicit":
        text = page.text[guess.start : guess.end]
        year = Piece(text, guess.start, guess.end, f"year.{guess.basis}", INFERRED)
    part = _PARTS.get(day.day_part or "", day.day_part)
    precision = "range" if day.first != day.last else "day"
    basis = None if guess.basis == "unknown" else guess.basis
    start, end = _iso(day, guess.year)
    return When(piece, start, end, part, precision, basis, year)


def _iso(day: DateMention, year: int | None) -> tuple[str, str]:
    first, last = day.first, day.last
    if first is None or last is None:
        return "????-??-??", "????-??-??"
    one, other = first.year or year, last.year or year
    return (
        f"{one or '????'}-{first.month:02d}-{first.day:02d}",
        f"{other or '????'}-{last.month:02d}-{last.day:02d}",
    )
