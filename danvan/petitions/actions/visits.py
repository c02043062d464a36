"""A visit at a reception day: number, hearing, refusal, hand-over to the petitions, conclusion, follow-up."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from danvan import journal
from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.core.codes import new_code
from danvan.core.dates import HERE, local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.petitions.actions.receiving import Contact, Letter, Received, enter
from danvan.petitions.actions.reception import opened
from danvan.petitions.actions.refusals import NotYours, ReasonMissing
from danvan.petitions.models import Conclusion, ReceptionClock, ReceptionDay, Visit
from danvan.petitions.permissions import may_receive
from danvan.petitions.recognise import recognise
from danvan.petitions.states_reception import (
    PAST,
    REFUSE_GROUNDS,
    VISIT_KINDS,
    VISIT_STATES,
    VISIT_STEPS,
    WRITTEN_REFUSALS,
)
from danvan.units.models import Officer

BEFORE_END = ("planned", "published")


class DayNotOpen(Refused):
    """Buổi tiếp này đã kết thúc hoặc đã hoãn."""


class NotTheDay(Refused):
    """Chưa đến ngày tiếp nên chưa lấy số được."""


class NothingOfADenouncer(Refused):
    """Người đến tố cáo: chỉ ghi là đã hướng dẫn. Không ghi tên, địa chỉ, nội dung, giấy tờ trên hệ thống này."""


class LooksLikeDenunciation(Refused):
    """Tóm tắt này là tố cáo một người xác định được. Chọn loại «Tố cáo (chỉ hướng dẫn)» và bỏ phần tóm tắt; ghi vào sổ giấy mật."""


class AlreadyHandedOver(Refused):
    """Lượt tiếp này đã lập thành hồ sơ rồi."""


class DueInPast(Refused):
    """Thời hạn thực hiện không được trước hôm nay."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What an officer writes down while hearing (columns 3, 5 to 12 of form 03/TCD)."""

    kind: str
    name: str = ""
    address: str = ""
    people: int = 1
    summary: str = ""
    documents: str = ""
    signed: bool = False
    settled_by: str = ""
    own_competence: bool = False
    guided_to: str = ""
    guided_paper: str = ""
    transferred_to: str = ""
    transferred_paper: str = ""


@transaction.atomic
def queue(day: ReceptionDay, *, people: int = 1, by: Officer, at: datetime) -> Visit:
    """Give the next number to somebody who came; of a day that is past, it is noted afterwards.

    Raise NotYours, DayNotOpen, NotTheDay.
    """
    day = ReceptionDay.objects.select_for_update(of=("self",)).select_related("unit").get(pk=day.pk)
    if not may_receive(by, day.unit, local_day(at)):
        raise NotYours()
    if day.state not in BEFORE_END:
        raise DayNotOpen()
    if day.on > local_day(at):
        raise NotTheDay()
    came = at if day.on == local_day(at) else datetime.combine(day.on, day.starts_at, HERE)
    last = day.visits.aggregate(last=Max("number"))["last"] or 0
    visit = Visit.objects.create(
        code=new_code(day.unit.record_prefix(), day.on.year), day=day, number=last + 1, people=people, came_at=came
    )
    _write(visit, "queue", by, at)
    return visit


@transaction.atomic
def hear(visit: Visit, *, heard: Heard, by: Officer, at: datetime) -> Visit:
    """Write down what was said and what was done; of a denouncer, only that guidance was given.

    Raise NothingOfADenouncer, LooksLikeDenunciation, ReasonMissing.
    """
    visit = _locked(visit, "hear", by, at)
    _judge(heard)
    for name, value in asdict(heard).items():
        setattr(visit, name, (value or None) if name in ("name", "address") else value)
    visit.state, visit.heard_at, visit.heard_by = "heard", visit.heard_at or at, by
    visit.save()
    _write(visit, "hear", by, at, fields=("state", "kind"))
    return visit


def _judge(heard: Heard) -> None:
    if not heard.kind or heard.kind not in VISIT_KINDS:
        raise ReasonMissing("Hãy chọn loại.", field="kind")
    words = (heard.name, heard.address, heard.summary, heard.documents, heard.settled_by, heard.transferred_to)
    if heard.kind == "denunciation":
        if any(word.strip() for word in words):
            raise NothingOfADenouncer(field="kind")
        return
    if not heard.summary.strip():
        raise ReasonMissing("Hãy ghi tóm tắt nội dung.", field="summary")
    if recognise(heard.summary).denunciation:
        raise LooksLikeDenunciation(field="summary")


@transaction.atomic
def refuse_visit(
    visit: Visit, *, ground: str, name: str = "", address: str = "", summary: str = "", by: Officer, at: datetime
) -> Visit:
    """Refuse to receive, on a ground of the law; two grounds need a written notice within three working days."""
    visit = _locked(visit, "refuse_visit", by, at)
    if ground not in REFUSE_GROUNDS:
        raise ReasonMissing("Từ chối tiếp phải có căn cứ của luật.", field="ground")
    if recognise(summary).denunciation:
        raise LooksLikeDenunciation(field="summary")
    written = ground in WRITTEN_REFUSALS
    if written and not (name.strip() and address.strip()):
        raise ReasonMissing("Căn cứ này phải thông báo bằng văn bản nên cần họ tên, địa chỉ người đến.", field="name")
    visit.state, visit.refuse_ground, visit.refused_at, visit.refused_by = "refused", ground, at, by
    visit.name, visit.address, visit.summary = name.strip() or None, address.strip() or None, summary.strip()
    visit.save()
    if written:
        day = visit.day
        clocks.start(
            ReceptionClock, "tcd.refusal_notice", day.on, calendars.load(day.unit), day=day, visit=visit
        ).save()
    _write(visit, "refuse_visit", by, at, fields=("state", "refuse_ground"))
    return visit


@transaction.atomic
def serve_refusal(visit: Visit, *, by: Officer, at: datetime) -> Visit:
    """Write down that the written refusal was handed out today."""
    visit = _locked(visit, "serve_refusal", by, at)
    for clock in visit.clocks.open():
        clocks.settle(clock, on=local_day(at), by_code=by.code, at=at)
    _write(visit, "serve_refusal", by, at)
    return visit


@transaction.atomic
def leave(visit: Visit, *, by: Officer, at: datetime) -> Visit:
    """Say that somebody went before being heard."""
    visit = _locked(visit, "leave", by, at)
    visit.state = "left"
    visit.save(update_fields=["state"])
    _write(visit, "leave", by, at, fields=("state",))
    return visit


@transaction.atomic
def hand_over(visit: Visit, *, by: Officer, at: datetime) -> Received:
    """Make a petition of what was heard, entered into the book at once; code and secret go to the visitor."""
    visit = _locked(visit, "hand_over", by, at)
    if visit.petition_id:
        raise AlreadyHandedOver()
    if visit.kind not in ("feedback", "complaint", "mixed"):
        raise NothingOfADenouncer()
    letter = Letter(
        kind=visit.kind, text=visit.summary, channel="reception", contact=Contact(opened(visit.name), opened(visit.address)),
        received_on=visit.day.on, signatories=visit.people, has_originals=bool(visit.documents),
    )  # fmt: skip
    received = enter(letter, unit=visit.day.unit, by=by, at=at)
    visit.petition = received.petition
    visit.save(update_fields=["petition"])
    _write(visit, "hand_over", by, at, fields=("petition",))
    return received


@transaction.atomic
def conclude(
    visit: Visit, *, to_body: str, text: str, due_on: date, contact_person: str, contact_phone: str = "", by: Officer, at: datetime
) -> Conclusion:  # fmt: skip
    """Write what the head concluded: to whom, until when, who can be asked (NĐ 154/2026 Đ26.3)."""
    visit = _locked(visit, "conclude", by, at)
    if visit.kind == "denunciation":
        raise NothingOfADenouncer()
    if not (to_body.strip() and text.strip() and contact_person.strip()):
        raise ReasonMissing("Hãy ghi nơi thực hiện, kết luận và người liên hệ.", field="text")
    if due_on < local_day(at):
        raise DueInPast(field="due_on")
    made = Conclusion.objects.create(
        code=new_code(visit.day.unit.record_prefix(), visit.day.on.year), visit=visit, to_body=to_body.strip()[:200], text=text.strip(),
        due_on=due_on, contact_person=contact_person.strip()[:120], contact_phone=contact_phone.strip()[:40], made_at=at, made_by=by,
    )  # fmt: skip
    _write(visit, "conclude", by, at, fields=("conclusion",))
    return made


@transaction.atomic
def follow_up(visit: Visit, *, text: str, is_done: bool = False, by: Officer, at: datetime) -> Visit:
    """Write the twelfth column: what became of it; ``is_done`` ends its open conclusions today."""
    visit = _locked(visit, "follow_up", by, at)
    if visit.kind == "denunciation":
        raise NothingOfADenouncer()
    if not text.strip():
        raise ReasonMissing("Hãy ghi kết quả theo dõi.", field="text")
    visit.follow_up_text = text.strip()
    visit.save(update_fields=["follow_up_text"])
    if is_done:
        visit.conclusions.filter(done_on=None).update(done_on=local_day(at), done_note=text.strip()[:500])
    _write(visit, "follow_up", by, at, fields=("follow_up_text",))
    return visit


def _locked(visit: Visit, verb: str, by: Officer, at: datetime) -> Visit:
    row = Visit.objects.select_for_update(of=("self",)).select_related("day__unit").get(pk=visit.pk)
    if not may_receive(by, row.day.unit, local_day(at)):
        raise NotYours()
    check(VISIT_STEPS, verb, row.state, labels=VISIT_STATES)
    return row


def _write(visit: Visit, verb: str, by: Officer, at: datetime, *, fields: tuple[str, ...] = ()) -> None:
    journal.record(
        unit=visit.day.unit.code,
        actor=by.code,
        verb=f"visit.{PAST[verb]}",
        kind="visit",
        code=visit.code,
        fields=fields,
        at=at,
    )
