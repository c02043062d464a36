"""Forms of the room."""

from __future__ import annotations

from typing import Any

from django import forms

from danvan.notices.models import Notice


class ReadForm(forms.Form):
    """Which notices have been read: one, or all that are shown as new."""

    notice = forms.ModelChoiceField(Notice.objects.none(), required=False)

    def __init__(self, *args: Any, notices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["notice"].queryset = notices  # type: ignore[attr-defined]
