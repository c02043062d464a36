"""What the room says to officers: one sentence for each act, to those whom it concerns."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from danvan.core.dates import local_day
from danvan.notices.actions import tell
from danvan.reports.models import FormVersion, Sheet
from danvan.reports.states import SUPERIORS, WRITERS
from danvan.units.models import Officer, OfficerRole, Unit


def holders(unit: Unit | None, roles: tuple[str, ...], at: datetime) -> list[Officer]:
    """List the officers of a unit who hold one of ``roles`` today."""
    if unit is None:
        return []
    held = OfficerRole.objects.on(local_day(at)).filter(role__in=roles, officer__unit=unit)
    return list(Officer.objects.filter(pk__in=held.values("officer")).select_related("user", "unit").order_by("pk"))


def tell_of(sheet: Sheet, form: FormVersion, verb: str, *, at: datetime, reason: str = "") -> None:
    """Tell those whom a step of a sheet concerns."""
    own, upward = holders(sheet.unit, WRITERS, at), holders(sheet.superior, SUPERIORS, at)
    heads = holders(sheet.unit, ("head",), at)
    name = sheet.unit.name_on(sheet.ends_on)
    what = f"{form.name}, {sheet.period.name}"
    said: dict[str, tuple[list[Officer], str]] = {
        "send": (heads, f"Chờ duyệt: {what}."),
        "send_back": (own, f"Lãnh đạo trả lại {what}: {reason}"),
        "approve": (upward, f"{name} đã gửi {what}."),
        "resend": (upward, f"{name} gửi bản điều chỉnh {what}: {reason}"),
        "receive": (own, f"Đã tiếp nhận {what}."),
        "hand_back": (own, f"Cấp trên trả lại {what}: {reason}"),
    }
    people, text = said[verb]
    tell(
        people,
        text=text,
        kind=f"report.{verb}",
        code=sheet.code,
        url=reverse("reports:show", args=[sheet.code]),
        at=at,
    )


def tell_reminded(unit: Unit, form: FormVersion, period_name: str, due: str, url: str, *, at: datetime) -> int:
    """Remind the officers of a unit; return how many were told."""
    until = f" Hạn gửi: {due}." if due else ""
    rows = tell(
        holders(unit, WRITERS, at), text=f"Cấp trên nhắc gửi {form.name}, {period_name}.{until}", kind="report.remind",
        url=url, at=at,
    )  # fmt: skip
    return len(rows)
