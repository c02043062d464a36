"""What everybody reads: the gallery of models, one model with its story and lineage, «áp dụng ở nơi tôi»."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import quote_plus

from django.db.models import DateTimeField, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from danvan.core.pictures import smallest
from danvan.core.prepared import START, Prepared
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import Act
from danvan.initiatives import actions
from danvan.initiatives.facets import Facets, facets_of
from danvan.initiatives.forms import InterestForm
from danvan.initiatives.letters import lineage
from danvan.initiatives.letters.words import said_sums, sums_of
from danvan.initiatives.models import Initiative, Photo, public_files
from danvan.initiatives.states import LISTED
from danvan.units.doors import Sheet, page_asked
from danvan.websites.addresses import item, split_code, url_for
from danvan.websites.doors import SitePage, SiteView

CARD = ("pk", "code", "name", "field", "year", "registrant_name", "story_problem", "unit_id")
READ = (
    *CARD[1:], "unit", "state", "place", "story_done", "story_result", "story_how", "public_from", "origin", "end_reason", "effective_on", "entered_on",
)  # fmt: skip
PAGE_SIZE = 18
PER_HOUR, HOUR = 5, 3600


def shown_by(bodies: Any, at: Any) -> QuerySet[Initiative]:
    """Keep the models that readers see of some bodies."""
    return Initiative.objects.public(at).of_bodies(bodies)


def a_page(rows: QuerySet[Initiative], start: int) -> QuerySet[Any]:
    """Cut a page of rows of CARD out of ``rows``, newest first; whole rows are read of that page only."""
    keys = rows.order_by("-public_from", "-pk").values("pk")[start : start + PAGE_SIZE]
    page = Initiative.objects.filter(pk__in=keys).order_by("-public_from", "-pk")
    return page.values_list(*CARD, named=True)


WHOLE = Prepared(lambda bodies, at: a_page(shown_by(bodies, at), START), bodies=None, at=DateTimeField())
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
        known = {"linh-vuc": facets.fields(), "nam": [str(year) for year in facets.years()], "noi": facets.places()}
        return {name: value if value in known[name] else "" for name, value in asked.items()}

    def sheet(self, facets: Facets, chosen: dict[str, str]) -> Sheet:
        """Cut a page out of what is left; how many there are is known from the facets."""
        number, size, bodies = page_asked(self.request), PAGE_SIZE, self.door.bodies
        start = (number - 1) * size
        if any(chosen.values()):
            found = list(a_page(self.narrowed(shown_by(bodies, self.at), chosen, facets.names), start))
        else:
            found = WHOLE.rows(bodies=bodies, at=self.at, start=[start])
        total = facets.total(*chosen.values())
        return Sheet(found, number, size, total > number * size, total, False)

    def narrowed(
        self, rows: QuerySet[Initiative], chosen: dict[str, str], names: dict[int, str]
    ) -> QuerySet[Initiative]:
        if chosen["linh-vuc"]:
            rows = rows.filter(field=chosen["linh-vuc"])
        if chosen["nam"]:
            rows = rows.filter(year=int(chosen["nam"]))
        if chosen["noi"]:
            rows = rows.filter(unit__in=[pk for pk, name in names.items() if name == chosen["noi"]])
        return rows


def choices(facets: Facets, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Give the three boxes of the filter row: what may be chosen and what is."""
    offered = {
        "linh-vuc": ("Lĩnh vực", facets.fields()),
        "nam": ("Năm", [str(year) for year in facets.years()]),
        "noi": ("Nơi", facets.places()),
    }
    return [
        {"name": name, "label": label, "options": [(one, one == chosen[name]) for one in values]}
        for name, (label, values) in offered.items()
        if len(values) > 1 or chosen[name]
    ]


def cards(base: str, rows: list[Any], names: dict[int, str]) -> list[dict[str, Any]]:
    """Give what the gallery shows of each model, with its first shown photo. One query."""
    photos = PHOTOS.rows(models=[row.pk for row in rows])
    first = {thing: (smallest(file), alt) for thing, file, alt in photos}
    store = public_files()
    return [
        {
            "title": row.name, "url": item(base, "initiative", row.code, row.name), "text": shortened(row.story_problem, 180),
            "about": " · ".join(str(one) for one in (row.registrant_name or names.get(row.unit_id, ""), row.field, row.year) if one),
            "photo": store.url(first[row.pk][0]) if row.pk in first else "", "alt": first[row.pk][1] if row.pk in first else "",
        }
        for row in rows
    ]  # fmt: skip


def shortened(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1]}…"


class ReadInitiative(SitePage):
    """One model: what was hard, what was done, what came of it, how to do the same; who took it from whom."""

    template_name = "initiatives/portal/initiative.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        rows = Initiative.objects.public(self.at).of_bodies(self.door.bodies).select_related("unit").only(*READ)
        self.thing = get_object_or_404(rows, code=split_code(tail))
        self.counted_page = self.thing.code
        address = item(self.door.base, "initiative", self.thing.code, self.thing.name)
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thing, base = self.thing, self.door.base
        address = self.request.build_absolute_uri(item(base, "initiative", thing.code, thing.name))
        nodes = lineage.nodes_of(thing, on=self.today, public_at=self.at)
        tree = len(nodes) > 1
        links = self.links(nodes) if tree else {}
        return super().get_context_data(
            title=thing.name, thing=thing, absolute_url=address, description=shortened(thing.story_problem, 200),
            unit_name=thing.unit.name_on(self.today), photos=list(thing.photos.filter(is_shown=True)), sums=said_sums(sums_of(thing)),
            recognitions=list(thing.recognitions.values_list("level", flat=True)), open=thing.state in LISTED and thing.state != "ended",
            rows=lineage.rows(nodes, links) if tree else [], picture=lineage.drawn(nodes, thing.code, links) if tree else "",
            apply_url=f"{base}mo-hinh/{thing.code}/ap-dung/",
            crumbs=[
                {"label": "Trang chủ", "url": base}, {"label": "Mô hình Dân vận khéo", "url": self.door.address("mo-hinh/")}, {"label": thing.name},
            ],
            **kwargs,
        )  # fmt: skip

    def links(self, nodes: list[lineage.Node]) -> dict[str, str]:
        """Give the address of each model of the tree, on the site of its own unit (asked once for each unit)."""
        rows = Initiative.objects.filter(code__in=[one.code for one in nodes]).select_related("unit")
        bases: dict[int, str] = {}
        found = {}
        for row in rows:
            if row.unit_id not in bases:
                whole = url_for(row.unit, "initiative", row.code, row.name, self.today)
                bases[row.unit_id] = whole[: whole.rindex("mo-hinh/")]
            found[row.code] = item(bases[row.unit_id], "initiative", row.code, row.name)
        return found


class TooOften(Refused):
    """Trong một giờ qua đã có quá nhiều lời nhắn từ cùng một nơi. Mời thử lại sau, hoặc gọi điện cho đơn vị."""


class ExpressInterest(SiteView, Act):
    """«Áp dụng ở nơi tôi»: a short form of its own, never cached; it becomes a line on the desk of the model's unit."""

    template_name = "initiatives/portal/interest.html"
    form_class = InterestForm
    title = "Áp dụng ở nơi tôi"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def find(self) -> Initiative:
        rows = (
            Initiative.objects.public(self.at)
            .of_bodies(self.door.bodies)
            .filter(state__in=LISTED)
            .exclude(state="ended")
        )
        thing = rows.select_related("unit").filter(code=self.kwargs["code"].upper()).first()
        if thing is None:
            raise Http404("Không có mô hình này.")
        return thing

    def act(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> str:
        if not allow(f"interest:{self.request.META.get('REMOTE_ADDR', '')}", limit=PER_HOUR, seconds=HOUR, at=at):
            raise TooOften()
        actions.express_interest(thing, **cleaned, at=at)
        return f"{self.request.path}?da-gui=1"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        base, thing = self.door.base, self.thing
        address = item(base, "initiative", thing.code, thing.name)
        return super().get_context_data(
            sent=self.request.GET.get("da-gui") == "1", back=address, send_url=self.door.address("phan-anh/"),
            crumbs=[{"label": "Trang chủ", "url": base}, {"label": thing.name, "url": address}, {"label": self.title}], **kwargs,
        )  # fmt: skip
