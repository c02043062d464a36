"""The desk side of meetings, by noun."""

from danvan.meetings.views_desk.entry import EditMeeting, PlanMeeting, RecordMeeting, RecordQuickly
from danvan.meetings.views_desk.meeting import (
    AttachPaper,
    CancelMeeting,
    DetachPaper,
    HoldMeeting,
    LinkName,
    ListMeetings,
    PublishMeeting,
    ShowMeeting,
    UnpublishMeeting,
)

__all__ = [
    "AttachPaper", "CancelMeeting", "DetachPaper", "EditMeeting", "HoldMeeting", "LinkName", "ListMeetings", "PlanMeeting",
    "PublishMeeting", "RecordMeeting", "RecordQuickly", "ShowMeeting", "UnpublishMeeting",
]  # fmt: skip
