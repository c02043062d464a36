"""Read any dropped file or pasted text into a Source, or refuse it with a sentence."""

from __future__ import annotations

from danvan.text.legacy import repair
from danvan.text.syllables import share_of_syllables

from .docx_file import read_docx
from .html_page import read_html
from .language import speaks_vietnamese
from .pdf_file import read_pdf
from .refusals import EmptyFile, NotVietnamese, TooLarge, TooLong, UnreadableGlyphs
from .sniff import sniff
from .source import Source, compose, digest
from .txt_file import read_txt

LARGEST = 20 * 1024 * 1024
MOST_SIGNS = 2_000_000
_PLAUSIBLE = 0.6
_READERS = {"txt": read_txt, "html": read_html, "docx": read_docx, "pdf": read_pdf}


def read(data: bytes, *, largest: int = LARGEST) -> Source:
    """Return the text of a file of at most ``largest`` bytes, its kind told by its content.

    Raise a Refused of ``refusals`` for anything that is not a readable Vietnamese text.
    """
    if len(data) > largest:
        raise TooLarge(limit=f"{largest // (1024 * 1024)} MB")
    if not data.strip():
        raise EmptyFile()
    return _checked(_READERS[sniff(data)](data))


def read_pasted(text: str) -> Source:
    """Return a pasted text as a source; its encoding is "pasted"."""
    data = text.encode("utf-8", "replace")
    if not data.strip():
        raise EmptyFile()
    composed, offsets = compose(data.decode("utf-8"))
    old = None if speaks_vietnamese(composed) else repair(composed, encoding="pasted")
    if old and old.converted:
        notes = (f"Đã chuyển mã {old.encoding.upper()} sang Unicode.",)
        return _checked(Source(old.text, "txt", old.encoding, notes, digest(data)))
    return _checked(Source(composed, "txt", "pasted", (), digest(data), offsets=offsets))


def _checked(source: Source) -> Source:
    if not source.text.strip(" \t\r\n\xa0\ufeff\u200b"):
        raise EmptyFile()
    if len(source.text) > MOST_SIGNS:
        raise TooLong(limit="2 triệu ký tự")
    if source.kind in ("pdf", "docx") and _has_lost_glyphs(source.text[:20_000]):
        raise UnreadableGlyphs()
    if (
        source.kind == "pdf"
        and speaks_vietnamese(source.text)
        and share_of_syllables(source.text[:20_000]) < _PLAUSIBLE
    ):
        raise UnreadableGlyphs()
    if not speaks_vietnamese(source.text):
        raise NotVietnamese()
    return source


def _has_lost_glyphs(text: str) -> bool:
    """Tell whether many signs are outside what Vietnamese prints (private use, replacement, control signs)."""
    lost = sum(
        1
        for sign in text
        if sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff" or (sign < " " and sign not in "\n\r\t\x0c")
    )
    return lost > 0.02 * len(text)
