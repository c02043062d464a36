"""The site as its editors see it: the checklist, what it measures of itself, its static copy, its broken links."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import View

from danvan.core.dates import local_day
from danvan.documents.sheets import write_csv
from danvan.hall.checklist import DONE, checklist
from danvan.hall.measuring import measure
from danvan.jobs import actions as jobs
from danvan.units.doors import DeskPage, DeskView
from danvan.websites.addresses import site_of
from danvan.websites.models import Website

EDITORS = ("editor", "head", "administrator")


class Checklist(DeskPage):
    """What the law asks of the site, what is there, what is out of date."""

    template_name = "desk/checklist.html"
    title = "Trang của đơn vị: đủ và mới đến đâu"
    roles = EDITORS

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = site_of(self.officer.unit, self.today)
        lines = checklist(site, at=self.at) if site else []
        return super().get_context_data(
            website=site, lines=lines, done=sum(line.standing == DONE for line in lines), **kwargs
        )


class OwnSite(DeskView):
    """Finds the site that the officer's unit publishes on; 404 without one."""

    roles = EDITORS

    def own_site(self) -> Website:
        site = site_of(self.officer.unit, self.today)
        if site is None:
            raise Http404
        return site


class MeasureSite(OwnSite, DeskPage):
    """Completeness, timeliness, speed and use, as the site counts them itself."""

    template_name = "desk/measured.html"
    title = "Trang tự đo"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = measure(self.own_site(), at=self.at)
        groups = [(name, list(rows)) for name, rows in groupby(lines, key=lambda line: line.group)]
        return super().get_context_data(groups=groups, **kwargs)


class MeasuredSheet(OwnSite, View):
    """The same numbers as CSV, for the platform that measures (NĐ 224/2026 Đ12)."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        header = ("Nhóm", "Chỉ tiêu", "Giá trị", "Nguồn đếm")
        rows = [(one.group, one.name, one.value, one.basis) for one in measure(self.own_site(), at=self.at)]
        response = HttpResponse(write_csv(header, rows), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="trang-tu-do-{local_day(self.at):%Y%m%d}.csv"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


class SiteJob(OwnSite, View):
    """Ask for work on the whole site beside the pages; its page shows how far it is."""

    http_method_names = ["post"]
    task = ""

    def allowed(self) -> bool:
        return super().allowed() and self.officer.may_write(self.today)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        arguments: dict[str, str | int] = {"site": self.own_site().unit.code, "host": request.get_host()}
        job = jobs.ask(self.task, arguments=arguments, by=self.officer.code, unit=self.officer.unit.code, at=self.at)
        return HttpResponse(status=302, headers={"Location": reverse("jobs:show", args=[job.code])})


class LeaveSite(SiteJob):
    """Pack the public site into files that open without a server."""

    task = "leave_site"


class CheckLinks(SiteJob):
    """Look for links that lead nowhere."""

    task = "check_links"
