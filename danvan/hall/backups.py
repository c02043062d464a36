"""Which backups may still hold something that was erased."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from danvan.hall.backup import LAST


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A backup file and when it was made."""

    file: str
    made_at: datetime


def made_since(moment: datetime) -> list[KeptBackup]:
    """List the backups beside the last one that were made after ``moment``, oldest first.

    Copies that somebody carried elsewhere are not known here; the page that shows this list says so.
    """
    said = settings.DATA_DIR / LAST
    if not said.exists():
        return []
    last = Path(json.loads(said.read_text())["file"])
    found = [
        KeptBackup(str(path), datetime.fromtimestamp(path.stat().st_mtime, tz=UTC))
        for path in last.parent.glob(f"*{last.suffix}")
        if path.is_file()
    ]
    return sorted((one for one in found if one.made_at >= moment), key=lambda one: one.made_at)
