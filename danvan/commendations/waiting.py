"""What of this room waits for an officer."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from danvan.commendations.models import Proposal, ProposalClock
from danvan.commendations.permissions import OFFICERS, WRITERS
from danvan.commendations.states import BEFORE_DECISION
from danvan.core.dates import short_day
from danvan.units import work
from danvan.units.models import Officer, Unit
from danvan.units.work import DECIDE, FINISH, Work

MOST = 20
STEPS_OF_GIVER = {
    "submitted": "Chờ nhận",
    "received": "Chờ họp xét",
    "reviewed": "Chờ trình",
    "submitted_up": "Chờ quyết định",
}


def waiting_for(officer: Officer, *, on: date) -> list[Work]:
    """List files to send, to judge, lists whose posting is over, terms that end within a week. Four queries."""
    if not officer.has_any(WRITERS, on):
        return []
    writable = Unit.objects.writable_by(officer, on)
    own = Proposal.objects.filter(unit=officer.unit_id, state__in=("draft", "returned")).order_by("-pk")[:MOST]
    lines = [
        Work(FINISH, one.title, _address(one.code), one.sent_back_reason or "Hồ sơ khen thưởng đang lập",
             "Cần hoàn thiện" if one.state == "returned" else "Đang lập", "late" if one.state == "returned" else "note")
        for one in own
    ]  # fmt: skip
    if not officer.has_any(OFFICERS, on):
        return lines
    given = Proposal.objects.filter(giver__in=writable, state__in=STEPS_OF_GIVER).order_by("submitted_on", "pk")[
        :MOST
    ]
    lines += [
        Work(DECIDE, one.title, _address(one.code), "Hồ sơ khen thưởng", STEPS_OF_GIVER[one.state]) for one in given
    ]
    ended = Proposal.objects.filter(
        giver__in=writable, state__in=BEFORE_DECISION, posted_until__lt=on, posting_result=""
    )
    lines += [
        Work(FINISH, title, _address(code, "close_posting"), f"Danh sách công khai đến hết {short_day(until)}", "Chờ ghi kết quả công khai")
        for title, code, until in ended.filter(posting_waiver="").values_list("title", "code", "posted_until")[:MOST]
    ]  # fmt: skip
    terms = ProposalClock.objects.running().filter(proposal__giver__in=writable, due_on__lte=on + timedelta(days=7))
    rows = terms.values_list("proposal__title", "proposal__code", "due_on")[:MOST]
    return lines + [
        work.due(title, _address(code), due_on, on, more="Hạn của hồ sơ khen thưởng") for title, code, due_on in rows
    ]


def _address(code: str, step: str = "show") -> str:
    return reverse(f"commendations:{step}", args=[code])
