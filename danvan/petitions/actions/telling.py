"""Who is told what: officers on the screen, the sender by e-mail. Codes and states only, never words of the letter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db.models import Q
from django.urls import reverse

from danvan.core.dates import local_day, say_day
from danvan.notices import actions as notices
from danvan.notices.models import Notice
from danvan.petitions.models import Party, Petition
from danvan.petitions.permissions import HEADS, KEEPERS, WORKERS
from danvan.petitions.states import CITIZEN_STATES, SHOWN_AS
from danvan.units.models import Officer
from danvan.websites.models import SiteAddress

ASSIGNED, WAITING, SENT_BACK, ANSWERED_BACK, ASKS_REOPENING = (
    "petition.assigned", "petition.waiting", "petition.sent_back", "petition.supplemented", "petition.asks_reopening",
)  # fmt: skip
NEAR, LATE = "petition.near", "petition.late"
TOLD_TO_SENDER = {
    "receive": "Cơ quan đã nhận nội dung của ông, bà.",
    "accept": "Cơ quan đã nhận giải quyết.",
    "refuse": "Cơ quan không thụ lý; lý do đọc trên trang tra cứu.",
    "guide": "Cơ quan đã có lời hướng dẫn.",
    "transfer": "Cơ quan đã chuyển đến nơi có thẩm quyền.",
    "give_back": "Cơ quan trả lại đơn; lý do đọc trên trang tra cứu.",
    "ask_more": "Cơ quan cần ông, bà bổ sung; xem cần gì và gửi trên trang tra cứu.",
    "extend": "Thời hạn giải quyết đã được gia hạn.",
    "pause": "Việc giải quyết tạm dừng.",
    "resume": "Việc giải quyết đã được tiếp tục.",
    "discontinue": "Việc giải quyết đã dừng hẳn; lý do đọc trên trang tra cứu.",
    "notify": "Đã có trả lời.",
    "reopen": "Hồ sơ đã được mở lại.",
}
"""After which verbs the sender gets an e-mail, and its one sentence. Nothing of the letter or the answer stands in it."""
MOST_AT_ONCE = 20
NEAR_DAYS = 3


def tell(petition: Petition, kind: str, text: str, officers: Iterable[Officer], *, by: Officer | None, at: datetime) -> None:  # fmt: skip
    """Tell officers about a case by its code; never who acted, nor who is complained about in it."""
    about = list(petition.exclusions.values_list("user", "unit"))
    users, units = {user for user, _ in about}, {unit for _, unit in about}
    heard = [
        one
        for one in officers
        if (by is None or one.pk != by.pk) and one.user_id not in users and one.unit_id not in units
    ]
    if heard:
        notices.tell(heard, text=text, kind=kind, code=petition.code, url=_address(petition), at=at)


def tell_assigned(petition: Petition, *, by: Officer, at: datetime) -> None:
    """Tell whoever was given the case: the officer, else those of the unit who may work on it."""
    officers = handlers_of(petition, local_day(at))
    tell(petition, ASSIGNED, f"Được giao giải quyết hồ sơ {petition.code}.", officers, by=by, at=at)


def handlers_of(petition: Petition, on: date) -> list[Officer]:
    """List who works on the case: the officer it is given to; else clerk and head of its own unit, or all workers of another."""
    if petition.assigned_to:
        return [petition.assigned_to]
    if petition.assigned_unit_id in (None, petition.unit_id):
        return holders(KEEPERS, [petition.unit_id], on)
    return holders(WORKERS, [petition.assigned_unit_id], on)


def tell_waiting(petition: Petition, *, by: Officer, at: datetime) -> None:
    """Tell the heads that a reply waits for them."""
    heads = holders(HEADS, [petition.unit_id], local_day(at))
    tell(petition, WAITING, f"Trả lời của hồ sơ {petition.code} chờ duyệt.", heads, by=by, at=at)


def tell_sent_back(petition: Petition, drafter: Officer, *, by: Officer, at: datetime) -> None:
    tell(
        petition, SENT_BACK, f"Dự thảo trả lời của hồ sơ {petition.code} bị trả lại để sửa.", [drafter], by=by, at=at
    )


def tell_from_sender(petition: Petition, kind: str, *, at: datetime) -> None:
    """Tell those who work on it of a supplement, the heads of a wish to reopen."""
    on = local_day(at)
    officers = handlers_of(petition, on) if kind == ANSWERED_BACK else holders(HEADS, [petition.unit_id], on)
    said = "đã bổ sung theo yêu cầu" if kind == ANSWERED_BACK else "đề nghị mở lại"
    tell(petition, kind, f"Người gửi hồ sơ {petition.code} {said}.", officers, by=None, at=at)


def mail_sender(petition: Petition, verb: str, *, at: datetime) -> None:
    """Write to the sender who left an e-mail address: the code, where it stands, where to read more."""
    if verb not in TOLD_TO_SENDER:
        return
    sender = Party.objects.filter(petition=petition, role="sender", email__isnull=False).only("email").first()
    if sender is None or not sender.email:
        return
    state = CITIZEN_STATES[SHOWN_AS[petition.state]]
    lines = [f"Hồ sơ {petition.code}: {TOLD_TO_SENDER[verb]}", f"Hiện nay: {state}.", _follow(petition, local_day(at)),
             "Thư này do hệ thống tự gửi; xin không trả lời."]  # fmt: skip
    notices.mail(
        sender.email, subject=f"Hồ sơ {petition.code}: {state.lower()}", body="\n\n".join(line for line in lines if line),
        kind=f"petition.{verb}", code=petition.code, unit=petition.unit.code, at=at,
    )  # fmt: skip


def remind_due(on: date, *, at: datetime) -> int:
    """Tell of every open term that ends within three days, and of each that is late, once; return how many notices.

    Those who work on it hear it (``handlers_of``); a late case its heads too.
    """
    until = date.fromordinal(on.toordinal() + NEAR_DAYS)
    rows = Petition.objects.due_by(until).select_related("assigned_to__user", "assigned_to__unit")
    told = 0
    for kind, some in ((LATE, rows.overdue(on)), (NEAR, rows.filter(next_due_on__gte=on))):
        known = set(Notice.objects.filter(kind=kind).values_list("code", flat=True))
        fresh = [one for one in some.order_by("next_due_on", "pk") if one.code not in known]
        told += _remind(fresh, kind, on, at)
    return told


def _remind(rows: list[Petition], kind: str, on: date, at: datetime) -> int:
    """Tell at most twenty cases of a kind a day and officer; what is left is told the next day."""
    keepers = _by_unit(KEEPERS, {one.unit_id for one in rows}, on)
    workers = _by_unit(
        WORKERS, {one.assigned_unit_id for one in rows if one.assigned_unit_id not in (None, one.unit_id)}, on
    )
    heads = _by_unit(HEADS, {one.unit_id for one in rows}, on) if kind == LATE else {}
    heard: dict[int, int] = {}
    told = 0
    for petition in rows:
        elsewhere = (
            workers.get(petition.assigned_unit_id, []) if petition.assigned_unit_id != petition.unit_id else []
        )
        worker = [petition.assigned_to] if petition.assigned_to else elsewhere or keepers.get(petition.unit_id, [])
        officers = [one for one in (*worker, *heads.get(petition.unit_id, ())) if heard.get(one.pk, 0) < MOST_AT_ONCE]
        if not officers:
            continue
        for one in officers:
            heard[one.pk] = heard.get(one.pk, 0) + 1
        due = petition.next_due_on
        said = "đã quá hạn" if kind == LATE else "sắp hết hạn"
        tell(
            petition, kind, f"Hồ sơ {petition.code} {said}: {say_day(due) if due else ''}.", officers, by=None, at=at
        )
        told += 1
    return told


def holders(roles: Iterable[str], units: Iterable[int], on: date) -> list[Officer]:
    """List who holds one of the roles in one of the units that day."""
    days = Q(granted__valid_from__lte=on) & (Q(granted__valid_to=None) | Q(granted__valid_to__gt=on))
    rows = Officer.objects.filter(days, granted__role__in=tuple(roles), unit__in=list(units))
    return list(rows.select_related("user", "unit").distinct().order_by("pk"))


def _by_unit(roles: Iterable[str], units: Iterable[int], on: date) -> dict[int, list[Officer]]:
    found: dict[int, list[Officer]] = {}
    for one in holders(roles, units, on):
        found.setdefault(one.unit_id, []).append(one)
    return found


def _follow(petition: Petition, on: date) -> str:
    """Say where the sender reads more: with the address of the site when both it and the server's are known."""
    area = petition.unit.version(on)
    row = SiteAddress.objects.filter(website__unit=area.area_id, valid_to=None).exclude(path="").first() if area and area.area_id else None  # fmt: skip
    if row and settings.DESK_ADDRESS:
        return f"Xem tại {settings.DESK_ADDRESS}/{row.path}/tra-cuu/ bằng mã hồ sơ và mã bí mật trên giấy biên nhận."
    return "Xem ở trang tra cứu bằng mã hồ sơ và mã bí mật trên giấy biên nhận."


def _address(petition: Petition) -> str:
    return reverse("petitions:show", args=[petition.code])
