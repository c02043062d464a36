"""The form of a letter that arrives at the desk, and of its classification."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.petitions.forms.fields import PlainSelect, Telephone, Words, a_day, choices_of, long_words
from danvan.petitions.models import Topic
from danvan.petitions.recognise import recognise
from danvan.petitions.states import (
    BRANCHES,
    CHANNELS,
    COMPETENCES,
    CONDITIONS,
    DESK_CHANNELS,
    FLAGS,
    KINDS,
    NOT_ELIGIBLE,
    STATES,
)
from danvan.units.models import Unit

DUE = {"late": "Quá hạn", "today": "Hết hạn hôm nay", "week": "Hết hạn trong 7 ngày"}
WHOSE = {"mine": "Giao cho tôi", "given": "Đơn vị tôi được giao"}
OFF = {"autocomplete": "off"}


class FilterForm(forms.Form):
    """Filters of the list."""

    q = Words(label="Mã, số, nội dung", required=False, max_length=100)
    state = forms.ChoiceField(
        label="Tình trạng",
        required=False,
        widget=PlainSelect,
        choices=[("", "Tất cả"), ("open", "Đang xử lý"), *STATES.items()],
    )
    kind = forms.ChoiceField(
        label="Loại", required=False, widget=PlainSelect, choices=[("", "Tất cả"), *KINDS.items()]
    )
    channel = forms.ChoiceField(
        label="Đến bằng", required=False, widget=PlainSelect, choices=[("", "Tất cả"), *CHANNELS.items()]
    )
    due = forms.ChoiceField(
        label="Thời hạn", required=False, widget=PlainSelect, choices=[("", "Tất cả"), *DUE.items()]
    )
    whose = forms.ChoiceField(
        label="Của ai", required=False, widget=PlainSelect, choices=[("", "Tất cả"), *WHOSE.items()]
    )
    topic = forms.ChoiceField(label="Lĩnh vực", required=False, widget=PlainSelect)
    unit = forms.ChoiceField(label="Nơi tiếp nhận", required=False, widget=PlainSelect)

    def __init__(self, *args: Any, topics: list[str], units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = [("", "Tất cả"), *((name, name) for name in topics)]
        if len(units) > 1:
            self.fields["unit"].choices = [("", "Tất cả"), *units]
        else:
            del self.fields["unit"]


class EnterForm(forms.Form):
    """A letter, a call, a word at a meeting: written down by the unit."""

    kind = forms.ChoiceField(label="Loại", choices=list(KINDS.items()))
    channel = forms.ChoiceField(label="Đến bằng", choices=[(key, CHANNELS[key]) for key in DESK_CHANNELS])
    received_on = a_day("Ngày nhận")
    topic = forms.ModelChoiceField(Topic.objects.none(), label="Lĩnh vực", required=False, empty_label="Chưa chọn")
    area = forms.ModelChoiceField(
        Unit.objects.none(), label="Thôn, tổ dân phố", required=False, empty_label="Không ghi"
    )
    subject = Words(
        label="Về việc",
        required=False,
        max_length=300,
        help_text="Một dòng. Để trống thì lấy những chữ đầu của nội dung.",
    )
    text = long_words(
        "Nội dung",
        rows=7,
        most=30_000,
        help_text="Chép hoặc tóm tắt đúng lời người gửi. Không ghi số giấy tờ tùy thân.",
    )
    demand = long_words("Yêu cầu của người gửi", required=False, rows=2)
    place = Words(label="Nơi xảy ra", required=False, max_length=250)
    respondent = Words(
        label="Người, cơ quan bị khiếu nại", required=False, max_length=300, help_text="Chỉ cần với khiếu nại."
    )
    signatories = forms.IntegerField(label="Số người ký", initial=1, min_value=1, max_value=100_000)
    has_originals = forms.BooleanField(label="Có kèm bản gốc giấy tờ", required=False)
    forwarded_by = Words(
        label="Nơi chuyển đến", required=False, max_length=200, help_text="Khi đơn do cơ quan khác chuyển."
    )
    paper = Words(label="Số, ngày văn bản chuyển", required=False, max_length=120)
    name = Words(
        label="Họ tên người gửi",
        required=False,
        max_length=120,
        widget=forms.TextInput(OFF),
        help_text="Được niêm phong; mở ra phải ghi lý do.",
    )
    address = Words(label="Địa chỉ", required=False, max_length=250, widget=forms.TextInput(OFF))
    phone = Telephone()
    email = forms.EmailField(label="Thư điện tử", required=False, widget=forms.EmailInput(OFF))
    not_denunciation = forms.BooleanField(
        label="Tôi đã đọc: đây không phải đơn tố cáo", required=False,
        help_text="Đơn tố cáo không vào hệ thống này: nhận bằng giấy và chuyển theo chế độ mật.",
    )  # fmt: skip

    def __init__(self, *args: Any, unit: Unit, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.in_use().of(unit)
        self.fields["area"].queryset = areas
        self.fields["area"].label_from_instance = lambda one: (
            one.versions_on_day[0].name if one.versions_on_day else one.code
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        said = "\n".join(cleaned.get(name) or "" for name in ("subject", "text", "demand"))
        found = recognise(said) if said.strip() and not cleaned.get("not_denunciation") else None
        if found and found.denunciation:
            why = "; ".join(one.rstrip(".") for one in found.reasons)
            self.add_error(
                "not_denunciation", f"Nội dung giống đơn tố cáo ({why}). Đơn tố cáo không được nhập vào đây."
            )
        return cleaned


class ClassifyForm(forms.Form):
    """The independent axes of classification."""

    kind = forms.ChoiceField(label="Loại, theo nội dung chứ không theo tên đơn", choices=list(KINDS.items()))
    topic = forms.ModelChoiceField(Topic.objects.none(), label="Lĩnh vực", required=False, empty_label="Chưa chọn")
    condition = forms.ChoiceField(label="Điều kiện xử lý", choices=choices_of(CONDITIONS), widget=forms.RadioSelect)
    not_eligible = forms.ChoiceField(
        label="Vì sao không đủ điều kiện", required=False, choices=choices_of(NOT_ELIGIBLE, "Đủ điều kiện")
    )
    competence = forms.ChoiceField(label="Thẩm quyền", choices=choices_of(COMPETENCES), widget=forms.RadioSelect)
    branch = forms.ChoiceField(label="Khối", required=False, choices=choices_of(BRANCHES, "Không ghi"))
    signatories = forms.IntegerField(label="Số người ký", min_value=1, max_value=100_000)
    flags = forms.MultipleChoiceField(
        label="Dấu hiệu", required=False, choices=list(FLAGS.items()), widget=forms.CheckboxSelectMultiple
    )
    has_originals = forms.BooleanField(label="Có kèm bản gốc giấy tờ", required=False)
    instance = forms.TypedChoiceField(
        label="Lần khiếu nại",
        coerce=int,
        choices=[(1, "Lần đầu"), (2, "Lần hai")],
        initial=1,
        required=False,
        empty_value=1,
    )
    remote = forms.BooleanField(label="Vùng sâu, vùng xa đi lại khó khăn", required=False)

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].queryset = Topic.objects.in_use().of(unit)


class SplitForm(forms.Form):
    """The contents of a mixed letter, each with its kind."""

    PARTS = 4

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(key, label) for key, label in KINDS.items() if key != "mixed"]
        for number in range(1, self.PARTS + 1):
            self.fields[f"kind_{number}"] = forms.ChoiceField(label=f"Loại của nội dung {number}", choices=kinds)
            self.fields[f"text_{number}"] = long_words(f"Nội dung {number}", required=number <= 2, rows=3)

    def parts(self) -> list[tuple[str, str]]:
        """Return (kind, text) of the contents that were written."""
        cleaned = self.cleaned_data
        rows = [(cleaned[f"kind_{n}"], cleaned[f"text_{n}"]) for n in range(1, self.PARTS + 1)]
        return [(kind, text) for kind, text in rows if text.strip()]


class IntakeForm(forms.Form):
    """Who receives on the site of the place, and how."""

    unit = forms.TypedChoiceField(label="Nơi nhận", coerce=int)
    is_open = forms.BooleanField(label="Đang nhận qua mạng", required=False)
    closed_note = Words(
        label="Lời nhắn khi tạm ngừng nhận", required=False, max_length=300,
        help_text="Ví dụ: nghỉ Tết đến hết ngày 5; việc gấp xin gọi số của xã.",
    )  # fmt: skip
    hours = Words(
        label="Giờ xem và trả lời, điện thoại", required=False, max_length=200,
        help_text="Hiện trên trang gửi. Ví dụ: xem vào 8 giờ và 14 giờ ngày làm việc.",
    )  # fmt: skip
    most_a_day = forms.IntegerField(
        label="Nhận nhiều nhất mỗi ngày", required=False, min_value=1, max_value=100_000,
        help_text="Đủ số này thì trang gửi nói thật là hôm nay đã nhận đủ và mời gửi hôm sau. Để trống: không đặt mức.",
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(bodies.items())  # type: ignore[attr-defined]
