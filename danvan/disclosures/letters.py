"""Word papers of the room: the quarterly list that is posted, the report to the People's Council."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from danvan.core.dates import short_day
from danvan.disclosures.models import Disclosure
from danvan.documents.papers import Column, Letter, Paragraph, Signature, Table
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


def posted_list(unit: Unit, rows: Sequence[Disclosure], period: Period, *, on: date) -> Letter:
    """Make the list «content, form, time» of a period (Luật 10/2022 Đ13.2); it is posted at the same places."""
    name = unit.name_on(on)
    table = Table(
        COLUMNS,
        [[place, row.title, row.item.source, shown_at(row), shown_when(row)] for place, row in enumerate(rows, 1)],
    )
    text = (
        f"{name} công bố danh sách các nội dung đã công khai trong {period.name[:1].lower()}{period.name[1:]} "
        "để Nhân dân biết, theo khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở, như sau:"
    )
    return Letter(
        issuer=name.upper(), symbol="DS-UBND", type_name="DANH SÁCH",
        title=f"Nội dung đã công khai {period.name[:1].lower()}{period.name[1:]}",
        body=[Paragraph(text), table if rows else Paragraph("Trong kỳ không phát sinh nội dung phải công khai.")],
        recipients=["- Thường trực Hội đồng nhân dân;", "- Ủy ban Mặt trận Tổ quốc Việt Nam;", "- Các thôn, tổ dân phố (để niêm yết);", "- Lưu: VT."],
        signature=Signature("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), landscape=True,
    )  # fmt: skip
