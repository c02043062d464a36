"""Reception in the demo commune: the place, days past and to come, visits with every outcome."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from danvan.calendars import models as calendars
from danvan.core.dates import HERE, local_day
from danvan.petitions.actions import reception, visits
from danvan.petitions.cadence import posts_of
from danvan.units.models import Officer, Unit

VISITS = (
    ("feedback", "Lò Thị Hoa", "Thôn Bản Trên", "Mất nước sạch ba tuần, đề nghị sửa máy bơm."),
    ("feedback", "Vàng A Sử", "Thôn Bản Dưới", "Đề nghị xã sớm họp bàn mức góp làm đường nội đồng."),
    ("denunciation", "", "", ""),
)


def receive_in(unit: Unit, clerk: Officer, head: Officer, *, at: datetime) -> int:
    """Plan a month behind and ahead, hold one day with three visits; return how many days."""
    reception.set_place(
        unit, place="Phòng tiếp công dân, tầng 1, trụ sở xã (hư cấu)", hours="Các ngày làm việc: 7:30 – 11:30 và 13:30 – 17:00",
        receiver="Văn phòng", phone="0000 000 000", rules="Xuất trình giấy tờ tùy thân.\nGiữ trật tự, tôn trọng nhau.", by=clerk, at=at,
    )  # fmt: skip
    calendar, today = calendars.load(unit), local_day(at)
    posts = posts_of(unit, today)
    days = [calendar.working_before(today, 12), calendar.working_after(today, 8), calendar.working_after(today, 14)]
    for on in days:
        _plan(unit, posts[0], on, clerk, head, at)
    return len(days)


def _plan(unit: Unit, post: str, on: date, clerk: Officer, head: Officer, at: datetime) -> None:
    then = min(at, datetime.combine(on - timedelta(days=12), time(9), HERE))
    plan = reception.DayPlan(
        post,
        "Hoàng Thị Lan, Bí thư Đảng ủy",
        on,
        time(8),
        time(11),
        "Phòng tiếp công dân",
        agenda="Kiến nghị của Nhân dân",
    )
    day = reception.publish_day(reception.plan_day(plan, unit=unit, by=clerk, at=then), by=head, at=then)
    if on > local_day(at):
        return
    morning = datetime.combine(on, time(8, 20), HERE)
    for kind, name, address, summary in VISITS:
        visit = visits.queue(day, by=clerk, at=morning)
        said = visits.Heard(kind, name, address, summary=summary, signed=bool(summary), own_competence=bool(summary))
        visit = visits.hear(visit, heard=said, by=clerk, at=morning)
        if kind == "feedback" and visit.number == 1:
            visits.conclude(
                visit, to_body="Ban quản lý nước sạch thôn", text="Sửa máy bơm, báo lại bà con.", due_on=on + timedelta(days=14),
                contact_person="Đặng Hoài Nam", contact_phone="0000 000 000", by=head, at=morning,
            )  # fmt: skip
    reception.hold_day(day, by=head, at=morning + timedelta(hours=3))
