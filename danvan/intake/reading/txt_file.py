"""Read a plain text file."""

from __future__ import annotations

from danvan.text.legacy import decode

from .source import Source, compose, digest


def read_txt(data: bytes) -> Source:
    """Return the decoded file as it is; only decomposed letters are composed, with an offset map."""
    decoded = decode(data)
    text, offsets = compose(decoded.text)
    notes = (f"Đã chuyển mã {decoded.encoding} sang Unicode.",) if decoded.converted else ()
    return Source(text, "txt", decoded.encoding, notes, digest(data), offsets=offsets)
