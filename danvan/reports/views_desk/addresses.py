"""Where the desk shows a record of another room, by its kind."""

from __future__ import annotations

from django.urls import reverse

SHOWN_BY = {
    "meeting": "meetings:show", "article": "news:show", "document": "documents:show", "petition": "petitions:show",
    "initiative": "initiatives:show", "commendation": "commendations:show", "disclosure": "disclosures:show",
}  # fmt: skip


def address_of_record(kind: str, code: str) -> str:
    """Return the desk address of a record, empty when its room has no page for it."""
    return reverse(SHOWN_BY[kind], args=[code]) if kind in SHOWN_BY else ""
