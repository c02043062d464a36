"""What an article says elsewhere: the text to paste into a chat group, the beginning that a list shows."""

from __future__ import annotations

import re

from danvan.news.models import Article
from danvan.text.folding import nfc


def shortened(text: str, most: int) -> str:
    """Return the text, or its first signs with ``…`` when it has more than ``most``."""
    text = nfc(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def zalo_text(article: Article, address: str) -> str:
    """Write title, lead and link, ready to paste."""
    parts = [article.title, shortened(article.lead, 400), f"Xem đầy đủ: {address}"]
    return "\n\n".join(re.sub(r"\s+", " ", part).strip() for part in parts if part.strip())
