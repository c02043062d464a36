"""Forms of moving in."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.intake.states import LINE_STATES


class MovingForm(forms.Form):
    """A package, a spreadsheet, or both."""

    package = forms.FileField(
        label="Gói tệp ZIP của cổng cũ", required=False,
        help_text="Các trang HTML, TXT, Word hoặc PDF; tối đa 100 MB. Ảnh và tệp kiểu chữ được bỏ qua; chương trình, kịch bản không nhận.",
    )  # fmt: skip
    table = forms.FileField(
        label="Bảng danh sách bài", required=False,
        help_text="Excel, LibreOffice hoặc CSV, có các cột: Địa chỉ, Tiêu đề, Ngày đăng, Chuyên mục, Nội dung hoặc Tên tệp trong gói.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("package") and not cleaned.get("table") and not self.errors:
            raise forms.ValidationError("Hãy chọn gói tệp ZIP, bảng danh sách bài, hoặc cả hai.")
        return cleaned


class LineFilter(forms.Form):
    state = forms.ChoiceField(label="Kết quả", required=False, choices=[("", "Tất cả"), *LINE_STATES.items()])
