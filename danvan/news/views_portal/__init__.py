"""The public side of news, by noun."""

from danvan.news.views_portal.article import CARD, ListArticles, ReadArticle, cards

__all__ = ["CARD", "ListArticles", "ReadArticle", "cards"]
