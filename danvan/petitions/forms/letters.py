"""What a paper needs that the record does not know."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.petitions.forms.fields import Words


class LetterForm(forms.Form):
    """Whether the sender is named on the paper, and why; for some papers a little more."""

    with_name = forms.BooleanField(
        label="In họ tên, địa chỉ người gửi", required=False, initial=True,
        help_text="Lần mở thông tin này được ghi lại. Bỏ chọn thì chừa dòng chấm để ghi tay.",
    )  # fmt: skip
    reason = Words(
        label="Lý do mở thông tin người gửi", max_length=300, required=False, initial="Soạn văn bản gửi công dân"
    )
    documents = Words(
        label="Giấy tờ đã nhận", required=False, max_length=3000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Mỗi dòng một giấy tờ: tên; số trang; tình trạng. Ví dụ: Đơn phản ánh; 2; bản chính.",
    )  # fmt: skip
    sheets = forms.IntegerField(label="Số tờ tài liệu kèm theo", required=False, min_value=1, max_value=9999)
    opinion = Words(label="Ý kiến đề xuất", required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, asks: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("documents", "sheets", "opinion"):
            if name not in asks:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("with_name") and not given.get("reason", "").strip():
            self.add_error("reason", "Hãy ghi lý do, hoặc bỏ chọn in họ tên.")
        return given
