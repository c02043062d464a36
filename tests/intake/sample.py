"""Hand the invented samples, and the shared gold records where they exist, to the tests of intake."""

from __future__ import annotations

import os
import textwrap
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SHARED = Path(os.environ.get("DANVAN_SHARED", HERE.parents[2] / "shared"))


def sample(name: str) -> bytes:
    """Return the bytes of an invented sample."""
    return (HERE / "samples" / name).read_bytes()


def wrapped(paragraph: str) -> list[tuple[float, str]]:
    """Return the paragraph as printed lines of about 70 signs, the first one indented."""
    first, *others = textwrap.wrap(paragraph, 70)
    return [(90.0, first), *((72.0, line) for line in others)]


def gold() -> list[tuple[bytes, dict[str, Any]]]:
    """Return every seed with its gold record; an empty list where the shared folder is not."""
    found = []
    for path in sorted((SHARED / "gold").glob("*.yaml")):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.append(((SHARED / "seeds" / record["seed"]["file"]).read_bytes(), record))
    return found
