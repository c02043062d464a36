"""The staff door: Hôm nay, the figures of a unit and the records behind them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import Http404
from django.urls import reverse

from danvan.core.refused import Refused
from danvan.desk.waiting import waiting_for
from danvan.figures import schemes
from danvan.figures.contributions import Contribution, total
from danvan.figures.periods import Period
from danvan.hall import health
from danvan.hall.finding import DESK_LABELS, find_for
from danvan.news.permissions import WRITERS
from danvan.reports.counting import FACTS, opened, rows_of
from danvan.search.titles import titles
from danvan.units.doors import DeskPage
from danvan.units.models import Unit, UnitVersion

DESK_PAGES = {
    "meeting": "/desk/meetings/{}/",
    "article": "/desk/news/{}/",
    "document": "/desk/documents/{}/",
    "unit": "/desk/units/{}/",
    "initiative": "/desk/initiatives/{}/",
    "commendation": "/desk/commendations/{}/",
    "answer": "/desk/petitions/{}/",
    "disclosure": "/desk/disclosures/{}/",
    "petition": "/desk/petitions/{}/",
    "comment": "/desk/news/comments/{}/",
    "reception_day": "/desk/petitions/reception/{}/",
}
NAMED_BY_CODE = ("petition", "comment")
"""Kinds whose title may say something of a person: a figure opens them by their code alone."""
DOORS = (
    ("Ghi nhanh cuộc họp", "/desk/meetings/quick/", ("grassroots", "clerk", "head", "editor")),
    ("Nhập bài", "/desk/intake/", ("clerk", "head", "editor")),
    ("Viết tin bài", "/desk/news/new/", WRITERS),
    ("Quản trị đơn vị", "/desk/admin/", ("administrator",)),
    ("Xem số liệu", "/desk/figures/", ()),
)
FIRST_STEPS = (
    (
        ("clerk", "head", "editor"),
        "Ghi nhanh một cuộc họp vừa xong, hoặc đưa một bài đã đăng vào Nhập bài. Số liệu sẽ tự đếm.",
    ),
    (("grassroots",), "Ghi nhanh một cuộc họp vừa xong. Số liệu sẽ tự đếm."),
    (
        ("administrator",),
        "Ghi thông tin chủ quản ở Trang của đơn vị, rồi vào Quản trị, mục Nhập danh sách, để đưa thôn, cơ quan, người và tài khoản vào bằng một tệp.",
    ),
)
"""What somebody does first on an empty desk, by role; the first that fits."""


class Today(DeskPage):
    """What waits for me, what comes, what was done lately."""

    template_name = "desk/today.html"
    title = "Hôm nay"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = waiting_for(self.officer, on=self.today, at=self.at)
        doors = [
            {"label": label, "url": url}
            for label, url, roles in DOORS
            if not roles or self.officer.has_any(roles, self.today)
        ]
        return super().get_context_data(
            waiting=waiting, today=self.today, officer=self.officer, doors=doors,
            first_step="" if any(group.items for group in waiting) else self.first_step(), **kwargs,
        )  # fmt: skip

    def first_step(self) -> str:
        """Say what to begin with; nothing to those who only read."""
        return next((text for roles, text in FIRST_STEPS if self.officer.has_any(roles, self.today)), "")


class Find(DeskPage):
    """Search over what this officer may see."""

    template_name = "desk/search.html"
    title = "Tìm kiếm"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.get("q", "").strip()[:200]
        codes = list(self.units_in_scope().values_list("code", flat=True))
        letters = self.officer.may_write(self.today)
        hits = find_for(query, codes, at=self.at, drafts=True, letters=letters).hits if query else []
        return super().get_context_data(
            query=query, hits=[{"hit": hit, "label": DESK_LABELS[hit.kind], "url": DESK_PAGES[hit.kind].format(hit.code)} for hit in hits],
            **kwargs,
        )  # fmt: skip


class FiguresForm(forms.Form):
    """Which unit, which period, cut how."""

    unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Đơn vị", to_field_name="code", required=False, empty_label=None
    )
    period = forms.ChoiceField(label="Kỳ", required=False)
    scheme = forms.ChoiceField(label="Cách chốt số liệu", required=False)

    def __init__(
        self, *args: Any, units: Any, names: dict[int, str], periods: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].label_from_instance = lambda unit: names.get(unit.pk, unit.code)
        self.fields["period"].choices = periods
        self.fields["scheme"].choices = [(one.code, one.name) for one in schemes.registry().values()]


def periods_offered(today: date, asked: Period) -> list[tuple[str, str]]:
    """List the periods to choose from, the asked one among them: months, quarters, years, parts of years."""
    scheme = asked.scheme.code
    offered: list[Period] = []
    for kind, how_many in (("month", 15), ("quarter", 8), ("year", 12)):
        period = Period.containing(today, kind, scheme)
        for _ in range(how_many):
            offered.append(period)
            period = period.previous()
    year = Period.containing(today, "year", scheme).year
    offered += [Period.parse(f"{one}-{part}", scheme=scheme) for one in (year, year - 1) for part in ("6T", "9T")]
    listed = {period.code: period.label for period in offered}
    return list(({asked.code: asked.label} | listed if asked.code not in listed else listed).items())


class FiguresBase(DeskPage):
    """Unit, period and scheme from the address; a unit outside the scope is 404."""

    title = "Số liệu"

    def choose(self) -> tuple[Unit, Period]:
        code = self.request.GET.get("unit") or self.officer.unit.code
        unit = self.units_in_scope().filter(code=code).first()
        if unit is None:
            raise Http404
        scheme = self.request.GET.get("scheme") or schemes.CALENDAR
        try:
            asked = self.request.GET.get("period")
            return unit, Period.parse(asked, scheme=scheme) if asked else Period.containing(
                self.today, "quarter", scheme
            )
        except Refused as refused:
            raise Http404 from refused


class Figures(FiguresBase):
    """The figures page: in period and since the start of the year, each opening to its records."""

    template_name = "desk/figures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit, period = self.choose()
        units = self.units_in_scope().filter(tree="organisation").order_by("code")
        versions = UnitVersion.objects.last_ones(self.today).filter(unit__in=units).values_list("unit", "name")
        form = FiguresForm(
            {"unit": unit.code, "period": period.code, "scheme": period.scheme.code}, units=units, names=dict(versions),
            periods=periods_offered(self.today, period),
        )  # fmt: skip
        return super().get_context_data(
            unit=unit, unit_name=unit.name_on(period.end), period=period, form=form, rows=rows_of(unit, period, today=self.today),
            address=f"unit={unit.code}&period={period.code}&scheme={period.scheme.code}", **kwargs,
        )  # fmt: skip


OTHER_CUTS = ("", "field")
"""By what else than its own slice a figure is opened."""


class OpenFigure(FiguresBase):
    """The records that one figure counts."""

    template_name = "desk/open_figure.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit, period = self.choose()
        name, by, slice_, since = (
            kwargs.pop("fact"),
            self.request.GET.get("by", ""),
            self.request.GET.get("slice", ""),
            self.request.GET.get("since") == "year",
        )
        if name not in FACTS or by not in OTHER_CUTS:
            raise Http404
        fact = FACTS[name]
        found = opened(unit, period, name, slice_, today=self.today, since_new_year=since, by=by)
        label = (not by and fact.labels.get(slice_)) or (fact.rest if slice_ == "-" else slice_) or fact.label
        first = period.year_start if since else period.start
        return super().get_context_data(
            fact=fact, label=label, unit_name=unit.name_on(period.end), period=period, first=first, last=period.end,
            lines=lines_of(found, fact.kind), sum=total([one for one in found if one.slices.get("measure") != "estimate"]),
            estimate=total([one for one in found if one.slices.get("measure") == "estimate"]),
            back=f"{reverse('desk:figures')}?unit={unit.code}&period={period.code}&scheme={period.scheme.code}", **kwargs,
        )  # fmt: skip


def lines_of(found: list[Contribution], kind: str) -> list[dict[str, Any]]:
    """Name each contribution by its record, with the page that opens it. One query."""
    names = {} if kind in NAMED_BY_CODE else titles((kind, one.code) for one in found)
    return [
        {
            "code": one.code, "title": one.slices.get("title") or names.get((kind, one.code), one.code), "day": one.day, "amount": one.amount,
            "measure": one.slices.get("measure", "counted"), "url": "" if "title" in one.slices else DESK_PAGES[kind].format(one.code),
        }
        for one in found
    ]  # fmt: skip


class Health(DeskPage):
    """How the installation stands: for administrators, whose unit runs it or asks who does."""

    template_name = "desk/health.html"
    title = "Tình trạng hệ thống"
    roles = ("administrator",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = health.report(self.at)
        return super().get_context_data(lines=lines, troubles=[line for line in lines if line.trouble], **kwargs)
