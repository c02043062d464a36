"""What an article says elsewhere: the text to paste into a chat group."""

from __future__ import annotations

import re

from django.utils.text import Truncator

from danvan.news.models import Article


def zalo_text(article: Article, address: str) -> str:
    """Write title, lead and link, ready to paste."""
    parts = [article.title, str(Truncator(article.lead).chars(400)), f"Xem đầy đủ: {address}"]
    return "\n\n".join(re.sub(r"\s+", " ", part).strip() for part in parts if part.strip())
