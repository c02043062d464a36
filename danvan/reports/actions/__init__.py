"""The verbs of reports: of a sheet, of its superior, of the catalogue. The only writers."""

from danvan.reports.actions.catalogue import add_indicator, assign, end_assignment, revise_form, revise_indicator
from danvan.reports.actions.sheet import (
    Entry,
    approve,
    attach_scan,
    correct,
    fill,
    open,
    send,
    send_back,
)
from danvan.reports.actions.superior import enter_for, hand_back, receive, remind

__all__ = [
    "Entry", "add_indicator", "approve", "assign", "attach_scan", "correct", "end_assignment", "enter_for", "fill", "hand_back",
    "open", "receive", "remind", "revise_form", "revise_indicator", "send", "send_back",
]  # fmt: skip
