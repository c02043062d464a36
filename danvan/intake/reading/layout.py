"""Write blocks one after another into a text, remembering the role that the file states for each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from .source import Hint


@dataclass(slots=True)
class Layout:
    """A growing text of blocks divided by one blank line, with the hints for its spans."""

    parts: list[str] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)
    length: int = 0

    def add(self, block: str, role: str = "", kind: str = "") -> None:
        """Append a block (its inner line ends become spaces); blank blocks leave no trace."""
        words = unicodedata.normalize("NFC", " ".join(block.replace("\x00", "").split()))
        if not words:
            return
        if self.parts:
            self.length += 2
        if role:
            self.hints.append(Hint(self.length, self.length + len(words), role, kind))
        self.parts.append(words)
        self.length += len(words)

    @property
    def text(self) -> str:
        """Return the blocks joined by blank lines."""
        return "\n\n".join(self.parts)
