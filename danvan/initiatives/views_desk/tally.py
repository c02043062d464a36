"""The desk side of figures of older years."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from danvan.initiatives import actions, forms
from danvan.initiatives.letters.words import said_bound
from danvan.initiatives.models import Tally
from danvan.initiatives.permissions import REVIEWERS, may_prepare
from danvan.units.doors import DeskAct, DeskList
from danvan.units.models import Unit


class ListTallies(DeskList):
    """The typed figures of past periods."""

    template_name = "initiatives/desk/tallies.html"
    title = "Số của thời kỳ trước"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Tally]:
        rows = Tally.objects.visible_to(self.officer, self.today)
        return rows.prefetch_related(Prefetch("unit", Unit.objects.with_version(self.today)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            may_enter=may_prepare(self.officer, self.officer.unit, self.today), **kwargs
        )
        context["lines"] = [
            {"row": row, "unit": row.unit.name_on(self.today), "amount": said_bound(row.amount, row.bound)}
            for row in context["sheet"].rows
        ]
        return context


class EnterTally(DeskAct):
    """Enter one number with its basis."""

    template_name = "initiatives/desk/act.html"
    form_class = forms.TallyForm
    roles = REVIEWERS
    title = "Ghi số của thời kỳ trước"
    done = "Đã ghi. Số này đứng ở cột nhập tay hoặc ước tính."

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        actions.enter_tally(unit=self.officer.unit, **cleaned, by=self.officer, at=at)
        return reverse("initiatives:tallies")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Dùng cho những năm chưa có hồ sơ từng mô hình, ví dụ «trên 260 mô hình trong nhiệm kỳ» của một báo cáo. Số được tính vào ngày cuối của thời kỳ."
        return super().get_context_data(
            about="", text=text, submit="Ghi số", back=reverse("initiatives:tallies"), danger=False, **kwargs
        )
