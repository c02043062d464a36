"""The page cache of the public door: placed first, per process, never served after a publication.

Kept pages are those that anybody may see: GET, status 200, no sign-in. The middleware also counts
hits, those answered from the cache too.
"""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from danvan.hall.publication import next_publication
from danvan import visits
from danvan.websites import generation

NEVER = ("/desk/", "/accounts/", "/static/", "/files/", "/health/")
KEPT_PAGES = 2000
KEPT_BYTES = 200_000


@dataclass(slots=True)
class Kept:
    """One answer: plain and packed bytes, its headers, until when it may be served."""

    generation: int
    until: datetime | None
    headers: dict[str, str]
    plain: bytes
    packed: bytes
    counted: tuple[str, str] | None


class PageCache:
    """Middleware placed first: answers anonymous readers without touching a database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pages: OrderedDict[str, Kept] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not self._may_keep(request):
            return self._counted(request, self.get_response(request))
        key = self._key(request)
        kept = self.pages.get(key)
        if kept and kept.generation == generation.current() and not self._is_old(kept):
            self._count(request, kept.counted)
            return self._answer(request, kept)
        return self._make(request, key)

    def _make(self, request: HttpRequest, key: str) -> HttpResponse:
        made_under = generation.current()
        response = self._counted(request, self.get_response(request))
        if self._worth_keeping(response):
            self.pages[key] = self._keep(response, made_under)
            self.pages.move_to_end(key)
            while len(self.pages) > KEPT_PAGES:
                self.pages.popitem(last=False)
            return self._answer(request, self.pages[key])
        return response

    @staticmethod
    def _may_keep(request: HttpRequest) -> bool:
        return (
            request.method == "GET"
            and not request.path.startswith(NEVER)
            and settings.SESSION_COOKIE_NAME not in request.COOKIES
        )

    @staticmethod
    def _key(request: HttpRequest) -> str:
        display = request.COOKIES.get("display", "")[:40]
        return f"{request.scheme}://{request.META.get('HTTP_HOST', '')}{request.get_full_path()}#{display}"

    @staticmethod
    def _is_old(kept: Kept) -> bool:
        return kept.until is not None and kept.until <= timezone.now()

    @staticmethod
    def _worth_keeping(response: HttpResponse) -> bool:
        return (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and "no-store" not in response.headers.get("Cache-Control", "")
            and len(response.content) <= KEPT_BYTES
        )

    @staticmethod
    def _keep(response: HttpResponse, made_under: int) -> Kept:
        return Kept(
            generation=made_under,
            until=next_publication(after=timezone.now()),
            headers={**response.headers, "Vary": "Accept-Encoding, Cookie"},
            plain=response.content,
            packed=gzip.compress(response.content, 6),
            counted=getattr(response, "counted", None),
        )

    @staticmethod
    def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
        packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        body = kept.packed if packed else kept.plain
        response = HttpResponse(body, headers={**kept.headers, "Content-Length": str(len(body))})
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        return response

    def _counted(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 200:
            self._count(request, getattr(response, "counted", None))
        return response

    @staticmethod
    def _count(request: HttpRequest, counted: tuple[str, str] | None) -> None:
        """Count a reading of ``(site code, page)``; views mark their answer with ``counted``."""
        if counted:
            visits.count(*counted, request)
