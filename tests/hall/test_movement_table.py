"""What came of the movement by unit, field and year: the numbers of the reports, opening to their records."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO

from django.urls import reverse

from danvan.hall.movement_table import NO_MODEL, movement_table
from danvan.initiatives import actions
from tests.commendations.cases import AT, DAY, a_file
from tests.english import english
from tests.initiatives.cases import a_model

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def exact(row):
    return [cell.exact for cell in row.cells]


def test_the_year_is_told_by_unit_and_by_field_with_what_was_commended_in_the_field_of_its_model(cast, sign_in):
    thing = a_model(cast, "recognised")
    proposal = a_file(cast, "decided")
    line = proposal.nominees.first()
    type(line).objects.filter(pk=line.pk).update(initiative=thing.code)
    span = {"first_on": DAY, "last_on": DAY, "bound": "more_than", "basis": "Báo cáo nhiệm kỳ"}
    actions.enter_tally(kind="registered", amount=260, unit=cast.units.ban_may, by=cast.nam, at=AT, **span)
    units = [cast.units.ban_may.pk, cast.units.ban_may_team.pk]
    table = movement_table(units, *YEAR, on=DAY)
    assert {row.name: exact(row) for row in table.fields} == {
        thing.field: [1, 0, 1, 1, 0],
        "Không ghi lĩnh vực": [0, 0, 0, 0, 0],
        NO_MODEL: [0, 0, 0, 1, 0],
    }
    assert (exact(table.total), table.total.cells[0].estimate) == ([1, 0, 1, 2, 0], 260)
    client = sign_in(cast.lan)
    page = client.get(f"{reverse('desk:movement_table')}?nam=2025")
    assert english(page) == [] and "ước tính: 260" in page.content.decode()
    lines = [*(line["cells"] for part in page.context["parts"] for line in part[2]), page.context["total"]]
    numbers = [(one["label"], one["cell"].exact, one["url"]) for cells in lines for one in cells if one["cell"].exact]
    assert {label for label, _, url in numbers if not url} == {"Lượt khen"}
    assert all(client.get(url).context["sum"] == number for _, number, url in numbers if url)
    sheet = client.get(f"{reverse('desk:movement_table')}?nam=2025&tep=xlsx").content
    assert "Không gắn với mô hình" in zipfile.ZipFile(BytesIO(sheet)).read("xl/worksheets/sheet1.xml").decode()


def test_another_commune_sees_only_its_own_and_a_wrong_year_is_this_year(cast, sign_in):
    a_model(cast, "recognised")
    page = sign_in(cast.tu).get(f"{reverse('desk:movement_table')}?nam=năm ngoái")
    assert page.status_code == 200 and [part[2] for part in page.context["parts"]] == [[], []]
