"""The rest of the invented province: its officers, two communes that became one, two years of records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from danvan.core.dates import local_day
from danvan.hall.demo.places import Commune
from danvan.hall.demo.province_records import make_records
from danvan.hall.demo.province_reports import Office, make_reports
from danvan.hall.demo.province_rooms import make_rooms
from danvan.notices.models import Notice
from danvan.units import actions as units
from danvan.units.models import Officer, Unit

MERGED_ON = date(2026, 7, 1)
RESOLUTION = "Nghị quyết số 00/NQ-HĐND (hư cấu)"
OLD_PLACES, NEW_PLACE = ("Xã Lũng Tre", "Xã Đồi Gió"), "Xã Lũng Gió"
GIVEN = (
    "Tuyết",
    "Bình",
    "Đông",
    "Hạnh",
    "Khôi",
    "Liễu",
    "Mận",
    "Nguyên",
    "Oanh",
    "Phúc",
    "Sen",
    "Thắng",
    "Vân",
    "Yên",
)
FAMILIES = ("Lương", "Mạc", "Nông", "Phùng", "Quách", "Tô", "Vi")


def fill_province(
    plan: dict[str, Any], bodies: dict[str, Unit], officers: dict[str, Officer], *, at: datetime,
    progress: Callable[[str], None],
) -> list[Commune]:  # fmt: skip
    """Staff every commune, merge two of them in mid-year, write two years of meetings and articles."""
    since, areas = (
        plan["since"],
        {unit.name_on(plan["since"]): unit for unit in Unit.objects.filter(tree="area", is_demo=True)},
    )
    found = [
        _commune(number, areas[row["name"]], bodies[f"commune-{number}"], officers, since, at)
        for number, row in enumerate(plan["communes"])
    ]
    found += _merged(areas[plan["province"]["name"]], bodies["province"], len(found), since, at)
    made = make_records(found, until=local_day(at)) + make_rooms(found, until=local_day(at))
    progress(f"{len(found)} xã đã và đang có; {made} bản ghi trong hai năm")
    sent = make_reports(found, Office(officers["hien"], officers["khanh"]), today=local_day(at))
    progress(f"{sent} báo cáo quý")
    Notice.objects.filter(officer__unit__is_demo=True, kind__startswith="report.", read_at=None).update(read_at=at)
    return found


def _commune(
    number: int, place: Unit, body: Unit, officers: dict[str, Officer], since: date, at: datetime
) -> Commune:
    if number == 0:
        return Commune(place, body, officers["nam"], officers["lan"], since)
    if number == 1:
        return Commune(place, body, officers["tu"], officers["tu"], since)
    worker = _work_there(number, body, since, at)
    return Commune(place, body, worker, worker, since)


def _work_there(number: int, body: Unit, since: date, at: datetime) -> Officer:
    """Give a body somebody who does everything there; the account has no password, so nobody signs in with it."""
    name = f"{FAMILIES[number % len(FAMILIES)]} Thử {GIVEN[number % len(GIVEN)]}"
    user = units.open_account(username=f"thu-{number:02d}", full_name=name, password=None, is_demo=True)
    person = units.add_person(body, full_name=name, by=None, at=at)
    units.hold(person, post_name="Cán bộ Ban Xây dựng Đảng", since=since, by=None, at=at)
    officer = units.appoint(user, unit=body, person=person, by=None, at=at)
    for role in ("clerk", "head"):
        units.grant(officer, role=role, since=since, by=None, at=at)
    return officer


def _merged(province: Unit, top: Unit, number: int, since: date, at: datetime) -> list[Commune]:
    """Found two communes, let them become one on MERGED_ON, and give the new one the officer of the first."""
    old = []
    for shift, name in enumerate(OLD_PLACES):
        place = units.found(
            name=name, kind="commune", level="commune", parent=province, since=since, by=None, at=at, is_demo=True
        )
        body = units.found(
            name=_body_name(name), kind="party_committee", level="commune", parent=top, area=place, since=since,
            by=None, at=at, is_demo=True,
        )  # fmt: skip
        worker = _work_there(number + shift, body, since, at)
        old.append(Commune(place, body, worker, worker, since, MERGED_ON))
    if local_day(at) < MERGED_ON:
        return [replace(one, after=None) for one in old]
    place = units.merge(
        [one.place for one in old], name=NEW_PLACE, on=MERGED_ON, resolution=RESOLUTION, by=None, at=at
    )
    body = units.merge(
        [one.body for one in old], name=_body_name(NEW_PLACE), on=MERGED_ON, resolution=RESOLUTION, by=None, at=at
    )
    body.versions.filter(valid_from=MERGED_ON).update(area=place)
    worker = _work_there(number + len(old), body, MERGED_ON, at)
    return [*old, Commune(place, body, worker, worker, MERGED_ON)]


def _body_name(place: str) -> str:
    return f"Đảng ủy {place[0].lower()}{place[1:]}"
