"""Invented provinces and communes, a party body and an officer for each, and their sites. All flagged as demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from danvan.accounts.models import User
from danvan.units.models import Officer, OfficerRole, Person, Unit, UnitVersion, rebuild_closure
from danvan.websites.models import SiteAddress, Website

SINCE = date(2012, 1, 1)
COMMUNES_A_PROVINCE = 98
ROLES = ("clerk", "head", "editor", "administrator")
TOP = "MAUTW"


@dataclass(frozen=True, slots=True)
class Spec:
    """One unit to make: ``parent`` and ``area`` are codes; ``path`` of its site, empty without one."""

    code: str
    name: str
    kind: str
    level: str
    parent: str = ""
    area: str = ""
    site: str = ""

    @property
    def is_area(self) -> bool:
        return not self.area and self.code != TOP


def specs(communes: int) -> list[Spec]:
    """List what ``communes`` communes need, superiors first."""
    found = [Spec(TOP, "Ban mẫu cả nước", "party_body", "national")]
    for number in range(communes):
        province, place = f"MAU{number // COMMUNES_A_PROVINCE + 1:02d}", f"MAUX{number + 1:04d}"
        if number % COMMUNES_A_PROVINCE == 0:
            said = f"{number // COMMUNES_A_PROVINCE + 1:02d}"
            found.append(Spec(province, f"Tỉnh Mẫu {said}", "province", "province", site=f"mau-{said}"))
            found.append(Spec(f"TU{province}", f"Tỉnh ủy Mẫu {said}", "party_committee", "province", TOP, province))
        said = f"{number + 1:04d}"
        found.append(
            Spec(place, f"Xã Mẫu {said}", "commune", "commune", province, site=f"mau-{province[3:]}/xa-mau-{said}")
        )
        found.append(
            Spec(f"DU{place}", f"Đảng ủy xã Mẫu {said}", "party_committee", "commune", f"TU{province}", place)
        )
    return found


def make_places(communes: int, at: datetime) -> list[tuple[Unit, Officer]]:
    """Make everything and return the bodies of the communes with their officers, in order."""
    wanted = specs(communes)
    Unit.objects.bulk_create(
        [
            Unit(
                code=one.code,
                tree="area" if one.is_area else "organisation",
                prefix="" if one.is_area else one.code,
                is_demo=True,
            )
            for one in wanted
        ],
        batch_size=500,
    )
    units = {unit.code: unit for unit in Unit.objects.filter(is_demo=True)}
    _name(wanted, units)
    _open_sites([one for one in wanted if one.site], units)
    officers = _appoint([one for one in wanted if not one.is_area], units, at)
    return [(units[one.code], officers[one.code]) for one in wanted if one.level == "commune" and one.area]


def _name(wanted: list[Spec], units: dict[str, Unit]) -> None:
    paths = {"": "/"}
    for one in wanted:
        paths[one.code] = f"{paths[one.parent]}{one.code}/"
    UnitVersion.objects.bulk_create(
        [
            UnitVersion(
                unit=units[one.code], name=one.name, kind=one.kind, level=one.level, parent=units.get(one.parent),
                area=units.get(one.area), path=paths[one.code], valid_from=SINCE, source="dữ liệu mẫu",
            )
            for one in wanted
        ],
        batch_size=500,
    )  # fmt: skip
    rebuild_closure(list(units.values()) if len(units) < 500 else None)


def _open_sites(wanted: list[Spec], units: dict[str, Unit]) -> None:
    Website.objects.bulk_create(
        [
            Website(unit=units[one.code], name=one.name, strapline="Dữ liệu mẫu, hoàn toàn hư cấu", opened_on=SINCE)
            for one in wanted
        ],
        batch_size=500,
    )
    sites = {site.unit_id: site for site in Website.objects.filter(unit__is_demo=True)}
    SiteAddress.objects.bulk_create(
        [SiteAddress(website=sites[units[one.code].pk], path=one.site, valid_from=SINCE) for one in wanted],
        batch_size=500,
    )


def _appoint(wanted: list[Spec], units: dict[str, Unit], at: datetime) -> dict[str, Officer]:
    """Give every body an account without a password and an officer who may do everything."""
    User.objects.bulk_create(
        [
            User(username=f"mau-{one.code.lower()}", full_name=f"Cán bộ {one.name}", password="!", is_demo=True)
            for one in wanted
        ],
        batch_size=500,
    )
    users = {user.username: user for user in User.objects.filter(is_demo=True)}
    Person.objects.bulk_create(
        [Person(code=f"NG-{one.code}", unit=units[one.code], full_name=f"Cán bộ {one.name}") for one in wanted],
        batch_size=500,
    )
    people = {person.code: person for person in Person.objects.filter(unit__is_demo=True)}
    Officer.objects.bulk_create(
        [
            Officer(
                code=f"CB-{one.code}",
                user=users[f"mau-{one.code.lower()}"],
                unit=units[one.code],
                person=people[f"NG-{one.code}"],
            )
            for one in wanted
        ],
        batch_size=500,
    )
    officers = {officer.unit_id: officer for officer in Officer.objects.filter(unit__is_demo=True)}
    OfficerRole.objects.bulk_create(
        [
            OfficerRole(
                officer=officers[units[one.code].pk],
                role=role,
                valid_from=SINCE,
                granted_at=at,
                granted_by_code="system",
            )
            for one in wanted
            for role in ROLES
        ],
        batch_size=500,
    )
    return {one.code: officers[units[one.code].pk] for one in wanted}
