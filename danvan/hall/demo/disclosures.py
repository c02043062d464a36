"""What the demo commune makes public: complete, running, broken off and late, written through the room's verbs."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from danvan.core.dates import local_day
from danvan.disclosures import actions
from danvan.units.models import Officer, Unit

BOARDS = (("hq", "Trụ sở xã"), ("culture_house", "Nhà văn hóa thôn Bản Trên"))
CONTENTS = (
    # item, title, paper, days ago, posted after, hangs for (None: still), loudspeaker, public
    ("CK01a", "Kế hoạch phát triển kinh tế - xã hội năm của xã", "01/KH-UBND", 150, 2, 35, False, True),
    ("CK02b", "Dự toán ngân sách xã đã được Hội đồng nhân dân quyết định", "02/QĐ-UBND", 120, 3, 33, False, True),
    ("CK12a", "Mức thu phí sử dụng chợ phiên", "03/QĐ-UBND", 90, 1, 32, True, True),
    ("CK13a", "Thủ tục hành chính thực hiện tại xã", "04/TB-UBND", 80, 2, None, False, True),
    ("CK03a", "Đường nội thôn Bản Trên: quy mô, vốn, tiến độ", "05/TB-UBND", 60, 2, 12, False, True),
    ("CK05c", "Khoản Nhân dân đóng góp dựng nhà văn hóa", "06/TB-UBND", 20, 3, None, False, True),
    ("CK08b", "Nguồn quyên góp ủng hộ sau mưa lũ", "07/TB-UBND", 4, None, None, False, False),
    ("CK11a", "Kế hoạch lấy ý kiến Nhân dân về quy ước thôn", "08/KH-UBND", 1, None, None, False, False),
)
NOTE = "Nội dung thử, hoàn toàn hư cấu."


def disclose(unit: Unit, by: Officer, head: Officer, *, at: datetime) -> int:
    """Write the contents and the plan of the year; return how many contents."""
    today = local_day(at)
    for row in CONTENTS:
        _one(row, unit, by, head, today, at)
    plan = actions.draw_up(today.year, unit=unit, has_loudspeaker=True, by=by, at=at)
    actions.adopt(plan, paper="00/KH-UBND (hư cấu)", adopted_on=today, lines={}, by=head, at=at)
    return len(CONTENTS)


def _one(
    row: tuple[str, str, str, int, int | None, int | None, bool, bool], unit: Unit, by: Officer, head: Officer,
    today: date, at: datetime,
) -> None:  # fmt: skip
    item, title, paper, ago, after, length, loud, public = row
    decided = today - timedelta(days=ago)
    thing = actions.enter(actions.Content(item, title, decided, summary=NOTE, paper=paper), unit=unit, by=by, at=at)
    if after is None:
        return
    first = decided + timedelta(days=after)
    last = first + timedelta(days=length) if length else None
    shown = [actions.Shown("board", first, last, place_kind=kind, place=place) for kind, place in BOARDS]
    if loud:
        shown.append(actions.Shown("loudspeaker", first, first + timedelta(days=3), place="Cụm loa trung tâm xã"))
        shown.append(actions.Shown("village_head", first, place="Các thôn"))
    for one in shown:
        actions.post(thing, shown=one, by=by, at=at)
    if public:
        actions.publish(thing, by=head, at=at)
