"""Answers: drafted by whoever works on the case, approved by the head, sent, published without personal data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from danvan import search
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.petitions.actions.refusals import (
    NothingWaiting,
    NotTheSamePeople,
    ReasonMissing,
    TextMissing,
    WrongOutcome,
)
from danvan.petitions.actions.taking import Act, begin, finish, may_now
from danvan.petitions.actions.telling import holders, tell_sent_back, tell_waiting
from danvan.petitions.models import Answer, Petition, Publication
from danvan.petitions.permissions import HEADS, may
from danvan.petitions.states import COMPLAINT_OUTCOMES, OTHER_EYES, OUTCOMES, SERVED_BY
from danvan.text.folding import key2
from danvan.units.models import Officer
from danvan.websites import generation
from danvan.websites.publishing import check_owner

PHONE_OR_MAIL = re.compile(r"(?<!\d)(?:\+84|0)(?:[ .-]?\d){9}(?!\d)|[\w.+-]+@[\w-]+\.\w+|(?<!\d)\d{12}(?!\d)")


class Restricted(Refused):
    """Người gửi đã yêu cầu hạn chế xử lý dữ liệu của mình và được chấp nhận, nên không công khai, không mở liên hệ vào việc khác."""


class OwnDraft(Refused):
    """Người soạn không tự duyệt trả lời của mình khi đơn vị còn người khác duyệt được."""


class PersonalDataInside(Refused):
    """Phần công khai còn thông tin cá nhân ({what}). Hãy viết lại cho người đọc không nhận ra người gửi."""


@transaction.atomic
def answer(
    petition: Petition, *, text: str, outcome: str, note: str = "", joint: str = "", by: Officer, at: datetime
) -> Petition:
    """Put a draft of the reply before the head. Raise TextMissing, WrongOutcome."""
    petition = begin(petition, "answer", by=by, at=at)
    if not text.strip():
        raise TextMissing(field="text")
    if outcome not in OUTCOMES or (outcome in COMPLAINT_OUTCOMES) != (petition.kind == "complaint"):
        raise WrongOutcome(field="outcome")
    Answer.objects.create(
        petition=petition, text=text.strip(), outcome=outcome, drafted_at=at, drafted_by=by, joint=joint
    )
    petition.expects_supplement = False
    finish(petition, "answer", Act(by, at, note=note), fields=("answer",))
    tell_waiting(petition, by=by, at=at)
    return petition


@transaction.atomic
def answer_jointly(
    petitions: Sequence[Petition], *, text: str, outcome: str, by: Officer, at: datetime
) -> list[Petition]:
    """Draft one reply for many; each petition keeps its own answer, clock and count.

    Raise NotTheSamePeople when one of them is of another unit, not in work, or not the officer's.
    """
    day = local_day(at)
    unit = {one.unit_id for one in petitions}
    if len(unit) != 1 or not all(may_now(one, "answer") and may("answer", by, one, day) for one in petitions):
        raise NotTheSamePeople()
    joint = new_code(petitions[0].unit.record_prefix(), day.year)
    return [answer(one, text=text, outcome=outcome, joint=joint, by=by, at=at) for one in petitions]


@transaction.atomic
def send_back(petition: Petition, *, note: str, by: Officer, at: datetime) -> Petition:
    """Hand a draft back with the reason."""
    petition = begin(petition, "send_back", by=by, at=at)
    if not note.strip():
        raise ReasonMissing(field="note")
    draft = _waiting(petition)
    draft.sent_back_at, draft.sent_back_by, draft.send_back_reason = at, by, note.strip()[:500]
    draft.save(update_fields=["sent_back_at", "sent_back_by", "send_back_reason"])
    finish(petition, "send_back", Act(by, at, note=note))
    tell_sent_back(petition, draft.drafted_by, by=by, at=at)
    return petition


@transaction.atomic
def approve(
    petition: Petition, *, paper: str = "", paper_on: date | None = None, text: str = "", by: Officer, at: datetime
) -> Petition:
    """Approve the waiting draft, as it is or as the head rewrote it; the case counts as settled today.

    Who drafted it approves it only where nobody else may (OwnDraft otherwise). What came through the portal is answered there at once: the sender reads it on the page of the code.
    """
    petition = begin(petition, "approve", by=by, at=at)
    draft = _waiting(petition)
    need_other_eyes("approve", draft, petition, by=by, at=at)
    draft.text = text.strip() or draft.text
    draft.approved_at, draft.approved_by, draft.paper, draft.paper_on = at, by, paper.strip()[:80], paper_on
    draft.save(update_fields=["text", "approved_at", "approved_by", "paper", "paper_on"])
    petition.outcome, petition.expects_supplement = draft.outcome, False
    finish(petition, "approve", Act(by, at, paper=paper, paper_on=paper_on), fields=("outcome", "answer"))
    if petition.channel == "portal":
        return _serve(petition, "portal", Act(by, at))
    return petition


@transaction.atomic
def notify(petition: Petition, *, served_by: str, note: str = "", by: Officer, at: datetime) -> Petition:
    """Write down how the result reached the sender."""
    petition = begin(petition, "notify", by=by, at=at)
    if served_by not in SERVED_BY:
        raise ReasonMissing("Hãy chọn cách gửi.", field="served_by")
    return _serve(petition, served_by, Act(by, at, note=note))


def _serve(petition: Petition, served_by: str, act: Act) -> Petition:
    approved = petition.answers.filter(approved_at__isnull=False).order_by("-pk").first()
    if approved:
        approved.served_by, approved.served_on = served_by, act.on
        approved.save(update_fields=["served_by", "served_on"])
    finish(petition, "notify", act)
    return petition


def waiting_together(petition: Petition) -> list[Petition]:
    """List the petitions whose joint draft waits with this one's, itself among them; alone where its draft is not joint."""
    joint = (
        Answer.objects.filter(petition=petition, sent_back_at=None, approved_at=None)
        .values_list("joint", flat=True)
        .first()
    )
    waiting = Answer.objects.filter(joint=joint, sent_back_at=None, approved_at=None) if joint else None
    if waiting is None:
        return [petition]
    return list(
        Petition.objects.filter(pk__in=waiting.values("petition"))
        .select_related("unit")
        .order_by("received_on", "pk")
    )


@transaction.atomic
def approve_jointly(
    petition: Petition, *, paper: str = "", paper_on: date | None = None, text: str = "", by: Officer, at: datetime
) -> list[Petition]:
    """Approve a joint draft for everybody it answers, by one act of the head; all of them or none."""
    given = {"paper": paper, "paper_on": paper_on, "text": text}
    return [approve(one, **given, by=by, at=at) for one in waiting_together(petition)]  # type: ignore[arg-type]


@transaction.atomic
def send_back_jointly(petition: Petition, *, note: str, by: Officer, at: datetime) -> list[Petition]:
    """Hand a joint draft back for everybody it answers."""
    return [send_back(one, note=note, by=by, at=at) for one in waiting_together(petition)]


def need_other_eyes(verb: str, thing: object, petition: Petition, *, by: Officer, at: datetime) -> None:
    """Refuse a verb of OTHER_EYES to who made the thing, while another officer could take it. Raise OwnDraft."""
    if getattr(thing, f"{OTHER_EYES[verb]}_id") != by.pk:
        return
    others = [one for one in holders(HEADS, [petition.unit_id], local_day(at)) if one.user_id != by.user_id]
    if any(may(verb, one, petition, local_day(at)) for one in others):
        raise OwnDraft()


def _waiting(petition: Petition) -> Answer:
    draft = petition.answers.filter(sent_back_at=None, approved_at=None).first()
    if draft is None:
        raise NothingWaiting()
    return draft


@transaction.atomic
def publish(petition: Petition, *, title: str, question: str, answer: str, by: Officer, at: datetime) -> Petition:
    """Sign off a question and its answer for everybody. Raise PersonalDataInside when the sender shows through."""
    petition = begin(petition, "publish", by=by, at=at)
    check_owner(petition.unit, local_day(at))
    if petition.data_requests.restricting().exists():
        raise Restricted()
    for field, words in (("title", title), ("question", question), ("answer", answer)):
        if not words.strip():
            raise TextMissing(field=field)
        check_no_person(petition, words, field)
    row = Publication(
        petition=petition, unit=petition.unit, topic_name=petition.topic.name if petition.topic else "", title=title.strip()[:200],
        question=question.strip(), answer=answer.strip(), public_from=at, signed_off_at=at, signed_off_by=by,
    )  # fmt: skip
    Publication.objects.filter(petition=petition).delete()
    row.save()
    _show(row)
    finish(petition, "publish", Act(by, at), fields=("publication",))
    return petition


@transaction.atomic
def unpublish(petition: Petition, *, note: str = "", by: Officer, at: datetime) -> Petition:
    """Take the published answer off the site; the text stays with the record."""
    petition = begin(petition, "unpublish", by=by, at=at)
    take_off(petition)
    finish(petition, "unpublish", Act(by, at, note=note), fields=("publication",))
    return petition


def take_off(petition: Petition) -> None:
    """Take the published answer off the site and out of the public search."""
    Publication.objects.filter(petition=petition).update(public_from=None)
    search.remove("answer", petition.code)
    generation.raise_after_commit()


def check_no_person(petition: Petition, words: str, field: str) -> None:
    """Refuse a public text that names a phone, an e-mail, a personal number, or the sender by name, address or phone."""
    if PHONE_OR_MAIL.search(words):
        raise PersonalDataInside(what="số điện thoại, thư điện tử hoặc số định danh", field=field)
    folded = f" {' '.join(key2(words).split())} "
    labels = {"name": "họ tên", "address": "địa chỉ", "phone": "điện thoại", "email": "thư điện tử"}
    for party in petition.parties.all():
        for part, label in labels.items():
            sealed = getattr(party, part)
            known = " ".join(key2(sealed.open()).split()) if sealed else ""
            if len(known) > 3 and known in folded:
                raise PersonalDataInside(what=f"{label} của người gửi", field=field)


def _show(row: Publication) -> None:
    search.put(**_found(row))
    generation.raise_after_commit()


def reindex_answers() -> int:
    """Put every published answer into the index again. Returns how many."""
    rows = Publication.objects.filter(public_from__isnull=False).select_related("petition", "unit")
    return search.put_each(map(_found, rows.iterator()))


def _found(row: Publication) -> dict[str, Any]:
    return {
        "kind": "answer", "code": row.petition.code, "unit": row.unit.code, "title": row.title,
        "body": f"{row.question}\n{row.answer}", "day": local_day(row.signed_off_at), "public_from": row.public_from,
    }  # fmt: skip
