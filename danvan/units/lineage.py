"""What a unit was and what it became, step by step and down to the units of today."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from danvan.core.dates import short_day
from danvan.units.gazetteer import Gazetteer, Link, Named
from danvan.units.states import SHARES


@dataclass(slots=True, frozen=True)
class Step:
    """One unit before or after another. ``share``: how much of the old unit passed («whole», «part»)."""

    code: str
    official_code: str
    name: str
    full_name: str
    share: str
    resolution: str
    dated: date | None
    effective: date
    note: str

    def sentence(self) -> str:
        """Say it in Vietnamese: «Phường Đăk Cấm, Tỉnh Quảng Ngãi (toàn bộ, từ 01/07/2025, Nghị quyết …)»."""
        paper = f", Nghị quyết {self.resolution}" if self.resolution else ""
        return f"{self.full_name} ({SHARES[self.share]}, từ {short_day(self.effective)}{paper})"


def became(index: Gazetteer, code: str) -> list[Step]:
    """Return the direct successors of a unit."""
    return [step_to(index, link, link.effective) for link in index.heirs_of.get(code, ())]


def was(index: Gazetteer, code: str) -> list[Step]:
    """Return the direct predecessors of a unit, each under its last name.

    Districts that ended on a commune's land are left out when communes before it are known.
    """
    steps = [step_to(index, link, None) for link in index.sources_of.get(code, ())]
    level = index.versions[code][-1].level
    same = [step for step in steps if index.versions[step.code][-1].level == level]
    return same or steps


def step_to(index: Gazetteer, link: Link, on: date | None) -> Step:
    other = index.on(link.code, on)
    place = index.full_name(other, on)
    return Step(
        link.code, other.official_code, other.name, place,
        link.share, link.resolution, link.dated, link.effective, link.note,
    )  # fmt: skip


def other_names(index: Gazetteer, code: str) -> list[Named]:
    """Return the versions of the unit itself, oldest first."""
    return index.versions[code]


def heirs(index: Gazetteer, code: str) -> list[Step]:
    """Return the units of today that a unit's territory lies in; empty when it still exists.

    A district that went into a larger one is followed through its own communes, so that «Quận 9» leads
    to the five wards on its land and not to all of Thủ Đức. The note names the old communes.
    """
    last = index.versions[code][-1]
    if last.valid_to is None:
        return []
    if last.level == "district":
        return heirs_through_communes(index, last)
    return follow(index, code, "whole")


def follow(index: Gazetteer, code: str, share: str) -> list[Step]:
    """Follow successions until units that still exist, without doubles."""
    found: dict[str, Step] = {}
    for step in became(index, code):
        part = "part" if "part" in (share, step.share) else "whole"
        if index.versions[step.code][-1].valid_to is None:
            found.setdefault(step.code, replace(step, share=part))
        else:
            for later in follow(index, step.code, part):
                found.setdefault(later.code, later)
    return list(found.values())


def heirs_through_communes(index: Gazetteer, district: Named) -> list[Step]:
    """Gather what became of each commune that stood in the district on its last day."""
    steps: dict[str, Step] = {}
    names: dict[str, list[str]] = {}
    for child in index.under.get(district.code, ()):
        if child.valid_to is None or child.valid_to < (district.valid_to or date.max):
            continue
        for step in follow(index, child.code, "whole") or kept(index, child):
            steps.setdefault(step.code, step)
            names.setdefault(step.code, []).append(child.name + (" (một phần)" if step.share == "part" else ""))
    if not steps:
        return follow(index, district.code, "whole")
    share = "whole" if len(steps) == 1 else "part"
    return [replace(step, share=share, note="gồm " + ", ".join(names[code])) for code, step in steps.items()]


def kept(index: Gazetteer, child: Named) -> list[Step]:
    """A commune that lived on by itself is its own heir."""
    now = index.versions[child.code][-1]
    if now.valid_to is not None:
        return []
    link = Link(child.code, "whole", now.source.removeprefix("Nghị quyết "), None, now.valid_from, "")
    return [step_to(index, link, now.valid_from)]
