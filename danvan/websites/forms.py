"""One form for each verb of a site."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from danvan.core.dates import HERE
from danvan.units.fields import Day, Words
from danvan.units.models import Post
from danvan.websites.states import LINK_GROUPS, PAGE_KINDS, PUBLIC_SERVICE_PORTAL

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


PICTURES = {"accept": "image/jpeg,image/png,image/webp"}


class DressForm(forms.Form):
    """Emblem and banner."""

    emblem = forms.FileField(
        label="Biểu trưng mới", required=False, widget=forms.FileInput(PICTURES),
        help_text="JPG, PNG hoặc WebP, tối đa 10 MB; nền trong suốt được giữ. Không chọn thì giữ biểu trưng đang dùng.",
    )  # fmt: skip
    drop_emblem = forms.BooleanField(label="Bỏ biểu trưng, dùng hình mặc định", required=False)
    banner = forms.FileField(
        label="Ảnh đầu trang mới", required=False, widget=forms.FileInput(PICTURES),
        help_text="Ảnh nằm ngang, rộng ít nhất gấp 3 lần cao. Hiện trên trang đầu, dưới thanh chuyên mục.",
    )  # fmt: skip
    banner_alt = Words(
        label="Mô tả ảnh đầu trang cho người không nhìn thấy", required=False, max_length=300,
        help_text="Ví dụ: Ruộng bậc thang mùa lúa chín, nhìn từ sân ủy ban.",
    )  # fmt: skip
    drop_banner = forms.BooleanField(label="Bỏ ảnh đầu trang", required=False)


class OpenForm(FurnishForm):
    """A new site: its path besides."""

    path = forms.CharField(label="Đường dẫn", max_length=120, validators=[PATH], help_text="Ví dụ: song-may/ban-may")
    field_order = ("name", "path")


class MoveForm(forms.Form):
    """Another path; the old one goes on leading here."""

    path = forms.CharField(label="Đường dẫn mới", max_length=120, validators=[PATH])


class PageForm(forms.Form):
    """A page that stands."""

    kind = forms.ChoiceField(label="Loại trang", choices=list(PAGE_KINDS.items()))
    title = Words(label="Tên trang", max_length=160)
    body = Words(
        label="Nội dung", required=False, max_length=60_000, widget=forms.Textarea({"rows": 16}),
        help_text="Mỗi đoạn cách nhau một dòng trống. Dòng bắt đầu bằng ## là đề mục nhỏ.",
    )  # fmt: skip
    link = forms.URLField(
        label="Hoặc dẫn tới địa chỉ", required=False, assume_scheme="https",
        help_text=f"Thủ tục hành chính thì dẫn tới Cổng dịch vụ công quốc gia, không gõ lại: {PUBLIC_SERVICE_PORTAL}",
    )  # fmt: skip
    position = forms.IntegerField(label="Thứ tự", min_value=0, max_value=999, initial=0)
    shown = forms.BooleanField(label="Hiện trên cổng", required=False, initial=True)
    seen_at = forms.CharField(required=False, widget=forms.HiddenInput)


class LinkForm(forms.Form):
    """An official channel, or a link to another agency."""

    group = forms.ChoiceField(
        label="Nhóm", choices=list(LINK_GROUPS.items()), widget=forms.RadioSelect, initial="channel"
    )
    label = Words(label="Tên", max_length=120, help_text="Ví dụ: Trang Zalo của xã, Đường dây nóng")
    url = Words(label="Địa chỉ hoặc số điện thoại", max_length=300, help_text="https://… hoặc số điện thoại")
    position = forms.IntegerField(label="Thứ tự", min_value=0, max_value=999, initial=0)


class LeaderForm(forms.Form):
    """A post whose holder the site shows."""

    post = forms.ModelChoiceField(Post.objects.none(), label="Chức vụ")
    duties = Words(
        label="Nhiệm vụ, lĩnh vực phụ trách", required=False, max_length=2000, widget=forms.Textarea({"rows": 4})
    )
    position = forms.IntegerField(label="Thứ tự", min_value=0, max_value=999, initial=0)

    def __init__(self, *args: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts  # type: ignore[attr-defined]


class DowntimeForm(forms.Form):
    """A stop of the site."""

    from_on = Day(label="Dừng từ ngày")
    from_time = forms.TimeField(label="Giờ dừng", widget=forms.TextInput({"placeholder": "22:00"}))
    until_on = Day(label="Hoạt động lại ngày")
    until_time = forms.TimeField(label="Giờ hoạt động lại", widget=forms.TextInput({"placeholder": "05:00"}))
    reason = Words(label="Lý do", max_length=200)
    sudden = forms.BooleanField(label="Dừng đột xuất, không phải có kế hoạch", required=False)

    def moment(self, which: str) -> datetime:
        """Return the aware moment that day and time give."""
        return datetime.combine(self.cleaned_data[f"{which}_on"], self.cleaned_data[f"{which}_time"], tzinfo=HERE)


class NothingForm(forms.Form):
    """Nothing to fill in."""
