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

__all__ = [
    "AddPicture", "CompareRevision", "CorrectArticle", "DescribePicture", "DraftArticle", "EditArticle", "ListArticles", "PublishArticle",
    "RemovePicture", "SendBackArticle", "ShowArticle", "SubmitArticle", "WithdrawArticle",
]  # fmt: skip
