"""What may this officer see? One queryset answers."""

from datetime import date

import pytest

from danvan.units.models import Absence, Unit, UnitVersion
from tests.factories.units import a_merger, a_role, a_unit, an_officer

ON = date(2026, 11, 2)


def codes(officer, on=ON):
    return sorted(Unit.objects.in_scope_of(officer, on).values_list("code", flat=True))


def test_an_officer_sees_the_own_unit_and_what_stands_below_it(cast):
    assert codes(cast.lan) == ["BM", "BMT1"]


def test_a_hamlet_team_sees_only_itself(cast):
    assert codes(cast.son) == ["BMT1"]


def test_the_province_sees_its_whole_subtree_and_nothing_of_another_province(cast):
    assert codes(cast.mai) == ["BM", "BMT1", "DC", "TU"]
    assert codes(cast.dao) == ["NX"]


def test_bodies_of_one_commune_do_not_see_each_other(cast):
    front = an_officer(cast.units.ban_may_front, "mt", "Lý Thị Mến", "head")
    assert codes(front) == ["BMMT"]
    assert "BMMT" not in codes(cast.lan)


@pytest.mark.parametrize("role", ["grassroots", "clerk", "head", "editor", "administrator", "follower"])
def test_no_role_opens_a_foreign_unit(cast, role):
    officer = an_officer(cast.units.doi_che, "x", "Người Thử", role)
    assert codes(officer) == ["DC"]


def test_nobody_and_an_officer_without_a_role_see_nothing(cast):
    bare = an_officer(cast.units.ban_may, "x", "Người Thử")
    assert codes(None) == []
    assert codes(bare) == []


def test_a_scope_within_another_question_is_never_wider_than_it_was_asked(cast):
    scope = Unit.objects.in_scope_of(cast.mai, ON)
    asked = {
        "whole": scope, "narrowed later": scope.filter(code="BM"), "left out": scope.exclude(code="BM"), "cut": scope.order_by("code")[:1],
        "narrow before": Unit.objects.filter(code="BM").in_scope_of(cast.mai, ON), "foreign": Unit.objects.filter(code="NX").in_scope_of(cast.mai, ON),
    }  # fmt: skip
    found = {
        name: sorted(UnitVersion.objects.filter(unit__in=rows).values_list("unit__code", flat=True).distinct())
        for name, rows in asked.items()
    }
    assert found == {
        "whole": ["BM", "BMT1", "DC", "TU"], "narrowed later": ["BM"], "left out": ["BMT1", "DC", "TU"], "cut": ["BM"],
        "narrow before": ["BM"], "foreign": [],
    }  # fmt: skip


def test_a_role_counts_from_its_first_day_to_the_day_before_its_end(cast):
    officer = an_officer(cast.units.doi_che, "x", "Người Thử")
    a_role(officer, "clerk", since=date(2026, 3, 1), until=date(2026, 4, 1))
    seen = [codes(officer, on) for on in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1))]
    assert seen == [[], ["DC"], ["DC"], []]


def test_a_follower_reads_but_changes_nothing(cast):
    assert list(Unit.objects.writable_by(cast.mai, ON)) == []
    assert [unit.code for unit in Unit.objects.writable_by(cast.nam, ON).order_by("code")] == ["BM", "BMT1"]


def test_wholly_received_predecessors_are_seen_transitively_a_part_is_not(cast):
    first, second, half = (
        a_unit(code, f"Đảng ủy xã {code}", "party_committee", "commune", parent=cast.units.provincial)
        for code in ("CU1", "CU2", "NUA")
    )
    a_merger(first, second, on=date(2023, 1, 1))
    a_merger(second, cast.units.doi_che, on=date(2025, 7, 1))
    a_merger(half, cast.units.doi_che, on=date(2025, 7, 1), share="part")
    assert codes(cast.tu, date(2025, 6, 30)) == ["DC"]
    assert codes(cast.tu) == ["CU1", "CU2", "DC"]


def test_a_unit_received_from_another_province_leaves_the_old_province(cast):
    a_merger(cast.units.doi_che, cast.units.far, on=date(2026, 1, 1))
    assert codes(cast.mai) == ["BM", "BMT1", "TU"]
    assert codes(cast.dao) == ["DC", "NX"]


def test_what_was_closed_without_a_successor_stays_with_its_superior(cast):
    a_unit("CU", "Tổ dân vận cũ", "other", "hamlet", parent=cast.units.ban_may, until=date(2024, 1, 1))
    assert codes(cast.lan) == ["BM", "BMT1", "CU"]


def test_a_substitute_holds_the_roles_while_the_officer_is_away(cast):
    absence = {"valid_from": date(2026, 11, 2), "valid_to": date(2026, 11, 9)}
    Absence.objects.create(officer=cast.lan, substitute=cast.nam, **absence)
    days = (date(2026, 11, 1), date(2026, 11, 2), date(2026, 11, 8), date(2026, 11, 9))
    assert [cast.nam.has("head", on) for on in days] == [False, True, True, False]
    assert cast.lan.has("head", date(2026, 11, 2))


def test_administration_is_never_lent(cast):
    Absence.objects.create(
        officer=cast.quan, substitute=cast.nam, valid_from=date(2026, 11, 1), valid_to=date(2026, 12, 1)
    )
    assert cast.nam.roles(ON) == {"clerk"}


def test_scope_asks_four_questions_however_many_units_there_are(cast, django_assert_num_queries):
    with django_assert_num_queries(4):
        assert len(codes(cast.mai)) == 4
