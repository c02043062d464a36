"""Fields that several forms of the room use."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.safestring import SafeString, mark_safe

from danvan.units.fields import Day, Words

LEAST_DIGITS = 7


class Telephone(Words):
    """A telephone number as people write it: digits, blanks, dots, a plus; words beside it are allowed."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(
            {"inputmode": "tel", "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        )
        super().__init__(**{"label": "Điện thoại", "required": False, "max_length": 40, "widget": widget, **kwargs})

    def clean(self, value: Any) -> str:
        words = super().clean(value)
        if words and sum(sign.isdigit() for sign in words) < LEAST_DIGITS:
            raise forms.ValidationError(
                "Số điện thoại chưa đủ chữ số. Hãy ghi đủ, ví dụ 0912 345 678, hoặc để trống."
            )
        return words


class PlainSelect(forms.Select):
    """A select written in one go: Django renders a template for each option, and a filter row has sixty."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        options, chosen = _options(tuple(self.choices)), escape(str(value or ""))  # type: ignore[arg-type]
        options = options.replace(f'<option value="{chosen}">', f'<option value="{chosen}" selected>')
        marks = flatatt(self.build_attrs(self.attrs, attrs))
        return mark_safe(f'<select name="{escape(name)}"{marks}>{options}</select>')


@lru_cache(maxsize=100)
def _options(choices: tuple[tuple[Any, Any], ...]) -> str:
    """Write options of which none is chosen: the same few lists stand on every page."""
    return "".join([f'<option value="{escape(str(key))}">{escape(str(label))}</option>' for key, label in choices])


def long_words(label: str, *, required: bool = True, help_text: str = "", rows: int = 4, most: int = 10_000) -> Words:
    return Words(
        label=label, required=required, help_text=help_text, max_length=most, widget=forms.Textarea({"rows": rows})
    )


def a_day(label: str, *, required: bool = True, help_text: str = "") -> Day:
    return Day(label=label, required=required, help_text=help_text)


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
