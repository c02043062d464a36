"""Pictures of an article: made, capped, stripped, described, removed, swept."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from danvan.core import pictures
from danvan.news import actions
from danvan.news.models import public_files
from tests.factories.records import AT, a_picture, an_article
from tests.news.verbs import WrongState, others, written

pytestmark = pytest.mark.usefixtures("site")
WORDS = {"caption": "Họp thôn", "alt": "Ba mươi người ngồi trong nhà văn hóa"}


def add(article, by, upload=None, **words):
    return actions.add_picture(article, upload or a_picture(), by=by, at=AT, **words)


@pytest.mark.parametrize("state", others("add_picture"))
def test_add_picture_is_refused_in_any_other_state(cast, state):
    with pytest.raises(WrongState):
        add(an_article(cast, state), cast.lan, **WORDS)


@pytest.mark.parametrize("who", ["quan", "mai", "tu", "dao"])
def test_add_picture_is_refused_to_who_may_not(cast, who):
    with pytest.raises(actions.NotYours):
        add(an_article(cast), getattr(cast, who))


def test_a_writer_may_not_touch_the_pictures_of_what_is_public(cast):
    article = an_article(cast, "published")
    with pytest.raises(actions.NotYours):
        add(article, cast.nam, **WORDS)
    assert add(article, cast.thao, **WORDS).position == 0


def test_three_widths_are_made_and_named_by_chance(cast):
    picture = add(an_article(cast), cast.nam, a_picture(2400, 1200))
    names = [name for name, _ in pictures.renditions(picture.file.name, picture.width)]
    sizes = [Image.open(public_files().open(name)).size for name in names]
    assert (sizes, picture.width, picture.height) == ([(480, 240), (960, 480), (1600, 800)], 1600, 800)
    assert "anh" not in picture.file.name.rsplit("/", 1)[1]


def test_a_small_picture_is_never_blown_up(cast):
    picture = add(an_article(cast), cast.nam, a_picture(300, 200))
    assert [name.endswith("-480.jpg") for name, _ in pictures.renditions(picture.file.name, 300)] == [True, False]
    assert Image.open(public_files().open(pictures.smallest(picture.file.name))).size == (300, 200)


def test_place_and_camera_are_stripped(cast):
    sent = a_picture(placed=True)
    assert len(Image.open(io.BytesIO(sent.read())).getexif()) == 2
    sent.seek(0)
    picture = add(an_article(cast), cast.nam, sent)
    kept = [public_files().open(name).read() for name, _ in pictures.renditions(picture.file.name, picture.width)]
    assert [(len(Image.open(io.BytesIO(one)).getexif()), b"May anh" in one) for one in kept] == [(0, False)] * 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_three_formats_are_taken_whatever_the_name_says(cast, kind):
    assert add(an_article(cast), cast.nam, a_picture(kind=kind, name="khong-duoi")).width == 1200


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<script>alert(1)</script>",
        b"MZ\x90",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\xff\xd8\xff\xe0 hong",
        b"GIF89a",
    ],
)
def test_what_is_no_picture_is_refused_and_nothing_is_kept(cast, content, files):
    article = an_article(cast)
    with pytest.raises(pictures.NotAPicture):
        add(article, cast.nam, SimpleUploadedFile("anh.jpg", content))
    assert (article.pictures.count(), (files / "public").exists()) == (0, False)


@pytest.mark.parametrize("hidden", [b"<script>alert(1)</script>", b"<?PHP system('ls');", b"<HTML><body>"])
def test_a_picture_that_hides_a_script_is_refused(cast, hidden):
    sent = a_picture().read()
    for content in (sent + hidden, sent[:2] + b"\xff\xfe" + (len(hidden) + 2).to_bytes(2, "big") + hidden + sent[2:]):
        with pytest.raises(pictures.HidesScript):
            add(an_article(cast), cast.nam, SimpleUploadedFile("anh.jpg", content))


def test_nothing_that_stands_behind_or_beside_the_points_of_a_picture_is_kept(cast):
    sent, hidden = a_picture().read(), b"MZ-danvan-hidden"
    note = b"\xff\xfe" + (len(hidden) + 2).to_bytes(2, "big") + hidden
    picture = add(an_article(cast), cast.nam, SimpleUploadedFile("anh.jpg", sent[:2] + note + sent[2:] + hidden))
    kept = [public_files().open(name).read() for name, _ in pictures.renditions(picture.file.name, picture.width)]
    assert [hidden in one for one in kept] == [False] * 3


def test_too_many_bytes_or_pixels_are_refused(cast, monkeypatch):
    article = an_article(cast)
    with pytest.raises(pictures.PictureTooLarge):
        add(article, cast.nam, SimpleUploadedFile("anh.jpg", b"\xff\xd8\xff" + b"0" * pictures.LARGEST))
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    with pytest.raises(pictures.TooManyPixels):
        add(article, cast.nam)


def test_the_same_picture_sent_twice_is_kept_once(cast):
    article = an_article(cast)
    first, second = add(article, cast.nam), add(article, cast.nam)
    assert (first, article.pictures.count(), written(article).count("article.picture_added")) == (second, 1, 1)


def test_describe_picture_of_what_is_public_leaves_nothing_unsaid(cast):
    picture = add(an_article(cast, "published"), cast.lan, **WORDS)
    with pytest.raises(actions.NotDescribed):
        actions.describe_picture(picture, caption="Họp", alt="", credit="", by=cast.lan, at=AT)
    described = actions.describe_picture(picture, caption=" Họp ", alt="Người", credit="", by=cast.lan, at=AT)
    assert (described.caption, described.alt) == ("Họp", "Người")


@pytest.mark.parametrize("who", ["nam", "quan", "mai", "tu", "dao"])
@pytest.mark.parametrize("verb", ["describe_picture", "remove_picture"])
def test_pictures_of_what_is_public_are_the_publishers(cast, who, verb):
    picture = add(an_article(cast, "published"), cast.lan, **WORDS)
    words = {"caption": "a", "alt": "b", "credit": ""} if verb == "describe_picture" else {}
    with pytest.raises(actions.NotYours):
        getattr(actions, verb)(picture, by=getattr(cast, who), at=AT, **words)


def test_remove_picture_takes_its_files_after_commit(cast, django_capture_on_commit_callbacks):
    article = an_article(cast)
    picture = add(article, cast.nam)
    names = [name for name, _ in pictures.renditions(picture.file.name, picture.width)]
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_picture(picture, by=cast.nam, at=AT)
    assert ([public_files().exists(name) for name in names], written(article)[-1]) == (
        [False] * 3,
        "article.picture_removed",
    )


def test_orphans_are_swept_and_what_is_used_stays(cast):
    picture = add(an_article(cast), cast.nam)
    public_files().save("pictures/2025/09/mo-coi.jpg", ContentFile(b"x"))
    later = timezone.now() + timedelta(minutes=1)
    swept = [actions.sweep_pictures(before=later - timedelta(days=1)), actions.sweep_pictures(before=later)]
    assert (swept, public_files().exists(picture.file.name)) == ([0, 1], True)
