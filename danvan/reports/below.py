"""What a superior takes from below: the received versions, their sums in one query, the periods before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, Sum, When

from danvan.figures.periods import Period
from danvan.reports.models import Cell, FormVersion, Sheet, SheetVersion
from danvan.reports.rolling import Amount, Choice, Heir, Stood, ancestors, choose
from danvan.units.models import Succession, Unit, UnitVersion

BOTH = ("typed", "estimate")


@dataclass(frozen=True, slots=True)
class Total:
    """What the received versions add up to for one indicator, as kept; ``units`` of them gave a value."""

    value: int | None = None
    ytd: int | None = None
    typed: int = 0
    estimate: int = 0
    ytd_estimate: int = 0
    units: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """What the earlier sent periods of the year add up to: all of it, and the unit's own part."""

    value: int = 0
    own: int | None = None


NO_TOTAL, NO_BEFORE = Total(), Before()


def heirs_in(period: Period) -> list[Heir]:
    """List the bodies wholly received by others in the year of a period, up to its end. One query."""
    rows = Succession.objects.filter(
        share="whole", predecessor__tree="organisation", effective__range=(period.year_start, period.end)
    )
    return [Heir(*row) for row in rows.values_list("predecessor_id", "successor_id", "effective")]


def choose_below(
    form: FormVersion, unit: Unit, bodies: Iterable[UnitVersion], heirs: list[Heir], period: Period
) -> Choice:
    """Choose which received versions ``unit`` adds up. One query."""
    rows = SheetVersion.objects.standing().filter(
        sheet__form=form.form_id, sheet__superior=unit, sheet__starts_on__range=(period.year_start, period.start)
    )
    stood = [Stood(*row) for row in rows.values_list("pk", "sheet__unit_id", "sheet__starts_on", "sheet__ends_on")]
    return choose([one.unit_id for one in bodies], stood, heirs, period.start, period.end)


def totals(choice: Choice, own: frozenset[int]) -> dict[str, Total]:
    """Add the chosen versions up, by code of indicator. One query.

    A unit that ended without an heir and stands below ``unit`` (in ``own``) is counted live there, so only
    what it typed is taken from it.
    """
    now = list(choice.current.values())
    typed_only = [one for unit, ids in choice.orphans.items() if unit in own for one in ids]
    later = [*choice.earlier, *(one for unit, ids in choice.orphans.items() if unit not in own for one in ids)]
    if not (now or later or typed_only):
        return {}
    if not later and not typed_only:
        return _totals(Cell.objects.filter(version__in=now), {name: F(name) for name in ("value", *BOTH)})
    rows = Cell.objects.filter(Q(version__in=[*now, *later]) | Q(version__in=typed_only, kind="typed"))
    return _totals(rows, {name: Case(When(version__in=now, then=F(name))) for name in ("value", *BOTH)})


def _totals(rows: object, of_now: Mapping[str, object]) -> dict[str, Total]:
    found = rows.exclude(kind__in=("text", "ratio")).values_list("indicator__code").annotate(  # type: ignore[attr-defined]
        Sum(of_now["value"]), Sum("ytd"), Sum(of_now["typed"]), Sum(of_now["estimate"]), Sum("ytd_estimate"), Count(of_now["value"])
    )  # fmt: skip
    return {
        code: Total(_whole(value), _whole(ytd), int(typed or 0), int(estimate or 0), int(ytd_estimate or 0), units)
        for code, value, ytd, typed, estimate, ytd_estimate, units in found.order_by()
    }


def _whole(number: Amount | None) -> int | None:
    return None if number is None else int(number)


def sent_before(form: FormVersion, unit: Unit, heirs: list[Heir], period: Period) -> dict[str, Before]:
    """Add up what a unit, and those it wholly received, sent for the earlier periods of the year. One query."""
    came_from: dict[int, list[Heir]] = {}
    for heir in heirs:
        came_from.setdefault(heir.successor, []).append(heir)
    chain = {unit.pk} | ancestors(unit.pk, came_from)
    rows = SheetVersion.objects.last_sent().filter(
        sheet__form=form.form_id, sheet__unit__in=chain, sheet__starts_on__gte=period.year_start, sheet__starts_on__lt=period.start
    )  # fmt: skip
    cells = Cell.objects.filter(version__in=rows).exclude(kind__in=("text", "ratio"))
    found = cells.values_list("indicator__code").annotate(Sum("value"), Sum("own")).order_by()
    return {code: Before(int(value or 0), _whole(own)) for code, value, own in found}


def by_unit(versions: Mapping[int, str]) -> dict[str, dict[str, tuple[Amount | None, Amount | None]]]:
    """Give (value, year to date) of each indicator by unit code. One query."""
    found: dict[str, dict[str, tuple[Amount | None, Amount | None]]] = {code: {} for code in versions.values()}
    for cell in Cell.objects.filter(version__in=list(versions)).select_related("indicator"):
        one = cell.indicator
        found[versions[cell.version_id]][one.code] = (one.shown(cell.value), one.shown(cell.ytd))
    return found


def last_sheets(form: FormVersion, unit: Unit, period: Period | None) -> list[Cell]:
    """List the cells that a unit last sent for a period; none for no period. One query."""
    if period is None:
        return []
    sheets = Sheet.objects.filter(form=form.form_id, unit=unit, period_code=period.code)
    rows = SheetVersion.objects.last_sent().filter(sheet__in=sheets)
    return list(Cell.objects.filter(version__in=rows).select_related("indicator"))
