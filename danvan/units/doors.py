"""The staff door: every desk view asks for a sign-in, an officer and, where named, one of some roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.db.models import Field, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from danvan.core.dates import local_day
from danvan.core.prepared import START, Prepared
from danvan.core.views import Act, Page
from danvan.units.models import Officer, Unit

COUNT_UP_TO = 10_000


class DeskView:
    """Mixin before any Django view. ``roles``: one of them is needed today; empty = any role.

    Gives ``self.officer``, ``self.at`` and ``self.today``. Not signed in: to the sign-in page. No officer,
    or none of the roles: 404.
    """

    roles: tuple[str, ...] = ()
    officer: Officer
    at: datetime
    today: date

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if request.officer is None:
            return render(request, "units/desk/no_role.html", {"title": "Chưa có vai trò"}, status=404)
        self.officer, self.at, self.today = request.officer, request.at, local_day(request.at)
        if not self.allowed():
            raise Http404
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]

    def allowed(self) -> bool:
        """Tell whether the officer holds one of ``roles`` today."""
        return not self.roles or self.officer.has_any(self.roles, self.today)

    def units_in_scope(self) -> QuerySet[Unit]:
        """Give the units whose records this officer may see today."""
        return Unit.objects.in_scope_of(self.officer, self.today)

    def units_to_write(self) -> QuerySet[Unit]:
        """Give the units whose records this officer may change today."""
        return Unit.objects.writable_by(self.officer, self.today)


class DeskPage(DeskView, Page):
    """A desk page that only shows."""


class DeskAct(DeskView, Act):
    """A desk form that calls one action. A follower, who only reads, is refused with 404."""

    def allowed(self) -> bool:
        return super().allowed() and self.officer.may_write(self.today)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list, shaped like Django's pages so that ``ui/pagination.html`` shows it.

    ``total`` stops at COUNT_UP_TO; ``more_than`` says that there are more.
    """

    rows: list[Any]
    number: int
    size: int
    has_next: bool
    total: int
    more_than: bool

    @property
    def paginator(self) -> Sheet:
        return self

    @property
    def count(self) -> int:
        return self.total

    @property
    def num_pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def previous_page_number(self) -> int:
        return self.number - 1

    @property
    def next_page_number(self) -> int:
        return self.number + 1

    @property
    def start_index(self) -> int:
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def end_index(self) -> int:
        return (self.number - 1) * self.size + len(self.rows)


def page_asked(request: HttpRequest, *, digits: int = 5) -> int:
    """Read the page number of the address, of at most ``digits`` digits; anything else is the first page."""
    asked = request.GET.get("trang", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) <= digits else 1


def sheet_of(rows: QuerySet[Any], number: int, size: int) -> Sheet:
    """Cut page ``number`` (from 1) out of ``rows``; counts stop at 10.000, so that a million rows cost no more."""
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    return cut_of(found, number, size, lambda: keys_of(rows).count())


def keys_of(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Keep of ``rows`` what a list counts: their keys, one more than COUNT_UP_TO."""
    return rows.order_by().values("pk")[: COUNT_UP_TO + 1]


def cut_of(found: list[Any], number: int, size: int, count: Callable[[], int]) -> Sheet:
    """Make the page of the rows found, one more than are shown when there is a next page; ``count`` is asked only then."""
    only_page = number == 1 and len(found) <= size
    total = len(found) if only_page else count()
    return Sheet(found[:size], number, size, len(found) > size, min(total, COUNT_UP_TO), total > COUNT_UP_TO)


def uncounted(found: list[Any], number: int, size: int) -> Sheet:
    """Make the page of the rows found, one more than are shown when there is a next page, of a list that nobody counts."""
    return cut_of(found, number, size, lambda: (number - 1) * size + len(found))


class Pages:
    """A list that everybody reads, cut into pages as ``sheet_of`` does, by questions compiled once a process.

    ``build`` gets a place for each field, as in ``Prepared``, and returns the whole list in its order.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]], size: int, **fields: Field[Any, Any] | None) -> None:
        self.size = size
        self._page = Prepared(lambda **places: build(**places)[START : START + size + 1], **fields)
        self._keys = Prepared(lambda **places: keys_of(build(**places)), **fields)

    def sheet(self, number: int, *, known: Callable[[Callable[[], int]], int] | None = None, **values: Any) -> Sheet:
        """Cut page ``number`` (from 1). Two queries, one when it is the only page.

        ``known`` gets the counting and may give a number that it remembers.
        """
        found = self._page.rows(start=[(number - 1) * self.size], **values)
        return cut_of(found, number, self.size, partial(known or _counted, lambda: self._keys.count(**values)))


def _counted(count: Callable[[], int]) -> int:
    return count()


class DeskList(DeskPage):
    """A desk list: filters from the address, 50 rows a page.

    Subclasses give ``rows(filters)`` (a queryset) and may give ``filter_form_class``. The template gets
    ``sheet`` (Sheet), ``filters`` (bound form or None) and ``kept`` (the filters as an address part that
    ends in ``&`` or is empty; ``{% include "ui/pagination.html" with page=sheet query=kept only %}``).
    """

    page_size = 50
    filter_form_class: type[forms.Form] | None = None
    request: HttpRequest

    def rows(self, filters: dict[str, Any]) -> QuerySet[Any]:
        """Return the rows that match, newest or first in order first."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.filter_form()
        cleaned = form.cleaned_data if form else {}
        return super().get_context_data(sheet=self.sheet(cleaned), filters=form, kept=self.kept(), **kwargs)

    def sheet(self, filters: dict[str, Any]) -> Sheet:
        """Cut the page asked for out of the rows that match."""
        return self.cut(self.rows(filters))

    def cut(self, rows: QuerySet[Any]) -> Sheet:
        """Cut the page asked for out of ``rows``."""
        return sheet_of(rows, self.page_number(), self.page_size)

    def filter_form(self) -> forms.Form | None:
        """Bind the filters to the address; what cannot be read is left out of ``cleaned_data``."""
        if self.filter_form_class is None:
            return None
        form = self.filter_form_class(self.request.GET)
        form.full_clean()
        return form

    def page_number(self) -> int:
        return page_asked(self.request, digits=6)

    def kept(self) -> str:
        query = self.request.GET.copy()
        query.pop("trang", None)
        return f"{query.urlencode()}&" if query else ""
