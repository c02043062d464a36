"""Where a model of the movement becomes something else: a proposal for commendation, an article."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.commendations.models import Award, Proposal
from danvan.documents import papers
from danvan.documents.sheets import Column, write_sheet
from danvan.hall.model_article import write_good_deed
from danvan.hall.model_commendation import drafts_to_join, proposals_about, propose_commendation
from danvan.hall.movement_table import COLUMNS, Row, movement_table
from danvan.initiatives.models import Initiative
from danvan.initiatives.permissions import may_review
from danvan.initiatives.states import LISTED
from danvan.news.permissions import may_draft
from danvan.reports.counting import counting_units
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.fields import Words

YEARS_OFFERED = 12


class ProposeForm(forms.Form):
    """Into which file, with which form of commendation."""

    proposal = forms.ModelChoiceField(None, label="Hồ sơ đang lập", empty_label="Chọn")
    award = forms.ModelChoiceField(None, label="Hình thức đề nghị", empty_label="Chọn")
    reason = Words(
        label="Vì sao vẫn đề nghị",
        required=False,
        max_length=300,
        help_text="Chỉ cần khi cùng thành tích đã được đề nghị.",
    )

    def __init__(self, *args: Any, proposals: Any, awards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["proposal"].queryset, self.fields["award"].queryset = proposals, awards


class NothingForm(forms.Form):
    """Nothing to fill in."""


class FromModel(DeskAct):
    """A hand-over from a model in the list that the officer may review."""

    def find(self) -> Initiative:
        rows = (
            Initiative.objects.visible_to(self.officer, self.today)
            .filter(state__in=LISTED)
            .select_related("unit", "movement")
        )
        thing = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not may_review(self.officer, thing, self.today):
            raise Http404
        return thing


class ProposeCommendation(FromModel):
    """Put the collective of a model on the list of a file."""

    template_name = "commendations/desk/propose_model.html"
    form_class = ProposeForm
    title = "Đề nghị khen thưởng từ mô hình"
    done = "Đã thêm vào hồ sơ. Báo cáo thành tích được điền sẵn từ hồ sơ mô hình; mời xem lại."

    def get_form_kwargs(self) -> dict[str, Any]:
        drafts = drafts_to_join(self.officer.unit)
        awards = Award.objects.filter(unit__in=[one.giver_id for one in drafts])
        rows = Proposal.objects.filter(pk__in=[one.pk for one in drafts])
        return {**super().get_form_kwargs(), "proposals": rows, "awards": awards}

    def act(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> str:
        propose_commendation(
            thing,
            proposal=cleaned["proposal"],
            award=cleaned["award"],
            reason=cleaned["reason"],
            by=self.officer,
            at=at,
        )
        return reverse("commendations:show", args=[cleaned["proposal"].code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            standing=proposals_about(self.thing), drafts=drafts_to_join(self.officer.unit),
            back=reverse("initiatives:show", args=[self.thing.code]), **kwargs,
        )  # fmt: skip


class WriteGoodDeed(FromModel):
    """Begin an article from the story of a model."""

    template_name = "initiatives/desk/act.html"
    form_class = NothingForm
    title = "Viết tin bài về mô hình"
    done = "Đã soạn bản thảo từ hồ sơ mô hình. Mời viết tiếp."

    def find(self) -> Initiative:
        thing = super().find()
        if not may_draft(self.officer, thing.unit, self.today):
            raise Http404
        return thing

    def act(self, thing: Initiative, cleaned: dict[str, Any], at: datetime) -> str:
        return reverse("news:edit", args=[write_good_deed(thing, by=self.officer, at=at).code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            about=self.thing.name, text="Bản thảo lấy câu chuyện đã ghi: chuyện gì khó, đã làm gì, kết quả, làm theo thế nào.",
            submit="Soạn bản thảo", danger=False, back=reverse("initiatives:show", args=[self.thing.code]), **kwargs,
        )  # fmt: skip


class YearForm(forms.Form):
    """Which year of the movement."""

    nam = forms.TypedChoiceField(label="Năm", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, last: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nam"].choices = [(year, str(year)) for year in range(last, last - YEARS_OFFERED, -1)]


class MovementTable(DeskPage):
    """What came of the movement in a year, by unit and by field; every number opens to its records."""

    template_name = "desk/movement_table.html"
    title = "Kết quả phong trào"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = YearForm({"nam": request.GET.get("nam") or self.today.year}, last=self.today.year)
        self.year = self.form.cleaned_data["nam"] if self.form.is_valid() else self.today.year
        units = counting_units(self.officer.unit, self.today)
        first, last = date(self.year, 1, 1), min(date(self.year, 12, 31), self.today)
        self.table = movement_table(units, first, last, on=self.today)
        if request.GET.get("tep") == "xlsx":
            title = f"Kết quả phong trào Dân vận khéo năm {self.year}"
            return papers.download(self.sheet(title), title=title, kind="xlsx", on=self.today)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        units = [{"row": row, "cells": self.cells(row, unit=row.code)} for row in self.table.units]
        fields = [{"row": row, "cells": self.cells(row, by="field")} for row in self.table.fields]
        return super().get_context_data(
            form=self.form, year=self.year, columns=COLUMNS, unit_name=self.officer.unit.name_on(self.today),
            parts=(("Theo đơn vị", "Đơn vị", units), ("Theo lĩnh vực", "Lĩnh vực", fields)), total=self.cells(self.table.total), **kwargs,
        )  # fmt: skip

    def cells(self, row: Row, *, unit: str = "", by: str = "") -> list[dict[str, Any]]:
        """Give each number of a row with its heading and the address of its records."""
        asked = {"unit": unit or self.officer.unit.code, "period": self.year}
        if by:
            asked |= {"by": by, "slice": row.code or "-"}
        return [
            {
                "label": column.heading, "cell": cell,
                "url": f"{reverse('desk:open_figure', args=[column.fact])}?{urlencode(asked)}"
                if cell.exact and (column.knows_field or not by) else "",
            }
            for column, cell in zip(COLUMNS, row.cells, strict=True)
        ]  # fmt: skip

    def sheet(self, title: str) -> bytes:
        """Write units, then fields, with estimates in columns of their own."""
        header = [
            Column("Đơn vị, lĩnh vực", 40),
            *(f"{one.heading}{more}" for one in COLUMNS for more in ("", " (ước tính, để riêng)")),
        ]
        lines = [
            [row.name, *(part for cell in row.cells for part in (cell.exact, cell.estimate or None))]
            for row in (*self.table.units, self.table.total, *self.table.fields)
        ]
        return write_sheet(title, header, lines, notes=[self.officer.unit.name_on(self.today)])
