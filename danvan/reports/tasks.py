"""What runs beside the pages."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from danvan.core.dates import local_day
from danvan.documents import papers
from danvan.reports import output, stored
from danvan.reports.compiling import compile
from danvan.reports.models import Sheet, SheetVersion


def write_pdf(job: Any, at: datetime) -> None:
    """Write the Word paper of a report as PDF and keep it with the job."""
    sheet = Sheet.objects.select_related("unit", "superior", "form").get(code=job.arguments["code"])
    form = (
        SheetVersion.objects.filter(sheet=sheet)
        .select_related("form_version__form")
        .order_by("-number")[0]
        .form_version
    )
    report = compile(
        form, sheet.unit, sheet.period, today=local_day(at), sheet=sheet, number=job.arguments.get("number")
    )
    if not job.arguments.get("whole"):
        output.leave_out_restricted(report)
    job.progress(1, 2, "Đã viết bản Word, đang chuyển sang PDF")
    title = f"{report.form.name} {report.period.name} {report.unit_name}"
    job.keep_result(papers.file_name(title, "pdf", on=local_day(at)), papers.pdf(output.word(report)))


def count_months(at: datetime) -> None:
    """Write the stored monthly counts of this year and the last again: what was entered late comes in."""
    today = local_day(at)
    stored.rebuild(date(today.year - 1, 1, 1), date(today.year, 12, 31))
