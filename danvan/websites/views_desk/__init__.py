"""The desk side of a site, by noun."""

from danvan.websites.views_desk.pages import (
    AddLink,
    AnnounceDowntime,
    DropDowntime,
    EditPage,
    HideLeader,
    ListPages,
    RemoveLink,
    ReviewPage,
    ShowLeader,
    WritePage,
)
from danvan.websites.views_desk.site import DressSite, FurnishSite, MoveSite, OpenSite, ShowSite

__all__ = [
    "AddLink", "AnnounceDowntime", "DressSite", "DropDowntime", "EditPage", "FurnishSite", "HideLeader", "ListPages", "MoveSite", "OpenSite",
    "RemoveLink", "ReviewPage", "ShowLeader", "ShowSite", "WritePage",
]  # fmt: skip
