"""Fields that the forms of several rooms share."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.text.folding import nfc

DAY = {"type": "date"}


class Words(forms.CharField):
    """Words in one Unicode form, with the line ends of this house."""

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value).replace("\r\n", "\n").replace("\r", "\n"))


class Day(forms.DateField):
    """A day, chosen as the browser lets one choose it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(DAY, format="%Y-%m-%d"), **kwargs)


class Lines(Words):
    """Several things, one in each line; cleaned to a list of lines that say something."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)

    def clean(self, value: Any) -> Any:
        return [" ".join(line.split()) for line in super().clean(value).split("\n") if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value
