"""What every verb of a meeting must refuse, asked in one way."""

from __future__ import annotations

from typing import Any

from danvan import journal
from danvan.core.steps import WrongState
from danvan.meetings import actions
from danvan.meetings.models import Meeting
from danvan.meetings.states import STATES, STEPS
from tests.factories.records import AT, DAY

LATER = AT.replace(day=20)
WORDS = {
    "edit": {"details": actions.Details("training", "Tên mới", DAY), "company": actions.Company()},
    "cancel": {"reason": "Bão."},
}


def others(verb: str) -> list[str]:
    """List all states that a verb may not start from."""
    return [state for state in STATES if state not in STEPS[verb].from_]


def take(verb: str, meeting: Meeting, by: Any) -> Meeting:
    """Take a verb with plain words, some days after the meeting."""
    return getattr(actions, verb)(meeting, by=by, at=LATER, **WORDS.get(verb, {}))


def written(meeting: Meeting) -> list[str]:
    """List the journal's verbs about a meeting."""
    return [one.verb for one in journal.entries_for("meeting", meeting.code)]


__all__ = ["LATER", "WORDS", "WrongState", "others", "take", "written"]
