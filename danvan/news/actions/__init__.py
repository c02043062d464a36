"""The verbs of the room, by noun."""

from danvan.news.actions.article import (
    ChangedMeanwhile,
    MomentPassed,
    NoReason,
    NotDescribed,
    NoText,
    NoTitle,
    NotYours,
    Text,
    cite,
    correct,
    draft,
    edit,
    publish,
    reindex,
    send_back,
    submit,
    withdraw,
)
from danvan.news.actions.comment import (
    Words,
    approve_comment,
    receive_comment,
    refuse_comment,
    request_takedown,
    send_code,
    set_comments,
    take_down,
)
from danvan.news.actions.digest import Entry, add_entry, publish_digest, remove_entry, set_quote_limit
from danvan.news.actions.newsletter import confirm, leave, send_digest, subscribe
from danvan.news.actions.picture import add_caption, add_picture, describe_picture, remove_picture, sweep_pictures
from danvan.news.actions.rating import rate, standing

__all__ = [
    "ChangedMeanwhile", "Entry", "MomentPassed", "NoReason", "NoText", "NoTitle", "NotDescribed", "NotYours", "Text", "Words", "add_caption",
    "add_entry", "add_picture", "approve_comment", "cite", "confirm", "correct", "describe_picture", "draft", "edit", "leave", "publish",
    "publish_digest", "rate", "receive_comment", "refuse_comment", "reindex", "remove_entry", "remove_picture", "request_takedown", "send_back",
    "send_code", "send_digest", "set_comments", "set_quote_limit", "standing", "submit", "subscribe", "sweep_pictures", "take_down", "withdraw",
]  # fmt: skip
