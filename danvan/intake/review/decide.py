"""Turn the cleaned values of a review into what is to be recorded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from danvan.intake.decisions import Decision, Held, Paper
from danvan.intake.review.events import SPARE_ROWS
from danvan.intake.review.lay_out import Sheet
from danvan.intake.review.people import SPARE_PEOPLE
from danvan.intake.states import YEAR_BASES
from danvan.meetings.actions import Company, Details, Guests, Named
from danvan.news.actions import Text

Cleaned = dict[str, Any]


def decide(sheet: Sheet, frames: dict[str, Any], cleaned: Cleaned) -> Decision:
    """Make the decision of a filled-in review; ``cleaned`` holds a value for every control of the sheet."""
    held = [(n, _held(n, event, frames, cleaned)) for n, event in enumerate(sheet.events) if _is_recorded(n, cleaned)]
    first = held[0][1].details.starts_on if held else None
    return Decision(
        text=_text(cleaned, first, frames.get("moved", {}).get("address", "")),
        captions=tuple(_lines(cleaned["captions"])),
        meetings=tuple(one for _, one in held),
        papers=tuple(_papers(frames, cleaned)),
        afterwards=cleaned["afterwards"],
        edits=tuple(_edits(sheet, cleaned)),
    )


def _is_recorded(n: int, cleaned: Cleaned) -> bool:
    return cleaned[f"e{n}-owner"] != "none"


def _text(cleaned: Cleaned, event_on: date | None, address: str) -> Text:
    return Text(
        title=" ".join(cleaned["title"].split()), lead=cleaned["lead"], body=cleaned["body"].replace("\r\n", "\n"),
        author=cleaned["author"], source=cleaned["source"], category=cleaned["category"], event_on=event_on,
        source_url=address, first_public_on=cleaned["first_public_on"],
    )  # fmt: skip


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _held(n: int, event: dict[str, Any], frames: dict[str, Any], cleaned: Cleaned) -> Held:
    key = f"e{n}"
    owner = cleaned[f"{key}-owner"]
    details = Details(
        kind=cleaned[f"{key}-kind"], name=" ".join(cleaned[f"{key}-name"].split()),
        starts_on=cleaned[f"{key}-starts_on"], ends_on=cleaned[f"{key}-ends_on"], day_part=cleaned[f"{key}-day_part"],
        place=cleaned[f"{key}-place"], own_event=owner == "own", year_basis=_year_basis(event, cleaned[f"{key}-starts_on"]),
    )  # fmt: skip
    company = Company(
        organisers=[line[:250] for line in _lines(cleaned[f"{key}-organisers"])],
        guests=list(_guests(key, event, cleaned)),
        named=list(_named(n, frames, cleaned)),
        mentions=list(_mentions(frames, cleaned)) if n == 0 else [],
    )
    return Held(details, company, owner.removeprefix("unit:") if owner.startswith("unit:") else "")


def _year_basis(event: dict[str, Any], starts_on: date) -> str:
    """Write the rule that gave the year, with the printed words; a changed year was chosen by a person."""
    day = event["date"] or {}
    basis = day.get("year_basis") if str(day.get("start", ""))[:4] == f"{starts_on:%Y}" else "chosen"
    words = YEAR_BASES.get(basis or "chosen", basis or "")
    return f"{words} (“{day['text']}”)"[:200] if day else words


def _guests(key: str, event: dict[str, Any], cleaned: Cleaned) -> Iterator[Guests]:
    number = event["attendees"] or {}
    count = cleaned[f"{key}-total-count"]
    if count is not None:
        bound, unit = cleaned[f"{key}-total-bound"], cleaned[f"{key}-total-unit"]
        same = (number.get("value"), number.get("bound")) == (count, bound)
        yield Guests("Tổng số", count, bound, unit, is_total=True, **_basis(same, number))
    for m in range(len(event["audience"]) + SPARE_ROWS):
        name = f"{key}-a{m}"
        category, count = cleaned[f"{name}-category"], cleaned[f"{name}-count"]
        if not category:
            continue
        one = event["audience"][m] if m < len(event["audience"]) else {}
        bound = cleaned[f"{name}-bound"]
        same = (one.get("count"), one.get("bound")) == (count, bound)
        yield Guests(
            category,
            count,
            bound if count is not None else "exact",
            **(_basis(same, one) if count is not None else {}),
        )


def _basis(same: bool, read: dict[str, Any]) -> dict[str, str]:
    """Say what a count rests on: the text read, or the hand that changed it."""
    if same:
        return {"basis": "paper", "basis_note": f"Bài ghi “{read['text']}”"[:200]}
    return {
        "basis": "typed",
        "basis_note": (f"Sửa khi nhận bài; bài ghi “{read['text']}”" if read else "Nhập tay khi nhận bài")[:200],
    }


def _named(n: int, frames: dict[str, Any], cleaned: Cleaned) -> Iterator[Named]:
    keys = [f"p{m}" for m in range(len(frames["people"]))] + [f"q{m}" for m in range(SPARE_PEOPLE)]
    for key in keys:
        if cleaned[f"{key}-name"] and cleaned.get(f"{key}-event", "0") == str(n):
            yield Named(cleaned[f"{key}-name"], cleaned[f"{key}-posts"], cleaned[f"{key}-role"])


def _mentions(frames: dict[str, Any], cleaned: Cleaned) -> Iterator[tuple[str, str]]:
    told = [("commendation", one["text"]) for one in frames["commendations"]]
    told += [("election", f"{one['person']}, {one['post']}") for one in frames["elected"]]
    for n, (kind, text) in enumerate(told):
        if cleaned[f"m{n}"]:
            yield kind, " ".join(text.split())


def _papers(frames: dict[str, Any], cleaned: Cleaned) -> Iterator[Paper]:
    for n in range(len(frames["documents"])):
        if cleaned.get(f"choice-d{n}") != "leave":
            yield Paper(n, bool(cleaned[f"d{n}-disseminated"]))


def _edits(sheet: Sheet, cleaned: Cleaned) -> Iterator[dict[str, Any]]:
    """Keep for every value its span or the mark "typed", with before and after where they differ."""
    for card in sheet.cards:
        left = cleaned.get(f"choice-{card.key}") == "leave"
        for value in card.values():
            before, after = _plain(value.initial), _plain(cleaned[value.name])
            if before == after and not left:
                if value.spans and after != "":
                    yield {"field": value.name, "basis": "span", "spans": [list(span) for span in value.spans]}
                continue
            basis = "left" if left or after in ("", False) else "typed"
            yield {
                "field": value.name,
                "basis": basis,
                "before": before,
                "after": after,
                "spans": [list(span) for span in value.spans],
            }


def _plain(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value.split()) if isinstance(value, str) else value
