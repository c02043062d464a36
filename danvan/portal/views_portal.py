"""The public door itself: directory, home of a unit, search, site map, feeds, how pages look, health."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import Any

from django.conf import settings
from django.db.models import DateField, DateTimeField, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from danvan import visits
from danvan.core.dates import local_day, say_day
from danvan.core.prepared import Prepared, Together
from danvan.core.views import Page
from danvan.disclosures.models import Disclosure
from danvan.documents.lines import DOCUMENT_LINE, document_line
from danvan.documents.models import Document
from danvan.initiatives.models import Initiative
from danvan.jobs import pulse
from danvan.meetings.models import Meeting
from danvan.meetings.views_portal import LINE, meeting_line
from danvan.news.models import is_far
from danvan.news.states import CATEGORIES
from danvan.news.views_portal import FROM_BELOW, CardRow, cards, public_cards, walks
from danvan.notices.models import Outgoing
from danvan.petitions.models import ReceptionDay
from danvan.portal.context import change_display, read_display
from danvan.text.collation import sort_key
from danvan.websites.addresses import item
from danvan.websites.doors import SitePage
from danvan.websites.models import SiteAddress

MOST_IN_BOX = 3
MOST_CARDS = 7
MOST_FROM_BELOW = 5


class Directory(Page):
    """All sites of this installation; with only one, its home."""

    template_name = "portal/directory.html"
    title = "Các trang của đơn vị"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        today = local_day(timezone.now())
        open_ones = SiteAddress.objects.on(today).exclude(path="").select_related("website__unit")
        self.sites = sorted(open_ones, key=lambda one: (one.path.count("/"), sort_key(one.website.name)))
        if len(self.sites) == 1:
            return HttpResponseRedirect(f"/{self.sites[0].path}/")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            sites=self.sites,
            site={"name": "Cổng thông tin dân vận", "home_url": "/", "sign_in_url": "/accounts/login/"},
            **kwargs,
        )


def _articles(bodies: Any, at: Any, *, far: bool) -> QuerySet[Any]:
    return public_cards(bodies, at, far=far)[:MOST_CARDS]


def _documents(bodies: Any, at: Any, *, far: bool) -> QuerySet[Any]:
    rows = Document.objects.public(at, far=far).cited_by(bodies, at, far=far).new_first()
    return rows.values_list(*DOCUMENT_LINE, named=True)[:6]


def _meetings(bodies: Any, at: Any, *, far: bool) -> QuerySet[Any]:
    return (
        Meeting.objects.public(at, far=far).newest_of(bodies, far=far).values_list(*LINE, "unit_id", named=True)[:5]
    )


ARTICLES = [Prepared(partial(_articles, far=far), bodies=None, at=DateTimeField()) for far in (False, True)]
BOTH = {
    ways: Together(
        lambda own, below, at, ways=ways: [_articles(own, at, far=ways[0]), public_cards(below, at, far=ways[1])[:MOST_FROM_BELOW]],
        own=None, below=None, at=DateTimeField(),
    )
    for ways in product((False, True), repeat=2)
}  # fmt: skip
"""The articles of the place itself and those of the places below, each sorted or by walking down (``news.walks``)."""
MEETINGS = [Prepared(partial(_meetings, far=far), bodies=None, at=DateTimeField()) for far in (False, True)]
DOCUMENTS = [Prepared(partial(_documents, far=far), bodies=None, at=DateTimeField()) for far in (False, True)]
DISCLOSURES = Prepared(
    lambda bodies, at: Disclosure.objects.public(at).filter(unit__in=bodies).newest_first().values_list("code", "title", "unit_id")[:MOST_IN_BOX],
    bodies=None, at=DateTimeField(),
)  # fmt: skip
DAYS = Prepared(
    lambda bodies, on: ReceptionDay.objects.public().filter(unit__in=bodies, state="published", on__gte=on)
    .order_by("on", "starts_at")[:MOST_IN_BOX], bodies=None, on=DateField(),
)  # fmt: skip
MODELS = Prepared(
    lambda bodies, at: Initiative.objects.public(at).of_bodies(bodies).order_by("-public_from", "-pk")
    .values_list("code", "name", "field", "unit_id")[:MOST_IN_BOX], bodies=None, at=DateTimeField(),
)  # fmt: skip


class Home(SitePage):
    """The home of a unit: its newest articles, apart from them those of the places below, meetings, new documents."""

    template_name = "portal/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bodies, base = self.door.bodies, self.door.base
        far = is_far(bodies)
        return super().get_context_data(
            title="", **self.news(),
            meetings=[
                meeting_line(base, row) | {"place": self.with_origin(row.place, row.unit_id, mark=", ")}
                for row in MEETINGS[far].rows(bodies=bodies, at=self.at)
            ],
            documents=[document_line(base, row) | {"issuer": ""} for row in DOCUMENTS[far].rows(bodies=bodies, at=self.at)],
            boxes=self.boxes(), banner=self.door.site.banner_picture(), description=f"Trang thông tin của {self.door.site.name}", **kwargs,
        )  # fmt: skip

    def news(self) -> dict[str, Any]:
        """Give the first article large, the others, and apart those of the places below; where only those have any, alone. One query."""
        door = self.door
        if not door.origins:
            shown = cards(door, ARTICLES[self.walks(door.bodies)].rows(bodies=door.bodies, at=self.at))
            return {"news_title": "Tin mới", "news_url": "tin-bai/", "first": shown[:1], "cards": shown[1:]}
        own_bodies, below = door.own_bodies(), list(door.origins)
        rows = BOTH[self.walks(own_bodies), self.walks(below)].rows(own=own_bodies, below=below, at=self.at)
        own, others = (cards(door, [CardRow(*row) for row in part]) for part in rows)
        if not own:
            return {"news_title": FROM_BELOW, "news_url": "tin-bai/", "first": others[:1], "cards": others[1:]}
        return {
            "news_title": f"Tin của {door.place}", "news_url": "tin-bai/?nguon=rieng", "first": own[:1], "cards": own[1:],
            "below": others, "below_title": FROM_BELOW,
        }  # fmt: skip

    def walks(self, bodies: list[int]) -> bool:
        return walks(self.door, bodies, self.at, rows=MOST_CARDS)

    def with_origin(self, text: str, unit: int, mark: str = ". ") -> str:
        """Add from which place it comes, where that is not the site's own."""
        return mark.join(part for part in (text, self.door.origins.get(unit, "")) if part)

    def boxes(self) -> list[dict[str, Any]]:
        """Give the boxes beside the news that have something in them. Three queries."""
        bodies, base = self.door.bodies, self.door.base
        lines = {
            "Công khai để Nhân dân biết": ("cong-khai/", [
                {"text": title, "url": item(base, "disclosure", code, title), "more": self.with_origin("", unit)}
                for code, title, unit in DISCLOSURES.rows(bodies=bodies, at=self.at)
            ]),
            "Tiếp công dân sắp tới": ("tiep-cong-dan/", [
                {"text": f"{say_day(one.on)}, {one.hours}", "url": f"{base}tiep-cong-dan/", "more": self.with_origin(f"{one.receiver}. {one.place}", one.unit_id)}
                for one in DAYS.rows(bodies=bodies, on=self.today)
            ]),
            "Mô hình Dân vận khéo": ("mo-hinh/", [
                {"text": name, "url": item(base, "initiative", code, name), "more": self.with_origin(field, unit)}
                for code, name, field, unit in MODELS.rows(bodies=bodies, at=self.at)
            ]),
        }  # fmt: skip
        return [
            {"title": title, "url": f"{base}{page}", "lines": found, "id": page.strip("/")}
            for title, (page, found) in lines.items()
            if found
        ]


class SiteMap(SitePage):
    """The site as a tree for people."""

    template_name = "portal/site_map.html"
    title = "Sơ đồ trang"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            categories=CATEGORIES,
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}],
            **kwargs,
        )


class Visits(SitePage):
    """How often the site was read, counted without cookies or anything about a person."""

    template_name = "portal/visits.html"
    title = "Thống kê truy cập"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"  # these numbers move without a publication
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        totals = visits.site_totals(self.door.site.unit.code, self.today, at=self.at)
        labels = {
            "now": "Đang xem",
            "today": "Hôm nay",
            "yesterday": "Hôm qua",
            "week": "Tuần này",
            "month": "Tháng này",
            "last_month": "Tháng trước",
            "year": "Năm nay",
            "all": "Tất cả",
        }
        return super().get_context_data(
            rows=[{"label": label, "number": getattr(totals, name)} for name, label in labels.items()],
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip


@csrf_exempt
@require_POST
def choose_display(request: HttpRequest) -> HttpResponse:
    """Keep how the reader wants pages to look. It changes nothing but a cookie of the reader's own."""
    kept = change_display(read_display(request.COOKIES.get("display", "")), request.POST.get("change", ""))
    wanted = request.POST.get("next", "/")
    safe = wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else "/"
    response = HttpResponseRedirect(safe)
    value = f"{kept['size']}.{kept['contrast']}.{kept['spacing']}"
    response.set_cookie("display", value, max_age=31_536_000, samesite="Lax", secure=settings.HTTPS)
    return response


def health(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers, the worker lives and nothing that must go out stands still.

    The site serves whenever this answers 200; ``state`` is ``attention`` when somebody should look. Details are for
    operators, on the desk.
    """
    at = timezone.now()
    said, outgoing_stands = pulse.standing(at), Outgoing.objects.standing(at).exists()
    worker = "running" if said.alive else "not running"
    jobs = "standing still" if said.is_standing(at) or outgoing_stands else "moving"
    state = "ok" if said.alive and jobs == "moving" and not said.failed else "attention"
    return JsonResponse({"state": state, "worker": worker, "jobs": jobs}, headers={"Cache-Control": "no-store"})
