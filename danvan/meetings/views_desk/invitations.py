"""Invitations on the desk: the lines, everybody on the list, answers, what must be told, letters."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.documents import papers
from danvan.meetings import actions, letters_roll, reading
from danvan.meetings.forms import roll as forms
from danvan.meetings.models import InviteLine, Meeting, Slot, Telling
from danvan.meetings.states_roll import ANSWERS
from danvan.meetings.tickets import ticket_of
from danvan.meetings.views_desk.programme import MeetingPart, PrepareAct
from danvan.text.folding import key3
from danvan.units.doors import DeskList, DeskPage
from danvan.units.models import Unit

MOST_LETTERS = 300
UNITS_OFFERED = 300
MOST_CALLS = 50


class LettersTooMany(Refused):
    """Mỗi tệp nhiều nhất 300 giấy mời. Hãy lấy từng dòng mời."""


class NobodyInLine(Refused):
    """Chưa có ai để in giấy mời."""


class ShowInvitations(MeetingPart, DeskList):
    """Lines with their counts, the list of places with answers, and whom to call."""

    template_name = "meetings/desk/invitations.html"
    part = "invitation"
    title = "Giấy mời"
    filter_form_class = forms.GuestFilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Slot]:
        rows = Slot.objects.standing().filter(meeting=self.found()).select_related("line").order_by("number")
        answer, words = filters.get("answer") or "all", filters.get("q", "").strip()
        if answer == "unnamed":
            rows = rows.without_name()
        elif answer != "all":
            rows = rows.filter(answer="" if answer == "none" else answer)
        if words:
            rows = rows.filter(
                Q(name_key__contains=key3(words))
                | Q(number=int(words) if words.isdigit() and len(words) < 9 else None)
            )
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.found()
        standing = Q(slots__removed_at=None)
        counts = {key: Count("slots", filter=standing & Q(slots__answer=key)) for key in ANSWERS if key}
        lines = list(
            meeting.lines.annotate(
                places=Count("slots", filter=standing), unnamed=Count("slots", filter=standing & Q(slots__name="")),
                unsent=Count("slots", filter=standing & Q(slots__invited_at=None, slots__walk_in=False)), **counts,
            )
        )  # fmt: skip
        calls = Telling.objects.filter(slot__meeting=meeting, told_at=None).select_related("slot")
        return super().get_context_data(
            lines=lines, calls=[{"row": one, "phone": one.slot.phone.open() if one.slot.phone else ""} for one in calls[:MOST_CALLS]],
            unsent=sum(one.unsent for one in lines), places=sum(one.places for one in lines), **kwargs,
        )  # fmt: skip


class InviteAct(PrepareAct):
    """An act on the list of invited."""

    route = "meetings:invitations"


class AddLine(InviteAct):
    """Add a line."""

    form_class = forms.LineForm
    title = "Thêm dòng mời"
    submit = "Thêm dòng mời"
    done = "Đã thêm dòng mời."

    def get_form_kwargs(self) -> dict[str, Any]:
        units = Unit.objects.organisations().alive(self.today).filter(pk__in=self.units_near())
        named = {unit.pk: unit.known_name for unit in units.named(self.today)[:UNITS_OFFERED]}  # type: ignore[attr-defined]
        return {**super().get_form_kwargs(), "units": units, "names": named}

    def units_near(self) -> QuerySet[Unit]:
        """Offer the units in scope and those of the same area: whom one invites sits beside one."""
        own = self.thing.unit.version(self.today)
        beside = Q(versions__valid_to=None, versions__area=own.area) if own and own.area_id else Q(pk=None)
        return Unit.objects.filter(Q(pk__in=self.units_in_scope()) | beside).values("pk")

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        line = actions.Line(
            cleaned["rule"], cleaned["wording"], cleaned["category"], cleaned["quota"], cleaned["expected"]
        )
        guests = [_guest(one) for one in cleaned["names"]] if cleaned["rule"] == "named" else []
        actions.add_line(thing, line, units=list(cleaned["units"]), guests=guests, by=self.officer, at=at)
        return self.address()


def _guest(line: str) -> actions.Guest:
    name, post, unit = ([one.strip() for one in line.split(",", 2)] + ["", ""])[:3]
    return actions.Guest(name, post, unit)


class RemoveLine(InviteAct):
    """Take a line back."""

    form_class = forms.NothingForm
    title = "Bỏ dòng mời"
    submit = "Bỏ dòng mời"
    done = "Đã bỏ dòng mời."
    text = "Người đã được mời được báo là giấy mời rút lại; số của họ không dùng lại cho người khác."

    def find(self) -> Meeting:
        meeting = super().find()
        self.line = get_object_or_404(
            InviteLine.objects.select_related("meeting"), meeting=meeting, pk=self.kwargs["line"]
        )
        return meeting

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.remove_line(self.line, by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(danger=True, **kwargs)


class ImportGuests(InviteAct):
    """Look at a pasted list first; then take the good rows in, the others stay in the box to be mended."""

    template_name = "meetings/desk/invite_import.html"
    form_class = forms.ImportForm
    title = "Nhập danh sách khách"
    submit = "Xem trước"

    def form_valid(self, form: Any) -> HttpResponse:
        cleaned = form.cleaned_data
        upload = cleaned["file"]
        try:
            if not upload and not cleaned["rows"].strip():
                form.add_error("rows", "Hãy chọn tệp hoặc dán bảng vào đây.")
                return self.form_invalid(form)
            content, name = (upload.read(), upload.name) if upload else (reading.pasted(cleaned["rows"]), "dan.csv")
            standing = Slot.objects.standing().filter(meeting=self.thing).values_list("name", "post", "unit_name")
            repeated = ("unit_name",) if cleaned["merged"] else ()
            found = reading.read_guests(content, name, standing=standing, repeated=repeated)
            if "take" in self.request.POST:
                return self.take(found, cleaned)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        return self.again(found, reading.write_rows(found.rows), cleaned)

    def take(self, found: reading.GuestList, cleaned: dict[str, Any]) -> HttpResponse:
        good = [one.guest for one in found.good()]
        taken = len(good)
        if good:
            actions.import_guests(
                self.thing,
                good,
                wording=cleaned["wording"],
                category=cleaned["category"],
                by=self.officer,
                at=self.at,
            )
        return self.again(found, reading.write_rows(found.bad()), cleaned, taken=taken)

    def again(
        self, found: reading.GuestList, rows: str, cleaned: dict[str, Any], taken: int | None = None
    ) -> HttpResponse:
        form = self.form_class(initial={**{name: cleaned[name] for name in ("wording", "category")}, "rows": rows})
        form.once = self.get_form().once
        left = found if taken is None else reading.GuestList(found.bad(), [])
        return self.render_to_response(self.get_context_data(form=form, found=left, taken=taken))


class SlotAct(InviteAct):
    """An act on one place of the list."""

    slot: Slot

    def find(self) -> Meeting:
        meeting = super().find()
        rows = Slot.objects.standing().select_related("meeting__unit", "line")
        self.slot = get_object_or_404(rows, meeting=meeting, number=self.kwargs["number"])
        return meeting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(text=f"Số {self.slot.number}: {self.slot.said}.", **kwargs)


class ChangeSlot(SlotAct):
    """Say who takes the place."""

    form_class = forms.SlotForm
    title = "Người được mời"
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.slot, name) for name in ("name", "post", "unit_name", "seat")}

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.change_slot(self.slot, actions.Guest(**cleaned), by=self.officer, at=at)
        return self.address()


class RemoveSlot(SlotAct):
    """Take the place back."""

    form_class = forms.NothingForm
    title = "Bỏ người được mời"
    submit = "Bỏ"
    done = "Đã bỏ."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.remove_slot(self.slot, by=self.officer, at=at)
        return self.address()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(danger=True, **kwargs)


class ReplyFor(SlotAct):
    """Write down an answer that came by telephone or on paper."""

    form_class = forms.DeskReplyForm
    title = "Ghi trả lời giấy mời"
    submit = "Ghi trả lời"
    done = "Đã ghi trả lời."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.reply(self.slot, cleaned.pop("answer"), **cleaned, by=self.officer, at=at)
        return self.address()


class SendInvitations(InviteAct):
    """Invite everybody who was not invited yet."""

    form_class = forms.NothingForm
    title = "Gửi giấy mời"
    submit = "Gửi giấy mời"
    done = "Đã gửi giấy mời. Người chưa có tài khoản, thư điện tử nằm trong danh sách cần gọi."
    text = "Cán bộ có tài khoản được báo trên bàn làm việc, người có địa chỉ thư được gửi thư, những người còn lại được ghi vào danh sách cần gọi. Đơn vị cử người thì báo cho văn thư và lãnh đạo đơn vị ấy."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.send_invitations(thing, by=self.officer, at=at, base=self.request.build_absolute_uri("/"))
        return self.address()


class MarkTold(InviteAct):
    """Say that somebody was called."""

    form_class = forms.NothingForm
    title = "Đã báo qua điện thoại"
    submit = "Đã gọi, đã báo"
    done = "Đã ghi là đã báo."

    def find(self) -> Meeting:
        meeting = super().find()
        rows = Telling.objects.select_related("slot__meeting__unit")
        self.telling = get_object_or_404(rows, slot__meeting=meeting, told_at=None, pk=self.kwargs["telling"])
        return meeting

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        actions.told(self.telling, by=self.officer, at=at)
        return f"{self.address()}#can-goi"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(text=f"{self.telling.slot.said}: «{self.telling.text}»", **kwargs)


class WriteLetters(DeskPage):
    """The letters of invitation as one Word file, of the whole list or of one line."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = get_object_or_404(
            Meeting.objects.visible_to(self.officer, self.today).select_related("unit"),
            code=self.kwargs["code"].upper(),
        )
        slots = Slot.objects.standing().filter(meeting=meeting, walk_in=False).order_by("number")
        if line := request.GET.get("dong", ""):
            if not line.isdigit():
                raise Http404
            slots = slots.filter(line=int(line))
        rows = list(slots[: MOST_LETTERS + 1])
        if not rows or len(rows) > MOST_LETTERS:
            sentence = (LettersTooMany if rows else NobodyInLine)().sentence
            return HttpResponse(sentence, status=422, content_type="text/plain; charset=utf-8")
        sink = io.BytesIO()
        places = (
            (one, request.build_absolute_uri(reverse("reply", args=[ticket_of(meeting.code, one.number)])))
            for one in rows
        )
        papers.merge(letters_roll.invitations(meeting, places, self.today), sink, title=f"Giấy mời {meeting.name}")
        return papers.download(sink.getvalue(), title=f"Giấy mời {meeting.name}", on=self.today)
