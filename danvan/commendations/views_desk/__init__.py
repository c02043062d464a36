"""The desk side of the room, by noun."""

from danvan.commendations.views_desk.after import ArchiveProposal, PayProposal, RestoreNominee, TakeBack
from danvan.commendations.views_desk.award import ListAwards, SetAward, SetRules
from danvan.commendations.views_desk.deciding import (
    DecideProposal,
    HandOver,
    NotifyResult,
    PrintCertificates,
    ProposeUp,
    ReceiveProposal,
    ReviewProposal,
    RevokeNominee,
    SendBack,
)  # fmt: skip
from danvan.commendations.views_desk.nominee import DropNominee, ImportNominees, Nominate, RewriteNominee
from danvan.commendations.views_desk.papers import ExportRegister, PrintPaper, PrintReport
from danvan.commendations.views_desk.posting import ClosePosting, PauseNominee, PostList, ResumeNominee, WaivePosting
from danvan.commendations.views_desk.proposal import (
    BeginProposal,
    CancelProposal,
    ListProposals,
    ReviseProposal,
    ShowProposal,
    SubmitProposal,
)  # fmt: skip
from danvan.commendations.views_desk.register import RecordHistory, Register

__all__ = [
    "ArchiveProposal", "BeginProposal", "ClosePosting", "PauseNominee", "PayProposal", "PostList", "RestoreNominee",
    "ResumeNominee", "TakeBack", "WaivePosting", "CancelProposal", "DecideProposal", "DropNominee", "ExportRegister", "HandOver", "ImportNominees",
    "ListAwards", "ListProposals", "Nominate", "NotifyResult", "PrintCertificates", "PrintPaper", "PrintReport", "ProposeUp",
    "ReceiveProposal", "RecordHistory", "Register", "ReviewProposal", "ReviseProposal", "RevokeNominee", "RewriteNominee",
    "SendBack", "SetAward", "SetRules", "ShowProposal", "SubmitProposal",
]  # fmt: skip
