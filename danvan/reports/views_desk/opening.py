"""A number opened: to the units below, to the parts of a ratio, to the records that were counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404

from danvan.figures import charts
from danvan.figures.contributions import Contribution
from danvan.reports.compiling import Compiled, Line, Source, compile
from danvan.reports.counting import BEGINNING, FACTS, chosen, own_units
from danvan.reports.line import senders, short_name
from danvan.reports.models import Cell, Sheet, SheetVersion
from danvan.reports.rolling import Amount, plus
from danvan.reports.views_desk.addresses import NAMED_BY_CODE, UNNAMED, address_of_record
from danvan.reports.views_desk.mine import sheet_for
from danvan.reports.views_desk.sheet import newest
from danvan.search.titles import titles
from danvan.units.doors import DeskPage

MOST = 500
MOST_POINTS, MOST_BARS = 11, 40


class OpenCell(DeskPage):
    """One figure of a report, down to what it is made of, as far as the viewer may see."""

    template_name = "reports/desk/cell.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sheet = sheet_for(self, kwargs.pop("code"))
        report = compile(newest(sheet).form_version, sheet.unit, sheet.period, today=self.today, sheet=sheet)
        line = report.by_code.get(kwargs.pop("indicator").upper())
        if line is None:
            raise Http404
        since_year = self.request.GET.get("since") == "year"
        found = self._records(report, line, since_year)
        return super().get_context_data(
            title=line.label, sheet=sheet, report=report, line=line, measure=line.indicator.measure if line.indicator else "",
            since_year=since_year, units=self._units(sheet, report, line), parts=_parts(report, line),
            records=_named(found[:MOST], line), more=max(len(found) - MOST, 0), charts=_charts(report, line), **kwargs,
        )  # fmt: skip

    def _records(self, report: Compiled, line: Line, since_year: bool) -> list[Contribution]:
        one = line.indicator
        if one is None or one.kind != "counted" or one.fact not in FACTS:
            return []
        until = min(report.period.end, self.today)
        bodies = [body.unit for body in senders(report.form, report.unit, report.period.end)]
        ids = own_units(report.unit, until, bodies)
        seen = set(self.units_in_scope().filter(pk__in=ids).values_list("pk", flat=True))
        first: date = report.period.year_start if since_year else report.period.start
        found = FACTS[one.fact].count(sorted(seen), BEGINNING if one.adds_up == "last" else first, until)
        return chosen(found, one.slice, one.slice_values)

    def _units(self, sheet: Sheet, report: Compiled, line: Line) -> list[dict[str, Any]]:
        """List what each unit below gave, with the way into its own report where the viewer may go."""
        if not line.expected:
            return []
        versions = [one.version for one in report.sources if one.version]
        codes = dict(
            SheetVersion.objects.visible_to(self.officer, self.today).filter(pk__in=versions).values_list("pk", "sheet__code")
        )  # fmt: skip
        code = line.indicator.code if line.indicator else ""
        before = _year_before(report, code)
        return [
            _unit(one, codes, report.by_unit.get(one.code, {}).get(code, (None, None)), before)
            for one in report.sources
        ]


def _year_before(report: Compiled, code: str) -> dict[int, Amount | None]:
    """Return the last known year to date of each unit that has not sent. One query, none when all have."""
    owner = {older: one.unit for one in report.sources if one.version is None for older in one.earlier}
    found: dict[int, Amount | None] = {}
    for cell in Cell.objects.filter(version__in=list(owner), indicator__code=code).select_related("indicator"):
        found[owner[cell.version_id]] = plus(found.get(owner[cell.version_id]), cell.indicator.shown(cell.ytd))
    return found


def _unit(
    one: Source, codes: dict[int, str], values: tuple[Amount | None, Amount | None], before: dict[int, Amount | None]
) -> dict[str, Any]:  # fmt: skip
    missing = one.version is None
    return {
        "name": one.name, "sheet": codes.get(one.version or 0, ""), "missing": missing and one.expected, "gone": not one.expected,
        "value": values[0], "ytd": before.get(one.unit) if missing else values[1], "older": missing and one.unit in before,
    }  # fmt: skip


def _charts(report: Compiled, line: Line) -> list[dict[str, Any]]:
    """Draw the figure over the periods that were sent, and the units below beside each other. One query."""
    if line.indicator is None or line.kind in ("text", "ratio"):
        return []
    measure, drawn = line.indicator.measure, []
    points = [*_sent_points(report, line), charts.Point(report.period.name, line.value)]
    if len(points) > 1:
        drawn.append(charts.time_line("Qua các kỳ", measure, points))
    if line.expected:
        code = line.indicator.code
        units = [
            charts.Point(short_name(one.name), report.by_unit.get(one.code, {}).get(code, (None, None))[0])
            for one in report.sources
            if one.expected
        ]
        units.sort(key=lambda one: -(one.value or 0))
        drawn.append(charts.compare(_title_of(units), measure, units[:MOST_BARS]))
    return [{"chart": one, "svg": charts.svg(one)} for one in drawn]


def _title_of(units: list[charts.Point]) -> str:
    more = f" ({MOST_BARS} đơn vị có số lớn nhất)" if len(units) > MOST_BARS else ""
    return f"So sánh các đơn vị{more}"


def _sent_points(report: Compiled, line: Line) -> list[charts.Point]:
    assert line.indicator is not None
    sent = SheetVersion.objects.last_sent().filter(
        sheet__form=report.form.form_id, sheet__unit=report.unit, sheet__starts_on__lt=report.period.start
    )
    cells = Cell.objects.filter(version__in=sent, indicator__code=line.indicator.code)
    rows = cells.select_related("indicator", "version__sheet").order_by("-version__sheet__starts_on")[:MOST_POINTS]
    return [charts.Point(cell.version.sheet.period.name, cell.indicator.shown(cell.value)) for cell in reversed(rows)]


def _parts(report: Compiled, line: Line) -> list[Line]:
    one = line.indicator
    if one is None or one.kind != "ratio":
        return []
    return [report.by_code[code] for code in (one.numerator_code, one.denominator_code) if code in report.by_code]


def _named(found: list[Contribution], line: Line) -> list[dict[str, Any]]:
    if line.indicator is None or not found:
        return []
    kind = FACTS[line.indicator.fact].kind
    names = {} if kind in NAMED_BY_CODE else titles((kind, one.code) for one in found)
    return [
        {
            "code": one.code, "title": one.slices.get("title") or names.get((kind, one.code)) or UNNAMED.get(kind, one.code),
            "day": one.day, "amount": one.amount, "measure": one.slices.get("measure", "counted"),
            "url": "" if "title" in one.slices else address_of_record(kind, one.code),
        }
        for one in found
    ]  # fmt: skip
