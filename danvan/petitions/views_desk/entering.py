"""A letter that arrives at the desk, and the topics of the unit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.petitions import actions
from danvan.petitions.actions import intake
from danvan.petitions.actions.topics import set_topic
from danvan.petitions.forms import entry, verbs
from danvan.petitions.models import Topic
from danvan.petitions.permissions import KEEPERS, may_receive, may_set
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.models import Unit

LETTER = (
    "kind", "channel", "received_on", "topic", "area", "subject", "text", "demand", "place", "respondent", "signatories", "has_originals",
    "forwarded_by", "paper",
)  # fmt: skip
CONTACT = ("name", "address", "phone", "email")


class EnterPetition(DeskAct):
    """Write a letter down; it gets its number, its code and its secret at once."""

    template_name = "petitions/desk/enter.html"
    roles = KEEPERS
    form_class = entry.EnterForm
    title = "Vào sổ đơn mới"

    def find(self) -> Unit:
        unit = self.officer.unit
        if not may_receive(self.officer, unit, self.today):
            raise Http404
        return unit

    def get_form_kwargs(self) -> dict[str, Any]:
        own = self.thing.version(self.today)
        areas = Unit.objects.areas().filter(versions__parent=own.area if own else None, versions__valid_to=None)
        return super().get_form_kwargs() | {"unit": self.thing, "areas": areas.with_version(self.today).distinct()}

    def get_initial(self) -> dict[str, Any]:
        return {
            "received_on": self.today,
            "kind": self.request.GET.get("loai", "feedback"),
            "channel": self.request.GET.get("kenh", "paper"),
        }

    def act(self, thing: Unit, cleaned: dict[str, Any], at: datetime) -> str:
        contact = actions.Contact(**{name: cleaned[name] for name in CONTACT})
        letter = actions.Letter(**{name: cleaned[name] for name in LETTER}, contact=contact)
        received = actions.enter(letter, unit=thing, by=self.officer, at=at)
        said = f"Đã vào sổ số {received.petition.book}. Mã {received.petition.code}, mã bí mật để người gửi theo dõi: {received.secret} (chỉ hiện một lần này)."
        messages.success(self.request, said)
        return reverse("petitions:show", args=[received.petition.code])


class ListTopics(DeskPage):
    """The topics of the unit, each with its answer time."""

    template_name = "petitions/desk/topics.html"
    title = "Lĩnh vực và thời hạn trả lời"

    def allowed(self) -> bool:
        return super().allowed() and may_set(self.officer, self.officer.unit, self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(topics=list(Topic.objects.of(self.officer.unit)), **kwargs)


class SetTopic(DeskAct):
    """Add a topic or change one."""

    template_name = "petitions/desk/act.html"
    form_class = verbs.TopicForm
    title = "Lĩnh vực"
    done = "Đã lưu lĩnh vực."

    def allowed(self) -> bool:
        return super().allowed() and may_set(self.officer, self.officer.unit, self.today)

    def find(self) -> Topic | None:
        pk = self.kwargs.get("topic")
        return get_object_or_404(Topic, unit=self.officer.unit, pk=pk) if pk else None

    def get_initial(self) -> dict[str, Any]:
        if self.thing is None:
            return {}
        return {
            "name": self.thing.name,
            "answer_days": self.thing.answer_days,
            "ended": self.thing.ended_at is not None,
        }

    def act(self, thing: Topic | None, cleaned: dict[str, Any], at: datetime) -> str:
        set_topic(thing, unit=self.officer.unit, **cleaned, by=self.officer, at=at)
        return reverse("petitions:topics")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = "Luật không đặt số ngày trả lời phản ánh, kiến nghị; đơn vị tự đặt, và hồ sơ đã thụ lý giữ hạn cũ."
        return super().get_context_data(submit="Lưu", text=text, back=reverse("petitions:topics"), **kwargs)


class SetIntake(DeskAct):
    """Who receives what citizens send to the site of the unit's place, when, how much a day."""

    template_name = "petitions/desk/act.html"
    form_class = entry.IntakeForm
    title = "Nơi nhận phản ánh qua mạng"
    done = "Đã lưu. Trang gửi phản ánh đổi theo ngay."

    def allowed(self) -> bool:
        return super().allowed() and may_set(self.officer, self.officer.unit, self.today)

    def find(self) -> Unit:
        own = self.officer.unit.version(self.today)
        area = own.area if own else None
        now = intake.present(area, self.today) if area else None
        if area is None or now is None or not may_set(self.officer, now.unit, self.today):
            raise Http404
        self.counter = now
        return area

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"bodies": intake.serving(self.thing, self.today)}

    def get_initial(self) -> dict[str, Any]:
        now = self.counter
        return {
            "unit": now.unit.pk, "is_open": now.is_open, "closed_note": now.closed_note, "hours": now.hours, "most_a_day": now.most_a_day,
        }  # fmt: skip

    def act(self, thing: Unit, cleaned: dict[str, Any], at: datetime) -> str:
        unit = Unit.objects.get(pk=cleaned.pop("unit"))
        intake.set_intake(thing, unit=unit, **cleaned, by=self.officer, at=at)
        return reverse("petitions:topics")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = f"Trang công khai của {self.thing.name_on(self.today)}. Lĩnh vực để người dân chọn là lĩnh vực của nơi nhận."
        return super().get_context_data(submit="Lưu", text=text, back=reverse("petitions:topics"), **kwargs)
