"""Small parts that nearly every page has, drawn in Python: an inclusion costs more than what it draws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from danvan.core.dates import say_number
from danvan.core.table_rows import plain
from danvan.core.templatetags.danvan import icon

register = template.Library()
STEPS = (("smaller", "Chữ nhỏ hơn", "A−"), ("normal", "Chữ cỡ thường", "A"), ("larger", "Chữ to hơn", "A+"))


@register.simple_tag
def display_form(display: Mapping[str, str] | None, next: str) -> SafeString:
    """Draw the form by which readers choose how pages look; what each input means stands in ``ui/display_form.html``."""
    chosen = display or {}
    buttons = _buttons(
        chosen.get("contrast") == "high", chosen.get("spacing") == "wide", icon("contrast"), icon("spacing")
    )
    return mark_safe(
        '<form class="display" method="post" action="/chon-hien-thi/" data-display>\n'
        f'  <input type="hidden" name="next" value="{plain(next)}">\n  {buttons}\n</form>'
    )


@lru_cache(maxsize=20)
def _buttons(contrast: bool, spacing: bool, drawn: str, wide: str) -> str:
    sizes = [
        f'<button type="submit" class="display__{name}" name="change" value="{name}" aria-label="{label}">{sign}</button>'
        for name, label, sign in STEPS
    ]
    pressed = [
        f'<button type="submit" name="change" value="{name}" aria-pressed="{"true" if on else "false"}">{drawing} {label}</button>'
        for name, on, drawing, label in (
            ("contrast", contrast, drawn, "Tương phản"),
            ("spacing", spacing, wide, "Giãn dòng"),
        )
    ]
    return "\n  ".join(sizes + pressed)


@register.simple_tag
def crumbs_line(items: Sequence[Mapping[str, str]]) -> SafeString:
    """Draw where a page stands; what each input means stands in ``ui/breadcrumbs.html``."""
    *above, here = items
    steps = [_step(one) for one in above] + [f'<li><span aria-current="page">{plain(here["label"])}</span></li>']
    return mark_safe(f'<nav class="crumbs" aria-label="Đường dẫn">\n  <ol>{"".join(steps)}</ol>\n</nav>')


def _step(one: Mapping[str, str]) -> str:
    label = plain(one["label"])
    if one.get("url"):
        return f'<li><a href="{plain(one["url"])}">{label}</a></li>'
    return f'<li><span aria-current="page">{label}</span></li>'


@register.simple_tag
def page_links(page: Any, query: str = "", name: str = "trang") -> SafeString:
    """Draw the pages of a list; what each input means stands in ``ui/pagination.html``."""
    pages = page.paginator.num_pages
    if pages <= 1:
        return mark_safe("")
    address = f"?{plain(query or '')}{name or 'trang'}="
    first, last, of = (
        say_number(number) for number in (_said(page.start_index), _said(page.end_index), page.paginator.count)
    )
    before = f"{address}{_said(page.previous_page_number)}" if _said(page.has_previous) else ""
    after = f"{address}{_said(page.next_page_number)}" if _said(page.has_next) else ""
    where = f"Trang {say_number(page.number)} / {say_number(pages)} · dòng {first}–{last} trong {of}"
    return _pages("Các trang", before, where, after)


def _pages(label: str, before: str, where: str, after: str) -> SafeString:
    """Draw where a page of a list stands, between the links to the one before and the next, where there are such."""
    back, on = (
        f'<a class="button button--small" rel="{rel}" href="{address}">{words}</a>' if address else ""
        for rel, address, words in (("prev", before, "‹ Trang trước"), ("next", after, "Trang sau ›"))
    )
    return mark_safe(
        f'<nav class="pages" aria-label="{label}">\n  {back}\n  <span class="pages__where">{where}</span>\n  {on}\n</nav>'
    )


def _said(value: Any) -> Any:
    """Give a number that Django's pages tell when asked and ours hold."""
    return value() if callable(value) else value


@register.simple_tag
def sheet_links(sheet: Any, kept: str = "") -> SafeString:
    """Draw the links of a list too long to count; what each input means stands in ``ui/sheet_links.html``."""
    if not (sheet.has_next or sheet.has_previous):
        return mark_safe("")
    address = f"?{plain(kept)}trang="
    before = f"{address}{sheet.previous_page_number}" if sheet.has_previous else ""
    after = f"{address}{sheet.next_page_number}" if sheet.has_next else ""
    return _pages("Các trang của danh sách", before, f"Trang {say_number(sheet.number)}", after)


@register.simple_tag
def options(values: Iterable[str] | Mapping[str, str], chosen: str | None = None) -> SafeString:
    """Draw the options of a select, the chosen one marked; a mapping gives what is sent and what is shown."""
    pairs = values.items() if isinstance(values, Mapping) else ((one, one) for one in values)
    return mark_safe("".join([
        f'<option value="{plain(sent)}"{" selected" if sent == chosen else ""}>{plain(shown)}</option>' for sent, shown in pairs
    ]))  # fmt: skip


@register.simple_tag
def copy_text(text: str, label: str = "", id: str = "", rows: int | str = "") -> SafeString:
    """Draw a text ready to paste; what each input means stands in ``ui/copy_text.html``."""
    name = plain(id or "chep")
    return mark_safe(
        f'<div class="copy" data-copy-text>\n  <label for="{name}">{plain(label or "Chép gửi Zalo")}</label>\n'
        f'  <textarea id="{name}" rows="{rows or 5}" readonly>{plain(text)}</textarea>\n'
        f'  <p class="row"><button class="button" type="button" data-copy hidden>{icon("copy")} Chép</button>'
        '<span role="status" class="small soft" data-copy-said></span></p>\n</div>'
    )
