"""What every desk page shows around its content."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.notices.facts import unread_count


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation."""

    label: str
    url: str
    icon: str
    current: bool


PLACES = (
    ("Hôm nay", "/desk/", "today", ()),
    ("Ghi nhanh", "/desk/meetings/quick/", "quick", ("grassroots", "clerk", "head", "editor")),
    ("Nhập bài", "/desk/intake/", "intake", ("clerk", "head", "editor")),
    ("Tin bài", "/desk/news/", "news", ()),
    ("Hội nghị – tập huấn", "/desk/meetings/", "meetings", ()),
    ("Phản ánh, kiến nghị", "/desk/petitions/", "petition", ()),
    ("Dân vận khéo", "/desk/initiatives/", "initiatives", ()),
    ("Khen thưởng", "/desk/commendations/", "commendations", ()),
    ("Công khai", "/desk/disclosures/", "disclosures", ()),
    ("Báo cáo", "/desk/reports/", "reports", ()),
    ("Văn bản", "/desk/documents/", "documents", ()),
    ("Số liệu", "/desk/figures/", "figures", ()),
    ("Đơn vị", "/desk/units/", "units", ()),
    ("Kiểm tra trang", "/desk/checklist/", "done", ("editor", "head", "administrator")),
    ("Trang của đơn vị", "/desk/site/", "link", ("administrator",)),
    ("Lịch nghỉ", "/desk/calendars/", "waiting", ("administrator",)),
    ("Tình trạng hệ thống", "/desk/health/", "admin", ("administrator",)),
    ("Quản trị", "/desk/admin/", "admin", ("administrator",)),
)


def desk(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``desk_nav`` and the number of unread notices for a signed-in officer (one query)."""
    officer = getattr(request, "officer", None)
    if not officer or not request.path.startswith("/desk/"):
        return {}
    roles = officer.roles(local_day(timezone.now()))
    shown = [place for place in PLACES if not place[3] or roles & set(place[3])]
    inside = (url for _, url, _, _ in shown if url != "/desk/" and request.path.startswith(url))
    best = max(inside, key=len, default=request.path)
    nav = [Place(label, url, icon, url == best) for label, url, icon, _ in shown]
    others = request.officers if len(request.officers) > 1 else []
    return {
        "desk_nav": nav,
        "desk_unit": officer.unit_name,
        "officers": [{"code": one.code, "label": one.unit_name, "current": one == officer} for one in others],
        "unread_notices": unread_count(officer),
        "portal_url": "/",
        "desk_search_url": "/desk/search/",
        "switch_url": "/desk/admin/act-for/",
    }
