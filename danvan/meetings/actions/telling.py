"""Telling those invited: on the screen, by e-mail, or as a note for somebody who calls them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from danvan.journal import record
from danvan.meetings.models import Meeting, Slot, Telling
from danvan.meetings.tickets import ticket_of
from danvan.notices import actions as notices
from danvan.units.models import Officer

ANSWERING = ("clerk", "head")


def tell_invited(meeting: Meeting, *, why: str, text: str, at: datetime) -> int:
    """Tell everybody who was invited and has not declined; return how many. The number of queries grows with the e-mails alone."""
    slots = Slot.objects.standing().filter(meeting=meeting, invited_at__isnull=False).exclude(answer="declined")
    return tell(meeting, list(slots.select_related("unit")), why=why, text=text, at=at)


def tell(meeting: Meeting, slots: list[Slot], *, why: str, text: str, at: datetime, base: str = "") -> int:
    """Tell these; a colleague with an account on the screen, one with an address by e-mail, the others wait for a call.

    A place without a name is told to the officers of its unit. ``base``: this house's address, for links.
    """
    said = f"{meeting.name}: {text.strip()}"[:500]
    officers = _officers_of(slots)
    told: dict[tuple[int, int], tuple[Officer, str]] = {}
    rows = []
    for slot in slots:
        reached = officers[slot.pk]
        way = "screen" if reached else "mail" if slot.email else "phone"
        done = at if way != "phone" else None
        rows.append(Telling(slot=slot, why=why, way=way, text=said, made_at=at, told_at=done))
        for one in reached:
            told.setdefault((one.pk, slot.line_id), (one, _page(meeting, slot, one)))
        if way == "mail" and slot.email is not None:
            notices.mail(
                slot.email, subject=meeting.name, body=_letter(meeting, slot, said, base), kind="meeting", code=meeting.code,
                unit=meeting.unit.code, at=at,
            )  # fmt: skip
    Telling.objects.bulk_create(rows, batch_size=500)
    by_page: dict[str, list[Officer]] = defaultdict(list)
    for one, page in told.values():
        by_page[page].append(one)
    for page, reached in by_page.items():
        notices.tell(reached, text=said, kind="meeting", code=meeting.code, url=page, at=at)
    return len(rows)


def _page(meeting: Meeting, slot: Slot, officer: Officer) -> str:
    """Say where an officer reads of it: the record for the own unit, the reply page for others, who do not see the record."""
    if officer.unit_id == meeting.unit_id:
        return reverse("meetings:show", args=[meeting.code])
    return reverse("reply", args=[ticket_of(meeting.code, slot.number)])


def _officers_of(slots: Iterable[Slot]) -> dict[int, list[Officer]]:
    """Find who has an account: the person invited, else for a place without a name the clerks of its unit. Two queries."""
    people = {slot.person_id: slot.pk for slot in slots if slot.person_id}
    unnamed = defaultdict(list)
    for slot in slots:
        if slot.unit_id and not slot.name:
            unnamed[slot.unit_id].append(slot.pk)
    found: dict[int, list[Officer]] = defaultdict(list)
    if people:
        for one in Officer.objects.filter(person__in=people).select_related("user", "unit"):
            found[people[one.person_id]].append(one)
    if unnamed:
        rows = Officer.objects.filter(
            unit__in=unnamed, granted__role__in=ANSWERING, granted__valid_to=None
        ).distinct()
        for one in rows.select_related("user", "unit"):
            for slot_pk in unnamed[one.unit_id]:
                found[slot_pk].append(one)
    return found


def _letter(meeting: Meeting, slot: Slot, said: str, base: str) -> str:
    address = (base or settings.DESK_ADDRESS).rstrip("/")
    link = f"{address}{reverse('reply', args=[ticket_of(meeting.code, slot.number)])}" if address else ""
    lines = [
        f"Kính gửi: {slot.said}",
        said,
        f"Thời gian: {meeting.hour_and_day()}",
        f"Địa điểm: {meeting.place}" if meeting.place else "",
        f"Xem giấy mời và trả lời tại: {link}" if link else "",
    ]
    return "\n\n".join(line for line in lines if line)


@transaction.atomic
def told(telling: Telling, *, by: Officer, at: datetime) -> Telling:
    """Say that somebody was called."""
    meeting = telling.slot.meeting
    Telling.objects.filter(pk=telling.pk, told_at=None).update(told_at=at, told_by=by)
    record(
        unit=meeting.unit.code,
        actor=by.code,
        verb="telling.done",
        kind="meeting",
        code=meeting.code,
        fields=("telling",),
        at=at,
    )
    return telling
