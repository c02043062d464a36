"""A superior's report: the sum of what it received, with mergers, what is missing, drift and adjustments."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from danvan.figures.periods import Period
from danvan.reports import actions
from danvan.reports.compiling import compile
from danvan.reports.counting import rows_of
from danvan.reports.freezing import add_drift
from danvan.reports.models import Sheet
from danvan.reports.output.tables import tables_of
from tests.factories.sites import held
from tests.factories.units import a_merger, a_unit, an_area, an_officer
from tests.reports.forms import AT, Q3, opened, received, sent, typed

TODAY = date(2026, 10, 3)
Q1, Q2 = Period.parse("2026-Q1"), Period.parse("2026-Q2")


def province(form, cast, period=Q3):
    return compile(form, cast.units.provincial, period, today=TODAY)


@pytest.fixture
def meetings(cast):
    """Two in Bản Mây (one in its hamlet), one in Đồi Chè, one of the province itself, in the third quarter."""
    held("Bản Mây", date(2026, 7, 1), by=cast.lan, at=AT, count=40)
    held("Bản Trên", date(2026, 8, 1), by=cast.son, at=AT, count=15)
    held("Đồi Chè", date(2026, 9, 1), by=cast.tu, at=AT, kind="training", count=100, bound="about")


def test_a_superior_adds_what_it_received_to_its_own_facts_and_says_what_is_missing(cast, form, van, meetings):
    held("Tỉnh họp", date(2026, 9, 9), by=van, at=AT, count=7)
    received(form, cast.nam, van, head=cast.lan, QUY=500, DAT=1.25, DV=100, DV_HOC=90)
    report = province(form, cast)
    found = report.by_code
    assert (report.expected, report.received, report.missing) == (2, 1, ["Đảng ủy phường Đồi Chè"])
    assert [(found[code].value, found[code].missing) for code in ("HN", "LUOT", "QUY", "DAT", "TYLE")] == [
        (3, 1), (62, 1), (500, 1), (Decimal("1.25"), 1), (Decimal("90.00"), 1),
    ]  # fmt: skip
    received(form, cast.tu, van, QUY=20, DV=100, DV_HOC=10)
    report = province(form, cast)
    found = report.by_code
    assert (report.missing, found["HN"].value, found["LUOT"].value, found["LUOT"].estimate) == ([], 4, 62, 100)
    assert (found["TYLE"].value, found["DAT"].missing) == (Decimal("50.00"), 1)
    assert report.by_unit["DC"]["QUY"] == (20, 20)


def test_the_compiled_figures_are_those_of_the_figures_page(cast, form, van, meetings):
    received(form, cast.nam, van, head=cast.lan)
    received(form, cast.tu, van)
    counted = {row.fact: row.period.exact for row in rows_of(cast.units.provincial, Q3, today=TODAY) if not row.slice}
    found = province(form, cast).by_code
    assert (found["HN"].value, found["LUOT"].value) == (counted["meetings_held"], counted["attendances"])


def test_only_received_versions_add_up_and_a_handed_back_one_no_more(cast, form, van, meetings):
    sheet = sent(form, cast.nam, head=cast.lan, QUY=5)
    assert (province(form, cast).by_code["QUY"].value, province(form, cast).received) == (None, 0)
    actions.receive(sheet, by=van, at=AT)
    assert province(form, cast).by_code["QUY"].value == 5
    actions.hand_back(sheet, reason="Sai.", by=van, at=AT)
    assert (province(form, cast).by_code["QUY"].value, province(form, cast).by_code["HN"].value) == (None, 0)


def test_a_frozen_total_keeps_what_it_took_and_who_was_missing(cast, form, van, meetings):
    received(form, cast.nam, van, head=cast.lan, QUY=5)
    sent(form, van)
    received(form, cast.tu, van, QUY=20)
    report = province(form, cast)
    assert (report.by_code["QUY"].value, report.expected, report.missing) == (5, 2, ["Đảng ủy phường Đồi Chè"])
    assert report.by_unit == {"BM": report.by_unit["BM"]}


def test_a_frozen_total_keeps_its_units_apart_from_those_of_older_periods_and_names_what_came_later(cast, form, van):
    received(form, cast.tu, van, Q2, QUY=7)
    received(form, cast.nam, van, head=cast.lan, QUY=5)
    sheet = actions.send(opened(form, van), by=van, at=AT)
    received(form, cast.tu, van, QUY=20)
    report = province(form, cast)
    add_drift(report, today=TODAY)
    assert (report.by_code["QUY"].value, report.by_code["QUY"].ytd) == (5, 12)
    assert (report.expected, report.received, report.missing) == (2, 1, ["Đảng ủy phường Đồi Chè"])
    assert (list(report.by_unit), report.moved) == (["BM"], ["Đảng ủy phường Đồi Chè"])
    actions.approve(sheet, by=van, at=AT)
    assert province(form, cast).by_code["QUY"].value == 5


def test_what_a_unit_never_sent_is_no_adjustment_and_nothing_sent_is_one(cast, form, van):
    held("Quý I", date(2026, 2, 1), by=cast.lan, at=AT)
    held("Quý III", date(2026, 8, 2), by=cast.lan, at=AT)
    line = compile(form, cast.units.ban_may, Q3, today=TODAY).by_code["HN"]
    assert (line.value, line.ytd, line.adjustment) == (1, 2, 0)
    sent(form, cast.nam, Q2, head=cast.lan)
    held("Ghi muộn của quý II", date(2026, 5, 2), by=cast.lan, at=AT)
    line = compile(form, cast.units.ban_may, Q3, today=TODAY).by_code["HN"]
    assert (line.value, line.ytd, line.sent_before, line.adjustment) == (1, 3, 0, 2)
    report = compile(form, cast.units.ban_may, Q3, today=TODAY)
    assert any("Điều chỉnh kỳ trước" in note and "+2" in note for one in tables_of(report) for note in one.notes)


def test_late_figures_come_into_the_year_to_date_as_an_adjustment(cast, form, van):
    held("Trong quý II", date(2026, 5, 1), by=cast.lan, at=AT)
    received(form, cast.nam, van, Q2, head=cast.lan, QUY=10)
    received(form, cast.tu, van, Q2, QUY=1)
    sent(form, van, Q2)
    held("Ghi muộn của quý II", date(2026, 5, 2), by=cast.lan, at=AT)
    held("Quý III", date(2026, 8, 2), by=cast.lan, at=AT)
    received(form, cast.nam, van, head=cast.lan, QUY=3)
    line = compile(form, cast.units.ban_may, Q3, today=TODAY).by_code["HN"]
    assert (line.value, line.ytd, line.sent_before, line.adjustment) == (1, 3, 1, 1)
    found = province(form, cast).by_code
    assert (found["HN"].value, found["HN"].ytd, found["HN"].adjustment) == (1, 3, 1)
    assert (found["QUY"].value, found["QUY"].ytd, found["QUY"].adjustment) == (3, 14, 0)


def test_communes_that_merged_in_mid_year_are_counted_once(cast, form, van):
    held("Bản Mây cũ", date(2026, 2, 1), by=cast.lan, at=AT)
    held("Đồi Chè cũ", date(2026, 2, 2), by=cast.tu, at=AT)
    for who, head in ((cast.nam, cast.lan), (cast.tu, cast.tu)):
        received(form, who, van, Q1, head=head, QUY=10)
        received(form, who, van, Q2, head=head, QUY=1)
    area = an_area("TSM-MD", "Xã Mây Đồi", "commune", "commune", parent=cast.units.province, since=date(2026, 8, 1))
    heir = a_unit("MD", "Đảng ủy xã Mây Đồi", "party_committee", "commune", parent=cast.units.provincial, area=area,
                  since=date(2026, 8, 1))  # fmt: skip
    held("Trước ngày hợp nhất", date(2026, 7, 15), by=cast.lan, at=AT)
    a_merger(cast.units.ban_may, heir, on=date(2026, 8, 1))
    a_merger(cast.units.doi_che, heir, on=date(2026, 8, 1))
    mo = an_officer(heir, "mo", "Quàng Thị Mơ", "head", since=date(2026, 8, 1))
    before = province(form, cast)
    assert (before.missing, before.by_code["HN"].ytd, before.by_code["QUY"].ytd) == (["Đảng ủy xã Mây Đồi"], 2, 22)
    held("Sau ngày hợp nhất", date(2026, 8, 20), by=mo, at=AT)
    received(form, mo, van, QUY=5)
    own = compile(form, heir, Q3, today=TODAY).by_code
    assert [(own[code].value, own[code].ytd, own[code].adjustment) for code in ("HN", "QUY")] == [
        (2, 4, 0),
        (5, 27, 0),
    ]
    found = province(form, cast)
    assert [(found.by_code[code].value, found.by_code[code].ytd) for code in ("HN", "QUY")] == [(2, 4), (5, 27)]
    assert (found.expected, found.missing) == (1, [])


def test_a_correction_reaches_the_next_level_only_when_it_is_received(cast, form, van):
    version = received(form, cast.nam, van, head=cast.lan, QUY=5)
    actions.correct(version.sheet, reason="Sót.", by=cast.nam, at=AT)
    actions.fill(version.sheet, entries=typed(QUY=6), passages={}, by=cast.nam, at=AT)
    actions.send(version.sheet, by=cast.nam, at=AT)
    actions.approve(version.sheet, by=cast.lan, at=datetime(2026, 10, 20, 2, tzinfo=UTC))
    assert Sheet.objects.get(pk=version.sheet_id).state == "sent"
    assert province(form, cast).by_code["QUY"].value == 5
