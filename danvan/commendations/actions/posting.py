"""Before the decision: the list is made public, what comes in is written down, a line waits while an objection is looked at."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan.calendars import models as calendars
from danvan.commendations.actions.judging import NotYet
from danvan.commendations.actions.keeping import keep, locked
from danvan.commendations.models import GiverRules, Nominee, Proposal
from danvan.commendations.permissions import (
    PUBLISHERS,
    may_close_posting,
    may_pause,
    may_post_list,
    may_resume,
    may_waive_posting,
)
from danvan.core.dates import local_day, short_day
from danvan.core.refused import Refused
from danvan.law import clock
from danvan.law.units import WORKING_DAY
from danvan.units.models import Officer


class NoPlace(Refused):
    """Hãy ghi danh sách được công khai ở đâu: bảng tin nào, cổng nào, loa nào."""


class NotAPublisher(Refused):
    """Đăng trên cổng do người biên tập hoặc lãnh đạo làm. Hãy bỏ chọn, hoặc nhờ người có vai trò ấy."""


class NoEnd(Refused):
    """Đơn vị chưa đặt số ngày công khai trong «Hình thức và quy định»: hãy ghi công khai đến hết ngày nào."""


class EndsTooEarly(Refused):
    """Công khai đến hết ngày {day} là ngắn hơn {days} ngày làm việc mà đơn vị đã đặt; sớm nhất là hết ngày {least}."""


class NotPosted(Refused):
    """Danh sách chưa công khai, nên chưa có kết quả để ghi."""


class NotOver(Refused):
    """Danh sách còn công khai đến hết ngày {day}."""


class NoResult(Refused):
    """Hãy ghi đã nhận được ý kiến gì; không có thì ghi «Không có ý kiến»."""


class NoReason(Refused):
    """Hãy ghi lý do."""


class NotPaused(Refused):
    """Dòng này không tạm dừng."""


def least_end(proposal: Proposal, on: date) -> date | None:
    """Return the last day of the posting by the giver's own number of days; None when it has set none."""
    own = GiverRules.objects.filter(unit=proposal.giver).first()
    if own is None or own.posting_days is None:
        return None
    return clock.due(on, own.posting_days, WORKING_DAY, calendars.load(proposal.giver)).due_on


@transaction.atomic
def post_list(
    proposal: Proposal,
    *,
    on: date,
    where: str,
    by: Officer,
    at: datetime,
    until: date | None = None,
    online: bool = False,
) -> Proposal:
    """Make the list public from a day on. The last day comes from the giver's own rule; a longer one may be chosen.

    ``online``: it stands on the giver's site too, until that day or the decision. Raises NotAPublisher.
    """
    proposal = locked(proposal, "post_list", may_post_list, by=by, at=at)
    if on > local_day(at):
        raise NotYet(day=short_day(on), field="on")
    if not where.strip():
        raise NoPlace(field="where")
    if online and not by.has_any(PUBLISHERS, local_day(at)):
        raise NotAPublisher(field="online")
    least = least_end(proposal, on)
    last = until or least
    if last is None:
        raise NoEnd(field="until")
    if last < (least or on):
        days = GiverRules.objects.values_list("posting_days", flat=True).filter(unit=proposal.giver).first() or 1
        raise EndsTooEarly(day=short_day(last), days=days, least=short_day(least or on), field="until")
    proposal.posted_at, proposal.posted_by, proposal.posted_on = at, by, on
    proposal.posted_until, proposal.posted_where, proposal.posted_online = last, where.strip(), online
    proposal.posting_result = proposal.posting_waiver = ""
    return keep(proposal, "list_posted", ("posted_on", "posted_until", "posted_online"), by=by, at=at)


@transaction.atomic
def close_posting(proposal: Proposal, *, result: str, by: Officer, at: datetime) -> Proposal:
    """Write down what came in while the list was public; never whose objection it was."""
    proposal = locked(proposal, "close_posting", may_close_posting, by=by, at=at)
    if proposal.posted_until is None:
        raise NotPosted()
    if local_day(at) <= proposal.posted_until:
        raise NotOver(day=short_day(proposal.posted_until))
    if not result.strip():
        raise NoResult(field="result")
    proposal.posting_result = result.strip()
    return keep(proposal, "posting_closed", ("posting_result",), by=by, at=at)


@transaction.atomic
def waive_posting(proposal: Proposal, *, reason: str, by: Officer, at: datetime) -> Proposal:
    """Say why this list is not made public (a sudden merit, a paper of a superior); the file shows it."""
    proposal = locked(proposal, "waive_posting", may_waive_posting, by=by, at=at)
    if not reason.strip():
        raise NoReason(field="reason")
    proposal.posting_waiver = reason.strip()
    return keep(proposal, "posting_waived", ("posting_waiver",), by=by, at=at)


@transaction.atomic
def pause(nominee: Nominee, *, reason: str, by: Officer, at: datetime) -> Nominee:
    """Let a line wait: which body looks at what, never the content of a complaint or denunciation."""
    proposal = locked(nominee.proposal, "pause", may_pause, by=by, at=at)
    if not reason.strip():
        raise NoReason(field="reason")
    nominee.paused_on, nominee.paused_reason = local_day(at), reason.strip()
    nominee.save(update_fields=["paused_on", "paused_reason"])
    keep(proposal, "paused", ("nominees",), by=by, at=at)
    return nominee


@transaction.atomic
def resume(nominee: Nominee, *, by: Officer, at: datetime) -> Nominee:
    """Look at a line again: what stood in its way is settled."""
    proposal = locked(nominee.proposal, "resume", may_resume, by=by, at=at)
    if nominee.paused_on is None:
        raise NotPaused()
    nominee.paused_on, nominee.paused_reason = None, ""
    nominee.save(update_fields=["paused_on", "paused_reason"])
    keep(proposal, "resumed", ("nominees",), by=by, at=at)
    return nominee
