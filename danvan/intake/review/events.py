"""The cards of an event: whose it is, what, when, where, who held it, who came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from danvan.core.dates import say_day
from danvan.intake.review.cards import CLASH, EMPTY, SURE, Card, Span, Value, is_sure, span_of
from danvan.intake.review.owners import owner_card
from danvan.intake.review.reviewer import Reviewer
from danvan.intake.states import KIND_WHEN_NOT_A_MEETING, YEAR_BASES
from danvan.meetings.states import BOUNDS, DAY_PARTS, KINDS

_KINDS = (("", "– chọn loại –"), *KINDS.items())
_BOUNDS = tuple(BOUNDS.items())
_PARTS = tuple((key, label or "– không rõ –") for key, label in DAY_PARTS.items())
_LEADING_COUNT = re.compile(r"^(?:gần|trên|hơn|khoảng|tổng số|có)?\s*\d[\d.]*\s+(?=\S)", re.IGNORECASE)
SPARE_ROWS = 2
NO_DAY = "Không thấy ngày diễn ra. Hãy nhập ngày."
YEARS_OFFERED = 4


def event_cards(index: int, event: dict[str, Any], frames: dict[str, Any], reviewer: Reviewer) -> Iterator[Card]:
    """Give the cards of one event; ``index`` counts the events that may become meetings, from 0."""
    key, group = f"e{index}", f"event-{index}"
    yield owner_card(key, group, event, reviewer)
    yield _what(key, group, event)
    yield _when(key, group, event, frames, reviewer)
    yield _place(key, group, event)
    yield _organisers(key, group, event)
    yield _total(key, group, event, frames)
    yield _audience(key, group, event)


def _what(key: str, group: str, event: dict[str, Any]) -> Card:
    kind = KIND_WHEN_NOT_A_MEETING.get(event["type"], event["type"])
    spans = span_of(event["name_span"])
    rows = [
        [Value(f"{key}-kind", "Loại", "select", kind if kind in KINDS else "", _KINDS)],
        [Value(f"{key}-name", "Tên", "area", _capital(event["name"] or ""), spans=spans, most=400)],
    ]
    card = Card(f"{key}-name", "Tên và loại cuộc họp", group, "title", rows, spans=list(spans), may_leave=False)
    if event.get("typed"):
        card.state = EMPTY
    elif event["name"] is None:
        card.doubt("Không thấy tên cuộc họp trong bài. Hãy nhập tay.", state=EMPTY)
    elif not is_sure(event["name_confidence"]):
        card.doubt("Tên này được suy ra, hãy đọc lại với nguyên văn.")
    if event["type"] in KIND_WHEN_NOT_A_MEETING:
        card.doubt("Bài nói về một việc không hẳn là cuộc họp. Hãy xem có nên ghi không.")
    return card


def _capital(text: str) -> str:
    tidy = " ".join(text.replace("\xa0", " ").split())
    return tidy[:1].upper() + tidy[1:]


def _when(key: str, group: str, event: dict[str, Any], frames: dict[str, Any], reviewer: Reviewer) -> Card:
    day = event["date"] or {}
    spans = span_of(day.get("span"))
    first, last = _iso(day.get("start")), _iso(day.get("end"))
    values = [
        Value(f"{key}-starts_on", "Ngày", "date", first, spans=spans),
        Value(
            f"{key}-ends_on", "Đến ngày", "date", last if last != first else "", spans=spans if last != first else ()
        ),
        Value(f"{key}-day_part", "Buổi", "select", day.get("day_part") or "", _PARTS, spans=spans),
    ]
    card = Card(
        f"{key}-when",
        "Thời gian",
        group,
        "day",
        [values],
        spans=[*spans, *span_of(day.get("year_span"))],
        may_leave=False,
    )
    if event.get("typed"):
        card.state = EMPTY
    elif not day:
        asked = next((one for one in frames["questions"] if one["code"] == "missing_date"), None)
        card.spans += [span for spans in (asked["spans"] if asked else ()) for span in span_of(spans)]
        card.doubt(asked["text"] if asked else NO_DAY, state=CLASH, blocks=True)
    elif not first:
        years = tuple(_years(str(day["start"]), frames, reviewer.today))
        card.rows.insert(0, [Value(f"{key}-year", "Năm nào?", "radio", "", years, spans=spans)])
        card.doubt(
            f"Bài ghi “{day['text']}”, không ghi năm và không có căn cứ để suy ra. Hãy chọn năm.",
            state=CLASH,
            blocks=True,
        )
    elif day["year_basis"] != "explicit":
        basis = YEAR_BASES.get(day["year_basis"], day["year_basis"])
        card.doubt(f"Bài ghi “{day['text']}”; năm {first[:4]} là {basis}: {say_day(date.fromisoformat(first))}.")
    return card


def _iso(text: object) -> str:
    return text if isinstance(text, str) and "?" not in text else ""


def _years(start: str, frames: dict[str, Any], today: date) -> Iterator[tuple[str, str]]:
    """Offer the last years in which the day exists and has passed, with the weekday and what speaks against."""
    cited = max((one["date"] for one in frames["documents"] if one["date"]), default="")
    offered = 0
    for year in range(today.year, today.year - 12, -1):
        try:
            day = date(year, int(start[5:7]), int(start[8:10]))
        except ValueError:
            continue
        if day > today:
            continue
        against = " – sớm hơn một văn bản được dẫn" if day.isoformat() < cited else ""
        yield day.isoformat(), f"{say_day(day)}{against}"
        offered += 1
        if offered == YEARS_OFFERED:
            return


def _place(key: str, group: str, event: dict[str, Any]) -> Card:
    spans = span_of(event["place_span"])
    value = Value(f"{key}-place", "Địa điểm", "text", _capital(event["place"] or ""), spans=spans, most=250)
    return Card(f"{key}-place", "Địa điểm", group, "place", [[value]], SURE if spans else EMPTY, spans=list(spans))


def _organisers(key: str, group: str, event: dict[str, Any]) -> Card:
    spans = [span for one in event["organisers"] for span in span_of(one["span"])]
    lines = "\n".join(" ".join(one["text"].split()) for one in event["organisers"])
    value = Value(
        f"{key}-organisers",
        "Cơ quan tổ chức (như in)",
        "area",
        lines,
        spans=tuple(spans),
        hint="Mỗi dòng một cơ quan.",
    )
    card = Card(
        f"{key}-organisers", "Cơ quan tổ chức", group, "body", [[value]], SURE if lines else EMPTY, spans=spans
    )
    if any(not is_sure(one["confidence"]) for one in event["organisers"]):
        card.doubt("Cơ quan tổ chức được suy ra, hãy đọc lại với nguyên văn.")
    return card


def _total(key: str, group: str, event: dict[str, Any], frames: dict[str, Any]) -> Card:
    number = event["attendees"] or {}
    spans = span_of(number.get("span"))
    values = [
        Value(f"{key}-total-count", "Số lượt", "number", number.get("value"), spans=spans),
        Value(f"{key}-total-bound", "Mức", "select", number.get("bound") or "exact", _BOUNDS, spans=spans),
        Value(f"{key}-total-unit", "Đơn vị tính", "text", number.get("unit") or "", spans=spans, most=40),
    ]
    card = Card(
        f"{key}-total", "Tổng số người dự", group, "count", [values], SURE if number else EMPTY, spans=list(spans)
    )
    told = [one["text"] for one in frames["figures"] if one["kind"] in ("people", "attendance")]
    if not number and told and key == "e0":
        card.doubt(
            "Bài không nêu rõ tổng số. Các số người khác trong bài: "
            + "; ".join(f"“{text}”" for text in told[:4])
            + ".",
            state=EMPTY,
        )
    if number and not is_sure(number.get("confidence")):
        card.doubt("Con số này được suy ra, hãy đọc lại với nguyên văn.")
    return card


def _audience(key: str, group: str, event: dict[str, Any]) -> Card:
    rows = [_category(f"{key}-a{n}", one) for n, one in enumerate(event["audience"])]
    read: list[Span] = [span for row in rows for span in row[0].spans]
    rows += [_category(f"{key}-a{len(rows) + n}", {}) for n in range(SPARE_ROWS)]
    return Card(
        f"{key}-audience",
        "Thành phần dự",
        group,
        "count",
        rows,
        SURE if read else EMPTY,
        spans=read,
        shape="category",
    )


def _category(name: str, one: dict[str, Any]) -> list[Value]:
    spans = span_of(one.get("span"))
    text = " ".join(str(one.get("text", "")).split())
    if one.get("count") is not None:
        text = _LEADING_COUNT.sub("", text)
    return [
        Value(f"{name}-category", "Thành phần", "line", _capital(text), spans=spans, most=300, signs=26),
        Value(
            f"{name}-count",
            "Số lượt",
            "number",
            one.get("count"),
            spans=spans if one.get("count") is not None else (),
        ),
        Value(f"{name}-bound", "Mức", "select", one.get("bound") or "exact", _BOUNDS, spans=spans),
    ]
