"""Fields of forms drawn in Python, sign for sign as Django's own templates draw them.

A filter with two lists of choices costs its templates more than the page it stands on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template.base import render_value_in_context
from django.template.context import Context
from django.utils.safestring import SafeString

from danvan.core.table_rows import plain

Widget = Mapping[str, Any]
_ESCAPING = Context()


def _said(value: Any) -> str:
    """Write a value as ``{{ value }}`` does."""
    return plain(value) if isinstance(value, str) else render_value_in_context(value, _ESCAPING)


def _attrs(widget: Widget) -> str:
    return "".join(
        [
            f" {_said(name)}" if value is True else f' {_said(name)}="{plain(value)}"'
            for name, value in widget["attrs"].items()
            if value is not False
        ]
    )


def draw_input(widget: Widget) -> str:
    """Draw ``django/forms/widgets/input.html``."""
    value = "" if widget["value"] is None else f' value="{plain(widget["value"])}"'
    return f'<input type="{_said(widget["type"])}" name="{_said(widget["name"])}"{value}{_attrs(widget)}>'


def draw_select(widget: Widget) -> str:
    """Draw ``django/forms/widgets/select.html``."""
    parts = [f'<select name="{_said(widget["name"])}"{_attrs(widget)}>']
    for name, options, _ in widget["optgroups"]:
        parts.append(f'\n  <optgroup label="{_said(name)}">' if name else "")
        parts += [
            f'\n  <option value="{plain(one["value"])}"{_attrs(one)}>{_said(one["label"])}</option>\n'
            for one in options
        ]
        parts.append("\n  </optgroup>" if name else "")
    return "".join([*parts, "\n</select>"])


def draw_textarea(widget: Widget) -> str:
    """Draw ``django/forms/widgets/textarea.html``."""
    value = _said(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_said(widget["name"])}"{_attrs(widget)}>\n{value}</textarea>'


_FOLDER = "django/forms/widgets/"
_INPUTS = "checkbox date datetime email file hidden input number password text time url"
DRAWN: dict[str, Callable[[Widget], str]] = {f"{_FOLDER}{name}.html": draw_input for name in _INPUTS.split()} | {
    f"{_FOLDER}select.html": draw_select,
    f"{_FOLDER}textarea.html": draw_textarea,
}


class QuickRenderer(DjangoTemplates):
    """Django's renderer; the widgets of DRAWN go without templates."""

    def render(self, template_name: str, context: Any, request: Any = None) -> SafeString:
        draw = DRAWN.get(template_name)
        if draw is None:
            drawn: SafeString = super().render(template_name, context, request)  # type: ignore[assignment]
            return drawn
        return SafeString(draw(context["widget"]).strip())
