"""Taking a plan in: every unit of it, or none."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.core.refused import Refused
from danvan.figures.periods import Period
from danvan.reports.actions import enter_for
from danvan.reports.importing.reading import Plan
from danvan.reports.models import FormVersion, SheetVersion
from danvan.units.models import Officer


class NotGood(Refused):
    """Còn {count} dòng chưa đúng; chưa lưu dòng nào."""


def papers_before(form: FormVersion, period: Period, plan: Plan) -> dict[int, str]:
    """Name the paper from which the standing figures of a unit were entered, by unit: a further one replaces them.

    One query.
    """
    units = [row.body.unit_id for row in plan.rows if row.body is not None]
    rows = SheetVersion.objects.last_sent().filter(
        sheet__form=form.form_id, sheet__period_code=period.code, sheet__unit__in=units, origin="spreadsheet"
    )
    return dict(rows.values_list("sheet__unit", "paper"))


def take_in(
    plan: Plan, form: FormVersion, period: Period, *, paper: str, by: Officer, at: datetime
) -> list[SheetVersion]:  # fmt: skip
    """Enter the report of each unit of a plan. Raise NotGood; nothing is kept when one row is refused.

    A refusal of a row (sent already, not asked) is written into ``row.problems`` as well.
    """
    if not plan.good:
        raise NotGood(count=sum(not row.good for row in plan.rows))
    entered: list[SheetVersion] = []
    with transaction.atomic():
        for row in plan.rows:
            assert row.body is not None
            try:
                with transaction.atomic():
                    version = enter_for(
                        form, row.body.unit, period, values=row.values, texts=row.texts, paper=paper, by=by, at=at
                    )
                    entered.append(version)
            except Refused as refused:
                if refused.field == "paper":
                    raise
                row.problems.append(refused.sentence)
        wrong = sum(bool(row.problems) for row in plan.rows)
        if wrong:
            raise NotGood(count=wrong)
    return entered
