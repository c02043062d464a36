"""Tell programs from people by the user agent; the list is data."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

_LINES = (Path(__file__).parent / "data" / "bots.txt").read_text("utf-8").splitlines()
SIGNS = tuple(line.strip() for line in _LINES if line.strip() and not line.startswith("#"))
_BOT = re.compile("|".join(map(re.escape, SIGNS)))


@lru_cache(maxsize=2_000)
def is_bot(user_agent: str) -> bool:
    """Say whether a user agent names a program, or nothing."""
    return not user_agent or bool(_BOT.search(user_agent.lower()))
