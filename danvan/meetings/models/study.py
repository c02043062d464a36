"""Training: topics, self-study with reading confirmed, quiz, essay, evaluation, expenses."""

from __future__ import annotations

from django.db import models

from danvan.meetings.models.meeting import Meeting
from danvan.meetings.states_talk import CRITERIA, ESSAY_MARKS, SCORES
from danvan.units.models import Officer


class Study(models.Model):
    """The learning part of a class: what is asked of a learner to pass."""

    scrub = ()
    keep = ("id", "meeting", "pass_share", "needs_essay", "open_until", "opened_at", "opened_by")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="study")
    pass_share = models.PositiveSmallIntegerField("điểm đạt của bài kiểm tra, %", default=50)
    needs_essay = models.BooleanField("phải nộp bài thu hoạch", default=False)
    open_until = models.DateField("đường dẫn học tập mở đến", null=True, blank=True)
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "phần học tập"

    def __str__(self) -> str:
        return f"Học tập: {self.meeting}"


class Topic(models.Model):
    """One topic (chuyên đề) and its reporter."""

    scrub = ("reporter",)
    keep = ("id", "study", "position", "title", "reporter_post")

    study = models.ForeignKey(Study, models.CASCADE, related_name="topics")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField("chuyên đề", max_length=400)
    reporter = models.CharField("báo cáo viên", max_length=120, blank=True)
    reporter_post = models.CharField("chức vụ", max_length=250, blank=True)

    class Meta:
        ordering = ["position", "pk"]


class Learner(models.Model):
    """Somebody who studies, with a link of their own. ``token`` is a keyed hash; the link is told, never kept."""

    scrub = ("name", "essay")
    keep = (
        "id", "study", "number", "post", "token", "quiz_right", "quiz_of", "quiz_at", "essay_at", "essay_mark", "evaluated",
        "certified_at",
    )  # fmt: skip

    study = models.ForeignKey(Study, models.CASCADE, related_name="learners")
    number = models.PositiveIntegerField("số")
    name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ, đơn vị", max_length=250, blank=True)
    token = models.CharField("dấu của đường dẫn", max_length=64, unique=True)
    quiz_right = models.PositiveSmallIntegerField("câu đúng", null=True, blank=True)
    quiz_of = models.PositiveSmallIntegerField("số câu", null=True, blank=True)
    quiz_at = models.DateTimeField("làm bài lúc", null=True, blank=True)
    essay = models.TextField("bài thu hoạch", blank=True)
    essay_at = models.DateTimeField("nộp bài lúc", null=True, blank=True)
    essay_mark = models.CharField(
        "kết quả bài thu hoạch", max_length=4, blank=True, choices=list(ESSAY_MARKS.items())
    )
    evaluated = models.BooleanField("đã góp ý về lớp", default=False)
    certified_at = models.DateTimeField("cấp giấy lúc", null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="learner_number_once")]

    def __str__(self) -> str:
        return self.name

    def quiz_share(self) -> int | None:
        """Give the share of right answers in whole per cent; None before the quiz."""
        return None if not self.quiz_of or self.quiz_right is None else self.quiz_right * 100 // self.quiz_of


class Reading(models.Model):
    """A learner says to have read a document of the class."""

    scrub = ()
    keep = ("id", "learner", "document_code", "at")

    learner = models.ForeignKey(Learner, models.CASCADE, related_name="readings")
    document_code = models.CharField("mã văn bản", max_length=24)
    at = models.DateTimeField("lúc")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "document_code"], name="reading_once")]


class QuizQuestion(models.Model):
    """One question of the quiz; its choices are rows."""

    scrub = ()
    keep = ("id", "study", "position", "text")

    study = models.ForeignKey(Study, models.CASCADE, related_name="quiz")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField("câu hỏi", max_length=500)

    class Meta:
        ordering = ["position", "pk"]


class QuizChoice(models.Model):
    """One answer to choose."""

    scrub = ()
    keep = ("id", "question", "position", "text", "right")

    question = models.ForeignKey(QuizQuestion, models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField("phương án", max_length=300)
    right = models.BooleanField("đúng", default=False)

    class Meta:
        ordering = ["position", "pk"]


class Evaluation(models.Model):
    """How many sheets gave a criterion a score: a count, no sheet is kept, no learner, no time."""

    scrub = ()
    keep = ("id", "study", "criterion", "score", "count")

    study = models.ForeignKey(Study, models.CASCADE, related_name="evaluations")
    criterion = models.CharField("tiêu chí", max_length=12, choices=list(CRITERIA.items()))
    score = models.PositiveSmallIntegerField("mức", choices=list(SCORES.items()))
    count = models.PositiveIntegerField("số phiếu", default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["study", "criterion", "score"], name="evaluation_count_once")]


class Expense(models.Model):
    """One line of money spent on a class, with its source and paper."""

    scrub = ()
    keep = ("id", "study", "item", "amount", "source", "paper", "noted_at")

    study = models.ForeignKey(Study, models.CASCADE, related_name="expenses")
    item = models.CharField("khoản chi", max_length=250)
    amount = models.PositiveBigIntegerField("số tiền, đồng")
    source = models.CharField("nguồn", max_length=200)
    paper = models.CharField("chứng từ", max_length=200, blank=True)
    noted_at = models.DateTimeField("ghi lúc")

    class Meta:
        ordering = ["pk"]
