"""Forms of what readers say and receive, and of those who read it at the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from danvan.core.dates import HERE
from danvan.news.codes import way
from danvan.news.states import CATEGORIES
from danvan.news.states_talk import COMMENT_STATES, FREQUENCIES, MOST_SIGNS, REFUSE_REASONS, REMOVAL_GROUNDS
from danvan.units.fields import Day, Words

STARS = [
    (5, "5 – Rất hài lòng"),
    (4, "4 – Hài lòng"),
    (3, "3 – Bình thường"),
    (2, "2 – Chưa hài lòng"),
    (1, "1 – Rất chưa hài lòng"),
]
UNSEEN = {"tabindex": "-1", "autocomplete": "off"}


class Trap(forms.Form):
    """A field that people do not see; who fills it in is a program."""

    nickname = forms.CharField(label="Để trống ô này", required=False, widget=forms.TextInput(UNSEEN))
    made = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_nickname(self) -> str:
        if self.cleaned_data["nickname"]:
            raise forms.ValidationError("Ô này phải để trống. Hãy xóa chữ trong ô rồi gửi lại.")
        return ""


class CommentForm(Trap):
    """What a reader says, under which name, where the code goes."""

    text = Words(
        label="Ý kiến", max_length=MOST_SIGNS, widget=forms.Textarea({"rows": 6}),
        help_text="Nói về nội dung bài, lịch sự. Không nêu chuyện riêng của người khác.",
        error_messages={"max_length": f"Ý kiến dài quá {MOST_SIGNS:,} chữ cái. Hãy viết gọn lại.".replace(",", ".")},
    )  # fmt: skip
    name = Words(
        label="Tên hiện ra", max_length=60, help_text="Mọi người nhìn thấy tên này. Không cần là tên thật.",
        widget=forms.TextInput({"autocomplete": "nickname"}),
    )  # fmt: skip
    contact = forms.EmailField(
        label="Thư điện tử để nhận mã", max_length=120, help_text="Không hiện ra cho ai. Được niêm phong, chỉ để gửi mã và báo kết quả.",
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
    field_order = ("text", "name", "contact", "nickname", "made")

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if way() != "email":
            self.fields["contact"] = Words(
                label="Số điện thoại để nhận mã", max_length=20, help_text="Không hiện ra cho ai. Được niêm phong, chỉ để gửi mã và báo kết quả.",
                widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
            )  # fmt: skip
            self.order_fields(self.field_order)


class ForgetForm(forms.Form):
    """Who asked, how."""

    paper = Words(
        label="Ai đề nghị, bằng cách nào",
        max_length=200,
        help_text="Ví dụ: thư ngày 20/11/2026 từ đúng địa chỉ đã nhận mã.",
    )


class CodeForm(forms.Form):
    """The code of the letter."""

    ticket = forms.CharField(widget=forms.HiddenInput)
    code = forms.CharField(
        label="Mã trong thư", max_length=12, help_text="Sáu chữ số.",
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )  # fmt: skip


class RateForm(forms.Form):
    """One to five."""

    stars = forms.TypedChoiceField(label="Mức độ hài lòng", choices=STARS, coerce=int, widget=forms.RadioSelect)


class SubscribeForm(Trap):
    """Where news should go, and how often."""

    address = forms.EmailField(
        label="Thư điện tử", max_length=120, widget=forms.EmailInput({"autocomplete": "email"}),
        help_text="Được niêm phong, chỉ dùng để gửi tin; xóa ngay khi thôi nhận.",
    )  # fmt: skip
    frequency = forms.ChoiceField(
        label="Nhận", choices=list(FREQUENCIES.items()), widget=forms.RadioSelect, initial="weekly"
    )
    field_order = ("address", "frequency", "nickname", "made")


class CommentFilter(forms.Form):
    """Filters of the list of comments."""

    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *COMMENT_STATES.items()])


class ApproveForm(forms.Form):
    """Nothing to fill in: who approves has the text before the eyes."""


class RefuseForm(forms.Form):
    """Why it is not shown."""

    reason = forms.ChoiceField(label="Lý do", choices=list(REFUSE_REASONS.items()), widget=forms.RadioSelect)
    note = Words(label="Nói thêm với người viết", required=False, max_length=300)


class RequestForm(forms.Form):
    """Who asked to take it down, when."""

    paper = Words(
        label="Cơ quan, văn bản yêu cầu", max_length=200, help_text="Ví dụ: Công an tỉnh, văn bản số … ngày …"
    )
    day = Day(label="Ngày nhận yêu cầu")
    hour = forms.TimeField(label="Giờ nhận", widget=forms.TimeInput({"type": "time"}, format="%H:%M"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("day") and cleaned.get("hour"):
            cleaned["asked_at"] = datetime.combine(cleaned["day"], cleaned["hour"], tzinfo=HERE)
        return cleaned


class TakeDownForm(forms.Form):
    """Why, and on which basis."""

    ground = forms.ChoiceField(label="Vì sao gỡ", choices=list(REMOVAL_GROUNDS.items()), widget=forms.RadioSelect)
    basis = Words(label="Căn cứ", max_length=300, help_text="Văn bản yêu cầu, điều của quy định bị vi phạm.")


class SettingsForm(forms.Form):
    """Where readers may comment, how long a quote may be."""

    categories = forms.MultipleChoiceField(
        label="Chuyên mục nhận ý kiến bạn đọc", required=False, choices=list(CATEGORIES.items()),
        widget=forms.CheckboxSelectMultiple, help_text="Không đánh dấu mục nào là không nhận ý kiến ở đâu cả.",
    )  # fmt: skip
    quote_limit = forms.IntegerField(label="Trích báo nhiều nhất (chữ cái)", min_value=100, max_value=2000)


class EntryForm(forms.Form):
    """One piece of the press."""

    title = Words(label="Tên bài báo", max_length=300)
    source = Words(label="Báo", max_length=160)
    author = Words(label="Tác giả", max_length=120)
    written_on = Day(label="Ngày báo đăng")
    url = forms.URLField(label="Địa chỉ bài báo", max_length=500, assume_scheme="https")
    quote = Words(label="Trích dẫn", widget=forms.Textarea({"rows": 5}), help_text="Đoạn ngắn, nguyên văn.")
    note = Words(label="Điều cần chú ý", required=False, max_length=300)


class NothingForm(forms.Form):
    """Nothing to fill in."""
