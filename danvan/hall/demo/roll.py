"""A training whose roll was called at two doors and sealed, and a conference that is being prepared: all of it invented."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from danvan.core.dates import HERE, local_day
from danvan.meetings import actions as meetings
from danvan.meetings.models import Door, Meeting, Roll, Slot
from danvan.meetings.tickets import door_secret
from danvan.units.models import Officer, Unit

FAMILY = ("Lò", "Vàng", "Sùng", "Giàng", "Quàng", "Tòng", "Cà", "Hà")
GIVEN = ("Văn Thử Một", "Thị Thử Hai", "A Thử Ba", "Thị Thử Tư", "Văn Thử Năm", "Thị Thử Sáu")
PROGRAMME = (
    ("Đón tiếp đại biểu, điểm danh", 7, 30, 30, "", ""),
    ("Khai mạc, quán triệt mục đích, yêu cầu", 8, 0, 15, "Hoàng Thị Lan", "Phó Bí thư Thường trực Đảng ủy"),
    ("Chuyên đề: Nghe dân nói, nói dân hiểu", 8, 15, 90, "Hà Thị Thử", "Báo cáo viên (hư cấu)"),
    ("Thảo luận, giải đáp", 9, 45, 60, "", ""),
    ("Kết luận, giao việc", 10, 45, 15, "Hoàng Thị Lan", "Phó Bí thư Thường trực Đảng ủy"),
)


def call_rolls(unit: Unit, by: Officer, *, at: datetime) -> int:
    """Hold one training with its roll sealed, prepare one conference; return how many meetings."""
    _training(unit, by, at - timedelta(days=20))
    _conference(unit, by, at)
    return 2


def _guests(count: int) -> list[meetings.Guest]:
    names = [f"{family} {given}" for given in GIVEN for family in FAMILY]
    return [
        meetings.Guest(name, "Tổ trưởng tổ dân vận", f"Thôn Thử {n % 8 + 1}") for n, name in enumerate(names[:count])
    ]


def _training(unit: Unit, by: Officer, at: datetime) -> None:
    day = local_day(at)
    details = meetings.Details(
        "training", "Tập huấn tổ dân vận các thôn, hai điểm cầu", day, day_part="day", starts_at_time=time(8), place="Hội trường xã"
    )  # fmt: skip
    meeting = meetings.plan(
        details, meetings.Company(organisers=[unit.name_on(day)]), unit=unit, by=by, at=at - timedelta(days=9)
    )
    halls = [
        meetings.Hall("Điểm cầu xã", "Hội trường xã"),
        meetings.Hall("Điểm cầu Bản Trên", "Nhà văn hóa thôn Bản Trên"),
    ]
    periods = [
        meetings.Period("Buổi sáng", day, time(8), time(11)),
        meetings.Period("Buổi chiều", day, time(14), time(16)),
    ]
    meetings.set_places(meeting, halls=halls, periods=periods, by=by, at=at)
    line = meetings.Line("named", "Tổ trưởng tổ dân vận các thôn", "Tổ dân vận")
    meetings.add_line(meeting, line, guests=_guests(30), by=by, at=at)
    _mark(meeting, by, at)
    meetings.hold(meeting, by=by, at=at + timedelta(days=1))


def _mark(meeting: Meeting, by: Officer, at: datetime) -> None:
    """Two doors, two sittings, somebody twice, somebody new; then the seal."""
    roll = meetings.open_roll(meeting, by=by, at=at)
    morning, afternoon = meeting.sittings.all()
    doors = [meetings.open_door(roll, name=hall.name, venue=hall, by=by, at=at) for hall in meeting.venues.all()]
    start = datetime.combine(local_day(at), time(7, 40), HERE)
    _push(doors[0], roll, range(1, 17), morning.pk, start)
    _push(doors[1], roll, range(15, 27), morning.pk, start + timedelta(minutes=5))
    _push(doors[0], roll, range(3, 24), afternoon.pk, start + timedelta(hours=6))
    said = meetings.Said(
        "demo-them-mot", start, morning.pk, source="walk_in", name="Lường Thị Thử Thêm", post="Chi hội trưởng"
    )
    meetings.push(_secret(doors[1]), [said], device_at=start, at=start)
    meetings.seal_roll(roll, by=by, at=start + timedelta(hours=9))


def _push(door: Door, roll: Roll, numbers: range, sitting: int, start: datetime) -> None:
    said = [
        meetings.Said(f"demo-{door.number}-{sitting}-{one}", start + timedelta(seconds=20 * one), sitting, number=one)
        for one in numbers
    ]
    meetings.push(_secret(door), said, device_at=start + timedelta(minutes=30), at=start + timedelta(minutes=30))


def _secret(door: Door) -> str:
    return door_secret(door.roll.meeting.code, door.number)


def _conference(unit: Unit, by: Officer, at: datetime) -> None:
    day = local_day(at) + timedelta(days=6)
    details = meetings.Details(
        "conference", "Hội nghị sơ kết công tác dân vận quý", day, day_part="morning", starts_at_time=time(8), place="Hội trường xã"
    )  # fmt: skip
    meeting = meetings.plan(
        details, meetings.Company(organisers=[unit.name_on(day)]), unit=unit, by=by, at=at - timedelta(days=2)
    )
    items = [
        meetings.Item(title, day, time(hour, minute), length, speaker, post)
        for title, hour, minute, length, speaker, post in PROGRAMME
    ]
    meetings.write_programme(meeting, items=items, by=by, at=at - timedelta(days=2))
    meetings.issue_programme(meeting, by=by, at=at - timedelta(days=2))
    named = meetings.Line("named", "Trưởng các thôn", "Trưởng thôn")
    meetings.add_line(meeting, named, guests=_guests(8), by=by, at=at - timedelta(days=2))
    quota = meetings.Line("quota", "Cán bộ đoàn thể, đơn vị cử người", "Đoàn thể", quota=3)
    meetings.add_line(meeting, quota, units=[unit], by=by, at=at - timedelta(days=2))
    meetings.send_invitations(meeting, by=by, at=at - timedelta(days=2))
    slots = list(Slot.objects.filter(meeting=meeting).order_by("number")[:4])
    meetings.reply(slots[0], "coming", way="link", at=at - timedelta(days=1))
    meetings.reply(slots[1], "declined", way="phone", note="Đi công tác", by=by, at=at - timedelta(days=1))
    meetings.reply(
        slots[2], "substitute", way="link", name="Cà Văn Thử Thay", post="Phó trưởng thôn", at=at - timedelta(days=1)
    )
