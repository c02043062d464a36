"""A quarter's table for the public: frozen, small counts hidden, the year only in the fourth quarter."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

import pytest

from danvan.figures.periods import Period
from danvan.meetings.models import Meeting
from danvan.reports.actions.published import (
    AlreadyPublished,
    NothingToPublish,
    OnlyQuarters,
    QuarterNotOver,
    publish_grid,
    quarters_to_publish,
)
from danvan.reports.actions.refusals import NotYours
from danvan.reports.models import Indicator, PublishedCount
from danvan.websites.models import SiteAddress, Website
from tests.reports.forms import Q3, a_form, assigned, received

AT = datetime(2027, 1, 12, 2, 0, tzinfo=UTC)
PARTS = [
    {"heading": "Kết quả"},
    {"table": "so-lieu", "title": "Cuộc họp theo loại", "layout": "units", "indicators": ["HN-TH", "HN-KHAC"]},
]
QUARTERS = [Period.parse(f"2026-Q{number}") for number in range(1, 5)]


@pytest.fixture
def public(db, van):
    from_kinds = {
        "group": "propaganda",
        "source": "mẫu thử",
        "kind": "counted",
        "fact": "meetings_held",
        "measure": "cuộc",
    }
    from_kinds |= {"name": "Cuộc họp khác", "slice": "kind", "values": "conference"}
    Indicator.objects.create(code="HN-KHAC", valid_from=date(2025, 1, 1), **from_kinds)
    return assigned(a_form(parts=PARTS, public=True), van)


def meet(by, count, kind, month):
    """Let a unit have held some meetings of a kind in a month of 2026."""
    Meeting.objects.bulk_create(
        Meeting(
            code=f"{by.unit.code}-{kind}-{month}-{number}", unit=by.unit, state="held", kind=kind, name="Cuộc", origin="form",
            starts_on=date(2026, month, 1 + number), ends_on=date(2026, month, 1 + number), created_at=AT, created_by=by,
        )
        for number in range(count)
    )  # fmt: skip


@pytest.fixture
def quarter(cast, van, public):
    meet(cast.lan, 6, "conference", 7)
    meet(cast.lan, 2, "training", 8)
    meet(cast.tu, 7, "conference", 7)
    meet(cast.tu, 8, "training", 8)
    for clerk in (cast.nam, cast.tu):
        received(public, clerk, van, head=cast.lan if clerk == cast.nam else None, at=AT)
    return public


def counts(grid):
    return {(one.unit_code, one.column_code): (one.value, one.ytd) for one in grid.counts.all()}


def test_small_counts_and_what_gives_them_away_are_never_stored(van, quarter):
    grid = publish_grid(quarter, Q3, by=van, at=AT)
    assert counts(grid) == {
        ("DC", "HN-TH"): (None, None), ("DC", "HN-KHAC"): (None, None), ("DC", ""): (15, None),
        ("BM", "HN-TH"): (None, None), ("BM", "HN-KHAC"): (None, None), ("BM", ""): (8, None),
        ("", "HN-TH"): (10, None), ("", "HN-KHAC"): (13, None), ("", ""): (23, None),
    }  # fmt: skip
    assert (grid.received, grid.expected, grid.has_year, len(grid.hash)) == (2, 2, False, 64)


def test_a_published_table_never_changes(cast, van, quarter):
    grid = publish_grid(quarter, Q3, by=van, at=AT)
    before = counts(grid)
    meet(cast.tu, 3, "training", 9)
    with pytest.raises(AlreadyPublished):
        publish_grid(quarter, Q3, by=van, at=AT)
    assert counts(grid) == before


def test_the_year_stands_in_the_fourth_quarter_for_what_all_quarters_show(cast, van, public):
    for month in (1, 4, 7, 10):
        meet(cast.lan, 6 if month > 1 else 2, "conference", month)
        meet(cast.lan, 5, "training", month + 1)
        meet(cast.tu, 7, "conference", month)
        meet(cast.tu, 8, "training", month + 1)
    grids = []
    for period in QUARTERS:
        for clerk in (cast.nam, cast.tu):
            received(public, clerk, van, period, head=cast.lan if clerk == cast.nam else None, at=AT)
        grids.append(publish_grid(public, period, by=van, at=AT))
    assert all(ytd is None for grid in grids[:3] for _, ytd in counts(grid).values())
    last = counts(grids[3])
    assert last["BM", "HN-TH"] == (5, None) and last["BM", "HN-KHAC"] == (6, None)
    assert last["", ""] == (26, 100) and last["DC", ""] == (15, 60)
    assert PublishedCount.objects.filter(ytd__isnull=False).values_list("grid").distinct().count() == 1


def test_only_the_head_of_the_superior_publishes_finished_quarters(cast, van, quarter):
    with pytest.raises(NotYours):
        publish_grid(quarter, Q3, by=cast.nam, at=AT)
    with pytest.raises(QuarterNotOver):
        publish_grid(quarter, Period.parse("2027-Q1"), by=van, at=AT)
    with pytest.raises(NothingToPublish):
        publish_grid(quarter, Period.parse("2026-Q2"), by=van, at=AT)
    with pytest.raises(OnlyQuarters):
        publish_grid(quarter, Period.parse("2026-09"), by=van, at=AT)
    assert [one.code for one in quarters_to_publish(quarter, van.unit, at=AT)] == ["2026-Q3"]


@pytest.fixture
def sites(cast):
    for unit, path in ((cast.units.province, "song-may"), (cast.units.commune, "song-may/ban-may")):
        site = Website.objects.create(unit=unit, name=unit.code, opened_on=date(2025, 1, 1))
        SiteAddress.objects.create(website=site, path=path, valid_from=date(2025, 1, 1))


def test_page_json_and_csv_read_the_same_table(client, van, quarter, sites):
    grid = publish_grid(quarter, Q3, by=van, at=AT)
    for site in ("song-may", "song-may/ban-may"):
        assert "Cuộc họp theo loại" in client.get(f"/{site}/so-lieu/").content.decode()
        page = client.get(f"/{site}/so-lieu/quy-dv/2026-q3/").content.decode()
        assert "ô được che" in page and "<svg" in page and ">23<" in page
    told = json.loads(client.get("/song-may/so-lieu/quy-dv/2026-q3.json").content)
    assert {(one["unit_code"], one["column_code"]): (one["value"], None) for one in told["counts"]} == counts(grid)
    text = client.get("/song-may/so-lieu/quy-dv/2026-q3.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert {(one["unit_code"], one["column_code"]): one["value"] for one in rows} == {
        key: ".." if value is None else str(value) for key, (value, _) in counts(grid).items()
    }
    meaning = client.get("/song-may/so-lieu/quy-dv/2026-q3-cot.csv").content.decode("utf-8-sig")
    assert all(name in meaning for name in rows[0])
    assert client.get("/song-may/so-lieu/quy-dv/2026-q2/").status_code == 404


def test_the_head_sees_the_table_first_and_publishes_it(cast, van, quarter, sign_in, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: AT)
    head = sign_in(van)
    assert "Quý III/2026" in head.get("/desk/reports/public/").content.decode()
    address = "/desk/reports/public/QUY-DV/2026-Q3/"
    page = head.get(address)
    assert "Che 4 ô" in page.content.decode()
    assert head.post(address, {"once": page.context["form"].once}).status_code == 302
    assert PublishedCount.objects.filter(value=23).count() == 1
    assert sign_in(cast.nam).get(address).status_code == 404
