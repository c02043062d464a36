"""The tables of the room, by noun."""

from danvan.news.models.article import (
    Article,
    ArticleQuerySet,
    Picture,
    Revision,
    address_of_small,
    public_files,
)

__all__ = ["Article", "ArticleQuerySet", "Picture", "Revision", "address_of_small", "public_files"]
