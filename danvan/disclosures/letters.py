"""Word papers of the room: the quarterly list that is posted, the report to the People's Council."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.core.dates import short_day
from danvan.disclosures.duties import Duty
from danvan.disclosures.models import Disclosure
from danvan.documents.papers import Column, Letter, Paragraph, Signature, Table, letterhead
from danvan.figures.periods import Period
from danvan.units.models import Unit

COLUMNS = (
    Column("STT", 10, "center"),
    Column("Nội dung công khai", 70),
    Column("Căn cứ", 32),
    Column("Hình thức, nơi công khai", 60),
    Column("Từ ngày – đến ngày", 38, "center"),
)


def shown_at(thing: Disclosure) -> str:
    """Say every form and place once: «Niêm yết: Trụ sở …; Truyền thanh cấp xã»."""
    return "; ".join(dict.fromkeys(said(one.channel_label, one.where) for one in thing.postings.all()))


def said(channel: str, where: str) -> str:
    return f"{channel}: {where}" if where else channel


def shown_when(thing: Disclosure) -> str:
    """Say from when to when; what still stands has no end."""
    ends = [one.to_on for one in thing.postings.all() if one.channel in ("board", "loudspeaker")]
    first = short_day(thing.published_on) if thing.published_on else ""
    last = max((one for one in ends if one), default=None)
    return f"{first} – {short_day(last)}" if last and None not in ends else f"{first} – nay"


def committee(unit: Unit, on: date) -> tuple[str, dict[str, Any]]:
    """Name the People's Committee of the unit's place, whose duty this is (Luật 10/2022 Đ13, Đ14), with the head of its paper.

    A Party body that keeps the book writes for it.
    """
    head = letterhead(unit, on)
    name = f"Ủy ban nhân dân {head.area}" if head.area else head.name
    return name, {"issuer": name.upper(), "place": head.place, "year": on.year}


def posted_list(unit: Unit, rows: Sequence[Disclosure], period: Period, *, on: date) -> Letter:
    """Make the list «content, form, time» of a period (Luật 10/2022 Đ13.2); it is posted at the same places."""
    name, head = committee(unit, on)
    table = Table(
        COLUMNS,
        [[place, row.title, row.item.source, shown_at(row), shown_when(row)] for place, row in enumerate(rows, 1)],
    )
    text = (
        f"{name} công bố danh sách các nội dung đã công khai trong {period.name[:1].lower()}{period.name[1:]} "
        "để Nhân dân biết, theo khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở, như sau:"
    )
    return Letter(
        **head, symbol="DS-UBND", type_name="DANH SÁCH",
        title=f"Nội dung đã công khai {period.name[:1].lower()}{period.name[1:]}",
        body=[Paragraph(text), table if rows else Paragraph("Trong kỳ không phát sinh nội dung phải công khai."),
              Paragraph("Danh sách này được niêm yết cùng nơi với các nội dung nêu trên.")],
        recipients=["- Thường trực Hội đồng nhân dân;", "- Ủy ban Mặt trận Tổ quốc Việt Nam;", "- Các thôn, tổ dân phố (để niêm yết);", "- Lưu: VT."],
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), landscape=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """One content of a period as the council is told of it: standing (done, running, not_done) and what is lacking."""

    thing: Disclosure
    standing: str
    lacking: str


STANDINGS = {
    "done": "đã công khai đủ hình thức và thời gian",
    "running": "đang trong thời gian công khai",
    "not_done": "chưa thực hiện đủ",
}


def outcome_of(thing: Disclosure, found: Sequence[Duty]) -> Outcome:
    """Judge one content by its duties: a period that lapsed counts as not done."""
    open_ones = [one for one in found if one.standing != "done"]
    if not open_ones:
        return Outcome(thing, "done", "")
    running = all(one.standing == "running" for one in open_ones)
    return Outcome(
        thing,
        "running" if running else "not_done",
        "; ".join(f"{one.label}: {one.text.rstrip('.')}" for one in open_ones),
    )


def council_report(unit: Unit, found: Sequence[Outcome], period: Period, *, on: date) -> Letter:
    """Make the report to the People's Council on what was made public in a period (Luật 10/2022 Đ14.3)."""
    (name, head), kinds = committee(unit, on), [one.standing for one in found]
    said = ", ".join(f"{kinds.count(key)} nội dung {label}" for key, label in STANDINGS.items())
    rows: list[list[Any]] = [[place, one.thing.title, one.thing.item.source, shown_when(one.thing) if one.thing.published_on else "", STANDINGS[one.standing], one.lacking] for place, one in enumerate(found, 1)]  # fmt: skip
    columns = (
        Column("STT", 10, "center"), Column("Nội dung công khai", 52), Column("Căn cứ", 26), Column("Thời gian", 30, "center"),
        Column("Kết quả", 28), Column("Còn thiếu", 68),
    )  # fmt: skip
    when = f"{period.name[:1].lower()}{period.name[1:]}"
    body: list[Any] = [
        Paragraph(f"Thực hiện khoản 3 Điều 14 Luật Thực hiện dân chủ ở cơ sở, {name} báo cáo Hội đồng nhân dân kết quả công khai thông tin {when} như sau:"),
        Paragraph(f"Tổng số nội dung phải công khai trong kỳ: {len(found)}; trong đó {said}."),
        Table(columns, rows) if rows else Paragraph("Trong kỳ không phát sinh nội dung phải công khai."),
        Paragraph(f"{name} trân trọng báo cáo."),
    ]  # fmt: skip
    return Letter(
        **head, symbol="BC-UBND", type_name="BÁO CÁO", title=f"Kết quả công khai thông tin để Nhân dân biết {when}",
        body=body, recipients=["- Hội đồng nhân dân (kỳ họp thường lệ gần nhất);", "- Ủy ban Mặt trận Tổ quốc Việt Nam;", "- Lưu: VT."],
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), landscape=True,
    )  # fmt: skip
