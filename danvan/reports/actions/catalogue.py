"""The verbs of the catalogue and of forms: add_indicator, revise_indicator, revise_form, assign, end_assignment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from danvan import journal
from danvan.core.dates import local_day, short_day
from danvan.reports.actions import refusals as no
from danvan.reports.models import Assignment, FormPart, FormVersion, Indicator, ReportForm, ReportingLine
from danvan.reports.permissions import may_assign, may_keep_catalogue
from danvan.units.models import Officer

FIXED = ("kind", "decimals")


@transaction.atomic
def add_indicator(values: Mapping[str, Any], *, by: Officer, at: datetime) -> Indicator:
    """Put a new indicator into the catalogue. ``values``: columns of the table. Raise NotYours, CodeTaken."""
    _check_keeper(by, at)
    if Indicator.objects.filter(code=values["code"]).exists():
        raise no.CodeTaken(code=values["code"], field="code")
    one = Indicator(**values)
    one.full_clean()
    one.save()
    _write(by, "indicator.added", one.code, at)
    return one


@transaction.atomic
def revise_indicator(indicator: Indicator, values: Mapping[str, Any], *, by: Officer, at: datetime) -> Indicator:
    """Give an indicator a new version from a later day; older reports keep the one they used.

    Raise NotYours, NotLater, OtherDecimals.
    """
    _check_keeper(by, at)
    last = Indicator.objects.select_for_update().filter(code=indicator.code).order_by("-valid_from")[0]
    if values["valid_from"] <= last.valid_from:
        raise no.NotLater(day=short_day(last.valid_from), field="valid_from")
    kept = {field.name: getattr(last, field.name) for field in Indicator._meta.concrete_fields if field.name != "id"}
    new = Indicator(**kept | dict(values) | {"code": last.code})
    if any(getattr(new, name) != getattr(last, name) for name in FIXED):
        raise no.OtherDecimals(field="kind")
    last.valid_to = values["valid_from"]
    last.save(update_fields=["valid_to"])
    new.full_clean()
    new.save()
    _write(by, "indicator.revised", new.code, at)
    return new


@transaction.atomic
def revise_form(
    code: str, values: Mapping[str, Any], *, parts: Iterable[FormPart], lines: Iterable[ReportingLine], by: Officer, at: datetime
) -> FormVersion:  # fmt: skip
    """Give a form, new or known, a version from a day on. ``values``: columns of the version.

    Reports opened before keep the version they were opened on. Raise NotYours, NotLater.
    """
    _check_keeper(by, at)
    form, _ = ReportForm.objects.select_for_update().get_or_create(code=code)
    last = form.versions.order_by("-number").first()
    since: date = values["valid_from"]
    if last is not None and since <= last.valid_from:
        raise no.NotLater(day=short_day(last.valid_from), field="valid_from")
    if last is not None:
        last.valid_to = since
        last.save(update_fields=["valid_to"])
    version = FormVersion(form=form, number=last.number + 1 if last else 1, **values)
    version.full_clean()
    version.save()
    for position, part in enumerate(parts):
        part.version, part.position = version, position
        part.save()
    for line in lines:
        line.version = version
        line.save()
    _write(by, "form.revised", form.code, at)
    return version


@transaction.atomic
def assign(form: ReportForm, *, since: date, by: Officer, at: datetime) -> Assignment:
    """Ask the units below the officer's own for a form, from the period that holds ``since``."""
    if not may_assign(by, local_day(at)):
        raise no.NotYours()
    if Assignment.objects.filter(form=form, unit=by.unit, until=None).exists():
        raise no.AlreadyAssigned(field="form")
    one = Assignment.objects.create(form=form, unit=by.unit, since=since, assigned_at=at, assigned_by=by)
    _write(by, "form.assigned", form.code, at)
    return one


@transaction.atomic
def end_assignment(assignment: Assignment, *, until: date, by: Officer, at: datetime) -> Assignment:
    """Ask no more for a form after ``until``; reports that were sent stay."""
    if not may_assign(by, local_day(at)) or assignment.unit_id != by.unit_id:
        raise no.NotYours()
    assignment.until, assignment.ended_at, assignment.ended_by = max(until, assignment.since), at, by
    assignment.save()
    _write(by, "form.ended", assignment.form.code, at)
    return assignment


def _check_keeper(by: Officer, at: datetime) -> None:
    if not may_keep_catalogue(by, local_day(at)):
        raise no.NotYours()


def _write(by: Officer, verb: str, code: str, at: datetime) -> None:
    journal.record(unit=by.unit.code, actor=by.code, verb=verb, kind="report", code=code, fields=(), at=at)
