"""Units merged on the desk: recorded, and every room asked to follow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from danvan.core.dates import local_day
from danvan.hall import merging
from danvan.jobs.models import Job
from danvan.units import actions
from danvan.units.models import Succession, Unit
from tests.factories.records import AT

TODAY = local_day(AT)


@pytest.fixture
def hamlets(cast):
    above = cast.quan.unit.version(TODAY)
    return [
        actions.found(
            name=name, kind="other", level=above.level, parent=cast.quan.unit, area=above.area,
            since=TODAY - timedelta(days=400), by=cast.quan, at=AT,
        )
        for name in ("Thôn Thượng Cũ", "Thôn Hạ Cũ")
    ]  # fmt: skip


def merge(hamlets, cast, on):
    return merging.merge(hamlets, name="Thôn Thượng Hạ", on=on, resolution="01/NQ-HĐND", by=cast.quan, at=AT)


def test_a_merger_asks_the_rooms_to_follow(cast, hamlets):
    new, job = merge(hamlets, cast, TODAY)
    rows = Succession.objects.filter(successor=new, share="whole", resolution="01/NQ-HĐND")
    asked = sorted(job.arguments.values_list("text", flat=True))
    assert (rows.count(), job.task, asked) == (2, "run_event", sorted([new.code, "units_merged"]))


def test_a_merger_of_a_later_day_is_followed_on_that_day(cast, hamlets):
    later = TODAY + timedelta(days=30)
    _, job = merge(hamlets, cast, later)
    merging.follow_mergers(AT)
    assert (job, Job.objects.filter(task="run_event").count()) == (None, 0)
    merging.follow_mergers(AT + timedelta(days=30))
    assert Job.objects.filter(task="run_event").count() == 1


def test_the_page_merges_what_the_administrator_ticks(cast, hamlets, sign_in):
    client = sign_in(cast.quan)
    form = {
        "old": [one.pk for one in hamlets], "name": "Thôn Thượng Hạ", "on": f"{TODAY:%d/%m/%Y}",
        "resolution": "01/NQ-HĐND", "sure": "on",
    }  # fmt: skip
    assert "Thôn Hạ Cũ" in client.get("/desk/admin/bodies/merge/").content.decode()
    alone = client.post("/desk/admin/bodies/merge/", form | {"old": form["old"][:1]})
    assert "Cần ít nhất hai đơn vị." in alone.content.decode()
    done = client.post("/desk/admin/bodies/merge/", form)
    new = Unit.objects.get(versions__name="Thôn Thượng Hạ")
    assert (done.status_code, done.url) == (302, f"/desk/units/{new.code}/")


def test_others_do_not_find_the_page(cast, sign_in):
    assert sign_in(cast.nam).get("/desk/admin/bodies/merge/").status_code == 404
