"""The public figures of a site: one stored table for page, JSON and CSV; hidden counts were never stored."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from danvan.core.dates import short_day
from danvan.documents import papers, sheets
from danvan.figures import charts
from danvan.figures.periods import Period
from danvan.figures.suppression import HIDDEN
from danvan.reports.line import short_name
from danvan.reports.models import PublishedCount, PublishedGrid
from danvan.reports.models.published import TOTAL
from danvan.websites.doors import SitePage, SiteView

MOST_LISTED, MOST_POINTS = 80, 8
DICTIONARY = (
    ("form", "Mã biểu báo cáo"), ("period", "Kỳ: năm và quý, ví dụ 2026-Q3"), ("unit_code", "Mã đơn vị; để trống ở hàng tổng số"),
    ("unit_name", "Tên đơn vị trong kỳ"), ("column_code", "Mã chỉ tiêu; để trống ở cột tổng số"), ("column_name", "Tên chỉ tiêu"),
    ("measure", "Đơn vị tính"), ("value", "Số trong kỳ; “..” là ô che"), ("year_to_date", "Số từ đầu năm, chỉ có ở quý IV; “..” là ô che"),
)  # fmt: skip


def period_name(grid: PublishedGrid) -> str:
    """Say the period of a table: Quý III/2026."""
    return Period.parse(grid.period_code).name


class ListFigures(SitePage):
    """The tables that concern this site, newest first."""

    template_name = "reports/portal/list.html"
    title = "Số liệu công khai"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = PublishedGrid.objects.seen_by(self.door.bodies).select_related("form").newest_first()[:MOST_LISTED]
        lines = [
            {
                "title": grid.title, "period": period_name(grid), "by": grid.unit_name, "day": grid.published_at,
                "url": self.door.address(f"so-lieu/{grid.form.code.lower()}/{grid.period_code.lower()}/"),
            }
            for grid in rows
        ]  # fmt: skip
        return super().get_context_data(
            lines=lines, crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs
        )


class OneGrid(SiteView):
    """Mixin: ``self.grid`` and its counts as rows, found by form and period; 404 for what does not concern the site."""

    grid: PublishedGrid

    def find(self, form: str, period: str) -> PublishedGrid:
        rows = PublishedGrid.objects.seen_by(self.door.bodies).select_related("form", "unit")
        grid = rows.filter(form__code=form.upper(), period_code=period.upper()).order_by("-pk").first()
        if grid is None:
            raise Http404("Không có bảng số liệu này.")
        self.grid = grid
        return grid

    def counts(self) -> list[PublishedCount]:
        return list(self.grid.counts.order_by("row", "place"))


class ReadGrid(OneGrid, SitePage):
    """One table with three charts, the numbers written on them and in the table beside."""

    template_name = "reports/portal/grid.html"

    def get(self, request: HttpRequest, *args: Any, form: str, period: str, **kwargs: Any) -> HttpResponse:
        self.find(form, period)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        grid, counts = self.grid, self.counts()
        own = {one.unit_code for one in counts if one.unit_id in set(self.door.bodies)}
        table = rows_of(counts, own if len(own) == 1 else set())
        address = self.door.address(f"so-lieu/{grid.form.code.lower()}/{grid.period_code.lower()}")
        return super().get_context_data(
            title=f"{grid.title}, {period_name(grid)}", grid=grid, period=period_name(grid), columns=_columns(counts), table=table,
            charts=[{"svg": charts.svg(one), "chart": one} for one in self.charts(counts)], json_url=f"{address}.json",
            csv_url=f"{address}.csv", dictionary_url=f"{address}-cot.csv", hidden=any(one.value is None for one in counts),
            crumbs=[
                {"label": "Trang chủ", "url": self.door.base}, {"label": "Số liệu công khai", "url": self.door.address("so-lieu/")},
                {"label": period_name(grid)},
            ],
            **kwargs,
        )  # fmt: skip

    def charts(self, counts: list[PublishedCount]) -> list[charts.Chart]:
        """Draw units, parts and the quarters so far, all from published counts."""
        grid = self.grid
        units = [
            charts.Point(short_name(one.unit_name), one.value, hidden=True)
            for one in counts
            if one.column_code == TOTAL and one.unit_code
        ]
        parts = [
            charts.Point(one.column_name, one.value, hidden=True)
            for one in counts
            if one.unit_code == TOTAL and one.column_code
        ]
        drawn = [
            charts.compare("So sánh các đơn vị", grid.measure, units),
            charts.share("Cơ cấu theo loại", grid.measure, parts, axis="Loại"),
        ]
        line = self.time_line()
        return [line, *drawn] if len(line.rows) > 1 else drawn

    def time_line(self) -> charts.Chart:
        grid = self.grid
        totals = PublishedCount.objects.filter(
            grid__form=grid.form_id, grid__unit=grid.unit_id, grid__starts_on__lte=grid.starts_on, unit_code=TOTAL, column_code=TOTAL
        ).select_related("grid")  # fmt: skip
        rows = list(totals.order_by("-grid__starts_on")[:MOST_POINTS])[::-1]
        points = [charts.Point(period_name(one.grid), one.value, hidden=True) for one in rows]
        return charts.time_line("Tổng số qua các quý", grid.measure, points, axis="Quý")


def rows_of(counts: list[PublishedCount], own: set[str]) -> list[dict[str, Any]]:
    """Lay counts out as rows; ``own`` marks the rows of the reader's site."""
    rows: dict[int, dict[str, Any]] = {}
    for one in counts:
        row = rows.setdefault(
            one.row, {"name": one.unit_name, "own": one.unit_code in own, "total": not one.unit_code, "cells": []}
        )
        row["cells"].append({"label": one.column_name, "value": one.value, "ytd": one.ytd})
    return list(rows.values())


def _columns(counts: list[PublishedCount]) -> list[str]:
    return [one.column_name for one in counts if one.row == counts[0].row]


class GridFile(OneGrid, View):
    """The same table as JSON, as CSV, and what the columns of the CSV mean."""

    def get(self, request: HttpRequest, form: str, period: str, kind: str) -> HttpResponse:
        grid = self.find(form, period)
        name = f"so-lieu {grid.form.code} {grid.period_code}"
        if kind == "cot.csv":
            return _open(
                papers.download(sheets.write_csv(["column", "meaning"], DICTIONARY), title=f"{name} cot", kind="csv")
            )
        counts = self.counts()
        if kind == "csv":
            return _open(
                papers.download(
                    sheets.write_csv([name for name, _ in DICTIONARY], _lines(grid, counts)), title=name, kind="csv"
                )
            )
        text = json.dumps(grid_as_dict(grid, counts), ensure_ascii=False, indent=1)
        return _open(HttpResponse(text, content_type="application/json; charset=utf-8"))


def _open(response: HttpResponse) -> HttpResponse:
    """Let anybody's program read it: public figures, no cookies."""
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=300"
    return response


def _lines(grid: PublishedGrid, counts: list[PublishedCount]) -> list[list[Any]]:
    return [
        [
            grid.form.code, grid.period_code, one.unit_code, one.unit_name, one.column_code, one.column_name, grid.measure,
            _said(one.value), _said(one.ytd) if grid.has_year else "",
        ]
        for one in counts
    ]  # fmt: skip


def _said(value: int | None) -> int | str:
    return HIDDEN if value is None else value


def grid_as_dict(grid: PublishedGrid, counts: list[PublishedCount]) -> dict[str, Any]:
    """Give a table with the meaning of each column; null is a hidden count."""
    return {
        "form": grid.form.code, "form_name": grid.form_name, "title": grid.title, "period": grid.period_code,
        "period_name": period_name(grid), "from": short_day(grid.starts_on), "to": short_day(grid.ends_on), "measure": grid.measure,
        "published_by": grid.unit_name, "published_at": grid.published_at.isoformat(), "source": grid.source,
        "units_expected": grid.expected, "units_received": grid.received, "threshold": grid.threshold, "hash": grid.hash,
        "dictionary": dict(DICTIONARY),
        "counts": [
            {"unit_code": one.unit_code, "unit_name": one.unit_name, "column_code": one.column_code, "column_name": one.column_name,
             "value": one.value, "hidden": one.value is None, **({"year_to_date": one.ytd} if grid.has_year else {})}
            for one in counts
        ],
    }  # fmt: skip
