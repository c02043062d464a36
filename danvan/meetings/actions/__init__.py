"""The verbs of the room, by noun."""

from danvan.meetings.actions.appearance import NotOfTheUnit, link
from danvan.meetings.actions.company import Company, Guests, Named, NoBasis, TwoTotals
from danvan.meetings.actions.doors import DoorClosed, Said, Verdict, close_door, find_door, open_door, push
from danvan.meetings.actions.invitation import (
    Guest,
    Line,
    add_line,
    change_slot,
    import_guests,
    remind,
    remove_line,
    remove_slot,
    reply,
    send_invitations,
)
from danvan.meetings.actions.meeting import (
    CountSealed,
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
from danvan.meetings.actions.programme import Hall, Item, Period, issue_programme, set_places, write_programme
from danvan.meetings.actions.roll import key_in, open_roll, seal_roll, settle, unseal_roll
from danvan.meetings.actions.series import Next, join_series, repeat, sum_of_series, through_the_years
from danvan.meetings.actions.telling import tell_invited, told

__all__ = [
    "Company", "CountSealed", "Details", "DoorClosed", "EndsBeforeStart", "Guest", "Guests", "Hall", "Item", "Line", "Named", "Next", "NoBasis", "NoName", "NoReason", "NotHeldYet", "NotOfTheUnit",
    "NotYours", "Period", "Said", "TwoTotals", "Verdict", "add_line", "cancel", "change_slot", "cite", "close_door", "edit", "find_door", "hold",
    "import_guests", "issue_programme", "join_series", "key_in", "link", "open_door", "open_roll", "plan", "publish", "push", "record", "reindex", "remind",
    "remove_line", "remove_slot", "repeat", "reply", "seal_roll", "send_invitations", "set_places", "settle", "sum_of_series", "tell_invited", "through_the_years", "told", "unpublish",
    "unseal_roll", "write_programme",
]  # fmt: skip
