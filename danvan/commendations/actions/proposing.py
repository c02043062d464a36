"""The proposing side: begin a file, fill its list, send it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from danvan.commendations.actions.keeping import NotYours, keep, locked
from danvan.commendations.models import Award, Nominee, Proposal, deed_key
from danvan.commendations.permissions import (
    may_begin,
    may_cancel,
    may_drop,
    may_nominate,
    may_revise,
    may_rewrite,
    may_submit,
)
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units.models import Officer, Unit


class NoDeed(Refused):
    """Hãy ghi đề nghị khen về thành tích gì."""


class NoName(Refused):
    """Hãy ghi tên tập thể hoặc họ tên cá nhân."""


class OtherGiver(Refused):
    """Hình thức khen này không phải của nơi khen đã chọn."""


class SameDeed(Refused):
    """«{name}» đã có trong hồ sơ {codes} vì cùng thành tích trong năm. Một thành tích chỉ khen một lần; nếu vẫn đề nghị, ghi rõ lý do."""


class NoNominees(Refused):
    """Danh sách đề nghị chưa có tập thể, cá nhân nào."""


class NoReport(Refused):
    """Còn thiếu báo cáo thành tích của: {names}."""


class NoReason(Refused):
    """Hãy ghi lý do hủy."""


@dataclass(frozen=True, slots=True)
class Details:
    """What the file is about. ``movement`` and ``year`` name the deed for «once for one achievement»."""

    title: str
    deed: str
    year: int
    system: str
    movement: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """One line of the list. No ID number, no ethnicity, no religion: the law asks for none."""

    subject: str
    name: str
    merit: str
    honorific: str = ""
    detail: str = ""
    birth_year: int | None = None
    gender: str = ""
    size: int | None = None
    report: str = ""
    initiative: str = ""


@transaction.atomic
def begin(details: Details, *, unit: Unit, giver: Unit, by: Officer, at: datetime) -> Proposal:
    """Begin a file of ``unit`` for ``giver``, which may be the unit itself, one above, or a body of another system."""
    day = local_day(at)
    if not may_begin(by, unit, day):
        raise NotYours()
    _judge(details)
    proposal = Proposal(
        code=new_code(unit.record_prefix(), day.year), unit=unit, giver=giver, entered_on=day, created_at=at, created_by=by,
        **asdict(details),
    )  # fmt: skip
    return keep(proposal, "begun", by=by, at=at)


def _judge(details: Details) -> None:
    if not details.deed.strip():
        raise NoDeed(field="deed")


@transaction.atomic
def revise(proposal: Proposal, *, details: Details, giver: Unit, by: Officer, at: datetime) -> Proposal:
    """Change what the file is about."""
    proposal = locked(proposal, "revise", may_revise, by=by, at=at)
    _judge(details)
    for name, value in (asdict(details) | {"giver": giver}).items():
        setattr(proposal, name, value)
    return keep(proposal, "revised", ("details",), by=by, at=at)


def duplicates(proposal: Proposal, name: str, initiative: str = "", *, but: Nominee | None = None) -> list[Nominee]:
    """List the lines elsewhere that name the same subject for the same deed: the model, or the movement, or the year."""
    rows = (
        Nominee.objects.filter(deed_key=deed_key(name))
        .exclude(proposal__state="cancelled")
        .exclude(outcome="refused")
    )
    rows = rows.exclude(pk=but.pk if but else None).select_related("proposal")
    return [one for one in rows if _same_deed(one, proposal, initiative)]


def _same_deed(one: Nominee, proposal: Proposal, initiative: str) -> bool:
    if initiative and one.initiative:
        return initiative == one.initiative
    if proposal.movement and one.proposal.movement:
        return proposal.movement == one.proposal.movement and proposal.year == one.proposal.year
    return proposal.year == one.proposal.year and one.proposal.deed.strip().lower() == proposal.deed.strip().lower()


@transaction.atomic
def nominate(
    proposal: Proposal, subject: Subject, *, award: Award, by: Officer, at: datetime, same_deed_reason: str = ""
) -> Nominee:
    """Add a line to the list. Raises SameDeed until it is said why the same deed is proposed once more."""
    proposal = locked(proposal, "nominate", may_nominate, by=by, at=at)
    _check(proposal, subject, award, same_deed_reason, None)
    nominee = Nominee.objects.create(
        proposal=proposal, award=award, deed_key=deed_key(subject.name), same_deed_reason=same_deed_reason.strip(),
        position=proposal.nominees.count(), **asdict(subject),
    )  # fmt: skip
    keep(proposal, "nominated", ("nominees",), by=by, at=at)
    return nominee


def _check(proposal: Proposal, subject: Subject, award: Award, reason: str, but: Nominee | None) -> None:
    if not subject.name.strip() or not subject.merit.strip():
        raise NoName(field="merit" if subject.name.strip() else "name")
    if award.unit_id != proposal.giver_id:
        raise OtherGiver(field="award")
    found = duplicates(proposal, subject.name, subject.initiative, but=but)
    if found and not reason.strip():
        raise SameDeed(
            name=subject.name, codes=", ".join({one.proposal.code for one in found}), field="same_deed_reason"
        )


@transaction.atomic
def rewrite(
    nominee: Nominee, *, subject: Subject, award: Award, by: Officer, at: datetime, same_deed_reason: str = ""
) -> Nominee:
    """Change one line of the list."""
    proposal = locked(nominee.proposal, "rewrite", may_rewrite, by=by, at=at)
    _check(proposal, subject, award, same_deed_reason, nominee)
    for name, value in asdict(subject).items():
        setattr(nominee, name, value)
    nominee.award, nominee.same_deed_reason, nominee.deed_key = (
        award,
        same_deed_reason.strip(),
        deed_key(subject.name),
    )
    nominee.save()
    keep(proposal, "rewritten", ("nominees",), by=by, at=at)
    return nominee


@transaction.atomic
def drop(nominee: Nominee, *, by: Officer, at: datetime) -> None:
    """Take one line off the list."""
    proposal = locked(nominee.proposal, "drop", may_drop, by=by, at=at)
    nominee.delete()
    keep(proposal, "dropped", ("nominees",), by=by, at=at)


@transaction.atomic
def submit(proposal: Proposal, *, by: Officer, at: datetime) -> Proposal:
    """Send the file to the giver. Raises NoNominees, NoReport."""
    proposal = locked(proposal, "submit", may_submit, by=by, at=at)
    lines = list(proposal.nominees.all())
    if not lines:
        raise NoNominees()
    if lacking := [str(one) for one in lines if not one.report.strip()]:
        raise NoReport(names=", ".join(lacking)[:300])
    proposal.submitted_at, proposal.submitted_by, proposal.submitted_on = at, by, local_day(at)
    proposal.sent_back_reason = ""
    return keep(proposal, "submitted", ("state",), by=by, at=at)


@transaction.atomic
def cancel(proposal: Proposal, *, reason: str, by: Officer, at: datetime) -> Proposal:
    """Give the file up, with a reason; its terms stop."""
    proposal = locked(proposal, "cancel", may_cancel, by=by, at=at)
    if not reason.strip():
        raise NoReason(field="reason")
    proposal.cancel_reason = reason.strip()
    for clock in proposal.clocks.open():
        clock.stopped_on = local_day(at)
        clock.save(update_fields=["stopped_on"])
    return keep(proposal, "cancelled", ("state", "cancel_reason"), by=by, at=at)
