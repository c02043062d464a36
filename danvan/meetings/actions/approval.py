"""The upper committee approves what a congress elected: asked, answered, asked again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.models import Approval, Candidate, Congress
from danvan.meetings.permissions import may_edit
from danvan.meetings.states_talk import APPROVAL_STEPS, OUTCOMES
from danvan.units.models import Officer


class NobodyElected(Refused):
    """Chưa có ai trúng cử nên chưa có kết quả để đề nghị chuẩn y."""


class NoCommittee(Refused):
    """Hãy ghi cấp ủy cấp trên được đề nghị chuẩn y."""


class AskedAlready(Refused):
    """Đang có một đề nghị chuẩn y chờ trả lời. Hãy ghi kết quả của đề nghị ấy trước."""


class BeforeIt(Refused):
    """Ngày này không được trước {day}."""


class NoDocument(Refused):
    """Hãy ghi số, ngày của quyết định chuẩn y; nếu chưa chuẩn y thì ghi lý do."""


@transaction.atomic
def ask_approval(congress: Congress, *, asked_whom: str, on: date, by: Officer, at: datetime) -> Approval:
    """Write down that the upper committee was asked. Raise NobodyElected, AskedAlready, NoCommittee."""
    meeting = locked(congress.meeting, by, at, may_edit)
    if not Candidate.objects.filter(ballot__congress=congress, elected=True).exists():
        raise NobodyElected()
    if congress.approvals.filter(outcome="").exists():
        raise AskedAlready()
    if not asked_whom.strip():
        raise NoCommittee(field="asked_whom")
    if on < meeting.starts_on:
        raise BeforeIt(day=f"{meeting.starts_on:%d/%m/%Y}", field="on")
    row = Approval.objects.create(congress=congress, asked_on=on, asked_whom=asked_whom.strip()[:250], asked_by=by)
    write(meeting, "approval.asked", ("approval",), by=by, at=at)
    return row


@transaction.atomic
def note_approval(
    approval: Approval, *, outcome: str, on: date, document: str = "", note: str = "", by: Officer, at: datetime
) -> Approval:
    """Write down what the upper committee decided. Raise WrongState, NoDocument, BeforeIt."""
    meeting = locked(approval.congress.meeting, by, at, may_edit)
    approval = Approval.objects.select_for_update(of=("self",)).get(pk=approval.pk)
    check(APPROVAL_STEPS, "note_approval", approval.outcome, labels=OUTCOMES)
    if outcome not in OUTCOMES or not outcome or not (document if outcome == "approved" else note).strip():
        raise NoDocument(field="document" if outcome == "approved" else "note")
    if on < approval.asked_on:
        raise BeforeIt(day=f"{approval.asked_on:%d/%m/%Y}", field="on")
    approval.outcome, approval.decided_on, approval.document = outcome, on, document.strip()[:200]
    approval.note, approval.noted_at, approval.noted_by = note.strip()[:300], at, by
    approval.save()
    write(meeting, "approval.noted", ("approval",), by=by, at=at)
    return approval
