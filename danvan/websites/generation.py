"""The generation of the public pages: raised after commit by any publishing act, read by every cached page.

On one machine it is the modification time of a file in the data folder; a page made under an older
generation is never served.
"""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.db import transaction


def _file() -> str:
    return f"{settings.DATA_DIR}/generation"


def current() -> int:
    """Return the generation now; 0 before the first publication."""
    try:
        return os.stat(_file()).st_mtime_ns
    except FileNotFoundError:
        return 0


def raise_now() -> None:
    """Make every cached page old at once."""
    file = _file()
    before = current()
    Path(file).touch()
    if current() <= before:
        os.utime(file, ns=(before + 1, before + 1))


def raise_after_commit() -> None:
    """Make every cached page old when the transaction is through."""
    transaction.on_commit(raise_now)
