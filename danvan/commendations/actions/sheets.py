"""The spreadsheet of nominees that offices keep: read with a preview, taken into a file line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction

from danvan.commendations.actions.proposing import Subject, duplicates, nominate
from danvan.commendations.models import Award, Nominee, Proposal, deed_key
from danvan.commendations.states import GENDERS, SUBJECTS
from danvan.documents import sheets
from danvan.units.models import Officer

WANTED = [
    sheets.Wanted("name", "Họ và tên hoặc tên tập thể", ["Họ và tên", "Họ tên", "Tên tập thể", "Tên tập thể hoặc cá nhân", "Tập thể, cá nhân"], must=True),
    sheets.Wanted("subject", "Tập thể hay cá nhân", ["Loại", "Đối tượng"], kind="choice",
                  choices={label: key for key, label in SUBJECTS.items()} | {"Hộ": "household"}),
    sheets.Wanted("honorific", "Danh xưng"),
    sheets.Wanted("detail", "Chức vụ, đơn vị hoặc nơi cư trú", ["Chức vụ, đơn vị", "Đơn vị", "Chức vụ", "Địa chỉ"]),
    sheets.Wanted("birth_year", "Năm sinh", kind="whole"),
    sheets.Wanted("gender", "Giới tính", kind="choice", choices={label: key for key, label in GENDERS.items() if key}),
    sheets.Wanted("size", "Số người", kind="whole"),
    sheets.Wanted("merit", "Tóm tắt thành tích", ["Thành tích", "Nội dung khen thưởng"], must=True),
    sheets.Wanted("report", "Báo cáo thành tích"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview: number in the file, values, what is wrong, whether the deed was proposed already."""

    line: int
    values: Mapping[str, Any]
    problems: list[str]
    same_deed: str


def read(
    content: bytes, name: str, *, proposal: Proposal, subject: str = "individual"
) -> tuple[list[Line], list[str]]:
    """Read a spreadsheet for a file; lines that do not say so are of ``subject``. Raises a Refused."""
    sheet = sheets.read_sheet(content, name, wanted=WANTED)
    seen = sheets.preview(sheet, WANTED)
    names = [str(row.values.get("name") or "") for row in seen.rows]
    keys = set(
        Nominee.objects.filter(deed_key__in={deed_key(one) for one in names}).values_list("deed_key", flat=True)
    )
    lines = []
    for row in seen.rows:
        values = {"subject": subject} | {key: value for key, value in row.values.items() if value not in (None, "")}
        problems = [str(replace(one, line=0)) for one in row.problems]
        year = values.get("birth_year")
        if year is not None and not 1900 <= int(year) <= proposal.entered_on.year:
            problems.append("Năm sinh không đúng.")
        name_ = str(values.get("name", ""))
        found = duplicates(proposal, name_) if deed_key(name_) in keys else []
        lines.append(Line(row.line, values, problems, ", ".join({one.proposal.code for one in found})))
    return lines, [str(one) for one in [*sheet.problems, *seen.problems]]


@transaction.atomic
def take_in(rows: Iterable[Mapping[str, Any]], *, proposal: Proposal, award: Award, by: Officer, at: datetime) -> int:
    """Take good lines into the list of a file; each passes through ``nominate``. Returns how many."""
    count = 0
    for row in rows:
        numbers = {name: int(row[name]) for name in ("birth_year", "size") if row.get(name)}
        texts = {
            name: str(row.get(name, ""))
            for name in ("name", "subject", "honorific", "detail", "gender", "merit", "report")
        }
        nominate(proposal, Subject(**texts, **numbers), award=award, by=by, at=at)
        count += 1
    return count
