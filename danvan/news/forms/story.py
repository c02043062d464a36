"""Forms of what stands beside the words: series, films, files, the end, the pictures library."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.core.pictures import LARGEST
from danvan.news.forms.article import DescribePictureForm, Pasted, Words
from danvan.units.fields import Day

FILM = {"accept": "video/mp4,video/webm"}


class SeriesForm(forms.Form):
    """A series of articles."""

    title = Words(label="Tên loạt bài", max_length=200)
    about = Pasted(label="Giới thiệu", required=False, widget=forms.Textarea({"rows": 3}))


class EndForm(forms.Form):
    """The last day in the lists."""

    last_day = Day(label="Hết hạn sau ngày", required=False, help_text="Bài tự rời các danh sách sau ngày này; địa chỉ của bài vẫn mở được. Để trống là không hết hạn.")  # fmt: skip


class AddFilmForm(forms.Form):
    """A film and what is said in it."""

    file = forms.FileField(label="Phim", widget=forms.FileInput(FILM), help_text="MP4 hoặc WebM, tối đa 100 MB.")
    title = Words(label="Tên phim", max_length=200)
    credit = Words(label="Người quay", required=False, max_length=120)
    subtitles = forms.FileField(
        label="Phụ đề", required=False, widget=forms.FileInput({"accept": ".vtt,.srt,text/vtt"}), help_text="Tệp .vtt hoặc .srt, tiếng Việt, mã UTF-8."
    )  # fmt: skip
    silent = forms.BooleanField(label="Phim không có lời nói", required=False)


class AddFileForm(forms.Form):
    """A file that readers may open."""

    file = forms.FileField(
        label="Tệp", help_text="PDF, Word, Excel, PowerPoint, ảnh; tối đa 20 MB. Bạn đọc tải về được."
    )


class KeepForm(DescribePictureForm):
    """What is known of a picture of the library."""

    taken_on = Day(label="Chụp ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("caption", "alt", "credit"):
            self.fields[name].required = True
        self.fields["credit"].label = "Người chụp hoặc nguồn ảnh"


class KeepNewForm(KeepForm):
    """A new picture for the library."""

    file = forms.FileField(
        label="Ảnh", widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
        help_text=f"JPG, PNG hoặc WebP, tối đa {LARGEST // 2**20} MB. Vị trí và tên máy ghi trong ảnh được xóa.",
    )  # fmt: skip
    field_order = ("file", "caption", "alt", "credit", "shows", "consent", "taken_on")


class UseForm(forms.Form):
    """The words beneath a picture of the library in one article."""

    caption = Words(label="Chú thích trong bài này", max_length=400)
    alt = Words(label="Mô tả cho người không nhìn thấy", max_length=300)


class NothingForm(forms.Form):
    """Nothing to fill in."""


class LibraryFilter(forms.Form):
    """Filters of the library."""

    q = Words(label="Chú thích, người chụp", required=False, max_length=100)
    shows = forms.ChoiceField(
        label="Trong ảnh có", required=False, choices=[("", "Tất cả"), ("nobody", "không có người"), ("adults", "người lớn"), ("children", "trẻ em")]
    )  # fmt: skip
