"""A document as one line of a list."""

from __future__ import annotations

from typing import Any

from danvan.documents.models import Document
from danvan.websites.addresses import item

DOCUMENT_LINE = ("code", "type_name", "number", "label", "title", "issued_on", "issuer")
"""The columns that a line shows."""
CITED = ("surface", *(f"document__{name}" for name in (*DOCUMENT_LINE, "merged_into")))
"""The columns of a citation whose document is shown as a line."""


def document_line(base: str, document: Any) -> dict[str, Any]:
    """Give the inputs of ``ui/document_line.html``; ``document`` is a record or a row of DOCUMENT_LINE.

    One known by its title alone has no abstract.
    """
    return {
        "label": Document.full_label(document),
        "abstract": document.title if document.number else "",
        "url": item(base, "document", document.code, document.label),
        "day": document.issued_on,
        "issuer": document.issuer,
    }
