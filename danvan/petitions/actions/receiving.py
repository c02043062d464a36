"""A letter comes in: received from anybody, entered into the book by the unit."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from danvan import search
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.sealed import keyed_hash
from danvan.petitions import similar
from danvan.petitions.actions import running
from danvan.petitions.actions.refusals import NotByThisDoor, NotOfTheUnit, NotYours, ReceivedInFuture, TextMissing
from danvan.petitions.actions.taking import Act, append_all, begin, finish, write_all
from danvan.petitions.actions.telling import mail_sender
from danvan.petitions.models import Book, Party, Petition, PetitionClock, Topic
from danvan.petitions.permissions import may_receive
from danvan.petitions.states import PUBLIC_KINDS, STEPS
from danvan.text.folding import key2
from danvan.units.models import Officer, Unit

SUBJECT_LENGTH = 300
FIRST_WORDS = 110
SECRET_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Contact:
    """Who sends it; every word is sealed when it is kept."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    def is_empty(self) -> bool:
        return not (self.name or self.address or self.phone or self.email)


@dataclass(frozen=True, slots=True)
class Letter:
    """What came in, as it came in. ``received_on`` empty: the day of the act."""

    kind: str
    text: str
    subject: str = ""
    channel: str = "portal"
    contact: Contact = Contact()
    topic: Topic | None = None
    area: Unit | None = None
    place: str = ""
    demand: str = ""
    respondent: str = ""
    received_on: date | None = None
    signatories: int = 1
    forwarded_by: str = ""
    paper: str = ""
    has_originals: bool = False
    wants_answer_by: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """A petition and the six-digit secret that is told once and never kept."""

    petition: Petition
    secret: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter ready for the book: row and sender not saved, its terms, the numbers by which near letters are found."""

    petition: Petition
    secret: str
    sender: Party | None
    bands: list[int]
    terms: list[tuple[PetitionClock, bool]]
    verbs: tuple[str, ...]


def receive(letter: Letter, *, unit: Unit, at: datetime, by: Officer | None = None) -> Received:
    """Take a letter in and give it a code and a secret; every term that runs from the receipt starts.

    ``by`` None: the citizen sent it through the portal (kinds of PUBLIC_KINDS only). Raise NotYours,
    NotByThisDoor, TextMissing, ReceivedInFuture, NotOfTheUnit.
    """
    ready = draft(letter, unit=unit, at=at, by=by)
    with transaction.atomic():
        return take_in(ready, at=at, by=by)


@transaction.atomic
def register(petition: Petition, *, by: Officer, at: datetime) -> Petition:
    """Enter a received petition into the book of the unit's year; numbers follow without a gap."""
    petition = begin(petition, "register", by=by, at=at)
    petition.book_year = petition.received_on.year
    petition.book_number = next_number(petition.unit, petition.book_year)
    finish(petition, "register", Act(by, at), fields=("book_number",))
    return petition


def enter(letter: Letter, *, unit: Unit, by: Officer, at: datetime) -> Received:
    """Receive a letter at the desk and enter it into the book at once: what ``receive`` and ``register`` do, in one go."""
    ready = draft(letter, unit=unit, at=at, by=by, verbs=("receive", "register"))
    with transaction.atomic():
        return take_in(ready, at=at, by=by)


def draft(
    letter: Letter, *, unit: Unit, at: datetime, by: Officer | None = None, verbs: tuple[str, ...] = ("receive",)
) -> Draft:
    """Make a letter ready outside any transaction: on SQLite nobody else writes while one is open.

    Raise what ``receive`` raises.
    """
    _judge(letter, unit, by, at)
    petition, secret = _row(letter, unit, at, by)
    petition.state = STEPS[verbs[-1]].to
    sender = None
    if not letter.contact.is_empty():
        sender = Party(
            petition=petition, role="sender", name=letter.contact.name, address=letter.contact.address, phone=letter.contact.phone,
            email=letter.contact.email, added_at=at,
        )  # fmt: skip
    terms = running.begin_all(petition, verbs, on=local_day(at))
    return Draft(petition, secret, sender, similar.bands_of(petition.text), terms, verbs)


def take_in(ready: Draft, *, at: datetime, by: Officer | None) -> Received:
    """Save a letter that was made ready, in the transaction of the caller: code, terms, first steps, index, journal."""
    petition, act = ready.petition, Act(by, at)
    if "register" in ready.verbs:
        petition.book_year = petition.received_on.year
        petition.book_number = next_number(petition.unit, petition.book_year)
    _save(petition, ready.secret)
    running.keep(ready.terms, on=act.on, by_code=act.by_code, at=at)
    if ready.sender is not None:
        ready.sender.save(force_insert=True)
    append_all(petition, ready.verbs, act)
    similar.keep(petition, ready.bands)
    search.put_new(**_found(petition))
    if ready.sender is not None and ready.sender.email:
        mail_sender(petition, "receive", at=at)
    write_all(petition, ready.verbs, act)
    return Received(petition, ready.secret)


def check_secret(code: str, secret: str) -> Petition | None:
    """Return the petition that a receipt names by code and secret, None when they do not belong together.

    The caller counts the tries (``core.throttle``): six digits stand only behind few tries.
    """
    petition = Petition.objects.select_related("unit", "topic").filter(code=code).first()
    if petition is None or not petition.secret_hash:
        keyed_hash(f"{code}:{secret}", "petition.secret")  # the same work, whether the code exists or not
        return None
    return petition if secrets.compare_digest(petition.secret_hash, _secret_hash(code, secret)) else None


def person_key(contact: Contact) -> str:
    """Return the keyed hash that only tells «the same person»: of the phone, else of name and address; empty for nobody."""
    digits = re.sub(r"\D", "", contact.phone)
    if len(digits) >= 9:
        return keyed_hash(digits[-9:], "petition.person")
    if contact.name and contact.address:
        return keyed_hash(f"{key2(contact.name)}|{key2(contact.address)}", "petition.person")
    return ""


def content_key(text: str) -> str:
    """Return the keyed hash of a text without marks, signs and blanks."""
    return keyed_hash(re.sub(r"\W+", " ", key2(text)).strip(), "petition.content")


def index(petition: Petition) -> None:
    """Put the letter into the desk's index, never its sender; what somebody is excluded from is not put there."""
    if _signed(petition):
        search.put(**_found(petition))


def reindex() -> int:
    """Put every petition that may be found into the index again. Returns how many."""
    rows = Petition.objects.filter(masked_at=None).select_related("unit").iterator()
    return search.put_each(_found(petition) for petition in rows if _signed(petition))


def _signed(petition: Petition) -> bool:
    """Sign the text anew for the search of similar ones; False for one that is masked or excludes somebody, which leaves both."""
    if petition.exclusions.exists() or petition.masked_at:
        search.remove("petition", petition.code)
        similar.forget(petition)
        return False
    similar.sign(petition)
    return True


def _found(petition: Petition) -> dict[str, Any]:
    return {
        "kind": "petition", "code": petition.code, "unit": petition.unit.code, "title": petition.subject,
        "body": f"{petition.text}\n{petition.place}", "day": petition.received_on,
    }  # fmt: skip


def _judge(letter: Letter, unit: Unit, by: Officer | None, at: datetime) -> None:
    if by is not None and not may_receive(by, unit, local_day(at)):
        raise NotYours()
    if by is None and (letter.kind not in PUBLIC_KINDS or letter.channel != "portal"):
        raise NotByThisDoor(field="kind")
    if not letter.text.strip():
        raise TextMissing(field="text")
    if letter.received_on and letter.received_on > local_day(at):
        raise ReceivedInFuture(day=f"{letter.received_on:%d/%m/%Y}", field="received_on")
    if letter.topic and letter.topic.unit_id != unit.pk:
        raise NotOfTheUnit(field="topic")


def _row(letter: Letter, unit: Unit, at: datetime, by: Officer | None) -> tuple[Petition, str]:
    """Make the row, not saved, without its code; and the secret."""
    text, day = letter.text.strip(), letter.received_on or local_day(at)
    nameless = letter.contact.is_empty()
    petition = Petition(
        unit=unit, kind=letter.kind, channel=letter.channel, topic=letter.topic, area=letter.area,
        subject=(letter.subject.strip() or first_words(text))[:SUBJECT_LENGTH], text=text, demand=letter.demand.strip(),
        place=letter.place.strip()[:250], respondent=letter.respondent.strip()[:300], forwarded_by=letter.forwarded_by.strip()[:200],
        paper=letter.paper.strip()[:120], received_on=day, received_at=at, received_by=by,
        signatories=letter.signatories, has_originals=letter.has_originals, anonymous=nameless and letter.channel != "portal",
        empowered_forwarder=bool(letter.forwarded_by), person_key=person_key(letter.contact), content_key=content_key(text),
        procedure_on=day, wants_answer_by=letter.wants_answer_by,
    )  # fmt: skip
    return petition, f"{secrets.randbelow(10**SECRET_DIGITS):0{SECRET_DIGITS}d}"


def _save(petition: Petition, secret: str) -> None:
    """Save a row under a code of its own; one that is taken already is drawn again."""
    for attempt in range(3):
        petition.code = new_code(petition.unit.record_prefix(), petition.received_on.year)
        petition.secret_hash = _secret_hash(petition.code, secret)
        try:
            with transaction.atomic():
                return petition.save(force_insert=True)
        except IntegrityError:
            if attempt == 2 or not Petition.objects.filter(code=petition.code).exists():
                raise
    raise AssertionError("unreachable")


def first_words(text: str) -> str:
    """Return the beginning of a text, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= FIRST_WORDS else line[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"


def _secret_hash(code: str, secret: str) -> str:
    return keyed_hash(f"{code}:{secret}", "petition.secret")


def next_number(unit: Unit, year: int) -> int:
    """Give the next number of a unit's book; the row stays locked until the transaction ends."""
    rows = Book.objects.filter(unit=unit, year=year)
    if not rows.update(last=F("last") + 1):
        Book.objects.bulk_create([Book(unit=unit, year=year)], ignore_conflicts=True)
        rows.update(last=F("last") + 1)
    return rows.values_list("last", flat=True).get()
