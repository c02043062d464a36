"""The decision and after it: enter it, tell, print, hand over, take back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from danvan.calendars import clocks
from danvan.commendations.actions.judging import NotYet, start_term
from danvan.commendations.actions.keeping import keep, locked
from danvan.commendations.models import GiverRules, Nominee, Proposal
from danvan.commendations.permissions import may_decide, may_hand_over, may_notify, may_print_certificates, may_revoke
from danvan.core.dates import local_day, short_day
from danvan.core.refused import Refused
from danvan.jobs import actions as jobs
from danvan.jobs.models import Job
from danvan.law import awards
from danvan.units.models import Officer, Unit


class NoDecision(Refused):
    """Hãy ghi số quyết định, đúng như trên giấy đã ký."""


class NotDecided(Refused):
    """Còn chưa chọn kết quả cho: {names}."""


class RefusalNeedsReason(Refused):
    """«{name}»: không khen thì ghi lý do, để báo cho nơi đề nghị."""


class BelowRatio(Refused):
    """«{name}»: {votes}/{base} phiếu, chưa đạt tỷ lệ {ratio} % mà đơn vị đặt cho {award}."""


class RatioNeedsBase(Refused):
    """Đơn vị đã đặt tỷ lệ phiếu cho {award} nhưng chưa đặt tính trên tổng số hay trên số có mặt. Hãy đặt trong «Hình thức và quy định»."""


class ListNotPosted(Refused):
    """Đơn vị đặt {days} ngày làm việc công khai danh sách trước khi quyết định. Hãy công khai, ghi kết quả công khai, hoặc ghi lý do không công khai."""


class PostedThen(Refused):
    """Danh sách còn công khai đến hết ngày {day}; quyết định không thể ký trước đó."""


class LinePaused(Refused):
    """«{name}» đang tạm dừng xét ({reason}). Hãy xét tiếp, hoặc chọn không khen kèm lý do."""


class NobodyGranted(Refused):
    """Không có ai được khen trong hồ sơ này."""


class NoGround(Refused):
    """Hãy chọn căn cứ và ghi văn bản hủy."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What was decided on one line: granted or refused, with a reason for a refusal."""

    nominee: int
    outcome: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """The paper as signed: number and day are those of the office's own register."""

    decision: str
    decided_on: date
    capacity: str = ""
    title: str = ""
    name: str = ""
    fund: str = ""


@transaction.atomic
def decide(proposal: Proposal, *, signed: Signed, outcomes: Sequence[Granted], by: Officer, at: datetime) -> Proposal:
    """Enter the signed decision. Money is counted only where the unit has confirmed coefficient and rounding.

    Raises BelowRatio where a ratio was set and is not reached, NotDecided for lines without an outcome.
    """
    proposal = locked(proposal, "decide", may_decide, by=by, at=at)
    if not signed.decision.strip():
        raise NoDecision(field="decision")
    if signed.decided_on > local_day(at):
        raise NotYet(day=short_day(signed.decided_on), field="decided_on")
    lines = list(proposal.nominees.select_for_update(of=("self",)).select_related("award"))
    given = {one.nominee: one for one in outcomes if one.outcome in ("granted", "refused")}
    if lacking := [str(one) for one in lines if one.pk not in given]:
        raise NotDecided(names=", ".join(lacking)[:300])
    own = GiverRules.objects.filter(unit=proposal.giver).first()
    _check_posting(proposal, own, signed.decided_on)
    number = _last_book_number(proposal.giver, signed.decided_on.year)
    for place, line in enumerate(lines, start=1):
        line.outcome, line.outcome_reason = given[line.pk].outcome, given[line.pk].reason.strip()
        if line.outcome == "refused" and not line.outcome_reason:
            raise RefusalNeedsReason(name=str(line))
        if line.outcome == "granted":
            if line.paused_on:
                raise LinePaused(name=str(line), reason=line.paused_reason)
            _check_votes(proposal, line, own)
            number += 1
            line.book_number, line.certificate_number = number, f"{signed.decision.strip()}.{place}"
            line.money = _money(line, own, signed.decided_on, proposal.system)
        line.save()
    _sign(proposal, signed)
    proposal.decided_at, proposal.decided_by = at, by
    for clock in proposal.clocks.open():
        clocks.settle(clock, on=max(signed.decided_on, clock.starts_on), by_code=by.code, at=at)
    start_term(proposal, "tdkt.result_notice", "notice_days", signed.decided_on)
    return keep(proposal, "decided", ("state", "decision", "nominees"), by=by, at=at)


def _check_posting(proposal: Proposal, own: GiverRules | None, decided_on: date) -> None:
    """Hold the giver to its own rule of making lists public; without one nothing is asked."""
    if proposal.posted_until and decided_on <= proposal.posted_until and not proposal.posting_waiver:
        raise PostedThen(day=short_day(proposal.posted_until), field="decided_on")
    if own is None or own.posting_days is None or proposal.posting_waiver:
        return
    if not proposal.posting_result:
        raise ListNotPosted(days=own.posting_days)


def _sign(proposal: Proposal, signed: Signed) -> None:
    proposal.decision, proposal.decided_on, proposal.fund = (
        signed.decision.strip(),
        signed.decided_on,
        signed.fund.strip(),
    )
    proposal.signer_capacity, proposal.signer_title, proposal.signer_name = (
        signed.capacity.strip(), signed.title.strip(), signed.name.strip(),
    )  # fmt: skip


def _last_book_number(giver: Unit, year: int) -> int:
    """Return the last number in the giver's register of a year; the giver's row is locked so that none is given twice."""
    Unit.objects.select_for_update().get(pk=giver.pk)
    rows = Nominee.objects.filter(proposal__giver=giver, proposal__decided_on__year=year)
    return rows.aggregate(last=Max("book_number"))["last"] or 0


def _check_votes(proposal: Proposal, line: Nominee, own: GiverRules | None) -> None:
    ratio = line.award.vote_ratio
    if ratio is None:
        return
    if own is None or not own.vote_base:
        raise RatioNeedsBase(award=line.award.name)
    base = proposal.members if own.vote_base == "all" else proposal.present
    if not awards.passes(line.votes_for or 0, base or 0, ratio):
        raise BelowRatio(
            name=str(line), votes=line.votes_for or 0, base=base or 0, ratio=ratio, award=line.award.name
        )


def _money(line: Nominee, own: GiverRules | None, decided_on: date, system: str) -> int | None:
    coefficient = line.award.coefficient(line.subject)
    if coefficient is None or own is None or not own.rounding or system != "state":
        return None
    return awards.money(coefficient, decided_on, own.rounding)


@transaction.atomic
def notify(proposal: Proposal, *, on: date, by: Officer, at: datetime) -> Proposal:
    """Write down that the result was told, refusals with their reasons; the term of telling is kept."""
    proposal = locked(proposal, "notify", may_notify, by=by, at=at)
    if on > local_day(at):
        raise NotYet(day=short_day(on), field="on")
    proposal.notified_on = on
    for clock in proposal.clocks.open().filter(rule_code="tdkt.result_notice"):
        clocks.settle(clock, on=max(on, clock.starts_on), by_code=by.code, at=at)
    return keep(proposal, "notified", ("notified_on",), by=by, at=at)


@transaction.atomic
def print_certificates(proposal: Proposal, *, look: dict[str, str | int], by: Officer, at: datetime) -> Job:
    """Ask for all certificates of the decision in one file; ``look``: page, turned, overlay, dx, dy, subject, as tasks.make_certificates reads them."""
    proposal = locked(proposal, "print_certificates", may_print_certificates, by=by, at=at)
    if not proposal.nominees.standing().exists():
        raise NobodyGranted()
    job = jobs.ask(
        "certificates", arguments={"proposal": proposal.code, **look}, by=by.code, unit=by.unit.code, at=at
    )
    keep(proposal, "certificates_asked", by=by, at=at)
    return job


@transaction.atomic
def hand_over(proposal: Proposal, *, on: date, place: str, meeting_code: str, by: Officer, at: datetime) -> Proposal:
    """Write down when and where it was handed over, at which meeting."""
    proposal = locked(proposal, "hand_over", may_hand_over, by=by, at=at)
    if on > local_day(at):
        raise NotYet(day=short_day(on), field="on")
    proposal.handed_at, proposal.handed_by, proposal.handed_on = at, by, on
    proposal.handed_place, proposal.meeting_code = place.strip(), meeting_code.strip().upper()
    return keep(proposal, "handed_over", ("state", "handed_on"), by=by, at=at)


@transaction.atomic
def revoke(nominee: Nominee, *, on: date, ground: str, paper: str, by: Officer, at: datetime) -> Nominee:
    """Cancel the decision for one line (Luật 06/2022, chapter VII): ground, paper; the register says so for ever."""
    proposal = locked(nominee.proposal, "revoke", may_revoke, by=by, at=at)
    if (
        ground not in awards.revoke_grounds()
        or not paper.strip()
        or nominee.outcome != "granted"
        or nominee.is_revoked()
    ):
        raise NoGround(field="ground" if ground not in awards.revoke_grounds() else "paper")
    if on > local_day(at):
        raise NotYet(day=short_day(on), field="on")
    nominee.revoked_on, nominee.revoke_ground, nominee.revoke_paper = on, ground, paper.strip()
    nominee.restored_on, nominee.restore_paper, nominee.returned_on, nominee.returned_note = None, "", None, ""
    nominee.save()
    keep(proposal, "revoked", ("nominees",), by=by, at=at)
    return nominee
