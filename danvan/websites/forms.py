"""One form for each verb of a site."""

from __future__ import annotations

from django import forms
from django.core.validators import RegexValidator

PATH = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$",
    "Chỉ dùng chữ thường không dấu, chữ số, gạch nối; tối đa một dấu gạch chéo. Ví dụ: song-may/ban-may",
)


class FurnishForm(forms.Form):
    """The name of the site and the owner block that the law requires."""

    name = forms.CharField(label="Tên trang", max_length=160)
    strapline = forms.CharField(label="Dòng dưới tên", max_length=200, required=False)
    managing_body = forms.CharField(label="Cơ quan quản lý", max_length=200)
    parent_body = forms.CharField(label="Cơ quan chủ quản", max_length=200)
    address = forms.CharField(label="Địa chỉ", max_length=250)
    phone = forms.CharField(label="Điện thoại", max_length=40)
    email = forms.EmailField(label="Thư điện tử")
    responsible_person = forms.CharField(label="Người chịu trách nhiệm nội dung", max_length=120)


class OpenForm(FurnishForm):
    """A new site: its path besides."""

    path = forms.CharField(label="Đường dẫn", max_length=120, validators=[PATH], help_text="Ví dụ: song-may/ban-may")
    field_order = ("name", "path")


class MoveForm(forms.Form):
    """Another path; the old one goes on leading here."""

    path = forms.CharField(label="Đường dẫn mới", max_length=120, validators=[PATH])
