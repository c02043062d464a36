"""The cards of the article: what is going to be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from danvan.intake.review.cards import CLASH, EMPTY, Card, Value, span_of
from danvan.news.states import CATEGORIES

GROUP = "article"
SEVERAL = ("several_articles", "two_events")
"""Questions after which a person says whether the page is one article."""


def article_cards(frames: dict[str, Any], questions: list[dict[str, Any]]) -> Iterator[Card]:
    """Give the cards of title, lead, body, signature, captions and category."""
    article = frames["article"]
    several = [one["text"] for one in questions if one["code"] in SEVERAL]
    if several:
        yield _one_article(several[0])
    yield _title(article)
    yield _text(article, "lead", "Lời dẫn", "area", 0)
    yield Card(
        "body",
        "Nội dung",
        GROUP,
        "title",
        [
            [
                Value(
                    "body",
                    "Nội dung",
                    "area",
                    "\n\n".join(article["body"]),
                    hint="Các đoạn cách nhau một dòng trống.",
                )
            ]
        ],
    )
    yield _text(article, "author", "Tác giả", "text", 120)
    yield _text(article, "source", "Nguồn", "text", 200)
    yield _captions(article)
    choices = tuple(CATEGORIES.items())
    yield Card(
        "category",
        "Chuyên mục",
        GROUP,
        "title",
        [[Value("category", "Chuyên mục", "select", "activity", choices)]],
        may_leave=False,
    )


def _one_article(text: str) -> Card:
    choices = (
        ("one", "Chỉ là một bài: nhận như đề xuất"),
        ("several", "Có nhiều bài: tôi sẽ bỏ bản này và nhập riêng từng bài"),
    )
    card = Card(
        "several",
        "Trang có mấy bài?",
        GROUP,
        "title",
        [[Value("several", "Trang có mấy bài?", "radio", "", choices)]],
        may_leave=False,
    )
    card.doubt(text, state=CLASH, blocks=True)
    return card


def _title(article: dict[str, Any]) -> Card:
    spans = span_of(article["title_span"])
    card = Card(
        "title",
        "Tiêu đề",
        GROUP,
        "title",
        [[Value("title", "Tiêu đề", "area", article["title"], spans=spans, most=300)]],
        spans=list(spans),
        may_leave=False,
    )
    if not article["title"]:
        card.doubt("Trang không có tiêu đề. Hãy đặt tiêu đề cho bài.", state=CLASH, blocks=True)
    return card


def _text(article: dict[str, Any], key: str, label: str, kind: str, most: int) -> Card:
    spans = span_of(article[f"{key}_span"])
    initial = article[key] or ""
    value = Value(key, label, kind, initial, spans=spans, most=most)
    shown = [] if key == "lead" else list(spans)
    return Card(key, label, GROUP, "title", [[value]], "sure" if initial else EMPTY, spans=shown)


def _captions(article: dict[str, Any]) -> Card:
    spans = tuple((one[0], one[1]) for one in article["caption_spans"])
    value = Value(
        "captions", "Chú thích ảnh", "area", "\n".join(article["captions"]), spans=spans, hint="Mỗi dòng một ảnh."
    )
    return Card("captions", "Chú thích ảnh", GROUP, "title", [[value]], "sure" if spans else EMPTY, spans=list(spans))
