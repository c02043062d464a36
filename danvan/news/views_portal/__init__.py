"""The public side of news, by noun."""

from danvan.news.views_portal.article import CARD, ListArticles, ReadArticle, cards, public_cards
from danvan.news.views_portal.digest import ListDigests, ReadDigest
from danvan.news.views_portal.newsletter import Confirm, Leave, Subscribe
from danvan.news.views_portal.rating import RateArticle, RateSite
from danvan.news.views_portal.story import OpenFile, ReadSeries, ReadSubtitles

__all__ = [
    "CARD", "Confirm", "Leave", "ListArticles", "ListDigests", "OpenFile", "RateArticle", "RateSite", "ReadArticle", "ReadDigest",
    "ReadSeries", "ReadSubtitles", "Subscribe", "cards", "public_cards",
]  # fmt: skip
