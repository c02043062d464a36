"""Every page of the news desk and portal: who opens it, what it costs, nothing foreign, nothing lost."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan import visits
from danvan.news import actions
from danvan.news.models import Article
from tests.english import english
from tests.factories.records import AT, a_picture, address_of, an_article

pytestmark = pytest.mark.usefixtures("site")
READ = ("show", "revision")
WRITE = ("edit", "submit", "add_picture")
PUBLISH = ("publish", "send_back", "withdraw", "correct")
SCRIPT = "<script>alert(1)</script>"
FORM = {"title": "Tin mới", "category": "activity", "lead": "Lời dẫn.", "body": "Một.\r\n\r\nHai."}


def page(name: str, article: Article) -> str:
    return reverse(f"news:{name}", args=[article.code, *([1] if name == "revision" else [])])


@pytest.mark.parametrize("name", READ + WRITE + PUBLISH)
@pytest.mark.parametrize("who", ["hoa", "tu", "dao"])
def test_nothing_of_the_unit_is_there_for_strangers(cast, sign_in, name, who):
    client, article = sign_in(getattr(cast, who)), an_article(cast)
    assert [client.get(page(name, article)).status_code, client.post(page(name, article), FORM).status_code] in (
        [404, 404],
        [404, 405],
    )


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("lan", READ + WRITE + PUBLISH),
        ("thao", READ + WRITE + PUBLISH),
        ("nam", READ + WRITE),
        ("mai", READ),
        ("quan", READ),
    ],
)
def test_each_role_finds_its_own_verbs(cast, sign_in, who, seen):
    client, article = sign_in(getattr(cast, who)), an_article(cast)
    opened = [name for name in READ + WRITE + PUBLISH if client.get(page(name, article)).status_code == 200]
    assert opened == list(seen)


@pytest.mark.parametrize("name", READ + WRITE + PUBLISH)
def test_every_page_is_vietnamese(cast, sign_in, name):
    assert english(sign_in(cast.lan).get(page(name, an_article(cast)))) == []


@pytest.mark.parametrize(
    ("state", "first"), [("draft", "submit"), ("submitted", "edit"), ("published", ""), ("withdrawn", "")]
)
def test_a_writer_sees_only_the_verbs_of_now(cast, sign_in, state, first):
    shown = sign_in(cast.nam).get(page("show", an_article(cast, state))).context["verbs"]
    assert [verb["url"].split("/")[-2] for verb in shown][:1] == ([first.replace("_", "-")] if first else [])


def test_a_verb_in_the_wrong_state_is_a_sentence_not_a_crash(cast, sign_in):
    response = sign_in(cast.lan).post(page("withdraw", an_article(cast)), {"reason": "x"})
    assert (response.status_code, "Không thể «Gỡ bài»" in response.content.decode()) == (422, True)


def test_a_draft_keeps_its_paragraphs_and_finds_its_documents(cast, sign_in):
    body = FORM["body"] + "\r\n\r\nTheo Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ."
    response = sign_in(cast.nam).post(reverse("news:draft"), FORM | {"body": body})
    article = Article.objects.get()
    shown = sign_in(cast.nam).get(response["Location"])
    assert (len(article.paragraphs()), [one.document.label for one in shown.context["citations"]]) == (
        3,
        ["33/CT-TTg"],
    )


def test_a_refused_form_loses_nothing(cast, sign_in):
    response = sign_in(cast.nam).post(reverse("news:draft"), FORM | {"title": ""})
    assert (response.status_code, response.context["form"]["body"].value(), Article.objects.count()) == (
        422,
        FORM["body"],
        0,
    )


def test_sending_a_draft_twice_makes_one(cast, sign_in):
    client, token = sign_in(cast.nam), {"once": "a" * 32}
    went = [client.post(reverse("news:draft"), FORM | token)["Location"] for _ in range(2)]
    assert (went[0], Article.objects.count()) == (went[1], 1)


@pytest.mark.parametrize("address", ["desk", "list", "home"])
def test_a_list_costs_the_same_for_one_article_or_three(cast, sign_in, client, address):
    where = {"desk": "/desk/news/", "list": "/song-may/ban-may/tin-bai/", "home": "/song-may/ban-may/"}[address]
    reader = sign_in(cast.lan) if address == "desk" else client
    costs = []
    for more in (1, 2):
        for number in range(more):
            article = an_article(cast, "published", title=f"Tin {more}.{number}")
            actions.add_picture(article, a_picture(), caption="Họp", alt="Người", by=cast.lan, at=AT)
        reader.get(where)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reader.get(f"{where}?moi={more}")
        costs.append(len(asked))
    assert (costs[0], costs[0] <= 12) == (costs[1], True)


def test_a_filter_keeps_what_it_says_and_an_empty_list_says_so(cast, sign_in):
    an_article(cast, "draft", title="Bản thảo đây")
    an_article(cast, "published", title="Đã đăng đây")
    client = sign_in(cast.lan)
    kept = [
        [line["article"].title for line in client.get(f"/desk/news/?{query}").context["lines"]]
        for query in ("state=draft", "q=đăng", "state=withdrawn")
    ]
    assert kept == [["Bản thảo đây"], ["Đã đăng đây"], []]
    assert "Không có bài nào khớp" in client.get("/desk/news/?state=withdrawn").content.decode()


def test_the_article_page_costs_at_most_six_queries(cast, client):
    article = an_article(cast, "published")
    actions.add_picture(article, a_picture(), caption="Họp", alt="Người", by=cast.lan, at=AT)
    address = address_of("article", article)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"{address}?lan=2").content.decode()
    own = [
        one["sql"] for one in asked if 'AS "public_from" FROM' not in one["sql"]
    ]  # the cache asks when the page ends
    assert len(own) <= 6
    assert ("1200w" in page, 'alt="Người"' in page) == (True, True)


def test_a_script_in_the_words_is_only_words(cast, sign_in, client):
    article = an_article(cast, title=f"Tin {SCRIPT}", lead=SCRIPT, body=SCRIPT, author=SCRIPT, source=SCRIPT)
    actions.add_picture(article, a_picture(), caption=SCRIPT, alt=f'">{SCRIPT}', by=cast.nam, at=AT)
    article = actions.publish(article, by=cast.lan, at=AT)
    pages = [
        sign_in(cast.lan).get(page("show", article)),
        client.get(address_of("article", article)),
        client.get("/song-may/ban-may/rss.xml"),
    ]
    assert [(one.status_code, SCRIPT in one.content.decode()) for one in pages] == [(200, False)] * 3


def test_rss_tells_of_what_is_public_and_of_nothing_else(cast, client):
    public = an_article(cast, "published", title="Công khai")
    for state in ("draft", "submitted", "withdrawn"):
        an_article(cast, state, title=f"Không {state}")
    feed = client.get("/song-may/ban-may/rss.xml").content.decode()
    assert (public.code in feed, "Không " in feed, feed.count("<item>")) == (True, False, 1)


@pytest.mark.parametrize(("times", "shown"), [(4, None), (5, 5)])
def test_readers_are_told_from_five_on(cast, client, monkeypatch, times, shown):
    article = an_article(cast, "published")
    monkeypatch.setattr(visits, "totals", lambda code: times if code == article.code else 0)
    assert client.get(address_of("article", article)).context["read"] == shown


def test_a_draft_has_no_public_page_and_another_site_does_not_show_it(cast, client):
    draft, public = an_article(cast), an_article(cast, "published")
    elsewhere = address_of("article", public).replace("/song-may/ban-may/", "/song-may/")
    assert [client.get(address_of("article", draft)).status_code, client.get(elsewhere).status_code] == [404, 404]
