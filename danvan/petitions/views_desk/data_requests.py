"""The corridor of a person's request about their own data: enter, acknowledge, show, correct, erase, decline."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from danvan.calendars import clocks
from danvan.core.refused import Refused
from danvan.core.views import add_refusal
from danvan.law.wording import fill
from danvan.petitions.actions import data_requests as actions
from danvan.petitions.actions.running import calendar_of
from danvan.petitions.data_states import DATA_STATES, DATA_STEPS, FULFILS, OPEN, PROCESSOR, RULES
from danvan.petitions.forms.data_requests import (
    CorrectDataForm,
    DeclineForm,
    ExtendDataForm,
    ProcessorForm,
    TakeRequestForm,
)
from danvan.petitions.models import DataRequest, Petition
from danvan.petitions.permissions import KEEPERS, may_receive
from danvan.units.doors import DeskAct, DeskList, DeskPage

BADGES = {"open": "waiting", "granted": "done", "declined": "note"}


def next_day(request: DataRequest) -> date | None:
    """Return the nearest day by which something is still to be done; of what has ended, the last day it had."""
    clocks = [one for one in request.clocks.all() if one.stopped_on is None]
    waiting = [one.due_on for one in clocks if one.done_on is None]
    return min(waiting) if waiting else max((one.due_on for one in clocks), default=None)


class ListDataRequests(DeskList):
    """The requests about records in scope, the newest first."""

    roles = KEEPERS
    template_name = "petitions/desk/data_requests.html"
    title = "Yêu cầu về dữ liệu cá nhân"

    def rows(self, filters: dict[str, Any]) -> QuerySet[DataRequest]:
        rows = DataRequest.objects.visible_to(self.officer, self.today).select_related("petition")
        return rows.prefetch_related("clocks")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        lines = [
            {"request": one, "state": DATA_STATES[one.state], "kind": BADGES[one.state],
             "due": next_day(one)}
            for one in context["sheet"].rows
        ]  # fmt: skip
        return context | {"lines": lines}


class OneRequest:
    """Finds the request of the address among those whose record the officer keeps."""

    def find(self) -> DataRequest:
        rows = DataRequest.objects.visible_to(self.officer, self.today).select_related("petition__unit")  # type: ignore[attr-defined]
        found = get_object_or_404(rows, code=self.kwargs["asked"].upper())  # type: ignore[attr-defined]
        if not may_receive(self.officer, found.petition.unit, self.today):  # type: ignore[attr-defined]
            raise Http404
        return found


class ShowDataRequest(OneRequest, DeskPage):
    """One request with its terms, and what may be done now."""

    roles = KEEPERS
    template_name = "petitions/desk/data_request.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        request = self.find()
        calendar = calendar_of(request.petition)
        terms = [
            clocks.deadline(one, calendar, self.today)
            for one in request.clocks.filter(stopped_on=None).prefetch_related("changes")
        ]
        verbs = [FULFILS[request.kind], "decline"] if request.state == OPEN else []
        if request.state == OPEN and request.acknowledged_on is None:
            verbs = ["acknowledge", *verbs]
        if actions.may_involve(request, self.today):
            verbs.append("involve_processor")
        if actions.may_extend(request, self.today):
            verbs.append("extend_data")
        lines = [
            {"label": DATA_STEPS[verb].label, "url": reverse(f"petitions:{verb}", args=[request.code])}
            for verb in verbs
        ]
        return super().get_context_data(
            title=request.get_kind_display(), data_request=request, terms=terms, verbs=lines, state=DATA_STATES[request.state],
            badge=BADGES[request.state], wish=request.wish.open() if request.wish else "", **kwargs,
        )  # fmt: skip


class TakeRequest(DeskAct):
    """Enter a request about one petition."""

    template_name = "petitions/desk/act.html"
    form_class = TakeRequestForm
    title = "Yêu cầu về dữ liệu cá nhân"
    done = "Đã ghi yêu cầu; hai thời hạn bắt đầu chạy."
    roles = KEEPERS

    def find(self) -> Petition:
        rows = Petition.objects.visible_to(self.officer, self.today).select_related("unit")
        petition = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not may_receive(self.officer, petition.unit, self.today):
            raise Http404
        return petition

    def get_initial(self) -> dict[str, Any]:
        return {"asked_on": self.today}

    def act(self, thing: Petition, cleaned: dict[str, Any], at: datetime) -> str:
        made = actions.take_request(thing, **cleaned, by=self.officer, at=at)
        return reverse("petitions:data_request", args=[made.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("petitions:show", args=[self.thing.code])
        return super().get_context_data(about=self.thing.code, submit="Ghi yêu cầu", back=back, **kwargs)


class RequestAct(OneRequest, DeskAct):
    """A verb on one request."""

    template_name = "petitions/desk/act.html"
    form_class: type[forms.Form] = forms.Form
    roles = KEEPERS
    verb = ""
    text = ""
    danger = False

    def act(self, thing: DataRequest, cleaned: dict[str, Any], at: datetime) -> str:
        getattr(actions, self.verb)(thing, **cleaned, by=self.officer, at=at)
        return self.back()

    def back(self) -> str:
        return reverse("petitions:data_request", args=[self.thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = DATA_STEPS[self.verb].label
        return super().get_context_data(
            title=label, submit=label, text=fill(self.text, self.today), danger=self.danger, about=self.thing.petition.code,
            back=self.back(), **kwargs,
        )  # fmt: skip


class AcknowledgeRequest(RequestAct):
    verb = "acknowledge"
    text = "Ghi là đã phản hồi cho người yêu cầu rằng cơ quan đã nhận và sẽ làm gì tiếp."
    done = "Đã ghi ngày phản hồi."


class InvolveProcessor(RequestAct):
    verb = "involve_processor"
    form_class = ProcessorForm
    done = "Đã ghi; thời hạn được tính lại từ ngày yêu cầu."

    @property
    def text(self) -> str:  # type: ignore[override]
        rule = RULES[self.thing.kind]
        return f"Thời hạn thực hiện là {{{rule}/{PROCESSOR}}} thay cho {{{rule}}}, tính từ ngày yêu cầu ({{{rule}/article}})."


class ExtendData(RequestAct):
    verb = "extend_data"
    form_class = ExtendDataForm
    text = "Thời hạn thực hiện dài thêm đúng số ngày luật cho, tính tiếp từ hạn cũ. Thời hạn phản hồi đầu tiên ({pdp.answer}) không đổi."
    done = "Đã gia hạn."


class ShowData(RequestAct):
    """Show what is kept, on this answer only; never kept by a cache."""

    verb = "show_data"
    text = "Mở thông tin của người yêu cầu để đọc hoặc in cho họ. Lần mở này được ghi lại."

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            people = actions.show_data(self.thing, by=self.officer, at=self.at)
        except Refused as refused:
            add_refusal(form, refused)
            return self.form_invalid(form)
        context = {
            "title": "Dữ liệu đang giữ",
            "petition": self.thing.petition,
            "people": people,
            "back": self.back(),
        }
        response = render(self.request, "petitions/desk/contact.html", context)
        response["Cache-Control"] = "no-store"
        return response


class CorrectData(RequestAct):
    verb = "correct_data"
    form_class = CorrectDataForm
    text = "Ô để trống giữ nguyên như cũ. Thông tin mới được niêm phong."
    done = "Đã sửa."


class EraseData(RequestAct):
    verb = "erase_data"
    danger = True
    text = "Xóa vĩnh viễn tên, liên hệ, nội dung và tệp của hồ sơ; chỉ giữ ngày tháng và con số. Không lấy lại được."
    done = "Đã xóa dữ liệu cá nhân của hồ sơ."


class RestrictData(RequestAct):
    verb = "restrict_data"
    text = "Câu trả lời đã công khai được gỡ xuống; từ nay chỉ mở liên hệ để trả lời hoặc cho chính người đó xem. Việc giải quyết vẫn tiếp tục."
    done = "Đã hạn chế xử lý dữ liệu của người gửi."


class DeclineRequest(RequestAct):
    verb = "decline"
    form_class = DeclineForm
    done = "Đã ghi từ chối."
