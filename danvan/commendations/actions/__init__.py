"""The verbs of the room, in order of life."""

from danvan.commendations.actions.after import NotPaidYet, NotRevoked, Payment, archive, owed, pay, restore, take_back
from danvan.commendations.actions.deciding import (
    BelowRatio,
    Granted,
    LinePaused,
    ListNotPosted,
    NoDecision,
    NotDecided,
    RatioNeedsBase,
    Signed,
    decide,
    hand_over,
    notify,
    print_certificates,
    revoke,
)  # fmt: skip
from danvan.commendations.actions.history import Past, record_history
from danvan.commendations.actions.judging import Ballot, Meeting, VotesTooMany, propose, receive, review, send_back
from danvan.commendations.actions.keeping import NotYours, reindex
from danvan.commendations.actions.posting import (
    EndsTooEarly,
    NoEnd,
    NotAPublisher,
    NotOver,
    NotPosted,
    close_posting,
    least_end,
    pause,
    post_list,
    resume,
    waive_posting,
)  # fmt: skip
from danvan.commendations.actions.proposing import (
    Details,
    NoNominees,
    NoReport,
    SameDeed,
    Subject,
    begin,
    cancel,
    drop,
    duplicates,
    nominate,
    revise,
    rewrite,
    submit,
)  # fmt: skip
from danvan.commendations.actions.settings import AwardTerms, NoBasis, Terms, set_award, set_rules
from danvan.commendations.actions.sheets import read, take_in

__all__ = [
    "AwardTerms", "Ballot", "BelowRatio", "Details", "EndsTooEarly", "Granted", "LinePaused", "ListNotPosted",
    "Meeting", "NoBasis", "NoDecision", "NoEnd", "NoNominees", "NoReport", "NotAPublisher", "NotDecided", "NotOver", "NotPaidYet",
    "NotPosted", "NotRevoked", "NotYours", "Past", "Payment", "RatioNeedsBase", "SameDeed", "Signed", "Subject",
    "Terms", "VotesTooMany", "archive", "begin", "cancel", "close_posting", "decide", "drop", "duplicates",
    "hand_over", "least_end", "nominate", "notify", "owed", "pause", "pay", "post_list", "print_certificates",
    "propose", "read", "receive", "record_history", "reindex", "restore", "resume", "review", "revise", "revoke",
    "rewrite", "send_back", "set_award", "set_rules", "submit", "take_back", "take_in", "waive_posting",
]  # fmt: skip
