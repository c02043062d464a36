"""A model becomes a short article (a good deed): a draft with what its story says, for a person to finish."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from danvan.initiatives.models import Initiative
from danvan.news import actions as news
from danvan.news.models import Article
from danvan.units.models import Officer


@transaction.atomic
def write_good_deed(thing: Initiative, *, by: Officer, at: datetime) -> Article:
    """Draft an article in the model's unit; only what stands on the record is written."""
    told = (thing.story_done or thing.content, thing.story_result or thing.assessment, thing.story_how)
    body = "\n\n".join(part.strip() for part in told if part.strip())
    text = news.Text(
        thing.name[:300], (thing.story_problem or thing.situation).strip()[:600], body, author=by.full_name
    )
    return news.draft(text, unit=thing.unit, by=by, at=at)
