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
    ForgetWriter,
    ListComments,
    RefuseComment,
    RequestTakedown,
    SetTalk,
    ShowComment,
    TakeDown,
)
from danvan.news.views_desk.desk import EditorsDesk
from danvan.news.views_desk.digest import AddEntry, DigestPaper, ListDigests, PublishDigest, RemoveEntry, ShowDigest
from danvan.news.views_desk.library import (
    DescribeKept,
    DiscardKept,
    KeepFromArticle,
    KeepPicture,
    ListLibrary,
    UsePicture,
)
from danvan.news.views_desk.story import (
    AddFile,
    AddFilm,
    BeginSeries,
    ListSeries,
    RemoveFile,
    RemoveFilm,
    RenameSeries,
    SetEnd,
)

__all__ = [
    "AddEntry", "AddFile", "AddFilm", "AddPicture", "ApproveComment", "BeginSeries", "CompareRevision", "CorrectArticle",
    "DescribeKept", "DescribePicture", "DigestPaper", "DiscardKept", "DraftArticle", "EditArticle", "EditorsDesk",
    "ForgetWriter", "KeepFromArticle", "KeepPicture", "ListArticles", "ListComments", "ListDigests", "ListLibrary", "ListSeries",
    "PublishArticle", "PublishDigest", "RefuseComment", "RemoveEntry", "RemoveFile", "RemoveFilm", "RemovePicture",
    "RenameSeries", "RequestTakedown", "SendBackArticle", "SetEnd", "SetTalk", "ShowArticle", "ShowComment", "ShowDigest",
    "SubmitArticle", "TakeDown", "UsePicture", "WithdrawArticle",
]  # fmt: skip
