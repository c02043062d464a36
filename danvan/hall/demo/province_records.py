"""Two years of meetings and articles of the demo communes, in batches, the same at every load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from danvan import journal, search
from danvan.hall.demo.places import Commune
from danvan.hall.sample.records import Maker
from danvan.meetings.models import Attendance, Meeting, Organiser
from danvan.news.models import Article

LENGTH = 781
"""Days of records before the day of loading: from the first of a quarter to two years and a bit."""
MEETINGS_A_MONTH = 2
BATCH = 400
NAMES = {
    "training": ("Tập huấn kỹ năng dân vận cho cán bộ thôn", "Bồi dưỡng nghiệp vụ hòa giải ở cơ sở", "Hướng dẫn dịch vụ công trực tuyến cho tổ công nghệ số"),
    "conference": ("Hội nghị quán triệt văn bản mới về dân chủ ở cơ sở", "Hội nghị triển khai nhiệm vụ công tác dân vận"),
    "seminar": ("Tọa đàm về cách làm dân vận khéo", "Tọa đàm phát huy vai trò người có uy tín"),
    "review": ("Sơ kết công tác dân vận", "Tổng kết phong trào thi đua dân vận khéo"),
    "briefing": ("Giao ban tổ dân vận", "Giao ban khối Mặt trận, đoàn thể"),
    "dialogue": ("Đối thoại giữa người đứng đầu cấp ủy, chính quyền với Nhân dân",),
    "voter_meeting": ("Tiếp xúc cử tri trước kỳ họp", "Tiếp xúc cử tri sau kỳ họp"),
    "community_meeting": ("Họp dân bàn làm đường nội thôn", "Họp dân góp ý quy ước thôn", "Họp dân công khai thu chi quỹ thôn"),
    "ceremony": ("Ngày hội Đại đoàn kết", "Ra mắt mô hình dân vận khéo"),
}  # fmt: skip
PARTS = ("Cán bộ, đảng viên", "Đoàn viên, hội viên", "Nhân dân")
PLACES = (
    "Hội trường Đảng ủy",
    "Nhà văn hóa thôn Đầu Suối",
    "Nhà văn hóa thôn Giữa Đồng",
    "Nhà văn hóa thôn Cuối Bản",
)
STORIES = {
    "activity": ("{place}: {act} trước mùa mưa", "{place} {act}, việc khó thành việc chung"),
    "example": ("Người giữ nếp đi từng nhà ở {place}", "Cả thôn chung tay {act} ở {place}"),
    "guidance": ("Cách hỏi và được trả lời khi cần làm thủ tục ở {place}",),
    "notice": ("{place}: thông báo lịch tiếp công dân",),
}
ACTS = (
    "làm đường nội thôn",
    "dựng nhà văn hóa",
    "trồng cây ven suối",
    "thắp sáng đường quê",
    "giữ vệ sinh chợ phiên",
)
BODY = (
    "Tổ dân vận đến từng nhà, nghe từng người, ghi lại từng việc rồi mới bàn cách làm.\n\n"
    "Ai góp gì, góp lúc nào đều ghi lên bảng ở nhà văn hóa để mọi người cùng theo dõi. Dữ liệu thử, hoàn toàn hư cấu."
)


def make_records(communes: Iterable[Commune], *, until: date, seed: int = 7) -> int:
    """Write the meetings and articles of all communes up to ``until``; return how many. One journal entry a kind and body."""
    communes = list(communes)
    maker = Maker(Random(seed), [(one.body, one.clerk) for one in communes])
    meetings = [row for one in communes for row in _meetings(maker, one, until)]
    _keep_meetings(maker, meetings, {one.body.pk: one.body.name_on(one.first) for one in communes})
    articles = [row for one in communes for row in _articles(maker, one, until)]
    Article.objects.bulk_create(articles, batch_size=BATCH)
    maker.index([_thing("article", row, row.title, f"{row.lead}\n{row.body}", row.event_on) for row in articles])
    _note("meeting.recorded", "meeting", meetings)
    _note("article.published", "article", articles)
    search.recount()
    return len(meetings) + len(articles)


def _days(maker: Maker, one: Commune, until: date, a_month: int) -> Iterator[date]:
    """Yield ``a_month`` days of each month in which the commune exists; Bản Mây's last months are written by hand."""
    month = max(one.first, (until - timedelta(days=LENGTH)).replace(day=1))
    last = min(until, one.after - timedelta(days=1)) if one.after else until
    if one.clerk.user.username == "nam":
        last = min(last, date(2025, 12, 31))
    while month <= last:
        days = sorted(maker.chance.sample(range(27), a_month))
        yield from (day for day in (month + timedelta(days=shift) for shift in days) if one.first <= day <= last)
        month = (month + timedelta(days=32)).replace(day=1)


def _meetings(maker: Maker, one: Commune, until: date) -> Iterator[Meeting]:
    kinds = list(NAMES)
    for day in _days(maker, one, until, MEETINGS_A_MONTH):
        kind = maker.chance.choice(kinds)
        at = maker.moment(day)
        yield Meeting(
            code=maker.code(one.body, day), unit=one.body, state="held", kind=kind, name=f"{maker.chance.choice(NAMES[kind])} tháng {day.month}/{day.year}",
            starts_on=day, ends_on=day, day_part=maker.chance.choice(("morning", "afternoon")), place=maker.chance.choice(PLACES), origin="form",
            created_at=at, created_by=one.clerk, assigned_to=one.clerk, held_at=at, held_by=one.clerk,
            public_from=at if maker.chance.random() < 0.4 else None,
        )  # fmt: skip


def _keep_meetings(maker: Maker, rows: list[Meeting], names: dict[int, str]) -> None:
    Meeting.objects.bulk_create(rows, batch_size=BATCH)
    keys = dict(Meeting.objects.filter(unit__is_demo=True).values_list("code", "pk"))
    for row in rows:
        row.pk = keys[row.code]
    Organiser.objects.bulk_create(
        [Organiser(meeting=row, printed=names[row.unit_id], unit=row.unit) for row in rows], batch_size=BATCH
    )
    Attendance.objects.bulk_create([one for row in rows for one in _came(maker.chance, row)], batch_size=BATCH)
    maker.index([_thing("meeting", row, row.name, row.place, row.starts_on) for row in rows])


def _came(chance: Random, meeting: Meeting) -> list[Attendance]:
    """Give the total and its parts; now and then only a rough number is known."""
    whole = chance.randint(3, 4) if chance.random() < 0.12 else chance.randint(24, 160)
    basis = chance.choice(("roll", "roll", "paper", "typed"))
    rough = basis == "paper" and chance.random() < 0.3
    total = Attendance(
        meeting=meeting, category="Tổng số", count=whole, bound="about" if rough else "exact", unit_word="người",
        basis=basis, is_total=True, basis_note="thư ký đếm tại chỗ" if basis == "typed" else "",
    )  # fmt: skip
    if rough or whole < 5:
        return [total]
    first = whole // 3
    parts = zip(PARTS, (first, first // 2, whole - first - first // 2), strict=True)
    return [total] + [
        Attendance(meeting=meeting, category=name, count=count, unit_word="người", basis=basis, position=place)
        for place, (name, count) in enumerate(parts, 1)
    ]


def _articles(maker: Maker, one: Commune, until: date) -> Iterator[Article]:
    name = one.place.name_on(one.first)
    for day in _days(maker, one, until, 1):
        category = maker.chance.choice(list(STORIES))
        at, act = maker.moment(day), maker.chance.choice(ACTS)
        title = maker.chance.choice(STORIES[category]).format(place=name, act=act)
        yield Article(
            code=maker.code(one.body, day), unit=one.body, state="published", category=category, title=f"{title[0].upper()}{title[1:]}",
            lead=f"{name}: chuyện nhỏ trong tháng {day.month}, kể lại để thôn khác cùng làm.", body=BODY, author="Cộng tác viên",
            event_on=day, created_at=at, created_by=one.clerk, assigned_to=one.clerk, published_at=at, published_by=one.clerk,
            published_on=day, public_from=at,
        )  # fmt: skip


def _thing(kind: str, row: Any, title: str, body: str, day: date | None) -> dict[str, Any]:
    return {"kind": kind, "code": row.code, "unit": row.unit.code, "title": title, "body": body, "day": day,
            "public_from": row.public_from}  # fmt: skip


def _note(verb: str, kind: str, rows: list[Any]) -> None:
    """Write one entry for each body: how many, and a digest over their codes."""
    by_unit: dict[str, list[Any]] = {}
    for row in rows:
        by_unit.setdefault(row.unit.code, []).append(row)
    for unit, own in by_unit.items():
        journal.record_bulk(
            unit=unit, actor=own[0].created_by.code, verb=verb, kind=kind, codes=[row.code for row in own],
            at=max(row.created_at for row in own),
        )  # fmt: skip
