"""``publish_grid``: freeze a quarter's table for the public, small counts and what would give them away hidden."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.figures import suppression
from danvan.figures.periods import QUARTER, Period
from danvan.reports.actions import refusals as no
from danvan.reports.compiling import Compiled, Line, compile
from danvan.reports.models import FormVersion, PublishedCount, PublishedGrid, SheetVersion
from danvan.reports.models.published import TOTAL
from danvan.reports.permissions import may_publish_grid
from danvan.units.models import Officer, Unit
from danvan.websites import generation

TABLE = "so-lieu"
"""The key of the table of a form that the public sees: columns of one measure that add up to a whole."""
LAST_QUARTER = 4
WHOLE = "Tổng số"


class NothingToPublish(Refused):
    """Biểu này không có bảng số liệu công khai, hoặc kỳ này chưa tiếp nhận báo cáo nào."""


class OnlyQuarters(Refused):
    """Chỉ công khai số liệu theo quý; không công khai số liệu tháng."""


class QuarterNotOver(Refused):
    """{period} chưa kết thúc; chưa công khai được."""


class AlreadyPublished(Refused):
    """{name} đã công bố bảng này cho {period}. Số đã công bố không thay; điều chỉnh nằm ở quý sau."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A table before it is published: rows of (unit, name), columns as lines, counts with totals, what is hidden."""

    report: Compiled
    title: str
    measure: str
    units: list[tuple[int, str, str]]
    columns: list[Line]
    counts: list[list[int]]
    hidden: frozenset[tuple[int, int]]


def draft_grid(form: FormVersion, unit: Unit, period: Period, *, at: datetime) -> Draft:
    """Lay out the table as it would be published. Raise OnlyQuarters, QuarterNotOver, NothingToPublish."""
    today = local_day(at)
    if period.kind != QUARTER or form.period_kind != QUARTER:
        raise OnlyQuarters()
    if period.end >= today:
        raise QuarterNotOver(period=period.name)
    report = compile(form, unit, period, today=today)
    head = next((line for line in report.lines if line.part.kind == "table" and line.part.key == TABLE), None)
    columns = [line for line in report.lines if line.indicator and line.part.table == TABLE]
    units = [(one.unit, one.code, one.name) for one in report.sources if one.version is not None]
    if head is None or not columns or not units or not form.public:
        raise NothingToPublish()
    inner = [
        [int(report.by_unit[code].get(line.indicator.code, (0, 0))[0] or 0) for line in columns if line.indicator]
        for _, code, _ in units
    ]
    counts = [[*row, sum(row)] for row in inner]
    counts.append([sum(column) for column in zip(*counts, strict=True)])
    measure = columns[0].indicator.measure if columns[0].indicator else ""
    return Draft(report, head.label, measure, units, columns, counts, suppression.hide(counts))


@transaction.atomic
def publish_grid(form: FormVersion, period: Period, *, by: Officer, at: datetime) -> PublishedGrid:
    """Publish the table of a quarter for ever. Raise NotYours, AlreadyPublished and what ``draft_grid`` raises.

    Since the start of the year stands in the table of the fourth quarter only, and there only for what all four
    quarters show openly (``suppression``): so no table gives away what another one hides.
    """
    if not may_publish_grid(by, by.unit, local_day(at)):
        raise no.NotYours()
    draft = draft_grid(form, by.unit, period, at=at)
    _check_once(draft, by.unit, form, period)
    year = _year(form, by.unit, period, draft) if period.number == LAST_QUARTER else {}
    grid = PublishedGrid.objects.create(
        form_id=form.form_id, form_name=form.name, unit=by.unit, unit_name=by.unit.name_on(period.end), period_code=period.code,
        starts_on=period.start, ends_on=period.end, title=draft.title, measure=draft.measure, source=form.source,
        expected=draft.report.expected, received=len(draft.units), has_year=period.number == LAST_QUARTER,
        threshold=suppression.THRESHOLD, hash="", published_at=at, published_by=by,
    )  # fmt: skip
    counts = _counts(grid, draft, year)
    PublishedCount.objects.bulk_create(counts, batch_size=1000)
    grid.hash = _hash(counts)
    grid.save(update_fields=["hash"])
    journal.record(
        unit=by.unit.code, actor=by.code, verb="grid.published", kind="report", code=form.form.code, fields=("grid",), at=at
    )  # fmt: skip
    generation.raise_after_commit()
    return grid


def _check_once(draft: Draft, unit: Unit, form: FormVersion, period: Period) -> None:
    """Refuse a second table with the same counts, by this unit or one above or below: two tables could be subtracted."""
    codes = [code for _, code, _ in draft.units]
    rows = PublishedGrid.objects.filter(form=form.form_id, period_code=period.code)
    known = rows.filter(unit=unit).first() or rows.filter(counts__unit_code__in=[*codes, unit.code]).first()
    known = known or rows.filter(unit__code__in=codes).first()
    if known is not None:
        raise AlreadyPublished(name=known.unit_name, period=period.name)


def _year(form: FormVersion, unit: Unit, period: Period, draft: Draft) -> dict[tuple[str, str], int]:
    """Add up the published quarters where all four are open, by codes of unit and column; the rest stays hidden."""
    earlier = PublishedCount.objects.filter(
        grid__form=form.form_id, grid__unit=unit, grid__starts_on__gte=period.year_start, grid__starts_on__lt=period.start,
        value__isnull=False,
    ).values_list("unit_code", "column_code", "value")  # fmt: skip
    found: dict[tuple[str, str], list[int]] = {}
    for unit_code, column_code, value in [*earlier, *_open(draft)]:
        found.setdefault((unit_code, column_code), []).append(value)
    return {key: sum(values) for key, values in found.items() if len(values) == LAST_QUARTER}


def _open(draft: Draft) -> list[tuple[str, str, int]]:
    return [
        (unit, column, draft.counts[row][place])
        for row, (_, unit, _) in enumerate(_rows(draft))
        for place, (column, _) in enumerate(_columns(draft))
        if (row, place) not in draft.hidden
    ]


def _rows(draft: Draft) -> list[tuple[int | None, str, str]]:
    return [*draft.units, (None, TOTAL, WHOLE)]


def _columns(draft: Draft) -> list[tuple[str, str]]:
    return [*((line.indicator.code, line.label) for line in draft.columns if line.indicator), (TOTAL, WHOLE)]


def _counts(grid: PublishedGrid, draft: Draft, year: dict[tuple[str, str], int]) -> list[PublishedCount]:
    return [
        PublishedCount(
            grid=grid, row=row, unit_id=unit, unit_code=unit_code, unit_name=unit_name, place=place, column_code=column,
            column_name=name, value=None if (row, place) in draft.hidden else draft.counts[row][place],
            ytd=year.get((unit_code, column)),
        )
        for row, (unit, unit_code, unit_name) in enumerate(_rows(draft))
        for place, (column, name) in enumerate(_columns(draft))
    ]  # fmt: skip


def _hash(counts: list[PublishedCount]) -> str:
    lines = [f"{one.unit_code}|{one.column_code}|{one.value}|{one.ytd}" for one in counts]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def quarters_to_publish(form: FormVersion, unit: Unit, *, at: datetime) -> list[Period]:
    """List the finished quarters of two years that have received reports and no table yet, newest first."""
    period, found = Period.containing(local_day(at), QUARTER).previous(), []
    done = set(PublishedGrid.objects.filter(form=form.form_id, unit=unit).values_list("period_code", flat=True))
    received = set(
        SheetVersion.objects.standing()
        .filter(sheet__form=form.form_id, sheet__superior=unit)
        .values_list("sheet__period_code", flat=True)
    )
    for _ in range(8):
        if period.code in received and period.code not in done:
            found.append(period)
        period = period.previous()
    return found
