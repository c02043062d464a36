"""The verbs of the room, by noun, in order of life."""

from danvan.initiatives.actions.appraisal import (
    AllMustHandIn,
    ChangeNeedsReason,
    LevelUnknown,
    NoAssessors,
    OwnModel,
    PointsTooMany,
    RoundClosed,
    StillSilent,
    close_round,
    confirm_effective,
    decline,
    open_round,
    recognise,
    score,
)  # fmt: skip
from danvan.initiatives.actions.carrying import (
    Figures,
    NotYetHappened,
    ask_silent,
    ask_update,
    end,
    launch,
    report_progress,
    self_assess,
)  # fmt: skip
from danvan.initiatives.actions.gallery import (
    PhotoNotDescribed,
    Story,
    StoryIncomplete,
    add_photo,
    answer_interest,
    express_interest,
    publish,
    remove_photo,
    sweep_photos,
    unpublish,
)  # fmt: skip
from danvan.initiatives.actions.keeping import NotYours, reindex
from danvan.initiatives.actions.movement import (
    CriterionRow,
    Measures,
    NoFields,
    Plan,
    amend,
    announce,
    close_movement,
    prepare,
    revise,
)  # fmt: skip
from danvan.initiatives.actions.registration import (
    Aim,
    Incomplete,
    NotTheSame,
    SimilarFound,
    Ten,
    accept,
    ask_completion,
    begin,
    merge,
    register,
    replicate,
    rewrite,
    withdraw_registration,
)  # fmt: skip
from danvan.initiatives.actions.tally import enter_tally

__all__ = [
    "Aim", "AllMustHandIn", "ChangeNeedsReason", "CriterionRow", "Figures", "Incomplete", "LevelUnknown", "Measures",
    "NoAssessors", "NoFields", "NotTheSame", "NotYetHappened", "NotYours", "OwnModel", "PhotoNotDescribed", "Plan",
    "PointsTooMany", "RoundClosed", "SimilarFound", "StillSilent", "Story", "StoryIncomplete", "Ten", "accept", "add_photo",
    "amend", "announce", "answer_interest", "ask_completion", "ask_silent", "ask_update", "begin", "close_movement", "close_round",
    "confirm_effective", "decline", "end", "enter_tally", "express_interest", "launch", "merge", "open_round", "prepare",
    "publish", "recognise", "register", "reindex", "remove_photo", "replicate", "report_progress", "revise", "rewrite",
    "score", "self_assess", "sweep_photos", "unpublish", "withdraw_registration",
]  # fmt: skip
