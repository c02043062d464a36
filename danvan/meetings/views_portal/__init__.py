"""The public side of meetings, by noun."""

from danvan.meetings.views_portal.meeting import ListMeetings, ReadMeeting, meeting_line

__all__ = ["ListMeetings", "ReadMeeting", "meeting_line"]
