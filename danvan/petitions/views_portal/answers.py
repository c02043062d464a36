"""Published questions and answers, without personal data, with search and safe counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from danvan import search
from danvan.figures.suppression import hide, shown
from danvan.petitions.models import Petition, Publication
from danvan.petitions.similar import answered_like
from danvan.petitions.states import ENDED, KINDS
from danvan.petitions.views_portal.sending import Counted
from danvan.units.doors import page_asked, sheet_of
from danvan.units.models import Unit
from danvan.websites.addresses import item, split_code
from danvan.websites.doors import SitePage

LINE = ("title", "question", "topic_name", "public_from", "petition__code")
YEAR = timedelta(days=365)
MOST_HITS = 50


class ListAnswers(Counted, SitePage):
    """Answered cases of common interest, newest first, or those that a search finds; and how many there were."""

    template_name = "petitions/portal/answers.html"
    title = "Hỏi – đáp, kết quả trả lời"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("q", "").strip()[:200]
        rows = Publication.objects.public(self.at).filter(unit__in=self.door.bodies).newest_first()
        if asked:
            rows = rows.filter(petition__code__in=self.found(asked))
        sheet = sheet_of(rows.values_list(*LINE, named=True), page_asked(self.request), 20)
        lines = [answer_line(self.door.base, row) for row in sheet.rows]
        return super().get_context_data(
            sheet=sheet, lines=lines, query=asked, kept=f"q={asked}&" if asked else "", counts={} if asked else self.counts(),
            crumbs=self.crumbs({"label": self.title}), **kwargs,
        )  # fmt: skip

    def found(self, asked: str) -> list[str]:
        units = list(Unit.objects.filter(pk__in=self.door.bodies).values_list("code", flat=True))
        hits = search.find(asked, kinds=["answer"], public_at=self.at, units=units, limit=MOST_HITS)
        return [hit.code for hit in hits]

    def counts(self) -> dict[str, Any]:
        """Count a year by kind, settled or not; a count from 1 to 4 and what would reveal it stay hidden."""
        since = self.today - YEAR
        rows = Petition.objects.filter(unit__in=self.door.bodies, received_on__gte=since).exclude(kind="complaint")
        told = rows.values("kind", "state").annotate(number=Count("pk"))
        table = {kind: [0, 0] for kind in KINDS if kind != "complaint"}
        for row in told:
            table[row["kind"]][row["state"] not in ENDED] += row["number"]
        kept = {kind: pair for kind, pair in table.items() if sum(pair)}
        if not kept:
            return {}
        lines = [[*pair, sum(pair)] for pair in kept.values()]
        counts = [*lines, [sum(column) for column in zip(*lines, strict=True)]]
        safe = shown(counts, hide(counts))
        labels = [*(KINDS[kind] for kind in kept), "Cộng"]
        return {
            "since": since,
            "rows": list(zip(labels, safe, strict=True)),
            "hidden": any(None in row for row in safe),
        }


class ReadAnswer(Counted, SitePage):
    """One published question with its answer; the address ends in the code and moves with the title."""

    template_name = "petitions/portal/answer.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        rows = Publication.objects.public(self.at).filter(unit__in=self.door.bodies, petition__code=split_code(tail))
        row = rows.select_related("petition").first()
        if row is None:
            raise Http404("Không có nội dung này.")
        self.row, self.counted_page = row, row.petition.code
        address = item(self.door.base, "petition", row.petition.code, row.title)
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = (
            Publication.objects.public(self.at)
            .filter(unit__in=self.door.bodies)
            .exclude(pk=self.row.pk)
            .newest_first()
        )
        near = answered_like(f"{self.row.title} {self.row.question}", others.select_related("petition")[:200])
        crumbs = self.crumbs(
            {"label": ListAnswers.title, "url": self.door.address("hoi-dap/")},
            {"label": self.row.topic_name or "Trả lời"},
        )
        return super().get_context_data(
            title=self.row.title, row=self.row, crumbs=crumbs, origin=self.door.origins.get(self.row.unit_id, ""),
            absolute_url=self.door.permanent(self.request, "petition", self.row.petition.code, self.row.title, unit=self.row.unit_id),
            near=[{"title": one.publication.title, "url": item(self.door.base, "petition", one.publication.petition.code, one.publication.title)} for one in near],
            **kwargs,
        )  # fmt: skip


def answer_line(base: str, row: Any) -> dict[str, Any]:
    """Give what a line of the list shows."""
    question = " ".join(row.question.split())
    return {
        "title": row.title, "url": item(base, "petition", row.petition__code, row.title), "day": row.public_from, "topic": row.topic_name,
        "question": question if len(question) <= 180 else question[:180].rsplit(" ", 1)[0] + " …",
    }  # fmt: skip
