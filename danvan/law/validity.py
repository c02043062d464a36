"""Rows in time: one id has one row on each day, without overlap or gap."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from danvan.core.dates import short_day
from danvan.law.refusals import BadLawData

Span = tuple[date, date | None]


def check_succession(key: str, spans: Iterable[Span]) -> None:
    """Raise BadLawData when the rows of one id overlap, leave a gap or run backwards."""
    ordered = sorted(spans, key=lambda span: span[0])
    for start, end in ordered:
        if end is not None and end < start:
            raise BadLawData(f"{key}: the row from {start} ends before it starts")
    for (start, end), (following, _) in pairwise(ordered):
        if end is None or end >= following:
            raise BadLawData(f"{key}: the rows from {start} and from {following} overlap")
        if end + timedelta(days=1) != following:
            raise BadLawData(f"{key}: nothing is in force between {end} and {following}")


def holds(span: Span, on: date) -> bool:
    """Say whether a span (both ends included, None = open) holds on a day."""
    start, end = span
    return start <= on and (end is None or on <= end)


def say_spans(spans: Iterable[Span]) -> str:
    """Write ``từ 01/07/2012 đến 30/06/2026; từ 01/07/2026``."""
    return "; ".join(
        f"từ {short_day(start)}" + (f" đến {short_day(end)}" if end else "")
        for start, end in sorted(spans, key=lambda span: span[0])
    )
