"""A document as one line of a list."""

from __future__ import annotations

from typing import Any

from danvan.documents.models import Document
from danvan.websites.addresses import item


def document_line(base: str, document: Document) -> dict[str, Any]:
    """Give the inputs of ``ui/document_line.html``: type and printed label apart, or the title alone."""
    numbered = bool(document.number)
    return {
        "kind": f"{document.type_name} số" if numbered else "",
        "key": document.label if numbered else document.full_label(),
        "title": document.title if numbered else "",
        "url": item(base, "document", document.code, document.label),
        "day": document.issued_on,
        "issuer": document.issuer,
    }
