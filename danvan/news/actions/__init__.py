"""The verbs of the room, by noun."""

from danvan.news.actions.article import (
    ChangedMeanwhile,
    ChildrenShown,
    EndsTooEarly,
    FewPictures,
    FirstDayAhead,
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
    forget_writer,
    receive_comment,
    refuse_comment,
    request_takedown,
    send_code,
    set_comments,
    take_down,
)
from danvan.news.actions.digest import Entry, add_entry, publish_digest, remove_entry, set_quote_limit
from danvan.news.actions.library import (
    About,
    InUse,
    KeptAlready,
    NoCredit,
    describe_kept,
    discard_kept,
    keep_from_article,
    keep_picture,
    use_picture,
)
from danvan.news.actions.newsletter import confirm, leave, send_digest, subscribe
from danvan.news.actions.picture import (
    NoConsent,
    add_caption,
    add_picture,
    describe_picture,
    remove_picture,
    sweep_pictures,
)
from danvan.news.actions.rating import rate, standing
from danvan.news.actions.story import (
    FILES,
    BadSubtitles,
    EndsBefore,
    FilmTooLarge,
    NoSubtitles,
    NotAFilm,
    SeriesNamed,
    add_file,
    add_film,
    begin_series,
    remove_file,
    remove_film,
    rename_series,
    set_end,
)

__all__ = [
    "About", "BadSubtitles", "ChangedMeanwhile", "ChildrenShown", "EndsBefore", "EndsTooEarly", "Entry", "FILES", "FewPictures",
    "FilmTooLarge", "FirstDayAhead", "InUse", "KeptAlready", "MomentPassed", "NoConsent", "NoCredit", "NoReason", "NoSubtitles", "NoText",
    "NoTitle", "NotAFilm", "NotDescribed", "NotYours", "SeriesNamed", "Text", "Words", "add_caption", "add_entry", "add_file", "add_film",
    "add_picture", "approve_comment", "begin_series", "cite", "confirm", "correct", "describe_kept", "describe_picture", "discard_kept",
    "draft", "edit", "forget_writer", "keep_from_article", "keep_picture", "leave", "publish", "publish_digest", "rate", "receive_comment", "refuse_comment",
    "reindex", "remove_entry", "remove_file", "remove_film", "remove_picture", "rename_series", "request_takedown", "send_back",
    "send_code", "send_digest", "set_comments", "set_end", "set_quote_limit", "standing", "submit", "subscribe", "sweep_pictures",
    "take_down", "use_picture", "withdraw",
]  # fmt: skip
