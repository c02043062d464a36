"""The desk side of the room, by noun."""

from danvan.initiatives.views_desk.appraisal import (
    CloseRound,
    Compare,
    ConfirmEffective,
    DeclineInitiative,
    OpenRound,
    RecogniseInitiative,
    ScoreInitiative,
)  # fmt: skip
from danvan.initiatives.views_desk.carrying import (
    AddPhoto,
    AnswerInterest,
    AskUpdate,
    EndInitiative,
    LaunchInitiative,
    PublishInitiative,
    RemovePhoto,
    ReportProgress,
    SelfAssess,
    UnpublishInitiative,
)  # fmt: skip
from danvan.initiatives.views_desk.initiative import Library, ShowInitiative, ShowLineage
from danvan.initiatives.views_desk.listing import ListInitiatives
from danvan.initiatives.views_desk.movement import (
    AmendMovement,
    AnnounceMovement,
    CloseMovement,
    ListMovements,
    PrepareMovement,
    ReviseMovement,
    ShowMovement,
)  # fmt: skip
from danvan.initiatives.views_desk.registration import (
    AcceptInitiative,
    AskCompletion,
    BeginInitiative,
    MergeInitiative,
    RegisterInitiative,
    ReplicateInitiative,
    RewriteInitiative,
    WithdrawRegistration,
)  # fmt: skip
from danvan.initiatives.views_desk.sheets import ExportInitiatives, ImportInitiatives, PrintList
from danvan.initiatives.views_desk.tally import EnterTally, ListTallies

__all__ = [
    "AcceptInitiative", "AddPhoto", "AmendMovement", "AnnounceMovement", "AnswerInterest", "AskCompletion", "AskUpdate",
    "BeginInitiative", "CloseMovement", "CloseRound", "Compare", "ConfirmEffective", "DeclineInitiative", "EndInitiative",
    "EnterTally", "ExportInitiatives", "ImportInitiatives", "LaunchInitiative", "Library", "ListInitiatives", "ListMovements",
    "ListTallies", "MergeInitiative", "OpenRound", "PrepareMovement", "PrintList", "PublishInitiative", "RecogniseInitiative",
    "RegisterInitiative", "RemovePhoto", "ReplicateInitiative", "ReportProgress", "ReviseMovement", "RewriteInitiative",
    "ScoreInitiative", "SelfAssess", "ShowInitiative", "ShowLineage", "ShowMovement", "UnpublishInitiative",
    "WithdrawRegistration",
]  # fmt: skip
