"""All that a page shows of one unit on one day: names in time, superiors, what is below, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan.text.collation import sort_key
from danvan.units import lineage
from danvan.units.gazetteer import Gazetteer, Named


@dataclass(frozen=True, slots=True)
class History:
    """``shown``: the version of the day, else the last one. ``alive``: it existed that day."""

    day: date
    shown: Named
    full_name: str
    alive: bool
    names: list[Named]
    above: list[Named]
    below: list[Named]
    was: list[lineage.Step]
    became: list[lineage.Step]
    heirs: list[lineage.Step]

    @property
    def heirs_differ(self) -> bool:
        """Whether the units of today are others than the direct successors."""
        return {step.code for step in self.heirs} != {step.code for step in self.became}


def history_of(code: str, day: date, index: Gazetteer | None = None) -> History | None:
    """Gather the page of a unit on ``day``; None when no unit has this code."""
    index = index or Gazetteer.load()
    versions = index.versions.get(code)
    if versions is None:
        return None
    shown = index.on(code, day)
    alive = shown.holds(day)
    moment = day if alive else shown.valid_from
    return History(
        day=day,
        shown=shown,
        full_name=index.full_name(shown, day),
        alive=alive,
        names=versions,
        above=[index.on(superior, moment) for superior in shown.above],
        below=units_below(index, code, day if alive else last_day(shown)),
        was=lineage.was(index, code),
        became=lineage.became(index, code),
        heirs=lineage.heirs(index, code),
    )


def last_day(one: Named) -> date:
    """The last day a version held."""
    return date.fromordinal(one.valid_to.toordinal() - 1) if one.valid_to else one.valid_from


def units_below(index: Gazetteer, code: str, day: date) -> list[Named]:
    """The places directly below a unit on ``day``, in the order of the alphabet."""
    rows = [one for one in index.under.get(code, ()) if one.tree == "area" and one.holds(day)]
    return sorted(rows, key=lambda one: sort_key(one.name))


def provinces(day: date) -> list[Named]:
    """The provinces and cities of ``day``, in the order of the alphabet."""
    return [one for one in Gazetteer.load().provinces if one.holds(day)]
