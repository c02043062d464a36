"""Forms of the room: look a unit up, give it a new name."""

from __future__ import annotations

from django import forms

from danvan.units.fields import Day


class FindUnitForm(forms.Form):
    q = forms.CharField(
        label="Tên đơn vị", max_length=200, required=False, help_text="Như in trên giấy, có hay không dấu."
    )
    on = Day(label="Vào ngày", required=False, help_text="Ngày mà văn bản nói đến. Để trống là mọi thời kỳ.")


class RenameUnitForm(forms.Form):
    name = forms.CharField(label="Tên mới", max_length=160)
    on = Day(label="Từ ngày")
    resolution = forms.CharField(label="Nghị quyết, quyết định", max_length=60, required=False)
