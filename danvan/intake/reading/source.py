"""What a file gives: one text in which every later span is counted, and where it came from."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

_CLUSTER = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture the file holds or names: alternative text, address or member name, size in bytes (0 if unknown)."""

    src: str
    alt: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Hint:
    """A role that the file format itself states for a span (a heading, a figure caption)."""

    start: int
    end: int
    role: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A readable text and its origin.

    ``text`` is NFC; spans are code points in it. ``kind`` is txt, html, docx or pdf; ``encoding`` names what
    the bytes were in; ``notes`` are Vietnamese sentences for the reader; ``sha256`` is that of the raw bytes.
    ``offsets`` holds (offset in text, offset in the decoded file) pairs where the two differ.
    """

    text: str
    kind: str
    encoding: str
    notes: tuple[str, ...]
    sha256: str
    images: tuple[Image, ...] = ()
    hints: tuple[Hint, ...] = ()
    offsets: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def original(self, offset: int) -> int:
        """Return the offset in the decoded file for an offset in ``text``."""
        at = bisect_right(self.offsets, (offset, 1 << 60)) - 1
        return offset if at < 0 else offset + self.offsets[at][1] - self.offsets[at][0]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the decoded file for a span in ``text``."""
        return self.original(start), self.original(end)


def digest(data: bytes) -> str:
    """Return the SHA-256 of the raw bytes as hex."""
    return hashlib.sha256(data).hexdigest()


def compose(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Compose to NFC and return the text with its offset pairs; a text already composed comes back as it is."""
    if unicodedata.is_normalized("NFC", text):
        return text, ()
    parts: list[str] = []
    offsets: list[tuple[int, int]] = []
    done = length = 0
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        parts += (text[done : match.start()], composed)
        length += match.start() - done + len(composed)
        done = match.end()
        offsets.append((length, done))
    joined = "".join((*parts, text[done:]))
    whole = unicodedata.normalize("NFC", joined)
    return (joined, tuple(offsets)) if len(whole) == len(joined) else (whole, ())
