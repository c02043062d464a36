"""For machines: RSS of a site, XML site maps."""

from __future__ import annotations

from collections.abc import Iterator
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
from danvan.news.models import Article, is_far
from danvan.petitions.models import Publication
from danvan.websites.addresses import item
from danvan.websites.doors import Door, SiteView, find_door
from danvan.websites.models import SiteAddress

MOST = 5000


class Rss(SiteView, View):
    """The 30 newest articles."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        base = self.door.base
        feed = Rss201rev2Feed(
            title=self.door.site.name, link=request.build_absolute_uri(base), language="vi",
            description=f"Tin bài của {self.door.site.name}", feed_url=request.build_absolute_uri(),
        )  # fmt: skip
        for article in Article.objects.public(self.at).newest_of(self.door.bodies, far=is_far(self.door.bodies))[:30]:
            address = request.build_absolute_uri(item(base, "article", article.code, article.title))
            feed.add_item(
                title=article.title, link=address, description=article.lead, pubdate=article.public_from,
                unique_id=article.code, unique_id_is_permalink=False, categories=[article.get_category_display()],
            )  # fmt: skip
        return HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8")


def site_map_xml(request: HttpRequest) -> HttpResponse:
    """Every public address of every site, the newest first."""
    now = timezone.now()
    lines = [
        f"<url><loc>{escape(request.build_absolute_uri(address))}</loc><lastmod>{day:%Y-%m-%d}</lastmod></url>"
        for address, day in _addresses(request.get_host().split(":")[0], now)
    ]
    text = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return HttpResponse(text + "\n".join(lines) + "\n</urlset>\n", content_type="application/xml")


def _addresses(host: str, now: Any) -> Iterator[tuple[str, Any]]:
    for address in SiteAddress.objects.on(local_day(now)).exclude(path=""):
        door = find_door(host, address.path, local_day(now))
        if door is None or isinstance(door, str):
            continue
        yield door.base, now
        for row in Article.objects.public(now).of_bodies(door.bodies).newest_first()[:MOST]:
            yield item(door.base, "article", row.code, row.title), row.public_from
        for row in Meeting.objects.public(now).filter(unit__in=door.bodies).newest_first()[:MOST]:
            yield item(door.base, "meeting", row.code, row.name), row.public_from
        cited = Citation.objects.filter(unit__in=door.bodies, public_from__lte=now).values("document")
        for row in Document.objects.public(now).filter(pk__in=cited).new_first()[:MOST]:
            yield item(door.base, "document", row.code, row.label), row.public_from
        yield from _others(door, now)


def _others(door: Door, now: Any) -> Iterator[tuple[str, Any]]:
    """Give what is made public, models, answers, fixed pages; lists of persons are not handed to machines."""
    for one in Disclosure.objects.public(now).filter(unit__in=door.bodies).newest_first()[:MOST]:
        if not one.personal:
            yield item(door.base, "disclosure", one.code, one.title), one.public_from
    for model in Initiative.objects.public(now).of_bodies(door.bodies).order_by("-public_from")[:MOST]:
        yield item(door.base, "initiative", model.code, model.name), model.public_from
    answers = Publication.objects.public(now).of_units(door.bodies).newest_first().select_related("petition")
    for answer in answers[:MOST]:
        yield item(door.base, "answer", answer.petition.code, answer.title), answer.public_from
    for page in door.site.pages.filter(shown=True):
        yield door.address(f"gioi-thieu/{page.slug}/"), page.updated_at


def robots(request: HttpRequest) -> HttpResponse:
    """Let machines read what people read."""
    text = f"User-agent: *\nDisallow: /desk/\nDisallow: /accounts/\nSitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
