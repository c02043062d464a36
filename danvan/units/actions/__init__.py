"""The verbs of the room, one file for each noun."""

from danvan.units.actions.bodies import add_post, found
from danvan.units.actions.changes import merge, move, rename, split
from danvan.units.actions.officers import (
    appoint,
    be_away,
    end,
    grant,
    leave,
    new_password,
    open_account,
    reset_password,
    take_in,
)
from danvan.units.actions.people import add_person, hold, lay_down

__all__ = [
    "add_person",
    "add_post",
    "appoint",
    "be_away",
    "end",
    "found",
    "grant",
    "hold",
    "lay_down",
    "leave",
    "merge",
    "move",
    "new_password",
    "open_account",
    "rename",
    "reset_password",
    "split",
    "take_in",
]
