"""The verbs of a site, by noun."""

from danvan.websites.actions.moved import NotAnAddress, keep_old_address, kept_at, lead_on, split_address
from danvan.websites.actions.pages import (
    add_link,
    announce_downtime,
    drop_downtime,
    hide_leader,
    remove_link,
    review_page,
    show_leader,
    write_page,
)
from danvan.websites.actions.site import (
    AddressTaken,
    NotAdministrator,
    ReservedPath,
    furnish,
    move,
    open_site,
)
from danvan.websites.actions.theme import BannerNotDescribed, BannerTooHigh, dress, sweep_looks

__all__ = [
    "AddressTaken", "BannerNotDescribed", "BannerTooHigh", "NotAdministrator", "NotAnAddress", "ReservedPath", "add_link", "announce_downtime", "dress", "drop_downtime", "furnish", "hide_leader",
    "keep_old_address", "kept_at", "lead_on", "split_address",
    "move", "open_site", "remove_link", "review_page", "show_leader", "sweep_looks", "write_page",
]  # fmt: skip
