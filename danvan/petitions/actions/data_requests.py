"""The verbs of a person's request about their own data."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.calendars import clocks
from danvan.core import steps
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.petitions.actions.answering import take_off
from danvan.petitions.actions.closing import mask
from danvan.petitions.actions.refusals import NoLongerTerm, NotYours
from danvan.petitions.actions.relating import open_contact
from danvan.petitions.actions.running import calendar_of
from danvan.petitions.actions.sending import IsDenunciation
from danvan.petitions.actions.taking import SYSTEM
from danvan.petitions.actions.telling import holders, tell
from danvan.petitions.data_states import ANSWER_RULE, DATA_STATES, DATA_STEPS, FULFILS, OPEN, PROCESSOR, RULES
from danvan.petitions.models import DataRequest, DataRequestClock, Party, Petition, Publication
from danvan.petitions.permissions import KEEPERS, may_receive
from danvan.petitions.recognise import recognise
from danvan.units.models import Officer

PARTS = ("name", "address", "phone", "email")


class AskedInFuture(Refused):
    """Ngày yêu cầu không được sau hôm nay."""


class AskedAlready(Refused):
    """Yêu cầu này đã gửi và đang được giải quyết."""


class OtherKind(Refused):
    """Yêu cầu này không phải là «{verb}»."""


class NothingToCorrect(Refused):
    """Hãy ghi ít nhất một thông tin cần sửa."""


class NoGround(Refused):
    """Từ chối phải nêu căn cứ cho người yêu cầu biết."""


class ProcessorKnown(Refused):
    """Yêu cầu này đã ghi bên xử lý dữ liệu hoặc đã gia hạn; thời hạn không đổi nữa."""


class TermOver(Refused):
    """Thời hạn đã hết nên không gia hạn được nữa; hãy thực hiện hoặc từ chối ngay."""


@transaction.atomic
def take_request(
    petition: Petition, *, kind: str, proof: str, wish: str, asked_on: date, processor: str = "", by: Officer, at: datetime
) -> DataRequest:  # fmt: skip
    """Enter what a person asks about their data in ``petition``; both terms of the law begin on ``asked_on``.

    ``processor`` names the body that handles the data for the unit and must act too: the doing has the longer term.
    """
    if not may_receive(by, petition.unit, local_day(at)):
        raise NotYours()
    if asked_on > local_day(at):
        raise AskedInFuture(field="asked_on")
    return _make(petition, kind, proof, wish, asked_on, by, at, processor=processor.strip()[:200])


@transaction.atomic
def ask(petition: Petition, *, kind: str, wish: str = "", at: datetime) -> DataRequest:
    """Let the sender, who opened the record by code and secret, ask about the own data. Raise AskedAlready."""
    if petition.data_requests.open().filter(kind=kind).exists():
        raise AskedAlready(field="kind")
    if recognise(wish).denunciation:
        raise IsDenunciation(field="wish")
    request = _make(petition, kind, "secret", wish.strip(), local_day(at), None, at)
    keepers = holders(KEEPERS, [petition.unit_id], local_day(at))
    tell(
        petition, "petition.data_asked", f"Người gửi hồ sơ {petition.code} có yêu cầu về dữ liệu của mình.", keepers, by=None, at=at
    )  # fmt: skip
    return request


def _make(
    petition: Petition, kind: str, proof: str, wish: str, asked_on: date, by: Officer | None, at: datetime, processor: str = ""
) -> DataRequest:  # fmt: skip
    code = new_code(petition.unit.record_prefix(), local_day(at).year)
    request = DataRequest.objects.create(
        code=code, petition=petition, kind=kind, proof=proof, wish=wish or None, asked_on=asked_on, entered_at=at, entered_by=by,
        processor=processor,
    )  # fmt: skip
    calendar = calendar_of(petition)
    DataRequestClock.objects.bulk_create(
        [
            clocks.start(DataRequestClock, ANSWER_RULE, asked_on, calendar, request=request),
            clocks.start(
                DataRequestClock, RULES[kind], asked_on, calendar, variant=_variant(request), request=request
            ),
        ]
    )
    _write(request, "asked", ("kind",), by, at)
    return request


@transaction.atomic
def acknowledge(request: DataRequest, *, by: Officer, at: datetime) -> DataRequest:
    """Write down that the person was told that the request has come and what follows."""
    request = _begin(request, "acknowledge", by, at)
    request.acknowledged_on = local_day(at)
    request.save(update_fields=["acknowledged_on"])
    _settle(request, ANSWER_RULE, by, at)
    _write(request, "acknowledged", ("acknowledged_on",), by, at)
    return request


def _variant(request: DataRequest) -> str | None:
    return PROCESSOR if request.processor else None


@transaction.atomic
def involve_processor(request: DataRequest, *, processor: str, by: Officer, at: datetime) -> DataRequest:
    """Name the body that handles the data and must act too, before the term ends: the longer term runs from the same day.

    Raise NoGround without a name, ProcessorKnown when one is named or the term was lengthened, TermOver.
    """
    request = _begin(request, "involve_processor", by, at)
    if not processor.strip():
        raise NoGround("Hãy ghi tên bên xử lý dữ liệu.", field="processor")
    clock = request.clocks.open().get(rule_code=RULES[request.kind])
    if request.processor or _was_lengthened(clock):
        raise ProcessorKnown()
    if local_day(at) > clock.due_on:
        raise TermOver("Thời hạn đã hết nên không tính lại được nữa; hãy thực hiện hoặc từ chối ngay.")
    request.processor = processor.strip()[:200]
    request.save(update_fields=["processor"])
    clocks.stop(clock, on=local_day(at), by_code=by.code, at=at)
    clocks.start(
        DataRequestClock, clock.rule_code, clock.starts_on, calendar_of(request.petition), variant=PROCESSOR, request=request
    ).save()  # fmt: skip
    _write(request, "processor_named", ("processor", "due_on"), by, at)
    return request


def may_involve(request: DataRequest, on: date) -> bool:
    """Say whether a body that handles the data may still be named."""
    clock = request.clocks.open().filter(rule_code=RULES[request.kind]).first() if request.state == OPEN else None
    return clock is not None and not request.processor and not _was_lengthened(clock) and on <= clock.due_on


@transaction.atomic
def extend_data(request: DataRequest, *, ground: str, paper: str, by: Officer, at: datetime) -> DataRequest:
    """Lengthen the term of doing, once, by what its rule allows (NĐ 356/2025 Đ5), before it ends; the first answer stays due.

    ``paper`` says by which paper the person was told. Raise NoGround, NoLongerTerm, TermOver.
    """
    request = _begin(request, "extend_data", by, at)
    if not ground.strip():
        raise NoGround("Gia hạn phải nêu lý do cho người yêu cầu biết.", field="ground")
    clock = request.clocks.open().get(rule_code=RULES[request.kind])
    more = _more_days(clock)
    if not more:
        raise NoLongerTerm()
    if clock.due_on is not None and local_day(at) > clock.due_on:
        raise TermOver()
    clocks.extend(
        clock, calendar_of(request.petition), units=more, ground=ground.strip()[:200], paper=paper.strip()[:200], on=local_day(at),
        by_code=by.code, at=at,
    )  # fmt: skip
    clock.save()
    _write(request, "extended", ("due_on",), by, at)
    return request


@transaction.atomic
def show_data(request: DataRequest, *, by: Officer, at: datetime) -> list[dict[str, str]]:
    """Open what is kept about the person, to be handed out; the opening is written down with its reason."""
    request = _begin(request, "show_data", by, at)
    people = open_contact(request.petition, purpose="own_data", reason=f"Yêu cầu {request.code}", by=by, at=at)
    _end(request, "show_data", by, at)
    return people


@transaction.atomic
def correct_data(request: DataRequest, *, by: Officer, at: datetime, **parts: str) -> DataRequest:
    """Write the sender's name, address, phone, email anew; what is left empty stays. Raise NothingToCorrect."""
    request = _begin(request, "correct_data", by, at)
    given = {name: parts[name].strip() for name in PARTS if parts.get(name, "").strip()}
    if not given:
        raise NothingToCorrect()
    sender = Party.objects.filter(petition=request.petition, role="sender").first()
    sender = sender or Party(petition=request.petition, role="sender", added_at=at)
    for name, text in given.items():
        setattr(sender, name, text)
    sender.save()
    _end(request, "correct_data", by, at, fields=("parties",))
    return request


@transaction.atomic
def erase_data(request: DataRequest, *, by: Officer, at: datetime) -> DataRequest:
    """Mask the record for ever. Raise KeptByLaw, StillOpen: then the request is declined with that ground."""
    request = _begin(request, "erase_data", by, at)
    mask(request.petition, at=at, by=by)
    request.wish = None
    _end(request, "erase_data", by, at)
    return request


@transaction.atomic
def restrict_data(request: DataRequest, *, by: Officer, at: datetime) -> DataRequest:
    """Restrict the use of a person's data: the published answer goes off the site, contact is opened for the answer only."""
    request = _begin(request, "restrict_data", by, at)
    published = Publication.objects.filter(petition=request.petition, public_from__isnull=False)
    if published.exists():
        take_off(request.petition)
    _end(request, "restrict_data", by, at)
    return request


@transaction.atomic
def decline(request: DataRequest, *, ground: str, by: Officer, at: datetime) -> DataRequest:
    """Refuse a request with the ground that the person is told."""
    request = _begin(request, "decline", by, at)
    if not ground.strip():
        raise NoGround(field="ground")
    request.ground = ground.strip()[:300]
    _end(request, "decline", by, at, fields=("ground",))
    return request


def may_extend(request: DataRequest, on: date) -> bool:
    """Say whether the term of doing may still be lengthened."""
    clock = request.clocks.open().filter(rule_code=RULES[request.kind]).first() if request.state == OPEN else None
    return clock is not None and _more_days(clock) > 0 and (clock.due_on is None or on <= clock.due_on)


def _more_days(clock: DataRequestClock) -> int:
    """Say by how many units the rule lets the term be lengthened; 0 when it has been, or never may."""
    return 0 if _was_lengthened(clock) else max((one.by for one in clock.rule.extensions), default=0)


def _was_lengthened(clock: DataRequestClock) -> bool:
    return bool(clock.changes.filter(kind=clocks.EXTEND).exists())  # type: ignore[attr-defined]


def _begin(request: DataRequest, verb: str, by: Officer, at: datetime) -> DataRequest:
    request = DataRequest.objects.select_for_update(of=("self",)).select_related("petition__unit").get(pk=request.pk)
    if not may_receive(by, request.petition.unit, local_day(at)):
        raise NotYours()
    steps.check(DATA_STEPS, verb, request.state, labels=DATA_STATES)
    if verb in FULFILS.values() and FULFILS[request.kind] != verb:
        raise OtherKind(verb=DATA_STEPS[verb].label)
    return request


def _end(request: DataRequest, verb: str, by: Officer, at: datetime, fields: tuple[str, ...] = ()) -> None:
    request.state = DATA_STEPS[verb].to
    request.ended_at, request.ended_by = at, by
    request.save(update_fields=["state", "ended_at", "ended_by", "ground"])
    for rule in (ANSWER_RULE, RULES[request.kind]):
        _settle(request, rule, by, at)
    _write(request, request.state, ("state", *fields), by, at)


def _settle(request: DataRequest, rule: str, by: Officer, at: datetime) -> None:
    for clock in request.clocks.open().filter(rule_code=rule):
        clocks.settle(clock, on=max(local_day(at), clock.starts_on), by_code=by.code, at=at)


def _write(request: DataRequest, done: str, fields: tuple[str, ...], by: Officer | None, at: datetime) -> None:
    journal.record(
        unit=request.petition.unit.code, actor=by.code if by else SYSTEM, verb=f"data_request.{done}", kind="data_request",
        code=request.code, fields=fields, at=at,
    )  # fmt: skip
