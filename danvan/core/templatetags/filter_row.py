"""The fields of a row of filters, drawn in Python: eight inclusions cost more than the list's rows."""

from __future__ import annotations

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from danvan.core import table_rows

register = template.Library()


@register.simple_tag
def filter_fields(form: BaseForm) -> SafeString:
    """Draw the fields, each as ``ui/field.html`` does with ``hide_optional``."""
    return mark_safe("".join(map(_drawn, form)))


def _drawn(field: BoundField) -> str:
    plain = not (field.is_hidden or field.use_fieldset or field.errors)
    if not plain or field.widget_type == "checkbox":
        return render_to_string("ui/field.html", {"field": field, "hide_optional": True})
    label = f'<label for="{field.id_for_label}">{table_rows.plain(field.label)}</label>'
    hint = f'<p class="field__hint" id="{field.auto_id}_helptext">{field.help_text}</p>' if field.help_text else ""
    return f'<div class="field" id="{field.auto_id}_field">{label}{hint}{field}</div>'
