"""Ask for a moving: look at the files, keep them, list the lines, ask the job that reads them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from danvan import journal
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.intake.actions import NotYours
from danvan.intake.models import Moving, MovingLine
from danvan.intake.moving.package import Contents, look_into
from danvan.intake.moving.table import Line, lines_of, lines_of_files
from danvan.intake.permissions import may_upload
from danvan.jobs import actions as jobs
from danvan.units.models import Officer, Unit


class NothingToMove(Refused):
    """Trong tệp không có bài nào: gói ZIP cần tệp HTML, TXT, Word (DOCX) hoặc PDF; bảng cần ít nhất một dòng."""


@transaction.atomic
def ask(package: Any, table: Any, *, unit: Unit, by: Officer, at: datetime) -> Moving:
    """Keep a package, a spreadsheet, or both, and ask the job that reads them line by line.

    Raises NotYours, NothingToMove, or what the package and the table say about themselves; nothing is kept then.
    """
    if not may_upload(by, unit, local_day(at)):
        raise NotYours()
    contents = look_into(package, package.size) if package else Contents((), (), 0)
    rows = lines_of(table) if table else []
    named = {row.file for row in rows}
    last = max((row.number for row in rows), default=0)
    rows += lines_of_files(contents.pages, contents.programs, after=last, named=named)
    if not rows:
        raise NothingToMove()
    moving = _keep(package, table, contents, unit=unit, by=by, at=at)
    MovingLine.objects.bulk_create((_row(moving, one) for one in rows), batch_size=500)
    job = jobs.ask("move_in", arguments={"moving": moving.code}, by=by.code, unit=unit.code, at=at)
    moving.job_code = job.code
    moving.save(update_fields=["job_code"])
    journal.record(
        unit=unit.code, actor=by.code, verb="moving.asked", kind="moving", code=moving.code, fields=(), at=at
    )
    return moving


def _row(moving: Moving, line: Line) -> MovingLine:
    state = "refused" if line.sentence else "waiting"
    return MovingLine(moving=moving, state=state, **asdict(line))


def _keep(package: Any, table: Any, contents: Contents, *, unit: Unit, by: Officer, at: datetime) -> Moving:
    names = " + ".join(one.name for one in (package, table) if one)
    moving = Moving(
        code=new_code(unit.record_prefix(), local_day(at).year), unit=unit, name=names[:250], passed_over=contents.passed_over,
        asked_at=at, asked_by=by,
    )  # fmt: skip
    if package:
        package.seek(0)
        moving.package.save("package.zip", package, save=False)
    try:
        moving.save()
    except Exception:
        moving.package.delete(save=False)
        raise
    return moving
