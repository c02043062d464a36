"""The public side of news, by noun."""

from danvan.news.views_portal.article import CARD, CardRow, ReadArticle, cards, public_cards
from danvan.news.views_portal.digest import ListDigests, ReadDigest
from danvan.news.views_portal.listing import FROM_BELOW, SOURCES, ListArticles, bodies_asked, walks
from danvan.news.views_portal.newsletter import Confirm, Leave, Subscribe
from danvan.news.views_portal.rating import RateArticle, RateSite
from danvan.news.views_portal.story import OpenFile, ReadSeries, ReadSubtitles

__all__ = [
    "CARD", "FROM_BELOW", "SOURCES", "CardRow", "Confirm", "Leave", "ListArticles", "ListDigests", "OpenFile", "RateArticle", "RateSite", "ReadArticle", "ReadDigest",
    "ReadSeries", "ReadSubtitles", "Subscribe", "bodies_asked", "cards", "public_cards", "walks",
]  # fmt: skip
