"""Terms of the law in templates: ``{% said "… {kn.limitation} … ({kn.limitation/article})" %}``."""

from __future__ import annotations

from typing import Any

from django import template

from danvan.core.dates import local_day
from danvan.law.wording import fill

register = template.Library()


@register.simple_tag(takes_context=True)
def said(context: dict[str, Any], sentence: str) -> str:
    """Put the rules in force on the day of the request into a sentence that names them."""
    return fill(sentence, local_day(context["request"].at))
