"""The page cache of the public door: placed first, per process, never served after a publication.

Kept pages are those that anybody may see: GET, status 200, no sign-in. The middleware also counts
hits, those answered from the cache too. ``QuickAnswers`` stands before the middleware, in the server's door.
"""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import perf_counter
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from danvan import visits
from danvan.hall.publication import next_publication
from danvan.websites import generation

NEVER = ("/desk/", "/accounts/", "/static/", "/files/", "/health/")
KEPT_PAGES = 2000
KEPT_BYTES = 200_000
PACKED = 4
LOCKS = 64
"""So many different pages may be made anew at the same time."""


@dataclass(slots=True)
class Kept:
    """One answer: plain and packed bytes, its headers, until when it may be served."""

    generation: int
    until: datetime | None
    headers: dict[str, str]
    plain: bytes
    packed: bytes
    counted: tuple[str, str] | None
    plain_lines: list[tuple[str, str]]
    packed_lines: list[tuple[str, str]]

    def is_good(self) -> bool:
        """Say whether nothing was published since, by hand or by its hour."""
        return self.generation == generation.current() and (self.until is None or self.until > timezone.now())


@dataclass(slots=True)
class Asked:
    """What counting a reading needs of a request."""

    META: dict[str, Any]
    method: str = "GET"


class PageCache:
    """Middleware placed first: answers anonymous readers without touching a database."""

    placed: PageCache
    """The cache of the handler made last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.pages: OrderedDict[str, Kept] = OrderedDict()
        self.making = [Lock() for _ in range(LOCKS)]
        PageCache.placed = self

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = perf_counter()
        response = self._answered(request)
        counted = getattr(response, "counted", None)
        if counted:
            visits.time_taken(counted[0], perf_counter() - began)
        return response

    def _answered(self, request: HttpRequest) -> HttpResponse:
        if not self._may_keep(request):
            return self._counted(request, self.get_response(request))
        key = self._key(request)
        kept = self.pages.get(key)
        if kept and kept.is_good():
            self._count(request, kept.counted)
            return self._answer(request, kept)
        return self._make(request, key)

    def _make(self, request: HttpRequest, key: str) -> HttpResponse:
        """Make a page; of one that is kept already, once for all who wait for it."""
        if key not in self.pages:
            return self._made(request, key)
        with self.making[hash(key) % len(self.making)]:
            kept = self.pages.get(key)
            if kept and kept.is_good():
                self._count(request, kept.counted)
                return self._answer(request, kept)
            return self._made(request, key)

    def _made(self, request: HttpRequest, key: str) -> HttpResponse:
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
        return key_of(request.META, request.COOKIES.get("display", "")[:40])

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
        headers = {**response.headers, "Vary": "Accept-Encoding, Cookie"}
        plain, packed = response.content, gzip.compress(response.content, PACKED)
        return Kept(
            generation=made_under, until=next_publication(after=timezone.now()), headers=headers, plain=plain, packed=packed,
            counted=getattr(response, "counted", None),
            plain_lines=[*(headers | {"Content-Length": str(len(plain))}).items()],
            packed_lines=[*(headers | {"Content-Length": str(len(packed)), "Content-Encoding": "gzip"}).items()],
        )  # fmt: skip

    @staticmethod
    def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
        packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
        body = kept.packed if packed else kept.plain
        response = HttpResponse(body, headers={**kept.headers, "Content-Length": str(len(body))})
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.counted = kept.counted  # type: ignore[attr-defined]
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


def key_of(environ: dict[str, Any], display: str = "") -> str:
    """Name a page by everything that it may depend on: scheme, host, address, how the reader wants it to look."""
    scheme = environ.get("wsgi.url_scheme", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        scheme = f"{scheme} {environ.get('HTTP_X_FORWARDED_PROTO', '')}"
    path = f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}?{environ.get('QUERY_STRING', '')}"
    return f"{scheme}://{environ.get('HTTP_HOST', '')}{path}#{display}"


class QuickAnswers:
    """The server's door: a kept page goes out before a request is even made of it; anything else goes on.

    Only for readers without any cookie. Now and then one reading goes on although its page is kept, so that
    the counts that have gathered are written where connections are looked after.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], cache: PageCache) -> None:
        self.application = application
        self.cache = cache

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "GET" and not environ.get("HTTP_COOKIE"):
            kept = self.cache.pages.get(key_of(environ))
            if kept and kept.is_good() and not visits.is_due():
                return self._answer(kept, environ, start_response)
        return self.application(environ, start_response)

    @staticmethod
    def _answer(kept: Kept, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if kept.counted:
            visits.count(*kept.counted, cast(HttpRequest, Asked(environ)))
            visits.time_taken(kept.counted[0], 0)
        packed = "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        start_response("200 OK", list(kept.packed_lines if packed else kept.plain_lines))
        return [kept.packed if packed else kept.plain]
