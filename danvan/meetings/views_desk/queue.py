"""The queue of speakers at the chair's desk, and the big screen that follows it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from danvan.meetings.actions import queue as verbs
from danvan.meetings.forms import talk as forms
from danvan.meetings.models import Dialogue, Question, Speaker
from danvan.meetings.screen import screen_of, version_of
from danvan.meetings.views_desk.dialogue import drawn
from danvan.meetings.views_desk.of_meeting import OfMeeting, PartAct, PartPage, one_of
from danvan.units.doors import DeskPage


class ShowQueue(PartPage):
    """Who speaks, who comes next, who waits for the chair."""

    template_name = "meetings/desk/queue.html"
    part = "queue"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dialogue = Dialogue.objects.filter(meeting=self.meeting).first()
        rows = list(self.meeting.speakers.all())
        context = super().get_context_data(
            title=f"Hàng đợi phát biểu: {self.meeting.name}", dialogue=dialogue,
            speaking=next((one for one in rows if one.state == "speaking"), None),
            approved=[one for one in rows if one.state == "approved"], waiting=[one for one in rows if one.state == "waiting"],
            spoken=[one for one in rows if one.state == "done"], **kwargs,
        )  # fmt: skip
        base = self.site_base()
        if dialogue and base:
            context["turn_address"] = self.request.build_absolute_uri(
                f"{base}hoi-nghi/{self.meeting.code}/phat-bieu/"
            )
            context["turn_code"] = drawn(context["turn_address"])
        return context


class QueueAct(PartAct):
    """A verb on one speaker; the buttons of the queue post to it at once."""

    part = "queue"
    done = ""  # the queue itself shows it

    def subject(self) -> Speaker:
        return one_of(
            Speaker.objects.select_related("meeting__unit"), meeting=self.meeting, number=self.kwargs["number"]
        )

    def about(self) -> str:
        return f"Số {self.thing.number} {self.thing.name}"


class AddSpeaker(PartAct):
    """Write somebody into the queue at the table."""

    form_class = forms.SpeakerForm
    part = "queue"
    title = "Ghi người đăng ký phát biểu"

    def get_initial(self) -> dict[str, Any]:
        number = self.request.GET.get("cau", "")
        row = (
            self.meeting.questions.filter(number=int(number)).first()
            if number.isdigit() and len(number) < 6
            else None
        )
        return {"name": row.asker, "matter": f"Câu {row.number}: {row.text}"[:200]} if row else {}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        number = self.request.GET.get("cau", "")
        rows = Question.objects.filter(meeting=thing)
        question = rows.filter(number=int(number)).first() if number.isdigit() and len(number) < 6 else None
        verbs.register_speaker(thing, **cleaned, question=question, **by)


class CallNext(PartAct):
    """Call the first of those approved."""

    part = "queue"
    done = ""
    title = "Mời người kế tiếp"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.call_next(thing, **by)


class ApproveSpeaker(QueueAct):
    """Let somebody speak."""

    title = "Đồng ý cho phát biểu"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.approve_speaker(thing, **by)


class CallSpeaker(QueueAct):
    """Call somebody now."""

    title = "Mời phát biểu"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.call_speaker(thing, **by)


class EndSpeech(QueueAct):
    """The speech is over."""

    title = "Phát biểu xong"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.end_speech(thing, **by)


class DropSpeaker(QueueAct):
    """Out of the queue."""

    title = "Thôi phát biểu"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.drop_speaker(thing, **by)


class MoveUp(QueueAct):
    """One place forward."""

    title = "Lên trước một chỗ"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.move_speaker(thing, up=True, **by)


class MoveDown(QueueAct):
    """One place back."""

    title = "Xuống sau một chỗ"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.move_speaker(thing, up=False, **by)


class BigScreen(OfMeeting, DeskPage):
    """What the hall sees. With scripts it follows the desk within a second; without, one loads it again, or the hall runs on the paper list."""

    template_name = "meetings/desk/screen.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        dialogue = one_of(Dialogue.objects.all(), meeting=self.meeting)
        state = screen_of(self.meeting, dialogue, self.at)
        return super().get_context_data(
            title=self.meeting.name,
            meeting=self.meeting,
            theme=dialogue.theme,
            state=state,
            back=self.address("queue"),
            **kwargs,
        )


class ScreenState(OfMeeting, DeskPage):
    """The same as data; 204 while the version asked from is still the newest."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known = request.GET.get("v", "")
        if known.isdigit() and len(known) < 10 and int(known) == version_of(self.meeting):
            return HttpResponse(status=204)
        dialogue = one_of(Dialogue.objects.all(), meeting=self.meeting)
        answer = JsonResponse(screen_of(self.meeting, dialogue, self.at))
        answer.headers["Cache-Control"] = "no-store"
        return answer
