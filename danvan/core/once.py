"""Sending a form twice acts once: the second sending is led to where the first one went."""

from __future__ import annotations

import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.cache import cache

from danvan.core.refused import Refused

FIELD = "once"
KEPT_SECONDS = 24 * 3600
WAIT_SECONDS = 8.0
PENDING = "?"


class StillWorking(Refused):
    """Lần gửi trước của biểu mẫu này đang được xử lý. Hãy đợi vài giây rồi tải lại trang danh sách."""


@dataclass(slots=True)
class Sent:
    """Where the first sending went; None while this is the first one."""

    address: str | None = None


def token(given: str) -> str:
    """Return the token that came with the form, or a new one."""
    return given if re.fullmatch(r"[0-9a-f]{32}", given) else secrets.token_hex(16)


@contextmanager
def only_once(owner: str, given: str) -> Iterator[Sent]:
    """Let the first sending of a form act; give later ones its address. A failed first one leaves no trace."""
    key = f"once:{owner}:{given}"
    if not cache.add(key, PENDING, KEPT_SECONDS):
        yield Sent(_wait(key))
        return
    sent = Sent()
    try:
        yield sent
    except BaseException:
        cache.delete(key)
        raise
    cache.set(key, sent.address, KEPT_SECONDS)


def _wait(key: str) -> str:
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        address = cache.get(key)
        if address and address != PENDING:
            return str(address)
        time.sleep(0.1)
    raise StillWorking()
