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
    yield _first_day(article, frames.get("moved"))
    choices = tuple(CATEGORIES.items())
    said = frames.get("moved", {}).get("category") or "activity"
    yield Card(
        "category",
        "Chuyên mục",
        GROUP,
        "title",
        [[Value("category", "Chuyên mục", "select", said, choices)]],
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


def _first_day(article: dict[str, Any], moved: dict[str, str] | None) -> Card:
    """Give the day on which a page that moves in first stood: the list's, else the page's, else it is asked for.

    Of a text that does not move in, what the page prints is only a hint: it may have stood at another's.
    """
    printed, listed = article.get("published_on") or "", (moved or {}).get("day", "")
    day = (listed or printed) if moved is not None else ""
    spans = span_of(article.get("published_span")) if printed and not listed else ()
    hint = "Bài đã đăng ở trang cũ thì đứng và được tính vào ngày này; bài mới để trống."
    if printed and not day:
        hint = f"Trang ghi ngày đăng {_said(printed)}. {hint}"
    value = Value("first_public_on", "Ngày đăng lần đầu", "date", day, spans=spans, hint=hint)
    card = Card(
        "first_public_on", "Ngày đăng lần đầu", GROUP, "title", [[value]], "sure" if day else EMPTY, spans=list(spans)
    )
    if moved is not None and not day:
        card.doubt(
            "Trang và bảng không ghi ngày đăng. Hãy ghi ngày bài đã đăng ở trang cũ; để trống thì tính từ ngày đăng lại."
        )
    if listed and printed and listed != printed:
        card.doubt(f"Bảng ghi ngày đăng {_said(listed)}, trang ghi {_said(printed)}. Đang lấy theo bảng.")
    return card


def _said(day: str) -> str:
    return f"{day[8:10]}/{day[5:7]}/{day[:4]}"
