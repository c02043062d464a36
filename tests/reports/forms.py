"""A small form and walks along its corridor, for the tests of reports: plain functions."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from danvan.figures.periods import Period
from danvan.reports import actions
from danvan.reports.loader import parts_of
from danvan.reports.models import FormVersion, Indicator, ReportForm, ReportingLine, Sheet, SheetVersion
from danvan.units.models import Officer

Q3 = Period.parse("2026-Q3")
AT = datetime(2026, 10, 3, 2, 0, tzinfo=UTC)
SINCE = date(2025, 1, 1)

INDICATORS: list[dict[str, Any]] = [
    {"code": "HN", "name": "Hội nghị, các cuộc họp", "kind": "counted", "fact": "meetings_held", "measure": "cuộc"},
    {"code": "HN-TH", "name": "Lớp tập huấn", "kind": "counted", "fact": "meetings_held", "slice": "kind", "values": "training",
     "measure": "lớp", "part_of": "HN"},
    {"code": "LUOT", "name": "Lượt người dự", "kind": "counted", "fact": "attendances", "measure": "lượt"},
    {"code": "QUY", "name": "Quỹ vận động được", "kind": "money", "measure": "đồng", "group": "resources"},
    {"code": "DAT", "name": "Đất hiến", "kind": "typed", "measure": "ha", "decimals": 2, "group": "resources"},
    {"code": "DV", "name": "Đảng viên", "kind": "typed", "measure": "người", "adds_up": "last", "group": "organisation"},
    {"code": "DV-HOC", "name": "Đảng viên học tập", "kind": "typed", "measure": "người", "adds_up": "last", "part_of": "DV"},
    {"code": "TYLE", "name": "Tỷ lệ đảng viên học tập", "kind": "ratio", "measure": "%", "adds_up": "none", "at_most": 100,
     "numerator_code": "DV-HOC", "denominator_code": "DV"},
    {"code": "TIENDO", "name": "Tiến độ", "kind": "text", "adds_up": "none", "options": "Đúng\nChậm"},
]  # fmt: skip
PARTS: list[dict[str, Any]] = [
    {"heading": "I. Kết quả"},
    {"indicator": "HN"}, {"indicator": "HN-TH"}, {"indicator": "LUOT"},
    {"table": "nguon-luc", "title": "Vận động nguồn lực", "layout": "units", "indicators": ["QUY", "DAT"]},
    {"indicator": "DV"}, {"indicator": "DV-HOC"}, {"indicator": "TYLE"}, {"indicator": "TIENDO"},
    {"text": "tam-tu", "label": "Tâm trạng, nguyện vọng của Nhân dân", "mentions": ["meetings_held"]},
]  # fmt: skip
COMMUNE, PROVINCE = ("party_committee", "commune"), ("party_committee", "province")


def a_form(code: str = "QUY-DV", *, period: str = "quarter", parts: Any = PARTS, **more: Any) -> FormVersion:
    """Make the catalogue and a form that Party committees of communes send to that of the province."""
    for row in INDICATORS:
        Indicator.objects.get_or_create(
            code=row["code"], valid_from=SINCE, defaults={"group": "propaganda", "source": "mẫu thử"} | row
        )
    form = ReportForm.objects.create(code=code)
    values = {
        "name": "Báo cáo công tác dân vận",
        "period_kind": period,
        "due_days": 5,
        "due_unit": "wd",
        "valid_from": SINCE,
    }
    version = FormVersion.objects.create(form=form, number=1, **values | more)
    for part in parts_of(version, parts, SINCE):
        part.save()
    ReportingLine.objects.create(
        version=version, from_kind=COMMUNE[0], from_level=COMMUNE[1], to_kind=PROVINCE[0], to_level=PROVINCE[1]
    )
    return version


def assigned(form: FormVersion, by: Officer, *, since: date = date(2026, 1, 1)) -> FormVersion:
    """Let the unit of an officer ask for a form."""
    actions.assign(form.form, since=since, by=by, at=AT)
    return form


def typed(**amounts: Any) -> dict[str, actions.Entry]:
    """Make entries with a basis: ``typed(QUY=5, DV_HOC=3)``."""
    return {
        code.replace("_", "-"): actions.Entry(text=amount, basis="sổ")
        if isinstance(amount, str)
        else actions.Entry(Decimal(str(amount)), basis="sổ theo dõi")
        for code, amount in amounts.items()
    }


def opened(form: FormVersion, by: Officer, period: Period = Q3, *, at: datetime = AT, **amounts: Any) -> Sheet:
    """Open the report of an officer's unit and type something."""
    sheet = actions.open(form, by.unit, period, by=by, at=at)
    if amounts:
        actions.fill(sheet, entries=typed(**amounts), passages={}, by=by, at=at)
    return sheet


def sent(form: FormVersion, by: Officer, period: Period = Q3, *, head: Officer | None = None, at: datetime = AT, **amounts: Any) -> Sheet:  # fmt: skip
    """Walk a report until it is sent."""
    sheet = actions.send(opened(form, by, period, at=at, **amounts), by=by, at=at)
    actions.approve(sheet, by=head or by, at=at)
    return Sheet.objects.get(pk=sheet.pk)


def received(form: FormVersion, by: Officer, superior: Officer, period: Period = Q3, *, head: Officer | None = None,
             at: datetime = AT, **amounts: Any) -> SheetVersion:  # fmt: skip
    """Walk a report until the superior took it in."""
    return actions.receive(sent(form, by, period, head=head, at=at, **amounts), by=superior, at=at)
