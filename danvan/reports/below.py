"""What a superior takes from below: the received versions, their sums in one query, the periods before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, DateField, F, Q, QuerySet, Sum

from danvan.core.prepared import Numbers, Prepared
from danvan.figures.periods import Period
from danvan.reports.line import Body
from danvan.reports.models import Cell, FormVersion, Indicator, SheetVersion
from danvan.reports.models.indicator import amount_of
from danvan.reports.rolling import Amount, Choice, Heir, Stood, ancestors, choose, plus
from danvan.units.models import Succession, Unit, UnitVersion

STOOD = ("pk", "sheet__unit_id", "sheet__starts_on", "sheet__ends_on")
WITHOUT_SUM = ("text", "ratio")


@dataclass(frozen=True, slots=True)
class Total:
    """What the received versions add up to for one indicator, as kept; ``units`` of them gave a value."""

    value: int | None = None
    ytd: int | None = None
    typed: int = 0
    estimate: int = 0
    ytd_estimate: int = 0
    units: int = 0

    def plus(self, other: Total) -> Total:
        """Add what another version of the indicator adds up to."""
        value, ytd = (_whole(plus(mine, its)) for mine, its in ((self.value, other.value), (self.ytd, other.ytd)))
        return Total(
            value, ytd, self.typed + other.typed, self.estimate + other.estimate, self.ytd_estimate + other.ytd_estimate,
            self.units + other.units,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Before:
    """What the earlier sent periods of the year add up to: all of it, and the unit's own part."""

    value: int | None = None
    own: int | None = None


NO_TOTAL, NO_BEFORE = Total(), Before()


def heirs_in(period: Period) -> list[Heir]:
    """List the bodies wholly received by others in the year of a period, up to its end. One query."""
    return [Heir(*row) for row in HEIRS.rows(first=period.year_start, last=period.end)]


HEIRS = Prepared(
    lambda first, last: Succession.objects.filter(
        share="whole", predecessor__tree="organisation", effective__range=(first, last)
    ).values_list("predecessor_id", "successor_id", "effective"),
    first=DateField(),
    last=DateField(),
)


def choose_below(
    form: FormVersion, unit: Unit, bodies: Iterable[Body | UnitVersion], heirs: list[Heir], period: Period
) -> Choice:
    """Choose which received versions ``unit`` adds up. Two queries: this period, and the rest of the year of those
    that have not sent.
    """
    rows = SheetVersion.objects.standing().filter(sheet__form=form.form_id, sheet__superior=unit).order_by()
    now = list(rows.filter(sheet__starts_on=period.start).values_list(*STOOD))
    before = rows.filter(sheet__starts_on__gte=period.year_start, sheet__starts_on__lt=period.start)
    if now:
        before = before.exclude(sheet__unit__in=Numbers(row[1] for row in now))
    stood = [Stood(*row) for row in (*now, *before.values_list(*STOOD))]
    return choose([one.unit_id for one in bodies], stood, heirs, period.start, period.end)


def totals(choice: Choice, own: frozenset[int]) -> dict[str, Total]:
    """Add the chosen versions up, by code of indicator. Two queries; three when a unit has not sent yet.

    A unit that ended without an heir and stands below ``unit`` (in ``own``) is counted live there, so only
    what it typed is taken from it.
    """
    found = _of_now(list(choice.current.values()))
    typed_only = [one for unit, ids in choice.orphans.items() if unit in own for one in ids]
    later = [one for ids in choice.earlier.values() for one in ids]
    later += (one for unit, ids in choice.orphans.items() if unit not in own for one in ids)
    for code, ytd, estimate in _of_later(later, typed_only):
        known = found.get(code, NO_TOTAL)
        more = (known.ytd or 0) + int(ytd) if ytd is not None else known.ytd
        found[code] = replace(known, ytd=more, ytd_estimate=known.ytd_estimate + int(estimate or 0))
    return found


def _of_now(versions: list[int]) -> dict[str, Total]:
    if not versions:
        return {}
    rows = Cell.objects.filter(version__in=Numbers(versions)).exclude(kind__in=WITHOUT_SUM)
    # grouped by a sum: by the bare column SQLite would read every cell in the order of its index
    rows = rows.annotate(which=F("indicator_id") + 0).values_list("which")
    rows = rows.annotate(
        *(Sum(name) for name in ("value", "ytd", "typed", "estimate", "ytd_estimate")), Count("value")
    )
    sums = {
        pk: Total(_whole(value), _whole(ytd), int(typed or 0), int(estimate or 0), int(ytd_estimate or 0), units)
        for pk, value, ytd, typed, estimate, ytd_estimate, units in rows.order_by()
    }
    found: dict[str, Total] = {}
    for pk, code in Indicator.objects.filter(pk__in=list(sums)).order_by().values_list("pk", "code"):
        found[code] = found[code].plus(sums[pk]) if code in found else sums[pk]
    return found


def _of_later(later: list[int], typed_only: list[int]) -> list[tuple[str, Amount | None, Amount | None]]:
    if not later and not typed_only:
        return []
    rows = Cell.objects.filter(Q(version__in=later) | Q(version__in=typed_only, kind="typed"))
    rows = rows.exclude(kind__in=WITHOUT_SUM).values_list("indicator__code")
    return list(rows.annotate(Sum("ytd"), Sum("ytd_estimate")).order_by())


def _whole(number: Amount | None) -> int | None:
    return None if number is None else int(number)


def sent_before(form: FormVersion, unit: Unit, heirs: list[Heir], period: Period) -> dict[str, Before]:
    """Add up what a unit, and those it wholly received, sent for the earlier periods of the year. One query."""
    came_from: dict[int, list[Heir]] = {}
    for heir in heirs:
        came_from.setdefault(heir.successor, []).append(heir)
    chain = {unit.pk} | ancestors(unit.pk, came_from)
    found = SENT_BEFORE.rows(form=form.form_id, units=chain, first=period.year_start, start=period.start)
    return {code: Before(_whole(value), _whole(own)) for code, value, own in found}


def _sent_before(form: Any, units: Any, first: Any, start: Any) -> QuerySet[Any]:
    rows = SheetVersion.objects.last_sent().filter(
        sheet__form=form, sheet__unit__in=units, sheet__starts_on__gte=first, sheet__starts_on__lt=start
    )
    cells = Cell.objects.filter(version__in=rows).exclude(kind__in=WITHOUT_SUM)
    return cells.values_list("indicator__code").annotate(Sum("value"), Sum("own")).order_by()


SENT_BEFORE = Prepared(_sent_before, form=BigIntegerField(), units=None, first=DateField(), start=DateField())


def by_unit(versions: Mapping[int, str]) -> dict[str, dict[str, tuple[Amount | None, Amount | None]]]:
    """Give (value, year to date) of each indicator by unit code. One query."""
    found: dict[str, dict[str, tuple[Amount | None, Amount | None]]] = {code: {} for code in versions.values()}
    rows = Cell.objects.filter(version__in=list(versions)).order_by()
    for version, code, decimals, value, ytd in rows.values_list(
        "version_id", "indicator__code", "indicator__decimals", "value", "ytd"
    ):
        found[versions[version]][code] = (amount_of(value, decimals), amount_of(ytd, decimals))
    return found


def last_sent(form: FormVersion, unit: Unit, periods: Sequence[Period]) -> dict[str, dict[str, Amount | None]]:
    """Give the values that a unit last sent for one or two periods, by code of period and of indicator; ratios and
    words left out. One query.
    """
    if not periods:
        return {}
    codes = [one.code for one in periods]
    found: dict[str, dict[str, Amount | None]] = {}
    for period, code, decimals, value in LAST_SENT.rows(
        form=form.form_id, unit=unit.pk, first=codes[0], second=codes[-1]
    ):
        found.setdefault(period, {})[code] = amount_of(value, decimals)
    return found


def _last_sent(form: Any, unit: Any, first: Any, second: Any) -> QuerySet[Any]:
    rows = SheetVersion.objects.last_sent().filter(sheet__form=form, sheet__unit=unit)
    rows = rows.filter(Q(sheet__period_code=first) | Q(sheet__period_code=second))
    cells = Cell.objects.filter(version__in=rows).exclude(kind__in=WITHOUT_SUM).order_by()
    return cells.values_list("version__sheet__period_code", "indicator__code", "indicator__decimals", "value")


LAST_SENT = Prepared(
    _last_sent, form=BigIntegerField(), unit=BigIntegerField(), first=CharField(), second=CharField()
)
