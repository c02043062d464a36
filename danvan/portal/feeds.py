"""For machines: RSS of a site, XML site maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from danvan.news.views_portal import SOURCES, bodies_asked, walks
from danvan.petitions.models import Publication
from danvan.websites.addresses import item
from danvan.websites.doors import Door, SiteView, find_door
from danvan.websites.models import SiteAddress

MOST = 8000
"""So many of each kind stand in one map, which may hold 50.000 addresses."""


class Rss(SiteView, View):
    """The 30 newest articles, of all or (``?nguon=``) of the place itself or of those below."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        base, source = self.door.base, bodies_asked(request, self.door)
        feed = Rss201rev2Feed(
            title=self.door.site.name if not source[0] else f"{self.door.site.name} – {SOURCES[source[0]].format(place=self.door.place)}",
            link=request.build_absolute_uri(base), language="vi", description=f"Tin bài của {self.door.site.name}", feed_url=request.build_absolute_uri(),
        )  # fmt: skip
        far = walks(self.door, source[1], self.at, rows=30)
        for article in Article.objects.public(self.at).newest_of(source[1], far=far)[:30]:
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
    """Every permanent address of every site once, the newest first; of many sites, where the map of each stands.

    A site with a host of its own stands in the map of that host.
    """
    now = timezone.now()
    host, today = request.get_host().split(":")[0], local_day(now)
    standing = SiteAddress.objects.on(today)
    elsewhere = standing.exclude(host="").values("website")
    paths = list(standing.exclude(path="").exclude(website__in=elsewhere).values_list("path", flat=True))
    if len(paths) > FEW:
        maps = ((request.build_absolute_uri(f"/{path}/so-do.xml"), now) for path in paths)
        return _xml("sitemapindex", "sitemap", maps)
    doors = [find_door(host, "", today), *(find_door(host, path, today) for path in paths)]
    return _xml(
        "urlset", "url", (one for door in doors if isinstance(door, Door) for one in _whole(door, now, request))
    )


class SiteMapXml(SiteView, View):
    """The permanent addresses of one site, for machines."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _xml("urlset", "url", _whole(self.door, self.at, request))


def _xml(root: str, part: str, addresses: Iterable[tuple[str, Any]]) -> HttpResponse:
    lines = "\n".join(
        f"<{part}><loc>{escape(address)}</loc><lastmod>{day:%Y-%m-%d}</lastmod></{part}>"
        for address, day in addresses
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SCHEMA}">\n{lines}\n</{root}>\n'
    return HttpResponse(text, content_type="application/xml")


def _whole(door: Door, now: Any, request: HttpRequest) -> Iterator[tuple[str, Any]]:
    """Give the addresses with their host, as each page names its own."""
    home = door.homes.own
    for address, day in _addresses(door, home.base, now):
        yield home.whole(request, address), day


def _addresses(door: Door, base: str, now: Any) -> Iterator[tuple[str, Any]]:
    bodies = [one for one in door.bodies if door.homes.of(one) is door.homes.own]
    yield base, now
    for row in Article.objects.public(now).newest_of(bodies, far=False).only("code", "title", "public_from")[:MOST]:
        yield item(base, "article", row.code, row.title), row.public_from
    for row in Meeting.objects.public(now).filter(unit__in=bodies).newest_first()[:MOST]:
        yield item(base, "meeting", row.code, row.name), row.public_from
    if door.homes.top is door.homes.own:
        yield from _documents(door, base, now)
    yield from _others(door, base, bodies, now)


def _documents(door: Door, base: str, now: Any) -> Iterator[tuple[str, Any]]:
    """Give the documents that any site of the place cites: shared by all, they are at home on the highest."""
    cited = Citation.objects.filter(unit__in=door.bodies, public_from__lte=now).values("document")
    for row in Document.objects.public(now).filter(pk__in=cited).new_first()[:MOST]:
        if row.entered_unit_id in door.bodies or door.homes.top_of(row.entered_unit_id) is door.homes.top:
            yield item(base, "document", row.code, row.label), row.public_from


def _others(door: Door, base: str, bodies: list[int], now: Any) -> Iterator[tuple[str, Any]]:
    """Give what is made public, models, answers, fixed pages; lists of persons are not handed to machines."""
    for one in Disclosure.objects.public(now).filter(unit__in=bodies).newest_first()[:MOST]:
        if not one.personal:
            yield item(base, "disclosure", one.code, one.title), one.public_from
    for model in Initiative.objects.public(now).of_bodies(bodies).order_by("-public_from")[:MOST]:
        yield item(base, "initiative", model.code, model.name), model.public_from
    answers = Publication.objects.public(now).of_units(bodies).newest_first().select_related("petition")
    for answer in answers[:MOST]:
        yield item(base, "answer", answer.petition.code, answer.title), answer.public_from
    for page in door.site.pages.filter(shown=True):
        yield f"{base}gioi-thieu/{page.slug}/", page.updated_at


def robots(request: HttpRequest) -> HttpResponse:
    """Let machines read what people read."""
    text = f"User-agent: *\nDisallow: /desk/\nDisallow: /accounts/\nSitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
