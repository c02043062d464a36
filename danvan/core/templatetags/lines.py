"""Rows of public lists, drawn in Python: a page holds dozens, and a template spends a thousand calls on each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from danvan.core import table_rows
from danvan.core.dates import WEEKDAYS, local_day, short_day
from danvan.core.table_rows import plain
from danvan.core.templatetags.danvan import icon

register = template.Library()


def _day(value: date | datetime) -> date:
    return local_day(value) if isinstance(value, datetime) else value


@register.simple_tag
def article_card(
    *, title: str, url: str, lead: str = "", day: date | datetime | None = None, unit: str = "", kind: str = "",
    picture_url: str = "", picture_alt: str = "", modifier: str = "", level: int | str = 3,
) -> SafeString:  # fmt: skip
    """Draw an article in a list; what each input means stands in ``ui/article_card.html``."""
    head = f"h{level or 3}"
    parts = [f'<article class="article-card{f" article-card--{modifier}" if modifier else ""}">']
    if picture_url:
        lazy = "" if modifier == "first" else ' loading="lazy"'
        parts.append(
            f'<img class="article-card__picture" src="{plain(picture_url)}" alt="{plain(picture_alt or "")}"{lazy} width="640" height="360">'
        )
    parts.append('<div class="article-card__body">')
    if kind:
        parts.append(f'<p class="article-card__kind">{plain(kind)}</p>')
    parts.append(f'<{head} class="article-card__title"><a href="{plain(url)}">{plain(title)}</a></{head}>')
    if lead:
        parts.append(f'<p class="article-card__lead">{plain(lead)}</p>')
    on = _day(day) if day else None
    shown = f'<time datetime="{on:%Y-%m-%d}">{short_day(on)}</time>' if on else ""
    parts.append(f'<p class="article-card__foot">{shown}{f" · {plain(unit)}" if unit else ""}</p></div></article>')
    return mark_safe("\n".join(parts))


@register.simple_tag
def meeting_line(
    *, title: str, url: str, day: date | None = None, day_part: str = "", kind: str = "", place: str = "",
    attendance: str = "", state: str = "", state_kind: str = "",
) -> SafeString:  # fmt: skip
    """Draw a meeting in a list; what each input means stands in ``ui/meeting_line.html``."""
    if day:
        stamp = f"<b>{day.day}</b><span>tháng {day.month}</span><span>{day.year}</span>"
        when = f"{f'{day_part} ' if day_part else ''}{WEEKDAYS[day.weekday()]}"
    else:
        stamp, when = "<span>chưa rõ<br>ngày</span>", ""
    badge = f" {table_rows.badge(state, state_kind)}" if state else ""
    facts = "".join(f"<span>{plain(fact)}</span>" for fact in (kind, when, place, attendance) if fact)
    return mark_safe(
        f'<div class="meeting-line"><div class="meeting-line__day">{stamp}</div><div>\n'
        f'<p class="meeting-line__title"><a href="{plain(url)}">{plain(title)}</a>{badge}</p>\n'
        f'<p class="line__facts">{facts}</p></div></div>'
    )


@register.simple_tag
def document_line(
    *, label: str, abstract: str = "", url: str = "", issuer: str = "", day: date | None = None, state: str = "",
    state_kind: str = "", file_url: str = "", file_label: str = "", drawn: str = "",
) -> SafeString:  # fmt: skip
    """Draw a document in a list; what each input means stands in ``ui/document_line.html``. ``drawn``: its icon, drawn before."""
    name = f'<a href="{plain(url)}">{plain(label)}</a>' if url else plain(label)
    badge = f" {table_rows.badge(state, state_kind)}" if state else ""
    facts = [
        f"<span>{plain(issuer)}</span>" if issuer else "",
        f"<span>Ban hành {short_day(_day(day))}</span>" if day else "",
    ]
    facts.append(f'<a href="{plain(file_url)}">Tải về {plain(file_label)}</a>' if file_url else "")
    told = f"<p>{plain(abstract)}</p>\n" if abstract else ""
    return mark_safe(
        f'<div class="document-line">{drawn or icon("documents")}<div>\n'
        f'<p class="document-line__title">{name}{badge}</p>\n{told}<p class="line__facts">{"".join(facts)}</p></div></div>'
    )


@register.simple_tag
def coded_links(rows: Iterable[Any], base: str) -> SafeString:
    """Draw things that have a code and a name as items of a list, each leading to ``base`` and its code."""
    start = plain(base)
    return mark_safe("".join([f'<li><a href="{start}{plain(one.code)}/">{plain(one.name)}</a></li>' for one in rows]))


@register.simple_tag
def article_cards(cards: Iterable[dict[str, Any]], modifier: str = "line", level: int = 3) -> SafeString:
    """Draw many articles."""
    return mark_safe("\n".join(article_card(**card, modifier=modifier, level=level) for card in cards))


@register.simple_tag
def meeting_lines(lines: Iterable[dict[str, Any]], state_kind: str = "note") -> SafeString:
    """Draw many meetings."""
    return mark_safe("\n".join(meeting_line(**line, state_kind=state_kind) for line in lines))


@register.simple_tag
def document_lines(lines: Iterable[dict[str, Any]], tag: str = "") -> SafeString:
    """Draw many documents, each within the element ``tag`` (``li``) when one is named."""
    before, after = (f"<{tag}>", f"</{tag}>") if tag else ("", "")
    drawn = icon("documents")
    return mark_safe("\n".join([f"{before}{document_line(**line, drawn=drawn)}{after}" for line in lines]))
