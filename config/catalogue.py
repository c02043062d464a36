"""Compile our Vietnamese sentences (.po) into what Django reads (.mo), without gettext's programs."""

from __future__ import annotations

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "locale"


def build(locale: Path = LOCALE) -> list[Path]:
    """Write a .mo beside every .po that is newer than its .mo, and return those written."""
    written = []
    for source in sorted(locale.rglob("*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))
            written.append(target)
    return written


if __name__ == "__main__":
    build()
