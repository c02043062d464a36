"""Dialogue and what a meeting leaves behind: questions, speakers, answers, promises, minutes, decisions, tasks."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.calendars.clocks import Clock, ClockChange
from danvan.meetings.models.meeting import Meeting
from danvan.meetings.states_talk import ASKED_BY, OPEN_QUESTIONS, QUESTION_STATES, SPEAKER_STATES, TASK_STATES
from danvan.units.models import Officer, Unit


class Dialogue(models.Model):
    """The part of a meeting in which people ask and are answered. ``version`` rises with every change of the queue."""

    scrub = ()
    keep = (
        "id", "meeting", "theme", "asks_until", "minutes_each", "version", "announced_on", "concluded_on", "conclusion",
        "opened_at", "opened_by",
    )  # fmt: skip

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="dialogue")
    theme = models.CharField("chủ đề", max_length=400)
    asks_until = models.DateTimeField("nhận câu hỏi qua mạng đến", null=True, blank=True)
    minutes_each = models.PositiveSmallIntegerField("phút cho mỗi người", default=5)
    version = models.PositiveIntegerField(default=0)
    announced_on = models.DateField("ngày thông báo", null=True, blank=True)
    concluded_on = models.DateField("ngày thông báo kết quả", null=True, blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "đối thoại"

    def __str__(self) -> str:
        return self.theme


class DialogueClock(Clock):
    """How early the dialogue must be announced, how soon its result (Luật 72/2025 Đ43)."""

    dialogue = models.ForeignKey(Dialogue, models.CASCADE, related_name="clocks")
    keep = (*Clock.keep, "dialogue")

    class Meta(Clock.Meta):
        indexes = [models.Index(fields=["done_on", "stopped_on", "due_on"], name="dialogue_clock_due")]


class DialogueClockChange(ClockChange):
    """What happened to such a clock."""

    clock = models.ForeignKey(DialogueClock, models.CASCADE, related_name="changes")


class QuestionQuerySet(models.QuerySet["Question"]):
    def of_unit(self, unit: Unit) -> Self:
        return self.filter(meeting__unit=unit)

    def open_promises(self) -> Self:
        """Keep what was promised and is not done."""
        return self.filter(state="promised")

    def unanswered(self) -> Self:
        return self.filter(state__in=OPEN_QUESTIONS)


class Question(models.Model):
    """One question or proposal of the floor, from the words to the promise kept."""

    scrub = ("asker", "owner_name")
    keep = (
        "id", "meeting", "number", "asked_by", "text", "state", "topic", "agency", "answer", "answered_at", "answered_by", "owner_unit",
        "due_on", "kept_on", "result", "earlier", "times", "petition_code", "reason", "asked_at",
    )  # fmt: skip

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField("số")
    asked_by = models.CharField("cách nêu", max_length=5, choices=list(ASKED_BY.items()))
    asker = models.CharField("người nêu, như tự xưng", max_length=120, blank=True)
    text = models.TextField("câu hỏi, kiến nghị")
    state = models.CharField("tình trạng", max_length=11, choices=list(QUESTION_STATES.items()), default="asked")
    topic = models.CharField("lĩnh vực", max_length=120, blank=True)
    agency = models.CharField("cơ quan trả lời", max_length=250, blank=True)
    answer = models.TextField("trả lời", blank=True)
    answered_at = models.DateTimeField("trả lời lúc", null=True, blank=True)
    answered_by = models.CharField("chức vụ người trả lời", max_length=250, blank=True)
    owner_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField("người, cơ quan chịu trách nhiệm", max_length=250, blank=True)
    due_on = models.DateField("hứa xong ngày", null=True, blank=True)
    kept_on = models.DateField("xong ngày", null=True, blank=True)
    result = models.TextField("kết quả", blank=True)
    earlier = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="later")
    times = models.PositiveSmallIntegerField("lần nêu thứ", default=1)
    petition_code = models.CharField("mã phản ánh", max_length=24, blank=True)
    reason = models.CharField("lý do không xem xét", max_length=300, blank=True)
    asked_at = models.DateTimeField("ghi lúc")

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = "câu hỏi"
        ordering = ["number"]
        indexes = [models.Index(fields=["state", "due_on"], name="question_state_due")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="question_number_once", violation_error_message="Số câu hỏi đã có."),
            models.CheckConstraint(
                condition=~Q(state="promised") | (Q(due_on__isnull=False) & ~Q(owner_name="")), name="question_promise_with_owner_and_day",
                violation_error_message="Lời hứa phải có người chịu trách nhiệm và ngày xong.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Câu {self.number}"

    def is_late(self, on: date) -> bool:
        return self.state == "promised" and self.due_on is not None and self.due_on < on


class Speaker(models.Model):
    """One place in the queue of speakers; the name is what the person gave, or nothing but a seat."""

    scrub = ("name",)
    keep = (
        "id",
        "meeting",
        "number",
        "matter",
        "question",
        "state",
        "position",
        "registered_at",
        "began_at",
        "ended_at",
    )

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="speakers")
    number = models.PositiveIntegerField("số")
    name = models.CharField("tên hoặc chỗ ngồi", max_length=80, blank=True)
    matter = models.CharField("muốn nói về", max_length=200, blank=True)
    question = models.ForeignKey(Question, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField("tình trạng", max_length=8, choices=list(SPEAKER_STATES.items()), default="waiting")
    position = models.PositiveIntegerField("thứ tự")
    registered_at = models.DateTimeField("đăng ký lúc")
    began_at = models.DateTimeField("bắt đầu", null=True, blank=True)
    ended_at = models.DateTimeField("kết thúc", null=True, blank=True)

    class Meta:
        verbose_name = "người phát biểu"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="speaker_number_once", violation_error_message="Số này đã có người."),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(state="speaking"), name="speaker_one_at_a_time", violation_error_message="Đang có người phát biểu."
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or f"Số {self.number}"


class MinutesBook(models.Model):
    """The minutes of a meeting in plain words; roll, questions and votes are read from their own rows."""

    scrub = ("chair", "secretary")
    keep = ("id", "meeting", "called", "present", "course", "conclusion", "ended_at", "written_at", "written_by")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="minutes_book")
    chair = models.CharField("chủ trì", max_length=200, blank=True)
    secretary = models.CharField("thư ký", max_length=200, blank=True)
    called = models.PositiveIntegerField("triệu tập", null=True, blank=True)
    present = models.PositiveIntegerField("có mặt", null=True, blank=True)
    course = models.TextField("diễn biến", blank=True)
    conclusion = models.TextField("kết luận", blank=True)
    ended_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    written_at = models.DateTimeField("ghi lúc")
    written_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "biên bản"

    def __str__(self) -> str:
        return f"Biên bản {self.meeting}"


class Decision(models.Model):
    """What was put to a show of hands, and the three counts."""

    scrub = ()
    keep = ("id", "meeting", "matter", "agreed", "against", "other", "taken_at")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions")
    matter = models.CharField("nội dung biểu quyết", max_length=400)
    agreed = models.PositiveIntegerField("đồng ý")
    against = models.PositiveIntegerField("không đồng ý", default=0)
    other = models.PositiveIntegerField("ý kiến khác", default=0)
    taken_at = models.DateTimeField("lúc")

    class Meta:
        ordering = ["pk"]


class TaskQuerySet(models.QuerySet["Task"]):
    def open_before(self, meeting: Meeting) -> Self:
        """Keep what earlier meetings of the same unit gave to do and nobody has done."""
        return self.filter(state="open", meeting__unit=meeting.unit_id, meeting__starts_on__lte=meeting.starts_on).exclude(
            meeting=meeting.pk
        )  # fmt: skip


class Task(models.Model):
    """Something a conclusion asks of somebody by a day; it returns at every meeting until it is done."""

    scrub = ("owner_name",)
    keep = ("id", "meeting", "text", "owner_unit", "due_on", "state", "done_on", "result", "set_at")

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="tasks")
    text = models.CharField("việc", max_length=400)
    owner_unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    owner_name = models.CharField("ai làm", max_length=250)
    due_on = models.DateField("hạn")
    state = models.CharField("tình trạng", max_length=7, choices=list(TASK_STATES.items()), default="open")
    done_on = models.DateField("xong ngày", null=True, blank=True)
    result = models.CharField("kết quả", max_length=400, blank=True)
    set_at = models.DateTimeField("giao lúc")

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "việc được giao"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["state", "due_on"], name="meeting_task_state_due")]

    def __str__(self) -> str:
        return self.text
