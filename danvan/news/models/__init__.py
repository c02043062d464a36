"""The tables of the room, by noun."""

from danvan.news.models.article import (
    Article,
    ArticleQuerySet,
    Picture,
    Revision,
    address_of_small,
    public_files,
)
from danvan.news.models.comment import (
    Comment,
    CommentClock,
    CommentClockChange,
    CommentIdentity,
    CommentOpening,
)
from danvan.news.models.digest import Digest, DigestEntry, TalkRules
from danvan.news.models.newsletter import Issue, Subscriber
from danvan.news.models.rating import RatingCount

__all__ = [
    "Article", "ArticleQuerySet", "Comment", "CommentClock", "CommentClockChange", "CommentIdentity", "CommentOpening", "Digest", "DigestEntry",
    "Issue", "Picture", "RatingCount", "Revision", "Subscriber", "TalkRules", "address_of_small", "public_files",
]  # fmt: skip
