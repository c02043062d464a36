"""The forms of the room, by noun: one form for each verb."""

from danvan.meetings.forms.meeting import (
    AttachForm,
    CancelForm,
    CountForm,
    DetachForm,
    EditForm,
    FilterForm,
    GuestForm,
    HoldForm,
    LinkForm,
    NameForm,
    PlanForm,
    PublishForm,
    QuickForm,
    RecordForm,
    UnpublishForm,
)

__all__ = [
    "AttachForm", "CancelForm", "CountForm", "DetachForm", "EditForm", "FilterForm", "GuestForm", "HoldForm", "LinkForm", "NameForm",
    "PlanForm", "PublishForm", "QuickForm", "RecordForm", "UnpublishForm",
]  # fmt: skip
