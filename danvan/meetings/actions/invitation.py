"""Inviting: lines that make numbered places, names that come later, answers, sending."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.meetings.actions.meeting import locked, write
from danvan.meetings.actions.telling import tell
from danvan.meetings.models import InviteLine, Mark, Meeting, Reply, Slot
from danvan.meetings.permissions import may_prepare
from danvan.meetings.states_roll import ANSWERS
from danvan.meetings.tickets import print_of, ticket_of
from danvan.text.folding import key3
from danvan.units.models import Holding, Officer, Person, Post, Unit

MOST_PLACES = 5000


class NobodyThere(Refused):
    """Không có ai giữ chức vụ «{post}» ở các đơn vị đã chọn. Hãy mời theo số lượng hoặc ghi tên."""


class TooMany(Refused):
    """Một cuộc họp mời nhiều nhất là 5.000 người; đang có {standing}, thêm {more}."""


class NoWording(Refused):
    """Hãy ghi mời ai, đúng như sẽ in trên danh sách."""


class NoQuota(Refused):
    """Hãy ghi mỗi đơn vị được cử bao nhiêu người."""


class NoUnit(Refused):
    """Hãy chọn ít nhất một đơn vị."""


class NoNameGiven(Refused):
    """Hãy ghi họ tên người dự."""


class NoSubstitute(Refused):
    """Hãy ghi họ tên người dự thay."""


class NobodyToInvite(Refused):
    """Chưa có ai để gửi giấy mời: mọi người đã được mời, hoặc danh sách còn trống."""


class WasThere(Refused):
    """Người này đã có lượt điểm danh nên không bỏ được."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line to be. ``wording`` as printed; of the rule "posts" it is the name of the post."""

    rule: str
    wording: str
    category: str = ""
    quota: int | None = None
    expected: int | None = None


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to be invited by name."""

    name: str = ""
    post: str = ""
    unit_name: str = ""
    phone: str = ""
    email: str = ""
    seat: str = ""
    unit: Unit | None = None
    person: Person | None = None


@transaction.atomic
def add_line(
    meeting: Meeting,
    line: Line,
    *,
    units: Sequence[Unit] = (),
    guests: Sequence[Guest] = (),
    by: Officer,
    at: datetime,
) -> InviteLine:
    """Add a line and the numbered places that it makes.

    posts: everybody who holds that post in ``units`` on the day of the meeting; body: everybody who holds a post
    there; quota: so many places a unit, without names; named: ``guests``; open: no places.
    """
    meeting = locked(meeting, by, at, may_prepare)
    if not line.wording.strip():
        raise NoWording(field="wording")
    made = _guests_of(line, units, guests, meeting.starts_on)
    row = InviteLine.objects.create(
        meeting=meeting, position=meeting.lines.count(), rule=line.rule, wording=line.wording.strip(),
        category=(line.category or line.wording).strip()[:120], expected=line.expected,
    )  # fmt: skip
    add_slots(row, made)
    write(meeting, "line.added", ("line",), by=by, at=at)
    return row


def _guests_of(line: Line, units: Sequence[Unit], guests: Sequence[Guest], on: date) -> list[Guest]:
    if line.rule in ("posts", "body", "quota") and not units:
        raise NoUnit(field="units")
    if line.rule == "quota":
        if not line.quota:
            raise NoQuota(field="quota")
        return [Guest(unit=unit, unit_name=unit.name_on(on)) for unit in units for _ in range(line.quota)]
    if line.rule in ("posts", "body"):
        posts = Post.objects.filter(unit__in=units)
        wanted = [one for one in posts if line.rule == "body" or key3(one.name) == key3(line.wording)]
        made = _holders(wanted, units, on)
        if not made:
            raise NobodyThere(post=line.wording.strip(), field="wording")
        return made
    return list(guests)


def _holders(posts: list[Post], units: Sequence[Unit], on: date) -> list[Guest]:
    """Give one place for each post; whoever holds it that day is named, else the name comes later."""
    holders = {
        one.post_id: one.person for one in Holding.objects.on(on).filter(post__in=posts).select_related("person")
    }
    by_unit = {unit.pk: unit for unit in units}
    made = []
    for post in sorted(posts, key=lambda one: (one.unit_id, one.rank, one.pk)):
        person, unit = holders.get(post.pk), by_unit[post.unit_id]
        made.append(
            Guest(
                name=person.full_name if person else "", post=post.name, unit=unit, unit_name=unit.name_on(on),
                phone=person.phone if person else "", email=person.email if person else "", person=person,
            )
        )  # fmt: skip
    return made


def add_slots(line: InviteLine, guests: Sequence[Guest], *, walk_in: bool = False) -> list[Slot]:
    """Give each guest the next number. Constant number of statements. Raises TooMany."""
    meeting = line.meeting
    standing = Slot.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"] or 0
    if standing + len(guests) > MOST_PLACES:
        raise TooMany(standing=standing, more=len(guests))
    return Slot.objects.bulk_create(
        [
            Slot(
                meeting=meeting, line=line, number=number, name=one.name.strip()[:120], name_key=key3(one.name)[:120],
                post=one.post.strip()[:250], unit=one.unit, unit_name=one.unit_name.strip()[:250], person=one.person,
                phone=one.phone or None, email=one.email or None, seat=one.seat.strip()[:20], walk_in=walk_in,
                ticket=print_of(ticket_of(meeting.code, number)),
            )
            for number, one in enumerate(guests, standing + 1)
        ],
        batch_size=500,
    )  # fmt: skip


@transaction.atomic
def import_guests(
    meeting: Meeting, guests: Sequence[Guest], *, wording: str, category: str, by: Officer, at: datetime
) -> InviteLine:
    """Take a list of guests in as one line."""
    line = add_line(meeting, Line("named", wording, category), guests=guests, by=by, at=at)
    write(line.meeting, "slots.imported", ("slots",), by=by, at=at)
    return line


@transaction.atomic
def remove_line(line: InviteLine, *, by: Officer, at: datetime) -> None:
    """Take a line back with its places; numbers that were given are not given again."""
    meeting = locked(line.meeting, by, at, may_prepare)
    if Mark.objects.filter(slot__line=line).exists():
        raise WasThere()
    if Slot.objects.filter(line=line, invited_at__isnull=False).exists():
        told = Slot.objects.standing().filter(line=line, invited_at__isnull=False).select_related("unit")
        tell(meeting, list(told), why="cancelled", text="Giấy mời được rút lại.", at=at)
        Slot.objects.standing().filter(line=line).update(removed_at=at)
    else:
        line.delete()
    write(meeting, "line.removed", ("line",), by=by, at=at)


@transaction.atomic
def change_slot(slot: Slot, guest: Guest, *, by: Officer, at: datetime, way: str = "typed") -> Slot:
    """Say who takes a place; the number and the ticket stay."""
    meeting = locked(slot.meeting, by, at, may_prepare)
    _fill(slot, guest)
    slot.save()
    write(meeting, "slot.changed", ("slot",), by=by, at=at)
    return slot


def _fill(slot: Slot, guest: Guest) -> None:
    if not guest.name.strip():
        raise NoNameGiven(field="name")
    if key3(guest.name) != slot.name_key:
        slot.person = None
    slot.name, slot.name_key = guest.name.strip()[:120], key3(guest.name)[:120]
    slot.post = guest.post.strip()[:250] or slot.post
    slot.unit_name = guest.unit_name.strip()[:250] or slot.unit_name
    slot.seat = guest.seat.strip()[:20] or slot.seat
    slot.phone, slot.email = guest.phone or slot.phone, guest.email or slot.email


@transaction.atomic
def remove_slot(slot: Slot, *, by: Officer, at: datetime) -> Slot:
    """Take one place back; whoever was invited is told."""
    meeting = locked(slot.meeting, by, at, may_prepare)
    if slot.marks.exists():
        raise WasThere()
    slot.removed_at = at
    slot.save(update_fields=["removed_at"])
    if slot.invited_at:
        tell(meeting, [slot], why="cancelled", text="Giấy mời được rút lại.", at=at)
    write(meeting, "slot.removed", ("slot",), by=by, at=at)
    return slot


@transaction.atomic
def send_invitations(meeting: Meeting, *, by: Officer, at: datetime, base: str = "") -> int:
    """Invite everybody who was not invited yet: on the screen, by e-mail, or a line to call. Return how many."""
    meeting = locked(meeting, by, at, may_prepare)
    slots = list(
        Slot.objects.standing().filter(meeting=meeting, invited_at=None, walk_in=False).select_related("unit")
    )
    if not slots:
        raise NobodyToInvite()
    tell(meeting, slots, why="invited", text="Trân trọng kính mời.", at=at, base=base)
    Slot.objects.filter(pk__in=[one.pk for one in slots]).update(invited_at=at)
    write(meeting, "invitations.sent", ("slots",), by=by, at=at)
    return len(slots)


@transaction.atomic
def reply(
    slot: Slot,
    answer: str,
    *,
    way: str,
    name: str = "",
    post: str = "",
    note: str = "",
    by: Officer | None = None,
    at: datetime,
) -> Slot:
    """Keep an answer; the last one holds. A substitute takes the place, its number and its ticket.

    By link nobody is signed in (``by`` None). Raises NoSubstitute, KeyError for an unknown answer.
    """
    slot = Slot.objects.select_for_update(of=("self",)).select_related("meeting__unit").get(pk=slot.pk)
    if by is not None:
        locked(slot.meeting, by, at, may_prepare)
    said = ANSWERS[answer]
    if answer == "substitute":
        if not name.strip():
            raise NoSubstitute(field="name")
        if not slot.instead_of:
            slot.instead_of = ", ".join(filter(None, (slot.name, slot.post)))[:380]
        slot.person, slot.phone, slot.email, slot.post = None, None, None, ""
        _fill(slot, Guest(name=name, post=post))
    elif answer == "coming" and name.strip() and not slot.name:
        _fill(slot, Guest(name=name, post=post))
    slot.answer, slot.answered_at = answer, at
    slot.save()
    Reply.objects.create(slot=slot, answer=answer, way=way, name=name[:120], note=note.strip()[:300], by=by, at=at)
    if by is not None and said:
        write(slot.meeting, "reply.given", ("answer",), by=by, at=at)
    return slot


def remind(meetings: Iterable[Meeting], *, at: datetime) -> int:
    """Remind those who have not answered, once for each meeting. Return how many were told."""
    count = 0
    for meeting in meetings:
        open_ones = Slot.objects.standing().filter(meeting=meeting, invited_at__isnull=False, answer="")
        slots = list(open_ones.exclude(tellings__why="reminded").select_related("unit"))
        if slots:
            days = (meeting.starts_on - local_day(at)).days
            text = f"Còn {days} ngày nữa là đến cuộc họp; xin trả lời giấy mời."
            with transaction.atomic():
                count += tell(meeting, slots, why="reminded", text=text, at=at)
    return count
