"""What the law asks, item by item; the quarterly list that is posted; the poster with its QR code."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import mark_safe
from django.views import View

from danvan.calendars.models import load
from danvan.core.refused import Refused
from danvan.disclosures.duties import is_complete
from danvan.disclosures.letters import council_report, outcome_of, posted_list
from danvan.disclosures.models import Disclosure
from danvan.disclosures.permissions import may_enter
from danvan.disclosures.views_desk.disclosure import duties_of, loudspeaker_units
from danvan.documents import papers
from danvan.figures.periods import Period
from danvan.law import publication
from danvan.units.doors import DeskPage, DeskView
from danvan.websites.addresses import base_of, site_of


def own(view: Any) -> Any:
    """Give the contents of the unit acted for that stand."""
    rows = Disclosure.objects.visible_to(view.officer, view.today).filter(unit=view.officer.unit_id)
    return rows.exclude(state="withdrawn").with_postings()


def year_asked(request: HttpRequest, today: date) -> int:
    """Read the year of the address; anything else is this year."""
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isascii() and asked.isdigit() and 2023 <= int(asked) <= 2100 else today.year


class Checklist(DeskPage):
    """Every item of the law with what the unit made public in a year: what is there, what is missing."""

    template_name = "disclosures/desk/checklist.html"
    title = "Danh mục phải công khai"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = year_asked(self.request, self.today)
        rows = list(own(self).filter(decided_on__year=year))
        silent, calendar = loudspeaker_units(rows), load(self.officer.unit)
        by_item: dict[str, list[bool]] = defaultdict(list)
        for row in rows:
            by_item[row.item_code].append(is_complete(duties_of(row, calendar, self.today, silent)))
        standing = set(own(self).filter(state="open").values_list("item_code", flat=True))
        groups = [
            {"label": label, "lines": [self.line(item, by_item[item.code], item.code in standing) for item in publication.items().values() if item.group == key]}
            for key, label in publication.groups().items()
        ]  # fmt: skip
        return super().get_context_data(
            groups=groups, year=year, years=range(self.today.year, max(2022, self.today.year - 4), -1),
            may_enter=may_enter(self.officer, self.officer.unit, self.today), **kwargs,
        )  # fmt: skip

    def line(self, item: publication.Item, found: list[bool], standing: bool) -> dict[str, Any]:
        """Say how one item stands in the year: badge, words, how many."""
        if found:
            missing = found.count(False)
            words, kind = ("Đã công khai đủ", "done") if not missing else (f"{missing} nội dung chưa đủ", "waiting")
        elif item.rhythm == "change" and standing:
            words, kind = "Đang niêm yết thường xuyên", "done"
        elif item.rhythm in ("yearly", "quarterly", "change"):
            words, kind = "Chưa có", "late"
        else:
            words, kind = "Chưa phát sinh", "note"
        return {
            "item": item,
            "count": len(found),
            "words": words,
            "kind": kind,
            "rhythm": publication.RHYTHMS[item.rhythm],
        }


def quarter_of(request: HttpRequest, today: date) -> Period:
    """Read the period of the address (2026-Q3); the quarter of today without one. Raise Http404."""
    asked = request.GET.get("ky") or f"{today.year}-Q{(today.month + 2) // 3}"
    try:
        return Period.parse(asked)
    except Refused as refused:
        raise Http404(refused.sentence) from refused


class PostedList(DeskPage):
    """The list «content, form, time» of a quarter, which is posted itself (Luật 10/2022 Đ13.2)."""

    template_name = "disclosures/desk/posted_list.html"
    title = "Danh sách nội dung đã công khai"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        period = quarter_of(self.request, self.today)
        rows = own(self).filter(published_on__range=(period.start, period.end)).order_by("published_on", "pk")
        quarters = [f"{year}-Q{q}" for year in (self.today.year, self.today.year - 1) for q in (4, 3, 2, 1)]
        years = [
            Period.parse(f"{year}{half}") for year in (self.today.year, self.today.year - 1) for half in ("-6T", "")
        ]
        return super().get_context_data(
            period=period, rows=list(rows), periods=[Period.parse(one) for one in quarters], longer=years,
            unit_name=self.officer.unit.name_on(self.today), **kwargs,
        )  # fmt: skip


class PostedListPaper(DeskView, View):
    """The same list as a Word paper."""

    def get(self, request: HttpRequest) -> HttpResponse:
        period = quarter_of(request, self.today)
        rows = own(self).filter(published_on__range=(period.start, period.end)).order_by("published_on", "pk")
        letter = posted_list(self.officer.unit, list(rows), period, on=self.today)
        return papers.download(papers.docx(letter), title=f"Danh sách công khai {period.name}", on=self.today)


class CouncilReport(DeskView, View):
    """The report to the People's Council on a period, as a Word paper (Luật 10/2022 Đ14.3)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        period = quarter_of(request, self.today)
        rows = list(own(self).filter(decided_on__range=(period.start, period.end)).order_by("decided_on", "pk"))
        silent, calendar = loudspeaker_units(rows), load(self.officer.unit)
        found = [outcome_of(row, duties_of(row, calendar, self.today, silent)) for row in rows]
        letter = council_report(self.officer.unit, found, period, on=self.today)
        return papers.download(papers.docx(letter), title=f"Báo cáo công khai {period.name}", on=self.today)


class Poster(DeskPage):
    """A sheet to hang up: the address of the public page with its QR code."""

    template_name = "disclosures/desk/poster.html"
    title = "Tờ treo có mã QR"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = site_of(self.officer.unit, self.today)
        if site is None:
            return super().get_context_data(address="", **kwargs)
        address = self.request.build_absolute_uri(f"{base_of(site, self.today)}cong-khai/")
        drawn = segno.make(address, error="m").svg_inline(border=2, omitsize=True)
        return super().get_context_data(address=address, site=site, qr=mark_safe(drawn), **kwargs)
