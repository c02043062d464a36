"""A report as a file: Word, Excel, JSON at once; PDF by a job, where LibreOffice is installed."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from danvan.documents import papers
from danvan.jobs import actions as jobs
from danvan.reports import output
from danvan.reports.compiling import Compiled, compile
from danvan.reports.models import Sheet, SheetVersion
from danvan.reports.views_desk import paper
from danvan.reports.views_desk.mine import sheet_for
from danvan.units.doors import DeskView

KINDS = {"word": "docx", "excel": "xlsx", "json": "json"}


def asked_number(text: str) -> int | None:
    """Read the number of a version from an address; None for the newest."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def report_for(view: DeskView, sheet: Sheet, number: int | None) -> Compiled:
    """Compile the version of a sheet that an officer may have, without the parts that are kept inside."""
    rows = SheetVersion.objects.filter(sheet=sheet).select_related("form_version__form")
    newest = rows.prefetch_related("form_version__lines").order_by("-number").first()
    if newest is None:
        raise Http404
    report = compile(newest.form_version, sheet.unit, sheet.period, today=view.today, sheet=sheet, number=number)
    if not paper.reads_all(view.officer, sheet, view.today):
        output.leave_out_restricted(report)
    return report


class DownloadReport(DeskView, View):
    """The file of a report; ``?ban=2`` gives an older version."""

    def get(self, request: HttpRequest, code: str, kind: str) -> HttpResponse:
        sheet = sheet_for(self, code)
        if kind not in KINDS:
            raise Http404
        report = report_for(self, sheet, asked_number(request.GET.get("ban", "")))
        title = f"{report.form.name} {report.period.name} {report.unit_name}"
        if kind == "json":
            text = json.dumps(output.as_dict(report), ensure_ascii=False, indent=1)
            return papers.download(text.encode(), title=title, kind="json", on=self.today)
        content = output.word(report) if kind == "word" else output.excel(report)
        return papers.download(content, title=title, kind=KINDS[kind], on=self.today)


class AskForPdf(DeskView, View):
    """Ask for the PDF of a report: LibreOffice takes seconds, so a job makes it."""

    def post(self, request: HttpRequest, code: str) -> HttpResponse:
        sheet = sheet_for(self, code)
        if not papers.can_write_pdf():
            raise Http404
        arguments: dict[str, Any] = {
            "code": sheet.code,
            "whole": int(paper.reads_all(self.officer, sheet, self.today)),
        }
        number = asked_number(request.POST.get("ban", ""))
        if number is not None:
            arguments["number"] = number
        job = jobs.ask(
            "report_pdf", arguments=arguments, by=self.officer.code, unit=self.officer.unit.code, at=self.at
        )
        return HttpResponseRedirect(reverse("jobs:show", args=[job.code]))
