"""A meeting becomes an article: a draft with what is recorded, for a person to finish."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, DateTimeField

from danvan.core.prepared import Prepared
from danvan.documents.models import Attachment, Citation
from danvan.documents.reading import read_documents
from danvan.meetings.letters import said_opening
from danvan.meetings.letters_talk import said_results
from danvan.meetings.models import Meeting
from danvan.news import actions as news
from danvan.news.models import Article
from danvan.units.models import Officer

PHOTOS = ("image/jpeg", "image/png", "image/webp")
MOST_PHOTOS = 10
MOST_TOLD = 10
TOLD = Prepared(
    lambda meeting, bodies, at: Article.objects.public(at).of_bodies(bodies).filter(meeting_code=meeting)
    .order_by("public_from", "pk").values_list("code", "title", "public_from")[:MOST_TOLD],
    meeting=CharField(), bodies=None, at=DateTimeField(),
)  # fmt: skip


def articles_about(meeting: Meeting) -> list[Article]:
    """List the articles written about a meeting, the oldest first."""
    return list(Article.objects.filter(meeting_code=meeting.code).order_by("pk"))


def told_of(meeting: Meeting, *, bodies: list[int], at: datetime) -> list[tuple[str, str, datetime]]:
    """List code, title and moment of the articles about a meeting that some bodies show their readers, the oldest first. One query."""
    return TOLD.rows(meeting=meeting.code, bodies=bodies, at=at)


@transaction.atomic
def write_article(meeting: Meeting, *, by: Officer, at: datetime) -> Article:
    """Draft an article in the meeting's unit: its name as title, a lead of what is recorded, the documents studied.

    Only what stands on the record is written; nothing is made up around it.
    """
    cited = Citation.objects.of("meeting", meeting.code).filter(disseminated=True)
    studied = [" ".join((one.surface or one.document.full_label()).split()) for one in cited]
    said = [f"Nội dung phổ biến, quán triệt: {'; '.join(studied)}."] if studied else []
    body = "\n\n".join([*said, *said_results(meeting)])
    text = news.Text(meeting.name[:300], said_opening(meeting), body, author=by.full_name, event_on=meeting.starts_on)
    article = news.draft(text, unit=meeting.unit, by=by, at=at, meeting_code=meeting.code)
    news.cite(article, read_documents(f"{text.lead}\n{text.body}"), by=by, at=at)
    add_photos(article, meeting, by=by, at=at)
    return article


def add_photos(article: Article, meeting: Meeting, *, by: Officer, at: datetime) -> int:
    """Take the photos kept with the meeting over into the draft; captions are written by a person. Return how many."""
    rows = Attachment.objects.filter(kind="meeting", record_code=meeting.code, media_type__in=PHOTOS).order_by("pk")[
        :MOST_PHOTOS
    ]
    for row in rows:
        with row.file.open("rb") as photo:
            news.add_picture(article, photo, by=by, at=at)
    return len(rows)
