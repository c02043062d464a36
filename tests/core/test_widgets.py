"""Fields drawn in Python are those of Django's templates, sign for sign."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe

from danvan.core.widgets import DRAWN, QuickRenderer

CHOICES = [
    ("", "Tất cả"),
    ("<a>", "Tập huấn & 'bồi dưỡng'"),
    (2026, lazystr("Năm «2026»")),
    ("m", mark_safe("<b>đậm</b>")),
]
GROUPED = [("Nhóm <1>", [("a", "A"), (1234567, 1234567)]), ("b", date(2026, 5, 4))]
WIDGETS = [
    forms.TextInput({"class": "x", "data-a": True, "data-b": False, "placeholder": '"<&>"', "maxlength": 12}),
    forms.NumberInput({"step": Decimal("0.5")}), forms.EmailInput(), forms.URLInput(), forms.PasswordInput(render_value=True),
    forms.HiddenInput(), forms.DateInput({"type": "date"}), forms.DateTimeInput(), forms.TimeInput(), forms.FileInput(),
    forms.CheckboxInput(), forms.Textarea({"rows": 3}), forms.Select(choices=CHOICES), forms.Select(choices=GROUPED),
    forms.SelectMultiple(choices=CHOICES), forms.RadioSelect(choices=CHOICES), forms.CheckboxSelectMultiple(choices=GROUPED),
    forms.ClearableFileInput(),
]  # fmt: skip
VALUES = [
    None,
    "",
    "a",
    "<script>&'\"",
    0,
    1234567,
    Decimal("1250.5"),
    mark_safe("<i>"),
    True,
    ["m", 2026],
    "\n dòng\n",
]


@pytest.mark.parametrize("widget", WIDGETS, ids=lambda one: type(one).__name__)
def test_as_the_template_draws_it(widget):
    for value in VALUES:
        given = ("ten<", value, {"id": "id_ten", "required": True})
        assert widget.render(*given, QuickRenderer()) == widget.render(*given, DjangoTemplates())


def test_all_plain_widgets_go_without_templates():
    names = {widget.template_name for widget in WIDGETS[:15]}
    assert names <= {*DRAWN}
