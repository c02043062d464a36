"""What the sender does, by code and secret: send, amend, withdraw, supplement, rate. Nobody signs in for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from danvan.calendars import clocks
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.petitions.actions import running
from danvan.petitions.actions.receiving import (
    Letter,
    Received,
    content_key,
    draft,
    first_words,
    index,
    next_number,
    take_in,
)
from danvan.petitions.actions.refusals import AlreadyAsked, TextMissing
from danvan.petitions.actions.relating import attach
from danvan.petitions.actions.taking import Act, append, locked, write
from danvan.petitions.actions.telling import ANSWERED_BACK, ASKS_REOPENING, tell_from_sender
from danvan.petitions.models import Petition, PetitionFile, Verdict
from danvan.petitions.recognise import passes
from danvan.petitions.scanning import fault_of
from danvan.petitions.states import SIMPLE_KINDS, STATES
from danvan.petitions.states_sender import SENDER_STEPS
from danvan.units.models import Unit

MOST_FILES = 5
LARGEST_FILE = 10 * 2**20


class IsDenunciation(Refused):
    """Nội dung này là tố cáo một người xác định được nên hệ thống không nhận và không lưu."""


class TooManySent(Refused):
    """Mỗi lần gửi tối đa {most} tệp."""


class FileTooHeavy(Refused):
    """Tệp lớn hơn {limit} MB. Hãy chụp hoặc quét lại nhỏ hơn."""


class NothingAsked(Refused):
    """Cơ quan chưa yêu cầu bổ sung."""


def send(letter: Letter, *, files: Sequence[Any] = (), unit: Unit, at: datetime) -> Received:
    """Take in what a citizen sends through the portal, with its files. A denunciation is refused before anything is kept.

    Reading and making ready stand before the transaction: on SQLite nobody else writes while one is open. Raise IsDenunciation,
    TooManySent, FileTooHeavy, and what ``receive`` and ``attach`` raise.
    """
    _refuse_denunciation(letter.text, letter.place)
    _check_files(files)
    ready = draft(letter, unit=unit, at=at)
    with transaction.atomic():
        received = take_in(ready, at=at, by=None)
        for upload in files:
            _keep(received.petition, upload, at)
    return received


@transaction.atomic
def amend(petition: Petition, *, text: str, place: str = "", at: datetime) -> Petition:
    """Let the sender put the words right while nobody has sorted the letter yet."""
    petition = locked(petition)
    check(SENDER_STEPS, "amend", petition.state, labels=STATES)
    if not text.strip():
        raise TextMissing(field="text")
    _refuse_denunciation(text, place)
    petition.text, petition.place = text.strip(), place.strip()[:250]
    petition.subject, petition.content_key = first_words(petition.text), content_key(petition.text)
    petition.save(update_fields=["text", "place", "subject", "content_key"])
    index(petition)
    _write_down(petition, "amend", at, fields=("text", "place"))
    return petition


@transaction.atomic
def withdraw(petition: Petition, *, at: datetime) -> Petition:
    """Let the sender take the letter back before it is accepted; it stays in the book, and its terms end."""
    petition = locked(petition)
    before, act = petition.state, Act(None, at)
    after = check(SENDER_STEPS, "withdraw", before, labels=STATES)
    if petition.book_number is None:
        petition.book_year = petition.received_on.year
        petition.book_number = next_number(petition.unit, petition.book_year)
    petition.state, petition.settled_on = after, petition.settled_on or act.on
    for clock in petition.clocks.open():
        clocks.stop(clock, on=act.on, by_code=act.by_code, at=at)
    running.refresh(petition, [])
    petition.save()
    append(petition, "withdraw", act, before)
    write(petition, "withdraw", act, fields=("state",))
    return petition


@transaction.atomic
def supplement(petition: Petition, *, text: str, files: Sequence[Any] = (), at: datetime) -> Petition:
    """Add what the unit asked for; the words go beside the step, files to the case."""
    petition = locked(petition)
    check(SENDER_STEPS, "supplement", petition.state, labels=STATES)
    if not petition.expects_supplement:
        raise NothingAsked()
    if not text.strip():
        raise TextMissing(field="text")
    _refuse_denunciation(text, "")
    _check_files(files)
    for upload in files:
        _keep(petition, upload, at)
    petition.expects_supplement = False
    petition.save(update_fields=["expects_supplement"])
    append(petition, "supplement", Act(None, at, note=text, for_sender=True), petition.state)
    tell_from_sender(petition, ANSWERED_BACK, at=at)
    write(petition, "supplement", Act(None, at), fields=("expects_supplement",))
    return petition


@transaction.atomic
def rate(
    petition: Petition, *, settled: bool, words: str = "", asks_reopening: bool = False, at: datetime
) -> Verdict:
    """Say once whether the answer settled the matter, and once more of the answer after a reopening.

    Who says no may ask, once, to take it up again.
    """
    petition = locked(petition)
    check(SENDER_STEPS, "rate", petition.state, labels=STATES)
    if has_rated(petition):
        raise AlreadyAsked("Bà con đã đánh giá trả lời này rồi.")
    asks = asks_reopening and not settled
    if asks and not may_ask_reopening(petition):
        raise AlreadyAsked("Hồ sơ này không mở lại được nữa: mỗi hồ sơ chỉ mở lại một lần.", field="asks_reopening")
    if asks and not words.strip():
        raise TextMissing("Hãy ghi vì sao cần mở lại.", field="words")
    if words.strip():
        _refuse_denunciation(words, "")
    said = {"settled": settled, "words": words.strip()[:2000], "asks_reopening": asks, "at": at}
    verdict, _ = Verdict.objects.update_or_create(petition=petition, defaults=said)
    if asks:
        tell_from_sender(petition, ASKS_REOPENING, at=at)
    _write_down(petition, "rate", at, fields=("verdict",))
    return verdict


def has_rated(petition: Petition) -> bool:
    """Say whether the sender has judged how it stands now: what was said before it was taken up again no longer counts."""
    at = Verdict.objects.filter(petition=petition).values_list("at", flat=True).first()
    return at is not None and not petition.steps.filter(verb="reopen", at__gt=at).exists()


def may_ask_reopening(petition: Petition) -> bool:
    return petition.state in ("notified", "closed") and petition.reopened_on is None and petition.kind in SIMPLE_KINDS


def _write_down(petition: Petition, verb: str, at: datetime, *, fields: tuple[str, ...]) -> None:
    act = Act(None, at)
    append(petition, verb, act, petition.state)
    write(petition, verb, act, fields=fields)


def _refuse_denunciation(text: str, place: str) -> None:
    if not passes(f"{text}\n{place}"):
        raise IsDenunciation(field="text")


def _check_files(files: Sequence[Any]) -> None:
    if len(files) > MOST_FILES:
        raise TooManySent(most=MOST_FILES, field="files")
    if any(one.size > LARGEST_FILE for one in files):
        raise FileTooHeavy(limit=LARGEST_FILE // 2**20, field="files")


def _keep(petition: Petition, upload: Any, at: datetime) -> PetitionFile:
    """Keep one file of the sender; what the scanner objects to is kept apart and given out to nobody."""
    try:
        kept = attach(petition, upload, by=None, at=at)
    except Refused as refused:
        raise Refused(refused.sentence, field="files") from refused
    with kept.file.open("rb") as stored:
        fault = fault_of(stored.read())
    if fault:
        kept.quarantined_at, kept.quarantined_for = at, fault
        kept.save(update_fields=["quarantined_at", "quarantined_for"])
    return kept


__all__ = [
    "FileTooHeavy", "IsDenunciation", "NothingAsked", "TooManySent", "amend", "may_ask_reopening", "rate", "send", "supplement", "withdraw",
]  # fmt: skip
