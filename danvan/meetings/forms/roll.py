"""Forms of programme, invitation and roll-call."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.meetings.models import Sitting, Venue
from danvan.meetings.states_roll import ANSWERS, RULES
from danvan.units.fields import Lines, Words
from danvan.units.models import Unit

LINE_RULES = [(key, label) for key, label in RULES.items() if key != "walk_in"]
ANSWER_CHOICES = [(key, label) for key, label in ANSWERS.items() if key]


class PlacesForm(forms.Form):
    """Halls and sittings, one in each line."""

    sittings = Words(
        label="Các buổi họp", required=False, widget=forms.Textarea({"rows": 4}),
        help_text="Mỗi dòng một buổi, ví dụ: 20/11/2026 8:00-11:30 Buổi sáng. Để trống nếu chỉ một buổi.",
    )  # fmt: skip
    halls = Words(
        label="Các điểm cầu", required=False, widget=forms.Textarea({"rows": 4}),
        help_text="Mỗi dòng một điểm cầu, ví dụ: Điểm cầu xã Bản Mây | Nhà văn hóa thôn Bản Trên. Để trống nếu họp một nơi.",
    )  # fmt: skip


class ProgrammeForm(forms.Form):
    """The lines of a programme."""

    items = Words(
        label="Chương trình", widget=forms.Textarea({"rows": 12}),
        help_text="Mỗi dòng một mục: giờ | nội dung | người trình bày, chức vụ | văn bản. Ví dụ: 8:00 - 8:30 | Khai mạc | Lò Văn Páo, Bí thư Đảng ủy. Họp nhiều ngày thì ghi một dòng ngày, ví dụ: Ngày 21/11.",
    )  # fmt: skip


class IssueForm(forms.Form):
    """What changed."""

    note = Words(
        label="Thay đổi gì",
        required=False,
        max_length=300,
        help_text="Từ bản thứ hai: người đã được mời sẽ được báo câu này.",
    )


class LineForm(forms.Form):
    """A line of the list of invited."""

    rule = forms.ChoiceField(label="Cách mời", choices=LINE_RULES)
    wording = Words(
        label="Mời ai", max_length=300,
        help_text="Như sẽ in trên danh sách. Mời theo chức vụ thì ghi đúng tên chức vụ, ví dụ: Bí thư Đảng ủy.",
    )  # fmt: skip
    category = Words(
        label="Thành phần để tính", required=False, max_length=120, help_text="Để trống thì lấy như dòng trên."
    )
    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(), label="Đơn vị", required=False, widget=forms.SelectMultiple({"size": 8}),
        help_text="Chọn nhiều bằng cách giữ phím Ctrl. Không cần khi mời đích danh hoặc mở.",
    )  # fmt: skip
    quota = forms.IntegerField(label="Mỗi đơn vị cử mấy người", required=False, min_value=1, max_value=500)
    names = Lines(
        label="Họ tên, khi mời đích danh", required=False, rows=5,
        help_text="Mỗi dòng một người: họ tên, chức vụ, đơn vị. Danh sách dài thì dùng «Nhập danh sách».",
    )  # fmt: skip
    expected = forms.IntegerField(
        label="Dự kiến bao nhiêu người, khi mời mở", required=False, min_value=1, max_value=100_000
    )

    def __init__(self, *args: Any, units: Any, names: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units
        self.fields["units"].label_from_instance = lambda unit: names.get(unit.pk, unit.code)


class ImportForm(forms.Form):
    """A list out of Word or Excel."""

    wording = Words(label="Mời ai", max_length=300, initial="Khách mời theo danh sách")
    category = Words(label="Thành phần để tính", required=False, max_length=120)
    file = forms.FileField(label="Tệp Excel", required=False, help_text="Tệp xlsx, xls, ods hoặc csv.")
    rows = forms.CharField(
        label="Hoặc dán bảng chép từ Word, Excel", required=False, strip=False, widget=forms.Textarea({"rows": 10, "wrap": "off"}),
        help_text="Có dòng tiêu đề: Họ và tên, Chức vụ, Đơn vị, Điện thoại, Thư điện tử. Chỉ có tên thì mỗi dòng một tên.",
    )  # fmt: skip
    merged = forms.BooleanField(
        label="Ô trống ở cột Đơn vị lấy theo dòng trên", required=False,
        help_text="Chọn khi bảng Word có ô gộp: chép ra thì chỉ dòng đầu còn tên đơn vị. Xem trước rồi hãy ghi.",
    )  # fmt: skip


class SlotForm(forms.Form):
    """Who takes a place."""

    name = Words(label="Họ và tên", max_length=120)
    post = Words(label="Chức vụ", required=False, max_length=250)
    unit_name = Words(label="Đơn vị", required=False, max_length=250)
    phone = Words(
        label="Điện thoại", required=False, max_length=20, help_text="Được niêm phong; để trống thì giữ số đã có."
    )
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Được niêm phong; để trống thì giữ địa chỉ đã có."
    )
    seat = Words(label="Chỗ ngồi", required=False, max_length=20)


class ReplyForm(forms.Form):
    """An answer, given by whoever holds the invitation or written down for them."""

    answer = forms.ChoiceField(label="Trả lời", choices=ANSWER_CHOICES, widget=forms.RadioSelect)
    name = Words(label="Họ tên người dự thay, nếu có", required=False, max_length=120)
    post = Words(label="Chức vụ người dự thay", required=False, max_length=250)
    note = Words(label="Lời nhắn", required=False, max_length=300)


class DeskReplyForm(ReplyForm):
    """The same, with how it was given."""

    way = forms.ChoiceField(
        label="Trả lời bằng cách nào",
        choices=[("phone", "Qua điện thoại"), ("typed", "Ghi thay (giấy, gặp trực tiếp)")],
    )


class NothingForm(forms.Form):
    """Nothing to fill in."""


class DoorForm(forms.Form):
    """A door to be."""

    name = Words(label="Tên cửa", required=False, max_length=80, help_text="Ví dụ: Cửa chính. Để trống thì đánh số.")
    venue = forms.ModelChoiceField(
        Venue.objects.none(), label="Điểm cầu", required=False, empty_label="Nơi họp chính"
    )

    def __init__(self, *args: Any, venues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["venue"].queryset = venues
        if not venues:
            del self.fields["venue"]


class CloseDoorForm(forms.Form):
    """Why a door closes."""

    lost = forms.BooleanField(
        label="Máy bị mất hoặc hỏng, không gửi được nữa", required=False,
        help_text="Lượt máy ấy còn giữ thì nhập lại từ tờ ký tên; số trên tờ trùng với số trong danh sách.",
    )  # fmt: skip


class KeyInForm(forms.Form):
    """Numbers that signed the paper sheet."""

    numbers = Words(
        label="Các số đã ký",
        widget=forms.Textarea({"rows": 4, "inputmode": "text"}),
        help_text="Ví dụ: 1-40, 43, 45. Số đã có lượt thì không tính hai lần.",
    )
    sitting = forms.ModelChoiceField(Sitting.objects.none(), label="Buổi", empty_label=None)
    came_at = forms.TimeField(
        label="Đến lúc",
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text="Để trống thì lấy giờ bắt đầu.",
    )

    def __init__(self, *args: Any, sittings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sitting"].queryset = sittings
        self.fields["sitting"].label_from_instance = lambda one: f"{one.name} ({one.day:%d/%m/%Y})"


class SettleForm(forms.Form):
    """Whose arrival it is."""

    verdict = forms.ChoiceField(
        label="Lượt này", widget=forms.RadioSelect,
        choices=[("itself", "Là người đến thêm, tính riêng"), ("number", "Là người mang số ghi dưới đây"), ("no", "Không tính")],
    )  # fmt: skip
    number = forms.IntegerField(label="Số trong danh sách", required=False, min_value=1)


class UnsealForm(forms.Form):
    """Why it is opened again."""

    reason = Words(label="Lý do mở lại", max_length=300, widget=forms.Textarea({"rows": 2}))


class GuestFilterForm(forms.Form):
    """Filters of the list of invited."""

    q = Words(label="Họ tên hoặc số", required=False, max_length=100)
    answer = forms.ChoiceField(
        label="Trả lời", required=False, choices=[("all", "Tất cả"), ("none", "Chưa trả lời"), *ANSWER_CHOICES, ("unnamed", "Chưa có tên")],
    )  # fmt: skip
