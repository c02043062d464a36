"""How an article will look before it is published: the public page itself, on a telephone and on a computer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from config.headers import POLICY
from danvan.news.models import Article
from danvan.news.views_portal import ReadArticle
from danvan.units.doors import DeskPage
from danvan.websites.addresses import site_of
from danvan.websites.doors import Door, door_of

WIDTHS = {"phone": "Điện thoại", "desktop": "Máy tính"}


class Preview(DeskPage):
    """Two widths to choose from, the page in a frame."""

    template_name = "desk/article_preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article = _find(self)
        width = self.request.GET.get("tren", "phone")
        return super().get_context_data(
            title="Xem trước", article=article, width=width if width in WIDTHS else "phone", widths=WIDTHS,
            page_url=reverse("desk:preview_page", args=[article.code]), has_site=_door(self, article) is not None, **kwargs,
        )  # fmt: skip


class PreviewPage(DeskPage):
    """The public page of an article that may not be public yet, for a frame of our own only."""

    template_name = "news/portal/article.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response["Content-Security-Policy"] = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
        response["X-Frame-Options"], response["Cache-Control"] = "SAMEORIGIN", "no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article = _find(self)
        door = _door(self, article)
        if door is None:
            raise Http404
        page = ReadArticle()
        page.setup(self.request)
        return page.drawn(article.code, door, self.at)


def _find(view: DeskPage) -> Article:
    rows = Article.objects.visible_to(view.officer, view.today).select_related("unit", "series")
    return get_object_or_404(rows, code=view.kwargs["code"].upper())


def _door(view: DeskPage, article: Article) -> Door | None:
    site = site_of(article.unit, view.today)
    return door_of(site, view.today) if site else None
