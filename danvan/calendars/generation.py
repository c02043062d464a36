"""The stamp that tells every process to read the calendar again."""

from __future__ import annotations

import secrets

from danvan.calendars.models import Generation

ONLY_ROW = 1


def renew() -> None:
    """Write a new random stamp; call it inside the transaction that changes a day or a year.

    Random and not counted: a count could come back to an old value after a restore.
    """
    Generation.objects.update_or_create(pk=ONLY_ROW, defaults={"stamp": secrets.token_hex(16)})
