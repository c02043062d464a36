"""A form with rows beneath it: formsets that are read with it, and that may grow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

MOST_ROWS = 200


class FormWithRows(forms.Form):
    """Subclasses name their rows: ``row_forms = {name: (form class, telling field, how many empty ones)}``."""

    row_forms: Mapping[str, tuple[type[forms.Form], str, int]] = {}

    def __init__(self, *args: Any, more: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        data = self.data if self.is_bound else None
        self.rows = {
            name: forms.formset_factory(form, extra=extra + more, max_num=MOST_ROWS, absolute_max=MOST_ROWS)(
                data, prefix=name, initial=self.initial.get(name)
            )
            for name, (form, _, extra) in self.row_forms.items()
        }

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, (_, telling, _) in self.row_forms.items():
            if self.rows[name].is_valid():
                cleaned[name] = [
                    row.cleaned_data for row in self.rows[name] if str(row.cleaned_data.get(telling, "")).strip()
                ]
            else:
                self.add_error(None, "Mời xem lại các dòng được đánh dấu bên dưới.")
        return cleaned

    def typed(self) -> dict[str, Any]:
        """Give back what was typed, unjudged, as the initial values of a form with more rows."""
        return _typed(self) | {name: [_typed(row) for row in rows] for name, rows in self.rows.items()}


def _typed(form: forms.Form) -> dict[str, Any]:
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }
