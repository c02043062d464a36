"""Questions of a dialogue where two rooms meet: written down at the desk, handed over as a petition."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.hall.dialogue_questions import ask_question, make_petition
from danvan.meetings.forms.talk import AskForm, NothingForm
from danvan.meetings.models import Dialogue, Meeting, Question
from danvan.meetings.permissions import WRITERS, may_edit
from danvan.petitions.permissions import may_receive
from danvan.units.doors import DeskAct


class OfDialogue(DeskAct):
    """A hand-over from a meeting in scope that has a dialogue and that the officer may change."""

    template_name = "meetings/desk/act.html"
    roles = WRITERS

    def meeting(self) -> Meeting:
        rows = Meeting.objects.visible_to(self.officer, self.today).exclude(state="cancelled").select_related("unit")
        meeting = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not may_edit(self.officer, meeting, self.today) or not Dialogue.objects.filter(meeting=meeting).exists():
            raise Http404
        return meeting

    def find(self) -> Any:
        return self.meeting()


class AskQuestion(OfDialogue):
    """Write down a question from the floor or from paper."""

    form_class = AskForm
    title = "Ghi câu hỏi"
    done = "Đã ghi câu hỏi."

    def act(self, thing: Meeting, cleaned: dict[str, Any], at: datetime) -> str:
        ask_question(thing, **cleaned, by=self.officer, at=at)
        return reverse("meetings:dialogue", args=[thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("meetings:dialogue", args=[self.thing.code])
        return super().get_context_data(
            about=self.thing.name, submit="Ghi câu hỏi", back=back, danger=False, **kwargs
        )


class QuestionToPetition(OfDialogue):
    """One click: the question is entered into the book of petitions and closed here."""

    form_class = NothingForm
    title = "Chuyển thành phản ánh, kiến nghị"
    done = "Đã vào sổ phản ánh, kiến nghị; hạn xử lý được tính từ ngày đối thoại."

    def find(self) -> Question:
        meeting = self.meeting()
        if not may_receive(self.officer, meeting.unit, self.today):
            raise Http404
        rows = Question.objects.select_related("meeting__unit").filter(meeting=meeting)
        return get_object_or_404(rows, number=self.kwargs["number"])

    def act(self, thing: Question, cleaned: dict[str, Any], at: datetime) -> str:
        return reverse("petitions:show", args=[make_petition(thing, by=self.officer, at=at)])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("meetings:dialogue", args=[self.thing.meeting.code])
        return super().get_context_data(
            about=f"Câu {self.thing.number}: {self.thing.text}", submit="Vào sổ", back=back, danger=False, **kwargs
        )
