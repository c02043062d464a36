"""The public form of a comment, the desk pages, what they cost, two people over one article."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from danvan.news import actions
from danvan.news.actions import comment as comments
from danvan.news.actions.article import ChangedMeanwhile
from danvan.news.models import Comment, CommentIdentity
from danvan.notices.models import Outgoing
from tests.english import english
from tests.factories.records import AT, address_of, an_article

DESK = ("comments", "set_talk", "digests", "add_entry", "desk")
WORDS = {"name": "Bà Bảy", "text": "Đường làng sạch hẳn ra.", "contact": "hoa@thu.example", "nickname": ""}


@pytest.fixture
def article(cast, site):
    actions.set_comments(site, categories=["activity"], by=None, at=AT)
    return an_article(cast, "published")


def a_comment(article, number: int = 1, text: str = "") -> Comment:
    row = Comment.objects.create(
        code=f"BM-25-{number:07d}", unit=article.unit, article=article, shown_name="Bà Bảy", text=text or f"Ý kiến {number}.",
        text_key=f"{number}", received_at=AT, received_on=AT.date(),
    )  # fmt: skip
    CommentIdentity.objects.create(comment=row, contact="hoa@thu.example", person_key="x", verified_at=AT)
    return row


def made() -> str:
    return comments.stamp(timezone.now() - timedelta(seconds=30))


def test_a_reader_writes_types_the_code_and_an_editor_lets_it_stand(cast, sign_in, client, article):
    address = address_of("article", article)
    page = f"{address}y-kien/"
    assert (client.get(page).status_code, english(client.get(page))) == (200, [])
    asked = client.post(page, WORDS | {"made": made()})
    ticket = asked.context["form"].initial["ticket"]
    code = Outgoing.objects.get().body.open().split(": ")[1][:6]
    assert english(asked) == []
    done = client.post(page, {"step": "code", "ticket": ticket, "code": code})
    comment = Comment.objects.get()
    assert ("Đã nhận ý kiến" in done.content.decode(), comment.state, comment.text in client.get(address).content.decode()) == (
        True, "pending", False,
    )  # fmt: skip
    editor = sign_in(cast.thao)
    for name in ("comment", "approve_comment", "refuse_comment"):
        assert english(editor.get(reverse(f"news:{name}", args=[comment.code]))) == []
    editor.post(reverse("news:approve_comment", args=[comment.code]))
    assert comment.text in client.get(f"{address}?moi=1").content.decode()
    for name in ("comment", "request_takedown", "take_down"):
        assert english(editor.get(reverse(f"news:{name}", args=[comment.code]))) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nickname": "robot"}, "phải để trống"),
        ({"text": "a" * 2001}, "dài quá 2.000"),
        ({"text": "Ông Bảy kế toán thôn ăn chặn tiền hỗ trợ của bà con."}, "Chưa có gì được lưu"),
        ({"made": ""}, "mở đã lâu"),
    ],
)
def test_what_is_refused_is_said_and_nothing_is_lost(client, article, change, said):
    response = client.post(f"{address_of('article', article)}y-kien/", WORDS | {"made": made()} | change)
    assert (response.status_code, said in response.content.decode(), Outgoing.objects.count()) == (422, True, 0)
    assert (change.get("text") or WORDS["text"])[:40] in response.content.decode()


def test_a_comment_of_a_megabyte_is_contained(client, article):
    response = client.post(
        f"{address_of('article', article)}y-kien/", WORDS | {"text": "ă" * 500_000, "made": made()}
    )
    assert (response.status_code, len(response.content) < 60_000) == (413, True)


def test_a_flood_from_one_place_is_contained(client, article):
    page = f"{address_of('article', article)}y-kien/"
    seen = [
        client.post(
            page, WORDS | {"text": f"Câu số {n} khác hẳn.", "contact": f"a{n}@b.example", "made": made()}
        ).status_code
        for n in range(14)
    ]
    assert (seen.count(200), seen[-1]) == (12, 422)


@pytest.mark.parametrize("why", ["closed", "personal"])
def test_where_comments_are_closed_there_is_no_form(cast, client, site, article, why):
    address = address_of("article", article)
    a_comment(article).__class__.objects.update(state="approved", decided_at=AT, decided_by=cast.lan)
    if why == "closed":
        actions.set_comments(site, categories=[], by=None, at=AT)
    else:
        type(article).objects.update(personal_case=True)
    assert client.get(f"{address}y-kien/").status_code == 404
    assert "Ý kiến bạn đọc" not in client.get(address).content.decode()


OF_OTHERS = ('AS "public_from" FROM', 'AS "public_until" FROM', "visits_")
"""What comes and goes by the clock, asked once in a while; the counters, which on SQLite stand in a file of their own."""


def test_comments_come_twenty_a_page_and_cost_little(cast, client, article):
    for number in range(25):
        a_comment(article, number)
    Comment.objects.update(state="approved", decided_at=AT, decided_by=cast.lan)
    address = address_of("article", article)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{address}?trang=1").content.decode()
    own = [one["sql"] for one in asked if not any(other in one["sql"] for other in OF_OTHERS)]
    assert (page.count("Ý kiến "), len(own) <= 7, client.get(f"{address}?trang=2").content.decode().count("Bà Bảy")) == (
        20 + page.count("Ý kiến bạn"), True, 5,
    )  # fmt: skip


@pytest.mark.parametrize("name", DESK)
def test_desk_pages_are_vietnamese_and_cost_little(cast, sign_in, article, name):
    a_comment(article)
    client = sign_in(cast.lan)
    assert english(client.get(reverse(f"news:{name}"))) == []
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(f"news:{name}"))
    assert len(asked) <= 13


@pytest.mark.parametrize(("who", "status"), [("tu", 404), ("nam", 404), ("dao", 404), ("mai", 404), ("lan", 200)])
def test_a_comment_is_there_only_for_who_moderates_it(cast, sign_in, article, who, status):
    comment = a_comment(article)
    assert sign_in(getattr(cast, who)).get(reverse("news:comment", args=[comment.code])).status_code == status


@pytest.mark.parametrize("page", ["lich/", "diem-bao/", "nhan-tin/", "danh-gia/", "tin-bai/quy-dinh-y-kien/"])
def test_public_pages_are_vietnamese(client, site, page):
    assert english(client.get(f"/song-may/ban-may/{page}")) == []


def test_two_people_over_one_article_do_not_overwrite_each_other(cast, sign_in):
    article = an_article(cast)
    first, second = sign_in(cast.nam), sign_in(cast.lan)
    page = reverse("news:edit", args=[article.code])
    seen = first.get(page).context["form"]["seen"].value()
    form = {"title": "Của Lan", "category": "activity", "lead": "Lời của Lan.", "seen": seen}
    second.post(page, form)
    late = first.post(page, form | {"title": "Của Nam", "lead": "Lời của Nam."})
    article.refresh_from_db()
    assert (late.status_code, article.title, late.context["form"]["title"].value()) == (422, "Của Lan", "Của Nam")
    assert late.context["form"]["seen"].value() == 2


def test_an_article_edited_after_it_was_read_needs_approval_again(cast, site):
    article = an_article(cast, "submitted")
    actions.edit(article, text=actions.Text("Câu khác", lead="Khác."), by=cast.nam, at=AT)
    with pytest.raises(ChangedMeanwhile):
        actions.publish(article, by=cast.lan, at=AT, seen=1)
    assert actions.publish(article, by=cast.lan, at=AT, seen=2).state == "published"


def test_an_article_with_many_comments_costs_at_most_six_queries(cast, client, article):
    for number in range(23):
        a_comment(article, number)
    Comment.objects.update(state="approved", decided_by=cast.thao, decided_at=AT)
    address = address_of("article", article)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{address}?lan=2")
    own = [one["sql"] for one in asked if 'AS "public_from" FROM' not in one["sql"]]
    sheet = page.context["comments"]
    assert (len(sheet.rows), sheet.total, sheet.has_next) == (20, 23, True)
    assert len(own) <= 6
    second = client.get(f"{address}?trang=2").context["comments"]
    assert (len(second.rows), second.total, second.has_next) == (3, 23, False)
