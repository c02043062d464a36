"""The list of contents: a page at a time, with all that its rows say, in one question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import CharField, DateField, Exists, Field, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear

from danvan.calendars.models import Generation, load
from danvan.core.prepared import START, Prepared
from danvan.disclosures import forms
from danvan.disclosures.duties import duties
from danvan.disclosures.models import Disclosure, DisclosureClock, Posting, PublicationPlan
from danvan.disclosures.permissions import may_enter
from danvan.disclosures.views_desk.disclosure import summary_of
from danvan.disclosures.views_desk.rows import drawn
from danvan.law import publication
from danvan.units.doors import DeskList, Sheet, cut_of, keys_of

SIZE = 50
OWN = (
    "id", "code", "state", "item_code", "title", "paper", "decided_on", "personal", "public_from", "published_on",
)  # fmt: skip
SHOWN = ("channel", "place_kind", "from_on", "to_on")
LINE = (*OWN, "due_on", "late", "silent", "stamp", *(f"postings__{name}" for name in SHOWN))
LOOKUPS: dict[str, tuple[str, Field[Any, Any]]] = {
    "state": ("state", CharField()), "first": ("decided_on__gte", DateField()), "last": ("decided_on__lte", DateField()),
}  # fmt: skip


def lines_of(chosen: QuerySet[Any], on: Any) -> QuerySet[Any]:
    """Read what the rows of a page say, a line for each posting: deadline, is it late, is there a loudspeaker."""
    clocks = DisclosureClock.objects.filter(disclosure=OuterRef("pk"))
    plans = PublicationPlan.objects.filter(unit=OuterRef("unit"), year=ExtractYear(OuterRef("decided_on")))
    rows = Disclosure.objects.filter(pk__in=chosen).annotate(
        due_on=Subquery(clocks.order_by("pk").values("due_on")[:1]), late=Exists(clocks.overdue(on)),
        silent=Exists(plans.filter(has_loudspeaker=False)), stamp=Subquery(Generation.objects.values("stamp")[:1]),
    )  # fmt: skip
    return rows.order_by("-decided_on", "-pk", "postings__from_on", "postings__pk").values_list(*LINE)


def narrowed(rows: QuerySet[Disclosure], group: str, **chosen: Any) -> QuerySet[Disclosure]:
    """Keep what the filters of the list leave; ``chosen`` by the names of LOOKUPS."""
    rows = rows.filter(**{LOOKUPS[name][0]: value for name, value in chosen.items()})
    return rows.filter(item_code__in=codes_of(group)) if group else rows


def _page(units: Any, on: Any, *, group: str, **chosen: Any) -> QuerySet[Any]:
    rows = narrowed(Disclosure.objects.filter(unit__in=units), group, **chosen).newest_first()
    return lines_of(rows.values("pk")[START : START + SIZE + 1], on)


def _keys(units: Any, *, group: str, **chosen: Any) -> QuerySet[Any]:
    return keys_of(narrowed(Disclosure.objects.filter(unit__in=units), group, **chosen))


def codes_of(group: str) -> list[str]:
    """List the codes of the items of a group."""
    return [item.code for item in publication.items().values() if item.group == group]


@lru_cache(maxsize=128)
def page_of(names: tuple[str, ...], group: str) -> tuple[Prepared, Prepared]:
    """Compile the page, and the count, for one set of filters, once a process."""
    fields = {name: LOOKUPS[name][1] for name in names}
    page = Prepared(partial(_page, group=group), units=None, on=DateField(), **fields)
    return page, Prepared(partial(_keys, group=group), units=None, **fields)


class ListDisclosures(DeskList):
    """What the units in scope make public, the latest paper first."""

    template_name = "disclosures/desk/list.html"
    title = "Công khai để Nhân dân biết"
    page_size = SIZE
    filter_form_class = forms.FilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Disclosure]:
        chosen = {name: filters[name] for name in LOOKUPS if filters.get(name)}
        rows = narrowed(Disclosure.objects.visible_to(self.officer, self.today), filters.get("group") or "", **chosen)
        if words := filters.get("q", "").strip():
            rows = rows.filter(Q(title__icontains=words) | Q(code__iexact=words))
        return rows.newest_first()

    def sheet(self, filters: dict[str, Any]) -> Sheet:
        """Cut the page; by questions compiled once, unless words are looked for or the units are many."""
        units, number = self.units_in_scope().known(), self.page_number()
        start = (number - 1) * SIZE
        if filters.get("q", "").strip() or units is None:
            rows = self.rows(filters)
            lines = list(lines_of(rows.values("pk")[start : start + SIZE + 1], self.today))
            return cut_of(self.told(lines), number, SIZE, lambda: keys_of(rows).count())
        chosen = {name: filters[name] for name in LOOKUPS if filters.get(name)}
        page, keys = page_of(tuple(chosen), filters.get("group") or "")
        lines = page.rows(units=units, on=self.today, start=[start], **chosen)
        return cut_of(self.told(lines), number, SIZE, lambda: keys.count(units=units, **chosen))

    def told(self, lines: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
        """Say of each content how it stands today."""
        if not lines:
            return []
        calendar = load(stamp=lines[0][len(OWN) + 3])
        return [
            dict(zip(("words", "kind"), summary_of(thing, duties(thing, shown, calendar, self.today, loudspeaker=loud), late), strict=True), row=thing, due_on=due_on)
            for thing, shown, due_on, late, loud in contents(lines)
        ]  # fmt: skip

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(may_enter=may_enter(self.officer, self.officer.unit, self.today), **kwargs)
        context["lines"] = context["sheet"].rows
        context["rows"] = drawn(context["lines"])
        return context


def contents(lines: list[tuple[Any, ...]]) -> Iterator[tuple[Disclosure, list[Posting], date, bool, bool]]:
    """Gather the lines of each content: it, its postings, its deadline, is it late, is there a loudspeaker."""
    for _, few in groupby(lines, itemgetter(0)):
        of_one = list(few)
        due_on, late, silent = of_one[0][len(OWN) : len(OWN) + 3]
        shown = [line[-len(SHOWN) :] for line in of_one if line[-len(SHOWN)] is not None]
        postings = [Posting(**dict(zip(SHOWN, values, strict=True))) for values in shown]
        thing = Disclosure(**dict(zip(OWN, of_one[0], strict=False)))
        yield thing, postings, due_on, bool(late), not silent
