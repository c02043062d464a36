"""What the clock asks of the room."""

from __future__ import annotations

from datetime import datetime

from danvan.notices import actions, gateways
from danvan.notices.models import Outgoing

AT_ONCE = 100


def send_outgoing(at: datetime) -> int:
    """Send what waits, oldest first, at most 100; return how many have gone. Without a gateway they wait."""
    ready = [name for name, is_set_up in gateways.READY.items() if is_set_up()]
    rows = Outgoing.objects.due(at).filter(gateway__in=ready).order_by("next_try_at", "pk")[:AT_ONCE] if ready else ()
    return sum(actions.send(one, at=at) for one in rows)


def forget_old(at: datetime) -> int:
    """Throw away what nobody needs any more."""
    return actions.forget(at)
