"""Say who a printed name is: a separate act of a person, never of the machine."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.models import Appearance
from danvan.meetings.permissions import may_link
from danvan.meetings.states import STATES, STEPS
from danvan.units.models import Officer, Person, Post


class NotOfTheUnit(Refused):
    """Chỉ gắn được với người và chức vụ của chính đơn vị ghi cuộc họp."""


@transaction.atomic
def link(
    appearance: Appearance, *, person: Person | None, post: Post | None, by: Officer, at: datetime
) -> Appearance:
    """Say which person and post of the own unit a printed name is; None takes the link back."""
    meeting = locked(appearance.meeting, by, at, may_link)
    check(STEPS, "link", meeting.state, labels=STATES)
    if any(one is not None and one.unit_id != meeting.unit_id for one in (person, post)):
        raise NotOfTheUnit(field="person" if person and person.unit_id != meeting.unit_id else "post")
    appearance.person, appearance.post = person, post
    linked = person is not None or post is not None
    appearance.linked_at, appearance.linked_by = (at, by) if linked else (None, None)
    appearance.save()
    write(meeting, "meeting.linked", ("person", "post"), by=by, at=at)
    return appearance
