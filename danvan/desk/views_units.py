"""Merging units on the desk: the units room records it, the other rooms follow in a job that can be looked at."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html

from danvan.hall import merging
from danvan.units.forms_admin import MergeForm
from danvan.units.views_admin import AdministrationAct


class Merge(AdministrationAct):
    title = "Sáp nhập đơn vị"
    form_class = MergeForm
    done = "Đã ghi việc sáp nhập."
    submit = "Sáp nhập"
    hint = (
        "Hồ sơ ở lại với đơn vị đã làm; đơn vị mới nhìn thấy và làm tiếp. Đơn vị trực thuộc chuyển sang dưới đơn vị mới. "
        "Việc này không rút lại được."
    )

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "units": self.bodies(), "initial": {"on": self.today}}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        new, job = merging.merge(
            list(cleaned["old"]), name=cleaned["name"], on=cleaned["on"], resolution=cleaned["resolution"],
            by=self.officer, at=at,
        )  # fmt: skip
        if job:
            link = format_html('<a href="{}">Xem việc chuyển tiếp hồ sơ</a>', reverse("jobs:show", args=[job.code]))
            messages.info(self.request, link)
        return reverse("units_desk:show", args=[new.code])
