"""What everybody reads: the list of articles and one article."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from danvan import visits
from danvan.documents.lines import document_line
from danvan.documents.models import Citation
from danvan.news.letters import shortened, zalo_text
from danvan.news.models import Article, address_of_small
from danvan.news.related import related_to
from danvan.news.states import CATEGORIES
from danvan.search.titles import titles
from danvan.units.doors import sheet_of
from danvan.websites.addresses import item, split_code
from danvan.websites.doors import SitePage

CARD = ("pk", "code", "title", "lead", "category", "public_from", "unit_id")
READERS_SHOWN = 5


class ListArticles(SitePage):
    """The articles of a site, newest first, by category."""

    template_name = "news/portal/list.html"
    title = "Tin bài"
    page_size = 20

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Article.objects.public(self.at).of_bodies(self.door.bodies).newest_first().with_first_picture().only(*CARD)
        category = self.request.GET.get("chuyen-muc", "")
        if category in CATEGORIES:
            rows = rows.filter(category=category)
        asked = self.request.GET.get("trang", "1")
        sheet = sheet_of(rows, max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1, self.page_size)
        return super().get_context_data(
            sheet=sheet, cards=[card(self.door.base, row) for row in sheet.rows], categories=CATEGORIES, category=category,
            kept=f"chuyen-muc={category}&" if category in CATEGORIES else "",
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": "Tin bài"}], **kwargs,
        )  # fmt: skip


class ReadArticle(SitePage):
    """One article; withdrawn, it says since when and why; under an old title, it moves on."""

    template_name = "news/portal/article.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        self.article = self.find(split_code(tail))
        self.counted_page = self.article.code
        address = item(self.door.base, "article", self.article.code, self.article.title)
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        response = self.render_to_response(self.get_context_data())
        if self.article.state == "withdrawn":
            response.status_code = 410
        return response

    def find(self, code: str) -> Article:
        rows = Article.objects.of_bodies(self.door.bodies).filter(state__in=("published", "withdrawn"), public_from__lte=self.at)
        article = rows.prefetch_related("pictures").filter(code=code).first()
        if article is None:
            raise Http404("Không có bài này.")
        return article

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article, base = self.article, self.door.base
        address = self.request.build_absolute_uri(item(base, "article", article.code, article.title))
        shown = self.shown(address) if article.state == "published" else {}
        return super().get_context_data(
            title=article.title, article=article, absolute_url=address,
            related=[card(base, row) for row in related_to(article, bodies=self.door.bodies, at=self.at)],
            crumbs=[
                {"label": "Trang chủ", "url": base}, {"label": "Tin bài", "url": self.door.address("tin-bai/")},
                {"label": article.get_category_display()},
            ],
            **shown, **kwargs,
        )  # fmt: skip

    def shown(self, address: str) -> dict[str, Any]:
        """Give the words, pictures and links; a withdrawn article shows none of them."""
        article, base = self.article, self.door.base
        citations = [one for one in Citation.objects.of("article", article.code) if one.document.merged_into_id is None]
        read, pictures = visits.totals(article.code), list(article.pictures.all())
        return {
            "description": shortened(article.lead or article.body, 200), "zalo": zalo_text(article, address),
            "pictures": pictures, "lost": [one for one in pictures if not one.file and one.caption], "paragraphs": linked(article, citations, base),
            "documents": [document_line(base, one.document) for one in citations], "read": read if read >= READERS_SHOWN else None,
            "meeting": self.meeting(),
        }  # fmt: skip

    def meeting(self) -> dict[str, str]:
        """Name the meeting that the article tells of, once its record is public."""
        thing = ("meeting", self.article.meeting_code)
        title = titles([thing], public_at=self.at).get(thing, "") if self.article.meeting_code else ""
        return {"title": title, "url": item(self.door.base, *thing, title)} if title else {}


def card(base: str, article: Article) -> dict[str, Any]:
    """Give the inputs of ``ui/article_card.html``."""
    return {
        "title": article.title, "url": item(base, "article", article.code, article.title),
        "lead": shortened(article.lead, 220), "day": article.public_from, "kind": CATEGORIES.get(article.category, ""),
        "picture_url": address_of_small(getattr(article, "first_picture", None)), "picture_alt": getattr(article, "first_alt", "") or "",
    }  # fmt: skip


def linked(article: Article, citations: list[Citation], base: str) -> list[list[dict[str, str]]]:
    """Cut each paragraph into pieces, those that cite a document with its address (first mention each)."""
    left = [(one.surface, item(base, "document", one.document.code, one.document.label)) for one in citations if one.surface]
    return [_pieces(paragraph, left) for paragraph in ([article.lead] if article.lead else []) + article.paragraphs()]


def _pieces(paragraph: str, left: list[tuple[str, str]]) -> list[dict[str, str]]:
    found = sorted((paragraph.find(surface), surface, url) for surface, url in left if surface in paragraph)
    pieces, at = [], 0
    for start, surface, url in found:
        if start < at:
            continue
        pieces += [{"text": paragraph[at:start], "url": ""}, {"text": surface, "url": url}]
        left.remove((surface, url))
        at = start + len(surface)
    return [*(piece for piece in pieces if piece["text"]), {"text": paragraph[at:], "url": ""}]
