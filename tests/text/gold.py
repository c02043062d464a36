"""The gold records of the five seeds, read from ../shared when it is there."""

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

SHARED = Path(os.environ.get("DANVAN_SHARED", Path(__file__).parents[3] / "shared"))
PATHS = sorted((SHARED / "gold").glob("*.yaml"))
needs_shared = pytest.mark.skipif(not PATHS, reason="../shared is not here")


def read(path: Path) -> tuple[str, dict[str, Any]]:
    """Return the text of a seed and its gold record."""
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = (SHARED / "seeds" / record["seed"]["file"]).read_bytes().decode("utf-8")
    return text, record
