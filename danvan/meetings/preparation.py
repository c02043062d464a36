"""What is still to be prepared of a planned meeting, each line with the page where it is done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from danvan.meetings.models import Dialogue, InviteLine, Meeting, Programme, Roll, Slot
from danvan.meetings.states import PARTS

SOON = timedelta(days=1)


def still_to_do(meeting: Meeting, on: date) -> list[dict[str, Any]]:
    """List the inputs of ``ui/todo.html`` for a planned meeting; empty for any other. Two queries."""
    if meeting.state != "planned":
        return []
    of_it: dict[str, Any] = {"meeting": OuterRef("pk")}
    stands = (
        Meeting.objects.filter(pk=meeting.pk)
        .annotate(
            written=Exists(Programme.objects.filter(**of_it)),
            draft=Exists(Programme.objects.filter(**of_it, issued_at=None)),
            invited=Exists(InviteLine.objects.filter(**of_it)),
            called=Exists(Roll.objects.filter(**of_it)),
            talked=Exists(Dialogue.objects.filter(**of_it)),
            announced=Exists(Dialogue.objects.filter(**of_it, announced_on__isnull=False)),
        )
        .values("written", "draft", "invited", "called", "talked", "announced")
        .get()
    )
    return [
        *_programme(meeting, stands),
        *_talk(meeting, stands),
        *_guests(meeting, stands),
        *_roll(meeting, stands, on),
    ]


def _line(meeting: Meeting, route: str, what: str, more: str = "", badge: str = "") -> dict[str, Any]:
    return {"what": what, "more": more, "url": reverse(f"meetings:{route}", args=[meeting.code]), "badge": badge, "badge_kind": "waiting"}  # fmt: skip


def _programme(meeting: Meeting, stands: dict[str, bool]) -> list[dict[str, Any]]:
    if not stands["written"]:
        return [_line(meeting, "programme", "Soạn chương trình")]
    return [_line(meeting, "programme", "Ban hành chương trình", "Còn bản đang soạn")] if stands["draft"] else []


def _talk(meeting: Meeting, stands: dict[str, bool]) -> list[dict[str, Any]]:
    if "queue" not in PARTS[meeting.kind] or stands["announced"]:
        return []
    what = "Thông báo trước cho Nhân dân" if stands["talked"] else "Mở phần đối thoại, nhận câu hỏi"
    return [_line(meeting, "dialogue", what)]


def _guests(meeting: Meeting, stands: dict[str, bool]) -> list[dict[str, Any]]:
    if not stands["invited"]:
        return [_line(meeting, "invitations", "Lập danh sách mời")]
    waiting = Q(tellings__isnull=False, tellings__told_at=None)
    counts = Slot.objects.standing().filter(meeting=meeting, walk_in=False).aggregate(
        unsent=Count("pk", filter=Q(invited_at=None), distinct=True),
        unnamed=Count("pk", filter=Q(name=""), distinct=True),
        silent=Count("pk", filter=Q(invited_at__isnull=False, answer=""), distinct=True),
        calls=Count("pk", filter=waiting, distinct=True),
    )  # fmt: skip
    said = {
        "unsent": "Gửi giấy mời: {count} người", "calls": "Gọi điện báo: {count} người", "unnamed": "{count} chỗ chưa có tên",
        "silent": "{count} người chưa trả lời",
    }  # fmt: skip
    return [
        _line(meeting, "invitations", text.format(count=counts[key])) for key, text in said.items() if counts[key]
    ]


def _roll(meeting: Meeting, stands: dict[str, bool], on: date) -> list[dict[str, Any]]:
    if stands["called"] or meeting.starts_on > on + SOON:
        return []
    return [_line(meeting, "roll", "Mở điểm danh, in tờ ký tên", badge="Sắp họp")]
