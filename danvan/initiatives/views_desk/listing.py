"""The list of models: what it can be narrowed to, how many there are of each field, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

from django.db.models import CharField, Count, DateField, Field, IntegerField, QuerySet

from danvan import search
from danvan.core.dates import short_day
from danvan.core.prepared import START, Prepared
from danvan.initiatives import forms, permissions
from danvan.initiatives.models import Initiative, said_silence
from danvan.initiatives.permissions import may_begin
from danvan.initiatives.states import KINDS, STATES
from danvan.initiatives.views_desk.initiative import fields_for
from danvan.initiatives.views_desk.rows import KINDS_OF_STATE, drawn
from danvan.units.doors import COUNT_UP_TO, DeskList, DeskView, Sheet

FOUND = 300
SIZE = 50
MANY = 1000
"""More models than these are not sorted for a page: it is found by walking down from the newest of all."""
LINE = (
    "code", "name", "kind", "state", "registrant_name", "field", "year", "heard_on", "asked_on", "update_every", "public_from",
    "unit_name",
)  # fmt: skip
"""The columns that a line of the list shows."""
NAMED: dict[str, Field[Any, Any]] = {"year": IntegerField(), "state": CharField(), "field": CharField()}


def narrowed(rows: QuerySet[Initiative], on: Any, news: str, **chosen: Any) -> Any:
    """Keep what the filters of the list leave."""
    if news:
        rows = rows.owing(on) if news == "owing" else rows.silent(on)  # type: ignore[attr-defined]
    return rows.filter(**chosen)


def lines_of(rows: Any, on: Any) -> QuerySet[Any]:
    """Read the columns of a line, the newest first."""
    return rows.with_unit_name(on).newest_first().values_list(*LINE, named=True)


def _page(units: Any, on: Any, *, news: str, far: bool, **chosen: Any) -> QuerySet[Any]:
    rows = narrowed(Initiative.objects.of_bodies(units, far=far), on, news, **chosen)
    return lines_of(Initiative.objects.filter(pk__in=rows.newest_first().values("pk")[START : START + SIZE]), on)


def _counted(units: Any, on: Any, *, news: str, **chosen: Any) -> QuerySet[Any]:
    rows = narrowed(Initiative.objects.of_bodies(units), on, news, **chosen)
    return rows.order_by().values_list("unit", "field").annotate(Count("pk"))


@lru_cache(maxsize=64)
def page_of(names: tuple[str, ...], news: str, far: bool) -> Prepared:
    """Compile the page for one set of filters, once a process."""
    fields = {name: NAMED[name] for name in names}
    return Prepared(partial(_page, news=news, far=far), units=None, on=DateField(), **fields)


@lru_cache(maxsize=32)
def counts_of(names: tuple[str, ...], news: str) -> Prepared:
    """Compile the count by unit and field for one set of filters, once a process."""
    fields = {name: NAMED[name] for name in names if name != "field"}
    return Prepared(partial(_counted, news=news), units=None, on=DateField(), **fields)


def by_field(counts: Iterable[tuple[int, str, int]]) -> Counter[str]:
    """Add up how many models each field has."""
    found: Counter[str] = Counter()
    for _, field, number in counts:
        found[field] += number
    return found


class Narrowed(DeskView):
    """Mixin: the models in scope, narrowed as the filters of the list say."""

    def rows(self, filters: dict[str, Any]) -> Any:
        rows = Initiative.objects.visible_to(self.officer, self.today)
        if unit := filters.get("unit"):
            rows = rows.filter(unit__in=self.units_named(unit))
        chosen = {name: filters[name] for name in NAMED if filters.get(name)}
        rows = narrowed(rows, self.today, filters.get("news") or "", **chosen)
        if words := (filters.get("q") or "").strip():
            units = list(self.units_in_scope().values_list("code", flat=True))
            found = [hit.code for hit in search.find(words, kinds=["initiative"], units=units, limit=FOUND)]
            rows = rows.filter(code__in=[*found, words.upper()])
        return rows

    def units_named(self, code: str) -> list[int]:
        """Give the unit of a code among those in scope."""
        return list(self.units_in_scope().filter(code=code).values_list("pk", flat=True))


class ListInitiatives(Narrowed, DeskList):
    """The models of the units in scope, the newest first."""

    template_name = "initiatives/desk/list.html"
    title = "Dân vận khéo"
    page_size = SIZE
    filter_form_class = forms.FilterForm
    offered: Counter[str]

    def sheet(self, filters: dict[str, Any]) -> Sheet:
        """Count by field, then read the page; both by questions compiled once, unless words are looked for."""
        units = self.units_in_scope().known()
        if filters.get("q") or units is None:
            rows = self.rows(filters)
            known = rows.order_by().values_list("field", flat=True) if filters.get("q") else fields_for(self)
            self.offered = Counter(known)
            return self.cut(lines_of(rows, self.today))
        if unit := filters.get("unit"):
            units = self.units_named(unit)
        return self.counted(
            units, {name: filters[name] for name in NAMED if filters.get(name)}, filters.get("news") or ""
        )

    def counted(self, units: list[int], chosen: dict[str, Any], news: str) -> Sheet:
        number, names = self.page_number(), tuple(chosen)
        others = {name: value for name, value in chosen.items() if name != "field"}
        self.offered = by_field(counts_of(names, news).rows(units=units, on=self.today, **others))
        total = self.offered[chosen["field"]] if "field" in chosen else self.offered.total()
        page = page_of(names, news, total > MANY)
        found = page.rows(units=units, on=self.today, start=[(number - 1) * SIZE], **chosen)
        return Sheet(found, number, SIZE, total > number * SIZE, min(total, COUNT_UP_TO), total > COUNT_UP_TO)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            may_begin=may_begin(self.officer, self.officer.unit, self.today),
            may_import=self.officer.has_any(permissions.REVIEWERS, self.today), **kwargs,
        )  # fmt: skip
        context["filters"].offer(self.offered)
        context["only_unit"] = self.only_unit(context["filters"].cleaned_data.get("unit"))
        context["lines"] = context["sheet"].rows
        context["rows"] = drawn(map(self.line, context["lines"]))
        return context

    def only_unit(self, code: str | None) -> str:
        """Name the one unit that the list is narrowed to."""
        unit = self.units_in_scope().filter(code=code).with_version(self.today).first() if code else None
        return unit.name_on(self.today) if unit else ""

    def line(self, row: Any) -> dict[str, Any]:
        """Write one line of the list, ready to be shown."""
        return {
            "code": row.code, "name": row.name, "kind": KINDS[row.kind], "place": row.registrant_name or row.unit_name, "unit": row.unit_name,
            "field": row.field or "chưa ghi", "year": row.year, "heard": short_day(row.heard_on) if row.heard_on else "–",
            "silence": said_silence(row, self.today), "colour": KINDS_OF_STATE[row.state], "state": STATES[row.state], "public": row.public_from,
        }  # fmt: skip
