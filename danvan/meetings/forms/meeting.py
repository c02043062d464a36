"""One form for each verb of a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from danvan.meetings.states import BASES, BOUNDS, DAY_PARTS, KINDS, ROLES, STATES
from danvan.units.fields import Day, Words
from danvan.units.models import Person, Post

NUMBER = {"inputmode": "numeric", "min": "0"}
PARTS = [("", "Không ghi"), *((key, label) for key, label in DAY_PARTS.items() if key)]
BOUND_LABELS = {"exact": "đúng số này", "slightly_less": "gần", "more_than": "trên", "about": "khoảng"}
BASIS_CHOICES = [("", "Chưa có căn cứ"), *((key, label) for key, label in BASES.items() if key)]
PHOTO = {"accept": "image/jpeg,image/png,image/webp"}
MOST_ROWS = 100


class FilterForm(forms.Form):
    """Filters of the list."""

    q = Words(label="Tên, nơi họp, mã", required=False, max_length=100)
    kind = forms.ChoiceField(label="Loại", required=False, choices=[("", "Tất cả"), *KINDS.items()])
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "Tất cả"), *STATES.items()])
    first = Day(label="Từ ngày", required=False)
    last = Day(label="Đến ngày", required=False)


class CountForm(forms.Form):
    """How many came, and what the number rests on."""

    count = forms.IntegerField(
        label="Số người dự", required=False, min_value=0, max_value=10_000_000, widget=forms.NumberInput(NUMBER)
    )
    bound = forms.ChoiceField(label="Mức", required=False, choices=list(BOUND_LABELS.items()))
    basis = forms.ChoiceField(
        label="Căn cứ của con số",
        required=False,
        choices=BASIS_CHOICES,
        help_text="Số chưa có căn cứ thì không tính vào số liệu.",
    )
    basis_note = Words(
        label="Ghi rõ căn cứ", required=False, max_length=200, help_text="Cần có khi nhập tay: ai đếm, đếm thế nào."
    )

    def clean_bound(self) -> str:
        return self.cleaned_data["bound"] if self.cleaned_data["bound"] in BOUNDS else "exact"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (
            cleaned.get("count") is not None
            and cleaned.get("basis") == "typed"
            and not cleaned.get("basis_note", "").strip()
        ):
            self.add_error("basis_note", "Nhập tay thì cần ghi rõ căn cứ: ai đếm, đếm thế nào.")
        return cleaned


class QuickForm(CountForm):
    """A meeting that never had a page, in under a minute."""

    kind = forms.ChoiceField(label="Loại", choices=list(KINDS.items()), initial="community_meeting")
    starts_on = Day(label="Ngày")
    day_part = forms.ChoiceField(label="Buổi", required=False, choices=PARTS, widget=forms.RadioSelect)
    name = Words(
        label="Tên cuộc họp", required=False, max_length=400, help_text="Để trống thì đặt theo loại và ngày."
    )
    place = Words(label="Nơi họp", required=False, max_length=250, widget=forms.TextInput({"list": "noi-da-hop"}))
    file = forms.FileField(
        label="Một ảnh", required=False, widget=forms.FileInput(PHOTO),
        help_text="Giữ riêng trong hồ sơ, không công khai; vị trí và tên máy ghi trong ảnh được xóa.",
    )  # fmt: skip
    field_order = ("kind", "starts_on", "day_part", "name", "place", "count", "bound", "basis", "basis_note", "file")


class GuestForm(CountForm):
    """A category of participants."""

    category = Words(label="Thành phần", required=False, max_length=300)
    unit_word = Words(label="Đơn vị tính", required=False, max_length=40)
    field_order = ("category", "count", "bound", "unit_word", "basis", "basis_note")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("count") is not None and not cleaned.get("category", "").strip():
            self.add_error("category", "Ghi rõ số này là của thành phần nào.")
        return cleaned


class NameForm(forms.Form):
    """A person as printed, with the part they had."""

    printed_name = Words(label="Họ và tên", required=False, max_length=120)
    printed_posts = Words(label="Chức vụ, như in", required=False, max_length=500)
    role = forms.ChoiceField(label="Vai", required=False, choices=list(ROLES.items()), initial="guest")
    topic = Words(label="Nội dung phát biểu", required=False, max_length=400)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if (cleaned.get("printed_posts") or cleaned.get("topic")) and not cleaned.get("printed_name", "").strip():
            self.add_error("printed_name", "Dòng này còn thiếu họ và tên.")
        cleaned["role"] = cleaned.get("role") or "guest"
        return cleaned


class RecordForm(CountForm):
    """Everything about a meeting; its rows are two formsets that are read with it."""

    kind = forms.ChoiceField(label="Loại", choices=list(KINDS.items()))
    name = Words(label="Tên cuộc họp", max_length=400, widget=forms.Textarea({"rows": 2}))
    starts_on = Day(label="Ngày")
    ends_on = Day(label="Đến ngày", required=False, help_text="Nếu họp nhiều ngày.")
    day_part = forms.ChoiceField(label="Buổi", required=False, choices=PARTS)
    starts_at_time = forms.TimeField(
        label="Giờ bắt đầu", required=False, widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )
    place = Words(label="Nơi họp", required=False, max_length=250, widget=forms.TextInput({"list": "noi-da-hop"}))
    organisers = Words(
        label="Đơn vị tổ chức", required=False, widget=forms.Textarea({"rows": 2}), help_text="Mỗi dòng một đơn vị."
    )
    own_event = forms.BooleanField(
        label="Cuộc họp do đơn vị tôi tổ chức", required=False, initial=True,
        help_text="Bỏ chọn nếu chỉ ghi lại cuộc họp của nơi khác: cuộc đó không tính vào số liệu của đơn vị.",
    )  # fmt: skip
    unit_word = Words(label="Đơn vị tính", required=False, max_length=40, help_text="người, đại biểu, lượt người …")
    studied = Words(
        label="Văn bản được phổ biến, quán triệt", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi dòng một văn bản, viết như khi viện dẫn. Ví dụ: Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư",
    )  # fmt: skip
    cited = Words(
        label="Văn bản chỉ được nhắc đến",
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Mỗi dòng một văn bản.",
    )
    note = Words(
        label="Ghi chú",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Chỉ hiện trong hồ sơ, không công khai.",
    )

    basics = (
        "kind",
        "name",
        "starts_on",
        "ends_on",
        "day_part",
        "starts_at_time",
        "place",
        "organisers",
        "own_event",
    )
    counts = ("count", "bound", "unit_word", "basis", "basis_note")
    papers = ("studied", "cited", "note")

    def __init__(self, *args: Any, more: Mapping[str, int] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.rows = {
            name: formset(form, more or {}, name)(data, prefix=name, initial=self.initial.get(name))
            for name, form in (("guests", GuestForm), ("people", NameForm))
        }

    def groups(self) -> list[dict[str, Any]]:
        """Give the fields in the order of the page, by heading."""
        return [
            {"heading": heading, "fields": [self[name] for name in names]}
            for heading, names in (
                ("Cuộc họp", self.basics),
                ("Tổng số người dự", self.counts),
                ("Văn bản và ghi chú", self.papers),
            )
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, first, sentence in (
            ("guests", "category", "Mời xem lại các dòng thành phần dự."), ("people", "printed_name", "Mời xem lại các dòng họ tên."),
        ):  # fmt: skip
            if self.rows[name].is_valid():
                cleaned[name] = [
                    row.cleaned_data for row in self.rows[name] if row.cleaned_data.get(first, "").strip()
                ]
            else:
                self.add_error(None, sentence)
        return cleaned

    def typed(self) -> dict[str, Any]:
        """Give back what was typed, unjudged, as the initial values of a form with more rows."""
        return _typed(self) | {name: [_typed(row) for row in rows] for name, rows in self.rows.items()}


def formset(form: type[forms.Form], more: Mapping[str, int], name: str) -> type[forms.BaseFormSet]:
    return forms.formset_factory(form, extra=more.get(name, 2), max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def _typed(form: forms.Form) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }


class PlanForm(RecordForm):
    """The same, for a meeting still to come."""


class EditForm(RecordForm):
    """The same, changed."""


class HoldForm(forms.Form):
    """Nothing to fill in."""


class PublishForm(forms.Form):
    """Nothing to fill in."""


class UnpublishForm(forms.Form):
    """Nothing to fill in."""


class CancelForm(forms.Form):
    """Why it is called off."""

    reason = Words(label="Lý do hủy", max_length=300, widget=forms.Textarea({"rows": 2}))


class LinkForm(forms.Form):
    """Which person and post of the own unit a printed name is."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label="Người của đơn vị", required=False, empty_label="Không gắn"
    )
    post = forms.ModelChoiceField(
        Post.objects.none(), label="Chức vụ của đơn vị", required=False, empty_label="Không gắn"
    )

    def __init__(self, *args: Any, people: Any, posts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows, said in (("person", people, "full_name"), ("post", posts, "name")):
            field = self.fields[name]
            field.queryset = rows
            field.label_from_instance = lambda row, said=said: getattr(row, said)


class AttachForm(forms.Form):
    """A paper or photo of the meeting."""

    file = forms.FileField(
        label="Tệp",
        help_text="PDF, Word, Excel, PowerPoint, ảnh; tối đa 20 MB. Giữ riêng trong hồ sơ, không công khai.",
    )


class DetachForm(forms.Form):
    """Nothing to fill in."""
