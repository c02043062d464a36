"""Who took what from whom: the tree around one model, as rows and as a picture drawn on the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from danvan.initiatives.models import Initiative
from danvan.initiatives.states import LISTED, STATES
from danvan.units.models import Unit

MOST = 600
LEFT_OUT = ("draft", "withdrawn", "merged")
COLUMN, ROW, WIDTH, HEIGHT, EDGE = 260, 58, 232, 44, 12
CUT = 30


@dataclass(frozen=True, slots=True)
class Node:
    """One model of the tree: its place in it (depth, row), from which it came, whether readers may see it."""

    code: str
    name: str
    unit: str
    year: int
    state: str
    result: str
    depth: int
    row: int
    origin: str
    is_public: bool


def nodes_of(thing: Initiative, *, on: date, public_at: Any = None) -> list[Node]:
    """Collect the tree from its first origin down, at most 600 models, parents before children.

    ``public_at``: only what readers see then; a model that is not shown keeps no one below it from being shown.
    """
    found = _below(_first(thing))
    named = {one.pk: one for one in Unit.objects.filter(pk__in={row.unit_id for row in found}).named(on)}
    children: dict[int | None, list[Initiative]] = {}
    for row in found:
        children.setdefault(row.origin_id, []).append(row)
    placed: list[Node] = []
    stack = [(found[0], 0, "")] if found else []
    while stack:
        row, depth, above = stack.pop()
        shown = row.state not in LEFT_OUT and (
            public_at is None or (row.public_from is not None and row.public_from <= public_at)
        )
        if shown:
            placed.append(_node(row, named[row.unit_id].name_on(on), depth, len(placed), above))
        below = sorted(children.get(row.pk, []), key=lambda one: (one.entered_on, one.pk), reverse=True)
        stack += [(one, depth + shown, row.code if shown else above) for one in below]
    return placed


def _first(thing: Initiative) -> Initiative:
    seen = {thing.pk}
    while thing.origin_id and thing.origin_id not in seen:
        seen.add(thing.origin_id)
        thing = Initiative.objects.get(pk=thing.origin_id)
    return thing


def _below(first: Initiative) -> list[Initiative]:
    found, ids = [first], {first.pk}
    level = [first.pk]
    columns = (
        "pk",
        "code",
        "name",
        "unit_id",
        "year",
        "state",
        "origin_id",
        "entered_on",
        "public_from",
        "effective_on",
        "end_reason",
    )
    while level and len(found) < MOST:
        rows = list(Initiative.objects.filter(origin__in=level).exclude(pk__in=ids).only(*columns).order_by("entered_on", "pk")[: MOST - len(found)])  # fmt: skip
        found += rows
        level = [row.pk for row in rows]
        ids |= set(level)
    return found


def _node(row: Initiative, unit: str, depth: int, place: int, above: str) -> Node:
    result = "Hiệu quả" if row.effective_on else row.end_reason if row.state == "ended" else ""
    return Node(
        row.code, row.name, unit, row.year, STATES[row.state], result, depth, place, above, row.state in LISTED
    )


def rows(nodes: list[Node], links: Mapping[str, str]) -> list[dict[str, Any]]:
    """Give the tree as lines of a table: the same as the picture, for those who read."""
    names = {one.code: f"{one.name} ({one.unit})" for one in nodes}
    return [
        {"node": one, "url": links.get(one.code, ""), "origin": names.get(one.origin, ""), "level": one.depth}
        for one in nodes
    ]


def drawn(nodes: list[Node], here: str, links: Mapping[str, str]) -> str:
    """Draw the tree as SVG: columns are generations, lines lead from the origin; ``here`` is marked. Text is escaped."""
    at = {one.code: (EDGE + one.depth * COLUMN, EDGE + one.row * ROW) for one in nodes}
    width = max((x for x, _ in at.values()), default=0) + WIDTH + EDGE
    height = len(nodes) * ROW + EDGE
    parts = [
        f'<svg class="lineage" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="group" aria-labelledby="pha-he-ten">'
        f'<title id="pha-he-ten">Sơ đồ phả hệ gồm {len(nodes)} mô hình; nội dung đầy đủ ở bảng bên dưới</title>'
    ]
    parts += [_line(at[one.origin], at[one.code]) for one in nodes if one.origin in at]
    parts += [_box(one, at[one.code], one.code == here, links.get(one.code, "")) for one in nodes]
    return "".join([*parts, "</svg>"])


def _line(above: tuple[int, int], below: tuple[int, int]) -> str:
    x, y, right, low = above[0] + 20, above[1] + HEIGHT, below[0], below[1] + HEIGHT // 2
    return f'<path class="lineage__line" d="M{x} {y}V{low}H{right}"/>'


def _box(one: Node, place: tuple[int, int], here: bool, link: str) -> str:
    x, y = place
    kind = " lineage__box--here" if here else " lineage__box--ended" if one.state == STATES["ended"] else ""
    box = (
        f'<rect class="lineage__box{kind}" x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>'
        f'<text class="lineage__name" x="{x + 8}" y="{y + 18}">{escape(_cut(one.name))}</text>'
        f'<text class="lineage__unit" x="{x + 8}" y="{y + 35}">{escape(_cut(f"{one.unit}, {one.year}"))}</text>'
    )
    full = escape(f"{one.name} – {one.unit}, {one.year}: {one.state.lower()}")
    inner = f"<g><title>{full}</title>{box}</g>"
    return f'<a href="{escape(link)}" tabindex="-1">{inner}</a>' if link else inner


def _cut(text: str) -> str:
    return text if len(text) <= CUT else f"{text[: CUT - 1]}…"
