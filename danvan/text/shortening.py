"""Texts cut for a list: after a whole word, never within a syllable."""

from __future__ import annotations

from danvan.text.folding import nfc

ENDINGS = ' ,;:.–-([“"«'
"""What does not stand before ``…``."""


def shortened(text: str, most: int) -> str:
    """Return the text with single blanks, or its first words and ``…`` when it has more than ``most`` signs; a lone word is cut."""
    text = " ".join(nfc(text).split())
    if len(text) <= most:
        return text
    whole = text[: most - 1] if text[most - 1] == " " else text[: most - 1].rpartition(" ")[0]
    return f"{(whole or text[: most - 1]).rstrip(ENDINGS)}…"
