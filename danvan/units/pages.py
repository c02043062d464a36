"""The pages of units, for both doors: look a name up, show one unit then and now."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.core.views import Page
from danvan.units.forms import FindUnitForm
from danvan.units.gazetteer import Gazetteer
from danvan.units.history import history_of, provinces
from danvan.units.resolver import decided, resolve


class UnitPage(Page):
    """What both pages share: ``base``, the address of the unit pages, in this site's frame or outside any."""

    def base(self) -> str:
        return self.request.path[: self.request.path.index("don-vi/")] + "don-vi/"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(base=self.base(), **kwargs)


class FindUnit(UnitPage):
    """Look a printed name up; without one, the provinces of today."""

    title = "Tra đơn vị hành chính"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FindUnitForm(self.request.GET or None)
        asked = form.cleaned_data if form.is_valid() else {}
        candidates = resolve(asked["q"], on=asked["on"]) if asked.get("q") else []
        return super().get_context_data(
            form=form, query=asked.get("q", ""), on=asked.get("on"), candidates=candidates, decided=decided(candidates),
            provinces=[] if asked.get("q") else provinces(local_day(timezone.now())), **kwargs,
        )  # fmt: skip


class ShowUnit(UnitPage):
    """One unit: its names, superiors, what is below it, what it was and became."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = local_day(timezone.now())
        index = Gazetteer.load()
        day = day_asked(self.request.GET.get("ngay", "")) or today
        found = history_of(code_at_end(index, self.kwargs["code"]), day, index)
        if found is None:
            raise Http404("Không có đơn vị này.")
        return super().get_context_data(title=found.full_name, history=found, **kwargs)


def code_at_end(index: Gazetteer, tail: str) -> str:
    """Return the unit code that ``phuong-dak-cam-VN23284-25`` ends in; the tail itself when there is none."""
    words = tail.split("-")
    endings = ("-".join(words[start:]).upper() for start in range(len(words)))
    return next((ending for ending in endings if ending in index.versions), tail)


def day_asked(text: str) -> Any:
    """Read the day of the address; nothing when it is no day."""
    form = FindUnitForm({"on": text})
    return form.cleaned_data["on"] if form.is_valid() else None
