"""Where and when citizens are received, by whom, on which days: for everybody."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from danvan.law.petition import say_speakers
from danvan.petitions.models import ReceptionDay, ReceptionPlace
from danvan.petitions.views_portal.sending import Counted
from danvan.websites.doors import SitePage

AHEAD, BEHIND = timedelta(days=92), timedelta(days=31)


class ShowReception(Counted, SitePage):
    """Places, hours, the published days to come, the days of last month; what to bring."""

    template_name = "petitions/portal/reception.html"
    title = "Tiếp công dân"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bodies = self.door.bodies
        days = (
            ReceptionDay.objects.public()
            .filter(unit__in=bodies)
            .select_related("moved_to")
            .order_by("on", "starts_at")
        )
        return super().get_context_data(
            places=list(ReceptionPlace.objects.filter(unit__in=bodies).select_related("unit").order_by("pk")),
            coming=list(days.between(self.today, self.today + AHEAD)), past=list(days.between(self.today - BEHIND, self.today - timedelta(days=1))),
            speakers=say_speakers(), crumbs=self.crumbs({"label": self.title}), **kwargs,
        )  # fmt: skip
