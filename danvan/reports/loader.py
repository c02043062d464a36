"""Bring the delivered catalogue and forms of ``danvan/reports/data`` into the tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from danvan.core.yaml_files import read_yaml
from danvan.figures import schemes
from danvan.law import rules
from danvan.reports.models import FormPart, FormVersion, Indicator, ReportForm, ReportingLine, Sheet
from danvan.reports.states import ADDS_UP, GROUPS, KINDS, LAYOUTS, PERIODS, SYSTEMS

DATA = Path(__file__).parent / "data"
PLAIN = (
    "name",
    "group",
    "measure",
    "kind",
    "adds_up",
    "decimals",
    "fact",
    "slice",
    "part_of",
    "basis",
    "source",
    "at_most",
)
PERCENT = "%"


class BadForms(Exception):
    """The delivered catalogue or a form contradicts itself; the program must not load it."""


def seed(folder: Path = DATA) -> int:
    """Add what the release knows and the tables do not; return how many rows or versions were written.

    A delivered text that changed under the same first day replaces its version only while no report used it.
    """
    rows = read_indicators(folder)
    forms = [read_yaml(path) for path in sorted((folder / "forms").glob("*.yaml"))]
    check(rows, forms)
    with transaction.atomic():
        return sum(map(_seed_indicator, rows)) + sum(map(_seed_form, forms))


def read_indicators(folder: Path = DATA) -> list[dict[str, Any]]:
    """Read the catalogue as rows of the table's columns."""
    rows = read_yaml(folder / "indicators.yaml")["indicators"]
    return [_row(one) for one in rows]


def _row(one: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: one[name] for name in PLAIN if name in one}
    bound = 100 if one["kind"] == "ratio" and one.get("measure") == PERCENT else None
    return {
        "code": one["code"], "values": "|".join(one.get("values", ())), "options": "\n".join(one.get("options", ())),
        "numerator_code": one.get("numerator", ""), "denominator_code": one.get("denominator", ""),
        "valid_from": one["valid_from"], "valid_to": one.get("valid_to"), **values, "at_most": one.get("at_most", bound),
    }  # fmt: skip


def check(indicators: Iterable[Mapping[str, Any]], forms: Iterable[Mapping[str, Any]]) -> None:
    """Raise BadForms naming the first row at fault."""
    codes: set[str] = set()
    for row in indicators:
        _need(row["group"] in GROUPS and row["kind"] in KINDS, f"{row['code']}: unknown group or kind")
        _need(row.get("adds_up", "sum") in ADDS_UP, f"{row['code']}: unknown way of adding up")
        _need(bool(row.get("source")), f"{row['code']}: no source")
        codes.add(row["code"])
    for row in indicators:
        for name in ("numerator_code", "denominator_code", "part_of"):
            _need(not row.get(name) or row[name] in codes, f"{row['code']}: {name} is not in the catalogue")
    for form in forms:
        _check_form(form, codes)


def _check_form(form: Mapping[str, Any], codes: set[str]) -> None:
    name = form["form"]
    _need(form["period"] in PERIODS and form.get("system", "party") in SYSTEMS, f"{name}: unknown period or system")
    _need(form.get("scheme", "calendar") in schemes.registry(), f"{name}: unknown scheme")
    rule = form.get("due", {}).get("rule")
    _need(not rule or rule in rules.registry(), f"{name}: unknown rule {rule}")
    listed = list(codes_in(form))
    _need(len(listed) == len(set(listed)), f"{name}: an indicator stands twice")
    _need(set(listed) <= codes, f"{name}: {sorted(set(listed) - codes)} are not in the catalogue")
    keys = [part["text"] for part in form["parts"] if "text" in part]
    _need(len(keys) == len(set(keys)), f"{name}: a written part stands twice")


def codes_in(form: Mapping[str, Any]) -> Iterable[str]:
    """List the codes of the indicators of a form, in order."""
    for part in form["parts"]:
        if "indicator" in part:
            yield part["indicator"]
        yield from part.get("indicators", ())


def _need(holds: bool, fault: str) -> None:
    if not holds:
        raise BadForms(fault)


def _seed_indicator(row: dict[str, Any]) -> int:
    known = Indicator.objects.filter(code=row["code"], valid_from=row["valid_from"]).first()
    if known is None:
        older = Indicator.objects.filter(code=row["code"], valid_from__lt=row["valid_from"])
        older.filter(valid_to=None).update(valid_to=row["valid_from"])
        Indicator.objects.create(**row)
        return 1
    changed = [name for name, value in row.items() if getattr(known, name) != value and name != "valid_to"]
    if not changed or used(known):
        return 0
    Indicator.objects.filter(pk=known.pk).update(**{name: row[name] for name in changed})
    return 1


def used(indicator: Indicator) -> bool:
    """Tell whether any report was opened on a form with this version of the indicator."""
    forms = FormPart.objects.filter(indicator=indicator).values("version__form")
    return Sheet.objects.filter(form__in=forms).exists()


def _seed_form(data: Mapping[str, Any]) -> int:
    form, _ = ReportForm.objects.get_or_create(code=data["form"])
    since: date = data["valid_from"]
    known = form.versions.filter(valid_from=since).first()
    if known is not None and (Sheet.objects.filter(form=form).exists() or _same(known, data)):
        return 0
    if known is not None:
        form.versions.filter(pk=known.pk).delete()
    form.versions.filter(valid_to=None, valid_from__lt=since).update(valid_to=since)
    number = form.versions.count() + 1
    version = FormVersion.objects.create(form=form, number=number, valid_to=data.get("valid_to"), **columns_of(data))
    ReportingLine.objects.bulk_create(_lines(version, data))
    FormPart.objects.bulk_create(parts_of(version, data["parts"], since))
    return 1


def _same(known: FormVersion, data: Mapping[str, Any]) -> bool:
    if any(getattr(known, name) != value for name, value in columns_of(data).items()):
        return False
    standing = [_told(part) for part in known.parts.order_by("position")]
    return standing == [_told(part) for part in parts_of(known, data["parts"], data["valid_from"])]


def _told(part: FormPart) -> tuple[Any, ...]:
    return (part.kind, part.key, part.label, part.level, part.indicator_id, part.table, part.layout, part.help,
            part.mentions, part.restricted)  # fmt: skip


def columns_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Turn a form's heading into columns of its version."""
    due = data.get("due", {})
    return {
        "name": data["name"], "title": data.get("title", ""), "system": data.get("system", "party"),
        "period_kind": data["period"], "scheme": data.get("scheme", "calendar"), "due_rule": due.get("rule", ""),
        "due_days": due.get("days"), "due_unit": due.get("unit", "wd"), "due_day": due.get("day"),
        "due_months": due.get("months", 0), "public": data.get("public", False), "source": data.get("source", ""),
        "valid_from": data["valid_from"], "starts_on": data.get("starts_on"), "ends_on": data.get("ends_on"),
    }  # fmt: skip


def _lines(version: FormVersion, data: Mapping[str, Any]) -> list[ReportingLine]:
    return [
        ReportingLine(
            version=version, from_kind=one["from"][0], from_level=one["from"][1], to_kind=one["to"][0], to_level=one["to"][1]
        )
        for one in data["lines"]
    ]  # fmt: skip


def parts_of(version: FormVersion, parts: Iterable[Mapping[str, Any]], on: date) -> list[FormPart]:
    """Make the parts of a version in order; indicators are the versions valid on ``on``, else the first ones."""
    rows: list[FormPart] = []
    ready = {one.code: one for one in Indicator.objects.order_by("-valid_from")}
    ready |= {one.code: one for one in Indicator.objects.on(on)}
    for part in parts:
        rows += _rows_of(version, part, ready)
    for position, row in enumerate(rows):
        row.position = position
    return rows


def _rows_of(version: FormVersion, part: Mapping[str, Any], ready: Mapping[str, Indicator]) -> list[FormPart]:
    if "heading" in part:
        return [FormPart(version=version, kind="heading", label=part["heading"], level=part.get("level", 1))]
    if "text" in part:
        return [
            FormPart(
                version=version, kind="text", key=part["text"], label=part["label"], help=part.get("help", ""),
                mentions=" ".join(part.get("mentions", ())), restricted=part.get("restricted", False),
            )
        ]  # fmt: skip
    if "indicator" in part:
        return [_indicator_part(version, ready[part["indicator"]], part.get("label", ""), "")]
    _need(part.get("layout", "lines") in LAYOUTS, f"{part['table']}: unknown layout")
    head = FormPart(
        version=version, kind="table", key=part["table"], label=part["title"], layout=part.get("layout", "lines")
    )
    return [head, *(_indicator_part(version, ready[code], "", part["table"]) for code in part["indicators"])]


def _indicator_part(version: FormVersion, indicator: Indicator, label: str, table: str) -> FormPart:
    return FormPart(
        version=version, kind="indicator", key=indicator.code, label=label, indicator=indicator, table=table
    )
