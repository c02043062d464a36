"""What everybody reads: the gallery of models by field, place and year."""

from __future__ import annotations

from functools import partial
from html import escape
from typing import Any
from urllib.parse import quote_plus

from django.db.models import CharField, DateTimeField, Field, IntegerField, QuerySet
from django.utils.safestring import SafeString, mark_safe

from danvan.core.pictures import smallest
from danvan.core.prepared import START, Prepared
from danvan.initiatives.facets import Facets, facets_of
from danvan.initiatives.models import Initiative, Photo, public_files
from danvan.text.shortening import shortened
from danvan.units.doors import Sheet, page_asked
from danvan.websites.addresses import item
from danvan.websites.doors import SitePage

CARD = ("pk", "code", "name", "field", "year", "registrant_name", "story_problem", "unit_id")
PAGE_SIZE = 18
AT_ONCE = 3
"""So many pictures at the top are fetched with the page."""
MANY = 300
"""More models than these are not sorted for a page: it is found by walking down from the newest of all."""


def a_page(bodies: Any, at: Any, *, far: bool, **narrowed: Any) -> QuerySet[Any]:
    """Cut a page of rows of CARD out of what readers see, newest first; whole rows are read of that page only."""
    shown = Initiative.objects.public(at).of_bodies(bodies, far=far).filter(**narrowed)
    keys = shown.order_by("-public_from", "-pk").values("pk")[START : START + PAGE_SIZE]
    page = Initiative.objects.filter(pk__in=keys).order_by("-public_from", "-pk")
    return page.values_list(*CARD, named=True)


NARROWED: tuple[dict[str, Field[Any, Any]], ...] = (
    {},
    {"field": CharField()},
    {"year": IntegerField()},
    {"field": CharField(), "year": IntegerField()},
)
PAGES = {
    (far, *fields): Prepared(partial(a_page, far=far), bodies=None, at=DateTimeField(), **fields)
    for fields in NARROWED
    for far in (False, True)
}
"""The page of the gallery, by what it is narrowed to; a place only leaves fewer bodies."""
PHOTOS = Prepared(
    lambda models: Photo.objects.filter(initiative__in=models, is_shown=True).order_by("-position", "-pk")
    .values_list("initiative_id", "file", "alt"), models=None,
)  # fmt: skip


class Gallery(SitePage):
    """The models shown on a site: by field, place and year."""

    template_name = "initiatives/portal/gallery.html"
    title = "Mô hình Dân vận khéo"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facets = facets_of(self.door.site.unit.code, self.door.bodies, at=self.at, on=self.today)
        chosen = self.chosen(facets)
        kept = "".join(f"{name}={quote_plus(value)}&" for name, value in chosen.items() if value)
        sheet = self.sheet(facets, chosen)
        return super().get_context_data(
            sheet=sheet, cards=cards(self.door.base, sheet.rows, facets.names), kept=kept, choices=choices(facets, chosen), back=self.address(),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip

    def address(self) -> str:
        return self.door.address("mo-hinh/")

    def chosen(self, facets: Facets) -> dict[str, str]:
        """Read the filters of the address; what does not occur is left out."""
        asked = {name: self.request.GET.get(name, "")[:160] for name in ("linh-vuc", "nam", "noi")}
        return {name: value if value in facets.offered[name] else "" for name, value in asked.items()}

    def sheet(self, facets: Facets, chosen: dict[str, str]) -> Sheet:
        """Cut a page out of what is left; how many there are is known from the facets."""
        number, size, bodies = page_asked(self.request), PAGE_SIZE, self.door.bodies
        if chosen["noi"]:
            bodies = [pk for pk, name in facets.names.items() if name == chosen["noi"]]
        total = facets.total(*chosen.values())
        narrowed = {name: value for name, value in (("field", chosen["linh-vuc"]), ("year", chosen["nam"])) if value}
        page = PAGES[total > MANY, *narrowed]
        found = page.rows(bodies=bodies, at=self.at, start=[(number - 1) * size], **narrowed)
        return Sheet(found, number, size, total > number * size, total, False)


def choices(facets: Facets, chosen: dict[str, str]) -> SafeString:
    """Write the boxes of the filter row of what may be chosen and what is; one with a single choice is left out."""
    boxes = (
        f'<div class="field"><label for="{name}">{label}</label><select id="{name}" name="{name}"><option value="">Tất cả</option>'
        f"{facets.options(name, chosen[name])}</select></div>\n  "
        for name, label in (("linh-vuc", "Lĩnh vực"), ("nam", "Năm"), ("noi", "Nơi"))
        if len(facets.offered[name]) > 1 or chosen[name]
    )
    return mark_safe("".join(boxes))


def cards(base: str, rows: list[Any], names: dict[int, str]) -> SafeString:
    """Write what the gallery shows of each model, with its first shown photo; every word of people is escaped. One query."""
    photos = PHOTOS.rows(models=[row.pk for row in rows])
    first = {thing: (smallest(file), alt) for thing, file, alt in photos}
    return mark_safe("".join([_card(base, row, names, first.get(row.pk), place) for place, row in enumerate(rows)]))


def _card(base: str, row: Any, names: dict[int, str], photo: tuple[str, str] | None, place: int) -> str:
    about = " · ".join(
        [str(one) for one in (row.registrant_name or names.get(row.unit_id, ""), row.field, row.year) if one]
    )
    return (
        f"<li>\n  {_picture(photo, later=place >= AT_ONCE) if photo else ''}\n"
        f'  <h2><a href="{item(base, "initiative", row.code, row.name)}">{escape(row.name)}</a></h2>\n'
        f'  <p class="small soft">{escape(about)}</p>\n  <p>{escape(shortened(row.story_problem, 180))}</p></li>'
    )


def _picture(photo: tuple[str, str], *, later: bool) -> str:
    file, alt = photo
    loading = ' loading="lazy"' if later else ""
    address = escape(public_files().url(file))
    return f'<img class="gallery__picture" src="{address}" alt="{escape(alt)}" width="480" height="320"{loading}>'
