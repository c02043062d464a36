"""The verbs of the room, in order of life."""

from danvan.commendations.actions.deciding import (
    BelowRatio,
    Granted,
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
    "AwardTerms", "Ballot", "BelowRatio", "Details", "Granted", "Meeting", "NoBasis", "NoDecision", "NoNominees", "NoReport",
    "NotDecided", "NotYours", "Past", "RatioNeedsBase", "SameDeed", "Signed", "Subject", "Terms", "VotesTooMany", "begin", "cancel",
    "decide", "drop", "duplicates", "hand_over", "nominate", "notify", "print_certificates", "propose", "read", "receive",
    "record_history", "reindex", "review", "revise", "revoke", "rewrite", "send_back", "set_award", "set_rules", "submit",
    "take_in",
]  # fmt: skip
