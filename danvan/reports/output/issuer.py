"""Who issues a report and to whom: the words of the head and the foot of the paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from danvan.documents import papers
from danvan.reports.compiling import Compiled
from danvan.units.models import Unit, UnitVersion

PARTY = ("party_committee", "party_body", "propaganda_and_mass_mobilisation")
FRONT = ("front", "union")
PLACE = re.compile(r"^(Xã|Phường|Đặc khu|Tỉnh|Thành phố|Thị trấn|Thôn|Tổ dân phố)\s+", re.IGNORECASE)
BREAK = re.compile(r"\s+(?=(?:xã|phường|đặc khu|tỉnh|thành phố)\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues: layout system, name, the superior's line, symbol, place, recipients, signature."""

    system: str
    name: str
    issuer: str
    superior: str
    symbol: str
    place: str
    recipients: list[str]
    addressees: list[str]
    signature: papers.Signature


def issuer_of(report: Compiled) -> Issuer:
    """Say who issues the paper of a report, as its unit was called on the last day of the period."""
    on = report.period.end
    own = _version(report.unit, on)
    system = system_of(own.kind, report.form.system)
    above = report.sheet.superior if report.sheet else None
    superior = _version(above, on) if above else None
    area = own.area.name_on(on) if own.area else ""
    return Issuer(
        system=system, name=own.name, issuer=_issuer(system, own.name), superior=_superior(system, own, superior, on),
        symbol=_symbol(system, own), place=PLACE.sub("", area), recipients=_recipients(system, superior),
        addressees=[superior.name] if superior and system != "party" else [], signature=_signature(system, own),
    )  # fmt: skip


def system_of(kind: str, wanted: str) -> str:
    """Choose the layout by what the body is: a Party body never writes a state paper; else what the form says."""
    if kind in PARTY:
        return "party"
    if kind in FRONT:
        return "front"
    return "state" if wanted == "party" else wanted


def _version(unit: Unit, on: date) -> UnitVersion:
    rows = unit.versions.filter(valid_from__lte=on).select_related("area", "parent")
    return rows.order_by("-valid_from").first() or unit.versions.select_related("area", "parent").first()  # type: ignore[return-value]


def _issuer(system: str, name: str) -> str:
    if system == "party":
        return name.upper()
    if system == "front":
        return "BAN THƯỜNG TRỰC"
    return BREAK.sub("\n", name.upper(), count=1)


def _superior(system: str, own: UnitVersion, above: UnitVersion | None, on: date) -> str:
    """Write the line above the issuer: the superior Party organisation; nothing for a People's Committee."""
    if system == "party" and above is not None:
        area = above.area.name_on(on) if above.area else above.name
        return f"Đảng bộ {area}".upper()
    if system == "front":
        return BREAK.sub("\n", own.name.upper().replace("MẶT TRẬN TỔ QUỐC", "MTTQ"), count=1)
    return ""


def _symbol(system: str, own: UnitVersion) -> str:
    if system == "party":
        return "BC/TU" if own.level == "province" else "BC/ĐU"
    return "BC-MTTQ-BTT" if system == "front" else "BC-UBND"


def _recipients(system: str, superior: UnitVersion | None) -> list[str]:
    above = f"{superior.name} (để báo cáo)" if superior else ""
    if system == "party":
        return papers.recipients(system, above, ["Các đồng chí cấp ủy viên"], keeper="Văn phòng")
    return papers.recipients(system, "Như trên" if superior else "", [], keeper="")


def _signature(system: str, own: UnitVersion) -> papers.Signature:
    """Leave the name to be written: who signs is known when it is signed."""
    if system == "party":
        return papers.signing(system, "committee", body="Ban Thường vụ", position="Bí thư")
    body = "Ban Thường trực" if system == "front" else "Ủy ban nhân dân"
    return papers.signing(system, "collective_head", body=body, head="Chủ tịch", position="Chủ tịch")
