"""Forms of a person's request about their own data."""

from __future__ import annotations

from django import forms

from danvan.petitions.data_states import DATA_KINDS, PROOFS
from danvan.petitions.forms.fields import a_day, choices_of, long_words


class TakeRequestForm(forms.Form):
    """What is asked, since when, and how it is known that the person asks for the own data."""

    kind = forms.ChoiceField(label="Yêu cầu", choices=choices_of(DATA_KINDS))
    proof = forms.ChoiceField(label="Chứng tỏ là chính người đó", choices=choices_of(PROOFS))
    asked_on = a_day("Ngày yêu cầu")
    processor = forms.CharField(
        label="Bên xử lý dữ liệu cùng phải làm", required=False, max_length=200,
        help_text="Chỉ ghi khi dữ liệu còn nằm ở nơi làm thuê cho cơ quan (máy chủ thuê, gửi tin hộ); khi đó luật cho thời hạn dài hơn.",
    )  # fmt: skip
    wish = long_words(
        "Nội dung yêu cầu", required=False, help_text="Được niêm phong. Không ghi số giấy tờ tùy thân.", most=2000
    )


class CorrectDataForm(forms.Form):
    """What is to be written anew; empty stays as it is."""

    name = forms.CharField(label="Họ và tên", required=False, max_length=120)
    address = forms.CharField(label="Địa chỉ", required=False, max_length=300)
    phone = forms.CharField(label="Điện thoại", required=False, max_length=30)
    email = forms.EmailField(label="Thư điện tử", required=False)


class ProcessorForm(forms.Form):
    """Who handles the data for the unit and must act too."""

    processor = forms.CharField(
        label="Bên xử lý dữ liệu", max_length=200, help_text="Tên cơ quan, doanh nghiệp; không ghi tên người."
    )


class ExtendDataForm(forms.Form):
    """Why it takes longer, and how the person was told."""

    ground = forms.CharField(
        label="Lý do gia hạn", max_length=200, help_text="Người yêu cầu được biết lý do này. Chỉ gia hạn một lần."
    )  # fmt: skip
    paper = forms.CharField(label="Văn bản báo cho người yêu cầu", max_length=200)


class DeclineForm(forms.Form):
    """Why not."""

    ground = forms.CharField(
        label="Căn cứ từ chối", max_length=300, help_text="Người yêu cầu được đọc dòng này. Ví dụ: hồ sơ khiếu nại do cơ quan lưu trữ quyết định."
    )  # fmt: skip
