"""Forms of training: the class, learners, quiz, essay, evaluation, expenses."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.meetings.models import QuizQuestion
from danvan.meetings.states_talk import CRITERIA, ESSAY_MARKS, SCORES
from danvan.units.fields import Day, Lines, Words


class OpenStudyForm(forms.Form):
    """What the class asks of a learner."""

    series = Words(
        label="Thuộc đợt học",
        required=False,
        max_length=300,
        help_text="Các lớp cùng tên đợt trong một năm được cộng chung.",
    )
    topics = Lines(
        rows=4, label="Chuyên đề", required=False, help_text="Mỗi dòng: tên chuyên đề | báo cáo viên | chức vụ."
    )
    pass_share = forms.IntegerField(label="Điểm đạt của bài kiểm tra, %", min_value=0, max_value=100, initial=50)
    needs_essay = forms.BooleanField(label="Phải nộp bài thu hoạch", required=False)
    open_until = Day(label="Đường dẫn học tập mở đến hết ngày", required=False)


class EnrolForm(forms.Form):
    """Who studies."""

    people = Lines(
        rows=8, label="Học viên", help_text="Mỗi dòng một người: họ và tên, rồi dấu phẩy và chức vụ, đơn vị."
    )


class QuizForm(forms.Form):
    """The quiz as text."""

    quiz = Words(
        label="Câu hỏi", max_length=50_000, widget=forms.Textarea({"rows": 12}),
        help_text="Mỗi câu cách nhau một dòng trống: dòng đầu là câu hỏi, các dòng sau là phương án, đặt dấu * trước phương án đúng.",
    )  # fmt: skip


class ExpenseForm(forms.Form):
    """One line of money."""

    item = Words(label="Khoản chi", max_length=250)
    amount = forms.IntegerField(label="Số tiền, đồng", min_value=0, max_value=10**12)
    source = Words(label="Nguồn", max_length=200, help_text="Ví dụ: ngân sách xã năm 2026.")
    paper = Words(label="Chứng từ", required=False, max_length=200)


class MarkForm(forms.Form):
    """Pass or not."""

    mark = forms.ChoiceField(label="Kết quả bài thu hoạch", choices=[one for one in ESSAY_MARKS.items() if one[0]])


class EssayForm(forms.Form):
    """The essay."""

    text = Words(label="Bài thu hoạch", max_length=20_000, widget=forms.Textarea({"rows": 12}))


class TakeQuizForm(forms.Form):
    """The questions of a class with their choices."""

    def __init__(self, *args: Any, questions: list[QuizQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in questions:
            choices = [(choice.pk, choice.text) for choice in one.choices.all()]
            self.fields[f"q{one.pk}"] = forms.TypedChoiceField(
                label=one.text, choices=choices, coerce=int, widget=forms.RadioSelect
            )

    def answers(self) -> dict[int, int]:
        """Give question → choice."""
        return {int(name[1:]): value for name, value in self.cleaned_data.items()}


class EvaluateForm(forms.Form):
    """The anonymous sheet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, label in CRITERIA.items():
            self.fields[key] = forms.TypedChoiceField(
                label=label, choices=list(SCORES.items()), coerce=int, widget=forms.RadioSelect
            )
