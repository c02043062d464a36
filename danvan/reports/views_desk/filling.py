"""The page on which a report is filled: counted figures stand there, typed ones and texts are asked for."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from danvan.core.refused import Refused
from danvan.reports import actions, forms, permissions
from danvan.reports.compiling import Compiled, compile
from danvan.reports.counting import counting_units
from danvan.reports.models import Sheet
from danvan.reports.states import IN_HAND
from danvan.reports.views_desk import asking, fill_rows, paper
from danvan.reports.views_desk.addresses import address_of_record
from danvan.reports.views_desk.mine import sheet_for
from danvan.reports.views_desk.sheet import newest
from danvan.units.doors import DeskAct


class FillReport(DeskAct):
    """Keep what was typed, finished or not; hand it on when it is done."""

    template_name = "reports/desk/fill.html"
    form_class: Any = forms.FillForm
    report: Compiled

    def find(self) -> Sheet:
        sheet = sheet_for(self, self.kwargs["code"])
        if not permissions.may_fill(self.officer, sheet, self.today) or sheet.state not in IN_HAND:
            raise Http404
        form = newest(sheet).form_version
        self.report = compile(form, sheet.unit, sheet.period, today=self.today, sheet=sheet)
        return sheet

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "report": self.report}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Put the text of the last report into its place when that was asked for; else act."""
        if "take" not in request.POST:
            return super().post(request, *args, **kwargs)
        key = f"p-{request.POST['take']}"
        values = request.POST.copy()
        if key[2:] in (last := asking.texts_before(self.report)):
            values[key] = "\n".join(filter(None, [values.get(key, "").strip(), last[key[2:]]]))
        form = forms.FillForm(values, report=self.report)
        form.once = self.get_form().once
        form.full_clean()
        return self.render_to_response(self.get_context_data(form=form))

    def act(self, thing: Sheet, cleaned: dict[str, Any], at: datetime) -> str:
        form = self.filled
        entries = {code: actions.Entry(*entry) for code, entry in form.entries().items()}
        try:
            actions.fill(thing, entries=entries, passages=form.passages(), by=self.officer, at=at)
        except Refused as refused:
            refused.field = self._field(refused.field)
            raise
        messages.success(self.request, "Đã lưu.")
        return reverse("reports:send" if "send" in self.request.POST else "reports:fill", args=[thing.code])

    def form_valid(self, form: forms.FillForm) -> HttpResponse:
        self.filled = form
        return super().form_valid(form)

    @staticmethod
    def _field(code: str | None) -> str | None:
        return f"v-{code}" if code else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.get_form())
        form, report = kwargs["form"], self.report
        last, below = asking.texts_before(report), asking.texts_below(report)
        ids = counting_units(report.unit, min(report.period.end, self.today)) if report.sources else report.own
        records = asking.records_to_mention(report, ids)
        rows = paper.rows(report, self.thing, form=form, asked=asking.asked_about(report), restricted=True)
        for row in rows:
            if row["kind"] == "text":
                key = row["line"].part.key
                found = [one | {"url": address_of_record(one["kind"], one["code"])} for one in records.get(key, ())]
                row |= {"key": key, "last": last.get(key, ""), "below": below.get(key, []), "records": found}
            else:
                row["markup"] = fill_rows.markup(row)
        return super().get_context_data(
            title=f"{report.form.name}, {self.thing.period.name}",
            sheet=self.thing,
            report=report,
            rows=rows,
            **kwargs,
        )
