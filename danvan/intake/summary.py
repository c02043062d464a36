"""Write what was read as a Vietnamese summary for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from danvan.core.dates import say_day, say_number
from danvan.intake.review.people import role_of
from danvan.intake.states import YEAR_BASES
from danvan.meetings.states import BOUNDS, DAY_PARTS, KINDS, ROLES

OTHER_KINDS = {
    "election": "Bầu cử",
    "commendation": "Khen thưởng",
    "reception": "Tiếp công dân",
    "visit": "Thăm hỏi, tặng quà",
    "supervision": "Giám sát",
}
_MUST = "PHẢI QUYẾT ĐỊNH"


def summary(frames: dict[str, Any]) -> str:
    """Return the lines of one file; what nobody found is left out, what must be decided stands last."""
    return "\n".join([frames["file"], *(f"  {line}" for line in _lines(frames))])


def _lines(frames: dict[str, Any]) -> Iterator[str]:
    article = frames["article"]
    yield f"Tiêu đề    : {article['title'] or '(không có)'}"
    signed = [article["author"] or "", f"nguồn {article['source']}" if article["source"] else ""]
    if any(signed):
        yield f"Tác giả    : {', '.join(filter(None, signed))}"
    for event in frames["events"]:
        yield from _event(event)
    for person in frames["people"]:
        posts = "; ".join(" ".join(post["text"].split()) for post in person["posts"])
        role = f" ({ROLES[role_of(person['roles'])].lower()})" if person["roles"] else ""
        yield f"Người      : {person['name']}{', ' + posts if posts else ''}{role}"
    for one in frames["documents"]:
        yield f"Văn bản    : {one['key']}{' – ' + one['issuer'] if one['issuer'] else ''}{_day(one['date'])} [{one['identity'] or 'cần xác định'}]"
    for one in frames["figures"]:
        yield f"Số liệu    : {' '.join(one['text'].split())}"
    for one in frames["questions"]:
        yield f"{_MUST if one['blocks'] else 'Cần xem'}: {one['text']}"


def _event(event: dict[str, Any]) -> Iterator[str]:
    kind = KINDS.get(event["type"]) or OTHER_KINDS.get(event["type"]) or event["type"]
    if event["part_of"]:
        yield f"  trong đó : {kind}: {event['name'] or ''}"
        return
    yield f"Sự kiện    : {kind}: {' '.join((event['name'] or '(chưa rõ tên)').split())}"
    if event["date"]:
        yield f"Thời gian  : {_when(event['date'])}"
    if event["place"]:
        yield f"Địa điểm   : {event['place']}"
    yield from (f"Tổ chức    : {' '.join(one['text'].split())}" for one in event["organisers"])
    yield from _unit(event)
    yield from _company(event)


def _unit(event: dict[str, Any]) -> Iterator[str]:
    found = event["unit_candidates"]
    if event["unit"] and found:
        names = "; ".join(f"{one['full_name']} ({one['official_code'] or one['code']})" for one in found[:4])
        yield f"Đơn vị     : {names}{' …' if len(found) > 4 else ''}"


def _company(event: dict[str, Any]) -> Iterator[str]:
    if event["attendees"]:
        yield f"Số người   : {_count(event['attendees'])} {event['attendees']['unit']}"
    for one in event["audience"]:
        yield f"Thành phần : {' '.join(one['text'].split())}"


def _count(number: dict[str, Any]) -> str:
    bound = BOUNDS.get(number["bound"], "") if number["bound"] != "exact" else ""
    return f"{bound} {say_number(number['value'])}".strip()


def _when(day: dict[str, Any]) -> str:
    part = DAY_PARTS.get(day["day_part"] or "", "").lower()
    basis = YEAR_BASES.get(day["year_basis"] or "", "chưa rõ năm")
    if "?" in day["start"]:
        return f"{part} {day['start'][8:10]}/{day['start'][5:7]}, {basis}".strip()
    until = f" – {say_day(date.fromisoformat(day['end']))}" if day["end"] != day["start"] else ""
    return f"{part} {say_day(date.fromisoformat(day['start']))}{until} (năm: {basis})".strip()


def _day(iso: str | None) -> str:
    return f", {iso[8:10]}/{iso[5:7]}/{iso[:4]}" if iso else ""
