"""Who issues a paper: system, names above, place, symbol and usual signer, read from a unit as it was on a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.documents.papers.foot import signing
from danvan.documents.papers.shapes import Letter, Signature, System
from danvan.units.models import Unit, UnitVersion

PARTY = ("party_committee", "party_body", "propaganda_and_mass_mobilisation")
FRONT = ("front", "union")
COMMITTEES = ("party_committee", "peoples_committee", "front")
AREA_KIND = re.compile(r"^(?:xã|phường|đặc khu|tỉnh|thành phố|thị trấn|thôn|tổ dân phố)\s+", re.IGNORECASE)
BEFORE_AREA = re.compile(r"\s+(?=(?:xã|phường|đặc khu|tỉnh|thành phố)\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """``name`` in running words; ``area`` the place with its kind («xã Bản Mây»), ``place`` without it."""

    system: System
    name: str
    superior: str
    issuer: str
    place: str
    area: str
    level: str
    kind: str

    def symbol(self, type_code: str) -> str:
        """Write what follows the number: «BC-UBND», «BC/ĐU», «BC-MTTQ-BTT»; of a công văn give an empty type."""
        if self.system == "party":
            return f"{type_code or 'CV'}/{'TU' if self.level == 'province' else 'ĐU'}"
        org = "MTTQ-BTT" if self.system == "front" else "UBND"
        return f"{type_code}-{org}" if type_code else org

    def signature(self) -> Signature:
        """Give the block of the head without a name: who signs is known when it is signed."""
        if self.kind not in COMMITTEES:
            return Signature(title="THỦ TRƯỞNG ĐƠN VỊ")
        if self.system == "party":
            return signing("party", "committee", body="Ban Thường vụ", position="Bí thư")
        body = "Ban Thường trực" if self.system == "front" else "Ủy ban nhân dân"
        return signing(self.system, "collective_head", body=body, position="Chủ tịch")

    def letter(self, type_code: str | None, type_name: str, title: str, *, on: date, **parts: Any) -> Letter:
        """Begin a letter of this body; number and day stay open. ``type_code`` None: a paper without a number."""
        symbol = "" if type_code is None else self.symbol(type_code)
        given = {"year": on.year, "signature": self.signature(), **parts}
        return Letter(
            system=self.system, superior=self.superior, issuer=self.issuer, place=self.place, symbol=symbol,
            type_name=type_name, title=small_first(title) if self.system == "party" else title, **given,
        )  # fmt: skip


def small_first(title: str) -> str:
    """Begin an abstract small, as Party papers do (05-HD/VPTW); a name («Đảng ủy …», «Lò Thị …») keeps its capital."""
    words = title.split(" ")
    named = len(words) > 1 and words[1][:1].isupper() or words[0] in ("Đảng", "Ủy", "Ban", "Mặt", "Nhân")
    return title if named else title[:1].lower() + title[1:]


def letterhead(unit: Unit, on: date) -> Letterhead:
    """Read the head of a unit's papers as the unit was called on a day."""
    version = unit.version(on) or unit.last_version()
    if version is None:
        return Letterhead("state", unit.code, "", unit.code, "", "", "", "")
    system: System = "party" if version.kind in PARTY else "front" if version.kind in FRONT else "state"
    area = version.area.name_on(on) if version.area else ""
    issuer = "BAN THƯỜNG TRỰC" if version.kind == "front" else BEFORE_AREA.sub("\n", version.name.upper(), count=1)
    if system == "party":
        issuer = version.name.upper()
    return Letterhead(
        system=system, name=version.name, superior=_superior(system, version, on), issuer=issuer, place=AREA_KIND.sub("", area),
        area=area[:1].lower() + area[1:], level=version.level, kind=version.kind,
    )  # fmt: skip


def _superior(system: System, own: UnitVersion, on: date) -> str:
    """Write the line above the issuer: the superior Party organisation; nothing above a People's Committee."""
    if own.kind == "front":
        return BEFORE_AREA.sub("\n", own.name.upper().replace("MẶT TRẬN TỔ QUỐC", "MTTQ"), count=1)
    above = own.parent.version(on) if own.parent else None
    if above is None or own.kind == "peoples_committee":
        return ""
    if own.kind == "party_committee":
        return f"ĐẢNG BỘ {above.area.name_on(on) if above.area else above.name}".upper()
    return above.name.upper()
