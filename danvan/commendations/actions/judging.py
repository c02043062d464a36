"""The giving side before the decision: send back, receive, review with votes, submit to whoever signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from danvan.calendars import clocks
from danvan.calendars import models as calendars
from danvan.commendations.actions.keeping import keep, locked
from danvan.commendations.models import GiverRules, Proposal, ProposalClock
from danvan.commendations.permissions import may_propose, may_receive, may_review, may_send_back
from danvan.core.dates import local_day, short_day
from danvan.core.refused import Refused
from danvan.law import awards
from danvan.units.models import Officer


class NoReason(Refused):
    """Hãy ghi rõ cần hoàn thiện điều gì."""


class NotYet(Refused):
    """Ngày {day} chưa đến."""


class NoSuchKind(Refused):
    """Loại hình này chưa có hoặc không còn đối với hồ sơ nhận ngày {day}."""


class VotesTooMany(Refused):
    """«{name}»: số phiếu đồng ý, không đồng ý và trống cộng lại không được quá {most}."""


class PresentTooMany(Refused):
    """Số có mặt không được quá số thành viên."""


class BallotMissing(Refused):
    """Còn thiếu số phiếu của: {names}."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """Votes on one nominee; tallies only, never who voted how."""

    nominee: int
    votes_for: int
    votes_against: int = 0
    votes_blank: int = 0


@dataclass(frozen=True, slots=True)
class Meeting:
    """The review meeting: when, how many members, how many came, who did not and why, what was said."""

    on: date
    members: int
    present: int
    absent_note: str = ""
    minutes: str = ""


@transaction.atomic
def send_back(proposal: Proposal, *, reason: str, by: Officer, at: datetime) -> Proposal:
    """Ask the proposing side to complete the file, once, saying what."""
    proposal = locked(proposal, "send_back", may_send_back, by=by, at=at)
    if not reason.strip():
        raise NoReason(field="reason")
    proposal.sent_back_reason = reason.strip()
    return keep(proposal, "sent_back", ("state", "sent_back_reason"), by=by, at=at)


@transaction.atomic
def receive(proposal: Proposal, *, on: date, kind: str, by: Officer, at: datetime) -> Proposal:
    """Receive a complete file. The law in force on that day applies and is pinned; the giver's own terms begin to run.

    ``kind`` must exist on that day (two kinds only since 01/10/2026, Luật 06/2026/QH16).
    """
    proposal = locked(proposal, "receive", may_receive, by=by, at=at)
    if on > local_day(at):
        raise NotYet(day=short_day(on), field="on")
    if proposal.system == "state":
        if kind not in awards.kinds_on(on):
            raise NoSuchKind(day=short_day(on), field="kind")
        proposal.law_version = awards.law_on(on).id
    proposal.kind = kind
    proposal.received_at, proposal.received_by, proposal.received_on = at, by, on
    start_term(proposal, "tdkt.procedure", "procedure_days", on)
    return keep(proposal, "received", ("state", "kind", "law_version"), by=by, at=at)


def start_term(proposal: Proposal, rule: str, name: str, on: date) -> None:
    """Start a term of the giver, when it has set one: the law's number could not be confirmed and is never assumed."""
    own = GiverRules.objects.filter(unit=proposal.giver).first()
    days = getattr(own, name) if own else None
    if days is None or on < date(2024, 1, 1):
        return
    clock = clocks.start(ProposalClock, rule, on, calendars.load(proposal.giver), length=days, proposal=proposal)
    clock.source = f"quy định của đơn vị: {own.basis}"[:200]
    clock.save()


@transaction.atomic
def review(proposal: Proposal, *, meeting: Meeting, ballots: Sequence[Ballot], by: Officer, at: datetime) -> Proposal:
    """Write down the review meeting and the votes on each line."""
    proposal = locked(proposal, "review", may_review, by=by, at=at)
    if meeting.on > local_day(at):
        raise NotYet(day=short_day(meeting.on), field="on")
    if meeting.present > meeting.members:
        raise PresentTooMany(field="present")
    lines = {one.pk: one for one in proposal.nominees.select_for_update(of=("self",))}
    given = {one.nominee: one for one in ballots if one.nominee in lines}
    if lacking := [str(one) for pk, one in lines.items() if pk not in given]:
        raise BallotMissing(names=", ".join(lacking)[:300])
    for pk, ballot in given.items():
        if ballot.votes_for + ballot.votes_against + ballot.votes_blank > meeting.members:
            raise VotesTooMany(name=str(lines[pk]), most=meeting.members)
        lines[pk].votes_for, lines[pk].votes_against, lines[pk].votes_blank = ballot.votes_for, ballot.votes_against, ballot.votes_blank  # fmt: skip
        lines[pk].save(update_fields=["votes_for", "votes_against", "votes_blank"])
    proposal.reviewed_at, proposal.reviewed_by, proposal.reviewed_on = at, by, meeting.on
    proposal.members, proposal.present = meeting.members, meeting.present
    proposal.absent_note, proposal.minutes = meeting.absent_note.strip(), meeting.minutes.strip()
    return keep(proposal, "reviewed", ("state", "votes"), by=by, at=at)


@transaction.atomic
def propose(proposal: Proposal, *, on: date, by: Officer, at: datetime) -> Proposal:
    """Submit the reviewed list (tờ trình) to whoever signs."""
    proposal = locked(proposal, "propose", may_propose, by=by, at=at)
    if on > local_day(at):
        raise NotYet(day=short_day(on), field="on")
    proposal.proposed_at, proposal.proposed_by, proposal.proposed_on = at, by, on
    return keep(proposal, "proposed", ("state",), by=by, at=at)
