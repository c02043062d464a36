"""The public door of one site: which site answers this address, and what stands around every page of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import Any

from django.db.models import BigIntegerField, CharField, DateField, DateTimeField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone

from danvan.core.dates import local_day, start_of
from danvan.core.prepared import Prepared
from danvan.core.views import Page
from danvan.units.models import Unit, UnitClosure, UnitVersion
from danvan.units.states import AREA_KINDS
from danvan.websites import generation
from danvan.websites.addresses import OURS, RESERVED, base_of, item, serving_in, span_of
from danvan.websites.homes import Homes, homes_of
from danvan.websites.models import OWNER_FIELDS, Downtime, SiteAddress, Website


class SitePath:
    """Path converter: one or two words that are not a page of ours, as ``song-may`` or ``song-may/ban-may``."""

    _word = r"[a-z0-9]+(?:-[a-z0-9]+)*"
    _page = "|".join(word.replace(".", r"\.") for word in RESERVED)
    regex = rf"(?!(?:{_page})(?:/|$)){_word}(?:/(?!(?:{_page})(?:/|$)){_word})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Door:
    """One open site: the row, its base address, who publishes on it, its name above."""

    site: Website
    base: str
    bodies: list[int]
    parent_name: str
    homes: Homes = field(compare=False)
    place: str = ""
    """What kind of place the site is of, as within a sentence: «tỉnh», «xã»."""
    origins: dict[int, str] = field(default_factory=dict, compare=False)
    """Names by id of the bodies that publish here for another place than the site's own."""
    stops: list[Downtime] = field(default_factory=list, compare=False)
    """Planned stops still to come, told on every page."""
    parts: dict[str, str] = field(default_factory=dict, compare=False)
    """Parts of the frame already drawn, by name; they go with the door when anything is published."""
    kept: dict[str, Any] = field(default_factory=dict, compare=False)
    """What rooms remember of the site by a name of their own, as long as the door stands; never of a person."""
    _codes: list[str] = field(default_factory=list, compare=False)
    _own: list[int] = field(default_factory=list, compare=False)

    def own_bodies(self) -> list[int]:
        """List the bodies that publish here for the site's own place."""
        if not self._own:
            self._own.extend(one for one in self.bodies if one not in self.origins)
        return self._own

    def permanent(self, request: HttpRequest, kind: str, code: str, title: str, *, unit: int) -> str:
        """Return the one address, with its host, under which a record of ``unit`` is known for good."""
        home = self.homes.of(unit)
        return home.whole(request, item(home.base, kind, code, title))

    def permanent_of_all(self, request: HttpRequest, kind: str, code: str, title: str, *, entered: int) -> str:
        """Do the same for a record shared by all, as a document: on the highest site above the body that entered it."""
        home = self.homes.top if entered in self.own_bodies() else self.homes.top_of(entered)
        return home.whole(request, item(home.base, kind, code, title))

    def codes(self) -> list[str]:
        """List the codes of the bodies that publish here; asked once as long as the door stands."""
        if not self._codes:
            self._codes.extend(Unit.objects.filter(pk__in=self.bodies).values_list("code", flat=True))
        return self._codes

    def remembered(self, name: str, at: datetime, ask: Callable[[], tuple[Any, datetime | None]]) -> Any:
        """Give what ``ask`` finds together with the moment at which that changes by itself (None: never).

        Asked once as long as the door stands, which ends with any publication; asked anew from that moment on.
        """
        found = self.kept.get(name)
        if found is None or (found[1] is not None and found[1] <= at):
            found = self.kept[name] = ask()
        return found[0]

    def address(self, page: str = "") -> str:
        return f"{self.base}{page}"

    def frame(self) -> dict[str, Any]:
        """Return what the base template shows: ``site``, ``owner``, ``portal_nav``; made once as long as the door stands."""
        if "frame" not in self.kept:
            self.kept["frame"] = self._frame()
        return dict(self.kept["frame"])

    def _frame(self) -> dict[str, Any]:
        owner = {name.replace("responsible_person", "responsible"): getattr(self.site, name) for name in OWNER_FIELDS}
        return {
            "site": {
                "name": self.site.name, "emblem_url": self.site.emblem_url(), "parent_name": self.parent_name, "home_url": self.base,
                "search_url": self.address("tim-kiem/"), "map_url": self.address("so-do/"),
                "rss_url": self.address("rss.xml"), "sign_in_url": "/accounts/login/", "send_url": self.address("phan-anh/"),
                "about_url": self.address("gioi-thieu/"), "published_url": self.address("cong-khai/"),
                "reception_url": self.address("tiep-cong-dan/"), "access_url": self.address("tro-nang/"),
                "stops": self.stops,
            },
            "owner": owner,
            "portal_nav": [
                {"label": "Biết", "url": self.address("tin-bai/"), "hint": "Tin bài, văn bản, thông báo"},
                {"label": "Bàn", "url": self.address("hoi-nghi/"), "hint": "Hội nghị, đối thoại, tập huấn"},
                {"label": "Làm", "url": self.address("mo-hinh/"), "hint": "Mô hình Dân vận khéo, việc tốt"},
                {"label": "Kiểm tra – Giám sát", "url": self.address("tra-cuu/"), "hint": "Theo dõi phản ánh, kiến nghị"},
                {"label": "Thụ hưởng", "url": self.address("so-lieu/"), "hint": "Kết quả, số liệu công khai"},
            ],
        }  # fmt: skip


_doors: dict[tuple[str, str], tuple[int, date, Door | str | None]] = {}
_looking = Lock()


def find_door(host: str, path: str, on: date) -> Door | str | None:
    """Return the site that answers, the base address of where it went, or None.

    Kept per process until the next publication or the next day.
    """
    key, now = (host if not path else "", path), generation.current()
    kept = _doors.get(key)
    if kept and kept[:2] == (now, on):
        return kept[2]
    with _looking:  # after a publication all threads ask at once: one looks, the others take what it found
        kept = _doors.get(key)
        if kept and kept[:2] == (now, on):
            return kept[2]
        found = _look(*key, on)
        if found is not None or len(_doors) < 1000:
            _doors[key] = (now, on, found)
    return found


STANDING = Prepared(
    lambda host, path, on: SiteAddress.objects.on(on).filter(host=host, path=path).select_related("website__unit")
    .order_by("-valid_from")[:1], host=CharField(), path=CharField(), on=DateField(),
)  # fmt: skip
STOPS = Prepared(
    lambda site, since: Downtime.objects.filter(website=site, until_at__gte=since),
    site=BigIntegerField(), since=DateTimeField(),
)  # fmt: skip

ABOVE = Prepared(
    lambda unit, on: UnitVersion.objects.on(on).filter(unit__in=UnitClosure.objects.on(on).filter(descendant=unit, depth__gt=0).values("ancestor"))
    .order_by("path").values_list("unit", "name"), unit=BigIntegerField(), on=DateField(),
)  # fmt: skip
"""The places that hold one, the nearest last."""


def _look(host: str, path: str, on: date) -> Door | str | None:
    standing = next(iter(STANDING.rows(host=host, path=path, on=on)), None)
    known = SiteAddress.objects.filter(host=host, path=path).select_related("website__unit").order_by("-valid_from")
    address = standing or known.first()
    if address is None:
        return None
    site = address.website
    if standing is None:
        return _successor_base(site, on)
    return door_of(site, on, base=f"/{address.path}/" if address.path else "/")


def door_of(site: Website, on: date, *, base: str = "") -> Door:
    """Make the door of a site, at one of its addresses or at the first."""
    above = ABOVE.rows(unit=site.unit_id, on=on)
    own, base = site.unit.version(on), base or base_of(site, on)
    span = span_of(own)
    bodies = serving_in(span, on)
    areas = {unit: area for unit, (_, area) in bodies.items() if area != site.unit_id}
    homes = homes_of(site.unit_id, base, above=[unit for unit, _ in above], span=span, areas=areas, on=on)
    return Door(
        site, base, list(bodies), above[-1][1] if above else "", homes,
        place=AREA_KINDS.get(own.kind if own else "", "đơn vị").lower(), origins={unit: bodies[unit][0] for unit in areas},
        stops=STOPS.rows(site=site.pk, since=start_of(on)),
    )  # fmt: skip


def door_around(request: HttpRequest, on: date) -> Door | None:
    """Return the nearest site in which an address without a page lies; None for addresses of the desk and of files."""
    words = request.path.strip("/").split("/")[:2]
    if words[0] in OURS:
        return None
    host = request.get_host().split(":")[0]
    found = (find_door(host, "/".join(words[:many]), on) for many in range(len(words), -1, -1))
    return next((door for door in found if isinstance(door, Door)), None)


def _successor_base(site: Website, on: date) -> str | None:
    """Say where an ended address leads: to the open one of the site, else to the site of the unit's successor."""
    if SiteAddress.objects.on(on).filter(website=site).exists():
        return base_of(site, on)
    heir = Website.objects.filter(unit__came_from__predecessor=site.unit).first()
    return base_of(heir, on) if heir else None


class SiteView:
    """Mixin of every public page of a site. Gives ``self.door``, ``self.at``, ``self.today``; counts the reading."""

    door: Door
    at: datetime
    today: date
    counted_page = ""

    def dispatch(self, request: HttpRequest, *args: Any, site: str = "", **kwargs: Any) -> HttpResponse:
        self.at = timezone.now()
        self.today = local_day(self.at)
        found = find_door(request.get_host().split(":")[0], site, self.today)
        if found is None:
            raise Http404("Không có trang của đơn vị này.")
        if isinstance(found, str):
            rest = request.get_full_path().removeprefix(f"/{site}/" if site else "/")
            return HttpResponsePermanentRedirect(f"{found}{rest}")
        self.door = found
        response = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        response.counted = (found.site.unit.code, self.counted_page or request.path)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**self.door.frame(), door=self.door, **kwargs)  # type: ignore[misc]


class SitePage(SiteView, Page):
    """A public page that only shows."""
