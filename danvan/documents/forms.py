"""One form for each verb of documents."""

from __future__ import annotations

from django import forms

from danvan.documents.states import DIRECTIONS, STANDINGS, SYSTEMS
from danvan.units.fields import Day


class FilterForm(forms.Form):
    """Filters of the catalogue."""

    q = forms.CharField(label="Số, ký hiệu, trích yếu", required=False, max_length=100)
    standing = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        choices=[("", "Tất cả"), *((k, v) for k, v in STANDINGS.items() if k != "merged")],
    )
    system = forms.ChoiceField(label="Hệ thống", required=False, choices=[("", "Tất cả"), *SYSTEMS.items()])


class EnterForm(forms.Form):
    """Enter a document as it is cited; the program reads number, issuer and day out of the words."""

    text = forms.CharField(
        label="Viết như khi viện dẫn", max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text="Ví dụ: Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư",
    )  # fmt: skip
    title = forms.CharField(label="Trích yếu", max_length=600, required=False, widget=forms.Textarea({"rows": 2}))


class EditForm(forms.Form):
    """What the catalogue says of a document."""

    type_name = forms.CharField(label="Tên loại", max_length=60)
    number = forms.CharField(label="Số", max_length=12, required=False)
    symbol = forms.CharField(label="Ký hiệu", max_length=40, required=False)
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    issued_on = Day(label="Ngày ban hành", required=False)
    title = forms.CharField(label="Trích yếu", max_length=600, required=False, widget=forms.Textarea({"rows": 3}))


class ResolveForm(forms.Form):
    """Settle which document is meant: whose, and of which year or term."""

    scope = forms.CharField(
        label="Tỉnh, thành phố của cơ quan ban hành", max_length=60, required=False,
        help_text="Tên như lúc ban hành, ví dụ: Hà Nam. Để trống nếu là cơ quan trung ương.",
    )  # fmt: skip
    period = forms.CharField(
        label="Khóa (Đảng, đoàn thể) hoặc năm (Nhà nước, Mặt trận)", max_length=20, help_text="Ví dụ: XI, hoặc 2021"
    )


class MergeForm(forms.Form):
    """Fold this entry into another."""

    into = forms.CharField(label="Mã của mục giữ lại", max_length=24, help_text="Ví dụ: VB-26-FVKAWT7")


class RegisterForm(forms.Form):
    """A line of the unit's own book."""

    direction = forms.ChoiceField(label="Sổ", choices=list(DIRECTIONS.items()))
    entered_on = Day(label="Ngày đến hoặc đi")
    book_number = forms.IntegerField(
        label="Số trong sổ", min_value=1, required=False, help_text="Để trống để lấy số tiếp theo"
    )
    title = forms.CharField(label="Trích yếu", max_length=600, required=False)
    recipient = forms.CharField(label="Đơn vị, người nhận", max_length=200, required=False)
    handling = forms.CharField(label="Xử lý", max_length=400, required=False)


class AttachForm(forms.Form):
    """A file to keep with the record."""

    file = forms.FileField(label="Tệp", help_text="PDF, Word, Excel, ảnh; tối đa 20 MB")


class ConfirmForm(forms.Form):
    """Nothing to fill in."""
