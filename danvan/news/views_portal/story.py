"""What everybody reads beside articles: a series, the subtitles of a film, a file of an article."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import View

from danvan.documents.models import Attachment
from danvan.news.actions.story import FILES
from danvan.news.models import Article, Film, Series
from danvan.news.views_portal.article import CARD, MOST_PARTS, cards, series_url
from danvan.websites.addresses import split_code
from danvan.websites.doors import SitePage, SiteView

HARMLESS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox"}


class ReadSeries(SitePage):
    """The articles of one series, the first part first."""

    template_name = "news/portal/series.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        rows = Series.objects.filter(unit__in=self.door.bodies)
        self.series = get_object_or_404(rows, code=split_code(tail))
        address = series_url(self.door.base, self.series)
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        parts = Article.objects.public(self.at).filter(series=self.series).order_by("public_from", "pk")
        self.parts = list(parts.values_list(*CARD, named=True)[:MOST_PARTS])
        if not self.parts:
            raise Http404("Loạt bài này chưa có bài nào.")
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=self.series.title, series=self.series, cards=cards(self.door, self.parts), description=self.series.about[:200], absolute_url=self.permanent(),
            crumbs=[
                {"label": "Trang chủ", "url": self.door.base}, {"label": "Tin bài", "url": self.door.address("tin-bai/")},
                {"label": "Loạt bài"},
            ],
            **kwargs,
        )  # fmt: skip

    def permanent(self) -> str:
        """Return the address of the series on the site of its own place."""
        home = self.door.homes.of(self.series.unit_id)
        return home.whole(self.request, series_url(home.base, self.series))


class ArticlePart(SiteView, View):
    """Something that belongs to a public article; with the article it goes."""

    def article(self) -> Article:
        rows = Article.objects.of_bodies(self.door.bodies).filter(state="published", public_from__lte=self.at)
        found = get_object_or_404(rows, code=split_code(self.kwargs["tail"]))
        self.counted_page = found.code
        return found


class ReadSubtitles(ArticlePart):
    """The subtitles of a film, as a browser shows them."""

    def get(self, request: HttpRequest, *args: Any, film: str, **kwargs: Any) -> HttpResponse:
        one = get_object_or_404(Film, article=self.article(), code=film.upper())
        if not one.subtitles:
            raise Http404
        return HttpResponse(one.subtitles, content_type="text/vtt; charset=utf-8", headers=HARMLESS)


class OpenFile(ArticlePart):
    """A file of an article, always to be kept, never opened in the page."""

    def get(self, request: HttpRequest, *args: Any, file: str, **kwargs: Any) -> Any:
        one = get_object_or_404(Attachment, kind=FILES, record_code=self.article().code, code=file.upper())
        if not one.file.storage.exists(one.file.name):
            raise Http404("Tệp này không còn.")
        return FileResponse(
            one.file.open("rb"), as_attachment=True, filename=one.name, content_type=one.media_type, headers=HARMLESS
        )
