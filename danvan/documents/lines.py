"""A document as one line of a list."""

from __future__ import annotations

from typing import Any

from danvan.documents.models import Document
from danvan.websites.addresses import item

DOCUMENT_LINE = ("code", "type_name", "number", "label", "title", "issued_on", "issuer")
"""The columns that a line shows."""


def document_line(base: str, document: Document) -> dict[str, Any]:
    """Give the inputs of ``ui/document_line.html``; one known by its title alone has no abstract."""
    return {
        "label": document.full_label(),
        "abstract": document.title if document.number else "",
        "url": item(base, "document", document.code, document.label),
        "day": document.issued_on,
        "issuer": document.issuer,
    }
