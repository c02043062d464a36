"""Forms of a series."""

from __future__ import annotations

from django import forms

from danvan.meetings.states import RHYTHMS
from danvan.units.fields import Day, Words


class RepeatForm(forms.Form):
    """The meetings to come, as this one was."""

    series = Words(label="Tên chuỗi", max_length=300, help_text="Ví dụ: Giao ban khối dân vận. Các cuộc cùng tên trong một năm được cộng chung.")  # fmt: skip
    rhythm = forms.ChoiceField(label="Nhịp", required=False, choices=list(RHYTHMS.items()))
    first = Day(label="Cuộc tiếp theo vào ngày")
    count = forms.IntegerField(label="Lập bao nhiêu cuộc", min_value=1, max_value=24, initial=1, help_text="Nhịp không đều thì lập từng cuộc.")  # fmt: skip
    with_guests = forms.BooleanField(label="Chép danh sách mời", required=False, initial=True)
    with_programme = forms.BooleanField(label="Chép chương trình", required=False, initial=True)
