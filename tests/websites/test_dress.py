"""Emblem and banner: made anew as every picture is, refused in a sentence, gone with what replaces them."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from danvan import journal
from danvan.core import pictures
from danvan.websites import actions
from danvan.websites.models import Website, public_files
from tests.factories.records import a_picture

pytestmark = pytest.mark.usefixtures("files")
SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


@pytest.fixture
def files(tmp_path, settings):
    """Keep public files in a folder of the test."""
    storages = settings.STORAGES
    settings.STORAGES = storages | {
        "public": storages["public"] | {"OPTIONS": {"location": tmp_path, "base_url": "/files/"}}
    }


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("hinh.png", content)


def an_emblem() -> SimpleUploadedFile:
    sink = io.BytesIO()
    Image.new("RGBA", (900, 600), (200, 0, 0, 0)).save(sink, "PNG")
    return upload(sink.getvalue())


def a_huge_picture() -> SimpleUploadedFile:
    """A PNG that claims 10.000 x 10.000 points in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    return upload(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


def test_a_banner_is_made_in_three_widths_and_an_emblem_stays_see_through(cast, now, site, client):
    site = actions.dress(
        site, emblem=an_emblem(), banner=a_picture(2400, 600), banner_alt="Ruộng bậc thang", by=cast.quan, at=now
    )
    with Image.open(public_files().open(site.emblem)) as kept:
        assert (kept.size, kept.mode, kept.getpixel((0, 0))[3]) == ((256, 171), "RGBA", 0)
    assert site.banner_picture()["srcset"].count(" ") == 5
    page = client.get("/song-may/ban-may/").content.decode()
    assert 'alt="Ruộng bậc thang"' in page and site.emblem_url() in page
    assert "site.dressed" in [one.verb for one in journal.entries_for("site", cast.units.commune.code)]


@pytest.mark.parametrize(
    ("made", "words", "said"),
    [
        (a_huge_picture, "Ruộng", pictures.TooManyPixels),
        (lambda: upload(SCRIPT), "Ruộng", pictures.NotAPicture),
        (lambda: a_picture(400, 400), "Ruộng", actions.BannerTooHigh),
        (lambda: a_picture(2400, 600), " ", actions.BannerNotDescribed),
    ],
)
def test_a_bad_banner_is_refused_and_nothing_changes(cast, now, site, made, words, said):
    with pytest.raises(said) as refused:
        actions.dress(site, banner=made(), banner_alt=words, by=cast.quan, at=now)
    assert refused.value.field in ("banner", "banner_alt")
    assert Website.objects.get().banner == ""


def test_what_is_replaced_goes_after_commit(cast, now, site, django_capture_on_commit_callbacks):
    site = actions.dress(site, banner=a_picture(2400, 600), banner_alt="Ruộng", by=cast.quan, at=now)
    old = site.banner
    with django_capture_on_commit_callbacks(execute=True):
        site = actions.dress(site, drop_banner=True, by=cast.quan, at=now)
    assert (site.banner, site.banner_alt, public_files().exists(old)) == ("", "", False)


def test_only_the_administrator_dresses_and_the_form_says_it(cast, now, site, sign_in):
    with pytest.raises(actions.NotAdministrator):
        actions.dress(site, drop_banner=True, by=cast.lan, at=now)
    answer = sign_in(cast.quan).post("/desk/site/theme/", {"banner": upload(SCRIPT), "banner_alt": "Ruộng"})
    assert (answer.status_code, "không phải ảnh" in answer.content.decode()) == (422, True)


def test_the_files_of_a_site_that_is_gone_are_swept_and_those_of_one_that_stands_stay(cast, now, site):
    site = actions.dress(
        site, emblem=an_emblem(), banner=a_picture(2400, 600), banner_alt="Ruộng", by=cast.quan, at=now
    )
    store, later = public_files(), timezone.now() + timedelta(days=3)
    assert actions.sweep_looks(before=later) == 0 and store.exists(site.banner)
    Website.objects.all().delete()
    assert actions.sweep_looks(before=later - timedelta(days=9)) == 0
    assert actions.sweep_looks(before=later) == 4
    assert not store.exists(site.emblem) and not store.exists(pictures.smallest(site.banner))
