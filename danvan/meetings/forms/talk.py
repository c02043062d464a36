"""One form for each verb of a dialogue, a queue and the conclusions."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.core.dates import HERE
from danvan.units.fields import Day, Words

LONG = {"rows": 5}
CLOCK = {"type": "datetime-local"}
TOPICS = (
    "Đất đai, xây dựng", "Giao thông, hạ tầng", "Môi trường", "Chính sách xã hội", "Y tế, giáo dục", "An ninh, trật tự",
    "Thủ tục hành chính", "Sản xuất, đời sống", "Tổ chức, cán bộ",
)  # fmt: skip


class Moment(forms.DateTimeField):
    """A moment at this clock."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateTimeInput(CLOCK, format="%Y-%m-%dT%H:%M"), input_formats=["%Y-%m-%dT%H:%M"], **kwargs
        )

    def prepare_value(self, value: Any) -> Any:
        return value.astimezone(HERE) if hasattr(value, "astimezone") else value


def long(label: str, **kwargs: Any) -> Words:
    return Words(label=label, widget=forms.Textarea(LONG), **{"max_length": 5000} | kwargs)


class NothingForm(forms.Form):
    """Nothing to fill in."""


class OpenDialogueForm(forms.Form):
    """Theme, how long one speaks, until when questions come in through the link."""

    theme = Words(label="Chủ đề", max_length=400)
    minutes_each = forms.IntegerField(label="Phút cho mỗi người phát biểu", min_value=1, max_value=60, initial=5)
    asks_until = Moment(
        label="Nhận câu hỏi gửi trước đến lúc", required=False, help_text="Bỏ trống nếu không nhận câu hỏi qua mạng."
    )


class OnForm(forms.Form):
    """A day on which it was done."""

    on = Day(label="Ngày thông báo")


class AskForm(forms.Form):
    """A question as it was put."""

    text = long("Câu hỏi, kiến nghị")
    asker = Words(
        label="Người nêu", required=False, max_length=120, help_text="Tên hoặc chỗ ngồi như người nêu tự xưng; bỏ trống cũng được."
    )  # fmt: skip
    asked_by = forms.ChoiceField(
        label="Cách nêu", choices=[("floor", "Tại hội trường"), ("paper", "Gửi trước bằng giấy")]
    )


class SendQuestionForm(forms.Form):
    """A question through the public link."""

    text = long(
        "Câu hỏi, kiến nghị", max_length=3000, help_text="Viết có dấu hay không dấu đều được. Không cần ghi họ tên."
    )
    asker = Words(label="Tên gọi, thôn", required=False, max_length=120)


class SortForm(forms.Form):
    """What it is about, who answers."""

    topic = forms.ChoiceField(
        label="Lĩnh vực", choices=[("", "Chọn"), *((one, one) for one in TOPICS), ("Khác", "Khác")]
    )
    agency = Words(label="Cơ quan, người trả lời", max_length=250)


class AnswerForm(forms.Form):
    """The answer as given."""

    text = long("Nội dung trả lời")
    answered_by = Words(label="Chức vụ người trả lời", required=False, max_length=250)


class PromiseForm(forms.Form):
    """Who will do it by when."""

    owner_name = Words(label="Cơ quan, người chịu trách nhiệm", max_length=250)
    due_on = Day(label="Hứa xong ngày")
    answer = long("Đã trả lời, đã hứa thế nào", required=False)


class KeepForm(forms.Form):
    """What was done."""

    result = long("Kết quả")
    on = Day(label="Xong ngày")


class ReasonForm(forms.Form):
    """A reason."""

    reason = Words(label="Lý do", max_length=300)


class EarlierForm(forms.Form):
    """Which earlier question says the same."""

    earlier = forms.ModelChoiceField(None, label="Đã nêu trước đây ở", required=False, empty_label="Chưa nêu lần nào")

    def __init__(self, *args: Any, rows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = rows
        self.fields["earlier"].label_from_instance = lambda one: f"{one.meeting.starts_on:%d/%m/%Y}: {one.text[:120]}"


class ConcludeForm(forms.Form):
    """The result."""

    text = long("Kết luận của người chủ trì")
    on = Day(label="Ngày thông báo kết quả")


class SpeakerForm(forms.Form):
    """Somebody who wants to speak."""

    name = Words(
        label="Tên gọi hoặc chỗ ngồi", required=False, max_length=80, help_text="Ví dụ: hàng 3 ghế 12, hoặc bác Tư."
    )
    matter = Words(label="Muốn nói về", required=False, max_length=200)


class MinutesForm(forms.Form):
    """The words of the minutes."""

    chair = Words(label="Chủ trì", required=False, max_length=200)
    secretary = Words(label="Thư ký", required=False, max_length=200)
    called = forms.IntegerField(label="Số triệu tập", required=False, min_value=0, max_value=1_000_000)
    present = forms.IntegerField(label="Số có mặt", required=False, min_value=0, max_value=1_000_000)
    course = long(
        "Diễn biến", required=False, max_length=50_000, help_text="Mỗi dòng một ý. Lấy sẵn từ chương trình và câu hỏi; sửa thoải mái."
    )  # fmt: skip
    conclusion = long("Kết luận", required=False, max_length=20_000)
    ended_at = Moment(label="Kết thúc lúc", required=False)


class DecideForm(forms.Form):
    """Three counts of a show of hands."""

    matter = Words(label="Nội dung biểu quyết", max_length=400)
    agreed = forms.IntegerField(label="Đồng ý", min_value=0, max_value=1_000_000)
    against = forms.IntegerField(label="Không đồng ý", min_value=0, max_value=1_000_000, initial=0)
    other = forms.IntegerField(label="Ý kiến khác", min_value=0, max_value=1_000_000, initial=0)


class TaskForm(forms.Form):
    """Something to do."""

    text = Words(label="Việc phải làm", max_length=400)
    owner_name = Words(label="Ai làm", max_length=250)
    due_on = Day(label="Hạn")


class FinishTaskForm(forms.Form):
    """What came of it."""

    result = Words(label="Kết quả", max_length=400)
    on = Day(label="Xong ngày")
