"""Parts of the rows of long tables, written in Python: fifty rows by the template engine cost more than all else on a page."""

from __future__ import annotations

from html import escape
from typing import Any


def plain(value: Any) -> str:
    """Escape a text unless it is markup already."""
    return str(value) if hasattr(value, "__html__") else escape(str(value))


def cell(label: str, said: str, kind: str = "") -> str:
    """Write a ``td`` with its label for narrow screens; ``said`` is markup, ``kind`` a class of the cell."""
    named = f' class="{kind}"' if kind else ""
    return f'<td{named}><span class="table__label">{label}</span><span>{said}</span></td>'


def head(address: str, title: str, more: str) -> str:
    """Write the ``th`` of a row: a link by its title, and what stands below it. Both texts are escaped here."""
    below = f'<span class="table__more">{escape(more)}</span>'
    return f'<th scope="row"><a href="{address}" data-open>{escape(title)}</a>{below}</th>'


def more(text: str) -> str:
    """Write a note below what a cell says; escaped here."""
    return f'<span class="table__more">{escape(text)}</span>'


def badge(text: object, kind: str = "", drawn: str = "") -> str:
    """Write a state in words on its colour (done, waiting, late, note or none); ``drawn`` is the markup of an icon."""
    colour = f" badge--{kind}" if kind else ""
    return f'<span class="badge{colour}">{drawn}{plain(text)}</span>'
