"""The article of a page: its fields, its clean text, its questions."""

from __future__ import annotations

import hashlib
import time

import pytest

from danvan.intake.reading.article import Article, build, clean
from danvan.intake.reading.duplicates import is_near, likeness, signature
from danvan.intake.reading.read import read, read_pasted
from tests.intake.papers import BODY, LEAD, TITLE
from tests.intake.sample import gold, sample

GOLD = gold()


def article_of(text: str) -> Article:
    """Return the article of a pasted text."""
    return build(read_pasted(text))


def pair(found: object, wanted: dict[str, object] | None) -> tuple[object, object]:
    """Return what was found and what the gold record says, each as (start, end)."""
    have = (found.start, found.end) if found is not None else None  # type: ignore[attr-defined]
    return have, (wanted["start"], wanted["end"]) if wanted else None


@pytest.mark.skipif(not GOLD, reason="the shared gold records are not here")
def test_article_meets_the_gold_records() -> None:
    for data, record in GOLD:
        article, wanted = build(read(data)), record["article"]
        assert hashlib.sha256(article.clean_text.encode()).hexdigest() == wanted["clean_text_sha256"]
        for name in ("title", "kicker", "lead", "author", "source", "page_date", "dateline", "published"):
            have, want = pair(getattr(article, name), wanted.get(name))
            assert have == want
        if wanted.get("author"):
            assert article.author is not None
            assert (article.author.name, article.author.kind) == (wanted["author"]["name"], wanted["author"]["kind"])
            assert list(article.author.roles) == wanted["author"]["role"]
        if wanted.get("source"):
            assert article.source is not None
            assert article.source.name == wanted["source"]["name"]
        assert [(one.start, one.end) for one in article.body] == [
            (one["start"], one["end"]) for one in wanted["body"]
        ]
        assert [one.clean for one in article.captions] == [
            clean(one.get("clean", one["text"])).replace("  ", " ") for one in wanted["captions"]
        ]
        assert article.questions == ()


def test_article_of_the_sample_page() -> None:
    article = build(read(sample("ban_may.txt")))
    assert article.clean_title == "Đảng ủy xã Bản Mây tổng kết công tác dân vận năm 2025"
    assert article.clean_lead.startswith("Sáng 15/12/2025, Đảng ủy xã Bản Mây")
    assert article.dateline is not None
    assert article.dateline.site == "Songmay.example.vn"
    assert [caption.clean for caption in article.captions] == [
        "Quang cảnh hội nghị",
        "Đồng chí Lò Văn Mây, Phó Bí thư Đảng ủy xã phát biểu kết luận hội nghị.",
    ]
    assert article.author is not None
    assert (article.author.name, article.author.roles) == ("Hoàng Mây", ("text", "photo"))
    assert article.source is not None
    assert article.source.name == "Báo Sông Mây"
    assert article.page_date is not None
    assert article.page_date.day.isoformat() == "2025-12-17"
    assert article.published is None
    assert [heading.text for heading in article.gallery_headings] == ["* Một số hình ảnh tại hội nghị:"]
    assert article.questions == ()


def test_article_parts_are_the_text_at_their_spans() -> None:
    source = read(sample("ban_may.txt"))
    article = build(source)
    single = (article.title, article.lead, article.author, article.source, article.page_date, article.dateline)
    for part in (*single, *article.body, *article.captions, *article.gallery_headings):
        assert part is not None
        assert source.text[part.start : part.end] == part.text


def test_article_regions_come_in_page_order_without_the_dateline() -> None:
    source = read(sample("ban_may.txt"))
    regions = build(source).regions
    assert [kind for kind, _, _ in regions] == ["title", "lead", "caption", "body", "caption", "body"]
    assert source.text[regions[1][1] : regions[1][2]].startswith("Sáng 15/12/2025")


def test_article_clean_text_joins_title_lead_and_body_in_page_order() -> None:
    spaced = BODY.replace("ba chuyên", "ba\xa0chuyên")
    article = article_of(f"{TITLE}\n{LEAD}\nQuang cảnh lớp học\n{spaced}\nHoàng Mây")
    assert article.clean_text == f"{TITLE}\n\n{LEAD}\n\n{BODY}"


@pytest.mark.parametrize(
    "stamp", ["01/12/2031", "01/12/2031 08:15", "Thứ Hai, 01/12/2031", "Thứ hai - 01/12/2031 23:02 127 0"]
)
def test_article_takes_the_day_alone_under_the_title_as_posted(stamp: str) -> None:
    article = article_of(f"{TITLE}\n{stamp}\n{LEAD}\n{BODY}")
    assert article.published is not None
    assert (article.published.text, article.published.day.isoformat()) == (stamp, "2031-12-01")
    assert article.page_date is None


@pytest.mark.parametrize(
    "page",
    ["01/12/2031\n{title}\n{lead}\n{body}", "{title}\n{lead}\n{body}\n01/12/2031", "01/12/2031\n{lead}\n{body}"],
)
def test_article_takes_a_day_elsewhere_for_a_bound_only(page: str) -> None:
    article = article_of(page.format(title=TITLE, lead=LEAD, body=BODY))
    assert article.published is None
    assert article.page_date is not None


def test_article_without_author_and_source_leaves_them_empty() -> None:
    article = article_of(f"{TITLE}\n{LEAD}\n{BODY}")
    assert (article.author, article.source, article.page_date, article.published, article.captions) == (
        None,
        None,
        None,
        None,
        (),
    )


def test_article_takes_the_name_under_the_title_when_none_stands_at_the_end() -> None:
    above = article_of(f"{TITLE}\nHoàng Mây\n{LEAD}\n{BODY}")
    both = article_of(f"{TITLE}\nHoàng Mây\n{LEAD}\n{BODY}\nThu Chè")
    assert above.author is not None
    assert above.author.name == "Hoàng Mây"
    assert both.author is not None
    assert both.author.name == "Thu Chè"


def test_article_joins_a_caption_that_runs_over_two_lines() -> None:
    article = article_of(
        f"{TITLE}\n{LEAD}\nĐồng chí Lò Văn Mây, Trưởng Ban Tổ chức Hội thi\nphát biểu khai mạc Hội thi\n{BODY}"
    )
    assert [caption.clean for caption in article.captions] == [
        "Đồng chí Lò Văn Mây, Trưởng Ban Tổ chức Hội thi phát biểu khai mạc Hội thi"
    ]


def test_article_lists_a_caption_printed_on_two_lines_once() -> None:
    article = article_of(f"{TITLE}\n{LEAD}\nCác học viên dự lớp học\nCác học viên dự lớp học\n{BODY}")
    assert [caption.clean for caption in article.captions] == ["Các học viên dự lớp học"]


def test_article_without_title_asks_for_one() -> None:
    assert [question.code for question in article_of(f"{LEAD}\n{BODY}").questions] == ["no_title"]


def test_article_of_a_listing_page_asks_whether_there_are_several() -> None:
    second = (
        "Chiều 12/6, Đảng ủy phường Đồi Chè tổ chức hội nghị tổng kết công tác dân vận, đến dự có đông đảo đại biểu."
    )
    article = article_of(f"{TITLE}\n{LEAD}\nPhường Đồi Chè tổng kết công tác dân vận\n{second}")
    assert [question.code for question in article.questions] == ["several_articles"]


def test_article_that_tells_of_a_later_day_is_still_one() -> None:
    later = (
        "Chiều cùng ngày, lớp học chia tổ thảo luận. Ngày 21/4, các học viên sẽ tham quan mô hình ở phường Đồi Chè."
    )
    assert article_of(f"{TITLE}\n{LEAD}\n{BODY}\n{later}").questions == ()


def test_near_duplicates_are_noticed_and_others_are_not() -> None:
    clean_text = build(read(sample("ban_may.txt"))).clean_text
    one = signature(clean_text)
    again = signature(clean_text.replace("gần 90", "90").upper())
    other = signature(f"{TITLE}\n\n{LEAD}\n\n{BODY}")
    assert likeness(one, one) == 1.0
    assert is_near(one, again)
    assert not is_near(one, other)
    assert len(one) == 64


def test_near_duplicates_of_empty_texts_do_not_fail() -> None:
    assert likeness(signature(""), signature("")) == 1.0
    assert not is_near(signature(""), signature(LEAD))


def test_article_takes_little_time() -> None:
    data = sample("ban_may.txt")
    build(read(data))
    started = time.process_time()
    for _ in range(50):
        build(read(data))
    assert (time.process_time() - started) / 50 < 0.02


@pytest.mark.parametrize(
    ("signed", "wanted"),
    [("Hoài Nam – Thu Trang", "Hoài Nam – Thu Trang"), ("Tin: Hoài Nam – Ảnh: Thu Trang", "Hoài Nam, Thu Trang")],
)
def test_article_keeps_the_sign_between_two_names(signed: str, wanted: str) -> None:
    author = article_of(f"{TITLE}\n\n{LEAD}\n\n{BODY}\n\n{signed}").author
    assert author is not None
    assert author.name == wanted


def test_article_does_not_take_a_town_after_its_short_form_for_a_signature() -> None:
    lead = f"{LEAD[:-1]} trên địa bàn TP.Sông Con."
    article = article_of(f"{TITLE}\n\n{lead}\n\n{BODY}")
    assert article.lead is not None
    assert article.lead.text.endswith("trên địa bàn TP.Sông Con.")
