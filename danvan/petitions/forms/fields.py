"""Fields that several forms of the room use."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from danvan.units.fields import Day, Words

SELECTED = SafeString(" selected")


class PlainSelect(forms.Select):
    """A select written in one go: Django renders a template for each option, and a filter row has sixty."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = str(value or "")
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if str(key) == chosen else "", label) for key, label in self.choices),
        )
        return format_html(
            '<select name="{}"{}>{}</select>', name, flatatt(self.build_attrs(self.attrs, attrs)), options
        )


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
