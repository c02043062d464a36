"""The desk side of what a unit gives and its own terms."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse

from danvan.commendations import actions, forms
from danvan.commendations.models import Award, GiverRules
from danvan.commendations.permissions import OFFICERS, may_set
from danvan.units.doors import DeskAct, DeskPage


class ListAwards(DeskPage):
    """What the unit gives, by which terms; what is not set is said so."""

    template_name = "commendations/desk/awards.html"
    title = "Hình thức và quy định"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            awards=list(Award.objects.filter(unit=self.officer.unit)), rules=GiverRules.objects.filter(unit=self.officer.unit).first(),
            may_set=may_set(self.officer, self.officer.unit, self.today), **kwargs,
        )  # fmt: skip


class Setting(DeskAct):
    """A form of the unit's own terms."""

    template_name = "commendations/desk/act.html"
    roles = OFFICERS

    def find(self) -> None:
        if not may_set(self.officer, self.officer.unit, self.today):
            raise Http404

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Chương trình không đặt sẵn con số nào: văn bản hiện hành chưa được đối chiếu. Mỗi con số phải kèm căn cứ của đơn vị."
        return super().get_context_data(
            about="", text=text, submit="Lưu", danger=False, back=reverse("commendations:awards"), **kwargs
        )


class SetAward(Setting):
    """A form or title that the unit gives."""

    form_class = forms.AwardForm
    title = "Đặt hình thức khen"
    done = "Đã lưu hình thức khen."

    def get_initial(self) -> dict[str, Any]:
        return {"valid_from": self.today, "system": "state"}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        actions.set_award(actions.AwardTerms(**cleaned), unit=self.officer.unit, by=self.officer, at=at)
        return reverse("commendations:awards")


class SetRules(Setting):
    """Days, rounding, base of the votes."""

    form_class = forms.RulesForm
    title = "Đặt thời hạn, cách làm tròn"
    done = "Đã lưu quy định của đơn vị."

    def get_initial(self) -> dict[str, Any]:
        row = GiverRules.objects.filter(unit=self.officer.unit).first()
        return {name: getattr(row, name) for name in forms.RulesForm.base_fields} if row else {}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        actions.set_rules(actions.Terms(**cleaned), unit=self.officer.unit, by=self.officer, at=at)
        return reverse("commendations:awards")
