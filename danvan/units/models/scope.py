"""Who asks «what may I see?»: the questions that scope puts to an officer."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Reader(Protocol):
    """An officer, as far as scope needs one."""

    def roles(self, on: date) -> frozenset[str]:
        """Return the roles held on ``on``."""
        ...

    def may_write(self, on: date) -> bool:
        """Tell whether any role of ``on`` does more than read."""
        ...

    def path_on(self, on: date) -> str | None:
        """Return the path of the unit on ``on``."""
        ...
