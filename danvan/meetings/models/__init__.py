"""The tables of the room, by noun."""

from danvan.meetings.models.invitation import InviteLine, Reply, Slot, SlotQuerySet, Telling
from danvan.meetings.models.meeting import Appearance, Attendance, Meeting, MeetingQuerySet, Mention, Organiser
from danvan.meetings.models.programme import Programme, ProgrammeItem, Sitting, Venue
from danvan.meetings.models.roll import Door, Mark, MarkQuerySet, Roll

__all__ = [
    "Appearance", "Attendance", "Door", "InviteLine", "Mark", "MarkQuerySet", "Meeting", "MeetingQuerySet", "Mention",
    "Organiser", "Programme", "ProgrammeItem", "Reply", "Roll", "Sitting", "Slot", "SlotQuerySet", "Telling", "Venue",
]  # fmt: skip
