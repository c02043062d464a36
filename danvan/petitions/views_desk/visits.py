"""The desk of a reception day: numbers, hearing, refusal, papers, hand-over, conclusion, follow-up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan import journal
from danvan.documents import papers
from danvan.petitions import letters
from danvan.petitions.actions import visits as actions
from danvan.petitions.actions.reception import opened
from danvan.petitions.forms import reception as forms
from danvan.petitions.models import ReceptionDay, Visit
from danvan.petitions.permissions import may_receive
from danvan.petitions.states_reception import VISIT_STEPS
from danvan.petitions.views_desk.reception import DayAct, ReceptionAct


class Queue(DayAct):
    """Give the next number."""

    form_class = forms.QueueForm
    title = "Lấy số"

    def act(self, thing: ReceptionDay, cleaned: dict[str, Any], at: datetime) -> str:
        visit = actions.queue(thing, by=self.officer, at=at, **cleaned)
        messages.success(self.request, f"Số {visit.number}.")
        return self.back()


class VisitAct(ReceptionAct):
    """A verb on one visit of a day in one's scope."""

    verb = ""

    def find(self) -> Visit:
        days = ReceptionDay.objects.visible_to(self.officer, self.today)
        visit = get_object_or_404(
            Visit.objects.select_related("day__unit"), day__in=days, code=self.kwargs["visit"].upper()
        )
        if not may_receive(self.officer, visit.day.unit, self.today):
            raise Http404
        return visit

    def back(self) -> str:
        return reverse("petitions:reception_day", args=[self.thing.day.code])

    def act(self, thing: Visit, cleaned: dict[str, Any], at: datetime) -> str:
        getattr(actions, self.verb)(thing, by=self.officer, at=at, **cleaned)
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        about = f"Số {self.thing.number}, {self.thing.day.on:%d/%m/%Y}"
        title = VISIT_STEPS[self.verb].label if self.verb and not self.title else self.title
        return super().get_context_data(**({"title": title, "about": about} | kwargs))


class Hear(VisitAct):
    """Write down what was said."""

    form_class = forms.HearForm
    verb, title, submit, done = "hear", "Ghi nội dung tiếp", "Lưu", "Đã ghi."
    text = "Xem giấy tờ tùy thân tại chỗ, không ghi số vào máy. Đọc lại cho người dân nghe rồi cùng ký bản ghi."

    def get_initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.thing, name) for name in forms.HearForm.base_fields}
        return kept | {"name": "", "address": ""}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if self.thing.name or self.thing.address:
            form.fields["name"].help_text = form.fields["address"].help_text = (
                "Đã có, được mã hóa. Để trống thì giữ nguyên."
            )
        return form

    def act(self, thing: Visit, cleaned: dict[str, Any], at: datetime) -> str:
        if cleaned["kind"] != "denunciation":
            cleaned = cleaned | {part: cleaned[part] or opened(getattr(thing, part)) for part in ("name", "address")}
        actions.hear(thing, heard=actions.Heard(**cleaned), by=self.officer, at=at)
        return self.back()


class HandOver(VisitAct):
    """Make a petition of it; its code and secret are shown once, on the receipt to print."""

    form_class = forms.NothingForm
    verb, title = "hand_over", "Lập phản ánh từ lượt tiếp"
    text = "Hồ sơ mới được vào sổ ngay, thời hạn tính từ ngày tiếp."

    def act(self, thing: Visit, cleaned: dict[str, Any], at: datetime) -> str:
        received = actions.hand_over(thing, by=self.officer, at=at)
        code, secret = received.petition.code, received.secret
        messages.success(
            self.request,
            f"Đã lập hồ sơ {code}. Mã bí mật đưa người dân: {secret[:3]} {secret[3:]} (chỉ hiện một lần).",
        )
        return reverse("petitions:show", args=[code])


def _verb(verb: str, form: Any, done: str, *, text: str = "", danger: bool = False) -> type[VisitAct]:
    """Make the view of a verb whose form fields are the words of its action."""
    fields = {
        "verb": verb,
        "form_class": form,
        "done": done,
        "text": text,
        "danger": danger,
        "__doc__": f"Take «{verb}» on a visit.",
    }
    return type(verb.title().replace("_", ""), (VisitAct,), fields)


RefuseVisit = _verb(
    "refuse_visit",
    forms.RefuseVisitForm,
    "Đã ghi từ chối tiếp.",
    text="Từ chối không có căn cứ là vi phạm kỷ luật (NĐ 154/2026, Điều 41).",
    danger=True,
)
ServeRefusal = _verb("serve_refusal", forms.NothingForm, "Đã ghi.")
Leave = _verb("leave", forms.NothingForm, "Đã ghi là đã về.")
Conclude = _verb(
    "conclude",
    forms.ConcludeForm,
    "Đã lập thông báo kết luận.",
    text="Gửi nơi thực hiện, ghi rõ thời hạn và người liên hệ (NĐ 154/2026, Điều 26).",
)
FollowUp = _verb("follow_up", forms.FollowUpForm, "Đã ghi kết quả theo dõi.")


class PrintVisit(VisitAct):
    """A paper of one visit with the visitor's name: the refusal 01/TCD, or a conclusion. Opening the name is logged."""

    form_class = forms.OpenVisitForm
    submit = "Mở tên và tải giấy"
    what = "refusal"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        titles = {"refusal": "Thông báo từ chối tiếp (01/TCD)", "conclusion": "Thông báo kết luận"}
        return super().get_context_data(title=titles[self.what], **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        visit = self.thing
        sender = letters.Sender(opened(visit.name), opened(visit.address))
        if self.what == "refusal":
            if not visit.refuse_ground:
                raise Http404
            letter = letters.reception_refusal(visit, sender=sender, on=self.today)
        else:
            conclusion = visit.conclusions.select_related("visit__day__unit").last()
            if conclusion is None:
                raise Http404
            letter = letters.reception_conclusion(conclusion, sender=sender, on=self.today)
        journal.record(
            unit=visit.day.unit.code, actor=self.officer.code, verb="visit.opened", kind="visit", code=visit.code, fields=("name", "address"), at=self.at
        )  # fmt: skip
        return papers.download(papers.docx(letter), title=str(self.get_context_data()["title"]), on=self.today)
