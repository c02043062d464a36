"""What came of the movement in a year: registered, effective, recognised, commended, replicated; by unit and by field.

The same facts as in the reports, so that a number here is the number there; what was commended gets its field from the model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from danvan.commendations.models import Nominee
from danvan.figures.contributions import Amount, Contribution
from danvan.initiatives import facts
from danvan.initiatives.models import Initiative
from danvan.units.models import Unit

NO_FIELD = "Không ghi lĩnh vực"
NO_MODEL = "Không gắn với mô hình"


@dataclass(frozen=True, slots=True)
class Column:
    """One count: its heading, the fact that opens it, whether that fact knows the field."""

    heading: str
    fact: str
    knows_field: bool = True


COLUMNS = (
    Column("Đăng ký", "models_registered"),
    Column("Hiệu quả", "models_effective"),
    Column("Lượt công nhận", "models_recognised"),
    Column("Lượt khen", "commendations_granted", knows_field=False),
    Column("Nhân rộng", "models_replicated"),
)


@dataclass(slots=True)
class Cell:
    """What was counted or typed exactly, and what is an estimate, apart."""

    exact: Amount = 0
    estimate: Amount = 0


def _cells() -> list[Cell]:
    return [Cell() for _ in COLUMNS]


@dataclass(slots=True)
class Row:
    """One unit (``code`` opens its figures) or one field; a cell for each column."""

    name: str
    code: str = ""
    cells: list[Cell] = field(default_factory=_cells)


@dataclass(frozen=True, slots=True)
class Table:
    """The year's numbers by unit, by field, and all of them."""

    units: list[Row]
    fields: list[Row]
    total: Row


def movement_table(unit_ids: list[int], first: date, last: date, *, on: date) -> Table:
    """Count for these units from one day to another. Eight queries however many units there are."""
    found = _counted(unit_ids, first, last)
    codes = {one.unit for column in found for one in column}
    names = dict(Unit.objects.filter(code__in=codes).named(on).values_list("code", "known_name"))
    units = _rows(found, lambda one: one.unit, lambda code: Row(names.get(code) or code, code))
    fields = _rows(found, lambda one: one.slices.get("field", ""), lambda name: Row(name or NO_FIELD, name))
    [total] = _rows(found, lambda one: "", lambda _: Row("Cộng")) or [Row("Cộng")]
    return Table(sorted(units, key=lambda row: row.code), sorted(fields, key=_last_without), total)


def _last_without(row: Row) -> tuple[bool, str]:
    return row.name in (NO_FIELD, NO_MODEL), row.name


def _counted(unit_ids: list[int], first: date, last: date) -> list[list[Contribution]]:
    """Ask the facts, in the order of COLUMNS."""
    return [
        facts.models_registered(unit_ids, first, last),
        facts.models_effective(unit_ids, first, last),
        facts.models_recognised(unit_ids, first, last),
        _commended(unit_ids, first, last),
        facts.models_replicated(unit_ids, first, last),
    ]


def _commended(unit_ids: list[int], first: date, last: date) -> list[Contribution]:
    """Count commendations as the fact of that room does, each in the field of the model it rests on. Two queries."""
    rows = Nominee.objects.granted_by(unit_ids, first, last).standing()
    lines = list(rows.values_list("proposal__code", "proposal__giver__code", "proposal__decided_on", "initiative"))
    models = {code for *_, code in lines if code}
    fields = dict(Initiative.objects.filter(code__in=models).values_list("code", "field"))
    return [
        Contribution(code, unit, day, 1, {"field": fields.get(model, "") if model else NO_MODEL})
        for code, unit, day, model in lines
    ]


def _rows(
    found: list[list[Contribution]], key: Callable[[Contribution], str], make: Callable[[str], Row]
) -> list[Row]:
    """Add the contributions up under their keys."""
    rows: dict[str, Row] = {}
    for place, column in enumerate(found):
        for name, (exact, estimate) in _sums(column, key).items():
            row = rows.setdefault(name, make(name))
            row.cells[place] = Cell(exact, estimate)
    return list(rows.values())


def _sums(column: Iterable[Contribution], key: Callable[[Contribution], str]) -> dict[str, list[Amount]]:
    sums: dict[str, list[Amount]] = defaultdict(lambda: [0, 0])
    for one in column:
        sums[key(one)][one.slices.get("measure") == "estimate"] += one.amount
    return sums
