"""The list of articles: by category and, where places below publish on a site too, by whose they are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import CharField, Count, DateTimeField, Subquery
from django.http import HttpRequest

from danvan.core.prepared import Prepared, Together, is_far
from danvan.news.models import Article
from danvan.news.states import CATEGORIES
from danvan.news.views_portal.article import cards, public_cards
from danvan.units.doors import Pages, Sheet, page_asked
from danvan.websites.doors import Door, SitePage

PAGE_SIZE = 20
AS_THEY_ARE = 40
SHEETS = {
    far: Pages(
        lambda bodies, at, far=far: public_cards(bodies, at, far=far), PAGE_SIZE, bodies=None, at=DateTimeField()
    )
    for far in (False, True)
}
"""Every article of a site; of few bodies and of many."""
OF_CATEGORY = {
    far: Pages(
        lambda bodies, at, category, far=far: public_cards(bodies, at, far=far).filter(category=category),
        PAGE_SIZE, bodies=None, at=DateTimeField(), category=CharField(),
    )
    for far in (False, True)
}  # fmt: skip


COMING = Together(
    lambda after: [
        Article.objects.filter(**{f"{name}__gt": after}).order_by(name).values_list(name)[:1] for name in ("public_from", "public_until")
    ],
    after=DateTimeField(),
)  # fmt: skip
"""The next hours at which an article appears and leaves by itself."""
HELD = Prepared(
    lambda bodies: Article.objects.order_by("-pk").values_list("pk", Subquery(_of_state(bodies).values("number")))[
        :1
    ],
    bodies=None,
)
"""The key of the last article, about as many as there are, and how many of some bodies are published."""
FROM_BELOW = "Tin từ cơ sở"
SOURCES = {"rieng": "Của {place}", "co-so": "Từ cơ sở", "": "Tất cả"}
"""Whose articles are listed where places below publish on a site too."""


def bodies_asked(request: HttpRequest, door: Door) -> tuple[str, list[int]]:
    """Read whose articles are asked for (a key of SOURCES) and by which bodies they are."""
    source = request.GET.get("nguon", "")
    if source not in SOURCES or not source or not door.origins:
        return "", door.bodies
    return source, door.own_bodies() if source == "rieng" else list(door.origins)


def _of_state(bodies: Any) -> Any:
    rows = Article.objects.of_bodies(bodies).filter(state="published").order_by().values("state")
    return rows.annotate(number=Count("pk"))


def walks(door: Door, bodies: list[int], at: datetime, *, rows: int = PAGE_SIZE + 1) -> bool:
    """Tell whether the first ``rows`` of these bodies are found quicker by walking down from the newest of all than by
    sorting all of theirs (``newest_of``): always of many bodies, else where they hold much of what there is.

    The first rows of one body (AS_THEY_ARE) come from an index in their order. What is held is counted once as long
    as the door stands; it decides only how the database looks.
    """
    if is_far(bodies) or (len(bodies) < 2 and rows <= AS_THEY_ARE):
        return is_far(bodies)
    name = f"articles.held.{','.join(map(str, bodies))}"
    every, held = door.remembered(name, at, lambda: (next(iter(HELD.rows(bodies=bodies)), (0, 0)), None))
    return bool((held or 0) ** 2 > every * rows)


class ListArticles(SitePage):
    """The articles of a site, newest first, by category and, where places below publish too, by source."""

    template_name = "news/portal/list.html"
    title = "Tin bài"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        category = self.request.GET.get("chuyen-muc", "")
        category = category if category in CATEGORIES else ""
        source, bodies = bodies_asked(self.request, self.door)
        sheet = self.sheet(category, source, bodies)
        return super().get_context_data(
            sheet=sheet, cards=cards(self.door, sheet.rows), category=category, source=source,
            categories=self.tabs("chuyen-muc", category, {"": "Tất cả"} | CATEGORIES, nguon=source),
            sources=self.tabs("nguon", source, self.sources(), **{"chuyen-muc": category}) if self.door.origins else [],
            kept=asked_of(nguon=source, **{"chuyen-muc": category}),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": "Tin bài"}], **kwargs,
        )  # fmt: skip

    def sources(self) -> dict[str, str]:
        return {key: label.format(place=self.door.place) for key, label in SOURCES.items()}

    def tabs(self, name: str, chosen: str, labels: dict[str, str], **others: str) -> list[dict[str, Any]]:
        """Give the choices of one question of the address, each with what else was chosen."""
        base = self.door.address("tin-bai/")
        asked = {key: asked_of(**{name: key}, **others).rstrip("&") for key in labels}
        return [
            {
                "key": key,
                "label": label,
                "url": f"{base}?{asked[key]}" if asked[key] else base,
                "current": key == chosen,
            }
            for key, label in labels.items()
        ]

    def sheet(self, category: str, source: str, bodies: list[int]) -> Sheet:
        """Cut the page out of all articles of some bodies or of those of one category."""
        number = page_asked(self.request)
        far = walks(self.door, bodies, self.at, rows=number * PAGE_SIZE + 1)
        known = partial(self.known, f"articles.counted.{category}.{source}")
        if category:
            return OF_CATEGORY[far].sheet(number, known=known, bodies=bodies, at=self.at, category=category)
        return SHEETS[far].sheet(number, known=known, bodies=bodies, at=self.at)

    def known(self, name: str, count: Callable[[], int]) -> int:
        """Count the articles once as long as the door stands and no hour comes at which one appears or leaves."""
        return int(self.door.remembered(name, self.at, lambda: (count(), self.next_hour())))

    def next_hour(self) -> datetime | None:
        return min((hour for rows in COMING.rows(after=self.at) for (hour,) in rows), default=None)


def asked_of(**asked: str) -> str:
    """Write the questions that were asked as the beginning of an address's query: ``nguon=rieng&``, or nothing."""
    return "".join(f"{name}={value}&" for name, value in asked.items() if value)
