"""The verbs of the room, by noun."""

from danvan.disclosures.actions.disclosure import (
    Content,
    Shown,
    edit,
    end,
    enter,
    post,
    publish,
    recompute_clocks,
    reindex,
    take_down,
    withdraw,
)
from danvan.disclosures.actions.plan import adopt, draw_up

__all__ = [
    "Content", "Shown", "adopt", "draw_up", "edit", "end", "enter", "post", "publish", "recompute_clocks", "reindex",
    "take_down", "withdraw",
]  # fmt: skip
