"""The reporting line of a form: which bodies send to which, over the areas that they serve."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, DateField, F, OuterRef, Q, QuerySet, Subquery

from danvan.core.prepared import Prepared
from danvan.reports.models import Assignment, FormVersion, ReportingLine
from danvan.text.collation import sort_key
from danvan.units.models import Unit, UnitVersion
from danvan.units.models.paths import path_range

KIND_BEFORE = re.compile(r"^(Đảng ủy|Ủy ban nhân dân|Ủy ban MTTQ Việt Nam) ")
LINE = ("id", "from_kind", "from_level", "to_kind", "to_level")
_place = lru_cache(20_000)(sort_key)
"""The place of a name in the order; the same few thousand names are asked for again and again."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A form that a unit takes part in, and since when."""

    version: FormVersion
    assignment: Assignment
    sends: bool
    receives: bool


def body_on(unit: Unit, on: date) -> UnitVersion | None:
    """Return what a body is on a day; its last version when it has ended, None before it began.

    ``body.area_path`` is the path of the area that it serves, None without one. One query.
    """
    found: list[UnitVersion] = BODY.rows(unit=unit.pk, on=on)
    return found[0] if found else None


def bodies_on(unit: Any, on: Any) -> QuerySet[UnitVersion]:
    """Ask for what ``body_on`` returns; unit and day may be places of a prepared question."""
    places = UnitVersion.objects.filter(unit=OuterRef("area"), valid_from__lte=on).order_by("-valid_from")
    rows = UnitVersion.objects.filter(unit=unit, valid_from__lte=on)
    return rows.annotate(area_path=Subquery(places.values("path")[:1])).order_by("-valid_from")[:1]


BODY = Prepared(bodies_on, unit=BigIntegerField(), on=DateField())


def senders(version: FormVersion, unit: Unit, on: date, **more: Any) -> list[UnitVersion]:
    """List the bodies that send this form to ``unit`` on a day, by name; ``row.unit`` is ready.

    ``more``: annotations to read with them. Two queries.
    """
    rows = _senders(version, unit, on)
    if rows is None:
        return []
    return sorted(rows.select_related("unit").annotate(**more), key=lambda row: _place(row.name))


class Body(NamedTuple):
    """A body that sends, as plain values: a country of them is read in a third of the time."""

    unit_id: int
    code: str
    name: str


def bodies_below(version: FormVersion, unit: Unit, on: date) -> list[Body]:
    """List what ``senders`` does as plain values. Two queries."""
    return [Body(*row) for row in names_of_senders(version, unit, on)]


def names_of_senders(version: FormVersion, unit: Unit, on: date, **more: Any) -> list[tuple[Any, ...]]:
    """List what ``senders`` does as plain rows: (id of the unit, its code, name, each of ``more``). Two queries."""
    rows = _senders(version, unit, on)
    if rows is None:
        return []
    found = rows.annotate(**more).values_list("unit_id", "unit__code", "name", *more)
    return sorted(found, key=lambda row: _place(row[2]))


def _senders(version: FormVersion, unit: Unit, on: date) -> QuerySet[UnitVersion] | None:
    body = body_on(unit, on)
    if body is None:
        return None
    wanted = Q()
    for line in _lines(version):
        if (line.to_kind, line.to_level) == (body.kind, body.level):
            wanted |= Q(kind=line.from_kind, level=line.from_level)
    if not wanted:
        return None
    return UnitVersion.objects.on(on).filter(wanted, _below(body, on)).exclude(unit=unit).order_by()


def _below(body: UnitVersion, on: date) -> Q:
    if not body.area_path:
        first, after = path_range(body.path)
        return Q(path__gte=first, path__lt=after)
    first, after = path_range(body.area_path)
    return Q(area__in=UnitVersion.objects.on(on).filter(path__gte=first, path__lt=after).values("unit"))


def superior(version: FormVersion, unit: Unit, on: date) -> Unit | None:
    """Return the body that ``unit`` sends this form to on a day, None at the top of the line."""
    body = body_on(unit, on)
    if body is None:
        return None
    line = next((one for one in _lines(version) if (one.from_kind, one.from_level) == (body.kind, body.level)), None)
    if line is None:
        return None
    rows = UnitVersion.objects.on(on).filter(kind=line.to_kind, level=line.to_level).select_related("unit", "area")
    places = codes_of_places(body)
    serving = sorted(
        rows.filter(area__code__in=places), key=lambda row: (-places.index(row.area.code), row.unit.code)
    )
    found = next(iter(serving), None) or rows.filter(unit__code__in=body.codes_above).order_by("-path").first()
    return found.unit if found else None


def codes_of_places(body: UnitVersion) -> list[str]:
    """List the codes of the area that a body serves and of the areas above it, the highest first."""
    return [code for code in (body.area_path or "").split("/") if code]


def asked_of(unit: Unit, on: date) -> list[Asked]:
    """List the forms that somebody asked ``unit`` to send, or that it asked for, on a day. Three queries."""
    body = body_on(unit, on)
    return asked_of_body(body, unit, on) if body else []


@lru_cache(64)
def assigned(places: int, bodies: int) -> Prepared:
    """Compile the question for what a unit below so many areas and bodies is asked for, once a process."""

    def build(unit: Any, on: Any, **codes: Any) -> QuerySet[Assignment]:
        of_areas = [codes[f"place{at}"] for at in range(places)]
        of_bodies = [codes[f"body{at}"] for at in range(bodies)]
        above = UnitVersion.objects.on(on).filter(unit__tree="organisation")
        above = above.filter(Q(area__code__in=of_areas) | Q(unit__code__in=of_bodies))
        rows = Assignment.objects.on(on).filter(Q(unit__in=above.values("unit")) | Q(unit=unit))
        return rows.select_related("form", "unit").order_by("form__code", "since")

    fields = {f"place{at}": CharField() for at in range(places)} | {f"body{at}": CharField() for at in range(bodies)}
    return Prepared(build, unit=BigIntegerField(), on=DateField(), **fields)


def asked_of_body(body: UnitVersion, unit: Unit, on: date) -> list[Asked]:
    """List what ``asked_of`` does, of a unit whose ``body_on`` is known. Two queries."""
    places, above = codes_of_places(body), [*body.codes_above, unit.code]
    names = [*(f"place{at}" for at in range(len(places))), *(f"body{at}" for at in range(len(above)))]
    question = assigned(len(places), len(above))
    asked = question.rows(unit=unit.pk, on=on, **dict(zip(names, [*places, *above], strict=True)))
    versions = versions_on([one.form_id for one in asked], on)
    found = [_asked(one, versions.get(one.form_id), body) for one in asked]
    once = {one.version.pk: one for one in reversed([one for one in found if one])}
    return [once[key] for key in sorted(once, key=lambda key: once[key].version.form.code)]


VERSIONS = Prepared(
    lambda forms, on: FormVersion.objects.on(on).filter(form__in=forms).select_related("form").order_by("number").annotate(
        **{f"line_{name}": F(f"lines__{name}") for name in LINE}
    ),
    forms=None, on=DateField(),
)  # fmt: skip


def versions_on(forms: Iterable[int], on: date) -> dict[int, FormVersion]:
    """Return the version of each form on a day, lines ready. One query."""
    found: dict[int, FormVersion] = {}
    for row in VERSIONS.rows(forms=set(forms), on=on):
        version = found.get(row.form_id)
        if version is None or version.pk != row.pk:
            found[row.form_id] = version = row
            version.ready_lines = []
        if row.line_id is not None:
            line = {name: getattr(row, f"line_{name}") for name in LINE}
            version.ready_lines.append(ReportingLine(version=version, **line))
    return found


def _asked(assignment: Assignment, version: FormVersion | None, body: UnitVersion) -> Asked | None:
    if version is None:
        return None
    here = (body.kind, body.level)
    sends = any((line.from_kind, line.from_level) == here for line in _lines(version))
    receives = any((line.to_kind, line.to_level) == here for line in _lines(version))
    top = assignment.unit_id == body.unit_id
    return Asked(version, assignment, sends or top, receives) if sends or receives or top else None


def short_name(name: str) -> str:
    """Leave out the kind of body before a place: «Đảng ủy xã Bản Mây» → «Xã Bản Mây»."""
    short = KIND_BEFORE.sub("", name)
    return f"{short[:1].upper()}{short[1:]}"


def _lines(version: FormVersion) -> list[ReportingLine]:
    ready = getattr(version, "ready_lines", None)
    return ready if ready is not None else list(version.lines.all())
