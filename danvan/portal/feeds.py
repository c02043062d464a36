"""For machines: RSS of a site, XML site maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.generic import View

from danvan.core.dates import local_day
from danvan.disclosures.models import Disclosure
from danvan.documents.models import Citation, Document
from danvan.initiatives.models import Initiative
from danvan.meetings.models import Meeting
from danvan.news.models import Article
from danvan.petitions.models import Publication
from danvan.units.models import UnitVersion
from danvan.websites.addresses import item, serving
from danvan.websites.doors import Door, SiteView, find_door
from danvan.websites.models import SiteAddress, Website

MOST = 8000
"""So many of each kind stand in one map, which may hold 50.000 addresses."""


class Rss(SiteView, View):
    """The 30 newest articles."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        base = self.door.base
        feed = Rss201rev2Feed(
            title=self.door.site.name, link=request.build_absolute_uri(base), language="vi",
            description=f"Tin bài của {self.door.site.name}", feed_url=request.build_absolute_uri(),
        )  # fmt: skip
        for article in Article.objects.public(self.at).newest_of(self.door.bodies)[:30]:
            address = request.build_absolute_uri(item(base, "article", article.code, article.title))
            feed.add_item(
                title=article.title, link=address, description=article.lead, pubdate=article.public_from,
                unique_id=article.code, unique_id_is_permalink=False, categories=[article.get_category_display()],
            )  # fmt: skip
        return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


FEW = 20
"""So many sites share one map; of more, the map names the map of each."""
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_map_xml(request: HttpRequest) -> HttpResponse:
    """Every public address of every site once, the newest first; of many sites, where the map of each stands."""
    now = timezone.now()
    host, today = request.get_host().split(":")[0], local_day(now)
    paths = list(SiteAddress.objects.on(today).exclude(path="").values_list("path", flat=True))
    if len(paths) > FEW:
        return _xml("sitemapindex", "sitemap", ((f"/{path}/so-do.xml", now) for path in paths), request)
    doors = (find_door(host, path, today) for path in paths)
    return _xml(
        "urlset", "url", (one for door in doors if isinstance(door, Door) for one in _addresses(door, now)), request
    )


class SiteMapXml(SiteView, View):
    """The public addresses of one site, for machines."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _xml("urlset", "url", _addresses(self.door, self.at), request)


def _xml(root: str, part: str, addresses: Iterable[tuple[str, Any]], request: HttpRequest) -> HttpResponse:
    lines = "\n".join(
        f"<{part}><loc>{escape(request.build_absolute_uri(address))}</loc><lastmod>{day:%Y-%m-%d}</lastmod></{part}>"
        for address, day in addresses
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SCHEMA}">\n{lines}\n</{root}>\n'
    return HttpResponse(text, content_type="application/xml")


def _own_bodies(door: Door, on: date) -> list[int]:
    """Keep the bodies for whose place this is the nearest site: what another site shows too is named there."""
    areas = {unit: area for unit, (_, area) in serving(door.site, on).items()}
    paths = dict(UnitVersion.objects.on(on).filter(unit__in=set(areas.values())).values_list("unit", "path"))
    codes = set(Website.objects.values_list("unit__code", flat=True))
    own = door.site.unit.code
    nearest = {
        area: next((code for code in reversed(path.split("/")) if code in codes), own) for area, path in paths.items()
    }
    return [unit for unit, area in areas.items() if nearest.get(area, own) == own]


def _addresses(door: Door, now: Any) -> Iterator[tuple[str, Any]]:
    bodies, base = _own_bodies(door, local_day(now)), door.base
    yield base, now
    for row in Article.objects.public(now).newest_of(bodies, far=False).only("code", "title", "public_from")[:MOST]:
        yield item(base, "article", row.code, row.title), row.public_from
    for row in Meeting.objects.public(now).filter(unit__in=bodies).newest_first()[:MOST]:
        yield item(base, "meeting", row.code, row.name), row.public_from
    cited = Citation.objects.filter(unit__in=bodies, public_from__lte=now).values("document")
    for row in Document.objects.public(now).filter(pk__in=cited).new_first()[:MOST]:
        yield item(base, "document", row.code, row.label), row.public_from
    yield from _others(door, bodies, now)


def _others(door: Door, bodies: list[int], now: Any) -> Iterator[tuple[str, Any]]:
    """Give what is made public, models, answers, fixed pages; lists of persons are not handed to machines."""
    for one in Disclosure.objects.public(now).filter(unit__in=bodies).newest_first()[:MOST]:
        if not one.personal:
            yield item(door.base, "disclosure", one.code, one.title), one.public_from
    for model in Initiative.objects.public(now).of_bodies(bodies).order_by("-public_from")[:MOST]:
        yield item(door.base, "initiative", model.code, model.name), model.public_from
    answers = Publication.objects.public(now).of_units(bodies).newest_first().select_related("petition")
    for answer in answers[:MOST]:
        yield item(door.base, "answer", answer.petition.code, answer.title), answer.public_from
    for page in door.site.pages.filter(shown=True):
        yield door.address(f"gioi-thieu/{page.slug}/"), page.updated_at


def robots(request: HttpRequest) -> HttpResponse:
    """Let machines read what people read."""
    text = f"User-agent: *\nDisallow: /desk/\nDisallow: /accounts/\nSitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
