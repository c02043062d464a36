"""Forms of citizens: the words first, then files and, who wants, a contact; follow; what a sender does later."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from danvan.core.codes import tidy_code
from danvan.petitions.data_states import DATA_KINDS
from danvan.petitions.forms.fields import Telephone, Words, long_words
from danvan.petitions.models import Topic
from danvan.units.models import Unit

ASKED = ("feedback", "proposal", "suggestion", "question")
SAID = {
    "feedback": "Phản ánh – báo một việc chưa tốt, một chỗ hỏng",
    "proposal": "Kiến nghị – đề nghị cơ quan làm một việc",
    "suggestion": "Góp ý – nêu ý kiến để làm tốt hơn",
    "question": "Câu hỏi – cần được giải thích, hướng dẫn",
}
NO_REST = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
"""Contact fields never rest in the browser."""
ACCEPT = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,image/*"


class ManyFiles(forms.FileField):
    """Several files in one field, as a list."""

    class Input(forms.ClearableFileInput):
        allow_multiple_selected = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=self.Input({"accept": ACCEPT, "multiple": True}), **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(ManyFiles, self).clean(one, initial) for one in given]


class WriteForm(forms.Form):
    """Step one: what it is about. Only looked at, not kept."""

    kind = forms.ChoiceField(
        label="Bà con muốn gửi", choices=list(SAID.items()), widget=forms.RadioSelect, initial="feedback"
    )
    text = long_words(
        "Nội dung", help_text="Việc gì, ở đâu, từ khi nào. Viết có dấu hay không dấu đều được.", rows=8, most=5000
    )
    topic = forms.ModelChoiceField(
        Topic.objects.none(), label="Lĩnh vực", required=False, empty_label="Không rõ, để cán bộ chọn"
    )
    area = forms.ModelChoiceField(
        Unit.objects.none(), label="Thôn, tổ dân phố", required=False, empty_label="Không có trong danh sách"
    )
    place = Words(
        label="Nơi xảy ra", required=False, max_length=250, help_text="Ví dụ: ngã ba đầu thôn, gần trạm bơm.",
        widget=forms.TextInput({"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, topics: Any, areas: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = list(areas)
        self.fields["topic"].queryset = topics  # type: ignore[attr-defined]
        self.fields["area"].queryset = Unit.objects.filter(pk__in=[pk for pk, _ in named])  # type: ignore[attr-defined]
        names = dict(named)
        self.fields["area"].label_from_instance = lambda unit: names.get(unit.pk, "")  # type: ignore[attr-defined]
        if not named:
            del self.fields["area"]
        if not topics:
            del self.fields["topic"]


class SendForm(forms.Form):
    """Step two: files, and a contact for who wants one. The words of step one travel along, unseen."""

    files = ManyFiles(
        label="Ảnh hoặc tệp", required=False,
        help_text="Tối đa 5 tệp, mỗi tệp 10 MB: ảnh, PDF, Word, Excel. Vị trí và tên máy ghi trong ảnh được xóa.",
    )  # fmt: skip
    name = Words(label="Họ và tên", required=False, max_length=120, widget=forms.TextInput(NO_REST))
    phone = Telephone()
    email = forms.EmailField(label="Thư điện tử", required=False, max_length=200, widget=forms.EmailInput(NO_REST))
    address = Words(label="Địa chỉ", required=False, max_length=250, widget=forms.TextInput(NO_REST))


class FollowForm(forms.Form):
    """Code and secret, as the receipt tells them."""

    code = forms.CharField(
        label="Mã hồ sơ", max_length=40, help_text="In trên giấy biên nhận, ví dụ BM-26-7K3QXH4.",
        widget=forms.TextInput({**NO_REST, "data-follow-code": True}),
    )  # fmt: skip
    secret = forms.CharField(
        label="Mã bí mật (6 chữ số)",
        max_length=12,
        widget=forms.TextInput({**NO_REST, "inputmode": "numeric", "data-follow-secret": True}),
    )

    def clean_code(self) -> str:
        return tidy_code(self.cleaned_data["code"])

    def clean_secret(self) -> str:
        return "".join(sign for sign in self.cleaned_data["secret"] if sign.isdigit())


class AmendForm(forms.Form):
    """The words put right, before anybody sorted them."""

    text = long_words("Nội dung", rows=8, most=5000)
    place = Words(label="Nơi xảy ra", required=False, max_length=250)


class SupplementForm(forms.Form):
    """What the unit asked for."""

    text = long_words("Nội dung bổ sung", rows=5, most=5000)
    files = ManyFiles(label="Ảnh hoặc tệp", required=False, help_text="Tối đa 5 tệp, mỗi tệp 10 MB.")


class RateForm(forms.Form):
    """Is it settled?"""

    settled = forms.TypedChoiceField(
        label="Việc đã được giải quyết chưa?", choices=[("1", "Đã giải quyết"), ("0", "Chưa giải quyết")], widget=forms.RadioSelect,
        coerce=lambda said: said == "1",
    )  # fmt: skip
    words = long_words(
        "Ý kiến", required=False, rows=3, most=2000, help_text="Nếu chưa giải quyết, ghi rõ còn việc gì."
    )
    asks_reopening = forms.BooleanField(label="Đề nghị mở lại hồ sơ (chỉ được một lần)", required=False)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("asks_reopening") and given.get("settled"):
            self.add_error(
                "asks_reopening",
                "Việc đã giải quyết thì không mở lại. Hãy chọn «Chưa giải quyết», hoặc bỏ dấu ở ô này.",
            )
        return given


class AskDataForm(forms.Form):
    """What the sender wants about the own data."""

    kind = forms.ChoiceField(label="Yêu cầu", choices=list(DATA_KINDS.items()), widget=forms.RadioSelect)
    wish = long_words(
        "Nói rõ thêm",
        required=False,
        rows=3,
        most=2000,
        help_text="Sửa thì ghi sửa gì. Không ghi số giấy tờ tùy thân.",
    )


__all__ = [
    "ASKED",
    "SAID",
    "AmendForm",
    "AskDataForm",
    "FollowForm",
    "RateForm",
    "SendForm",
    "SupplementForm",
    "WriteForm",
]
