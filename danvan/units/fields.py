"""Fields that the forms of several rooms share."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.text.folding import nfc

DAY = {
    "inputmode": "numeric", "autocomplete": "off", "maxlength": 10, "placeholder": "ngày/tháng/năm", "data-day": "",
}  # fmt: skip
DAY_FORMATS = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y")
"""A day is typed and shown as day/month/year whatever the language of the browser."""


class Words(forms.CharField):
    """Words in one Unicode form, with the line ends of this house."""

    def to_python(self, value: Any) -> str:
        return nfc(super().to_python(value).replace("\r\n", "\n").replace("\r", "\n"))


class DayInput(forms.DateInput):
    """A day written as 15/10/2031; where scripts run, a calendar opens beside it."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**DAY, **(attrs or {})}, format="%d/%m/%Y")


class Day(forms.DateField):
    """A day, typed as day/month/year."""

    widget = DayInput
    default_error_messages = {
        "invalid": "Ngày không có thật. Hãy ghi ngày/tháng/năm, ví dụ 15/10/2031.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"input_formats": DAY_FORMATS, **kwargs})


class Lines(Words):
    """Several things, one in each line; cleaned to a list of lines that say something."""

    def __init__(self, *, rows: int = 3, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea({"rows": rows}), **kwargs)

    def clean(self, value: Any) -> Any:
        return [" ".join(line.split()) for line in super().clean(value).split("\n") if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value
