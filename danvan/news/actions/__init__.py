"""The verbs of the room, by noun."""

from danvan.news.actions.article import (
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
from danvan.news.actions.picture import add_caption, add_picture, describe_picture, remove_picture, sweep_pictures

__all__ = [
    "MomentPassed", "NoReason", "NoText", "NoTitle", "NotDescribed", "NotYours", "Text", "add_caption", "add_picture", "cite", "correct",
    "describe_picture", "draft", "edit", "publish", "reindex", "remove_picture", "send_back", "submit", "sweep_pictures",
    "withdraw",
]  # fmt: skip
