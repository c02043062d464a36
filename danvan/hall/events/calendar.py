"""The calendar of days off changes: open terms are computed anew, the old day stays beside the new one."""

from __future__ import annotations

from functools import reduce
from typing import Any

from danvan.calendars import clocks
from danvan.calendars.models import load
from danvan.commendations.models import ProposalClock
from danvan.core.dates import short_day
from danvan.disclosures import actions as disclosures
from danvan.disclosures.models import DisclosureClock
from danvan.hall.events.work import Cause, Effect, Nothing, Rooms, Work
from danvan.meetings.models.talk import DialogueClock
from danvan.news.models import CommentClock
from danvan.petitions import actions as petitions
from danvan.petitions.models import DataRequestClock, PetitionClock
from danvan.petitions.models.reception import ReceptionClock


def _petitions(unit_ids: list[int], cause: Cause) -> list[Effect]:
    moved = petitions.recompute_clocks(unit_ids, at=cause.at, on=cause.on, dry_run=cause.dry_run)
    return [
        *[_effect("petition", one, one.clock.petition) for one in moved],
        *_terms(ReceptionClock, "day", "reception", unit_ids, cause),
        *_terms(DataRequestClock, "request__petition", "petition", unit_ids, cause),
    ]


def _disclosures(unit_ids: list[int], cause: Cause) -> list[Effect]:
    moved = disclosures.recompute_clocks(unit_ids, at=cause.at, dry_run=cause.dry_run)
    return [_effect("disclosure", one, one.clock.disclosure) for one in moved]


def _commendations(unit_ids: list[int], cause: Cause) -> list[Effect]:
    return _terms(ProposalClock, "proposal", "commendation", unit_ids, cause, side="giver")


def _terms(table: Any, record: str, kind: str, unit_ids: list[int], cause: Cause, side: str = "unit") -> list[Effect]:
    """Compute the open terms of a table whose records keep no due day of their own; ``side``: whose calendar runs."""
    rows = table.objects.open().filter(**{f"{record}__{side}__in": unit_ids}).select_related(f"{record}__{side}")
    found = []
    for clock in rows.prefetch_related("changes"):
        owner = reduce(getattr, record.split("__"), clock)
        calendar = load(getattr(owner, side))
        moved = (
            clocks.moved(clock, calendar)
            if cause.dry_run
            else clocks.recompute(clock, calendar, on=cause.on, by_code="system", at=cause.at)
        )
        found += [_effect(kind, moved, owner)] if moved else []
    return found


def _effect(kind: str, moved: clocks.Moved, record: Any) -> Effect:
    tentative = " (tạm tính)" if moved.tentative else ""
    sentence = f"{moved.clock.name}: {short_day(moved.old)} → {short_day(moved.new)}{tentative}"
    return Effect(record.unit_id, kind, record.code, sentence)


def _units(*asked: tuple[Any, str]) -> list[int]:
    """List the units that have an open term in one of the tables."""
    found: set[int] = set()
    for table, record in asked:
        found.update(table.objects.open().order_by().values_list(f"{record}__unit", flat=True).distinct())
    return sorted(found)


ON_CALENDAR_CHANGED: Rooms = {
    "petitions": Work(
        "thời hạn của phản ánh, kiến nghị, tiếp công dân đổi ngày",
        lambda cause: _units(
            (PetitionClock, "petition"), (ReceptionClock, "day"), (DataRequestClock, "request__petition")
        ),
        _petitions,
        told="Lịch nghỉ thay đổi: {count} thời hạn của phản ánh, kiến nghị, tiếp công dân đã được tính lại.",
        url="/desk/petitions/",
    ),
    "disclosures": Work(
        "thời hạn công khai đổi ngày",
        lambda cause: _units((DisclosureClock, "disclosure")),
        _disclosures,
        told="Lịch nghỉ thay đổi: {count} thời hạn công khai đã được tính lại.",
        url="/desk/disclosures/",
    ),
    "commendations": Work(
        "thời hạn khen thưởng đổi ngày",
        lambda cause: sorted(set(ProposalClock.objects.open().values_list("proposal__giver", flat=True))),
        _commendations,
        told="Lịch nghỉ thay đổi: {count} thời hạn khen thưởng đã được tính lại.",
        url="/desk/commendations/",
    ),
    "news": Work(
        "hạn gỡ ý kiến bạn đọc đổi ngày",
        lambda cause: _units((CommentClock, "comment")),
        lambda unit_ids, cause: _terms(CommentClock, "comment", "comment", unit_ids, cause),
        told="Lịch nghỉ thay đổi: {count} hạn gỡ ý kiến bạn đọc đã được tính lại.",
        url="/desk/news/comments/",
    ),
    "meetings": Work(
        "thời hạn đối thoại đổi ngày",
        lambda cause: _units((DialogueClock, "dialogue__meeting")),
        lambda unit_ids, cause: _terms(DialogueClock, "dialogue__meeting", "meeting", unit_ids, cause),
        told="Lịch nghỉ thay đổi: {count} thời hạn đối thoại đã được tính lại.",
        url="/desk/meetings/",
    ),
    "reports": Nothing("hạn nộp báo cáo được tính mỗi lần xem, không lưu lại"),
}
