"""The verbs of the room, by noun."""

from danvan.meetings.actions.appearance import NotOfTheUnit, link
from danvan.meetings.actions.company import Company, Guests, Named, NoBasis, TwoTotals
from danvan.meetings.actions.meeting import (
    Details,
    EndsBeforeStart,
    NoName,
    NoReason,
    NotHeldYet,
    NotYours,
    cancel,
    cite,
    edit,
    hold,
    plan,
    publish,
    record,
    reindex,
    unpublish,
)

__all__ = [
    "Company", "Details", "EndsBeforeStart", "Guests", "Named", "NoBasis", "NoName", "NoReason", "NotHeldYet", "NotOfTheUnit",
    "NotYours", "TwoTotals", "cancel", "cite", "edit", "hold", "link", "plan", "publish", "record", "reindex", "unpublish",
]  # fmt: skip
