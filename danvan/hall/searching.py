"""Fill the common index again from every room that puts things into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from danvan import search
from danvan.commendations import actions as commendations
from danvan.commendations.models import Proposal
from danvan.disclosures import actions as disclosures
from danvan.disclosures.models import Disclosure
from danvan.documents import actions as documents
from danvan.documents.models import Document
from danvan.initiatives import actions as initiatives
from danvan.initiatives.models import Initiative
from danvan.meetings import actions as meetings
from danvan.meetings.models import Meeting
from danvan.news import actions as news
from danvan.news.models import Article
from danvan.search.models import Document as Found
from danvan.units.actions import index as units

ROOMS: dict[str, Callable[[datetime], int]] = {
    "article": lambda at: news.reindex(),
    "meeting": lambda at: meetings.reindex(),
    "document": lambda at: documents.reindex(),
    "disclosure": lambda at: disclosures.reindex(),
    "initiative": lambda at: initiatives.reindex(),
    "commendation": lambda at: commendations.reindex(),
    "unit": lambda at: units.reindex(at=at),
}
RECORDS = {
    "article": Article, "meeting": Meeting, "document": Document, "disclosure": Disclosure, "initiative": Initiative,
    "commendation": Proposal,
}  # fmt: skip


def rebuild(*, at: datetime, progress: Callable[[str], None] = lambda text: None) -> dict[str, int]:
    """Put everything into the index again, room by room; return how many things of each kind."""
    done = {}
    for kind, fill in ROOMS.items():
        done[kind] = fill(at)
        progress(f"{kind}: {done[kind]}")
    search.recount()
    return done


def counts() -> dict[str, tuple[int, int]]:
    """Give (records, rows in the index) by kind; they differ when the index must be rebuilt."""
    rows = {kind: Found.objects.filter(kind=kind).count() for kind in RECORDS}
    standing = {
        "article": Article.objects.count(),
        "meeting": Meeting.objects.count(),
        "document": Document.objects.standing().count(),
        "disclosure": Disclosure.objects.count(),
        "initiative": Initiative.objects.count(),
        "commendation": Proposal.objects.count(),
    }
    return {kind: (standing[kind], rows[kind]) for kind in RECORDS}
