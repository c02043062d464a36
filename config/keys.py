"""Where the keys of sealed fields stand: outside the data folder, so that a copy of it opens nothing."""

from __future__ import annotations

import os
from pathlib import Path


def keys_file(data_dir: Path) -> Path:
    """Return the file of the keys: ``DANVAN_KEYS``, else ``<data folder>.keys`` beside the data folder."""
    chosen = os.environ.get("DANVAN_KEYS")
    return Path(chosen).resolve() if chosen else data_dir.with_name(f"{data_dir.name}.keys")
