"""One form for each verb of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms

from danvan.core.dates import say_number
from danvan.reports.compiling import Compiled, Line
from danvan.reports.models import Indicator
from danvan.reports.states import ADDS_UP, DUE_UNITS, GROUPS, KINDS, PERIODS, SYSTEMS
from danvan.text.folding import nfc
from danvan.units.fields import Day, Words
from danvan.units.states import LEVELS, ORGANISATION_KINDS

GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d+)?")
PLAIN = re.compile(r"\d+(,\d+)?")
NOT_A_NUMBER = "«{text}» không phải số. Viết chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy trước phần lẻ: 1.250,5."
LONGEST = 30
MOST_LINES = 6
LINE_LABELS = {
    "from_kind": "Loại cơ quan gửi", "from_level": "Cấp gửi", "to_kind": "Loại cơ quan nhận", "to_level": "Cấp nhận",
}  # fmt: skip
BELOW_ZERO = "Số không được âm."
AMOUNT = {"inputmode": "decimal", "autocomplete": "off", "class": "paper__amount"}


class AmountField(forms.Field):
    """A number as it is written here: 1.250.000 or 12,5."""

    def to_python(self, value: Any) -> Any:
        text = nfc(str(value or "")).replace(" ", "").replace("\u00a0", "").removeprefix("+")
        if not text:
            return None
        if len(text) > LONGEST:
            raise forms.ValidationError(NOT_A_NUMBER.format(text=text[:40]))
        if text.startswith(("-", "−")) and (GROUPED.fullmatch(text[1:]) or PLAIN.fullmatch(text[1:])):
            raise forms.ValidationError(BELOW_ZERO)
        if not (GROUPED.fullmatch(text) or PLAIN.fullmatch(text)):
            raise forms.ValidationError(NOT_A_NUMBER.format(text=text[:40]))
        return Decimal(text.replace(".", "").replace(",", "."))


class FillForm(forms.Form):
    """What is typed into a report: a value and its basis for each typed indicator, the written parts."""

    def __init__(self, *args: Any, report: Compiled, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        for line in report.lines:
            if line.is_typed_by_hand:
                self._add(line)
            elif line.part.kind == "text":
                self.fields[f"p-{line.part.key}"] = Words(
                    label=line.label, required=False, initial=report.passages.get(line.part.key, ""),
                    help_text=line.part.help, widget=forms.Textarea({"rows": 5}),
                )  # fmt: skip

    def _add(self, line: Line) -> None:
        one = line.indicator
        assert one is not None
        if one.kind == "text":
            self.fields[f"v-{one.code}"] = _words_of(line, one)
            return
        shown = "" if line.own is None else say_number(line.own)
        field = AmountField(label=line.label, required=False, initial=shown, widget=forms.TextInput(AMOUNT))
        self.fields[f"v-{one.code}"] = field
        self.fields[f"b-{one.code}"] = Words(
            label=f"Căn cứ của {line.label}", required=False, initial=line.basis or one.basis, max_length=300,
            widget=forms.TextInput({"class": "paper__basis", "placeholder": "Căn cứ"}),
        )  # fmt: skip

    def entries(self) -> dict[str, tuple[Decimal | None, str, str]]:
        """Give (amount, words, basis) by code of indicator; a basis alone, offered and not written, is nothing."""
        cleaned, found = self.cleaned_data, {}
        for line in self.report.lines:
            one = line.indicator
            if one is None or f"v-{one.code}" not in cleaned:
                continue
            value, basis = cleaned[f"v-{one.code}"], cleaned.get(f"b-{one.code}", "")
            if one.kind == "text":
                found[one.code] = (None, value, "")
            else:
                found[one.code] = (value, "", basis if value is not None else "")
        return found

    def passages(self) -> dict[str, str]:
        return {name[2:]: text for name, text in self.cleaned_data.items() if name.startswith("p-")}


def _words_of(line: Line, one: Indicator) -> forms.Field:
    if one.choices:
        choices = [("", "Chưa chọn"), *((text, text) for text in one.choices)]
        return forms.ChoiceField(label=line.label, required=False, choices=choices, initial=line.text)
    return Words(label=line.label, required=False, initial=line.text, widget=forms.Textarea({"rows": 3}))


class SendForm(forms.Form):
    """Hand the report to the head: nothing to type."""


class ReasonForm(forms.Form):
    """Why it goes back, or is corrected."""

    reason = Words(label="Lý do", widget=forms.Textarea({"rows": 3}), max_length=2000)


class ScanForm(forms.Form):
    """The signed, sealed paper."""

    file = forms.FileField(
        label="Bản ký, đóng dấu (PDF hoặc ảnh)", widget=forms.FileInput({"accept": "application/pdf,image/*"})
    )


class AssignForm(forms.Form):
    """From which day the units below send a form."""

    since = Day(label="Từ kỳ có ngày", help_text="Kỳ có ngày này là kỳ đầu tiên phải gửi.")


class EndAssignmentForm(forms.Form):
    """Until which day a form is asked for."""

    until = Day(label="Đến hết ngày")


class IndicatorForm(forms.ModelForm):
    """One version of an indicator."""

    values = Words(
        label="Chỉ đếm các loại", required=False, help_text="Ngăn cách bằng dấu |; để trống là đếm tất cả.", max_length=400
    )  # fmt: skip

    class Meta:
        model = Indicator
        fields = (
            "code", "name", "group", "measure", "kind", "adds_up", "decimals", "fact", "slice", "values", "numerator_code",
            "denominator_code", "at_most", "part_of", "options", "basis", "source", "valid_from",
        )  # fmt: skip
        field_classes = {"valid_from": Day}
        widgets = {"options": forms.Textarea({"rows": 3})}
        help_texts = {
            "code": "Chữ in hoa không dấu, chữ số, gạch nối; không đổi về sau.",
            "options": "Mỗi dòng một mức, cho chỉ tiêu chọn sẵn.",
            "part_of": "Mã của chỉ tiêu toàn thể, để kiểm tra một phần không lớn hơn toàn thể.",
            "valid_from": "Báo cáo mở trước ngày này giữ bản cũ.",
        }

    def __init__(self, *args: Any, facts: Iterable[tuple[str, str]], fixed: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fact"] = forms.ChoiceField(
            label="Đếm từ sổ", required=False, choices=[("", "Không đếm được từ hồ sơ"), *facts]
        )
        for name, choices in (("group", GROUPS), ("kind", KINDS), ("adds_up", ADDS_UP)):
            self.fields[name].choices = list(choices.items())
        if fixed:
            for name in ("code", "kind", "decimals"):
                del self.fields[name]

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].strip().upper()
        if not re.fullmatch(r"[A-Z0-9][A-Z0-9-]*", code):
            raise forms.ValidationError("Mã chỉ gồm chữ in hoa không dấu, chữ số và gạch nối.")
        return code

    def _post_clean(self) -> None:
        """Leave the judgement of the row to the action: it knows the version before."""


class LineWidget(forms.MultiWidget):
    """Four lists side by side: kind and level of who sends, kind and level of who receives."""

    use_fieldset = True

    def __init__(self) -> None:
        offered = {"kind": [("", "–"), *ORGANISATION_KINDS.items()], "level": [("", "–"), *LEVELS.items()]}
        super().__init__({
            name: forms.Select({"aria-label": label, "class": "field__control line-part"}, choices=offered[name.split("_")[1]])
            for name, label in LINE_LABELS.items()
        })  # fmt: skip

    def decompress(self, value: Any) -> list[str]:
        return [value.get(name, "") for name in LINE_LABELS] if value else ["", "", "", ""]


class LineField(forms.MultiValueField):
    """One reporting line as {from_kind, from_level, to_kind, to_level}; None when nothing is chosen."""

    def __init__(self, **more: Any) -> None:
        kinds, levels = [*ORGANISATION_KINDS.items()], [*LEVELS.items()]
        each = [
            forms.ChoiceField(choices=kinds if "kind" in name else levels, required=False) for name in LINE_LABELS
        ]
        super().__init__(each, widget=LineWidget(), require_all_fields=False, **more)

    def compress(self, values: list[str]) -> dict[str, str] | None:
        if not any(values):
            return None
        if not all(values):
            raise forms.ValidationError("Chọn đủ bốn ô: loại và cấp của nơi gửi, loại và cấp của nơi nhận.")
        if values[:2] == values[2:]:
            raise forms.ValidationError("Nơi nhận phải khác nơi gửi.")
        return dict(zip(LINE_LABELS, values, strict=True))


class FormHeadForm(forms.Form):
    """The head of a form's version: name, period, when it is due, who sends to whom."""

    code = Words(label="Mã biểu", max_length=24, help_text="Chữ in hoa không dấu, chữ số, gạch nối.")
    name = Words(label="Tên biểu", max_length=250)
    title = Words(label="Trích yếu của văn bản", max_length=300, required=False)
    system = forms.ChoiceField(label="Hệ văn bản", choices=list(SYSTEMS.items()))
    period_kind = forms.ChoiceField(label="Loại kỳ", choices=list(PERIODS.items()))
    scheme = forms.ChoiceField(label="Cách chốt số liệu")
    starts_on = Day(label="Kỳ đột xuất từ ngày", required=False)
    ends_on = Day(label="đến ngày", required=False)
    due_days = forms.IntegerField(label="Hạn gửi: số ngày sau kỳ", required=False, min_value=0, max_value=365)
    due_unit = forms.ChoiceField(label="Loại ngày", choices=list(DUE_UNITS.items()))
    due_day = forms.IntegerField(
        label="hoặc hạn vào ngày mấy của tháng kết thúc kỳ", required=False, min_value=1, max_value=31,
        help_text="Chỉ dùng khi không ghi số ngày sau kỳ.",
    )  # fmt: skip
    source = Words(label="Căn cứ", max_length=300, required=False)
    valid_from = Day(label="Dùng từ ngày")
    public = forms.BooleanField(
        label="Được đưa bảng số liệu quý ra trang công khai", required=False,
        help_text="Bảng mang khóa «so-lieu» được công khai, sau khi che ô nhỏ; lãnh đạo cấp trên bấm công khai từng quý.",
    )  # fmt: skip
    parts = Words(
        label="Nội dung của biểu", widget=forms.Textarea({"rows": 24, "spellcheck": "false"}),
        help_text="Mỗi dòng một phần: «# Đề mục», «## Mục con», mã chỉ tiêu (TT-01), «bảng: Tên bảng» rồi các mã thuộc bảng "
        "lùi vào hai dấu cách, «viết: Tên phần viết». Kiểu bảng: «bảng units» mỗi đơn vị một dòng, «bảng slices» chỉ tiêu đầu là "
        "toàn thể, các chỉ tiêu sau là các phần, có tỷ trọng.",
    )  # fmt: skip

    def __init__(self, *args: Any, schemes: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scheme"].choices = list(schemes)
        known = [*self.initial, *(self.data or ())]
        highest = max(
            (n for n in range(1, MOST_LINES + 1) if any(name.startswith(f"line_{n}") for name in known)), default=1
        )
        for number in range(1, min(highest + 2, MOST_LINES) + 1):
            self.fields[f"line_{number}"] = LineField(
                label=f"Tuyến báo cáo {number}: nơi gửi, cấp gửi; nơi nhận, cấp nhận", required=number == 1
            )
        self.order_fields([name for name in self.fields if name not in ("source", "valid_from", "public", "parts")])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("period_kind") == "ad_hoc" and not (cleaned.get("starts_on") and cleaned.get("ends_on")):
            self.add_error("starts_on", "Báo cáo đột xuất cần có ngày đầu và ngày cuối của kỳ.")
        if cleaned.get("due_days") is not None and cleaned.get("due_day") is not None:
            self.add_error("due_day", "Hạn gửi ghi một cách thôi: số ngày sau kỳ, hoặc ngày trong tháng.")
        return cleaned

    def lines(self) -> list[dict[str, str]]:
        """Give the reporting lines that were chosen, each once."""
        found = [self.cleaned_data.get(f"line_{number}") for number in range(1, MOST_LINES + 1)]
        return [one for at, one in enumerate(found) if one and one not in found[:at]]


class CatalogueFilter(forms.Form):
    """Filters of the catalogue."""

    q = Words(label="Tên, mã", required=False, max_length=100)
    group = forms.ChoiceField(label="Nhóm", required=False, choices=[("", "Tất cả"), *GROUPS.items()])
    kind = forms.ChoiceField(label="Kiểu", required=False, choices=[("", "Tất cả"), *KINDS.items()])


class BoardFilter(forms.Form):
    """Which period of the board, which heap."""

    heap = forms.ChoiceField(
        label="Hiện", required=False,
        choices=[("", "Tất cả"), ("missing", "Chưa gửi"), ("sent", "Chờ tiếp nhận"), ("received", "Đã tiếp nhận"), ("handed_back", "Trả lại")],
    )  # fmt: skip
