"""Where the desk shows a record of another room, by its kind."""

from __future__ import annotations

from django.urls import reverse

SHOWN_BY = {
    "meeting": "meetings:show", "article": "news:show", "document": "documents:show", "petition": "petitions:show",
    "initiative": "initiatives:show", "commendation": "commendations:show", "disclosure": "disclosures:show", "reception_day": "petitions:reception_day",
}  # fmt: skip

NAMED_BY_CODE = ("petition", "comment")
"""Kinds whose title may say something of a person: a figure opens them by their code alone."""
UNNAMED = {"reception_day": "Ngày tiếp công dân"}
"""What records without a title are called."""


def address_of_record(kind: str, code: str) -> str:
    """Return the desk address of a record, empty when its room has no page for it."""
    return reverse(SHOWN_BY[kind], args=[code]) if kind in SHOWN_BY else ""
