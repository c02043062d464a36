"""Forms of the book of breaches."""

from __future__ import annotations

from django import forms

from danvan.petitions.forms.fields import Words, a_day, long_words


def a_moment(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(label=label, widget=forms.DateTimeInput({"type": "datetime-local"}, "%Y-%m-%dT%H:%M"))


class NoteBreachForm(forms.Form):
    """What happened and since when it is known."""

    found_at = a_moment("Phát hiện lúc")
    what = long_words(
        "Việc xảy ra", help_text="Ví dụ: gửi nhầm bảng có địa chỉ; máy bị mất; người ngoài xem được hồ sơ."
    )
    data_kinds = Words(label="Loại dữ liệu", max_length=300, help_text="Ví dụ: họ tên, điện thoại, địa chỉ.")
    people = forms.IntegerField(label="Khoảng bao nhiêu người bị ảnh hưởng", required=False, min_value=0)
    measures = long_words("Đã làm gì", required=False, rows=3)


class ReportBreachForm(forms.Form):
    """To whom it was reported, when."""

    reported_at = a_moment("Báo cáo lúc")
    reported_to = Words(
        label="Báo cáo đến",
        max_length=200,
        help_text="Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, cơ quan cấp trên.",
    )
    paper = Words(label="Số, ký hiệu văn bản", required=False, max_length=80)
    people_told_on = a_day("Ngày báo cho người bị ảnh hưởng", required=False)
    late_reason = Words(
        label="Vì sao chậm", required=False, max_length=300, help_text="Chỉ ghi khi đã quá thời hạn báo cáo."
    )
    measures = long_words("Đã làm gì", required=False, rows=3)


class EndBreachForm(forms.Form):
    """What was mended."""

    result = long_words("Kết quả khắc phục", rows=3)
