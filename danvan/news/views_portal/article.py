"""What everybody reads: the list of articles and one article."""

from __future__ import annotations

from collections import namedtuple
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
)
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.safestring import SafeString, mark_safe

from danvan import visits
from danvan.core.dates import local_day
from danvan.core.prepared import Prepared
from danvan.core.table_rows import plain
from danvan.documents.lines import CITED, document_line
from danvan.documents.models import Attachment, Citation
from danvan.news.actions.rating import LEAST_SHOWN, mean_of
from danvan.news.actions.story import FILES
from danvan.news.letters import shortened, zalo_text
from danvan.news.models import (
    Article,
    Comment,
    CommentOpening,
    Film,
    Picture,
    RatingCount,
    Series,
    address_of_small,
)
from danvan.news.related import related_to
from danvan.news.states import CATEGORIES
from danvan.news.subtitles import spoken
from danvan.search.titles import title_of
from danvan.units.doors import Pages, Sheet, page_asked
from danvan.websites.addresses import item, slug, split_code
from danvan.websites.doors import Door, SitePage

CARD = ("pk", "code", "title", "lead", "category", "public_from", "unit_id")
READ = (
    "code", "state", "category", "event_on", "title", "lead", "body", "author", "source", "source_url", "public_from", "withdrawn_at",
    "withdraw_reason", "meeting_code", "unit", "personal_case", "form", "public_until", "series__code", "series__title",
)  # fmt: skip
CardRow = namedtuple("CardRow", (*CARD, "picture", "picture_alt"))
"""A row of ``public_cards``, where the names were lost on the way."""
READERS_SHOWN = 5
COMMENTS_SHOWN = 20
MOST_PARTS = 60
LONG_AGO = 31
_RATED = RatingCount.objects.filter(subject=OuterRef("code"), unit=OuterRef("unit")).order_by().values("subject")
RATERS = Subquery(_RATED.annotate(number=Sum("count")).values("number"))
POINTS = Subquery(_RATED.annotate(number=Sum(F("count") * F("stars"))).values("number"))
_TALKED = Comment.objects.filter(article=OuterRef("pk")).shown().order_by().values("article")
TALKED = Subquery(_TALKED.annotate(number=Count("pk")).values("number"))


@dataclass(frozen=True, slots=True)
class RatedSoFar:
    """How an article is rated: how many rated, how many stars together."""

    count: int
    points: int

    @property
    def is_shown(self) -> bool:
        return self.count >= LEAST_SHOWN

    @property
    def mean(self) -> str:
        return mean_of(self.points, self.count)


def told(rows: QuerySet[Article], site: Any, at: Any) -> QuerySet[Article]:
    """Say with each row what its page on the site of the unit ``site`` needs to know, in the same question."""
    opened = CommentOpening.objects.filter(unit=site, category=OuterRef("category"))
    files = Attachment.objects.filter(kind=FILES, record_code=OuterRef("code"))
    return rows.annotate(
        meeting_title=title_of("meeting", "meeting_code", public_at=at), commented=Exists(opened), raters=RATERS,
        points=POINTS, talked=TALKED, filmed=Exists(Film.objects.filter(article=OuterRef("pk"))), filed=Exists(files),
    ).select_related("series").only(*READ)  # fmt: skip


def once_public(bodies: Any, code: Any, at: Any) -> QuerySet[Article]:
    """Find what is or was public under a code."""
    return Article.objects.of_bodies(bodies).filter(
        state__in=("published", "withdrawn"), public_from__lte=at, code=code
    )


PUBLIC = Prepared(
    lambda bodies, code, site, at: told(once_public(bodies, code, at), site, at),
    bodies=None, code=CharField(), site=BigIntegerField(), at=DateTimeField(),
)  # fmt: skip
CITED_BY = Prepared(lambda code: Citation.objects.of("article", code).only(*CITED), code=CharField())
PICTURES = Prepared(lambda articles: Picture.objects.filter(article__in=articles), articles=None)
FIRST_PICTURES = Prepared(
    lambda articles: Picture.objects.filter(article__in=articles).exclude(file="").order_by("-position", "-pk")
    .values_list("article_id", "file", "alt"), articles=None,
)  # fmt: skip
COMMENTS = Pages(
    lambda article: Comment.objects.filter(article=article).shown().order_by("-received_at", "-pk")
    .values("shown_name", "text", "received_at"), COMMENTS_SHOWN, article=BigIntegerField(),
)  # fmt: skip


def public_cards(bodies: Any, at: Any, *, far: bool = False) -> QuerySet[Any]:
    """Give the public articles of some bodies, the newest first, as rows of CARD with ``picture`` and ``picture_alt``."""
    first = Picture.objects.filter(article=OuterRef("pk")).exclude(file="").order_by("position", "pk")
    rows = Article.objects.public(at).newest_of(bodies, far=far)
    pictured = rows.annotate(
        picture=Subquery(first.values("file")[:1]), picture_alt=Subquery(first.values("alt")[:1])
    )
    return pictured.values_list(*CARD, "picture", "picture_alt", named=True)


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
        found = PUBLIC.rows(bodies=self.door.bodies, code=code, site=self.door.site.unit_id, at=self.at)
        if not found:
            raise Http404("Không có bài này.")
        return found[0]

    def drawn(self, code: str, door: Door, at: datetime) -> dict[str, Any]:
        """Give the page of an article that is not public yet, as if it were: for its preview."""
        self.door, self.at, self.today = door, at, local_day(at)
        self.article = told(Article.objects.all(), door.site.unit_id, at).get(code=code)
        self.article.state, self.article.public_from = "published", self.article.public_from or at
        self.article.commented = False  # type: ignore[attr-defined]
        return self.get_context_data(previewed=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article, base = self.article, self.door.base
        address = self.request.build_absolute_uri(item(base, "article", article.code, article.title))
        permanent = self.door.permanent(self.request, "article", article.code, article.title, unit=article.unit_id)
        citations = [one for one in CITED_BY.rows(code=article.code) if one.document.merged_into_id is None]
        kin = related_to(
            article, bodies=self.door.bodies, at=self.at, documents=[one.document_id for one in citations]
        )
        pictures = self.pictures([article.pk, *(row.pk for row in kin)])
        shown = (
            self.shown(address, permanent, citations, pictures.get(article.pk, []))
            if article.state == "published"
            else {}
        )
        return super().get_context_data(
            title=article.title, article=article, absolute_url=permanent,
            related=[card(self.door, row, first_of(pictures.get(row.pk, []))) for row in kin],
            origin=self.door.origins.get(article.unit_id, ""),
            crumbs=[
                {"label": "Trang chủ", "url": base}, {"label": "Tin bài", "url": self.door.address("tin-bai/")},
                {"label": article.get_category_display()},
            ],
            **shown, **kwargs,
        )  # fmt: skip

    def pictures(self, articles: list[int]) -> dict[int, list[Picture]]:
        """Fetch the pictures of this article and of the related ones at once, by article."""
        kept: dict[int, list[Picture]] = {}
        for picture in PICTURES.rows(articles=articles):
            kept.setdefault(picture.article_id, []).append(picture)
        return kept

    def shown(
        self, address: str, permanent: str, citations: list[Citation], pictures: list[Picture]
    ) -> dict[str, Any]:
        """Give the words, pictures and links; a withdrawn article shows none of them."""
        article, base = self.article, self.door.base
        read = visits.totals(article.code)
        return {
            "description": shortened(article.lead or article.body, 200), "zalo": zalo_text(article, permanent),
            "pictures": pictures, "lost": [one for one in pictures if not one.file and one.caption], "paragraphs": linked(article, citations, base),
            "documents": [document_line(base, one.document) for one in citations], "read": read if read >= READERS_SHOWN else None,
            "meeting": self.meeting(), "series": self.series(), "films": self.films(address), "files": self.files(address),
            "over": article.is_over(self.at), "long_ago": self.long_ago(), "is_story": article.form == "pictures", "rating": RatedSoFar(article.raters or 0, article.points or 0), "comments": self.comments(),
            "rules_url": self.door.address("tin-bai/quy-dinh-y-kien/"),
        }  # fmt: skip

    def long_ago(self) -> date | None:
        """Return the day of the event when the article appeared over a month later, as one moved in does."""
        day, shown = self.article.event_on, self.article.public_from
        return day if day and shown and (local_day(shown) - day).days > LONG_AGO else None

    def series(self) -> dict[str, Any] | None:
        """Give the series of the article with its other parts, in the order in which they appeared. One query, none outside one."""
        series = self.article.series
        if series is None:
            return None
        rows = Article.objects.public(self.at).filter(series=series.pk).order_by("public_from", "pk")
        parts = [
            {
                "title": title,
                "url": item(self.door.base, "article", code, title),
                "is_this": code == self.article.code,
            }
            for code, title in rows.values_list("code", "title")[:MOST_PARTS]
        ]
        return {"title": series.title, "url": series_url(self.door.base, series), "parts": parts}

    def films(self, address: str) -> list[dict[str, Any]]:
        """Give the films with their subtitles and what is said in them. One query, none without films."""
        found = list(self.article.films.all()) if self.article.filmed else []  # type: ignore[attr-defined]
        return [
            {"film": one, "subtitles_url": f"{address}phu-de/{one.code.lower()}.vtt" if one.subtitles else "", "spoken": spoken(one.subtitles)}
            for one in found
        ]  # fmt: skip

    def files(self, address: str) -> list[dict[str, Any]]:
        """Give the files that readers may open. One query, none without files."""
        if not self.article.filed:  # type: ignore[attr-defined]
            return []
        rows = Attachment.objects.filter(kind=FILES, record_code=self.article.code).order_by("pk")
        return [{"name": one.name, "size": one.size, "url": f"{address}tep/{one.code.lower()}/"} for one in rows]

    def comments(self) -> Sheet | None:
        """Give the comments that stand, newest first; None where readers may not comment. One query."""
        if not self.article.commented or self.article.personal_case:
            return None
        stand = self.article.talked or 0
        return COMMENTS.sheet(page_asked(self.request), known=lambda count: stand, article=self.article.pk)

    def meeting(self) -> dict[str, str]:
        """Name the meeting that the article tells of, once its record is public."""
        code, title = self.article.meeting_code, self.article.meeting_title
        return {"title": title, "url": item(self.door.base, "meeting", code, title)} if code and title else {}


def series_url(base: str, series: Series) -> str:
    """Return the public address of a series."""
    name = slug(series.title)
    return f"{base}tin-bai/loat-bai/{name + '-' if name else ''}{series.code}/"


def cards(door: Door, rows: list[Any]) -> list[dict[str, Any]]:
    """Give the inputs of ``ui/article_card.html`` for rows of CARD on the site of ``door``.

    One query, for the first picture of each; none for rows of ``public_cards``.
    """
    if not rows or hasattr(rows[0], "picture"):
        return [card(door, row, (row.picture or "", row.picture_alt or "")) for row in rows]
    kept = FIRST_PICTURES.rows(articles=[row.pk for row in rows])
    pictures = {article: (file, alt) for article, file, alt in kept}
    return [card(door, row, pictures.get(row.pk, ("", ""))) for row in rows]


def first_of(pictures: list[Picture]) -> tuple[str, str]:
    """Return file name and description of the first picture that has a file."""
    return next(((one.file.name, one.alt) for one in pictures if one.file), ("", ""))


def card(door: Door, row: Any, picture: tuple[str, str]) -> dict[str, Any]:
    """Give the inputs of ``ui/article_card.html`` from a row of CARD or of related.LINE (which has no lead).

    What comes from another place than the site's own says from where.
    """
    name, alt = picture
    return {
        "title": row.title, "url": item(door.base, "article", row.code, row.title), "unit": door.origins.get(row.unit_id, ""),
        "lead": shortened(getattr(row, "lead", ""), 220), "day": row.public_from, "kind": CATEGORIES.get(row.category, ""),
        "picture_url": address_of_small(name), "picture_alt": alt,
    }  # fmt: skip


def linked(article: Article, citations: list[Citation], base: str) -> list[SafeString]:
    """Write each paragraph with links to the documents that it cites (first mention each)."""
    left = [
        (one.surface, item(base, "document", one.document.code, one.document.label))
        for one in citations
        if one.surface
    ]
    return [_linked(paragraph, left) for paragraph in ([article.lead] if article.lead else []) + article.paragraphs()]


def _linked(paragraph: str, left: list[tuple[str, str]]) -> SafeString:
    found = sorted((paragraph.find(surface), surface, url) for surface, url in left if surface in paragraph)
    pieces: list[str] = []
    at = 0
    for start, surface, url in found:
        if start < at:
            continue
        pieces += [plain(paragraph[at:start]), f'<a href="{plain(url)}">{plain(surface)}</a>']
        left.remove((surface, url))
        at = start + len(surface)
    return mark_safe("".join([*pieces, plain(paragraph[at:])]))  # every piece was escaped
