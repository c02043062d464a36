"""Build invented units, people and officers for tests: plain functions, one row each, ready to use."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from danvan.accounts.models import User
from danvan.core.codes import new_code
from danvan.units.models import Officer, OfficerRole, Person, Succession, Unit, UnitClosure, UnitVersion

LONG_AGO = date(2020, 1, 1)
AT = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)


def a_unit(
    code: str,
    name: str,
    kind: str,
    level: str,
    *,
    tree: str = "organisation",
    parent: Unit | None = None,
    area: Unit | None = None,
    since: date = LONG_AGO,
    until: date | None = None,
) -> Unit:
    """Make a unit with one version and its closure; ``parent`` must have a version already."""
    prefix = "" if tree == "area" else code.replace("-", "")[:12]
    unit = Unit.objects.create(code=code, tree=tree, prefix=prefix)
    above = parent.last_version().path if parent else "/"
    UnitVersion.objects.create(
        unit=unit, name=name, kind=kind, level=level, parent=parent, area=area,
        path=f"{above}{code}/", valid_from=since, valid_to=until,
    )  # fmt: skip
    over = UnitClosure.objects.filter(descendant=parent) if parent else []
    links = [(unit, 0), *((link.ancestor, link.depth + 1) for link in over)]
    UnitClosure.objects.bulk_create(
        UnitClosure(ancestor=one, descendant=unit, depth=depth, valid_from=since, valid_to=until)
        for one, depth in links
    )
    return unit


def an_area(code: str, name: str, kind: str, level: str, **more: Any) -> Unit:
    return a_unit(code, name, kind, level, tree="area", **more)


def a_merger(predecessor: Unit, successor: Unit, *, on: date, share: str = "whole") -> Succession:
    """Let ``successor`` receive ``predecessor``; a whole one ends its versions and closure on ``on``."""
    if share == "whole":
        predecessor.versions.filter(valid_to=None).update(valid_to=on)
        UnitClosure.objects.filter(descendant=predecessor, valid_to=None).update(valid_to=on)
    return Succession.objects.create(predecessor=predecessor, successor=successor, share=share, effective=on)


def a_user(username: str, full_name: str = "", **more: Any) -> User:
    """Make an account that signs in with ``client.force_login`` (no password: hashing is slow)."""
    return User.objects.create_user(username, full_name=full_name or username, **more)


def a_person(unit: Unit, full_name: str) -> Person:
    return Person.objects.create(code=new_code(unit.record_prefix(), 2026), unit=unit, full_name=full_name)


def an_officer(unit: Unit, username: str, full_name: str, *roles: str, since: date = LONG_AGO) -> Officer:
    """Make an account, a person and an officer of ``unit`` holding ``roles`` since ``since``."""
    person = a_person(unit, full_name)
    user = User.objects.filter(username=username).first() or a_user(username, full_name)
    officer = Officer.objects.create(code=new_code("CB", 2026), user=user, unit=unit, person=person)
    for role in roles:
        a_role(officer, role, since=since)
    return officer


def a_role(
    officer: Officer, role: str, *, since: date = LONG_AGO, until: date | None = None, **more: Any
) -> OfficerRole:
    """Give a role from ``since``; ``until`` is the first day without it."""
    officer.__dict__.pop("_roles", None)
    return OfficerRole.objects.create(
        officer=officer,
        role=role,
        valid_from=since,
        valid_to=until,
        granted_at=AT,
        granted_by_code="system",
        **more,
    )
