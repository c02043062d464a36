"""Find English on a page: no reader should meet a word of it."""

from __future__ import annotations

import re
from typing import Any

from django.utils.html import strip_tags

ENGLISH = re.compile(
    r"\b(sign|signed|password|please|code|codes|account|enter|your|you|email|browser|session|sessions|recovery|"
    r"generate|activate|cancel|confirm|username|login|current|address|started|invalid|incorrect|required|field|"
    r"this|with|that|must|try|again|failed|authenticator|authentication|forgot|remember|too|save|delete|edit|"
    r"search|filter|submit|none|unknown|choose|select|value|values|valid|ensure|date|time|name|user|from|and|of)\b",
    re.I,
)
READABLE = re.compile(r'(?:placeholder|title|alt|aria-label)="([^"]*)"')


def english(response: Any) -> list[str]:
    """List the English words that a reader of this page sees; what is marked ``translate="no"`` is passed over."""
    html = response.content.decode()
    html = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.S)
    html = re.sub(r'<(\w+)[^>]* translate="no"[^>]*>.*?</\1>', "", html, flags=re.S)
    return ENGLISH.findall(strip_tags(html) + " ".join(READABLE.findall(html)))
