"""What every desk page shows around its content."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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


class Navigation(tuple[Place, ...]):
    """The entries an officer sees; ``key`` names everything that their looks depend on."""

    key: str


@lru_cache(maxsize=200)
def navigation(held: frozenset[str], current: str) -> Navigation:
    """List the entries for these roles, with the one at ``current`` marked."""
    shown = [not roles or bool(held & {*roles}) for *_, roles in PLACES]
    places = zip(PLACES, shown, strict=True)
    made = Navigation(
        Place(label, url, icon, url == current) for (label, url, icon, _), is_shown in places if is_shown
    )
    made.key = "".join("01"[is_shown] for is_shown in shown) + current
    return made


def _current(path: str) -> str:
    """Say which entry the page at ``path`` belongs to; "" when to none."""
    return max(
        (url for _, url, _, _ in PLACES if path == url or (url != "/desk/" and path.startswith(url))),
        key=len,
        default="",
    )


def desk(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``desk_nav`` and the number of unread notices for a signed-in officer (one query)."""
    officer = getattr(request, "officer", None)
    if not officer or not request.path.startswith("/desk/"):
        return {}
    others = request.officers if len(request.officers) > 1 else []
    return {
        "desk_nav": navigation(officer.roles(local_day(timezone.now())), _current(request.path)),
        "desk_unit": officer.unit_name,
        "officers": [{"code": one.code, "label": one.unit_name, "current": one == officer} for one in others],
        "unread_notices": unread_count(officer),
        "switch_url": "/desk/admin/act-for/",
    }
