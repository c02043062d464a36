"""Progress in the terminal: one line a step, with the seconds it took."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def line(text: str) -> None:
    """Print one line at once."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Announce a step and say how long it took."""
    began = time.monotonic()
    line(f"• {text} …")
    yield
    line(f"  xong sau {time.monotonic() - began:.1f} giây")


class Missing(Exception):
    """Something that this machine lacks; the message is the sentence to show."""
