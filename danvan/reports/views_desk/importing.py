"""Figures from a spreadsheet: choose form and period, see what was read, take it in whole."""

from __future__ import annotations

import base64
from typing import Any

from django import forms
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from danvan.core.refused import Refused
from danvan.documents import papers
from danvan.figures.periods import Period
from danvan.reports import importing
from danvan.reports.due import periods_since
from danvan.reports.line import asked_of, senders
from danvan.reports.models import FormVersion
from danvan.reports.permissions import may_enter_for
from danvan.reports.views_desk.mine import version_for
from danvan.units.doors import DeskPage

MOST_BYTES = 1_000_000
SALT = "danvan.reports.import"
PERIODS = 6


class ImportForm(forms.Form):
    """Which form and period, the file, the paper that it came with."""

    target = forms.ChoiceField(label="Biểu và kỳ")
    paper = forms.CharField(
        label="Văn bản gửi kèm", max_length=200, help_text="Ví dụ: Báo cáo số 12-BC/ĐU ngày 05/10/2026"
    )
    file = forms.FileField(
        label="Tệp Excel hoặc CSV",
        required=False,
        help_text="Mỗi đơn vị một dòng, mỗi chỉ tiêu một cột. Tối đa 1 MB.",
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, targets: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = targets  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        upload = cleaned.get("file")
        if upload is None and not cleaned.get("kept"):
            self.add_error("file", "Hãy chọn tệp.")
        elif upload is not None and upload.size > MOST_BYTES:
            self.add_error("file", "Tệp quá 1 MB. Hãy chia thành nhiều tệp.")
        return cleaned


class ImportFigures(DeskPage):
    """Read first, save afterwards; nothing is kept on the server in between."""

    template_name = "reports/desk/import.html"
    title = "Nhập số liệu từ bảng tính"

    def allowed(self) -> bool:
        return may_enter_for(self.officer, self.officer.unit, self.today)

    def targets(self) -> list[tuple[str, str]]:
        found = []
        for one in asked_of(self.officer.unit, self.today):
            if one.receives:
                for period in periods_since(one.version, one.assignment.since, self.today, most=PERIODS):
                    found.append((f"{one.version.form.code} {period.code}", f"{one.version.name}, {period.name}"))
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("mau", "")
        if wanted:
            form, period = self.found(wanted)
            content = importing.template(form, senders(form, self.officer.unit, period.end))
            return papers.download(content, title=f"mau {form.form.code} {period.code}", kind="xlsx")
        form = ImportForm(targets=self.targets())
        return self.render_to_response(self.get_context_data(form=form))

    def found(self, target: str) -> tuple[FormVersion, Period]:
        if target not in dict(self.targets()):
            raise Http404
        return version_for(*target.split(" ", 1))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ImportForm(request.POST, request.FILES, targets=self.targets())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        version, period = self.found(form.cleaned_data["target"])
        try:
            content, name = _content(form)
            plan = importing.read(
                version, senders(version, self.officer.unit, period.end), content, name, chosen=_chosen(request)
            )
        except Refused as refused:
            form.add_error("file", refused.sentence)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        if "save" in request.POST and plan.good:
            try:
                importing.take_in(
                    plan, version, period, paper=form.cleaned_data["paper"], by=self.officer, at=self.at
                )
                return HttpResponseRedirect(reverse("reports:board", args=[version.form.code, period.code]))
            except Refused as refused:
                form.add_error("paper" if refused.field == "paper" else None, refused.sentence)
        form.data = form.data.copy()
        form.data["kept"] = _kept(content, name)  # type: ignore[index]
        bodies = [(one.unit.code, one.name) for one in senders(version, self.officer.unit, period.end)]
        shown = _shown(plan, importing.papers_before(version, period, plan))
        return self.render_to_response(self.get_context_data(form=form, plan=plan, rows=shown, bodies=bodies))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        templates = [
            {"label": label, "url": f"{reverse('reports:import')}?mau={target.replace(' ', '+')}"}
            for target, label in self.targets()
        ]
        return super().get_context_data(templates=templates, **kwargs)


def _content(form: ImportForm) -> tuple[bytes, str]:
    upload = form.cleaned_data.get("file")
    if upload is not None:
        return upload.read(), upload.name
    try:
        kept = signing.loads(form.cleaned_data["kept"], salt=SALT, max_age=86_400)
    except signing.BadSignature as error:
        raise Refused("Đã quá lâu hoặc trang bị đổi; hãy chọn lại tệp.", field="file") from error
    return base64.b64decode(kept["content"]), kept["name"]


def _kept(content: bytes, name: str) -> str:
    """Give the file back to the page, signed: the second step posts it again."""
    return signing.dumps({"name": name, "content": base64.b64encode(content).decode()}, salt=SALT, compress=True)


def _chosen(request: HttpRequest) -> dict[int, str]:
    pairs = ((name.removeprefix("unit-"), value) for name, value in request.POST.items() if name.startswith("unit-"))
    return {int(line): value for line, value in pairs if line.isascii() and line.isdigit() and value}


def _shown(plan: importing.Plan, before: dict[int, str]) -> list[dict[str, Any]]:
    return [
        {
            "row": row, "cells": [row.values.get(one.code, row.texts.get(one.code, "")) for one in plan.columns],
            "before": before.get(row.body.unit_id, "") if row.body else "",
            "candidates": [(one.unit.code, one.name) for one in row.candidates],
        }
        for row in plan.rows
    ]  # fmt: skip
