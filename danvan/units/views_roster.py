"""The roster on the desk: template, upload with its preview, save, slips."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.units import roster
from danvan.units.actions.roster import Outcome, bring_in
from danvan.units.forms_admin import RosterForm
from danvan.units.roster import Row
from danvan.units.views_admin import Administration, AdministrationAct, show_slips

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Upload(AdministrationAct):
    """Read the file, show what each row would do, keep the rows in the session until they are saved."""

    title = "Nhập danh sách"
    template_name = "units/desk/roster.html"
    form_class = RosterForm
    submit = "Xem thử"

    def form_valid(self, form: Any) -> HttpResponse:
        file = form.cleaned_data["file"]
        try:
            rows = roster.read(file.read(roster.LARGEST + 1), file.name)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        self.request.session["roster"] = [asdict(row) for row in rows]
        return show_preview(
            self.request, bring_in(rows, unit=self.officer.unit, by=self.officer, at=self.at, save=False)
        )


class Save(Administration, View):
    """Save the rows that were previewed, when none is wrong."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:roster"))

    def post(self, request: HttpRequest) -> HttpResponse:
        if "roster" not in request.session:
            raise Http404
        rows = [Row(**row) for row in request.session["roster"]]
        outcome = bring_in(rows, unit=self.officer.unit, by=self.officer, at=self.at, save=True)
        if not outcome.saved:
            return show_preview(request, outcome)
        del request.session["roster"]
        return show_slips(request, outcome.slips, reverse("admin:officers"))


def show_preview(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    counts = {state: outcome.count(state) for state in ("new", "there", "wrong")}
    context = {"title": "Xem thử danh sách", "outcome": outcome, **counts}
    return render(request, "units/desk/roster_preview.html", context, status=422 if outcome.wrong else 200)


class Template(Administration, View):
    """The empty spreadsheet."""

    def get(self, request: HttpRequest) -> HttpResponse:
        headers = {"Content-Disposition": 'attachment; filename="mau-danh-sach.xlsx"'}
        return HttpResponse(roster.template(), content_type=SHEET, headers=headers)
