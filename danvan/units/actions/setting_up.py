"""The first run: the bodies of an area and its first administrator."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from danvan.accounts.models import User
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.units.actions.bodies import found
from danvan.units.actions.officers import appoint, grant, open_account
from danvan.units.actions.people import add_person
from danvan.units.models import Officer, Unit, UnitVersion

BODIES = {
    "party_committee": "Đảng ủy {area}",
    "peoples_council": "Hội đồng nhân dân {area}",
    "peoples_committee": "Ủy ban nhân dân {area}",
    "front": "Ủy ban Mặt trận Tổ quốc Việt Nam {area}",
}
PROVINCIAL_PARTY = {"province": "Tỉnh ủy {name}", "central_city": "Thành ủy {name}"}


class NotAnArea(Refused):
    """Đơn vị của bạn phải là một tỉnh, thành phố, xã, phường hoặc đặc khu đang có."""


class PoorPassword(Refused):
    """{why}"""


def name_of_body(kind: str, version: UnitVersion) -> str:
    """Write the name of a body of an area: «Đảng ủy xã Bản Mây», «Tỉnh ủy Sông Mây»."""
    area = version.name[:1].lower() + version.name[1:]
    pattern = BODIES[kind]
    if kind == "party_committee":
        pattern = PROVINCIAL_PARTY.get(version.kind, pattern)
    return pattern.format(area=area, name=version.short_name)


def body_of(area: Unit | None, kind: str, at: datetime) -> Unit | None:
    """Find the body of that kind which serves ``area`` today."""
    serving = UnitVersion.objects.on(local_day(at)).filter(area=area, kind=kind, unit__tree="organisation")
    first = serving.select_related("unit").order_by("pk").first() if area else None
    return first.unit if first else None


@transaction.atomic
def set_up_bodies(area: Unit, *, kinds: list[str], at: datetime) -> list[Unit]:
    """Found the bodies of ``area`` that are not there yet, each under the same body of the superior area."""
    version = area.version(local_day(at))
    if area.tree != "area" or version is None or version.level not in ("province", "commune"):
        raise NotAnArea
    return [
        body_of(area, kind, at)
        or found(
            name=name_of_body(kind, version), kind=kind, level=version.level,
            parent=body_of(version.parent, kind, at), area=area, since=local_day(at), by=None, at=at,
        )
        for kind in kinds
    ]  # fmt: skip


def check_password(password: str, *, username: str, full_name: str) -> None:
    """Refuse a password that is short, common or like the name."""
    try:
        validate_password(password, User(username=username, full_name=full_name))
    except ValidationError as error:
        raise PoorPassword(why=" ".join(error.messages)) from error


@transaction.atomic
def set_up_administrator(
    bodies: list[Unit], *, full_name: str, username: str, password: str, at: datetime
) -> list[Officer]:
    """Open the first account and let it administer each of ``bodies``; return its officers."""
    check_password(password, username=username, full_name=full_name)
    user = open_account(username=username, full_name=full_name, password=password)
    person = add_person(bodies[0], full_name=full_name, by=None, at=at)
    officers = [appoint(user, unit=body, person=person, by=None, at=at) for body in bodies]
    for officer in officers:
        grant(officer, "administrator", since=local_day(at), by=None, at=at)
    return officers
