"""The press digest as readers see it: the days, one day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count
from django.http import Http404

from danvan.news.models import Digest, DigestEntry
from danvan.units.doors import page_asked, sheet_of
from danvan.websites.doors import SitePage


class ListDigests(SitePage):
    """The days that have a digest, newest first, with the titles quoted."""

    template_name = "news/portal/digest_list.html"
    title = "Điểm báo"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = (
            Digest.objects.public().filter(unit__in=self.door.bodies).order_by("-day").values_list("day", flat=True)
        )
        sheet = sheet_of(rows.annotate(pieces=Count("entries")).values("day", "pieces"), page_asked(self.request), 30)
        return super().get_context_data(
            sheet=sheet, days=sheet.rows, crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}],
            **kwargs,
        )  # fmt: skip


class ReadDigest(SitePage):
    """What the press wrote, quoted on one day."""

    template_name = "news/portal/digest.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            day = date.fromisoformat(self.kwargs["day"])
        except ValueError as error:
            raise Http404("Không có ngày này.") from error
        entries = DigestEntry.objects.filter(
            digest__unit__in=self.door.bodies, digest__day=day, digest__state="published"
        )
        found = list(entries.select_related("digest"))
        found.sort(key=lambda one: one.digest.unit_id in self.door.origins)
        for one in found:
            one.origin = self.door.origins.get(one.digest.unit_id, "")  # type: ignore[attr-defined]
        if not found:
            raise Http404("Ngày này không có điểm báo.")
        crumbs = [
            {"label": "Trang chủ", "url": self.door.base}, {"label": "Điểm báo", "url": self.door.address("diem-bao/")},
            {"label": f"{day:%d/%m/%Y}"},
        ]  # fmt: skip
        return super().get_context_data(title=f"Điểm báo ngày {day:%d/%m/%Y}", entries=found, crumbs=crumbs)
