"""Minutes, decisions, tasks: of this meeting, and what earlier ones left to do."""

from __future__ import annotations

from typing import Any

from danvan.meetings.actions import conclusion as verbs
from danvan.meetings.forms import talk as forms
from danvan.meetings.letters_talk import conclusion_letter, course_of, minutes_letter
from danvan.meetings.models import MinutesBook, Slot, Task
from danvan.meetings.views_desk.of_meeting import PartAct, PartPage, PartPaper, one_of

WORDS = ("chair", "secretary", "called", "present", "course", "conclusion", "ended_at")
MOST = 100


class ShowMinutes(PartPage):
    """What the meeting leaves behind."""

    template_name = "meetings/desk/conclusion.html"
    part = "minutes"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        book = MinutesBook.objects.filter(meeting=self.meeting).first()
        return super().get_context_data(
            title=f"Biên bản, kết luận: {self.meeting.name}", book=book, decisions=list(self.meeting.decisions.all()),
            tasks=[self.line(one) for one in self.meeting.tasks.all()], draft=[] if book else course_of(self.meeting),
            carried=[self.line(one) for one in Task.objects.open_before(self.meeting).select_related("meeting")[:MOST]], **kwargs,
        )  # fmt: skip

    def line(self, task: Task) -> dict[str, Any]:
        return {"row": task, "late": task.state == "open" and task.due_on < self.today, "code": task.meeting.code}


class WriteMinutes(PartAct):
    """The words of the minutes; what the record knows is filled in beforehand."""

    form_class = forms.MinutesForm
    part = "minutes"
    title = "Ghi biên bản"
    submit = "Lưu biên bản"

    def get_initial(self) -> dict[str, Any]:
        book = MinutesBook.objects.filter(meeting=self.meeting).first()
        if book:
            return {name: getattr(book, name) for name in WORDS}
        slots = Slot.objects.filter(meeting=self.meeting).standing()
        called = slots.filter(walk_in=False).count()
        there = slots.filter(marks__verdict="counted").distinct().count()
        chair = next((one for one in self.meeting.appearances.all() if one.role == "chair"), None)
        return {
            "called": called or None, "present": there or None, "course": "\n".join(course_of(self.meeting)),
            "chair": ", ".join(filter(None, [chair.printed_name, chair.printed_posts])) if chair else "",
        }  # fmt: skip

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.write_minutes(thing, verbs.Course(**{name: cleaned[name] for name in WORDS}), **by)


class Decide(PartAct):
    """A show of hands."""

    form_class = forms.DecideForm
    part = "minutes"
    title = "Ghi biểu quyết"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.decide(thing, **cleaned, **by)


class SetTask(PartAct):
    """Something to do."""

    form_class = forms.TaskForm
    part = "minutes"
    title = "Giao việc"
    text = "Việc chưa xong hiện trên Hôm nay và ở mọi cuộc họp sau của đơn vị."

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.set_task(thing, **cleaned, **by)


class TaskAct(PartAct):
    """A verb on a task of this meeting."""

    part = "minutes"

    def subject(self) -> Task:
        return one_of(Task.objects.select_related("meeting__unit"), meeting=self.meeting, pk=self.kwargs["number"])

    def about(self) -> str:
        return f"{self.thing.text} – {self.thing.owner_name}"


class FinishTask(TaskAct):
    """It is done."""

    form_class = forms.FinishTaskForm
    title = "Ghi việc đã xong"

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.today}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.finish_task(thing, **cleaned, **by)


class DropTask(TaskAct):
    """It is not done any more."""

    form_class = forms.ReasonForm
    title = "Thôi không làm việc này"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.drop_task(thing, reason=cleaned["reason"], **by)


class MinutesPaper(PartPaper):
    """«Biên bản» in Word."""

    name = "Biên bản"

    def letter(self) -> Any:
        return minutes_letter(self.meeting, one_of(MinutesBook.objects.all(), meeting=self.meeting), self.today)


class ConclusionPaper(PartPaper):
    """The conclusion with its tasks in Word."""

    name = "Kết luận"

    def letter(self) -> Any:
        return conclusion_letter(self.meeting, one_of(MinutesBook.objects.all(), meeting=self.meeting), self.today)
