"""Search of one site: its records, public documents, units; as a page, as a feed, as suggestions while typing."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import strip_tags
from django.views.generic import View

from danvan.core.dates import start_of
from danvan.hall.finding import LABELS, find_for
from danvan.news.models import Article
from danvan.search import Result
from danvan.websites.addresses import item
from danvan.websites.doors import SitePage, SiteView

FIRST_YEAR = 2000
YEARS_SHOWN = 10
SUGGESTED = 6
LONGEST = 200


def asked_of(request: HttpRequest) -> tuple[str, str, int | None]:
    """Read (words, kind, year) from the address; what cannot be read narrows nothing."""
    kind, year = request.GET.get("loai", ""), request.GET.get("nam", "")
    known = year.isascii() and year.isdigit() and FIRST_YEAR <= int(year[:5]) <= 2100
    return request.GET.get("q", "").strip()[:LONGEST], kind if kind in LABELS else "", int(year) if known else None


class Finding(SiteView):
    """What the page, the feed and the suggestions share."""

    request: HttpRequest

    def found(self) -> Result:
        query, kind, year = asked_of(self.request)
        if not query:
            return Result([])
        return find_for(query, self.door.codes(), at=self.at, kind=kind, year=year)


class Find(Finding, SitePage):
    """The search page, with what was probably meant and, when nothing is found, what is new."""

    template_name = "portal/search.html"
    title = "Tìm kiếm"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        (query, kind, year), result = asked_of(self.request), self.found()
        kept = {name: value for name, value in (("loai", kind), ("nam", year)) if value}
        return super().get_context_data(
            query=query, kind=kind, kinds=LABELS, year=year, years=range(self.today.year, self.today.year - YEARS_SHOWN, -1),
            hits=[{"hit": hit, "label": LABELS.get(hit.kind, ""), "url": item(self.door.base, hit.kind, hit.code, hit.title)} for hit in result.hits],
            meant=result.meant, meant_url=f"?{urlencode({'q': result.meant} | kept)}",
            feed_url=self.door.address(f"tim-kiem/rss.xml?{urlencode({'q': query} | kept)}"),
            suggest_url=self.door.address("tim-kiem/goi-y/"), newest=self.newest() if query and not result.hits else [],
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip

    def newest(self) -> list[dict[str, str]]:
        rows = Article.objects.public(self.at).of_bodies(self.door.bodies).newest_first()[:4]
        return [
            {"title": title, "url": item(self.door.base, "article", code, title)}
            for code, title in rows.values_list("code", "title")
        ]


class FoundFeed(Finding, View):
    """What a search finds, as RSS: a reader that keeps this address is told of what is new."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        query = asked_of(request)[0]
        feed = Rss201rev2Feed(
            title=f"{self.door.site.name}: tìm «{query}»", language="vi", description=f"Kết quả tìm «{query}», mới nhất trước",
            link=request.build_absolute_uri(self.door.address(f"tim-kiem/?{urlencode({'q': query})}")),
            feed_url=request.build_absolute_uri(),
        )  # fmt: skip
        hits = sorted(self.found().hits, key=lambda hit: (hit.day is None, -(hit.day.toordinal() if hit.day else 0)))
        for hit in hits:
            feed.add_item(
                title=hit.title, link=request.build_absolute_uri(item(self.door.base, hit.kind, hit.code, hit.title)),
                description=strip_tags(hit.snippet_html), unique_id=hit.code, unique_id_is_permalink=False,
                pubdate=_noon(hit.day) if hit.day else None, categories=[LABELS.get(hit.kind, "")],
            )  # fmt: skip
        return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def _noon(day: Any) -> datetime:
    return datetime.combine(day, time(12), start_of(day).tzinfo)


class Suggest(Finding, View):
    """The nearest titles while somebody types; the page works without them."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        titles = dict.fromkeys(hit.title for hit in self.found().hits)
        return JsonResponse({"titles": list(titles)[:SUGGESTED]})
