"""Filters and tags that every screen shares: Vietnamese days, numbers and icons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from danvan.core import table_rows
from danvan.core.dates import HERE, WEEKDAYS, local_day, say_day, say_money, say_number, short_day

register = template.Library()
ICONS = "img/icons.svg"
Day = date | datetime | None
Amount = int | Decimal | float | None


def _as_day(value: date | datetime) -> date:
    return local_day(value) if isinstance(value, datetime) else value


@register.filter
def day(value: Day) -> str:
    """Write ``12/05/2026``; a moment is written as its legal day, nothing as an empty text."""
    return short_day(_as_day(value)) if value else ""


@register.filter
def day_long(value: Day) -> str:
    """Write ``thứ Ba 12/5/2026``; a moment is written as its legal day, nothing as an empty text."""
    return say_day(_as_day(value)) if value else ""


@register.filter
def weekday(value: Day) -> str:
    """Write ``thứ Ba`` … ``Chủ nhật``."""
    return WEEKDAYS[_as_day(value).weekday()] if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write ``14:05 ngày 12/05/2026`` in Asia/Ho_Chi_Minh. ``value`` must be aware."""
    if not value:
        return ""
    here = value.astimezone(HERE)
    return f"{here:%H:%M} ngày {here:%d/%m/%Y}"


@register.filter
def number(value: Amount) -> str:
    """Write ``2.353`` or ``1.250,5``; nothing as an empty text (nothing is not nought)."""
    return "" if value is None or value == "" else say_number(value)


@register.filter
def money(value: int | None) -> str:
    """Write ``1.250.000 đồng``; nothing as an empty text."""
    return "" if value is None or value == "" else say_money(value)


@register.filter
def largest(rows: Iterable[dict], key: str) -> int | Decimal | float:
    """Return the largest ``row[key]`` of the rows, 0 when there are none."""
    return max((row[key] or 0 for row in rows), default=0)


@register.filter
def share_of(value: Amount, whole: Amount) -> str:
    """Write what per cent of ``whole`` the value is, ``37.5`` for SVG and progress attributes; 0 of nought."""
    if not value or not whole:
        return "0"
    return f"{min(Decimal(str(value)) / Decimal(str(whole)), Decimal(1)) * 100:.1f}"


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of ``static/img/icons.svg``; without a label it is hidden from screen readers."""
    return _drawn(static(ICONS), name, label)


@lru_cache(maxsize=500)
def _drawn(source: str, name: str, label: str) -> SafeString:
    if not label:
        return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', source, name)
    return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"/></svg>', label, source, name)


@register.simple_tag
def badge(text: object, kind: str = "", icon: str = "") -> SafeString:
    """Draw a state in words on its colour: ``kind`` is done, waiting, late, note or nothing."""
    return mark_safe(table_rows.badge(text, kind, f"{_drawn(static(ICONS), icon, '')} " if icon else ""))
