"""The board of a superior: who has sent, who is late, reminding with one click."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.http import Http404
from django.urls import reverse

from danvan.reports import actions, board
from danvan.reports.forms import BoardFilter
from danvan.reports.models import FormVersion
from danvan.reports.permissions import may_remind
from danvan.reports.views_desk.board_rows import markup
from danvan.reports.views_desk.mine import version_for
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.models import Unit

HEAPS = {"missing": ("", "filling", "waiting", "handed_back"), "sent": ("sent",), "received": ("received",),
         "handed_back": ("handed_back",)}  # fmt: skip


class ShowBoard(DeskPage):
    """All units below, by name, with what each has done."""

    template_name = "reports/desk/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version, period = version_for(kwargs.pop("form"), kwargs.pop("period"))
        found = board.build(version, self.officer.unit, period, today=self.today)
        if not found.rows:
            raise Http404
        heap = self.request.GET.get("heap", "")
        rows = [row for row in found.rows if row.state in HEAPS[heap]] if heap in HEAPS else found.rows
        return super().get_context_data(
            title=f"Tiến độ: {version.name}", board=found, rows=rows, lines=markup(rows), form_version=version, period=period,
            filters=BoardFilter(self.request.GET), kept=heap in HEAPS, may_remind=may_remind(self.officer, self.officer.unit, self.today),
            missing=[row for row in found.rows if not row.is_in], own_url=reverse("reports:period", args=[version.form.code, period.code]),
            **kwargs,
        )  # fmt: skip


class RemindForm(django_forms.Form):
    """Whom to remind: the chosen ones, or all that have not sent."""

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"] = django_forms.MultipleChoiceField(
            label="Đơn vị", choices=units, required=False, widget=django_forms.CheckboxSelectMultiple,
            help_text="Không chọn đơn vị nào thì nhắc tất cả đơn vị chưa gửi.",
        )  # fmt: skip


class RemindUnits(DeskAct):
    """One click reminds every unit that has not sent; once a day each."""

    template_name = "reports/desk/act.html"
    form_class: Any = RemindForm

    def find(self) -> FormVersion:
        version, self.period = version_for(self.kwargs["form"], self.kwargs["period"])
        self.board = board.build(version, self.officer.unit, self.period, today=self.today)
        if not self.board.rows or not may_remind(self.officer, self.officer.unit, self.today):
            raise Http404
        return version

    def get_form_kwargs(self) -> dict[str, Any]:
        rows = [(row.code, row.name) for row in self.board.rows if not row.is_in]
        return {**super().get_form_kwargs(), "units": rows}

    def act(self, thing: FormVersion, cleaned: dict[str, Any], at: datetime) -> str:
        wanted = cleaned["unit"] or [row.code for row in self.board.rows if not row.is_in]
        units = Unit.objects.filter(code__in=wanted)
        count = actions.remind(thing, self.period, units, superior=self.officer.unit, by=self.officer, at=at)
        self.done = f"Đã nhắc {count} đơn vị."
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title="Nhắc gửi báo cáo", about=f"{self.thing.name}, {self.period.name}", submit="Nhắc", back=self.address(),
            text="Mỗi đơn vị được nhắc một lần trong ngày.", **kwargs,
        )  # fmt: skip

    def address(self) -> str:
        return reverse("reports:board", args=[self.thing.form.code, self.period.code])
