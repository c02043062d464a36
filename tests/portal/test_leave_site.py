"""The whole site as files: every link inside the package leads to a file of the package; broken links are found."""

from __future__ import annotations

import io
import posixpath
import zipfile

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from danvan.core.dates import local_day
from danvan.jobs.models import Job
from danvan.jobs.worker import run_waiting
from danvan.portal.leaving import Leaving, leads_far, leave
from danvan.portal.links import check_links
from tests.factories.sites import held, published
from tests.portal.conftest import BAN_MAY


@pytest.fixture
def told(cast, sites, now):
    held("Hội nghị dân vận của xã", local_day(now), by=cast.lan, at=now, public=True)
    return published("Dân vận khéo ở Bản Mây", by=cast.lan, at=now, body="Một.\n\nHai.")


def test_every_link_of_the_package_leads_to_a_file_in_it(told):
    packed = zipfile.ZipFile(io.BytesIO(leave(BAN_MAY, "testserver")))
    names = set(packed.namelist())
    assert "index.html" in names and any(told.code in name for name in names)
    assert any(name.endswith("portal.css") for name in names)
    lost = set()
    for name in (one for one in names if one.endswith(".html")):
        tree = html.document_fromstring(packed.read(name).decode())
        assert not tree.xpath("//form | //script[@src]")
        drawn = {f"#{one}" for one in tree.xpath("//symbol/@id")}
        assert set(tree.xpath("//use/@href")) <= drawn
        assert not name.endswith(("/danh-gia.html", "/y-kien.html"))
        for link in tree.xpath("//a/@href | //img/@src | //link/@href"):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), link.partition("#")[0]))
            if not link.startswith(("#", "mailto:", "tel:", "http")) and target not in names:
                lost.add(f"{name} -> {link}")
    assert lost == set()


def test_units_of_the_whole_country_are_not_followed(told, cast):
    here, far = cast.units.hamlet, cast.units.far_province
    packing = Leaving(BAN_MAY, "testserver", {here.code}, progress=lambda done, total: None)
    of_a_unit, of_all = f"{BAN_MAY}don-vi/{cast.units.commune.code}/", f"{BAN_MAY}don-vi/"
    foreign = f"{BAN_MAY}don-vi/{far.code}/"
    assert packing._name(f"{BAN_MAY}don-vi/{here.code}/", of_a_unit)
    assert (packing._name(foreign, of_a_unit), packing._name(foreign, of_all)) == ("", "")
    assert packing._name(foreign, BAN_MAY)
    own = {here.code}
    assert leads_far(f"don-vi/{far.code}/", f"don-vi/{here.code}/", own)
    assert not leads_far(f"don-vi/{far.code}/", "tin-bai/mot/", own)
    assert not leads_far(f"don-vi/{here.code}/", f"don-vi/{far.code}/", own)


def test_the_links_of_the_site_are_whole_and_a_broken_one_is_named(told, cast, now):
    found = check_links(BAN_MAY, "testserver")
    assert (found.broken, found.pages > 5) == ([], True)
    assert found.sheet(now)[:2] == b"PK"


def test_an_editor_asks_for_it_on_the_desk_and_fetches_the_package(told, cast, sign_in, now):
    client = sign_in(cast.lan)
    for verb in ("leave_site", "check_links"):
        assert client.post(reverse(f"desk:{verb}")).status_code == 302
    run_waiting(timezone.now())
    assert sorted(Job.objects.values_list("state", flat=True)) == ["done", "done"]
    assert sign_in(cast.nam).post(reverse("desk:leave_site")).status_code == 404


def test_the_site_measures_itself(told, cast, sign_in):
    client = sign_in(cast.lan)
    page = client.get(reverse("desk:measured")).content.decode()
    assert "Mục bắt buộc đã đủ" in page and "Trả lời trong 50 phần nghìn giây" in page
    sheet = client.get(reverse("desk:measured_sheet"))
    assert ("Kịp thời" in sheet.content.decode(), sheet["Content-Type"]) == (True, "text/csv; charset=utf-8")
    assert sign_in(cast.nam).get(reverse("desk:measured")).status_code == 404
