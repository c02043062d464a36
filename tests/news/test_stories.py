"""Beside the words: series, picture stories, films with subtitles, files, an end, a first day elsewhere, the library."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from danvan import search
from danvan.core.dates import local_day
from danvan.news import actions
from danvan.news.models import Article, LibraryPicture, Picture, public_files
from danvan.news.subtitles import BadSubtitles, read_subtitles, spoken
from tests.factories.records import AT, a_picture, an_article
from tests.news.verbs import written

pytestmark = pytest.mark.usefixtures("site")
WORDS = {"caption": "Họp thôn", "alt": "Ba mươi người ngồi trong nhà văn hóa"}
ABOUT = actions.About("Họp thôn", "Ba mươi người ngồi", "Nam")
SRT = "1\n00:00:01,000 --> 00:00:03,500\n<i>Xin chào</i> bà con\n\n2\n00:00:04,000 --> 00:00:05,000\nMời vào"
MP4 = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 5000
HOME = "/song-may/ban-may/"


def a_film(content: bytes = MP4) -> SimpleUploadedFile:
    return SimpleUploadedFile("phim.mp4", content)


def shown(client, article: Article) -> str:
    """Read the public page of an article."""
    return client.get(f"{HOME}tin-bai/{article.code}/", follow=True).content.decode()


def test_subtitles_become_clean_webvtt():
    clean = read_subtitles(SRT.encode())
    assert (
        clean
        == "WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nXin chào bà con\n\n00:00:04.000 --> 00:00:05.000\nMời vào\n"
    )
    assert (read_subtitles(clean), spoken(clean)) == (clean, [("00:01", "Xin chào bà con"), ("00:04", "Mời vào")])
    for bad in (b"", b"\xff\x00\x80", "chỉ có lời", "00:00:05.000 --> 00:00:01.000\nngược"):
        with pytest.raises(BadSubtitles):
            read_subtitles(bad)


def test_a_film_is_seen_with_its_words_in_pieces_and_never_runs(cast, client):
    article = an_article(cast, "published")
    film = actions.add_film(article, a_film(), title="Ngày hội", subtitles=SRT, by=cast.lan, at=AT)
    again = actions.add_film(article, a_film(), title="Ngày hội", subtitles=SRT, by=cast.lan, at=AT)
    page = shown(client, article)
    assert (film.pk == again.pk, "Xin chào bà con" in page, '<track kind="subtitles"' in page) == (True, True, True)
    words = client.get(f"{HOME}tin-bai/{article.code}/phu-de/{film.code.lower()}.vtt")
    film_url = film.address()
    part = client.get(film_url, headers={"Range": "bytes=4-7"})
    assert (part.status_code, b"".join(part), part["Content-Range"]) == (206, b"ftyp", f"bytes 4-7/{len(MP4)}")
    assert "sandbox" in part["Content-Security-Policy"]
    for asked, status, size in (
        ("bytes=-8", 206, 8),
        ("bytes=9999-", 416, 0),
        ("bytes=0-", 206, len(MP4)),
        ("x", 200, len(MP4)),
    ):
        answer = client.get(film_url, headers={"Range": asked})
        assert (asked, answer.status_code, len(b"".join(answer))) == (asked, status, size)
    assert (words["Content-Type"], words["X-Content-Type-Options"]) == ("text/vtt; charset=utf-8", "nosniff")


@pytest.mark.parametrize(
    ("content", "facts", "said"),
    [
        (b"<html><script>alert(1)</script>" + b" " * 100, {"silent": True}, actions.NotAFilm),
        (MP4, {}, actions.NoSubtitles),
        (MP4, {"subtitles": "không phải phụ đề"}, actions.BadSubtitles),
    ],
)
def test_a_bad_film_is_refused_and_nothing_is_kept(cast, files, content, facts, said):
    article = an_article(cast)
    with pytest.raises(said):
        actions.add_film(article, a_film(content), title="Phim", by=cast.nam, at=AT, **facts)
    assert (article.films.count(), (files / "public" / "films").exists()) == (0, False)


def test_a_film_goes_with_its_file(cast, django_capture_on_commit_callbacks):
    film = actions.add_film(an_article(cast), a_film(), title="Phim", silent=True, by=cast.nam, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        actions.remove_film(film, by=cast.nam, at=AT)
    assert not public_files().exists(film.file)


def test_a_file_is_always_kept_never_opened_and_only_of_what_is_public(cast, client):
    article = an_article(cast)
    kept = actions.add_file(article, SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.4 x"), by=cast.nam, at=AT)
    address = f"{HOME}tin-bai/{article.code}/tep/{kept.code.lower()}/"
    assert client.get(address).status_code == 404
    actions.publish(article, by=cast.lan, at=AT)
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment") and "sandbox" in answer["Content-Security-Policy"]
    assert "ke-hoach.pdf" in shown(client, article)
    actions.remove_file(article, kept, by=cast.lan, at=AT)
    assert [client.get(address).status_code, written(article).count("article.file_removed")] == [404, 1]


def test_a_picture_story_needs_three_pictures(cast, client):
    article = an_article(cast, form="pictures")
    for width in (600, 601, 602):
        if width == 602:
            with pytest.raises(actions.FewPictures):
                actions.publish(article, by=cast.lan, at=AT)
        actions.add_picture(article, a_picture(width), by=cast.nam, at=AT, **WORDS)
    actions.publish(article, by=cast.lan, at=AT)
    assert shown(client, article).count("<figure") == 3


def test_children_are_shown_only_with_consent(cast):
    article = an_article(cast)
    with pytest.raises(actions.NoConsent):
        actions.add_picture(article, a_picture(), by=cast.nam, at=AT, shows="children", **WORDS)
    picture = actions.add_picture(article, a_picture(), by=cast.nam, at=AT, **WORDS)
    Picture.objects.filter(pk=picture.pk).update(shows="children")
    with pytest.raises(actions.ChildrenShown):
        actions.publish(article, by=cast.lan, at=AT)


def test_the_library_keeps_a_picture_for_many_articles(cast, django_capture_on_commit_callbacks):
    kept = actions.keep_picture(a_picture(), ABOUT, unit=cast.nam.unit, by=cast.nam, at=AT)
    with pytest.raises(actions.KeptAlready):
        actions.keep_picture(a_picture(), ABOUT, unit=cast.nam.unit, by=cast.nam, at=AT)
    with django_capture_on_commit_callbacks(execute=True):
        pictures = [actions.use_picture(kept, an_article(cast), by=cast.nam, at=AT, **WORDS) for _ in range(2)]
        with pytest.raises(actions.InUse):
            actions.discard_kept(kept, by=cast.nam, at=AT)
        for picture in pictures:
            actions.remove_picture(picture, by=cast.nam, at=AT)
    assert public_files().exists(kept.file)
    with django_capture_on_commit_callbacks(execute=True):
        actions.discard_kept(kept, by=cast.nam, at=AT)
    assert (LibraryPicture.objects.count(), public_files().exists(kept.file)) == (0, False)


def test_the_library_refuses_what_lacks_credit_or_consent_and_who_is_not_of_the_unit(cast):
    for about, said in (
        (actions.About("a", "b", ""), actions.NoCredit),
        (actions.About("a", "b", "c", "children"), actions.NoConsent),
    ):
        with pytest.raises(said):
            actions.keep_picture(a_picture(), about, unit=cast.nam.unit, by=cast.nam, at=AT)
    with pytest.raises(actions.NotYours):
        actions.keep_picture(a_picture(), ABOUT, unit=cast.nam.unit, by=cast.tu, at=AT)
    article = an_article(cast)
    picture = actions.add_picture(article, a_picture(), by=cast.nam, at=AT, **WORDS)
    assert actions.keep_from_article(picture, ABOUT, by=cast.nam, at=AT).file == picture.file.name


def test_a_series_names_its_parts_on_each_of_them(cast, client, django_capture_on_commit_callbacks):
    series = actions.begin_series(cast.nam.unit, title="Đường bản", about="", by=cast.nam, at=AT)
    with pytest.raises(actions.SeriesNamed):
        actions.begin_series(cast.nam.unit, title="Đường bản", about="", by=cast.nam, at=AT)
    first, second = (an_article(cast, "published", title=f"Phần {n}", series_id=series.pk) for n in (1, 2))
    assert "Phần 2" in shown(client, first) and "Phần 1" in shown(client, second)
    assert client.get(f"{HOME}tin-bai/loat-bai/{series.code}/", follow=True).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        actions.rename_series(series, title="Đường mới", about="", by=cast.nam, at=AT)
    assert "Đường mới" in shown(client, first)


def test_what_is_over_leaves_the_lists_and_its_address_goes_on(cast, client):
    article = an_article(cast, "published")
    with pytest.raises(actions.EndsBefore):
        actions.set_end(article, last_day=local_day(AT) - timedelta(days=1), by=cast.lan, at=AT)
    actions.set_end(article, last_day=local_day(AT), by=cast.lan, at=AT)
    article.refresh_from_db()
    before, after = article.public_until - timedelta(seconds=1), article.public_until
    assert [Article.objects.public(at).count() for at in (before, after)] == [1, 0]
    assert article.is_over(after) and "đã hết hạn" in shown(client, article)
    assert [len(search.find(article.title, public_at=at)) for at in (before, after)] == [1, 0]
    actions.set_end(article, last_day=None, by=cast.lan, at=AT)
    assert len(search.find(article.title, public_at=after)) == 1


def test_what_was_public_elsewhere_counts_on_its_first_day(cast):
    article = an_article(cast, first_public_on=date(2024, 3, 5))
    actions.publish(article, by=cast.lan, at=AT)
    article.refresh_from_db()
    assert (article.published_on, local_day(article.public_from), article.published_at) == (
        date(2024, 3, 5),
        date(2024, 3, 5),
        AT,
    )
    ahead = an_article(cast, first_public_on=local_day(AT) + timedelta(days=1))
    with pytest.raises(actions.FirstDayAhead):
        actions.publish(ahead, by=cast.lan, at=AT)


def test_two_writers_see_both_texts_and_lose_none(cast, sign_in):
    article = an_article(cast)
    client = sign_in(cast.nam)
    words = {"title": "Của Nam", "category": "activity", "body": "Bản của Nam", "seen": "1"}
    actions.edit(article, text=actions.Text("Của Thảo", body="Bản của Thảo"), by=cast.thao, at=AT)
    answer = client.post(f"/desk/news/{article.code}/edit/", words)
    page = answer.content.decode()
    assert (answer.status_code, "Bản của Nam" in page, "so với bản bạn đang gõ" in page) == (422, True, True)
    assert client.post(f"/desk/news/{article.code}/edit/", words | {"seen": "2"}).status_code == 302
    assert [one.title for one in article.revisions.all()][1:] == ["Của Thảo", "Của Nam"]


def test_an_article_is_looked_at_before_anybody_reads_it(cast, sign_in):
    article = an_article(cast)
    page = sign_in(cast.nam).get(f"/desk/preview/{article.code}/page/")
    assert (page.status_code, "frame-ancestors 'self'" in page["Content-Security-Policy"]) == (200, True)
    assert article.title in page.content.decode()
    assert sign_in(cast.tu).get(f"/desk/preview/{article.code}/page/").status_code == 404
