"""Forms of the registration: the ten fields, sending, merging, taking over; the filters of the list."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from danvan.initiatives.forms.rows import FormWithRows
from danvan.initiatives.states import KINDS, REGISTRANTS, SCHEDULES, STATES
from danvan.units.fields import Day, Words


def long_words(label: str, hint: str = "", rows: int = 3) -> Words:
    return Words(label=label, required=False, widget=forms.Textarea({"rows": rows}), help_text=hint, max_length=6000)


class FilterForm(forms.Form):
    """Filters of the list."""

    q = Words(label="Tên, nội dung, mã", required=False, max_length=100)
    year = forms.IntegerField(label="Năm", required=False, min_value=2000, max_value=2100)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])
    field = Words(label="Lĩnh vực", required=False, widget=forms.Select)
    news = forms.ChoiceField(
        label="Tin tức", required=False,
        choices=[("", "Tất cả"), ("owing", "Đến hạn cập nhật"), ("silent", "Không có cập nhật")],
    )  # fmt: skip
    unit = Words(required=False, max_length=24, widget=forms.HiddenInput)

    def clean_field(self) -> str:
        return str(self.cleaned_data["field"])[:120]

    def offer(self, fields: Iterable[str]) -> None:
        """Offer the fields of work that occur, and the one asked for."""
        named = sorted({*fields, self.cleaned_data.get("field", "")} - {""})
        self.fields["field"].widget.choices = [("", "Tất cả"), *((one, one) for one in named)]
        if not self.cleaned_data.get("unit"):
            del self.fields["unit"]


class AimForm(forms.Form):
    """One measurable criterion."""

    text = Words(label="Tiêu chí", required=False, max_length=300)
    target = forms.DecimalField(label="Chỉ tiêu", required=False, max_digits=14, decimal_places=2)
    unit_word = Words(label="Đơn vị tính", required=False, max_length=40)


class TenForm(FormWithRows):
    """The form of ten fields; all may stay empty in a draft except the name."""

    movement = forms.ModelChoiceField(None, label="Đợt phát động", required=False, empty_label="Không theo đợt nào")
    kind = forms.ChoiceField(label="Loại", choices=list(KINDS.items()), widget=forms.RadioSelect, initial="new")
    registrant_kind = forms.ChoiceField(
        label="Nơi đăng ký", choices=list(REGISTRANTS.items()),
        help_text="Mô hình của chi bộ cần khác với phong trào mà Mặt trận, đoàn thể, tổ dân phố đang chủ trì.",
    )  # fmt: skip
    registrant_name = Words(
        label="Tên khu dân cư, cơ quan, trường, chi bộ", required=False, max_length=200,
        widget=forms.TextInput({"list": "noi-dang-ky"}),
    )  # fmt: skip
    registrant_contact = Words(
        label="Người liên hệ", required=False, max_length=120, help_text="Chỉ hiện trong hồ sơ, không công khai."
    )
    field = forms.ChoiceField(label="Lĩnh vực", required=False)
    second_field = forms.ChoiceField(label="Lĩnh vực phụ", required=False)
    name = Words(label="1. Tên mô hình", max_length=300, help_text="Ngắn, dễ nhớ.")
    situation = long_words("2. Thực trạng, lý do xây dựng mô hình", "Vấn đề thật ở nơi mình là gì?")
    aims = long_words("3. Mục tiêu", "Muốn thay đổi điều gì? Tiêu chí đo được thì ghi ở các dòng riêng bên dưới.")
    content = long_words("4. Nội dung, cách thức thực hiện")
    place = long_words("5. Địa bàn, đối tượng", rows=2)
    forces = long_words("6. Lực lượng thực hiện", "Ai chủ trì, ai phối hợp, ai tham gia, mỗi bên làm gì.")
    resources = long_words("7. Nguồn lực thực hiện", "Tiền, vật tư, người, ngày công, phần xã hội hóa.")
    starts_on = Day(label="8. Bắt đầu từ ngày", required=False)
    ends_on = Day(label="Kết thúc ngày", required=False)
    assess_on = Day(label="Ngày đánh giá kết quả", required=False)
    update_every = forms.TypedChoiceField(
        label="Bao lâu cập nhật một lần", required=False, coerce=int, empty_value=None,
        choices=[("", "Chọn"), *SCHEDULES.items()],
        help_text="Lịch do chính mô hình tự đặt. Quá lịch mà không có tin thì mô hình được hỏi.",
    )  # fmt: skip
    timing = Words(label="Tiến độ", required=False, max_length=300)
    outputs = long_words("9. Sản phẩm, kết quả đầu ra", "Thứ kiểm tra được: con đường, tổ nhóm, quy ước, con số.")
    outlook = long_words("10. Khả năng duy trì, nhân rộng")
    row_forms = {"goals": (AimForm, "text", 2)}

    first = (
        "name",
        "kind",
        "movement",
        "registrant_kind",
        "registrant_name",
        "registrant_contact",
        "field",
        "second_field",
    )
    before = ("situation", "aims")
    after = ("content", "place", "forces", "resources", "starts_on", "ends_on", "assess_on", "update_every", "timing",
             "outputs", "outlook")  # fmt: skip

    def __init__(self, *args: Any, movements: Any, fields: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = movements
        choices = [("", "Chọn"), *((name, name) for name in fields)]
        self.fields["field"].choices = self.fields["second_field"].choices = choices

    def part(self, names: tuple[str, ...]) -> list[Any]:
        return [self[name] for name in names]

    def head(self) -> list[Any]:
        return self.part(self.first)

    def why(self) -> list[Any]:
        return self.part(self.before)

    def how(self) -> list[Any]:
        return self.part(self.after)


class RegisterForm(forms.Form):
    """How it differs from what looks alike; asked only when something does."""

    difference = Words(
        label="Mô hình này khác ở chỗ nào", required=False, max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="Người xem xét sẽ đọc câu này.",
    )  # fmt: skip


class MergeForm(forms.Form):
    """Into which one."""

    into = forms.ChoiceField(label="Mô hình giữ lại", help_text="Mô hình gần giống đứng đầu danh sách.")

    def __init__(self, *args: Any, offered: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [("", "Chọn"), *((code, f"{name} · {code}") for code, name in offered.items())]


class ReplicateForm(forms.Form):
    """Under which name, in which movement."""

    name = Words(label="Tên mô hình ở đơn vị tôi", max_length=300)
    movement = forms.ModelChoiceField(None, label="Đợt phát động", required=False, empty_label="Không theo đợt nào")

    def __init__(self, *args: Any, movements: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["movement"].queryset = movements
