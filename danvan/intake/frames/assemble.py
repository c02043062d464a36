"""Read the frames of an article: one call from the regions of a page to events, people, questions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from danvan.intake.frames.attendees import categories, find_attendees
from danvan.intake.frames.audience import find_audience
from danvan.intake.frames.checks import ask
from danvan.intake.frames.days import day_mentions, when
from danvan.intake.frames.events import Announced, best_day, find_events
from danvan.intake.frames.figures import find_figures
from danvan.intake.frames.mentions import Mention, find_mentions
from danvan.intake.frames.notes import find_notes
from danvan.intake.frames.outcomes import find_awards, find_elections
from danvan.intake.frames.page import Page, lay_out
from danvan.intake.frames.papers import cited, find_documents
from danvan.intake.frames.persons import find_people
from danvan.intake.frames.records import Event, Frames, Role
from danvan.intake.frames.unit_names import Places, Units, candidates_for, find_units
from danvan.text.citations import Citation, find_citations
from danvan.text.dates import DateMention, YearGuess
from danvan.text.numbers import Count, find_counts

# Who comes from above to a commune meets the people of that commune.
_GOES_OUT = ("supervision", "dialogue", "reception", "voter_meeting", "visit")
Dated = list[tuple[Event, YearGuess]]


def read_frames(article: Any, source: Any, places: Places | None = None) -> Frames:
    """Read persons, posts, events, documents, figures and questions out of an article.

    ``article`` is the article of the reading stage (parts with spans), ``source`` holds the text
    that the spans count in; ``places``, a gazetteer, gives unit candidates when there is one.
    """
    return read_page(page_of(article, source), places)


def page_of(article: Any, source: Any) -> Page:
    """Lay the parts of an article out as a page; a dateline is no part of the lead."""
    regions: list[tuple[str, int, int]] = []
    if article.title is not None:
        regions.append(("title", article.title.start, article.title.end))
    if article.lead is not None:
        start = article.dateline.end if article.dateline else article.lead.start
        regions.append(("lead", start, article.lead.end))
    regions += [("body", part.start, part.end) for part in article.body]
    regions += [("caption", part.start, part.end) for part in article.captions]
    return lay_out(
        source.text,
        regions,
        shown_on=article.page_date.day if article.page_date else None,
        posted_on=article.published.day if article.published else None,
        origin=article.source.text if article.source else "",
        site=article.dateline.site if article.dateline else "",
    )


def read_page(page: Page, places: Places | None = None) -> Frames:
    """Read the frames of a page laid out in regions."""
    citations = cited(page, find_citations(page.flat, on=page.posted_on or page.shown_on))
    counts = find_counts(page.flat)
    mentions = find_mentions(page)
    days = day_mentions(page, citations)
    found = find_events(page, mentions, days)
    guesses = _dated(page, found, days, citations)
    organisers = [one for event, _ in found[:1] for one in event.organisers]
    units = find_units(page, organisers, [(m.start, m.end) for m in mentions])
    people = find_people(page, mentions, units.names)
    frames = Frames([event for event, _ in found], people)
    _attend(page, found, mentions, counts)
    _settle(page, frames, guesses, units, places)
    _children(page, frames, mentions)
    frames.documents = find_documents(page, citations, units.names)
    main = frames.events[0] if frames.events else None
    frames.figures = find_figures(page, counts, citations, main.attendees if main else None)
    names = [(e.name.start, e.name.end) for e in frames.events if e.name]
    frames.notes = find_notes(page, citations, names)
    frames.questions = ask(page, frames, guesses, counts)
    return frames


def _dated(
    page: Page,
    found: list[tuple[Event, Announced | None]],
    days: Sequence[DateMention],
    citations: Sequence[Citation],
) -> Dated:
    guesses: Dated = []
    for event, announced in found:
        day = announced.day if announced else best_day(page, days)
        if day is None:
            guesses.append((event, YearGuess(None, "unknown")))
            continue
        event.when, guess = when(page, day, days, citations)
        guesses.append((event, guess))
    return guesses


def _attend(
    page: Page, found: list[tuple[Event, Announced | None]], mentions: list[Mention], counts: Sequence[Count]
) -> None:
    """Give the main event its audience and the number of those present."""
    for event, _ in found[:1]:
        span = (event.name.start, event.name.end) if event.name else (-1, -1)
        spans = find_audience(page, span, mentions)
        event.attendees = find_attendees(page, counts, span, spans)
        event.audience = categories(page, spans, counts)


def _settle(page: Page, frames: Frames, guesses: Dated, units: Units, places: Places | None) -> None:
    for event, guess in guesses:
        there = units.at(event.venue) if event.type in _GOES_OUT else None
        if there is None and event.type == "voter_meeting" and not event.organisers:
            there = units.at(event.name)
        event.unit = there or units.of(event.organisers)
        event.unit_candidates = candidates_for(page, units, event.unit, places, _day(event, guess))


def _day(event: Event, guess: YearGuess) -> date | None:
    if event.when is None or guess.year is None:
        return None
    try:
        return date.fromisoformat(event.when.start)
    except ValueError:
        return None


def _children(page: Page, frames: Frames, mentions: list[Mention]) -> None:
    """Add elections and awards as parts of the main event."""
    election, frames.elected = find_elections(page, mentions)
    _mark_elected(frames)
    if not frames.events:
        return
    main = frames.events[0]
    if election is not None and main.type != "election":
        frames.events.append(_part(election, main))
    for event, award in find_awards(page):
        frames.commendations.append(award)
        if len(frames.commendations) == 1:
            frames.events.append(_part(event, main))


def _mark_elected(frames: Frames) -> None:
    """Give who took a post by election the part "elected" where the verb did not say so."""
    for note in frames.elected:
        person = next((one for one in frames.people if one.name == note.name), None)
        if person is not None and not any(role.role == "elected" for role in person.roles):
            person.roles.append(Role("elected", note.piece))
            person.private = False


def _part(event: Event, main: Event) -> Event:
    event.part_of = 0
    event.when = main.when
    return event
