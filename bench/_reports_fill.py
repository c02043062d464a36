"""A year of reports of the whole country for the bench: bodies, sheets, cells and stored months, by few statements."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, transaction

from danvan.core.codes import new_code
from danvan.figures.periods import Period
from danvan.reports.models import (
    Assignment,
    FormPart,
    FormVersion,
    Indicator,
    ReportForm,
    ReportingLine,
    Sheet,
    SheetVersion,
)
from danvan.units.models import Officer, OfficerRole, Unit, UnitClosure, UnitVersion

YEAR, INDICATORS, KIND = 2026, 60, "party_committee"
SINCE, AT = date(2025, 7, 1), datetime(YEAR, 12, 31, 9, tzinfo=UTC)
ROWS_OF_CELLS = """
    INSERT INTO reports_cell (version_id, indicator_id, kind, value, ytd, own, own_ytd, typed, estimate, ytd_estimate,
        sent_before, text, basis, records, missing, expected, query_version, hash)
    SELECT v.id, i.id, 'typed', (v.id * 31 + i.id * 17) % 97, (v.id * 31 + i.id * 17) % 997, 1, 1, 1, 0, 0, 0, '', '', 0, 0, 0, 0, ''
    FROM reports_sheetversion v CROSS JOIN reports_indicator i WHERE i.code LIKE 'BENCH-%%'
"""
ROWS_OF_MONTHS = """
    INSERT INTO reports_storedfact (fact, slice, unit_id, month, amount, typed, estimate)
    SELECT i.code, '', s.unit_id, s.starts_on, (s.id * 31 + i.id * 17) % 97, 0, 0
    FROM reports_sheet s CROSS JOIN reports_indicator i WHERE i.code LIKE 'BENCH-%%'
"""


@transaction.atomic
def fill(user: Any) -> None:
    """Fill an installation that has the places of the country but no bodies."""
    top, bodies = _bodies()
    form = _form("BENCH", ("commune", "national"))
    _form("BENCH-TINH", ("commune", "province"))
    _sheets(form, bodies, top)
    with connection.cursor() as cursor:
        cursor.execute(ROWS_OF_CELLS)
        cursor.execute(ROWS_OF_MONTHS)
    _officers(user, top, bodies)


def _bodies() -> tuple[Unit, list[Unit]]:
    """Make one national body, one for each province and commune of today."""
    top = Unit.objects.create(code="BTW", tree="organisation", prefix="BTW")
    versions = [_version(top, "Ban trung ương (hư cấu)", "national", None, "/BTW/", None)]
    places = UnitVersion.objects.filter(unit__tree="area", valid_to=None, level__in=("province", "commune"))
    made: dict[int, tuple[Unit, str]] = {}
    for level in ("province", "commune"):
        for place in places.filter(level=level).select_related("unit").order_by("pk"):
            code = f"B{place.unit_id}"
            unit = Unit(code=code, tree="organisation", prefix=code)
            parent, path = made.get(place.parent_id or 0, (top, "/BTW/"))
            made[place.unit_id] = (unit, f"{path}{code}/")
            versions.append(_version(unit, f"Đảng ủy {place.name}", level, parent, f"{path}{code}/", place.unit))
    Unit.objects.bulk_create([unit for unit, _ in made.values()])
    UnitVersion.objects.bulk_create(versions)
    units = {unit.code: unit for unit, _ in made.values()} | {"BTW": top}
    links = [
        UnitClosure(ancestor=units[code], descendant=version.unit, depth=depth, valid_from=SINCE)
        for version in versions
        for depth, code in enumerate(reversed([one for one in version.path.split("/") if one]))
    ]
    UnitClosure.objects.bulk_create(links, batch_size=2000)
    return top, [version.unit for version in versions if version.level == "commune"]


def _version(unit: Unit, name: str, level: str, parent: Unit | None, path: str, area: Unit | None) -> UnitVersion:
    return UnitVersion(
        unit=unit, name=name, kind=KIND, level=level, parent=parent, path=path, area=area, valid_from=SINCE
    )


def _form(code: str, line: tuple[str, str]) -> FormVersion:
    version = FormVersion.objects.create(
        form=ReportForm.objects.create(code=code), number=1, name=f"Biểu đo {code}", period_kind="month", due_days=5, valid_from=SINCE
    )  # fmt: skip
    ReportingLine.objects.create(version=version, from_kind=KIND, from_level=line[0], to_kind=KIND, to_level=line[1])
    if not Indicator.objects.filter(code__startswith="BENCH-").exists():
        Indicator.objects.bulk_create(
            Indicator(code=f"BENCH-{n:02d}", name=f"Chỉ tiêu đo {n}", group="propaganda", measure="lượt", kind="counted",
                      fact=("meetings_held", "attendances", "articles_published")[n % 3], source="đo", valid_from=SINCE)
            for n in range(INDICATORS)
        )  # fmt: skip
    FormPart.objects.bulk_create(
        FormPart(version=version, position=n, kind="indicator", key=one.code, indicator=one)
        for n, one in enumerate(Indicator.objects.filter(code__startswith="BENCH-").order_by("code"))
    )
    return version


def _sheets(form: FormVersion, bodies: list[Unit], top: Unit) -> None:
    periods = [Period.parse(f"{YEAR}-{month:02d}") for month in range(1, 13)]
    sheets = [
        Sheet(
            code=f"{unit.code}-{period.code}", form_id=form.form_id, unit=unit, superior=top, period_code=period.code,
            starts_on=period.start, ends_on=period.end, state="received", due_on=period.end, opened_at=AT,
        )
        for period in periods for unit in bodies
    ]  # fmt: skip
    Sheet.objects.bulk_create(sheets, batch_size=2000)
    SheetVersion.objects.bulk_create(
        (
            SheetVersion(code=f"V{sheet.code}", sheet=sheet, form_version=form, number=1, created_at=AT, sent_at=AT,
                         sent_on=AT.date(), received_at=AT)
            for sheet in sheets
        ),
        batch_size=2000,
    )  # fmt: skip


def _officers(user: Any, top: Unit, bodies: list[Unit]) -> None:
    """Let one account act for the province with the most communes, another for a commune of it."""
    counted: dict[str, int] = {}
    for path in UnitVersion.objects.filter(unit__in=bodies).values_list("path", flat=True):
        counted[path.split("/")[2]] = counted.get(path.split("/")[2], 0) + 1
    code = min(counted, key=lambda one: abs(counted[one] - 124))
    province = Unit.objects.get(code=code)
    commune = UnitVersion.objects.filter(parent=province, level="commune").order_by("pk")[0].unit
    for name, unit in (("tinh", province), ("xa", commune)):
        officer = Officer.objects.create(code=new_code("CB", YEAR), user=user(name), unit=unit)
        for role in ("clerk", "head"):
            OfficerRole.objects.create(
                officer=officer, role=role, valid_from=SINCE, granted_at=AT, granted_by_code="system"
            )
    for form in ReportForm.objects.filter(code__in=("BENCH", "BENCH-TINH")):
        unit = top if form.code == "BENCH" else province
        Assignment.objects.create(form=form, unit=unit, since=SINCE, assigned_at=AT)
