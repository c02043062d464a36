"""The desk of a class: topics, learners, what they read, quiz, essays, sheets, money, certificates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Sum
from django.http import HttpResponse
from django.urls import reverse

from danvan.documents import papers
from danvan.documents.models import Citation
from danvan.jobs import actions as jobs
from danvan.meetings.actions import study as verbs
from danvan.meetings.actions.series import sum_of_series
from danvan.meetings.forms import study as forms
from danvan.meetings.models import Learner, Series, Study
from danvan.meetings.states_talk import CRITERIA, SCORES, SMALLEST_GROUP
from danvan.meetings.views_desk.of_meeting import PartAct, PartPage, one_of


def pairs(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Read «họ và tên, chức vụ» from lines."""
    parts = [line.partition(",") for line in lines]
    return [(name.strip(), post.strip()) for name, _, post in parts if name.strip()]


def quiz_of(text: str) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Read questions from blocks of lines: the question, then its choices, the right one with a star."""
    found = []
    for block in text.split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        if lines:
            found.append(
                (lines[0][:500], [(one.lstrip("* ").strip()[:300], one.startswith("*")) for one in lines[1:]])
            )
    return found


class ShowStudy(PartPage):
    """The class on one page."""

    template_name = "meetings/desk/study.html"
    part = "study"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        study = Study.objects.select_related("meeting__series").filter(meeting=self.meeting).first()
        context = super().get_context_data(title=f"Học tập: {self.meeting.name}", study=study, **kwargs)
        if study is None:
            return context
        learners = list(study.learners.annotate(read=Count("readings")))
        cited = list(Citation.objects.of("meeting", self.meeting.code))
        sheets = verbs.evaluation_of(study)
        finished = sum(one.read >= len(cited) for one in learners) if cited else 0
        return context | {
            "topics": list(study.topics.all()), "cited": cited, "learners": learners, "finished": finished,
            "share": finished * 100 // len(learners) if learners else None, "quiz_count": study.quiz.count(),
            "sheets": self.shown(sheets), "smallest": SMALLEST_GROUP, "scores": list(SCORES.values()),
            "expenses": list(study.expenses.all()), "spent": study.expenses.aggregate(sum=Sum("amount"))["sum"] or 0,
            "series": study.meeting.series, "series_sum": sum_of_series(study.meeting.series) if study.meeting.series else None,
        }  # fmt: skip

    def shown(self, sheets: dict[str, dict[int, int]] | None) -> list[dict[str, Any]]:
        return [{"label": CRITERIA[key], "counts": list(counts.values())} for key, counts in (sheets or {}).items()]


class StudyAct(PartAct):
    """A verb on the class."""

    part = "study"

    def subject(self) -> Any:
        return one_of(Study.objects.select_related("meeting__unit"), meeting=self.meeting)


class OpenStudy(PartAct):
    """Open it, or change what it asks."""

    form_class = forms.OpenStudyForm
    part = "study"
    title = "Mở phần học tập"
    submit = "Lưu"

    def get_initial(self) -> dict[str, Any]:
        row = Study.objects.select_related("meeting__series").filter(meeting=self.meeting).first()
        series = Series.objects.filter(pk=self.meeting.series_id).first()
        if row is None:
            return {"series": series.name if series else ""}
        topics = [" | ".join([one.title, one.reporter, one.reporter_post]).rstrip(" |") for one in row.topics.all()]
        given = {name: getattr(row, name) for name in ("pass_share", "needs_essay", "open_until")}
        return {**given, "series": series.name if series else "", "topics": topics}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        lines = [[one.strip() for one in line.split("|")] + ["", ""] for line in cleaned.pop("topics")]
        study = verbs.open_study(thing, **cleaned, **by)
        verbs.set_topics(study, [(one[0][:400], one[1][:120], one[2][:250]) for one in lines], **by)


class Enrol(StudyAct):
    """Add learners; their links are printed from the class."""

    form_class = forms.EnrolForm
    title = "Thêm học viên"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.enrol(thing, pairs(cleaned["people"]), **by)


class PrintLinks(StudyAct):
    """Give every learner a new link and answer with the sheet to hand out; the links are told only there."""

    title = "In phiếu đường dẫn học tập"
    text = "Mỗi học viên nhận một đường dẫn mới; đường dẫn cũ không dùng được nữa. Phần mềm không giữ đường dẫn, chỉ in ra tờ này."

    def form_valid(self, form: Any) -> HttpResponse:
        made = verbs.renew_links(self.thing, by=self.officer, at=self.at)
        base = self.site_base() or "/"
        rows = [
            [one.learner.number, one.learner.name, one.learner.post, self.request.build_absolute_uri(f"{base}hoi-nghi/hoc-tap/{one.secret}/")]
            for one in made
        ]  # fmt: skip
        columns = [
            papers.Column("Số", 10, "center"),
            papers.Column("Họ và tên", 40),
            papers.Column("Chức vụ, đơn vị", 40),
            papers.Column("Đường dẫn", 80),
        ]
        letter = papers.letterhead(self.meeting.unit, self.today).letter(
            None, "Đường dẫn học tập", self.meeting.name, on=self.today, dated=False, end_mark=False, signature=None,
            body=[papers.Paragraph("Cắt từng dòng, trao đúng người. Không gửi vào nhóm chung."), papers.Table(columns, rows)],
        )  # fmt: skip
        return papers.download(papers.docx(letter), title="Đường dẫn học tập", kind="docx", on=self.today)


class WriteQuiz(StudyAct):
    """The quiz."""

    form_class = forms.QuizForm
    title = "Soạn câu hỏi kiểm tra"
    submit = "Lưu"

    def get_initial(self) -> dict[str, Any]:
        blocks = [
            "\n".join([one.text, *(f"{'*' if choice.right else ''}{choice.text}" for choice in one.choices.all())])
            for one in self.thing.quiz.prefetch_related("choices")
        ]
        return {"quiz": "\n\n".join(blocks)}

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.write_quiz(thing, quiz_of(cleaned["quiz"]), **by)


class NoteExpense(StudyAct):
    """Money."""

    form_class = forms.ExpenseForm
    title = "Ghi khoản chi"

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.note_expense(thing, **cleaned, **by)


class MarkEssay(StudyAct):
    """Read and mark an essay."""

    form_class = forms.MarkForm
    title = "Chấm bài thu hoạch"

    def subject(self) -> Learner:
        rows = Learner.objects.select_related("study__meeting__unit").exclude(essay_at=None)
        return one_of(rows, study__meeting=self.meeting, number=self.kwargs["number"])

    def about(self) -> str:
        return f"{self.thing.number}. {self.thing.name}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(text=self.thing.essay, **kwargs)

    def run(self, thing: Any, cleaned: dict[str, Any], by: dict[str, Any]) -> None:
        verbs.mark_essay(thing, mark=cleaned["mark"], **by)


class AskCertificates(StudyAct):
    """Have the certificates of those who passed made beside the pages."""

    title = "Làm giấy chứng nhận"
    text = "Giấy được làm cho học viên đã đọc hết tài liệu, đạt bài kiểm tra và bài thu hoạch (nếu lớp có)."

    def act(self, thing: Study, cleaned: dict[str, Any], at: datetime) -> str:
        arguments: dict[str, str | int] = {"meeting": self.meeting.code}
        job = jobs.ask(
            "class_certificates", arguments=arguments, by=self.officer.code, unit=self.meeting.unit.code, at=at
        )
        return reverse("jobs:show", args=[job.code])
