"""The cards of cited documents: key, identity or «cần xác định», told of at the meeting or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from danvan.intake.review.cards import UNSURE, Card, Value, span_of

GROUP = "papers"
_SPREADS = re.compile(
    r"quán triệt|phổ biến|học tập|triển khai(?! nhiệm vụ| phương hướng| công tác| kế hoạch)", re.IGNORECASE
)
_STUDIED = re.compile(
    r"(?:quán triệt|phổ biến|học tập|nghiên cứu|truyền đạt|giới thiệu)[^!?\n]{0,400}$", re.IGNORECASE
)
_ASKED = re.compile(
    r"đề nghị|yêu cầu|chỉ đạo|tiếp tục|cần |phải |tăng cường|đẩy mạnh|nhiệm vụ|thời gian tới|theo tinh thần",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…]\s+(?=[A-ZÀ-ỸĐ])|\n")


def paper_cards(frames: dict[str, Any], events: list[dict[str, Any]], text: str) -> Iterator[Card]:
    """Give a card for each cited document; ``text`` is the source, in which "nghiên cứu …" before it is sought."""
    spreads = bool(events) and bool(_SPREADS.search(events[0]["name"] or ""))
    for index, one in enumerate(frames["documents"]):
        start, end = one["span"]
        studied = spreads or _is_studied(text, start)
        check = Value(
            f"d{index}-disseminated",
            "Được phổ biến, quán triệt tại cuộc họp",
            "check",
            studied,
            spans=span_of(one["span"]),
        )
        spans = [(start, end), *((s[0], s[1]) for s in one["mentions"] if s[0] != start)]
        card = Card(f"d{index}", _label(one), GROUP, "paper", [[check]], spans=spans)
        card.notes.append(_known(one))
        if one["identity"] is None and one["rule"] == "citation.bare":
            card.doubt(
                "Bài ghi thiếu ký hiệu hoặc cơ quan ban hành; vào danh mục ở tình trạng «cần xác định».", state=UNSURE
            )
        yield card


def _is_studied(text: str, start: int) -> bool:
    """Tell whether the sentence so far says that the document was studied, not that somebody asks to study it."""
    before = _SENTENCE.split(text[max(0, start - 600) : start])[-1]
    return bool(_STUDIED.search(before)) and not _ASKED.search(before)


def _label(one: dict[str, Any]) -> str:
    return f"{one['type']} số {one['key']}" if one["number"] and one["type"] else one["key"]


def _known(one: dict[str, Any]) -> str:
    parts = [one["issuer"] or "", f"ngày {_day(one['date'])}" if one["date"] else ""]
    settled = (
        f"Đã xác định (nhiệm kỳ, năm: {one['identity'].rsplit(':', 1)[-1]})" if one["identity"] else "Cần xác định"
    )
    return " · ".join(part for part in (*parts, settled) if part)


def _day(iso: str) -> str:
    return f"{iso[8:10]}/{iso[5:7]}/{iso[:4]}"
