"""The desk of a dialogue: terms, questions by topic and agency, answers and promises, what is still owed."""

from __future__ import annotations

from typing import Any

import segno
from django.utils.safestring import mark_safe

from danvan.calendars import clocks
from danvan.calendars.models import load
from danvan.meetings.actions import dialogue as verbs
from danvan.meetings.forms import talk as forms
from danvan.meetings.letters_talk import conclusion_notice, question_sheet
from danvan.meetings.models import Dialogue, Question
from danvan.meetings.similar import asked_before
from danvan.meetings.states_talk import QUESTION_STEPS
from danvan.meetings.views_desk.of_meeting import PartAct, PartPage, PartPaper, one_of

STATE_KINDS = {
    "asked": "waiting",
    "sorted": "waiting",
    "answered": "done",
    "promised": "note",
    "kept": "done",
    "handed_over": "note",
}
STEPS_SHOWN = ("sort", "answer", "promise", "keep_promise", "set_aside")
ROUTES = {
    "sort": "sort_question",
    "answer": "answer",
    "promise": "promise",
    "keep_promise": "keep_promise",
    "set_aside": "set_aside",
}
MOST_OWED = 50


def drawn(address: str) -> Any:
    """Draw the QR code of an address."""
    return mark_safe(segno.make(address, error="m").svg_inline(border=2, omitsize=True))


class ShowDialogue(PartPage):
    """The questions of a meeting and where each stands."""

    template_name = "meetings/desk/dialogue.html"
    part = "questions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dialogue = Dialogue.objects.filter(meeting=self.meeting).prefetch_related("clocks__changes").first()
        rows = list(self.meeting.questions.select_related("earlier__meeting").order_by("topic", "agency", "number"))
        context = super().get_context_data(
            title=f"Đối thoại: {self.meeting.name}", dialogue=dialogue, deadlines=self.deadlines(dialogue), groups=self.groups(rows),
            tally=self.tally(rows), owed=self.owed(), **kwargs,
        )  # fmt: skip
        base = self.site_base()
        if dialogue and base:
            context["ask_address"] = self.request.build_absolute_uri(
                f"{base}hoi-nghi/{self.meeting.code}/gui-cau-hoi/"
            )
            context["ask_code"] = drawn(context["ask_address"])
            context["asks_open"] = bool(dialogue.asks_until and dialogue.asks_until >= self.at)
        return context

    def deadlines(self, dialogue: Dialogue | None) -> list[dict[str, Any]]:
        """Give the inputs of ``ui/deadline.html`` for notice and result."""
        if dialogue is None:
            return []
        calendar = load(self.meeting.unit)
        return [clocks.deadline(one, calendar, self.today) for one in dialogue.clocks.all()]

    def groups(self, rows: list[Question]) -> list[dict[str, Any]]:
        """Put the questions under topic and agency, the unsorted first."""
        found: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            label = " – ".join(one for one in (row.topic, row.agency) if one) or "Chưa phân loại"
            found.setdefault(label, []).append(self.line(row))
        return [{"label": label, "lines": lines} for label, lines in found.items()]

    def line(self, row: Question) -> dict[str, Any]:
        verbs_now = [one for one in STEPS_SHOWN if row.state in QUESTION_STEPS[one].from_]
        return {
            "row": row, "kind": STATE_KINDS.get(row.state, "note"), "late": row.is_late(self.today),
            "verbs": [{"label": QUESTION_STEPS[one].label, "url": self.address(ROUTES[one], row.number)} for one in verbs_now],
            "can_hand_over": row.state in QUESTION_STEPS["hand_over"].from_,
        }  # fmt: skip

    def tally(self, rows: list[Question]) -> dict[str, int]:
        states = [one.state for one in rows]
        return {
            "all": len(rows), "answered": sum(one in ("answered", "kept") for one in states), "promised": states.count("promised"),
            "open": sum(one in ("asked", "sorted") for one in states), "again": sum(one.times > 1 for one in rows),
        }  # fmt: skip

    def owed(self) -> list[dict[str, Any]]:
        """List what earlier dialogues of the unit promised and is not done; it is put on the table again."""
        rows = Question.objects.of_unit(self.meeting.unit).open_promises().exclude(meeting=self.meeting)
        rows = (
            rows.filter(meeting__starts_on__lte=self.meeting.starts_on)
            .select_related("meeting")
            .order_by("due_on", "pk")
        )
        return [{"row": one, "late": one.is_late(self.today)} for one in rows[:MOST_OWED]]


class DialogueAct(PartAct):
    """A verb on the dialogue itself."""

    part = "dialogue"

    def subject(self) -> Any:
        return one_of(Dialogue.objects.select_related("meeting__unit"), meeting=self.meeting)


class OpenDialogue(PartAct):
    """Open the part, or change its theme."""

    form_class = forms.OpenDialogueForm
    part = "dialogue"
    title = "Mở phần đối thoại, câu hỏi"
    submit = "Lưu"
    text = "Với hội nghị đối thoại, phần mềm tính hạn thông báo trước và hạn thông báo kết quả theo luật."

    def get_initial(self) -> dict[str, Any]:
        row = Dialogue.objects.filter(meeting=self.meeting).first()
        return {name: getattr(row, name) for name in ("theme", "minutes_each", "asks_until")} if row else {}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.open_dialogue(thing, **cleaned, **by)


class Announce(DialogueAct):
    """Say when it was announced."""

    form_class = forms.OnForm
    title = "Ghi đã thông báo trước"

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.announce(thing, on=cleaned["on"], **by)


class Conclude(DialogueAct):
    """Announce the result."""

    form_class = forms.ConcludeForm
    title = "Thông báo kết quả đối thoại"
    text = "Mọi câu hỏi phải có trả lời, hoặc có người phụ trách và ngày hứa xong."

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today, "text": self.thing.conclusion}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.conclude(thing, **cleaned, **by)


class QuestionAct(PartAct):
    """A verb on one question."""

    part = "dialogue"

    def subject(self) -> Question:
        return one_of(
            Question.objects.select_related("meeting__unit"), meeting=self.meeting, number=self.kwargs["number"]
        )

    def about(self) -> str:
        return f"Câu {self.thing.number}: {self.thing.text}"


class SortQuestion(QuestionAct):
    """Topic and agency."""

    form_class = forms.SortForm
    title = "Phân loại câu hỏi"

    def get_initial(self) -> dict[str, Any]:
        return {"topic": self.thing.topic, "agency": self.thing.agency}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.sort(thing, **cleaned, **by)


class AnswerQuestion(QuestionAct):
    """The answer as given."""

    form_class = forms.AnswerForm
    title = "Ghi trả lời"

    def get_initial(self) -> dict[str, Any]:
        return {"text": self.thing.answer, "answered_by": self.thing.answered_by or self.thing.agency}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.answer(thing, **cleaned, **by)


class PromiseAnswer(QuestionAct):
    """Owner and day."""

    form_class = forms.PromiseForm
    title = "Ghi lời hứa"
    text = "Lời hứa còn mở hiện trên Hôm nay và được đưa ra lại ở cuộc đối thoại sau, đến khi ghi đã làm xong."

    def get_initial(self) -> dict[str, Any]:
        row = self.thing
        return {"owner_name": row.owner_name or row.agency, "due_on": row.due_on, "answer": row.answer}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.promise(thing, verbs.Promise(cleaned["owner_name"], cleaned["due_on"], answer=cleaned["answer"]), **by)


class KeepPromise(QuestionAct):
    """What was done."""

    form_class = forms.KeepForm
    title = "Ghi lời hứa đã làm xong"

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.keep_promise(thing, **cleaned, **by)


class SetAside(QuestionAct):
    """Why it is not taken up."""

    form_class = forms.ReasonForm
    title = "Không xem xét câu hỏi"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.set_aside(thing, reason=cleaned["reason"], **by)


class LinkEarlier(QuestionAct):
    """Whether it was asked before; the nearest by words are offered."""

    form_class = forms.EarlierForm
    title = "Nối với câu hỏi đã nêu trước"
    submit = "Lưu"
    text = "Danh sách gồm những câu hỏi trước đây của đơn vị có nội dung gần giống."

    def get_form_kwargs(self) -> dict[str, Any]:
        near = [one.question.pk for one in asked_before(self.thing)]
        rows = Question.objects.filter(pk__in=[*near, *([self.thing.earlier_id] if self.thing.earlier_id else [])])
        return {**super().get_form_kwargs(), "rows": rows.select_related("meeting__unit")}

    def get_initial(self) -> dict[str, Any]:
        near = asked_before(self.thing)
        return {"earlier": self.thing.earlier_id or (near[0].question.pk if near else None)}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.link_earlier(thing, earlier=cleaned["earlier"], **by)


class ConclusionNotice(PartPaper):
    """«Thông báo kết luận đối thoại» in Word."""

    name = "Thông báo kết luận"

    def letter(self) -> Any:
        return conclusion_notice(one_of(Dialogue.objects.all(), meeting=self.meeting), self.meeting, self.today)


class QuestionSheet(PartPaper):
    """The questions and speakers on paper: for the chair, and when the screens do not run."""

    name = "Danh sách câu hỏi"

    def letter(self) -> Any:
        return question_sheet(self.meeting, self.today)
