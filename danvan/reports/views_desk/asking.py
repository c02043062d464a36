"""What is asked about a report on its pages: the figures before, the texts before, the records to mention."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import BigIntegerField, DateField, QuerySet, Subquery

from danvan.core.prepared import Prepared
from danvan.reports.below import last_sent
from danvan.reports.checks import questions
from danvan.reports.compiling import Compiled
from danvan.reports.counting import FACTS
from danvan.reports.due import period_before
from danvan.reports.models import Passage, SheetVersion
from danvan.search.titles import titles

MENTIONED = 12


def asked_about(report: Compiled) -> dict[str, list[str]]:
    """Return the questions about each figure by code of indicator. One query."""
    before_it = period_before(report.form, report.period)
    a_year_ago = None if report.form.period_kind == "ad_hoc" else report.period.same_last_year()
    sent = last_sent(report.form, report.unit, [one for one in (before_it, a_year_ago) if one])
    before, last_year = (sent.get(one.code, {}) if one else {} for one in (before_it, a_year_ago))
    found: dict[str, list[str]] = defaultdict(list)
    for one in questions(report, before=before, last_year=last_year):
        found[one.code].append(one.text)
    return dict(found)


def texts_before(report: Compiled) -> dict[str, str]:
    """Return the written parts that the unit last sent on this form, by key. One query."""
    return dict(TEXTS_BEFORE.rows(form=report.form.form_id, unit=report.unit.pk, end=report.period.end))


def _texts_before(form: Any, unit: Any, end: Any) -> QuerySet[Any]:
    versions = SheetVersion.objects.last_sent().filter(sheet__form=form, sheet__unit=unit, sheet__ends_on__lt=end)
    newest = versions.order_by("-sheet__ends_on").values("pk")[:1]
    return Passage.objects.filter(version=Subquery(newest)).values_list("key", "text")


TEXTS_BEFORE = Prepared(_texts_before, form=BigIntegerField(), unit=BigIntegerField(), end=DateField())


def texts_below(report: Compiled) -> dict[str, list[dict[str, str]]]:
    """Return the written parts of the units below that were added up, by key. One query."""
    names = {one.version: one.name for one in report.sources if one.version}
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    if names:
        for row in Passage.objects.filter(version__in=list(names)).exclude(text="").order_by("key", "version"):
            found[row.key].append({"name": names[row.version_id], "text": row.text})
    return dict(found)


def records_to_mention(report: Compiled, ids: list[int]) -> dict[str, list[dict[str, Any]]]:
    """Return, by key of the written part, the records of the period that it may mention."""
    wanted = {line.part.key: line.part.mentions.split() for line in report.lines if line.part.mentions}
    things: dict[str, list[tuple[str, str]]] = {}
    for fact in sorted({name for names in wanted.values() for name in names if name in FACTS}):
        found = FACTS[fact].count(ids, report.period.start, report.period.end)
        codes = list(dict.fromkeys(one.code for one in found))[-MENTIONED:]
        things[fact] = [(FACTS[fact].kind, code) for code in codes]
    called = titles(thing for some in things.values() for thing in some) if any(things.values()) else {}
    return {
        key: [
            {"code": code, "kind": kind, "title": called.get((kind, code), code)}
            for name in names
            for kind, code in things.get(name, ())
        ]
        for key, names in wanted.items()
    }
