"""Forms of the room: bring texts in, review a proposal, dismiss one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html

from danvan.intake.review import Card, Sheet, Value
from danvan.intake.states import AFTERWARDS
from danvan.units.fields import Day

CHOICES = (("accept", "Nhận"), ("correct", "Đã sửa"), ("leave", "Để trống"))


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each as it came; their size and kind are judged when they are read."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return [one for one in (data if isinstance(data, list | tuple) else [data]) if one]


class UploadForm(forms.Form):
    """Files, a pasted text, or both."""

    files = FilesField(label="Tệp bài viết", required=False, widget=SeveralFiles)
    text = forms.CharField(
        label="Hoặc dán nội dung bài", required=False, widget=forms.Textarea(attrs={"rows": 8}), strip=False,
        help_text="Dán cả tiêu đề và chữ ký tác giả, máy sẽ tự tách.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("files") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError("Hãy chọn ít nhất một tệp hoặc dán nội dung một bài.")
        return cleaned


class DismissForm(forms.Form):
    reason = forms.CharField(
        label="Lý do bỏ", max_length=300, error_messages={"required": "Hãy ghi lý do bỏ bài này."}
    )


def _text(value: Value, widget: forms.Widget) -> forms.Field:
    return forms.CharField(required=False, max_length=value.most or None, widget=widget)


def _rows(value: Value) -> int:
    if value.name == "body":
        return 12
    least = 1 if value.kind == "line" else 2
    return min(6, max(least, len(str(value.initial)) // value.signs + 1))


class OneLine(forms.CharField):
    """A text of one line shown in as many rows as it needs; line ends become blanks."""

    def to_python(self, value: Any) -> str:
        return " ".join(str(super().to_python(value)).split())


def _radio(value: Value) -> forms.Field:
    evidence = dict(value.evidence)
    shown = [
        (
            key,
            format_html('{}<span class="field__hint">{}</span>', label, evidence[key])
            if evidence.get(key)
            else label,
        )
        for key, label in value.choices
    ]
    return forms.ChoiceField(required=False, choices=shown, widget=forms.RadioSelect)


MAKERS: dict[str, Callable[[Value], forms.Field]] = {
    "text": lambda value: _text(value, forms.TextInput()),
    "line": lambda value: OneLine(
        required=False,
        max_length=value.most or None,
        widget=forms.Textarea(attrs={"rows": _rows(value), "data-one-line": ""}),
    ),
    "area": lambda value: _text(value, forms.Textarea(attrs={"rows": _rows(value)})),
    "date": lambda value: Day(required=False),
    "number": lambda value: forms.IntegerField(
        required=False, min_value=0, max_value=10_000_000, error_messages={"invalid": "Hãy ghi số, ví dụ 200."}
    ),
    "select": lambda value: forms.ChoiceField(required=False, choices=value.choices),
    "check": lambda value: forms.BooleanField(required=False),
    "radio": _radio,
}


class ReviewForm(forms.Form):
    """Every control of a sheet, a choice for each card, and what happens afterwards."""

    def __init__(self, data: Any = None, *, sheet: Sheet, afterwards: Sequence[str]) -> None:
        super().__init__(data)
        self.sheet = sheet
        for card in sheet.cards:
            for value in card.values():
                self.fields[value.name] = self._control(value)
            if card.may_leave:
                chosen = "leave" if card.left else "accept"
                self.fields[f"choice-{card.key}"] = forms.ChoiceField(required=False, choices=CHOICES, initial=chosen)
        labels = [(key, AFTERWARDS[key]) for key in afterwards]
        self.fields["afterwards"] = forms.ChoiceField(label="Sau khi nhận", choices=labels, initial=afterwards[0])

    def shown(self, card: Card) -> dict[str, Any]:
        """Give what the template of a card shows: bound controls in rows, numbers of its spans, errors, choice."""
        rows = [[self[value.name] for value in row] for row in card.rows]
        errors = [str(error) for row in rows for control in row for error in control.errors]
        choice = self[f"choice-{card.key}"] if card.may_leave else None
        return {
            "card": card, "rows": rows, "numbers": self.sheet.numbers.get(card.key, []), "errors": errors, "choice": choice,
            "chosen": choice.value() or "accept" if choice else "",
        }  # fmt: skip

    def first(self) -> list[dict[str, Any]]:
        """Give the cards that a person must look at."""
        return [self.shown(card) for card in self.sheet.first]

    def groups(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Give the other cards under their headings."""
        return [(heading, [self.shown(card) for card in cards]) for heading, cards in self.sheet.groups()]

    def _control(self, value: Value) -> forms.Field:
        field = MAKERS[value.kind](value)
        field.label, field.help_text, field.initial = value.label, value.hint, value.initial
        if value.kind == "date":
            field.initial = date.fromisoformat(str(value.initial)) if value.initial else None
        return field

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for card in self.sheet.cards:
            if cleaned.get(f"choice-{card.key}") == "leave":
                self._leave(card, cleaned)
        if not cleaned.get("title", "").strip():
            self.add_error("title", "Hãy đặt tiêu đề cho bài.")
        if "several" in self.fields and cleaned.get("several") != "one":
            self.add_error(
                "several", "Hãy xác nhận chỉ có một bài; nếu có nhiều bài, hãy bỏ bản này và nhập riêng từng bài."
            )
        for n in range(len(self.sheet.events)):
            self._clean_event(f"e{n}", cleaned)
        return cleaned

    def _leave(self, card: Card, cleaned: dict[str, Any]) -> None:
        for value in card.values():
            cleaned[value.name] = {"number": None, "date": None, "check": False}.get(value.kind, "")
            if value.name in self.errors:
                del self.errors[value.name]

    def _clean_event(self, key: str, cleaned: dict[str, Any]) -> None:
        owner = cleaned.get(f"{key}-owner")
        if not owner:
            self._refuse(f"{key}-owner", "Hãy chọn đơn vị tổ chức, hoặc chọn không ghi thành cuộc họp.")
        if not owner or owner == "none":
            return
        if not cleaned.get(f"{key}-kind"):
            self._refuse(f"{key}-kind", "Hãy chọn loại cuộc họp.")
        if not (cleaned.get(f"{key}-name") or "").strip():
            self._refuse(f"{key}-name", "Hãy ghi tên cuộc họp.")
        self._clean_days(key, cleaned)

    def _clean_days(self, key: str, cleaned: dict[str, Any]) -> None:
        chosen = cleaned.get(f"{key}-year")
        if chosen and not cleaned.get(f"{key}-starts_on"):
            cleaned[f"{key}-starts_on"] = date.fromisoformat(chosen)
            cleaned[f"{key}-ends_on"] = cleaned.get(f"{key}-ends_on") or self._last_day(
                int(key[1:]), date.fromisoformat(chosen)
            )
        first, last = cleaned.get(f"{key}-starts_on"), cleaned.get(f"{key}-ends_on")
        if not first:
            named = f"{key}-year" if f"{key}-year" in self.fields else f"{key}-starts_on"
            self._refuse(named, "Chưa rõ ngày diễn ra. Hãy chọn năm hoặc ghi đủ ngày, tháng, năm.")
        elif last and last < first:
            self._refuse(f"{key}-ends_on", "Ngày cuối không thể trước ngày đầu.")

    def _last_day(self, n: int, first: date) -> date | None:
        """Give the printed last day of an event in the chosen year, or in the next one when it would come before."""
        printed = str((self.sheet.events[n]["date"] or {}).get("end", ""))
        for year in (first.year, first.year + 1):
            try:
                last = date(year, int(printed[5:7]), int(printed[8:10]))
            except ValueError:
                return None
            if last >= first:
                return last if last != first else None
        return None

    def _refuse(self, name: str, sentence: str) -> None:
        if name not in self.errors:
            self.add_error(name, sentence)
