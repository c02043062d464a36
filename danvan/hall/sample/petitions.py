"""Invented letters of citizens in the registers of the sample's bodies: most of them ended, one in twenty open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.hall.sample import words
from danvan.hall.sample.records import LAST, Maker
from danvan.petitions.actions.topics import USUAL
from danvan.petitions.models import Book, Petition, PetitionClock, PetitionStep, Topic
from danvan.units.models import Officer, Unit
from danvan.units.models.bulk import insert

DAYS = 4 * 365
OPEN_SINCE = 50
"""Days: an open letter of the sample came in within so many days, a few of them late."""
BATCH = 5000
ENDED = ("closed", "closed", "closed", "notified", "transferred", "guided")
OPEN = ("registered", "screened", "verifying", "verifying", "drafted")
KINDS = ("feedback", "feedback", "proposal", "question", "complaint")
CHANNELS = ("portal", "portal", "paper", "phone", "reception", "meeting")
SUBJECTS = (
    "Đèn đường hỏng",
    "Rác chưa được thu gom",
    "Mương bị tắc",
    "Hỏi về thủ tục",
    "Đường thôn lún",
    "Nước sinh hoạt đục",
)
NAMES = (
    "code", "unit", "state", "kind", "channel", "topic", "subject", "text", "demand", "place", "respondent", "forwarded_by", "paper",
    "received_on", "received_at", "received_by", "book_number", "book_year", "secret_hash", "condition", "not_eligible", "competence",
    "branch", "signatories", "has_originals", "anonymous", "impersonated", "duplicate", "multi_addressed", "crime_sign",
    "empowered_forwarder", "complex", "guided_before", "instance", "remote", "person_key", "content_key", "assigned_unit", "assigned_to",
    "next_due_on", "next_rule", "settled_on", "settle_due_on", "outcome", "accepted_on", "closed_on", "procedure_on", "wants_answer_by",
    "expects_supplement",
)  # fmt: skip


def make_petitions(maker: Maker, count: int) -> Iterator[int]:
    """Make ``count`` letters, body by body, by date of receipt; yield how many are there after each body."""
    size, made = len(maker.bodies), 0
    calendar = calendars.load(None)
    for place, (unit, officer) in enumerate(maker.bodies):
        share = count // size + (place < count % size)
        topics = _topics(unit)
        days = sorted(_day(maker.chance) for _ in range(share))
        numbers: dict[int, int] = {}
        for start in range(0, share, BATCH):
            rows = [_row(maker, unit, officer, topics, day, numbers) for day in days[start : start + BATCH]]
            insert(Petition, NAMES, rows)
            _follow(rows, officer, calendar)
        Book.objects.bulk_create([Book(unit=unit, year=year, last=last) for year, last in numbers.items()])
        made += share
        yield made


def _topics(unit: Unit) -> list[int]:
    rows = [Topic(unit=unit, name=name, answer_days=days, position=at) for at, (name, days) in enumerate(USUAL, 1)]
    return [one.pk for one in Topic.objects.bulk_create(rows)]


def _day(chance: Random) -> date:
    return LAST - timedelta(days=chance.randrange(OPEN_SINCE if chance.random() < 0.05 else DAYS))


def _row(
    maker: Maker, unit: Unit, officer: Officer, topics: list[int], day: date, numbers: dict[int, int]
) -> tuple[Any, ...]:
    chance = maker.chance
    is_open = (LAST - day).days < OPEN_SINCE
    state = chance.choice(OPEN if is_open else ENDED)
    number = numbers[day.year] = numbers.get(day.year, 0) + 1
    at, ended = maker.moment(day), None if is_open else day + timedelta(days=chance.randrange(3, 25))
    due = day + timedelta(days=21)
    worker = officer.pk if state in ("verifying", "drafted", "closed", "notified") else None
    return (
        maker.code(unit, day), unit.pk, state, chance.choice(KINDS), chance.choice(CHANNELS), chance.choice(topics),
        f"{chance.choice(SUBJECTS)} ở {chance.choice(words.PLACES)}", words.paragraph(chance), "", chance.choice(words.PLACES), "", "", "",
        day, at, officer.pk, number, day.year, "", "eligible", "", "own",
        "administrative", 1, False, False, False, False, False, False,
        False, False, False, 1, False, f"{chance.getrandbits(256):064x}", f"{chance.getrandbits(256):064x}", unit.pk if worker else None, worker,
        due if is_open else None, "tcd.reply_visitor" if is_open else "", ended, None if is_open else due, "" if is_open else "settled",
        day if worker else None, ended if state == "closed" else None, day, "",
        False,
    )  # fmt: skip


def _follow(rows: list[tuple[Any, ...]], officer: Officer, calendar: Any) -> None:
    """Give the open ones their history and the term that runs."""
    given = {row[0]: row for row in rows if row[NAMES.index("next_due_on")]}
    on, at = NAMES.index("received_on"), NAMES.index("received_at")
    ids = dict(Petition.objects.filter(code__in=given).values_list("code", "pk"))
    PetitionStep.objects.bulk_create(
        PetitionStep(petition_id=ids[code], verb="receive", to_state="received", on=row[on], at=row[at], by=officer)
        for code, row in given.items()
    )
    PetitionClock.objects.bulk_create(
        clocks.start(PetitionClock, "tcd.reply_visitor", row[on], calendar, petition_id=ids[code])
        for code, row in given.items()
    )
