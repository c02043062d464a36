"""What a superior does with the reports sent to it: receive, hand_back, remind, enter_for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.urls import reverse

from danvan import journal
from danvan.calendars.models import load as load_calendar
from danvan.core.dates import end_of, local_day, short_day, start_of
from danvan.core.steps import check
from danvan.figures.periods import Period
from danvan.reports.actions import refusals as no
from danvan.reports.actions.sheet import (
    Entry,
    copy_typed,
    freeze,
    keep_entries,
    keep_passages,
    locked,
    make,
    needed,
    new_version,
    write,
)
from danvan.reports.due import due_on
from danvan.reports.letters import tell_of, tell_reminded
from danvan.reports.line import senders
from danvan.reports.models import FormVersion, Reminder, Sheet, SheetVersion
from danvan.reports.permissions import may_enter_for, may_hand_back, may_receive, may_remind
from danvan.reports.states import STATES, STEPS
from danvan.units.models import Officer, Unit


@transaction.atomic
def receive(sheet: Sheet, *, by: Officer, at: datetime) -> SheetVersion:
    """Take the newest sent version in; from now on it is added up."""
    sheet = locked(sheet, by, at, may_receive)
    sheet.state = check(STEPS, "receive", sheet.state, labels=STATES)
    version = sheet.last_sent()
    assert version is not None
    version.received_at, version.received_by = at, by
    version.save(update_fields=["received_at", "received_by"])
    sheet.save(update_fields=["state"])
    write(sheet, "report.received", ("state",), by=by, at=at)
    tell_of(sheet, version.form_version, "receive", at=at)
    return version


@transaction.atomic
def hand_back(sheet: Sheet, *, reason: str, by: Officer, at: datetime) -> SheetVersion:
    """Give a sent or received report back to its unit, with a reason; that version is added up no more."""
    sheet = locked(sheet, by, at, may_hand_back)
    sheet.state = check(STEPS, "hand_back", sheet.state, labels=STATES)
    sheet.hand_back_reason = needed(reason)
    version = sheet.last_sent()
    assert version is not None
    version.handed_back_at, version.handed_back_by = at, by
    version.save(update_fields=["handed_back_at", "handed_back_by"])
    sheet.save(update_fields=["state", "hand_back_reason"])
    new = new_version(sheet, version.form_version, version.number + 1, by=by, at=at, correction_reason="")
    copy_typed(version, new)
    write(sheet, "report.handed_back", ("state", "hand_back_reason"), by=by, at=at)
    tell_of(sheet, version.form_version, "hand_back", at=at, reason=sheet.hand_back_reason)
    return version


@transaction.atomic
def remind(
    form: FormVersion, period: Period, units: Iterable[Unit], *, superior: Unit, by: Officer, at: datetime
) -> int:  # fmt: skip
    """Remind the units that have not sent; once a day each. Return how many were reminded. Raise NothingToRemind."""
    today = local_day(at)
    if not may_remind(by, superior, today):
        raise no.NotYours()
    wanted = _to_remind(form, period, list(units), superior, at)
    for unit in wanted:
        due, _ = due_on(form, period, load_calendar(unit))
        url = reverse("reports:period", args=[form.form.code, period.code])
        tell_reminded(unit, form, period.name, short_day(due) if due else "", url, at=at)
        journal.record(
            unit=superior.code, actor=by.code, verb="report.reminded", kind="report", code=form.form.code, fields=(), at=at
        )  # fmt: skip
    Reminder.objects.bulk_create(
        Reminder(form_id=form.form_id, unit=unit, superior=superior, period_code=period.code, reminded_at=at, reminded_by=by)
        for unit in wanted
    )  # fmt: skip
    if not wanted:
        raise no.NothingToRemind()
    return len(wanted)


def _to_remind(form: FormVersion, period: Period, units: list[Unit], superior: Unit, at: datetime) -> list[Unit]:
    asked = {one.unit_id for one in senders(form, superior, period.end)}
    today = local_day(at)
    told = Reminder.objects.filter(
        form=form.form_id, period_code=period.code, superior=superior, reminded_at__range=(start_of(today), end_of(today))
    ).values_list("unit", flat=True)  # fmt: skip
    sent = Sheet.objects.filter(form=form.form_id, period_code=period.code, state__in=("sent", "received"))
    done = set(told) | set(sent.values_list("unit", flat=True))
    return [unit for unit in units if unit.pk in asked and unit.pk not in done]


@transaction.atomic
def enter_for(
    form: FormVersion, unit: Unit, period: Period, *, values: Mapping[str, Decimal | int], texts: Mapping[str, str],
    paper: str, by: Officer, at: datetime,
) -> SheetVersion:  # fmt: skip
    """Enter the report of a unit that does not work here yet, from its paper; it is received at once.

    Another paper for the same period is a correction: a new version, received at once; so is the one that comes
    after ``hand_back``. ``values`` by code of indicator, ``texts`` by code of a text indicator or key of a written
    part. Raise NotYours, NotAsked, NoPaper, SamePaper, AlreadyThere (the unit works on it itself), and what
    ``fill`` raises for a cell, naming it.
    """
    superior = by.unit
    if not may_enter_for(by, superior, local_day(at)):
        raise no.NotYours()
    body = next((one for one in senders(form, superior, period.end) if one.unit_id == unit.pk), None)
    if body is None:
        raise no.NotAsked(form=form.name, period=period.name)
    if not paper.strip():
        raise no.NoPaper(field="paper")
    paper = paper.strip()[:200]
    sheet = Sheet.objects.select_for_update().filter(form=form.form_id, unit=unit, period_code=period.code).first()
    if sheet is None:
        sheet = make(form, unit, period, state="received", by=by, at=at)
        version = new_version(sheet, form, 1, by=by, at=at, origin="spreadsheet", paper=paper)
    else:
        version = _next_paper(sheet, body.name, paper, by=by, at=at)
    _enter(version, values, texts, paper)
    freeze(sheet, version, by=by, at=at)
    version.received_at, version.received_by = at, by
    version.save(update_fields=["received_at", "received_by"])
    write(sheet, "report.entered_for", ("state", "version"), by=by, at=at)
    return version


def _next_paper(sheet: Sheet, name: str, paper: str, *, by: Officer, at: datetime) -> SheetVersion:
    """Begin the version of a further paper; the one before stays as it was."""
    last = sheet.last_sent()
    if last is None or last.origin != "spreadsheet" or sheet.state not in ("received", "handed_back"):
        raise no.AlreadyThere(name=name, period=sheet.period.name)
    if last.paper == paper:
        raise no.SamePaper(name=name, paper=paper, field="paper")
    version = sheet.working()
    if version is None:
        version = new_version(sheet, last.form_version, last.number + 1, by=by, at=at)
    version.cells.all().delete()
    version.passages.all().delete()
    version.origin, version.paper, version.correction_reason = "spreadsheet", paper, f"Theo {paper}"
    version.save()
    sheet.state, sheet.hand_back_reason = "received", ""
    sheet.save(update_fields=["state", "hand_back_reason"])
    return version


def _enter(
    version: SheetVersion, values: Mapping[str, Decimal | int], texts: Mapping[str, str], paper: str
) -> None:  # fmt: skip
    keys = set(version.form_version.parts.filter(kind="text").values_list("key", flat=True))
    words = {code: Entry(text=text, basis=paper) for code, text in texts.items() if code not in keys}
    numbers = {code: Entry(amount=amount, basis=paper) for code, amount in values.items()}
    keep_entries(version, words | numbers, every=True)
    keep_passages(version, {key: text for key, text in texts.items() if key in keys})
