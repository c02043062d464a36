"""The spreadsheet of registered models that offices keep: read with a preview, taken in row by row, written again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction

from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.documents import sheets
from danvan.initiatives.actions.keeping import NotYours, keep
from danvan.initiatives.models import Initiative, Movement
from danvan.initiatives.permissions import may_prepare
from danvan.initiatives.states import KINDS, REGISTRANTS
from danvan.text.folding import key2
from danvan.units.models import Officer, Unit

WANTED = [
    sheets.Wanted("name", "Tên mô hình", ["Mô hình", "Tên mô hình, điển hình"], must=True),
    sheets.Wanted("registrant_name", "Đơn vị đăng ký", ["Đơn vị", "Đơn vị thực hiện", "Tập thể đăng ký", "Nơi đăng ký"], must=True),
    sheets.Wanted("registrant_kind", "Loại đơn vị", kind="choice", choices={label: key for key, label in REGISTRANTS.items()}),
    sheets.Wanted("field", "Lĩnh vực", ["Lĩnh vực đăng ký"]),
    sheets.Wanted("kind", "Loại mô hình", ["Mới hay đang thực hiện"], kind="choice",
                  choices={"Mới": "new", "Đang thực hiện": "running"} | {label: key for key, label in KINDS.items()}),
    sheets.Wanted("situation", "Thực trạng, lý do", ["Thực trạng", "Lý do"]),
    sheets.Wanted("aims", "Mục tiêu, tiêu chí", ["Mục tiêu", "Tiêu chí"]),
    sheets.Wanted("content", "Nội dung, cách thức", ["Nội dung", "Nội dung thực hiện"]),
    sheets.Wanted("place", "Địa bàn, đối tượng", ["Địa bàn", "Đối tượng"]),
    sheets.Wanted("forces", "Lực lượng thực hiện", ["Lực lượng"]),
    sheets.Wanted("resources", "Nguồn lực", ["Kinh phí, nguồn lực", "Nguồn lực thực hiện"]),
    sheets.Wanted("timing", "Thời gian thực hiện", ["Thời gian"]),
    sheets.Wanted("outputs", "Sản phẩm, kết quả đầu ra", ["Sản phẩm", "Kết quả"]),
    sheets.Wanted("outlook", "Khả năng duy trì, nhân rộng", ["Khả năng nhân rộng"]),
    sheets.Wanted("registered_on", "Ngày đăng ký", ["Ngày"], kind="day"),
]  # fmt: skip
TEXTS = ("situation", "aims", "content", "place", "forces", "resources", "timing", "outputs", "outlook")
WORD = re.compile(r"\w+")
HEADINGS = {one.key: one.heading for one in WANTED}
LONGEST = {"name": 300, "registrant_name": 200, "field": 120, "timing": 300}


class NotInPlan(Refused):
    """Lĩnh vực «{name}» không có trong kế hoạch của đợt. Chọn một trong: {known}."""


class NothingToTake(Refused):
    """Không có dòng nào nhận được."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview: its number in the file, its values, what is wrong, whether it stands here already."""

    line: int
    values: Mapping[str, Any]
    problems: list[str]
    known: bool


def read(
    content: bytes, name: str, *, unit: Unit, movement: Movement | None, below: Iterable[int] = ()
) -> tuple[list[Line], list[str]]:
    """Read a spreadsheet: (lines judged one by one, what is to be said about the whole). Raises a Refused.

    A name that ``unit`` or a unit of ``below`` has in the movement already is known, and not taken in again.
    """
    sheet = sheets.read_sheet(content, name, wanted=WANTED)
    seen = sheets.preview(sheet, WANTED)
    allowed = {_words(one): one for one in movement.edition().names("field")} if movement else {}
    rows = Initiative.objects.filter(unit__in={unit.pk, *below}, movement=movement)
    known = {key2(one) for one in rows.values_list("name", flat=True)}
    lines = []
    for row in seen.rows:
        values = {key: value for key, value in row.values.items() if value not in (None, "")}
        problems = [str(replace(one, line=0)) for one in row.problems]
        if allowed and (field := str(values.get("field", ""))):
            if _words(field) in allowed:
                values["field"] = allowed[_words(field)]
            else:
                problems.append(NotInPlan(name=field[:80], known=", ".join(allowed.values())).sentence)
        problems += [
            f"Cột «{HEADINGS[key]}»: dài quá {most} ký tự."
            for key, most in LONGEST.items()
            if len(str(values.get(key, ""))) > most
        ]
        lines.append(Line(row.line, values, problems, key2(str(values.get("name", ""))) in known))
    return lines, [str(one) for one in [*sheet.problems, *seen.problems]]


def _words(name: str) -> str:
    """Fold the name of a field, so that a dash of another kind makes no other field."""
    return " ".join(WORD.findall(key2(name)))


@transaction.atomic
def take_in(
    rows: Iterable[Mapping[str, Any]], *, unit: Unit, movement: Movement | None, registered_on: date, source: str, by: Officer,
    at: datetime,
) -> list[Initiative]:  # fmt: skip
    """Take good lines of a list in as registered models of ``unit``; ``source`` is the name of the file."""
    if not may_prepare(by, unit, local_day(at)):
        raise NotYours()
    made = [_one(row, unit, movement, registered_on, by=by, at=at) for row in rows]
    if not made:
        raise NothingToTake()
    return made


def _one(
    row: Mapping[str, Any], unit: Unit, movement: Movement | None, registered_on: date, *, by: Officer, at: datetime
) -> Initiative:
    day = row.get("registered_on") or registered_on
    day = date.fromisoformat(day) if isinstance(day, str) else day
    thing = Initiative(
        code=new_code(unit.record_prefix(), day.year), unit=unit, movement=movement, year=day.year, state="registered",
        name=row["name"], registrant_name=row["registrant_name"], registrant_kind=row.get("registrant_kind") or "area",
        kind=row.get("kind") or "new", field=row.get("field", ""), entered_on=local_day(at), created_at=at, created_by=by,
        registered_at=at, registered_by=by, registered_on=day, **{name: row.get(name, "") for name in TEXTS},
    )  # fmt: skip
    return keep(thing, "registered", ("import",), by=by, at=at)
