"""Units on the desk: look up, show, give a new name."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from django.urls import reverse

from danvan.units import actions
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.forms import RenameUnitForm
from danvan.units.models import Unit
from danvan.units.pages import FindUnit, ShowUnit
from danvan.units.permissions import may_administer


class FindUnitDesk(DeskPage, FindUnit):
    template_name = "units/desk/find.html"

    def base(self) -> str:
        return reverse("units_desk:find")


class ShowUnitDesk(DeskPage, ShowUnit):
    template_name = "units/desk/unit.html"

    def base(self) -> str:
        return reverse("units_desk:find")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit = Unit.objects.filter(code=self.kwargs["code"]).first()
        may_rename = unit is not None and may_administer(self.officer, unit, self.today)
        return super().get_context_data(may_rename=may_rename, **kwargs)


class RenameUnit(DeskAct):
    template_name = "units/desk/rename.html"
    form_class = RenameUnitForm
    roles = ("administrator",)
    title = "Đổi tên đơn vị"
    done = "Đã ghi tên mới."

    def find(self) -> Unit:
        unit = self.units_to_write().filter(code=self.kwargs["code"]).first()
        if unit is None:
            raise Http404
        return unit

    def act(self, thing: Unit, cleaned: dict[str, Any], at: datetime) -> str:
        actions.rename(thing, **cleaned, by=self.officer, at=at)
        return reverse("units_desk:show", args=[thing.code])
