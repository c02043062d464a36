"""Reading the files under ``danvan/law/data``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from danvan.core.yaml_files import read_yaml
from danvan.law.refusals import BadLawData

DATA = Path(__file__).parent / "data"

Row = Mapping[str, Any]


@cache
def read(name: str) -> Row:
    """Return the mapping in ``data/<name>.yaml``. The result is shared: do not change it."""
    content = read_yaml(DATA / f"{name}.yaml")
    if not isinstance(content, dict):
        raise BadLawData(f"{name}.yaml: a mapping is expected")
    return content


def rows_of_folder(folder: str) -> Iterator[tuple[str, Row]]:
    """Yield (file name, row) for every row of the lists in ``data/<folder>/*.yaml``."""
    for path in sorted((DATA / folder).glob("*.yaml")):
        for row in read_yaml(path) or ():
            yield path.name, row


def day(value: object) -> date:
    """Return a date from a YAML date or an ISO text. Raise BadLawData otherwise."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise BadLawData(f"not a date: {value!r}") from None
