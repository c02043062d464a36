"""A report laid out for the page: one row for each part, where each number opens, what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse

from danvan.reports.compiling import Compiled, Line
from danvan.reports.models import Sheet
from danvan.reports.output.tables import Group, blocks, share_of
from danvan.reports.states import CELL_KINDS, WRITERS
from danvan.units.models import Officer


def rows(
    report: Compiled, sheet: Sheet, *, form: forms.Form | None = None, asked: Mapping[str, list[str]] | None = None, restricted: bool = False
) -> list[dict[str, Any]]:  # fmt: skip
    """Lay the lines out in order. ``form``: the fields to type into; ``restricted``: the reader may read all."""
    found = [_row(line, report, sheet, form, asked or {}, restricted) for line in report.lines]
    for group in blocks(report):
        if isinstance(group, Group) and group.head and group.head.part.layout == "slices":
            _lay_shares(group, found)
    return found


def _lay_shares(group: Group, found: list[dict[str, Any]]) -> None:
    """Put beside each part of a whole its share in the period."""
    by_line = {id(row["line"]): row for row in found}
    for line in group.lines[1:]:
        by_line[id(line)]["share"] = share_of(line.value, group.lines[0].value)


def _row(
    line: Line, report: Compiled, sheet: Sheet, form: forms.Form | None, asked: Mapping[str, list[str]], restricted: bool
) -> dict[str, Any]:  # fmt: skip
    row: dict[str, Any] = {
        "line": line,
        "kind": line.part.kind,
        "label": line.label,
        "id": f"muc-{line.part.position}",
    }
    if line.part.kind == "text":
        hidden = line.part.restricted and not restricted
        row |= {"text": "" if hidden else report.passages.get(line.part.key, ""), "hidden": hidden}
        row["field"] = form[f"p-{line.part.key}"] if form and not hidden else None
    one = line.indicator
    if one is None:
        return row
    row |= {
        "measure": one.measure, "source": _source(line), "questions": asked.get(one.code, []),
        "url": reverse("reports:cell", args=[sheet.code, one.code]) if _opens(line) else "",
    }  # fmt: skip
    if form and f"v-{one.code}" in form.fields:
        row["field"] = form[f"v-{one.code}"]
        row["basis_field"] = form[f"b-{one.code}"] if f"b-{one.code}" in form.fields else None
    return row


def _source(line: Line) -> str:
    """Say how a figure came about; one added up from typed ones is marked as typed too."""
    said = CELL_KINDS.get(line.kind, "")
    return f"{said}, {CELL_KINDS['typed']}" if line.kind == "summed" and line.by_hand else said


def _opens(line: Line) -> bool:
    """Tell whether there is something behind a number: records, units below, or the two parts of a ratio."""
    return bool(line.records or line.codes or line.expected or line.kind == "ratio")


def reads_all(officer: Officer, sheet: Sheet, today: Any) -> bool:
    """Tell whether an officer reads the parts kept inside: those who work in the unit or in the one it sends to."""
    return officer.unit_id in (sheet.unit_id, sheet.superior_id) and officer.has_any(WRITERS, today)
