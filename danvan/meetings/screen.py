"""What the big screen and the phones of a hall show of a queue."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from danvan.meetings.models import Dialogue, Meeting, Speaker

NEXT_SHOWN = 3


def version_of(meeting: Meeting) -> int:
    """Return the version of the queue, 0 without one. One query."""
    return Dialogue.objects.filter(meeting=meeting).values_list("version", flat=True).first() or 0


def screen_of(meeting: Meeting, dialogue: Dialogue, at: datetime) -> dict[str, Any]:
    """Say who speaks, for how many seconds of how many, who comes next. Two queries at most."""
    rows = list(Speaker.objects.filter(meeting=meeting, state__in=("speaking", "approved")))
    speaking = next((one for one in rows if one.state == "speaking"), None)
    seconds = int((at - speaking.began_at).total_seconds()) if speaking and speaking.began_at else 0
    return {
        "version": dialogue.version, "limit": dialogue.minutes_each * 60, "seconds": max(seconds, 0),
        "speaking": said(speaking) if speaking else None, "next": [said(one) for one in rows if one.state == "approved"][:NEXT_SHOWN],
    }  # fmt: skip


def said(speaker: Speaker) -> dict[str, Any]:
    """Give number, name or seat, and matter of a speaker."""
    return {"number": speaker.number, "name": speaker.name, "matter": speaker.matter}


def turn_of(meeting: Meeting, number: int) -> dict[str, Any]:
    """Say how many stand before a number. Two queries at most."""
    own = Speaker.objects.filter(meeting=meeting, number=number).first()
    if own is None:
        return {"state": "", "said": "Không có số này."}
    if own.state == "waiting":
        return {"state": own.state, "said": "Chủ tọa chưa mời. Xin chờ."}
    if own.state == "approved":
        before = Speaker.objects.filter(meeting=meeting, state="approved", position__lt=own.position).count()
        return {
            "state": own.state,
            "said": "Bạn là người kế tiếp." if not before else f"Còn {before} người trước bạn.",
        }
    return {
        "state": own.state,
        "said": {"speaking": "Mời bạn phát biểu.", "done": "Bạn đã phát biểu.", "dropped": "Số này đã thôi."}[
            own.state
        ],
    }
