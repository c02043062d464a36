"""The yearly plan of publication: list, draw up, adopt, read and print."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.disclosures import actions, forms
from danvan.disclosures.models import PublicationPlan
from danvan.disclosures.permissions import WRITERS, may_adopt, may_draw_up
from danvan.units.doors import DeskAct, DeskList, DeskPage


class ListPlans(DeskList):
    """The plans of the units in scope, by year."""

    template_name = "disclosures/desk/plans.html"
    title = "Kế hoạch công khai hằng năm"

    def rows(self, filters: dict[str, Any]) -> QuerySet[PublicationPlan]:
        rows = PublicationPlan.objects.visible_to(self.officer, self.today).select_related("unit")
        return rows.order_by("-year", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = may_draw_up(self.officer, self.officer.unit, self.today)
        return super().get_context_data(may_draw_up=may, **kwargs)


class ShowPlan(DeskPage):
    """One plan, line by line; it prints as an appendix."""

    template_name = "disclosures/desk/plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = PublicationPlan.objects.visible_to(self.officer, self.today).select_related("unit")
        plan = get_object_or_404(rows.prefetch_related("lines"), code=self.kwargs["code"].upper())
        return super().get_context_data(
            title=str(plan), plan=plan, unit_name=plan.unit.name_on(self.today),
            may_adopt=may_adopt(self.officer, plan, self.today), **kwargs,
        )  # fmt: skip


class DrawUpPlan(DeskAct):
    """Begin the plan of a year."""

    template_name = "disclosures/desk/act.html"
    form_class = forms.DrawUpForm
    roles = WRITERS
    title = "Lập kế hoạch công khai"
    done = "Đã lập: mỗi mục của luật một dòng. Xem lại rồi ban hành."

    def get_initial(self) -> dict[str, Any]:
        return {"year": self.today.year, "has_loudspeaker": True}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        plan = actions.draw_up(
            cleaned["year"],
            unit=self.officer.unit,
            has_loudspeaker=cleaned["has_loudspeaker"],
            by=self.officer,
            at=at,
        )
        return reverse("disclosures:plan", args=[plan.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Kế hoạch nêu nội dung, hình thức, thời điểm, trách nhiệm (Luật 10/2022 Đ14.1)."
        shown = {"submit": "Lập kế hoạch", "back": reverse("disclosures:plans"), "text": text}
        return super().get_context_data(**(shown | kwargs))


class AdoptPlan(DeskAct):
    """Write down the adopted plan: its paper, and what it says of each item."""

    template_name = "disclosures/desk/adopt.html"
    form_class: Any = forms.AdoptForm
    roles = WRITERS
    title = "Ban hành kế hoạch công khai"
    done = "Đã ghi kế hoạch ban hành."

    def find(self) -> PublicationPlan:
        rows = PublicationPlan.objects.visible_to(self.officer, self.today).select_related("unit")
        plan = get_object_or_404(rows.prefetch_related("lines"), code=self.kwargs["code"].upper())
        if not may_adopt(self.officer, plan, self.today):
            raise Http404
        return plan

    def get_initial(self) -> dict[str, Any]:
        return {"paper": self.thing.paper, "adopted_on": self.thing.adopted_on or self.today}

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"lines": self.thing.lines.all()}

    def act(self, thing: PublicationPlan, cleaned: dict[str, Any], at: datetime) -> str:
        lines = self.get_form_lines(cleaned)
        actions.adopt(
            thing, paper=cleaned["paper"], adopted_on=cleaned["adopted_on"], lines=lines, by=self.officer, at=at
        )
        return reverse("disclosures:plan", args=[thing.code])

    def get_form_lines(self, cleaned: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
        """Return what was typed for each item: moment, forms, responsible."""
        names = ("moment", "forms", "responsible")
        return {
            line.item_code: tuple(cleaned[f"{line.item_code}_{name}"] for name in names)
            for line in self.thing.lines.all()
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        context["head"] = [form["paper"], form["adopted_on"]]
        context["rows"] = [
            {"item": line.item, "fields": [form[f"{line.item_code}_{name}"] for name in ("moment", "forms", "responsible")]}
            for line in self.thing.lines.all()
        ]  # fmt: skip
        context["back"] = reverse("disclosures:plan", args=[self.thing.code])
        return context
