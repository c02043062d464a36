"""Papers and the register to take away."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from danvan.commendations.letters import papers as letters
from danvan.commendations.models import Nominee
from danvan.commendations.views_desk.proposal import found_one, papers_of
from danvan.commendations.views_desk.register import register_of
from danvan.documents import papers
from danvan.units.doors import DeskView

WRITERS = {
    "list": letters.list_paper,
    "posted": letters.posted_list,
    "submission": letters.submission,
    "minutes": letters.minutes,
    "decision": letters.decision,
}


class PrintPaper(DeskView, View):
    """One paper of a file as Word."""

    def get(self, request: HttpRequest, code: str, paper: str) -> HttpResponse:
        proposal = found_one(self)
        names = dict(papers_of(proposal))
        if paper not in names:
            raise Http404
        return papers.download(
            WRITERS[paper](proposal, self.today), title=f"{names[paper]} {proposal.code}", on=self.today
        )


class PrintReport(DeskView, View):
    """The achievement report of one line."""

    def get(self, request: HttpRequest, code: str, line: int) -> HttpResponse:
        proposal = found_one(self)
        rows = Nominee.objects.filter(proposal=proposal).select_related("award", "proposal__unit")
        nominee = get_object_or_404(rows, pk=line)
        return papers.download(
            letters.achievement(nominee, self.today), title=f"Báo cáo thành tích {proposal.code}", on=self.today
        )


class ExportRegister(DeskView, View):
    """The register of a year as a spreadsheet."""

    def get(self, request: HttpRequest) -> HttpResponse:
        year = request.GET.get("year", "")
        chosen = int(year) if year.isdigit() and len(year) == 4 else self.today.year
        title = f"Sổ theo dõi khen thưởng năm {chosen}"
        rows = register_of(self.officer, self.today, chosen)
        return papers.download(letters.register(rows, title), title=title, kind="xlsx", on=self.today)
