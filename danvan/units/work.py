"""One line of work that waits for an officer, as every room hands it to Hôm nay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DECIDE, DUE, FINISH, COME = "decide", "due", "finish", "come"
GROUPS = {
    DECIDE: ("Chờ tôi quyết định", "Không có việc nào chờ bạn quyết định."),
    DUE: ("Quá hạn, đến hạn trong tuần", "Không có việc nào đến hạn trong tuần."),
    FINISH: ("Việc đang làm dở", "Không có việc nào làm dở."),
    COME: ("Sắp tới", "Chưa có lịch nào sắp tới."),
}


@dataclass(frozen=True, slots=True)
class Work:
    """One line: which group, what, the address of the step to take, a note, a badge, the day it is due.

    ``kind`` colours the badge: late, waiting, note or done.
    """

    group: str
    what: str
    url: str
    more: str = ""
    badge: str = ""
    kind: str = "waiting"
    due_on: date | None = None


def due(what: str, url: str, due_on: date, on: date, *, more: str = "") -> Work:
    """Make the line of a term: late in red, today and this week in waiting."""
    if due_on < on:
        badge, kind = f"Quá hạn {(on - due_on).days} ngày", "late"
    elif due_on == on:
        badge, kind = "Hết hạn hôm nay", "late"
    else:
        badge, kind = f"Còn {(due_on - on).days} ngày", "waiting"
    return Work(DUE, what, url, more, badge, kind, due_on)
