"""Fields of filters drawn in Python are those of the template, sign for sign but for blanks between tags."""

from __future__ import annotations

import re

from django import forms
from django.template.loader import render_to_string

from danvan.core.templatetags.filter_row import filter_fields


class Asked(forms.Form):
    q = forms.CharField(label="Tìm «a & b»", required=False)
    state = forms.ChoiceField(label="Tình trạng", required=False, choices=[("", "–"), ("a", "A<b>")])
    late = forms.BooleanField(label="Trễ", required=False)
    first = forms.DateField(label="Từ ngày", required=False, help_text="ngày/tháng/năm")
    kind = forms.ChoiceField(label="Loại", required=False, widget=forms.RadioSelect, choices=[("x", "X")])
    page = forms.IntegerField(required=False, widget=forms.HiddenInput)


def test_each_kind_of_field_is_drawn_as_its_template_does():
    for given in (
        {},
        {"q": "<tìm>", "state": "a", "late": "on", "page": "3"},
        {"first": "31/13/2026", "state": "zz"},
    ):
        form = Asked(given)
        wanted = "".join(render_to_string("ui/field.html", {"field": field, "hide_optional": True}) for field in form)
        assert plain(filter_fields(form)) == plain(wanted)


def plain(markup: str) -> str:
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", re.sub(r"\s+", " ", markup)).strip()
