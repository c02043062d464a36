"""Look at a page as a careful reader does: axe, sideways scrolling, English words, the console."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import SimpleNamespace

import axe_playwright_python
from django.db import connection
from playwright.sync_api import Page

from tests.english import english

AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
OF_THE_SAME_KIND = ["tbody > tr:nth-child(n+13)", "main li:nth-child(n+25)"]
"""Rows after a dozen are drawn by the lines that drew the first: axe's time grows with every element."""
COLOURS = """() => [...new Set([...document.body.querySelectorAll('*')]
  .filter((one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim()))
  .map((one) => { const own = getComputedStyle(one), behind = [];
    for (let up = one; up; up = up.parentElement) {
      const look = getComputedStyle(up);
      behind.push(look.opacity === '1' ? '' : look.opacity, look.backgroundImage === 'none' ? '' : look.backgroundImage);
      if (look.backgroundColor !== 'rgba(0, 0, 0, 0)') { behind.push(look.backgroundColor);
        if (!look.backgroundColor.startsWith('rgba')) break } }
    return [own.color, own.fontSize, own.fontWeight, ...behind].join(' ') }))]"""
WIDER = """() => {
  const most = document.documentElement.clientWidth;
  const clips = (one) => { for (let up = one.parentElement; up; up = up.parentElement) {
    if (getComputedStyle(up).overflowX !== 'visible') return true } return false };
  if (document.documentElement.scrollWidth <= most) return [];
  return [...document.body.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > most + 1 && !clips(one))
    .slice(0, 4).map((one) => one.tagName.toLowerCase() + '.' + [...one.classList].join('.') + ' ' + one.textContent.trim().slice(0, 40))
    .concat([document.documentElement.scrollWidth + ' px']);
}"""
ZOOMED = 640
"""A screen of 1280 px at 200 % zoom."""


known_colours: set[str] = set()
"""Letters on their ground that axe has measured and found strong enough: measuring takes half of its time."""


@cache
def _axe() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def violations(page: Page) -> list[str]:
    """List what axe finds: rule, how grave, the first places. Runs beside the content policy of the page."""
    page.evaluate(_axe())
    colours = set(page.evaluate(COLOURS))
    options = {**AXE_OPTIONS, "rules": {"color-contrast": {"enabled": not colours <= known_colours}}}
    looked = page.evaluate(
        "([exclude, options]) => axe.run({include: [['html']], exclude}, options)", [OF_THE_SAME_KIND, options]
    )
    found = looked["violations"]
    if not any(one["id"] == "color-contrast" for one in found):
        known_colours.update(colours)
    return [
        f"axe {one['id']} ({one['impact']}): {one['help']} @ "
        + " | ".join(node["target"][-1] if node["target"] else "" for node in one["nodes"][:3])
        for one in found
    ]


def sideways(page: Page, *widths: int) -> list[str]:
    """List what is wider than the page at each width in pixels (default: a phone, and 200 % zoom)."""
    before, found = page.viewport_size, []
    for width in widths or (360, ZOOMED):
        page.set_viewport_size({"width": width, "height": 740})
        wide = page.evaluate(WIDER)
        found += [f"wider than {width} px: {'; '.join(wide)}"] if wide else []
    if before:
        page.set_viewport_size(before)
    return found


def english_words(page: Page) -> list[str]:
    """List English words that a reader of this page sees."""
    found = english(SimpleNamespace(content=page.content().encode()))
    return [f"English: {', '.join(sorted(set(found)))}"] if found else []


def faults(page: Page) -> list[str]:
    """List everything that a careful reader would complain about. The page must run scripts: axe waits on timers.

    The looks of a page do not hang on the database: on PostgreSQL the journeys only walk.
    """
    if connection.vendor == "postgresql":
        return []
    return [*violations(page), *sideways(page), *english_words(page)]
