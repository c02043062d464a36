"""What the law asks of a commune's site, what is there, what is out of date: each line counted on the day it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings

from danvan.core.dates import local_day, say_day
from danvan.disclosures.models import Disclosure, DisclosureClock, PublicationPlan
from danvan.news.models import Article
from danvan.petitions.models import Publication, ReceptionDay
from danvan.websites.addresses import bodies_of
from danvan.websites.models import Website
from danvan.websites.states import ASKED_BY_LAW, PAGE_KINDS

DONE, OLD, MISSING = "done", "waiting", "late"
WORDS = {DONE: "Đủ", OLD: "Cần xem lại", MISSING: "Chưa có"}
A_YEAR, A_MONTH = timedelta(days=365), timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what, how it stands (done, waiting, late), a sentence, the article, where to mend it, its own word."""

    what: str
    standing: str
    text: str
    source: str
    url: str = ""
    said: str = ""

    @property
    def word(self) -> str:
        return self.said or WORDS[self.standing]


@dataclass(frozen=True, slots=True)
class Asked:
    """The site asked about, who publishes on it, and when."""

    site: Website
    bodies: list[int]
    at: datetime
    today: date


def checklist(site: Website, *, at: datetime) -> list[Check]:
    """Go through everything; what is missing first, then what is old."""
    asked = Asked(site, bodies_of(site, local_day(at)), at, local_day(at))
    found = [line for part in PARTS for line in part(asked)]
    return sorted(found, key=lambda line: (MISSING, OLD, DONE).index(line.standing))


def _owner(asked: Asked) -> list[Check]:
    lacking = asked.site.missing_owner_fields()
    text = f"Thiếu: {', '.join(lacking).lower()}; chưa đăng được bài nào." if lacking else "Chân trang đủ thông tin."
    return [
        Check(
            "Khối thông tin chủ quản", MISSING if lacking else DONE, text, "NĐ 174/2026 Đ93.1", "/desk/site/furnish/"
        )
    ]


def _pages(asked: Asked) -> list[Check]:
    pages = {page.kind: page for page in asked.site.pages.filter(shown=True)}
    found = []
    for kind, source in ASKED_BY_LAW.items():
        page = pages.get(kind)
        if page is None:
            found.append(
                Check(PAGE_KINDS[kind], MISSING, "Chưa có trang.", source, f"/desk/site/pages/new/?loai={kind}")
            )
            continue
        old = asked.today - page.reviewed_on > A_YEAR
        text = f"Rà soát {say_day(page.reviewed_on)}{'; đã quá một năm' if old else ''}."
        found.append(Check(PAGE_KINDS[kind], OLD if old else DONE, text, source, f"/desk/site/pages/{page.slug}/"))
    return found


def _standing(asked: Asked) -> list[Check]:
    leaders, channels = asked.site.leaders.count(), asked.site.links.filter(group="channel").count()
    return [
        Check("Lãnh đạo: họ tên, chức vụ, nhiệm vụ", DONE if leaders else MISSING, f"{leaders} chức vụ hiện trên trang.", "NĐ 224/2026 Đ9.1c", "/desk/site/pages/#lanh-dao"),
        Check("Danh sách kênh chính thức", DONE if channels else MISSING, f"{channels} kênh.", "NĐ 224/2026 Đ10", "/desk/site/pages/#kenh"),
    ]  # fmt: skip


def _reception(asked: Asked) -> list[Check]:
    coming = ReceptionDay.objects.public().filter(
        unit__in=asked.bodies, on__gte=asked.today, on__lte=asked.today + A_MONTH
    )
    days = coming.count()
    text = f"{days} buổi đã công bố trong một tháng tới." if days else "Chưa công bố buổi nào trong một tháng tới."
    return [
        Check(
            "Lịch tiếp công dân",
            DONE if days else MISSING,
            text,
            "Luật Tiếp công dân Đ24",
            "/desk/petitions/reception/",
        )
    ]


def _answers(asked: Asked) -> list[Check]:
    number = Publication.objects.public(asked.at).filter(unit__in=asked.bodies).count()
    text = f"{number} câu trả lời được nhiều người quan tâm đã công khai."
    return [
        Check(
            "Hỏi – đáp",
            DONE if number else OLD,
            text,
            "NĐ 43/2011 Đ17 (hết hiệu lực, giữ làm mức tham khảo)",
            "/desk/petitions/",
        )
    ]


def _disclosures(asked: Asked) -> list[Check]:
    late = DisclosureClock.objects.overdue(asked.today).filter(disclosure__unit__in=asked.bodies).count()
    shown = Disclosure.objects.public(asked.at).filter(unit__in=asked.bodies).count()
    planned = PublicationPlan.objects.filter(
        unit__in=asked.bodies, year=asked.today.year, adopted_on__isnull=False
    ).exists()
    standing = MISSING if late or not shown else DONE
    text = f"{shown} nội dung trên cổng" + (
        f"; {late} nội dung quá hạn công khai." if late else "; không có nội dung quá hạn."
    )
    return [
        Check("Nội dung công khai để Nhân dân biết", standing, text, "Luật 10/2022 Đ11–13", "/desk/disclosures/", "Quá hạn" if late else ""),
        Check("Kế hoạch công khai của năm", DONE if planned else MISSING, "Đã ban hành." if planned else "Chưa ban hành.", "Luật 10/2022 Đ14.1", "/desk/disclosures/plans/"),
    ]  # fmt: skip


def _news(asked: Asked) -> list[Check]:
    last = (
        Article.objects.public(asked.at)
        .filter(unit__in=asked.bodies)
        .order_by("-public_from")
        .values_list("public_from", flat=True)
        .first()
    )
    if last is None:
        return [Check("Tin tức", MISSING, "Chưa có bài nào.", "NĐ 224/2026 Đ9.3", "/desk/news/")]
    old = asked.today - local_day(last) > A_MONTH
    return [
        Check(
            "Tin tức",
            OLD if old else DONE,
            f"Bài mới nhất {say_day(local_day(last))}.",
            "NĐ 224/2026 Đ9.3",
            "/desk/news/",
        )
    ]


def _built_in(asked: Asked) -> list[Check]:
    secure = (
        "Trang chạy bằng HTTPS."
        if settings.HTTPS
        else "Trang chưa chạy bằng HTTPS: người vận hành bật khi đưa ra Internet."
    )
    return [
        Check("Trợ năng, tìm kiếm, sơ đồ trang, RSS, in trang", DONE, "Có sẵn trên mọi trang.", "NĐ 224/2026 Đ10.3"),
        Check("Đường truyền được bảo vệ", DONE if settings.HTTPS else OLD, secure, "NĐ 331/2026"),
    ]  # fmt: skip


PARTS: tuple[Callable[[Asked], list[Check]], ...] = (
    _owner, _pages, _standing, _reception, _answers, _disclosures, _news, _built_in,
)  # fmt: skip
