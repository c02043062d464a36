"""The public side of meetings, by noun."""

from danvan.meetings.views_portal.meeting import LINE, ListMeetings, ReadMeeting, meeting_line

__all__ = ["LINE", "ListMeetings", "ReadMeeting", "meeting_line"]
