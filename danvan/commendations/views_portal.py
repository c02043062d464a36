"""What everybody reads: the lists proposed for commendation, while they are public and before the decision."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse

from danvan.commendations.models import Nominee, Proposal
from danvan.websites.doors import SitePage


class PostedLists(SitePage):
    """The lists that stand on the site today. Never kept: a name goes with the last day of its list."""

    template_name = "commendations/portal/posted.html"
    title = "Lấy ý kiến khen thưởng"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Proposal.objects.online(self.today).filter(giver__in=self.door.bodies).with_unit_version(self.today)
        lines = Nominee.objects.select_related("award").order_by("position", "pk")
        lists = [
            {"row": row, "giver": row.giver.name_on(self.today), "lines": row.nominees.all()}
            for row in rows.prefetch_related(Prefetch("nominees", lines)).order_by("posted_until", "pk")
        ]
        return super().get_context_data(
            lists=lists, petitions_url=self.door.address("phan-anh/"),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip
