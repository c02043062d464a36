"""The tables of the room, by noun."""

from danvan.meetings.models.meeting import Appearance, Attendance, Meeting, MeetingQuerySet, Mention, Organiser

__all__ = [
    "Appearance",
    "Attendance",
    "Meeting",
    "MeetingQuerySet",
    "Mention",
    "Organiser",
]
