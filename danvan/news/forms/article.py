"""One form for each verb of an article."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django import forms

from danvan.core.dates import HERE, start_of
from danvan.core.pictures import LARGEST
from danvan.news.models import Series
from danvan.news.states import CATEGORIES, FORMS, SHOWS, STATES
from danvan.text.pasted import plain
from danvan.units.fields import Day, Words


class Pasted(Words):
    """Words that may come from Word or a web page: what is only markup goes."""

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value))


class FilterForm(forms.Form):
    """Filters of the list."""

    q = Words(label="Tiêu đề, tác giả, mã", required=False, max_length=100)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])
    category = forms.ChoiceField(label="Chuyên mục", required=False, choices=[("", "Tất cả"), *CATEGORIES.items()])


class DraftForm(forms.Form):
    """What an article says."""

    title = Words(label="Tiêu đề", max_length=300, widget=forms.Textarea({"rows": 2}))
    category = forms.ChoiceField(label="Chuyên mục", choices=list(CATEGORIES.items()))
    event_on = Day(
        label="Ngày của sự việc", required=False,
        help_text="Ngày diễn ra việc được kể, không phải ngày đăng.",
    )  # fmt: skip
    lead = Pasted(
        label="Lời dẫn", required=False, widget=forms.Textarea({"rows": 3}), help_text="Một, hai câu nói hết ý chính."
    )
    body = Pasted(
        label="Nội dung",
        required=False,
        widget=forms.Textarea({"rows": 16}),
        help_text="Cách một dòng trống giữa hai đoạn. Dán từ Word thì định dạng thừa tự bỏ, danh sách và bảng giữ lại bằng chữ.",
    )
    author = Words(label="Tác giả", required=False, max_length=120)
    source = Words(label="Nguồn", required=False, max_length=200, help_text="Nếu dẫn lại từ nơi khác.")
    source_url = forms.URLField(label="Địa chỉ nguồn", required=False, max_length=500, assume_scheme="https")

    personal_case = forms.BooleanField(
        label="Bài về vụ việc của cá nhân (tố cáo, khiếu nại, vi phạm)", required=False,
        help_text="Đánh dấu thì bài không nhận ý kiến bạn đọc, dù chuyên mục đang mở.",
    )  # fmt: skip

    form = forms.ChoiceField(
        label="Thể loại", choices=list(FORMS.items()), required=False, initial="text",
        help_text="Phóng sự ảnh: từ ba ảnh trở lên, ảnh lớn và chú thích đi trước lời.",
    )  # fmt: skip
    series = forms.ModelChoiceField(
        Series.objects.none(), label="Thuộc loạt bài", required=False, empty_label="Không"
    )
    last_day = Day(
        label="Hết hạn sau ngày", required=False,
        help_text="Bài tự rời các danh sách sau ngày này; địa chỉ của bài vẫn mở được. Để trống là không hết hạn.",
    )  # fmt: skip
    first_public_on = Day(
        label="Đã đăng lần đầu ngày", required=False,
        help_text="Chỉ dùng cho bài chuyển từ trang cũ sang: bài đứng ở ngày này và được tính vào số liệu của ngày này.",
    )  # fmt: skip

    def __init__(self, *args: Any, series: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if series is not None:
            self.fields["series"].queryset = series  # type: ignore[attr-defined]

    def clean_title(self) -> str:
        return " ".join(plain(self.cleaned_data["title"]).split())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        last, series = cleaned.get("last_day"), cleaned.get("series")
        cleaned["public_until"] = start_of(last + timedelta(days=1)) if last else None
        cleaned["series_id"] = series.pk if series else None
        cleaned["form"] = cleaned.get("form") or "text"
        return cleaned


class Seen(forms.Form):
    """What a form was opened over: the newest revision at that moment."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class EditForm(Seen, DraftForm):
    """The same words, changed."""


class CorrectForm(Seen, DraftForm):
    """The same words, changed in public: readers are told why."""

    reason = Words(label="Lý do đính chính", max_length=300)


class SubmitForm(forms.Form):
    """Nothing to fill in."""


class SendBackForm(forms.Form):
    """Why it goes back to the writer."""

    reason = Words(label="Cần sửa gì", max_length=300, widget=forms.Textarea({"rows": 3}))


class PublishForm(Seen):
    """Now, or from a later day and hour."""

    day = Day(
        label="Hẹn ngày đăng",
        required=False,
        help_text="Để trống là đăng ngay.",
    )
    hour = forms.TimeField(
        label="Hẹn giờ đăng", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text="Giờ Việt Nam. Để trống là 7 giờ sáng ngày đã hẹn.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        day, hour = cleaned.get("day"), cleaned.get("hour")
        if hour and not day and "day" not in self.errors:
            self.add_error("day", "Đã hẹn giờ thì cần cả ngày.")
        cleaned["public_from"] = datetime.combine(day, hour or time(7), tzinfo=HERE) if day else None
        return cleaned


class WithdrawForm(forms.Form):
    """Why it is taken off; readers see this sentence."""

    reason = Words(
        label="Lý do gỡ", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="Người mở lại địa chỉ của bài sẽ đọc được câu này.",
    )  # fmt: skip


class DescribePictureForm(forms.Form):
    """What a picture shows."""

    caption = Words(label="Chú thích", required=False, max_length=400, help_text="Hiện dưới ảnh: ai, việc gì, ở đâu.")
    alt = Words(
        label="Mô tả cho người không nhìn thấy", required=False, max_length=300,
        help_text="Ví dụ: Khoảng ba mươi người ngồi trong nhà văn hóa, một cán bộ đang trình bày trước màn chiếu.",
    )  # fmt: skip
    credit = Words(label="Người chụp", required=False, max_length=120)
    shows = forms.ChoiceField(label="Trong ảnh có", choices=list(SHOWS.items()), required=False, initial="nobody")
    consent = Words(
        label="Ai đã đồng ý cho dùng ảnh", required=False, max_length=300,
        help_text="Bắt buộc khi có trẻ em: cha mẹ hoặc người giám hộ, và trẻ từ đủ 7 tuổi; đồng ý ngày nào, bằng cách nào. Không hiện trên cổng.",
    )  # fmt: skip

    def clean_shows(self) -> str:
        return self.cleaned_data["shows"] or "nobody"


class AddPictureForm(DescribePictureForm):
    """A picture from the camera or the computer."""

    file = forms.FileField(
        label="Ảnh", widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=f"JPG, PNG hoặc WebP, tối đa {LARGEST // 2**20} MB. Vị trí và tên máy ghi trong ảnh được xóa.",
    )  # fmt: skip
    field_order = ("file", "caption", "alt", "credit", "shows", "consent")


class RemovePictureForm(forms.Form):
    """Nothing to fill in."""
