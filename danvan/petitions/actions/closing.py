"""The end of a case: closed, archived, held, masked; and duties an officer ticks off."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from danvan import journal, search
from danvan.calendars import clocks
from danvan.law.counting import add_months
from danvan.law.data_files import read
from danvan.petitions import similar
from danvan.petitions.actions import running
from danvan.petitions.actions.refusals import KeptByLaw, ReasonMissing, SettledByVerb, StillOpen
from danvan.petitions.actions.taking import SYSTEM, Act, append, begin, finish, locked, write
from danvan.petitions.duties import by_hand
from danvan.petitions.models import Party, Petition, PetitionClock, StepNote, Verdict, Visit
from danvan.petitions.states import ENDED
from danvan.units.models import Officer

MASKED = "(đã xóa theo thời hạn lưu giữ)"


@transaction.atomic
def close(petition: Petition, *, note: str = "", by: Officer, at: datetime) -> Petition:
    """Close a case that has its end."""
    petition = begin(petition, "close", by=by, at=at)
    act = Act(by, at, note=note)
    petition.closed_on = act.on
    finish(petition, "close", act, fields=("closed_on",))
    return petition


@transaction.atomic
def archive(
    petition: Petition, *, paper: str = "", paper_on: date | None = None, by: Officer, at: datetime
) -> Petition:
    """Hand the file to the agency's archive."""
    petition = begin(petition, "archive", by=by, at=at)
    finish(petition, "archive", Act(by, at, paper=paper, paper_on=paper_on))
    return petition


@transaction.atomic
def tick(
    petition: Petition, *, clock: PetitionClock, day: date, paper: str = "", by: Officer, at: datetime
) -> Petition:
    """Write down that a duty was done on a day; for terms that no other verb settles."""
    petition = begin(petition, "tick", by=by, at=at)
    row = petition.clocks.get(pk=clock.pk)
    if not by_hand(row.rule_code):
        raise SettledByVerb()
    clocks.settle(row, on=day, by_code=by.code, at=at)
    running.refresh(petition)
    finish(petition, "tick", Act(by, at, ground=row.rule_code, paper=paper), fields=("clocks",), moves_clocks=False)
    return petition


@transaction.atomic
def keep(petition: Petition, *, note: str, by: Officer, at: datetime) -> Petition:
    """Hold a record back from masking (legal hold), with the reason."""
    petition = begin(petition, "keep", by=by, at=at)
    if not note.strip():
        raise ReasonMissing(field="note")
    petition.held_at, petition.held_by = at, by
    finish(petition, "keep", Act(by, at, note=note), fields=("held_at",), moves_clocks=False)
    return petition


@transaction.atomic
def release(petition: Petition, *, note: str = "", by: Officer, at: datetime) -> Petition:
    """End the hold."""
    petition = begin(petition, "release", by=by, at=at)
    petition.held_at = petition.held_by = None
    finish(petition, "release", Act(by, at, note=note), fields=("held_at",), moves_clocks=False)
    return petition


def months_kept() -> int:
    """Return for how many months after closing the sender's data are kept (law/data/retention.yaml)."""
    rows = {row["class"]: row for row in read("retention")["retention"]}
    return int(rows["petition_contact"]["months"])


def due_for_masking(on: date) -> list[Petition]:
    """List what is closed for longer than its time, neither held nor a complaint (the archive decides on those)."""
    until = add_months(on, -months_kept())
    rows = Petition.objects.filter(closed_on__lte=until, masked_at=None, held_at=None).exclude(kind="complaint")
    return list(rows.select_related("unit").order_by("pk"))


@transaction.atomic
def mask(petition: Petition, *, at: datetime, by: Officer | None = None) -> Petition:
    """Empty every word about people for ever: sender, text, notes, files. Counts, days and papers stay.

    Raise KeptByLaw while it is held, StillOpen before it has ended.
    """
    petition = locked(petition)
    if petition.held_at:
        raise KeptByLaw()
    if petition.state not in ENDED:
        raise StillOpen()
    Party.objects.filter(petition=petition).update(name=None, address=None, phone=None, email=None)
    StepNote.objects.filter(step__petition=petition).delete()
    petition.openings.update(reason="")
    petition.data_requests.update(wish=None)
    petition.answers.update(text=MASKED, send_back_reason="")
    Verdict.objects.filter(petition=petition).update(words="")
    files = list(petition.files.all())
    petition.files.all().delete()
    transaction.on_commit(lambda: [one.file.storage.delete(one.file.name) for one in files])
    petition.subject = petition.text = MASKED
    petition.demand = petition.place = petition.respondent = petition.person_key = petition.content_key = (
        petition.secret_hash
    ) = ""
    petition.masked_at = at
    petition.save()
    search.remove("petition", petition.code)
    similar.forget(petition)
    act = Act(by, at)
    append(petition, "mask", act, petition.state)
    write(petition, "mask", act, fields=("masked_at",))
    return petition


def visits_due_for_masking(on: date) -> list[Visit]:
    """List the visits whose reception day was held longer ago than contacts are kept: the same months as letters.

    One that became a letter waits for that letter to be masked (and so for its hold, its end, its archive); one that
    says it is a complaint is left to the archive, as complaints are.
    """
    until = add_months(on, -months_kept())
    rows = Visit.objects.filter(day__on__lte=until).exclude(state="waiting").exclude(kind="complaint")
    rows = rows.filter(Q(petition=None) | Q(petition__masked_at__isnull=False))
    told = (
        Q(name__isnull=False)
        | Q(address__isnull=False)
        | ~Q(summary__in=("", MASKED))
        | ~Q(documents="")
        | ~Q(follow_up_text="")
    )
    return list(rows.filter(told).select_related("day__unit").order_by("pk"))


@transaction.atomic
def mask_visit(visit: Visit, *, at: datetime) -> Visit:
    """Empty every word about people of a visit for ever; number, kind, hours and papers stay, so that it still counts.

    Raise KeptByLaw while its letter is not masked.
    """
    visit = Visit.objects.select_for_update(of=("self",)).select_related("day__unit", "petition").get(pk=visit.pk)
    if visit.petition and visit.petition.masked_at is None:
        raise KeptByLaw()
    visit.name = visit.address = None
    visit.summary = MASKED if visit.summary else ""
    visit.documents = visit.follow_up_text = ""
    visit.save(update_fields=["name", "address", "summary", "documents", "follow_up_text"])
    visit.conclusions.update(text=MASKED, done_note="")
    journal.record(
        unit=visit.day.unit.code, actor=SYSTEM, verb="visit.masked", kind="visit", code=visit.code, fields=("summary",), at=at
    )  # fmt: skip
    return visit


@transaction.atomic
def recompute_clocks(
    unit_ids: list[int], *, at: datetime, on: date, dry_run: bool = False, by_code: str = "system"
) -> list[clocks.Moved]:
    """Put the open terms of these units onto the calendar of today; return those whose day moves, old and new.

    ``dry_run``: only say what would move. Terms that were kept or fell away stay what they were.
    """
    rows = PetitionClock.objects.open().filter(petition__unit__in=unit_ids).select_related("petition__unit")
    found: list[clocks.Moved] = []
    touched: dict[int, Petition] = {}
    for row in rows.prefetch_related("changes").iterator(chunk_size=500):
        calendar = running.calendar_of(row.petition)
        moved = (
            clocks.moved(row, calendar) if dry_run else clocks.recompute(row, calendar, on=on, by_code=by_code, at=at)
        )
        if moved:
            found.append(moved)
            touched[row.petition_id] = row.petition
    if not dry_run:
        for petition in touched.values():
            running.refresh(petition)
            petition.save(update_fields=["next_due_on", "next_rule"])
            write(petition, "recompute", Act(None, at), fields=("due_on",))
    return found
