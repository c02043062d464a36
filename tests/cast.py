"""The small fixed cast: invented units and people whom every test may meet.

Chị Hoa is a citizen; anh Nam enters, bà Lan approves, chị Thảo edits, anh Quân administers, ông Sơn works in
a hamlet, all of xã Bản Mây; ông Tư does everything in phường Đồi Chè; cô Mai follows from the province;
bà Đào does everything in another province.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from danvan.accounts.models import User
from danvan.core.codes import new_code
from danvan.units.models import Officer, OfficerRole, Person, Unit, UnitClosure, UnitVersion
from danvan.units.states import ROLES
from tests.factories.units import AT, LONG_AGO, a_user

SHARED = pytest.StashKey[bool]()
EVERYTHING = tuple(role for role in ROLES if role not in ("follower", "grassroots"))


@dataclass(frozen=True, slots=True)
class Units:
    """Areas: ``province``, ``commune``, ``ward``, ``hamlet``, ``far_province``. Bodies: the rest."""

    province: Unit
    commune: Unit
    ward: Unit
    hamlet: Unit
    far_province: Unit
    provincial: Unit
    ban_may: Unit
    ban_may_team: Unit
    ban_may_front: Unit
    doi_che: Unit
    far: Unit


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody. ``hoa`` has an account without any role; the others are officers."""

    units: Units
    hoa: User
    son: Officer
    nam: Officer
    lan: Officer
    thao: Officer
    quan: Officer
    tu: Officer
    mai: Officer
    dao: Officer

    @property
    def of_the_unit(self) -> tuple[Officer, ...]:
        """Those who act for Đảng ủy xã Bản Mây itself."""
        return self.nam, self.lan, self.thao, self.quan

    @property
    def foreign(self) -> tuple[Officer, ...]:
        """Those who must never see anything of xã Bản Mây."""
        return self.tu, self.dao


AREA, PARTY, FRONT = "area", "party_committee", "front"
UNITS = (
    # name of the field, code, name, kind, level, parent, area
    ("province", "TSM", "Tỉnh Sông Mây", "province", "province", "", AREA),
    ("commune", "TSM-BM", "Xã Bản Mây", "commune", "commune", "province", AREA),
    ("ward", "TSM-DC", "Phường Đồi Chè", "ward", "commune", "province", AREA),
    ("hamlet", "TSM-BM-T1", "Thôn Bản Trên", "hamlet", "hamlet", "commune", AREA),
    ("far_province", "TNX", "Tỉnh Núi Xanh", "province", "province", "", AREA),
    ("provincial", "TU", "Tỉnh ủy Sông Mây", PARTY, "province", "", "province"),
    ("front", "MT", "Ủy ban MTTQ Việt Nam tỉnh Sông Mây", FRONT, "province", "", "province"),
    ("ban_may", "BM", "Đảng ủy xã Bản Mây", PARTY, "commune", "provincial", "commune"),
    ("ban_may_team", "BMT1", "Tổ dân vận thôn Bản Trên", "other", "hamlet", "ban_may", "hamlet"),
    ("ban_may_front", "BMMT", "Ủy ban MTTQ xã Bản Mây", FRONT, "commune", "front", "commune"),
    ("doi_che", "DC", "Đảng ủy phường Đồi Chè", PARTY, "commune", "provincial", "ward"),
    ("far", "NX", "Tỉnh ủy Núi Xanh", PARTY, "province", "", "far_province"),
)
OFFICERS = (
    ("son", "ban_may_team", "Vàng Văn Sơn", ("grassroots",)),
    ("nam", "ban_may", "Đặng Hoài Nam", ("clerk",)),
    ("lan", "ban_may", "Hoàng Thị Lan", ("head",)),
    ("thao", "ban_may", "Phan Thu Thảo", ("editor",)),
    ("quan", "ban_may", "Bùi Minh Quân", ("administrator",)),
    ("tu", "doi_che", "Trịnh Văn Tư", EVERYTHING),
    ("mai", "provincial", "Đỗ Thanh Mai", ("follower",)),
    ("dao", "far", "Ngô Thị Đào", EVERYTHING),
)


def build_units() -> Units:
    """Make Tỉnh Sông Mây with xã Bản Mây and phường Đồi Chè, and a second province: three statements."""
    made = {
        name: Unit(code=code, tree=AREA if area == AREA else "organisation", prefix="" if area == AREA else code)
        for name, code, _, _, _, _, area in UNITS
    }
    Unit.objects.bulk_create(made.values())
    versions: dict[str, UnitVersion] = {}
    for name, code, called, kind, level, parent, area in UNITS:
        versions[name] = UnitVersion(
            unit=made[name], name=called, kind=kind, level=level, parent=made.get(parent),
            area=made.get(area), path=f"{versions[parent].path if parent else '/'}{code}/", valid_from=LONG_AGO,
        )  # fmt: skip
    UnitVersion.objects.bulk_create(versions.values())
    UnitClosure.objects.bulk_create(_closure(made))
    del made["front"]
    return Units(**made)


def _closure(made: dict[str, Unit]) -> Iterator[UnitClosure]:
    above = {name: parent for name, _, _, _, _, parent, _ in UNITS}
    for name, unit in made.items():
        depth, ancestor = 0, name
        while ancestor:
            yield UnitClosure(ancestor=made[ancestor], descendant=unit, depth=depth, valid_from=LONG_AGO)
            depth, ancestor = depth + 1, above[ancestor]


def build_officers(units: Units) -> dict[str, Officer]:
    """Make the accounts, the people and what they may do: four statements."""
    users = [User(username=name, full_name=full_name, password="!") for name, _, full_name, _ in OFFICERS]
    User.objects.bulk_create(users)
    people = [
        Person(
            code=new_code(getattr(units, unit).record_prefix(), 2026), unit=getattr(units, unit), full_name=full_name
        )
        for _, unit, full_name, _ in OFFICERS
    ]
    Person.objects.bulk_create(people)
    made = [
        Officer(code=new_code("CB", 2026), user=user, unit=person.unit, person=person)
        for user, person in zip(users, people, strict=True)
    ]
    Officer.objects.bulk_create(made)
    OfficerRole.objects.bulk_create(
        OfficerRole(officer=officer, role=role, valid_from=LONG_AGO, granted_at=AT, granted_by_code="system")
        for officer, (_, _, _, roles) in zip(made, OFFICERS, strict=True)
        for role in roles
    )
    return {name: officer for officer, (name, _, _, _) in zip(made, OFFICERS, strict=True)}


def build() -> Cast:
    """Build the units and everybody in them."""
    units = build_units()
    return Cast(units=units, hoa=a_user("hoa", "Lò Thị Hoa"), **build_officers(units))


def share(items: list[pytest.Item]) -> None:
    """Note the modules whose tests may share one cast: each that asks the database asks for the cast, in a transaction."""
    for item in items:
        module, marker = item.getparent(pytest.Module), item.get_closest_marker("django_db")
        if module and marker:
            alone = marker.kwargs.get("transaction") or "cast" not in getattr(item, "fixturenames", ())
            module.stash[SHARED] = module.stash.get(SHARED, True) and not alone


@pytest.fixture(scope="module")
def cast_of_the_module(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[bytes | None]:
    """Build the cast once for a module, in a transaction around those of its tests; None where they may not share it."""
    if not request.node.stash.get(SHARED, False):
        yield None
        return
    around = transaction.atomic()
    around._from_testcase = True
    with django_db_blocker.unblock():
        around.__enter__()
        kept = pickle.dumps(build())
    yield kept
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


@pytest.fixture
def cast(cast_of_the_module: bytes | None, db: None) -> Cast:
    """Give the units and everybody in them, as just built: what a test does to them, the next one does not see."""
    return pickle.loads(cast_of_the_module) if cast_of_the_module else build()


@pytest.fixture
def sign_in() -> Callable[[Officer | User], Client]:
    """Give a function that returns a client signed in as an officer (or as an account without one)."""

    def _sign_in(who: Officer | User) -> Client:
        client = Client()
        client.force_login(
            who if isinstance(who, User) else who.user, backend="django.contrib.auth.backends.ModelBackend"
        )
        return client

    return _sign_in
