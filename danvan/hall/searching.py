"""Fill the common index again from every room that puts things into it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from danvan import search
from danvan.commendations import actions as commendations
from danvan.commendations.models import Proposal
from danvan.core import statistics
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
from danvan.petitions import actions as petitions
from danvan.petitions.models import Petition, Publication
from danvan.search.models import Document as Found
from danvan.units.actions import index as units
from danvan.websites import generation

ROOMS: dict[str, Callable[[datetime], int]] = {
    "article": lambda at: news.reindex(),
    "meeting": lambda at: meetings.reindex(),
    "document": lambda at: documents.reindex(),
    "disclosure": lambda at: disclosures.reindex(),
    "initiative": lambda at: initiatives.reindex(),
    "commendation": lambda at: commendations.reindex(),
    "petition": lambda at: petitions.reindex(),
    "answer": lambda at: petitions.reindex_answers(),
    "unit": lambda at: units.reindex(at=at),
}


def rebuild(*, at: datetime, progress: Callable[[str], None] = lambda text: None) -> dict[str, int]:
    """Put everything into the index again, room by room, and show it; return how many things of each kind."""
    done = {}
    for kind, fill in ROOMS.items():
        done[kind] = fill(at)
        progress(f"{kind}: {done[kind]}")
    search.recount()
    statistics.refresh()
    generation.raise_now()
    return done


def counts() -> dict[str, tuple[int, int]]:
    """Give (records, rows in the index) by kind; they differ when the index must be rebuilt."""
    records = {
        "article": Article.objects.count(),
        "meeting": Meeting.objects.count(),
        "document": Document.objects.standing().count(),
        "disclosure": Disclosure.objects.count(),
        "initiative": Initiative.objects.count(),
        "commendation": Proposal.objects.count(),
        "petition": Petition.objects.findable().count(),
        "answer": Publication.objects.filter(public_from__isnull=False).count(),
    }
    return {kind: (count, Found.objects.filter(kind=kind).count()) for kind, count in records.items()}
