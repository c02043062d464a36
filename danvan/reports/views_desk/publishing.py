"""Putting a quarter's table before the public: see it as it will stand, then publish it for ever."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse

from danvan.core.refused import Refused
from danvan.figures.suppression import THRESHOLD, shown
from danvan.reports.actions import published as actions
from danvan.reports.models import FormVersion, PublishedGrid
from danvan.reports.permissions import may_publish_grid
from danvan.reports.views_desk.mine import version_for
from danvan.units.doors import DeskAct, DeskPage


class ListGrids(DeskPage):
    """The public tables of my unit, and the quarters that wait."""

    template_name = "reports/desk/grids.html"
    title = "Số liệu công khai"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit = self.officer.unit
        may = may_publish_grid(self.officer, unit, self.today)
        forms_of = (
            FormVersion.objects.on(self.today).filter(public=True, period_kind="quarter").select_related("form")
        )
        waiting = [
            {"name": form.name, "period": period.name, "url": reverse("reports:publish_grid", args=[form.form.code, period.code])}
            for form in forms_of
            for period in actions.quarters_to_publish(form, unit, at=self.at)
        ]  # fmt: skip
        grids = PublishedGrid.objects.filter(unit=unit).select_related("form").newest_first()[:40]
        return super().get_context_data(may=may, waiting=waiting, grids=grids, **kwargs)


class PublishGrid(DeskAct):
    """One quarter's table as the public will see it."""

    template_name = "reports/desk/publish_grid.html"
    form_class: Any = forms.Form
    done = "Đã công khai bảng số liệu."
    title = "Công khai số liệu quý"

    def find(self) -> Any:
        if not may_publish_grid(self.officer, self.officer.unit, self.today):
            raise Http404
        return version_for(self.kwargs["form"], self.kwargs["period"])

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        form, period = thing
        actions.publish_grid(form, period, by=self.officer, at=at)
        return reverse("reports:grids")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form, period = self.thing
        try:
            draft = actions.draft_grid(form, self.officer.unit, period, at=self.at)
        except Refused as refused:
            return super().get_context_data(refusal=refused.sentence, name=form.name, period=period.name, **kwargs)
        names = [*(name for _, _, name in draft.units), actions.WHOLE]
        rows = [
            {"name": name, "counts": row} for name, row in zip(names, shown(draft.counts, draft.hidden), strict=True)
        ]
        columns = [*(line.label for line in draft.columns), actions.WHOLE]
        return super().get_context_data(
            name=form.name, period=period.name, draft=draft, rows=rows, columns=columns, threshold=THRESHOLD,
            hidden=len(draft.hidden), missing=draft.report.missing, back=reverse("reports:grids"), **kwargs,
        )  # fmt: skip
