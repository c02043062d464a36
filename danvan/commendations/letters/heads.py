"""What stands in the head and foot of every paper of the room: issuer, superior, place, symbol."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from danvan.units.models import Unit

KINDS = ("Xã ", "Phường ", "Tỉnh ", "Thành phố ", "Đặc khu ", "Thôn ", "Tổ dân phố ")
SYMBOLS = {"state": "{type}-UBND", "party": "{type}/ĐU", "front": "{type}-MTTQ-BTT"}
TYPES = {"submission": "TTr", "decision": "QĐ", "report": "BC", "minutes": "BB"}


@dataclass(frozen=True, slots=True)
class Head:
    """The issuer of a paper on a day."""

    issuer: str
    superior: str
    place: str


def head_of(unit: Unit, on: date, system: str) -> Head:
    """Read the head from the unit: a state body stands without a superior, a Party body under its own."""
    version = unit.version(on) or unit.last_version()
    area = version.area.name_on(on) if version and version.area else ""
    for kind in KINDS:
        area = area.removeprefix(kind)
    superior = version.parent.name_on(on).upper() if version and version.parent and system != "state" else ""
    return Head((version.name if version else unit.code).upper(), superior, area)


def symbol(kind: str, system: str) -> str:
    """Write the symbol of a paper, as ``QĐ-UBND``; the number is the clerk's."""
    return SYMBOLS[system].format(type=TYPES[kind])
