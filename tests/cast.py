"""The small fixed cast: invented units and people whom every test may meet.

Chị Hoa is a citizen; anh Nam enters, bà Lan approves, chị Thảo edits, anh Quân administers, ông Sơn works in
a hamlet, all of xã Bản Mây; ông Tư does everything in phường Đồi Chè; cô Mai follows from the province;
bà Đào does everything in another province.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from danvan.accounts.models import User
from danvan.units.models import Officer, Unit
from danvan.units.states import ROLES
from tests.factories.units import a_unit, a_user, an_area, an_officer

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


def build_units() -> Units:
    """Make Tỉnh Sông Mây with xã Bản Mây and phường Đồi Chè, and a second province."""
    province = an_area("TSM", "Tỉnh Sông Mây", "province", "province")
    commune = an_area("TSM-BM", "Xã Bản Mây", "commune", "commune", parent=province)
    ward = an_area("TSM-DC", "Phường Đồi Chè", "ward", "commune", parent=province)
    hamlet = an_area("TSM-BM-T1", "Thôn Bản Trên", "hamlet", "hamlet", parent=commune)
    far_province = an_area("TNX", "Tỉnh Núi Xanh", "province", "province")
    party = "party_committee"
    provincial = a_unit("TU", "Tỉnh ủy Sông Mây", party, "province", area=province)
    front = a_unit("MT", "Ủy ban MTTQ Việt Nam tỉnh Sông Mây", "front", "province", area=province)
    ban_may = a_unit("BM", "Đảng ủy xã Bản Mây", party, "commune", parent=provincial, area=commune)
    return Units(
        province=province, commune=commune, ward=ward, hamlet=hamlet, far_province=far_province,
        provincial=provincial, ban_may=ban_may,
        ban_may_team=a_unit("BMT1", "Tổ dân vận thôn Bản Trên", "other", "hamlet", parent=ban_may, area=hamlet),
        ban_may_front=a_unit("BMMT", "Ủy ban MTTQ xã Bản Mây", "front", "commune", parent=front, area=commune),
        doi_che=a_unit("DC", "Đảng ủy phường Đồi Chè", party, "commune", parent=provincial, area=ward),
        far=a_unit("NX", "Tỉnh ủy Núi Xanh", party, "province", area=far_province),
    )  # fmt: skip


@pytest.fixture
def cast(db: None) -> Cast:
    """Build the units and everybody in them."""
    units = build_units()
    return Cast(
        units=units,
        hoa=a_user("hoa", "Lò Thị Hoa"),
        son=an_officer(units.ban_may_team, "son", "Vàng Văn Sơn", "grassroots"),
        nam=an_officer(units.ban_may, "nam", "Đặng Hoài Nam", "clerk"),
        lan=an_officer(units.ban_may, "lan", "Hoàng Thị Lan", "head"),
        thao=an_officer(units.ban_may, "thao", "Phan Thu Thảo", "editor"),
        quan=an_officer(units.ban_may, "quan", "Bùi Minh Quân", "administrator"),
        tu=an_officer(units.doi_che, "tu", "Trịnh Văn Tư", *EVERYTHING),
        mai=an_officer(units.provincial, "mai", "Đỗ Thanh Mai", "follower"),
        dao=an_officer(units.far, "dao", "Ngô Thị Đào", *EVERYTHING),
    )


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
