"""What stands below each other on an article's page, drawn in Python: paragraphs, what readers said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from danvan.core.dates import HERE
from danvan.core.table_rows import plain

register = template.Library()


@register.simple_tag
def further_paragraphs(paragraphs: Sequence[SafeString]) -> SafeString:
    """Draw the paragraphs after the first."""
    return mark_safe("\n".join([f"<p>{plain(one)}</p>" for one in paragraphs[1:]]))


@register.simple_tag
def comment_lines(rows: Iterable[dict[str, Any]]) -> SafeString:
    """Draw comments as items of a list; each row has ``shown_name``, ``text``, ``received_at``."""
    return mark_safe("".join(map(_comment, rows)))


def _comment(row: dict[str, Any]) -> str:
    at = row["received_at"].astimezone(HERE)
    when = f'<time datetime="{at.isoformat()}">{at.hour:02}:{at.minute:02} ngày {at.day:02}/{at.month:02}/{at.year}</time>'
    said = plain(row["text"]).replace("\r\n", "<br>").replace("\r", "<br>").replace("\n", "<br>")
    name = plain(row["shown_name"])
    return f'<li class="flow"><p><strong>{name}</strong> <span class="small soft">{when}</span></p><p>{said}</p></li>'
