"""Units in time: rename, move, merge, split; the closure and scope that follow from them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan import journal, search
from danvan.core.refused import Refused
from danvan.units import actions
from danvan.units.actions import changes, index
from danvan.units.actions.rows import NotAdministrator
from danvan.units.models import Succession, Unit, UnitClosure, rebuild_closure
from danvan.units.models.closure import join_spans, links_of
from tests.factories.units import AT, a_unit

BEFORE, ON, LATER = date(2026, 8, 31), date(2026, 9, 1), date(2026, 9, 2)
START = date(2020, 1, 1)


@pytest.fixture
def ward(db):
    return a_unit("DUC", "Đảng ủy phường Đồi Chè", "party_committee", "commune")


@pytest.fixture
def commune(db):
    return a_unit("BMA", "Đảng ủy xã Bản Mây", "party_committee", "commune")


def system(**more):
    return {"on": ON, "resolution": "12/NQ-HĐND", "by": None, "at": AT, **more}


def test_rename_is_a_new_version_of_the_same_unit(commune):
    actions.rename(commune, name="Đảng ủy phường Bản Mây", **system())
    assert (commune.name_on(BEFORE), commune.name_on(ON)) == ("Đảng ủy xã Bản Mây", "Đảng ủy phường Bản Mây")
    assert commune.version(ON).source == "12/NQ-HĐND"
    assert [entry.verb for entry in journal.entries_for("unit", "BMA")] == ["unit.renamed"]


def test_rename_is_refused_before_a_later_change(commune):
    actions.rename(commune, name="Đảng ủy phường Bản Mây", **system())
    for day in (ON, BEFORE):
        with pytest.raises(changes.SomethingLater, match="Đảng ủy phường Bản Mây"):
            actions.rename(commune, name="Tên khác", **system(on=day))
    assert commune.versions.count() == 2


@pytest.mark.parametrize("who", ["son", "nam", "lan", "thao", "tu", "mai", "dao"])
def test_only_the_administrator_renames_a_unit(cast, who):
    with pytest.raises(NotAdministrator):
        actions.rename(cast.units.ban_may, name="Tên khác", on=ON, by=getattr(cast, who), at=AT)
    assert cast.units.ban_may.versions.count() == 1


def test_merge_makes_a_new_unit_that_received_both_wholly(commune, ward):
    team = a_unit("TEAM", "Chi bộ bản Mây", "party_body", "hamlet", parent=commune)
    new = actions.merge([commune, ward], name="Đảng ủy phường Mây Chè", **system(dated=BEFORE))
    assert new.pk not in (commune.pk, ward.pk)
    assert [unit.version(ON) for unit in (commune, ward)] == [None, None]
    shares = Succession.objects.filter(successor=new).values_list("predecessor__code", "share", "dated", "effective")
    assert set(shares) == {("BMA", "whole", BEFORE, ON), ("DUC", "whole", BEFORE, ON)}
    assert set(Unit.objects.under(new, ON)) == {new, team}
    assert set(Unit.objects.under_any([new], ON)) == {new, team}
    assert set(Unit.objects.under_any([commune], BEFORE)) == {commune, team}
    assert Unit.objects.received_by(Unit.objects.filter(pk=new.pk), ON) == {commune.pk, ward.pk}
    assert Unit.objects.received_by(Unit.objects.filter(pk=new.pk), BEFORE) == set()


def test_merge_needs_two_units_that_exist(commune, ward):
    with pytest.raises(changes.TooFew):
        actions.merge([commune, commune], name="Một mình", **system())
    actions.merge([commune, ward], name="Đảng ủy phường Mây Chè", **system())
    with pytest.raises(changes.NotThere):
        actions.merge([commune, ward], name="Lần nữa", **system(on=LATER))
    assert Unit.objects.count() == 3


def test_split_gives_parts_and_no_heir_sees_the_old_records(commune):
    heirs = actions.split(commune, names=["Đảng ủy xã Mây Trên", "Đảng ủy xã Mây Dưới"], **system())
    assert commune.version(ON) is None
    assert [heir.name_on(ON) for heir in heirs] == ["Đảng ủy xã Mây Trên", "Đảng ủy xã Mây Dưới"]
    assert set(commune.became.values_list("share", flat=True)) == {"part"}
    assert Unit.objects.received_by(Unit.objects.filter(pk__in=[h.pk for h in heirs]), ON) == set()


def test_split_is_refused_while_units_stand_below(commune):
    a_unit("TEAM", "Chi bộ bản Mây", "party_body", "hamlet", parent=commune)
    with pytest.raises(changes.StillHasUnits, match="còn 1 đơn vị trực thuộc"):
        actions.split(commune, names=["Một", "Hai"], **system())
    assert commune.version(ON) is not None


def test_move_takes_everything_below_along(commune, ward):
    team = a_unit("TEAM", "Chi bộ bản Mây", "party_body", "hamlet", parent=commune)
    cell = a_unit("CELL", "Tổ đảng số 1", "party_body", "hamlet", parent=team)
    actions.move(team, under=ward, **system())
    assert [set(Unit.objects.under(unit, ON)) for unit in (commune, ward)] == [{commune}, {ward, team, cell}]
    assert set(Unit.objects.under(commune, BEFORE)) == {commune, team, cell}
    assert set(Unit.objects.above(cell, ON)) == {ward, team}


def test_move_below_itself_is_refused(commune):
    team = a_unit("TEAM", "Chi bộ bản Mây", "party_body", "hamlet", parent=commune)
    with pytest.raises(changes.BelowItself):
        actions.move(commune, under=team, **system())
    assert team.versions.count() == 1


def test_codes_that_begin_alike_are_not_below_one_another(db):
    short, long = (a_unit(code, "Đảng ủy", "party_committee", "commune") for code in ("VN76", "VN760"))
    under_long = a_unit("VN7601", "Chi bộ", "party_body", "hamlet", parent=long)
    assert set(Unit.objects.under(short, ON)) == {short}
    assert set(Unit.objects.under(long, ON)) == {long, under_long}


def test_the_database_says_no_in_a_sentence(commune):
    with pytest.raises(Refused, match="Đơn vị mới phải khác đơn vị cũ"):
        changes.succeed(commune, commune, "whole", ON, "", None)
    with pytest.raises(Refused, match="chữ in hoa không dấu"):
        changes.store(Unit(code="xã-mây", tree="area"))
    with pytest.raises(Refused, match="tiền tố"):
        changes.store(Unit(code="XAMAY", tree="organisation"))


def test_rebuilding_the_closure_changes_nothing(commune, ward):
    a_unit("TEAM", "Chi bộ bản Mây", "party_body", "hamlet", parent=commune)
    actions.merge([commune, ward], name="Đảng ủy phường Mây Chè", **system())
    columns = ("ancestor", "descendant", "depth", "valid_from", "valid_to")
    before = set(UnitClosure.objects.values_list(*columns))
    assert rebuild_closure() == len(before)
    assert set(UnitClosure.objects.values_list(*columns)) == before


days = st.integers(0, 400).map(lambda n: START + timedelta(days=n))
spans = st.tuples(days, st.one_of(st.none(), st.integers(1, 60))).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1]))
)


@given(st.lists(spans, max_size=12))
def test_joined_spans_cover_the_same_days_and_never_touch(raw):
    def covered(some):
        return {
            START + timedelta(days=n)
            for n in range(470)
            if any(a <= START + timedelta(days=n) and (b is None or START + timedelta(days=n) < b) for a, b in some)
        }

    joined = join_spans(raw)
    assert covered(joined) == covered(raw)
    for (_, end), (start, _) in zip(joined, joined[1:], strict=False):
        assert end is not None and end < start


@given(st.lists(st.from_regex(r"[A-Z][A-Z0-9-]{0,5}", fullmatch=True), min_size=1, max_size=6, unique=True))
def test_a_path_gives_one_link_for_each_unit_above_and_itself(codes):
    links = [link for link, _ in links_of("/" + "/".join(codes) + "/", (START, None))]
    assert links == [(code, codes[-1], depth) for depth, code in enumerate(reversed(codes))]


def found_names(query):
    return [hit.code for hit in search.find(query, kinds=["unit"], units=search.EVERY_UNIT)]


def test_a_changed_unit_is_found_under_its_new_name_and_its_old_ones(commune, ward):
    index.reindex(at=AT)
    assert found_names("dang uy xa ban may") == ["BMA"]
    new = actions.merge([commune, ward], name="Đảng ủy phường Mây Chè", **system())
    assert found_names("dang uy phuong may che") == [new.code]
    assert found_names("dang uy xa ban may") == [new.code]
