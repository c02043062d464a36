"""A recognised model becomes a proposal for commendation: its collective on the list, its record as the report."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.commendations import actions as commendations
from danvan.commendations.models import Award, Nominee, Proposal
from danvan.initiatives.letters.words import said_goal, said_sums, sums_of
from danvan.initiatives.models import Initiative
from danvan.units.models import Officer, Unit


def proposals_about(thing: Initiative) -> list[Proposal]:
    """List the files in which a model stands, the newest first."""
    found = Nominee.objects.filter(initiative=thing.code).values("proposal")
    return list(Proposal.objects.filter(pk__in=found).order_by("-pk"))


def drafts_to_join(unit: Unit) -> list[Proposal]:
    """List the files of a unit that still take names."""
    return list(Proposal.objects.filter(unit=unit, state__in=("draft", "returned")).order_by("-pk")[:20])


@transaction.atomic
def propose_commendation(
    thing: Initiative, *, proposal: Proposal, award: Award, by: Officer, at: datetime, reason: str = ""
) -> Nominee:
    """Put the collective of a model on the list of a file; what is recorded of the model is its report, nothing else."""
    subject = commendations.Subject(
        "group", thing.registrant_name or thing.unit.name_on(thing.entered_on), _merit(thing), honorific="", report=report_of(thing),
        initiative=thing.code,
    )  # fmt: skip
    return commendations.nominate(proposal, subject, award=award, same_deed_reason=reason, by=by, at=at)


def _merit(thing: Initiative) -> str:
    return f"Thực hiện mô hình “{thing.name}”, năm {thing.year}"[:400]


def report_of(thing: Initiative) -> str:
    """Write what is recorded: the problem, what was done, own criteria with results, what was mobilised, outlook."""
    goals = [said_goal(one) for one in thing.goals.prefetch_related("values__update_row")]
    lines = [
        thing.situation, thing.content,
        *(f"{one['text']}: chỉ tiêu {one['target']}, kết quả {one['result'] or one['so_far'] or 'chưa ghi'}. {one['note']}".strip() for one in goals),
        *(f"{label}: {text}." for label, text in said_sums(sums_of(thing))),
        thing.assessment, thing.outlook,
        *(f"Công nhận {one.level}: Quyết định {one.decision}." for one in thing.recognitions.all()),
    ]  # fmt: skip
    return "\n".join(line.strip() for line in lines if line.strip())
