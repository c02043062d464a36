"""What a meeting says elsewhere: counts in words, the text to paste into a chat group."""

from __future__ import annotations

from danvan.core.dates import say_number
from danvan.meetings.models import Attendance, Meeting
from danvan.meetings.states import BOUNDS


def said_count(line: Attendance) -> str:
    """Say a count with its bound: ``gần 200 đồng chí``; nothing when none was given."""
    if line.count is None:
        return ""
    bound = "" if line.bound == "exact" else f"{BOUNDS[line.bound]} "
    return f"{bound}{say_number(line.count)} {line.unit_word or 'người'}"


def said_opening(meeting: Meeting) -> str:
    """Tell in one sentence when, where, who held what, and how many came, as far as it is recorded."""
    place = f", tại {meeting.place}" if meeting.place else ""
    organisers = ", ".join(one.printed for one in meeting.organisers.all())
    held = f"{organisers} tổ chức {_lowered(meeting.name)}" if organisers else f"đã diễn ra {_lowered(meeting.name)}"
    total = next((said_count(one) for one in meeting.attendances.all() if one.is_total), "")
    return f"{meeting.when()}{place}, {held}." + (f" Dự có {total}." if total else "")


def _lowered(name: str) -> str:
    """Begin the name small within a sentence when it begins with a common word: Hội nghị, Lớp tập huấn …"""
    return (
        name[:1].lower() + name[1:]
        if name.split(" ")[0] in ("Hội", "Lớp", "Buổi", "Cuộc", "Tọa", "Đại", "Lễ", "Ngày")
        else name
    )


def zalo_text(meeting: Meeting, address: str = "") -> str:
    """Write name, day, place and, once public, the link, ready to paste."""
    place = f"Địa điểm: {meeting.place}" if meeting.place else ""
    state = "" if meeting.state == "held" else f" ({meeting.get_state_display().lower()})"
    lines = [
        f"{meeting.name}{state}",
        f"Thời gian: {meeting.hour_and_day()}",
        place,
        f"Xem đầy đủ: {address}" if address else "",
    ]
    return "\n".join(line for line in lines if line)
