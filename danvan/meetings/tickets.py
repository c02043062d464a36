"""Secrets of tickets and doors: worked out from the record and the keys, so that only their print is stored."""

from __future__ import annotations

import hashlib

from danvan.core.sealed import keyed_hash

LENGTH = 24


def ticket_of(meeting_code: str, number: int) -> str:
    """Return the secret of the place ``number``: 24 hex signs; it opens the reply page and is what a door scans."""
    return keyed_hash(f"{meeting_code}:{number}", "meeting.ticket")[:LENGTH]


def door_secret(meeting_code: str, number: int) -> str:
    """Return the secret of door ``number``: 24 hex signs."""
    return keyed_hash(f"{meeting_code}:{number}", "meeting.door")[:LENGTH]


def print_of(secret: str) -> str:
    """Return what is stored of a secret: SHA-256, that a phone without a network can work out too."""
    return hashlib.sha256(secret.encode()).hexdigest()
