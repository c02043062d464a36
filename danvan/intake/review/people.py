"""The cards of people named in public, and of elections and awards told of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from danvan.intake.review.cards import UNSURE, Card, Value, is_sure, span_of
from danvan.intake.states import ROLE_ORDER
from danvan.meetings.states import ROLES

GROUP = "people"
_ROLES = tuple(ROLES.items())
SPARE_PEOPLE = 2


def role_of(roles: list[str]) -> str:
    """Choose the one role that is recorded; "speaker:report" is a speaker."""
    plain = {role.partition(":")[0] for role in roles}
    return next((role for role in ROLE_ORDER if role in plain), "other")


def people_cards(frames: dict[str, Any], events: list[dict[str, Any]]) -> Iterator[Card]:
    """Give a card for each named person, then one with blank rows, then elections and awards."""
    for index, person in enumerate(frames["people"]):
        yield _person(f"p{index}", person, events)
    rows = [_values(f"q{n}", {}, events) for n in range(SPARE_PEOPLE)]
    yield Card("more-people", "Thêm người", GROUP, "person", rows, "empty", shape="person")
    told = [("commendation", one) for one in frames["commendations"]] + [
        ("election", one) for one in frames["elected"]
    ]
    if told:
        yield _mentions(told)


def _person(key: str, person: dict[str, Any], events: list[dict[str, Any]]) -> Card:
    posts = [span for post in person["posts"] for span in span_of(post["span"])]
    card = Card(
        key,
        person["name"],
        GROUP,
        "person",
        [_values(key, person, events)],
        spans=[*span_of(person["span"]), *posts],
        shape="person",
    )
    if not is_sure(person["confidence"]):
        card.doubt("Chưa chắc đây là tên người. Hãy đọc lại với nguyên văn.", state=UNSURE)
    if not person["roles"] and not person["posts"]:
        card.doubt(
            "Chỉ được nhắc tên, không thấy chức vụ hay vai trong cuộc họp nên không đưa vào hồ sơ.", state=UNSURE
        )
        card.left = True
    return card


def _values(key: str, person: dict[str, Any], events: list[dict[str, Any]]) -> list[Value]:
    spans = span_of(person.get("span"))
    posts = tuple(span for post in person.get("posts", []) for span in span_of(post["span"]))
    printed = "; ".join(" ".join(post["text"].split()) for post in person.get("posts", []))
    values = [
        Value(f"{key}-name", "Họ tên như in", "text", person.get("name", ""), spans=spans, most=120),
        Value(
            f"{key}-role",
            "Vai",
            "select",
            role_of(person.get("roles", [])),
            _ROLES,
            spans=tuple((s[0], s[1]) for s in person.get("role_spans", [])),
        ),
        Value(f"{key}-posts", "Chức vụ như in", "line", printed, spans=posts, most=500, signs=52),
    ]
    if len(events) > 1:
        names = tuple(
            (str(n), f"Sự kiện {n + 1}: {(event['name'] or 'chưa rõ tên')[:60]}") for n, event in enumerate(events)
        )
        values.append(Value(f"{key}-event", "Dự sự kiện", "select", "0", names))
    return values


def _mentions(told: list[tuple[str, dict[str, Any]]]) -> Card:
    words = {"election": "Bầu cử", "commendation": "Khen thưởng"}
    rows = [
        [Value(f"m{n}", f"{words[kind]}: {_words(one)}", "check", True, spans=span_of(one["span"]))]
        for n, (kind, one) in enumerate(told)
    ]
    card = Card(
        "mentions",
        "Bầu cử, khen thưởng được nhắc",
        GROUP,
        "title",
        rows,
        spans=[s for row in rows for s in row[0].spans],
    )
    card.notes.append(
        "Chỉ giữ như lời nhắc trong bài, không lập hồ sơ khen thưởng hay chức danh và không tính vào số liệu."
    )
    return card


def _words(one: dict[str, Any]) -> str:
    text = f"{one['person']}, {one['post']}" if "person" in one else one["text"]
    return " ".join(text.split())
