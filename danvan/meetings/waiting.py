"""What of this room waits for an officer."""

from __future__ import annotations

from datetime import date

from danvan.meetings import waiting_roll, waiting_talk
from danvan.units.models import Officer
from danvan.units.work import Work


def waiting_for(officer: Officer, *, on: date) -> list[Work]:
    """List the lines of every part of the room."""
    return [*waiting_roll.open_work(officer, on), *waiting_talk.open_work(officer, on=on)]
