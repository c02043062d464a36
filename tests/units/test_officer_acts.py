"""Verbs on officers: appoint, grant, end, leave, be away, reset a password; each refused to others."""

from __future__ import annotations

from datetime import date

import pytest

from danvan import journal
from danvan.core.refused import Refused
from danvan.units import actions
from danvan.units.actions import officers
from danvan.units.actions.rows import NotAdministrator
from danvan.units.models import OfficerRole, Unit
from tests.factories.units import AT, a_person, a_role, a_user, an_officer

ON = date(2026, 9, 10)


def roles_of(officer, on=ON):
    officer.forget_roles()
    return sorted(officer.roles(on))


def test_the_administrator_grants_a_role_and_the_journal_keeps_it(cast):
    held = actions.grant(cast.nam, "editor", since=ON, by=cast.quan, at=AT)
    assert (held.granted_at, held.granted_by_code) == (AT, cast.quan.code)
    assert roles_of(cast.nam) == ["clerk", "editor"]
    entry = list(journal.entries_for("officer", cast.nam.code))[-1]
    assert (entry.verb, entry.actor, entry.unit) == ("officer.granted", cast.quan.code, "BM")


@pytest.mark.parametrize("who", ["son", "nam", "lan", "thao", "tu", "mai", "dao"])
def test_nobody_else_grants_a_role_in_the_unit(cast, who):
    with pytest.raises(NotAdministrator):
        actions.grant(cast.nam, "administrator", since=ON, by=getattr(cast, who), at=AT)
    assert OfficerRole.objects.filter(officer=cast.nam).count() == 1


def test_a_role_held_openly_is_not_given_twice(cast):
    with pytest.raises(Refused, match="đang giữ vai trò này"):
        actions.grant(cast.nam, "clerk", since=ON, by=cast.quan, at=AT)


def test_signing_for_another_needs_its_paper(cast):
    with pytest.raises(Refused, match="phải có văn bản giao"):
        actions.grant(cast.nam, "head", since=ON, capacity="KT", for_post="BÍ THƯ", by=cast.quan, at=AT)
    held = actions.grant(
        cast.nam, "head", since=ON, capacity="KT", for_post="BÍ THƯ", paper="Quyết định 12-QĐ/ĐU", by=cast.quan, at=AT
    )
    assert held.said_capacity == "KT. BÍ THƯ"


def test_a_role_ends_on_a_day_and_only_once(cast):
    held = cast.nam.granted.get()
    actions.end(held, on=ON, by=cast.quan, at=AT)
    assert (roles_of(cast.nam, date(2026, 9, 9)), roles_of(cast.nam)) == (["clerk"], [])
    with pytest.raises(officers.AlreadyEnded):
        actions.end(held, on=ON, by=cast.quan, at=AT)


def test_the_last_administrator_stays(cast):
    with pytest.raises(officers.LastAdministrator):
        actions.end(cast.quan.granted.get(), on=ON, by=cast.quan, at=AT)
    actions.grant(cast.lan, "administrator", since=ON, by=cast.quan, at=AT)
    actions.end(cast.quan.granted.get(), on=ON, by=cast.quan, at=AT)
    assert roles_of(cast.quan) == []


def test_leaving_ends_every_role_and_hands_them_to_the_successor(cast):
    a_role(cast.lan, "editor")
    ended = actions.leave(cast.lan, on=ON, successor=cast.nam, by=cast.quan, at=AT)
    assert sorted(held.role for held in ended) == ["editor", "head"]
    assert (roles_of(cast.lan), roles_of(cast.nam)) == ([], ["clerk", "editor", "head"])
    assert roles_of(cast.lan, date(2026, 9, 9)) == ["editor", "head"]


def test_leaving_with_a_successor_elsewhere_is_refused_and_changes_nothing(cast):
    with pytest.raises(officers.SubstituteElsewhere):
        actions.leave(cast.lan, on=ON, successor=cast.tu, by=cast.quan, at=AT)
    assert roles_of(cast.lan) == ["head"]


def test_an_absence_needs_a_return_and_a_colleague(cast):
    with pytest.raises(Refused, match="Ngày trở lại phải sau"):
        actions.be_away(cast.lan, since=ON, until=ON, by=cast.quan, at=AT)
    with pytest.raises(officers.SubstituteElsewhere):
        actions.be_away(cast.lan, since=ON, until=date(2026, 9, 12), substitute=cast.tu, by=cast.quan, at=AT)
    actions.be_away(cast.lan, since=ON, until=date(2026, 9, 12), substitute=cast.nam, by=cast.quan, at=AT)
    assert roles_of(cast.nam) == ["clerk", "head"]


def test_a_new_password_opens_and_the_old_does_not(cast):
    cast.nam.user.set_password("mat-khau-cu-da-lau")
    cast.nam.user.save()
    password = actions.reset_password(cast.nam, by=cast.quan, at=AT)
    cast.nam.user.refresh_from_db()
    assert (len(password), cast.nam.user.check_password(password)) == (17, True)
    assert not cast.nam.user.check_password("mat-khau-cu-da-lau")


def test_an_account_that_also_works_elsewhere_keeps_its_password(cast):
    an_officer(cast.units.provincial, "nam", "Đặng Hoài Nam", "head")
    with pytest.raises(officers.AlsoElsewhere):
        actions.reset_password(cast.nam, by=cast.quan, at=AT)


def test_a_body_is_founded_below_the_own_unit_with_a_code_of_its_own(cast):
    team = actions.found(
        name="Tổ dân vận thôn Bản Dưới", kind="other", level="hamlet", parent=cast.units.ban_may, since=ON,
        by=cast.quan, at=AT,
    )  # fmt: skip
    again = actions.found(
        name="Tổ dân vận thôn Bản Dưới 2", kind="other", level="hamlet", parent=cast.units.ban_may, since=ON,
        by=cast.quan, at=AT,
    )  # fmt: skip
    assert (team.code, again.code, team.version(ON).path) == ("TDVTBD", "TDVTBD2", "/TU/BM/TDVTBD/")
    assert Unit.objects.in_scope_of(cast.mai, ON).filter(pk=team.pk).exists()
    assert not Unit.objects.in_scope_of(cast.tu, ON).filter(pk=team.pk).exists()


def test_a_hamlet_is_founded_only_in_the_own_area(cast):
    common = {"name": "Thôn Bản Dưới", "kind": "hamlet", "level": "hamlet", "since": ON, "by": cast.quan, "at": AT}
    hamlet = actions.found(parent=cast.units.commune, **common)
    assert (hamlet.tree, hamlet.version(ON).path) == ("area", f"/TSM/TSM-BM/{hamlet.code}/")
    with pytest.raises(NotAdministrator):
        actions.found(parent=cast.units.ward, **common)


def test_a_body_of_another_commune_is_not_founded(cast):
    with pytest.raises(NotAdministrator):
        actions.found(
            name="Tổ lạ", kind="other", level="hamlet", parent=cast.units.doi_che, since=ON, by=cast.quan, at=AT
        )


def test_a_taken_user_name_is_refused(cast):
    with pytest.raises(officers.NameTaken, match="«lan» đã có người dùng"):
        actions.open_account(username=" LAN", full_name="Hoàng Thị Lan", password="x")


def test_a_person_holds_a_post_once_and_lays_it_down(cast):
    holding = actions.hold(cast.lan.person, post_name="Bí thư", since=ON, by=cast.quan, at=AT)
    again = actions.hold(cast.lan.person, post_name="Bí thư", since=ON, by=cast.quan, at=AT)
    assert holding == again
    actions.lay_down(holding, on=date(2026, 10, 1), by=cast.quan, at=AT)
    assert list(cast.lan.person.holdings.on(date(2026, 10, 1))) == []
    assert [each.post.name for each in cast.lan.person.holdings.on(ON)] == ["Bí thư"]


def test_an_account_is_appointed_once(cast):
    user = a_user("moi", "Người Mới")
    first = actions.appoint(user, unit=cast.units.ban_may, person=None, by=cast.quan, at=AT)
    assert actions.appoint(user, unit=cast.units.ban_may, person=None, by=cast.quan, at=AT) == first
    assert first.code.startswith("CB-26-")


def test_one_person_acts_for_two_units_with_one_account(cast):
    team = cast.units.ban_may_team
    person = a_person(team, "Đặng Hoài Nam")
    officer, opened = actions.take_in(person, username="nam", password="x", by=cast.quan, at=AT)
    assert (officer.user, officer.unit, opened) == (cast.nam.user, team, False)


@pytest.mark.parametrize(
    ("username", "full_name"), [("nam", "Người Khác"), ("tu", "Trịnh Văn Tư"), ("hoa", "Lò Thị Hoa")]
)
def test_a_name_in_use_is_not_taken_by_another_person_or_from_another_unit(cast, username, full_name):
    person = a_person(cast.units.ban_may_team, full_name)
    with pytest.raises(officers.NameTaken):
        actions.take_in(person, username=username, password="x", by=cast.quan, at=AT)
    assert not person.officers.exists()
