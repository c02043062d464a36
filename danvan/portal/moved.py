"""Addresses of the portal that was here before: what is not found here may have moved."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.news.models import Article
from danvan.portal.cache import NEVER
from danvan.websites.addresses import base_of, item
from danvan.websites.models import OldAddress, SiteAddress


class OldAddresses:
    """Middleware: a page that is not here but was on the earlier portal answers 301 to the article made of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD") or request.path.startswith(NEVER):
            return response
        address = new_address(request)
        return HttpResponsePermanentRedirect(address) if address else response


def new_address(request: HttpRequest) -> str:
    """Say where the page that was at this address stands now; "" when nobody knows or it is not public."""
    kept = _kept(request.get_host().split(":")[0], request.path, request.META.get("QUERY_STRING", ""))
    if kept is None:
        return ""
    at = timezone.now()
    shown = Article.objects.filter(state__in=("published", "withdrawn"), public_from__lte=at)
    title = shown.filter(code=kept.code).values_list("title", flat=True).first()
    return item(base_of(kept.website, local_day(at)), "article", kept.code, title) if title is not None else ""


def _kept(host: str, path: str, query: str) -> OldAddress | None:
    """Find the row: by the old host, by the own host of a site, or below the path of a site."""
    path, query = path.rstrip("/") or "/", unquote(query)
    words = path.strip("/").split("/")
    bases = {"": path} | {"/".join(words[:n]): "/" + "/".join(words[n:]) for n in (1, 2) if len(words) > n}
    wanted = {form for rest in bases.values() for form in (rest, f"{rest}?{query}")}
    rows = OldAddress.objects.filter(kind="article", path__in=wanted)
    rows = list(rows.select_related("website")[:20])
    if not rows:
        return None
    sites = {
        (one.host, one.path): one.website_id
        for one in SiteAddress.objects.filter(website__in=[row.website_id for row in rows])
    }
    fitting = [row for row in rows if _fits(row, host, bases, query, sites)]
    return max(fitting, key=lambda row: len(row.path), default=None)


def _fits(row: OldAddress, host: str, bases: dict[str, str], query: str, sites: dict[tuple[str, str], int]) -> bool:
    for base, rest in bases.items():
        if row.path not in (rest, f"{rest}?{query}"):
            continue
        at_root = not base and (row.host == host or sites.get((host, "")) == row.website_id)
        if at_root or (base and sites.get(("", base)) == row.website_id):
            return True
    return False
