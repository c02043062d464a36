"""Fields that several forms of the room use."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.text.folding import nfc

DAY = {"type": "date"}


class Words(forms.CharField):
    """Words in one Unicode form, with the line ends of this house."""

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value).replace("\r\n", "\n").replace("\r", "\n"))


def long_words(label: str, *, required: bool = True, help_text: str = "", rows: int = 4, most: int = 10_000) -> Words:
    return Words(
        label=label, required=required, help_text=help_text, max_length=most, widget=forms.Textarea({"rows": rows})
    )


def a_day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    return forms.DateField(
        label=label, required=required, help_text=help_text, widget=forms.DateInput(DAY, format="%Y-%m-%d")
    )


def choices_of(labels: dict[str, str], empty: str = "") -> list[tuple[str, str]]:
    """Turn a table of labels into choices, an empty one first where it is given."""
    rows = [(key, label) for key, label in labels.items() if key]
    return [("", empty), *rows] if empty else rows


class PaperForm(forms.Form):
    """Number and day of the official paper, from the office's e-document system."""

    paper = Words(label="Số, ký hiệu văn bản", required=False, max_length=80)
    paper_on = a_day("Ngày văn bản", required=False)


class NoteForm(forms.Form):
    """A note that stays with the record."""

    note = long_words("Ghi chú", required=False, rows=3)


class ReasonForm(forms.Form):
    """A reason that must be given."""

    note = long_words("Lý do", rows=3)
