"""The site measured by itself: complete, timely, quick, used (NĐ 224/2026 Đ12). Counts are kept, shares are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from danvan import visits
from danvan.core.dates import local_day, say_day, say_number
from danvan.hall.checklist import DONE, MISSING, OLD, checklist
from danvan.news.models import Article
from danvan.visits.counter import LONGER
from danvan.websites.addresses import bodies_of
from danvan.websites.models import Website

LOOKED_BACK = timedelta(days=90)
DAYS = 30


@dataclass(frozen=True, slots=True)
class Measured:
    """One number of one group, with what it was counted from."""

    group: str
    name: str
    value: str
    basis: str


def measure(site: Website, *, at: datetime) -> list[Measured]:
    """Measure a site at a moment."""
    return [*_complete(site, at), *_timely(site, at), *_quick(site, at), *_used(site, at)]


def _complete(site: Website, at: datetime) -> list[Measured]:
    lines = checklist(site, at=at)
    counted = {standing: sum(line.standing == standing for line in lines) for standing in (DONE, OLD, MISSING)}
    group = "Đầy đủ"
    return [
        Measured(group, "Mục bắt buộc đã đủ", f"{counted[DONE]} trong {len(lines)}", "trang «Kiểm tra trang»"),
        Measured(group, "Mục cần xem lại", str(counted[OLD]), "trang «Kiểm tra trang»"),
        Measured(group, "Mục chưa có hoặc quá hạn", str(counted[MISSING]), "trang «Kiểm tra trang»"),
    ]


def _timely(site: Website, at: datetime) -> list[Measured]:
    today = local_day(at)
    rows = Article.objects.public(at).filter(unit__in=bodies_of(site, today))
    newest = rows.order_by("-public_from").values_list("public_from", flat=True).first()
    recent = rows.filter(published_on__gt=today - LOOKED_BACK)
    month = recent.filter(published_on__gt=today - timedelta(days=DAYS)).count()
    days = [
        (shown - happened).days
        for shown, happened in recent.filter(event_on__isnull=False).values_list("published_on", "event_on")[:2000]
        if shown >= happened
    ]
    group, since = "Kịp thời", f"{LOOKED_BACK.days} ngày gần nhất"
    return [
        Measured(group, "Bài mới nhất", say_day(local_day(newest)) if newest else "chưa có bài", "ngày đăng"),
        Measured(group, f"Bài đăng trong {DAYS} ngày", str(month), "ngày đăng"),
        Measured(group, "Từ ngày sự việc đến ngày đăng, số ngày ở giữa", say_number(median(days)) if days else "chưa đủ số liệu",
                 f"{len(days)} bài có ngày sự việc, {since}"),
    ]  # fmt: skip


def _quick(site: Website, at: datetime) -> list[Measured]:
    today = local_day(at)
    steps = visits.times(site.unit.code, today - timedelta(days=DAYS - 1), today)
    names = {step: f"Trả lời trong {say_number(step)} phần nghìn giây" for step in steps} | {
        LONGER: "Trả lời lâu hơn"
    }
    whole, below, found = sum(steps.values()), 0, []
    for step, count in steps.items():
        below = count if step == LONGER else below + count
        share = f" ({say_number(round(100 * below / whole, 1))} %)" if whole else ""
        found.append(Measured("Nhanh", names[step], f"{say_number(below)}{share}", f"{DAYS} ngày, đo tại máy chủ"))
    return found


def _used(site: Website, at: datetime) -> list[Measured]:
    seen = visits.site_totals(site.unit.code, local_day(at), at=at)
    labels = {
        "today": "Hôm nay",
        "yesterday": "Hôm qua",
        "week": "Tuần này",
        "month": "Tháng này",
        "year": "Năm nay",
        "all": "Tất cả",
    }
    return [
        Measured(
            "Sử dụng",
            f"Lượt đọc: {label.lower()}",
            say_number(getattr(seen, name)),
            "không cookie, không dữ liệu cá nhân",
        )
        for name, label in labels.items()
    ]
