"""The desk side of news, by noun."""

from danvan.news.views_desk.article import (
    AddPicture,
    CompareRevision,
    CorrectArticle,
    DescribePicture,
    DraftArticle,
    EditArticle,
    ListArticles,
    PublishArticle,
    RemovePicture,
    SendBackArticle,
    ShowArticle,
    SubmitArticle,
    WithdrawArticle,
)
from danvan.news.views_desk.comments import (
    ApproveComment,
    ListComments,
    RefuseComment,
    RequestTakedown,
    SetTalk,
    ShowComment,
    TakeDown,
)
from danvan.news.views_desk.desk import EditorsDesk
from danvan.news.views_desk.digest import AddEntry, DigestPaper, ListDigests, PublishDigest, RemoveEntry, ShowDigest

__all__ = [
    "AddEntry", "AddPicture", "ApproveComment", "CompareRevision", "CorrectArticle", "DescribePicture", "DigestPaper", "DraftArticle",
    "EditArticle", "EditorsDesk", "ListArticles", "ListComments", "ListDigests", "PublishArticle", "PublishDigest", "RefuseComment",
    "RemoveEntry", "RemovePicture", "RequestTakedown", "SendBackArticle", "SetTalk", "ShowArticle", "ShowComment", "ShowDigest",
    "SubmitArticle", "TakeDown", "WithdrawArticle",
]  # fmt: skip
