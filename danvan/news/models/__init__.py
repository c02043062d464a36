"""The tables of the room, by noun."""

from danvan.news.models.article import (
    Article,
    ArticleQuerySet,
    Picture,
    Revision,
    address_of_small,
    is_far,
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
from danvan.news.models.story import Film, LibraryPicture, Series

__all__ = [
    "Article", "ArticleQuerySet", "Comment", "CommentClock", "CommentClockChange", "CommentIdentity", "CommentOpening", "Digest", "DigestEntry",
    "Film", "Issue", "LibraryPicture", "Picture", "RatingCount", "Revision", "Series", "Subscriber", "TalkRules", "address_of_small", "is_far", "public_files",
]  # fmt: skip
