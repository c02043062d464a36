"""Events that run down the whole house: one dict each, room → what it does, or why it has nothing to do.

``preview`` says what would change, ``ask`` puts the work into the queue, ``run`` is the resumable job.
"""

from danvan.hall.events.calendar import ON_CALENDAR_CHANGED
from danvan.hall.events.merging import ON_UNITS_MERGED
from danvan.hall.events.persons import ON_PERSON_ERASED
from danvan.hall.events.retention import ON_RETENTION_DUE
from danvan.hall.events.running import EVENTS, ask, ask_for_retention, preview, run
from danvan.hall.events.work import Cause, Effect, Nothing, Preview, Work

__all__ = [
    "EVENTS", "ON_CALENDAR_CHANGED", "ON_PERSON_ERASED", "ON_RETENTION_DUE", "ON_UNITS_MERGED", "Cause", "Effect",
    "Nothing", "Preview", "Work", "ask", "ask_for_retention", "preview", "run",
]  # fmt: skip
