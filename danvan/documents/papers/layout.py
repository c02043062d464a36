"""Read the layout of a system's papers from ``danvan/documents/data``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from danvan.core.yaml_files import read_yaml
from danvan.documents.papers.refusals import UnknownPaper

DATA = Path(__file__).parent.parent / "data"


@cache
def read(name: str) -> Mapping[str, Any]:
    """Return the mapping in ``data/<name>.yaml``. The result is shared: do not change it."""
    return read_yaml(DATA / f"{name}.yaml")


@cache
def family(system: str) -> Mapping[str, Any]:
    """Return the layout of "state", "party" or "front", with what it inherits filled in."""
    rows = read("layouts")["families"]
    if system not in rows:
        raise UnknownPaper
    own = rows[system]
    return _over(family(own["inherits"]), own) if "inherits" in own else own


def paper(kind: str, system: str) -> Mapping[str, Any]:
    """Return how a kind of paper (``bao_cao`` …) is made in a system. Raises UnknownPaper."""
    try:
        return read("layouts")["papers"][kind][system]
    except KeyError:
        raise UnknownPaper from None


def list_letters() -> list[str]:
    """Return the letters of an «a), b), c), d), đ) …» list in their order."""
    return read("layouts")["letters"]


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        below = base.get(key)
        merged[key] = _over(below, value) if isinstance(value, dict) and isinstance(below, dict) else value
    return merged
