"""The roll-call on the desk: the figure as it grows, doubts, the sheet, the seal."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.core.dates import HERE
from danvan.documents import papers
from danvan.meetings import actions, letters_roll
from danvan.meetings.actions.roll import OtherMeeting, present_by_category, present_by_sitting
from danvan.meetings.forms import roll as forms
from danvan.meetings.models import Mark, Meeting, Roll, Slot
from danvan.meetings.states_roll import ROLL_STATES
from danvan.meetings.tickets import door_secret
from danvan.meetings.views_desk.programme import MeetingPart, PrepareAct
from danvan.units.doors import DeskList

MOST_DOUBTS = 100


def roll_of(meeting: Meeting) -> Roll:
    """Return the roll of a meeting, 404 without one."""
    return get_object_or_404(Roll.objects.select_related("meeting__unit"), meeting=meeting)


class ShowRoll(MeetingPart):
    """How many came, by category, unit, hall and sitting; what is in doubt; which phones call the roll."""

    template_name = "meetings/desk/roll.html"
    part = "roll"
    title = "Điểm danh"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.found()
        roll = Roll.objects.select_related("sealed_by__person", "sealed_by__user").filter(meeting=meeting).first()
        shown = self.counted(meeting, roll) if roll else {}
        return super().get_context_data(
            roll=roll, state=ROLL_STATES[roll.state] if roll else "", called=Slot.objects.standing().filter(meeting=meeting, walk_in=False).count(),
            **shown, **kwargs,
        )  # fmt: skip

    def counted(self, meeting: Meeting, roll: Roll) -> dict[str, Any]:
        """Derive the figures from the marks."""
        came = Q(marks__verdict="counted", marks__roll=roll)
        units = Slot.objects.filter(meeting=meeting, unit_name__gt="").filter(came).values_list("unit_name")
        halls = roll.marks.counted().exclude(venue=None).values_list("venue__name")
        sittings = present_by_sitting(roll)
        categories = present_by_category(roll)
        doubts = roll.marks.in_doubt().select_related("slot", "door", "sitting")[:MOST_DOUBTS]
        return {
            "present": sum(categories.values()), "arrivals": sum(sittings.values()), "categories": categories.items(),
            "sittings": [(one, sittings.get(one.pk, 0)) for one in meeting.sittings.all()],
            "units": units.annotate(count=Count("pk", distinct=True)).order_by("unit_name")[:200],
            "halls": halls.annotate(count=Count("slot", distinct=True)).order_by("venue__name"),
            "doubts": list(doubts), "doors": [_door(one) for one in roll.doors.annotate(sent=Count("marks"))],
        }  # fmt: skip


def _door(door: Any) -> dict[str, Any]:
    if door.lost:
        state, kind = "mất máy", "late"
    elif door.closed_at:
        state, kind = "đã đóng", "note"
    elif door.waiting:
        state, kind = f"máy còn giữ {door.waiting} lượt", "waiting"
    else:
        state, kind = ("đang dùng", "done") if door.seen_at else ("chưa mở trên máy nào", "note")
    return {"row": door, "state": state, "kind": kind, "off": door.skew if abs(door.skew) > 600 else 0}


class ListMarks(MeetingPart, DeskList):
    """Every mark behind the figure."""

    template_name = "meetings/desk/roll_marks.html"
    part = "roll"
    title = "Các lượt điểm danh"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Mark]:
        rows = Mark.objects.filter(roll=roll_of(self.found())).select_related("slot", "door", "sitting")
        if self.request.GET.get("tinh") == "1":
            rows = rows.counted()
        return rows.order_by("came_at", "pk")


class PrintSheet(MeetingPart):
    """The list with its numbers, to be printed and signed; the same numbers are keyed in afterwards."""

    template_name = "meetings/desk/roll_sheet.html"
    part = "roll"
    title = "Danh sách điểm danh"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self.lines(self.found())
        return super().get_context_data(rows=rows, spare=range(10), **kwargs)

    def lines(self, meeting: Meeting) -> list[tuple[Any, ...]]:
        rows = Slot.objects.standing().filter(meeting=meeting).order_by("number")
        return list(rows.values_list("number", "name", "post", "unit_name", "seat"))


class WriteSheet(MeetingPart):
    """The same as a Word file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = self.found()
        slots = Slot.objects.standing().filter(meeting=meeting).order_by("number")
        content = papers.docx(letters_roll.sheet(meeting, slots, self.today))
        return papers.download(content, title=f"Danh sách điểm danh {meeting.name}", on=self.today)


class RollAct(PrepareAct):
    """An act on the roll of a meeting."""

    verb = "call_roll"
    route = "meetings:roll"
    roll: Roll

    def find(self) -> Meeting:
        meeting = super().find()
        self.roll = roll_of(meeting)
        return meeting


class OpenRoll(PrepareAct):
    """Begin to call the roll."""

    verb = "call_roll"
    route = "meetings:roll"
    form_class = forms.NothingForm
    title = "Mở điểm danh"
    submit = "Mở điểm danh"
    done = "Đã mở điểm danh. Tiếp theo: mở một cửa cho mỗi máy điện thoại, hoặc in tờ ký tên."
    text = "Mỗi máy điện thoại đứng cửa có một địa chỉ riêng. Người đứng cửa không cần tài khoản."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.open_roll(thing, by=self.officer, at=at)
        return self.address()


class OpenDoor(RollAct):
    """Open a door for a phone."""

    form_class = forms.DoorForm
    title = "Mở cửa điểm danh"
    submit = "Mở cửa"
    done = "Đã mở cửa. Dùng máy điện thoại đứng cửa quét mã này."

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "venues": self.thing.venues.all()}

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        door = actions.open_door(self.roll, name=cleaned["name"], venue=cleaned.get("venue"), by=self.officer, at=at)
        return reverse("meetings:door", args=[thing.code, door.number])


class ShowDoor(MeetingPart):
    """The address of a door, to be scanned by the phone that will stand there."""

    template_name = "meetings/desk/door.html"
    part = "roll"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.found()
        context = super().get_context_data(**kwargs)
        if not context["writes"]:
            raise Http404
        door = get_object_or_404(roll_of(meeting).doors.select_related("venue"), number=self.kwargs["door"])
        path = reverse("door", args=[door_secret(meeting.code, door.number)])
        address = self.request.build_absolute_uri(path)
        safe = self.request.is_secure() or self.request.get_host().split(":")[0] in ("localhost", "127.0.0.1")
        return context | {
            "title": door.name,
            "door": door,
            "address": address,
            "svg": letters_roll.qr_svg(address),
            "safe": safe,
        }


class CloseDoor(RollAct):
    """Close a door."""

    form_class = forms.CloseDoorForm
    title = "Đóng cửa điểm danh"
    submit = "Đóng cửa"
    done = "Đã đóng cửa."

    def find(self) -> Meeting:
        meeting = super().find()
        self.door = get_object_or_404(
            self.roll.doors.select_related("roll__meeting__unit"), number=self.kwargs["door"]
        )
        return meeting

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.close_door(self.door, lost=cleaned["lost"], by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            text=f"{self.door.name}: từ nay địa chỉ trên máy ấy không gửi được nữa.", danger=True, **kwargs
        )


class KeyIn(RollAct):
    """Key the paper sheet in."""

    form_class = forms.KeyInForm
    title = "Nhập từ tờ ký tên"
    submit = "Ghi các số này"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "sittings": self.thing.sittings.all()}

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        sitting = cleaned["sitting"]
        hour = cleaned["came_at"] or sitting.begins or thing.starts_at_time or time(8)
        came_at = datetime.combine(sitting.day, hour, HERE)
        found = actions.key_in(
            self.roll, cleaned["numbers"], sitting=sitting, came_at=came_at, by=self.officer, at=at
        )
        again = f" {found['again']} số đã có lượt từ trước." if found["again"] else ""
        messages.success(self.request, f"Đã ghi {found['counted']} người từ tờ ký tên.{again}")
        return self.address()


class SettleMark(RollAct):
    """Say whose arrival a doubtful mark is."""

    form_class = forms.SettleForm
    title = "Xử lý lượt còn nghi vấn"
    done = "Đã xử lý."

    def find(self) -> Meeting:
        meeting = super().find()
        rows = Mark.objects.in_doubt().select_related("slot", "door", "sitting", "roll__meeting__unit")
        self.mark = get_object_or_404(rows, roll=self.roll, pk=self.kwargs["mark"])
        return meeting

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        slot = self.mark.slot if cleaned["verdict"] == "itself" else None
        if cleaned["verdict"] == "number":
            slot = Slot.objects.standing().filter(meeting=thing, number=cleaned["number"]).first()
        if slot is None and cleaned["verdict"] != "no":
            raise OtherMeeting(field="number")
        actions.settle(self.mark, slot=slot, by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mark = self.mark
        alike = Slot.objects.standing().filter(meeting=self.thing, name_key=mark.slot.name_key) if mark.slot else ()
        others = "; ".join(f"số {one.number}: {one.said}" for one in alike if one.pk != mark.slot_id)
        who = mark.slot.said if mark.slot else f"«{mark.raw[:24]}»"
        text = f"{mark.came_at.astimezone(HERE):%H:%M} {mark.door or 'tờ ký tên'}: {who}, {mark.get_flag_display() or 'gửi đến sau khi chốt'}."
        return super().get_context_data(text=f"{text}{f' Trong danh sách có {others}.' if others else ''}", **kwargs)


class SealRoll(RollAct):
    """Seal the figure."""

    form_class = forms.NothingForm
    title = "Chốt điểm danh"
    submit = "Chốt điểm danh"
    done = "Đã chốt điểm danh. Số người dự của cuộc họp lấy theo danh sách này."
    text = "Số người có mặt thay cho số đã ghi trước (số cũ vẫn được nhắc lại trên trang điểm danh). Số ước tính không bao giờ cộng vào số đã đếm."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.seal_roll(self.roll, by=self.officer, at=at)
        return self.address()


class UnsealRoll(RollAct):
    """Open it again."""

    form_class = forms.UnsealForm
    title = "Mở lại điểm danh"
    submit = "Mở lại"
    done = "Đã mở lại điểm danh."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.unseal_roll(self.roll, reason=cleaned["reason"], by=self.officer, at=at)
        return self.address()


class ShowRoster(MeetingPart, DeskList):
    """Everybody on the list: who came, when, by which door."""

    template_name = "meetings/desk/roll_list.html"
    part = "roll"
    title = "Ai đã đến"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Slot]:
        came = Q(marks__verdict="counted")
        rows = Slot.objects.standing().filter(meeting=self.found()).select_related("line")
        rows = rows.annotate(came=Count("marks", filter=came)).order_by("number")
        asked = self.request.GET.get("co", "")
        return rows.filter(came__gt=0) if asked == "1" else rows.filter(came=0) if asked == "0" else rows


__all__ = [
    "CloseDoor", "KeyIn", "ListMarks", "OpenDoor", "OpenRoll", "PrintSheet", "SealRoll", "SettleMark", "ShowDoor", "ShowRoll",
    "ShowRoster", "UnsealRoll", "WriteSheet",
]  # fmt: skip
