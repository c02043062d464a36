"""Read the journal and check that no link of it was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, cast

from django.apps import apps

from danvan.journal.canonical import GENESIS
from danvan.journal.kept import KeptHead, kept_heads

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from danvan.journal.models import Entry

REASONS = {
    "changed": "nội dung mục không khớp với mã băm của nó",
    "missing": "thiếu mục này trong chuỗi",
    "unlinked": "mục này không nối với mục đứng trước",
    "head": "đầu chuỗi không trỏ tới mục cuối",
    "kept": "không khớp với đầu chuỗi giữ ngoài cơ sở dữ liệu",
    "unreadable": "dòng giữ ngoài cơ sở dữ liệu không đọc được",
}


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not hold: unit, number of the entry, reason, where else it shows."""

    unit: str
    number: int
    reason: str
    where: str = ""

    @property
    def sentence(self) -> str:
        """Say it in Vietnamese."""
        place = f" ({self.where})" if self.where else ""
        return f"{self.unit}, mục {self.number}: {REASONS[self.reason]}{place}"


@dataclass(slots=True)
class Report:
    """What a verification found: how much was read, where it breaks."""

    chains: int = 0
    entries: int = 0
    kept: int = 0
    breaks: list[Break] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """True when nothing is broken."""
        return not self.breaks


def entries_for(kind: str, code: str) -> QuerySet[Entry]:
    """Give the entries about one thing, oldest first. Bulk acts are found under the batch's code only."""
    return _entries().filter(kind=kind, code=code).order_by("at", "unit", "number")


def verify(units: Iterable[str] | None = None) -> Report:
    """Check every chain (or those of ``units``): numbers, links, hashes, heads, heads kept outside.

    Reads row by row; never writes. A chain broken at one entry is followed further from there.
    """
    wanted = None if units is None else set(units)
    report = Report()
    kept = _kept_by_unit(report, wanted)
    heads = {head.unit: head for head in _narrowed(apps.get_model("journal", "Head").objects.all(), wanted)}
    rows = _narrowed(_entries().order_by("unit", "number"), wanted).iterator(chunk_size=2000)
    for unit, chain in groupby(rows, attrgetter("unit")):
        report.chains += 1
        last = _follow(report, unit, chain, kept.pop(unit, {}))
        head = heads.pop(unit, None)
        if head is None or (head.number, head.hash) != last:
            report.breaks.append(Break(unit, last[0], "head"))
    report.breaks += [Break(unit, head.number, "missing") for unit, head in heads.items() if head.number]
    for unit, lost in kept.items():
        _tell_lost(report, unit, lost)
    report.breaks.sort(key=attrgetter("unit", "number"))
    return report


def unheard_of(units: set[str]) -> set[str]:
    """Return those of ``units`` of which the journal holds nothing: no entry, no head, no head kept outside."""
    heads = apps.get_model("journal", "Head").objects.all()
    heard: set[str] = {head.unit for head in kept_heads()}
    for rows in (heads, _entries()):
        heard.update(_narrowed(rows, units).order_by().values_list("unit", flat=True).distinct())
    return units - heard


def _follow(report: Report, unit: str, chain: Iterator[Entry], kept: dict[int, list[KeptHead]]) -> tuple[int, str]:
    """Walk one chain; return number and hash of its last entry."""
    number, previous = 0, GENESIS
    for entry in chain:
        report.entries += 1
        if entry.number != number + 1:
            report.breaks.append(Break(unit, number + 1, "missing"))
        elif entry.previous != previous:
            report.breaks.append(Break(unit, entry.number, "unlinked"))
        if entry.computed_hash() != entry.hash:
            report.breaks.append(Break(unit, entry.number, "changed"))
        for outside in kept.pop(entry.number, ()):
            if outside.hash != entry.hash:
                report.breaks.append(Break(unit, entry.number, "kept", outside.where))
        number, previous = entry.number, entry.hash
    _tell_lost(report, unit, kept)
    return number, previous


def _tell_lost(report: Report, unit: str, lost: dict[int, list[KeptHead]]) -> None:
    """Report the heads kept outside that the chain no longer holds."""
    for number, outside in lost.items():
        report.breaks.append(Break(unit, number, "missing", outside[0].where))


def _kept_by_unit(report: Report, wanted: set[str] | None) -> dict[str, dict[int, list[KeptHead]]]:
    found: dict[str, dict[int, list[KeptHead]]] = defaultdict(lambda: defaultdict(list))
    for head in kept_heads():
        if not head.number:
            report.breaks.append(Break("-", 0, "unreadable", head.where))
        elif wanted is None or head.unit in wanted:
            report.kept += 1
            found[head.unit][head.number].append(head)
    return found


def _narrowed(rows: Any, wanted: set[str] | None) -> Any:
    return rows if wanted is None else rows.filter(unit__in=wanted)


def _entries() -> QuerySet[Entry]:
    return cast("type[Entry]", apps.get_model("journal", "Entry")).objects.all()
