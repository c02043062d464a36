"""Bring several texts in at once: each is kept whole or refused with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.intake.actions import ReadBefore, upload
from danvan.intake.models import Proposal
from danvan.intake.pipeline import Reading, read_file, read_text
from danvan.intake.places import KnownPlaces
from danvan.intake.reading.read import LARGEST
from danvan.intake.reading.refusals import TooLarge
from danvan.units.gazetteer import Gazetteer
from danvan.units.models import Officer, Unit

PASTED = "Nội dung dán"


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one text: a proposal, or the sentence that refused it; ``earlier`` and ``near`` are codes."""

    name: str
    proposal: Proposal | None = None
    sentence: str = ""
    earlier: str = ""
    near: str = ""
    notes: tuple[str, ...] = ()
    asked: int = 0


def places_near(unit: Unit, at: datetime) -> KnownPlaces:
    """Give the gazetteer as seen from the area that a unit serves."""
    version = unit.version(local_day(at)) or unit.last_version()
    area = version.area if version else None
    return KnownPlaces(Gazetteer.load(), (area.code,) if area else ())


def bring(files: Iterable[Any], text: str, *, by: Officer, at: datetime) -> list[Brought]:
    """Read and keep uploaded files and a pasted text for the unit of ``by``; one that fails stops no other."""
    places = places_near(by.unit, at)
    found = [_bring_file(one, places, by=by, at=at) for one in files]
    if text.strip():
        found.append(
            _kept(PASTED, lambda: (read_text(PASTED, text, places), text.encode("utf-8", "replace")), by=by, at=at)
        )
    return found


def _bring_file(file: Any, places: KnownPlaces, *, by: Officer, at: datetime) -> Brought:
    def read() -> tuple[Reading, bytes]:
        if file.size > LARGEST:
            raise TooLarge(limit=f"{LARGEST // (1024 * 1024)} MB")
        data = file.read()
        return read_file(file.name, data, places), data

    return _kept(file.name, read, by=by, at=at)


def _kept(name: str, read: Callable[[], tuple[Reading, bytes]], *, by: Officer, at: datetime) -> Brought:
    try:
        reading, data = read()
        proposal = upload(reading, data, unit=by.unit, by=by, at=at)
    except ReadBefore as same:
        return Brought(name, sentence=str(same), earlier=str(same.facts["code"]))
    except Refused as refused:
        return Brought(name, sentence=str(refused))
    asked = sum(1 for one in reading.frames["questions"] if one["blocks"])
    return Brought(name, proposal, near=proposal.near_code, notes=reading.source.notes, asked=asked)
