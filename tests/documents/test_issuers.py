"""The province of an issuer, by name."""

from __future__ import annotations

from datetime import date

import pytest

from danvan.documents.issuers import NoSuchProvince, province_code
from danvan.units.gazetteer import Gazetteer
from danvan.units.models import UnitVersion

DAY = date(2026, 5, 12)


@pytest.fixture
def song_may(cast):
    UnitVersion.objects.filter(name="Tỉnh Sông Mây").update(official_code="98")
    Gazetteer.forget()
    yield
    Gazetteer.forget()


@pytest.mark.parametrize("name", ["Tỉnh Sông Mây", "Sông Mây", "song may", "98"])
def test_a_province_is_known_by_its_name_or_code(song_may, name):
    assert province_code(name, DAY) == "98"


def test_no_name_is_no_province(song_may):
    assert province_code(" ", DAY) == ""


@pytest.mark.parametrize("on", [DAY, None])
def test_an_unknown_name_is_refused(song_may, on):
    with pytest.raises(NoSuchProvince):
        province_code("Tỉnh Lạ", on)


def test_a_province_before_its_time_is_refused(song_may):
    with pytest.raises(NoSuchProvince):
        province_code("Sông Mây", date(1800, 1, 1))
