"""One model with its story and lineage, and «áp dụng ở nơi tôi»."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import Act
from danvan.initiatives import actions
from danvan.initiatives.forms import InterestForm
from danvan.initiatives.letters import lineage
from danvan.initiatives.letters.words import said_sums, sums_of
from danvan.initiatives.models import Initiative
from danvan.initiatives.states import LISTED
from danvan.text.shortening import shortened
from danvan.websites.addresses import item, split_code, url_for
from danvan.websites.doors import SitePage, SiteView

READ = (
    "code", "name", "field", "year", "registrant_name", "story_problem", "unit_id", "unit", "state", "place", "story_done", "story_result",
    "story_how", "public_from", "origin", "end_reason", "effective_on", "entered_on",
)  # fmt: skip
PER_HOUR, HOUR = 5, 3600


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
        address = self.door.permanent(self.request, "initiative", thing.code, thing.name, unit=thing.unit_id)
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
        if not allow(f"interest:{network_address(self.request)}", limit=PER_HOUR, seconds=HOUR, at=at):
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
