"""What of this room waits for an officer."""

from __future__ import annotations

from danvan.meetings import waiting_roll, waiting_talk

WAITING = (*waiting_roll.WAITING, *waiting_talk.WAITING)
