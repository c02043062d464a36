"""Does a server work on this data folder? Rows are put in place only when none does."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from danvan.core.refused import Refused


class StillServing(Refused):
    """Máy chủ đang chạy trên thư mục dữ liệu này. Hãy dừng máy chủ (Ctrl-C) rồi chạy lại lệnh."""


@contextmanager
def standing_still() -> Iterator[None]:
    """Hold the data folder while rows are put in place. Raises StillServing while run.py serves it.

    The lock is that of ``launch.server.held``; it ends with the process that holds it.
    """
    handle = os.open(settings.DATA_DIR / "serving.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise StillServing() from None
    try:
        yield
    finally:
        os.close(handle)
