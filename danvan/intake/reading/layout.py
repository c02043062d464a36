"""Write blocks one after another into a text, remembering the role that the file states for each."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field

from danvan.text.legacy import repair

from .language import speaks_vietnamese
from .source import Hint

_GAP = "\n\n"


@dataclass(slots=True)
class Layout:
    """A growing text of blocks divided by one blank line, each with the role that the file states."""

    parts: list[str] = field(default_factory=list)
    roles: list[tuple[str, str]] = field(default_factory=list)

    def add(self, block: str, role: str = "", kind: str = "") -> None:
        """Append a block (its inner line ends become spaces); blank blocks leave no trace."""
        words = unicodedata.normalize("NFC", " ".join(block.replace("\x00", "").split()))
        if words:
            self.parts.append(words)
            self.roles.append((role, kind))

    @property
    def text(self) -> str:
        """Return the blocks joined by blank lines."""
        return _GAP.join(self.parts)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """Return the stated roles with the spans of their blocks."""
        found: list[Hint] = []
        start = 0
        for part, (role, kind) in zip(self.parts, self.roles, strict=True):
            if role:
                found.append(Hint(start, start + len(part), role, kind))
            start += len(part) + len(_GAP)
        return tuple(found)

    def repair(self) -> str:
        """Convert blocks that still hold an old encoding (a document in .VnTime); return its name or an empty text."""
        if speaks_vietnamese(self.text):
            return ""
        repaired = repair(self.text)
        parts = repaired.text.split(_GAP)
        if not repaired.converted or len(parts) != len(self.parts):
            return ""
        self.parts = parts
        return repaired.encoding
