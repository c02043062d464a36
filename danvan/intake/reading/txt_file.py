"""Read a plain text file."""

from __future__ import annotations

from danvan.text.legacy import decode

from .language import speaks_vietnamese
from .source import Source, compose, digest


def read_txt(data: bytes) -> Source:
    """Return the decoded file as it is; only decomposed letters are composed, with an offset map."""
    plain = _plain_utf8(data)
    if plain:
        return Source(plain, "txt", "utf-8", (), digest(data))
    decoded = decode(data)
    text, offsets = compose(decoded.text)
    notes = (f"Đã chuyển mã {decoded.encoding.upper()} sang Unicode.",) if decoded.converted else ()
    return Source(text, "txt", decoded.encoding, notes, digest(data), offsets=offsets)


def _plain_utf8(data: bytes) -> str:
    """Return composed Vietnamese UTF-8 at once (nearly every file); anything else needs the long verdict."""
    if data.startswith(b"\xef\xbb\xbf"):
        return ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if speaks_vietnamese(text) and compose(text)[0] is text and len(text) < len(data) else ""
