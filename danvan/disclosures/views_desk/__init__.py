"""The desk side of what is made public, by noun."""

from danvan.disclosures.views_desk.disclosure import (
    AttachFile,
    EditContent,
    EndDisclosure,
    EnterContent,
    PostDisclosure,
    PublishDisclosure,
    ShowDisclosure,
    TakeDownPosting,
    WithdrawDisclosure,
)
from danvan.disclosures.views_desk.listing import ListDisclosures
from danvan.disclosures.views_desk.plan import AdoptPlan, DrawUpPlan, ListPlans, ShowPlan
from danvan.disclosures.views_desk.register import Checklist, CouncilReport, PostedList, PostedListPaper, Poster

__all__ = [
    "AdoptPlan", "AttachFile", "Checklist", "CouncilReport", "DrawUpPlan", "EditContent", "EndDisclosure", "EnterContent",
    "ListDisclosures", "ListPlans", "PostDisclosure", "PostedList", "PostedListPaper", "Poster", "PublishDisclosure",
    "ShowDisclosure", "ShowPlan", "TakeDownPosting", "WithdrawDisclosure",
]  # fmt: skip
