"""Which letters the list shows: one question for each choice of filters, compiled once a process and then only filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, DateField, F, Field, Q, QuerySet

from danvan.core.prepared import START, Prepared
from danvan.petitions.models import Petition, Topic
from danvan.petitions.states import OPEN
from danvan.units.models.paths import PathField
from danvan.units.waiting import Asker, wide_scope

WEEK = timedelta(days=7)
NAMED, WIDE, ASKED = "named", "wide", "asked"
"""A scope of few units; of many, still named by numbers; of so many that it is a question itself."""
WORDS = CharField()


class Question(NamedTuple):
    """The filters that are set: whose letters, how the scope is given, which term, open ones only, by which fields.

    ``by``: names among state, kind, channel, topic and found (keys that a search has named).
    """

    whose: str
    scope: str
    due: str
    is_open: bool
    by: tuple[str, ...]


def letters(question: Question, asker: Any, on: Any, units: Any, by: dict[str, Any]) -> QuerySet[Petition]:
    """Give the letters that ``question`` names, in the order of the list. ``by``: the values, or places for them."""
    rows = _whose(question, asker, units)
    rows = rows.filter(state__in=OPEN) if question.is_open else rows
    rows = rows.filter(**{name: by[name] for name in ("state", "kind", "channel") if name in question.by})
    if "topic" in question.by:
        rows = rows.alias(of_topic=F("topic_id") + 0)  # never by the topics' own index: it would be sorted whole
        rows = rows.filter(of_topic__in=Topic.objects.filter(name=by["topic"]).order_by().values("pk"))
    if "found" in question.by:
        rows = rows.filter(pk__in=by["found"])
    rows = DUE[question.due](rows, on) if question.due else rows
    return rows.order_by("next_due_on", "pk") if question.due else rows.newest_first()


def _whose(question: Question, asker: Any, units: Any) -> QuerySet[Petition]:
    rows = Petition.objects.not_about(asker)
    if question.whose == "mine":
        return rows.filter(assigned_to=asker.pk)
    if question.whose == "given":
        return rows.given_to(units)
    by_unit = question.scope == NAMED and "found" not in question.by  # what is found already is read by its key
    return rows.kept_by(units) if by_unit else rows.kept_widely(units)


DUE: dict[str, Callable[[Any, Any], Any]] = {
    "late": lambda rows, on: rows.overdue(on),
    "today": lambda rows, on: rows.filter(next_due_on=on),
    "week": lambda rows, on: rows.filter(next_due_on__range=(on, on + WEEK)),
}


@lru_cache(maxsize=500)
def keys(question: Question) -> Prepared:
    """Compile the keys of a question's letters; ``start=[so many]`` at most. Needs a value for each place of it."""

    def build(officer: Any, user: Any, unit: Any, on: Any, units: Any, first: Any, after: Any, **by: Any) -> Any:
        scope = wide_scope(first, after, on, units) if question.scope == ASKED else units
        asker = Asker(officer, user, unit, scope, on)
        return letters(question, asker, on, scope, by).values_list("pk", flat=True)[:START]

    whole, path = BigIntegerField(), PathField()
    by: dict[str, Field[Any, Any] | None] = {name: None if name == "found" else WORDS for name in question.by}
    return Prepared(
        build, officer=whole, user=whole, unit=whole, on=DateField(), units=None, first=path, after=path, **by
    )


def of_words(codes: list[str], number: int | None) -> list[int]:
    """Return the keys of letters by their code, and by their number in the book (one query, both by an index)."""
    named = Q(code__in=codes) if number is None else Q(code__in=codes) | Q(book_number=number)
    return list(Petition.objects.filter(named).order_by().values_list("pk", flat=True))
