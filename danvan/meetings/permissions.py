"""Who may do what with a meeting."""

from __future__ import annotations

from datetime import date

from danvan.meetings.models import Meeting
from danvan.units.models import Officer, Unit

WRITERS = ("grassroots", "clerk", "editor", "head")
PUBLISHERS = ("editor", "head")


def may_record(officer: Officer, unit: Unit, on: date) -> bool:
    """Say whether the officer may record a meeting of ``unit``."""
    if not officer.has_any(WRITERS, on):
        return False
    if unit.pk == officer.unit_id and officer.path_on(on) is not None:
        return officer.may_write(on)  # one's own unit is always in one's scope
    return Unit.objects.writable_by(officer, on).filter(pk=unit.pk).exists()


def may_edit(officer: Officer, meeting: Meeting, on: date) -> bool:
    return may_record(officer, meeting.unit, on)


may_plan, may_hold, may_cancel, may_link, may_repeat = may_record, may_edit, may_edit, may_edit, may_edit
may_prepare = may_call_roll = may_edit


def may_publish(officer: Officer, meeting: Meeting, on: date) -> bool:
    return officer.has_any(PUBLISHERS, on) and may_edit(officer, meeting, on)


may_unpublish = may_publish
