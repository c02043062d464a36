"""The verbs of a sheet, in order of life: open, fill, send, send_back, approve, correct, attach_scan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from danvan import journal
from danvan.calendars.models import load as load_calendar
from danvan.core.codes import new_code
from danvan.core.dates import local_day, short_day
from danvan.core.steps import check
from danvan.documents import actions as documents
from danvan.documents.models import Attachment
from danvan.figures.periods import Period
from danvan.reports.actions import refusals as no
from danvan.reports.compiling import live, types_by_hand
from danvan.reports.counting import Ask, ask_room
from danvan.reports.due import belongs, due_on
from danvan.reports.freezing import cells_of, hash_of, taken_by
from danvan.reports.letters import tell_of
from danvan.reports.line import asked_of, superior
from danvan.reports.models import Cell, FormVersion, Indicator, Passage, Sheet, SheetVersion, Taken
from danvan.reports.permissions import (
    may_approve,
    may_attach_scan,
    may_correct,
    may_fill,
    may_open,
    may_send,
    may_send_back,
)
from danvan.reports.states import STATES, STEPS
from danvan.units.models import Officer, Unit

MOST = 9_000_000_000_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody typed for one indicator: an amount or words, and what it rests on."""

    amount: Decimal | int | None = None
    text: str = ""
    basis: str = ""


@transaction.atomic
def open(form: FormVersion, unit: Unit, period: Period, *, by: Officer, at: datetime) -> Sheet:
    """Open the report of a unit for a period, or return it when it is open already.

    Raise NotYours, WrongPeriod, PeriodToCome, NotAsked.
    """
    today = local_day(at)
    if not may_open(by, unit, today):
        raise no.NotYours()
    known = Sheet.objects.filter(form=form.form_id, unit=unit, period_code=period.code).first()
    if known is not None:
        return known
    _check_period(form, period, today)
    if not any(one.version.form_id == form.form_id and one.sends for one in asked_of(unit, max(period.end, today))):
        raise no.NotAsked(form=form.name, period=period.name)
    sheet = make(form, unit, period, state="filling", by=by, at=at)
    new_version(sheet, form, 1, by=by, at=at)
    write(sheet, "report.opened", (), by=by, at=at)
    return sheet


def _check_period(form: FormVersion, period: Period, today: date) -> None:
    if not belongs(form, period):
        raise no.WrongPeriod(form=form.name, period=period.name)
    if period.start > today:
        raise no.PeriodToCome(period=period.name, day=short_day(period.start))


def make(form: FormVersion, unit: Unit, period: Period, *, state: str, by: Officer, at: datetime) -> Sheet:
    """Write the row of a sheet: where it goes to and until when are settled here."""
    due, source = due_on(form, period, load_calendar(unit))
    return Sheet.objects.create(
        code=new_code(unit.record_prefix(), period.end.year), form_id=form.form_id, unit=unit,
        superior=superior(form, unit, period.end), period_code=period.code, scheme=period.scheme.code,
        starts_on=period.start, ends_on=period.end, state=state, due_on=due, due_source=source[:300], opened_at=at,
        opened_by=by, assigned_to=by,
    )  # fmt: skip


def new_version(
    sheet: Sheet, form: FormVersion, number: int, *, by: Officer, at: datetime, **more: Any
) -> SheetVersion:
    """Begin a version that is worked on."""
    code = new_code(sheet.unit.record_prefix(), sheet.ends_on.year)
    return SheetVersion.objects.create(
        code=code, sheet=sheet, form_version=form, number=number, created_at=at, created_by=by, **more
    )


def locked(sheet: Sheet, by: Officer, at: datetime, may: Callable[[Officer, Sheet, date], bool]) -> Sheet:
    """Lock a sheet and ask whether the officer may."""
    rows = Sheet.objects.select_for_update(of=("self",)).select_related("unit", "superior", "form")
    sheet = rows.get(pk=sheet.pk)
    if not may(by, sheet, local_day(at)):
        raise no.NotYours()
    return sheet


@transaction.atomic
def fill(
    sheet: Sheet, *, entries: Mapping[str, Entry], passages: Mapping[str, str], by: Officer, at: datetime
) -> SheetVersion:  # fmt: skip
    """Keep what was typed, finished or not. An entry without amount, words and basis empties its cell.

    ``entries`` by code of indicator, ``passages`` by key; what is not named stays. Raise NotYours, WrongState,
    NotInForm, NotTyped, Negative, TooMuch, TooPrecise, TooBig, NoChoice, each naming the cell.
    """
    sheet = locked(sheet, by, at, may_fill)
    check(STEPS, "fill", sheet.state, labels=STATES)
    version = sheet.working()
    assert version is not None
    changed = {"cells": keep_entries(version, entries), "passages": keep_passages(version, passages)}
    if any(changed.values()):
        write(sheet, "report.filled", [name for name, keys in changed.items() if keys], by=by, at=at)
    return version


def keep_entries(version: SheetVersion, entries: Mapping[str, Entry], *, every: bool = False) -> list[str]:
    """Write typed cells; return the codes that changed. ``every``: also what a room would count."""
    rows = version.form_version.parts.exclude(indicator=None).select_related("indicator")
    ready = {one.indicator.code: one.indicator for one in rows if one.indicator}
    standing = {cell.indicator_id: cell for cell in version.cells.all()}
    changed: list[str] = []
    for code, entry in entries.items():
        if code not in ready:
            raise no.NotInForm(code=code, field=code)
        if not every and not types_by_hand(ready[code]):
            raise no.NotTyped(name=ready[code].name, field=code)
        if _keep(version, ready[code], entry, standing.get(ready[code].pk)):
            changed.append(code)
    return changed


def _keep(version: SheetVersion, one: Indicator, entry: Entry, known: Cell | None) -> bool:
    amount, text = judge(one, entry)
    if amount is None and not text and not entry.basis.strip():
        if known is not None:
            known.delete()
        return known is not None
    kind = "text" if one.kind == "text" else "typed"
    wanted = (kind, amount, text, entry.basis.strip()[:300])
    if known is not None and (known.kind, known.value, known.text, known.basis) == wanted:
        return False
    values = {"kind": kind, "value": amount, "own": amount, "text": text, "basis": wanted[3]}
    Cell.objects.update_or_create(version=version, indicator=one, defaults=values)
    return True


def judge(one: Indicator, entry: Entry) -> tuple[int | None, str]:
    """Return what is kept for an entry: the scaled amount, the words. Raise what ``fill`` raises."""
    text = entry.text.strip()
    if one.kind == "text":
        if text and one.choices and text not in one.choices:
            raise no.NoChoice(choices="; ".join(one.choices), field=one.code)
        return None, text
    if entry.amount is None:
        return None, ""
    amount = Decimal(entry.amount)
    if amount < 0:
        raise no.Negative(field=one.code)
    if one.at_most is not None and amount > one.at_most:
        raise no.TooMuch(most=one.at_most, field=one.code)
    if amount.scaleb(one.decimals) != int(amount.scaleb(one.decimals)):
        raise no.TooPrecise(digits=one.decimals, field=one.code)
    if one.stored(amount) > MOST:
        raise no.TooBig(field=one.code)
    return one.stored(amount), ""


def keep_passages(version: SheetVersion, passages: Mapping[str, str]) -> list[str]:
    """Write the written parts; return the keys that changed."""
    keys = set(version.form_version.parts.filter(kind="text").values_list("key", flat=True))
    standing = dict(version.passages.values_list("key", "text"))
    changed: list[str] = []
    for key, text in passages.items():
        if key not in keys:
            raise no.NotInForm(code=key, field=key)
        if standing.get(key, "") != text.strip():
            Passage.objects.update_or_create(version=version, key=key, defaults={"text": text.strip()})
            changed.append(key)
    return changed


@transaction.atomic
def send(sheet: Sheet, *, by: Officer, at: datetime) -> Sheet:
    """Hand the report to the head: from now on its figures stand still, so that the head approves what was handed in.

    Raise PeriodNotOver; NoBasis for a typed value that rests on nothing.
    """
    sheet = locked(sheet, by, at, may_send)
    sheet.state = check(STEPS, "send", sheet.state, labels=STATES)
    version = sheet.working()
    assert version is not None
    _check_over(sheet, local_day(at))
    for cell in version.cells.filter(kind="typed", basis="", value__isnull=False).select_related("indicator")[:1]:
        raise no.NoBasis(name=cell.indicator.name, field=cell.indicator.code)
    keep_figures(sheet, version, today=local_day(at))
    version.submitted_at, version.submitted_by = at, by
    version.save()
    sheet.save(update_fields=["state"])
    write(sheet, "report.handed_in", ("state",), by=by, at=at)
    tell_of(sheet, version.form_version, "send", at=at)
    return sheet


def _check_over(sheet: Sheet, today: date) -> None:
    first = min(sheet.ends_on, sheet.due_on or sheet.ends_on)
    if today < first:
        raise no.PeriodNotOver(period=sheet.period.name, day=short_day(first))


@transaction.atomic
def send_back(sheet: Sheet, *, reason: str, by: Officer, at: datetime) -> Sheet:
    """Give the report back to those who work on it, with a reason; nothing that was typed is lost."""
    sheet = locked(sheet, by, at, may_send_back)
    sheet.state = check(STEPS, "send_back", sheet.state, labels=STATES)
    sheet.send_back_reason = needed(reason)
    sheet.save(update_fields=["state", "send_back_reason"])
    write(sheet, "report.sent_back", ("state", "send_back_reason"), by=by, at=at)
    version = sheet.working()
    assert version is not None
    let_go(version)
    tell_of(sheet, version.form_version, "send_back", at=at, reason=sheet.send_back_reason)
    return sheet


def needed(reason: str) -> str:
    """Return a reason. Raise NoReason for an empty one."""
    if not reason.strip():
        raise no.NoReason(field="reason")
    return reason.strip()


@transaction.atomic
def approve(sheet: Sheet, *, by: Officer, at: datetime) -> SheetVersion:
    """Send the report up exactly as it was handed in: from now on its figures change only by a correction."""
    sheet = locked(sheet, by, at, may_approve)
    sheet.state = check(STEPS, "approve", sheet.state, labels=STATES)
    version = sheet.working()
    assert version is not None
    mark_sent(version, by=by, at=at)
    sheet.send_back_reason = sheet.hand_back_reason = ""
    sheet.superior = superior(version.form_version, sheet.unit, sheet.ends_on)
    sheet.save(update_fields=["state", "send_back_reason", "hand_back_reason", "superior"])
    write(sheet, "report.approved", ("state", "version"), by=by, at=at)
    verb = "resend" if version.correction_reason else "approve"
    tell_of(sheet, version.form_version, verb, at=at, reason=version.correction_reason)
    return version


def freeze(sheet: Sheet, version: SheetVersion, *, by: Officer, at: datetime, ask: Ask = ask_room) -> None:
    """Write every cell as it stands now and mark the version as sent: hand in and approve in one."""
    keep_figures(sheet, version, today=local_day(at), ask=ask)
    mark_sent(version, by=by, at=at)


def keep_figures(sheet: Sheet, version: SheetVersion, *, today: date, ask: Ask = ask_room) -> None:
    """Write every cell as it is counted, added up and typed now, with the versions taken from below; the caller saves."""
    report = live(version.form_version, sheet.unit, sheet.period, today=today, sheet=sheet, ask=ask)
    version.cells.all().delete()
    cells = cells_of(report, version)
    Cell.objects.bulk_create(cells)
    Taken.objects.bulk_create(taken_by(report, version))
    version.hash = hash_of(cells, report.passages)
    version.expected, version.received = report.expected, report.received


def mark_sent(version: SheetVersion, *, by: Officer, at: datetime) -> None:
    version.sent_at, version.sent_on, version.sent_by = at, local_day(at), by
    version.save()


def let_go(version: SheetVersion) -> None:
    """Let a version be worked on again: only what was typed stays, the rest is counted live."""
    typed = typed_of(version, version)
    version.cells.all().delete()
    version.sources.all().delete()
    Cell.objects.bulk_create(typed)
    version.hash, version.expected, version.received = "", 0, 0
    version.save()


@transaction.atomic
def correct(sheet: Sheet, *, reason: str, by: Officer, at: datetime) -> SheetVersion:
    """Begin a new version of a sent report, with a reason; the old one stands until the new one is received."""
    sheet = locked(sheet, by, at, may_correct)
    sheet.state = check(STEPS, "correct", sheet.state, labels=STATES)
    old = sheet.last_sent()
    assert old is not None
    new = new_version(sheet, old.form_version, old.number + 1, by=by, at=at, correction_reason=needed(reason))
    copy_typed(old, new)
    sheet.save(update_fields=["state"])
    write(sheet, "report.corrected", ("state", "correction_reason"), by=by, at=at)
    return new


def copy_typed(old: SheetVersion, new: SheetVersion) -> None:
    """Begin a version with what was typed in an older one."""
    Cell.objects.bulk_create(typed_of(old, new))
    Passage.objects.bulk_create(Passage(version=new, key=one.key, text=one.text) for one in old.passages.all())


def typed_of(old: SheetVersion, new: SheetVersion) -> list[Cell]:
    """Make the cells of ``new`` from what the unit itself typed in ``old``, whose figures stand still."""
    return [
        Cell(
            version=new, indicator=cell.indicator, kind="text" if cell.indicator.kind == "text" else "typed", value=cell.own, own=cell.own,
            text=cell.text, basis=cell.basis,
        )
        for cell in old.cells.exclude(kind="ratio").select_related("indicator")
        if types_by_hand(cell.indicator) and (cell.own is not None or cell.text or cell.basis)
    ]  # fmt: skip


@transaction.atomic
def attach_scan(sheet: Sheet, upload: Any, *, by: Officer, at: datetime) -> Attachment:
    """Keep the signed, sealed paper with the version that it belongs to, the newest sent one."""
    sheet = locked(sheet, by, at, may_attach_scan)
    check(STEPS, "attach_scan", sheet.state, labels=STATES)
    version = sheet.last_sent()
    if version is None:
        raise no.NotFrozen(field="file")
    return documents.attach(upload, unit=sheet.unit, kind="report", record_code=version.code, by=by, at=at)


def write(sheet: Sheet, verb: str, fields: Iterable[str], *, by: Officer, at: datetime) -> None:
    """Write an act into the journal of the unit that reports."""
    journal.record(
        unit=sheet.unit.code, actor=by.code, verb=verb, kind="report", code=sheet.code, fields=tuple(fields), at=at
    )
