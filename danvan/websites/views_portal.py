"""The standing side of a site: what the body is, who leads it, fixed pages, how it is kept accessible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404

from danvan.units.models import Holding
from danvan.websites.doors import SitePage
from danvan.websites.models import FixedPage, Leader


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody who holds or held a post: the name, from when, until when (exclusive)."""

    name: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A post that the site shows: its name, body, duties, who holds it now, who held it before."""

    post: str
    body: str
    duties: str
    now: list[Held]
    before: list[Held]


def seats_of(leaders: list[Leader], on: date) -> list[Seat]:
    """Read who holds and held each shown post; one query for all holdings, one for all names of bodies."""
    held: dict[int, list[Holding]] = {}
    for row in Holding.objects.filter(post__in=[one.post_id for one in leaders]).select_related("person"):
        held.setdefault(row.post_id, []).append(row)
    seats = []
    for one in leaders:
        rows = sorted(held.get(one.post_id, []), key=lambda row: row.valid_from, reverse=True)
        now = [row for row in rows if row.valid_from <= on and (row.valid_to is None or row.valid_to > on)]
        before = [row for row in rows if row.valid_to is not None and row.valid_to <= on]
        name = one.post.unit.name_on(on)
        seats.append(
            Seat(one.post.name, name, one.duties, [_said(row) for row in now], [_said(row) for row in before])
        )
    return seats


def _said(row: Holding) -> Held:
    return Held(row.person.full_name, row.valid_from, row.valid_to)


def parts_of(body: str) -> list[tuple[str, str]]:
    """Cut a body into ("heading" | "text", words): blank lines part paragraphs, ``## `` begins a heading."""
    blocks = [block.strip() for block in body.replace("\r\n", "\n").split("\n\n") if block.strip()]
    return [("heading", one[3:].strip()) if one.startswith("## ") else ("text", one) for one in blocks]


class About(SitePage):
    """The index of what stands: fixed pages, leaders, channels, links."""

    template_name = "websites/portal/about.html"
    title = "Giới thiệu"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = self.door.site
        links = list(site.links.all())
        return super().get_context_data(
            pages=list(site.pages.filter(shown=True)), has_leaders=site.leaders.exists(),
            channels=[one for one in links if one.group == "channel"], agencies=[one for one in links if one.group == "agency"],
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip


class Apparatus(SitePage):
    """Who leads the bodies of the place, drawn from posts and who holds them, with those before."""

    template_name = "websites/portal/apparatus.html"
    title = "Bộ máy, lãnh đạo"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        leaders = list(self.door.site.leaders.select_related("post__unit"))
        return super().get_context_data(
            seats=seats_of(leaders, self.today), crumbs=_crumbs(self, self.title), **kwargs
        )


class ReadPage(SitePage):
    """One fixed page."""

    template_name = "websites/portal/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = get_object_or_404(FixedPage, website=self.door.site, slug=self.kwargs["slug"], shown=True)
        self.counted_page = f"gioi-thieu/{page.slug}"
        return super().get_context_data(
            title=page.title, page=page, parts=parts_of(page.body), crumbs=_crumbs(self, page.title), **kwargs
        )


class Accessibility(SitePage):
    """What was done for readers with disabilities, how it was tried, what is missing, whom to tell."""

    template_name = "websites/portal/accessibility.html"
    title = "Trợ năng"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs
        )


def _crumbs(view: SitePage, last: str) -> list[dict[str, str]]:
    home, about = view.door.base, view.door.address("gioi-thieu/")
    return [{"label": "Trang chủ", "url": home}, {"label": "Giới thiệu", "url": about}, {"label": last}]
