"""The first run opens the site of the area; citations from the shell."""

import io
import json
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from danvan.desk.management.commands.first_run import areas_without_site, open_site_of, path_for
from danvan.websites.models import SiteAddress, Website

AT = datetime(2026, 9, 2, 1, 30, tzinfo=UTC)
ON = date(2026, 9, 2)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def test_an_area_whose_body_has_an_administrator_gets_a_site_once(cast):
    assert cast.units.commune in areas_without_site(ON)
    path = open_site_of(cast.units.commune, at=AT)
    assert path == "song-may/ban-may"
    assert Website.objects.get(unit=cast.units.commune).name == "Xã Bản Mây"
    assert cast.units.commune not in areas_without_site(ON)


def test_an_area_without_an_administrator_gets_none(cast):
    assert cast.units.province not in areas_without_site(ON)


def test_a_name_that_is_a_page_or_taken_is_written_in_full(cast):
    version = cast.units.commune.versions.get()
    version.name = "Xã Bàn"
    version.save()
    assert path_for(cast.units.commune, ON) == "song-may/xa-ban"
    version.name = "Xã Đồi Chè"
    version.save()
    open_site_of(cast.units.ward, at=AT)
    assert path_for(cast.units.commune, ON) == "song-may/xa-doi-che"
    assert list(SiteAddress.objects.values_list("path", flat=True)) == ["song-may/doi-che"]


def said(*words):
    out = io.StringIO()
    call_command("cite", *words, stdout=out)
    return out.getvalue()


def test_cite_prints_key_identity_and_span():
    text = "theo Kết luận số 43 ngày 07/01/2019 của Ban Bí thư"
    (one,) = json.loads(said(text, "--json"))
    assert (one["key"], one["identity"], one["date"]) == ("43-KL/TW", "party:TW:ket-luan:43:XII", "2019-01-07")
    assert text[slice(*one["span"])] == one["surface"] == "Kết luận số 43 ngày 07/01/2019 của Ban Bí thư"


def test_cite_says_when_nothing_is_cited():
    assert said("Sáng nay trời nắng.") == "Không thấy văn bản nào được viện dẫn.\n"
