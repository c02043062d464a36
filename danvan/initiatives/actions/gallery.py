"""What readers see of a model: photos, its story on the site, and who wants to do the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from danvan.core import pictures
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.initiatives.actions.keeping import NotYours, keep, locked, write
from danvan.initiatives.models import Initiative, Interest, Photo, Update, public_files
from danvan.initiatives.permissions import (
    may_add_photo,
    may_answer_interest,
    may_publish,
    may_remove_photo,
    may_unpublish,
)
from danvan.initiatives.states import STATES, STEPS
from danvan.units.models import Officer
from danvan.websites import generation
from danvan.websites.publishing import check_owner

FOLDER = "photos"


class StoryIncomplete(Refused):
    """Muốn giới thiệu cần kể đủ: chuyện gì khó, đã làm gì, kết quả, làm theo thế nào."""


class PhotoNotDescribed(Refused):
    """Ảnh hiện trên cổng cần có chú thích và mô tả cho người không nhìn thấy."""


class NoPlace(Refused):
    """Hãy ghi nơi muốn áp dụng: thôn, tổ dân phố, cơ quan."""


class NoAnswer(Refused):
    """Hãy ghi đã liên hệ, trả lời thế nào."""


@dataclass(frozen=True, slots=True)
class Story:
    """What the site tells: the difficulty, what was done, what came of it, how to do the same."""

    story_problem: str
    story_done: str
    story_result: str
    story_how: str


@transaction.atomic
def publish(thing: Initiative, *, story: Story, by: Officer, at: datetime) -> Initiative:
    """Show the model in the gallery with its story and its chosen photos; registration papers stay inside."""
    thing = locked(thing, "publish", may_publish, by=by, at=at)
    check_owner(thing.unit, local_day(at))
    for name, value in asdict(story).items():
        if not value.strip():
            raise StoryIncomplete(field=name)
        setattr(thing, name, value.strip())
    thing.public_from = thing.public_from or at
    generation.raise_after_commit()
    return keep(thing, "published", ("public_from", "story"), by=by, at=at)


@transaction.atomic
def unpublish(thing: Initiative, *, by: Officer, at: datetime) -> Initiative:
    """Take the model off the site; it goes on counting."""
    thing = locked(thing, "unpublish", may_unpublish, by=by, at=at)
    thing.public_from = None
    generation.raise_after_commit()
    return keep(thing, "unpublished", ("public_from",), by=by, at=at)


@transaction.atomic
def add_photo(
    thing: Initiative, upload: Any, *, by: Officer, at: datetime, caption: str = "", alt: str = "", is_shown: bool = False,
    update: Update | None = None,
) -> Photo:  # fmt: skip
    """Keep a photo (renditions only, nothing of what the telephone wrote into it); the same one twice is kept once."""
    thing = locked(thing, "add_photo", may_add_photo, by=by, at=at)
    if is_shown and not (caption.strip() and alt.strip()):
        raise PhotoNotDescribed(field="alt" if caption.strip() else "caption")
    made = pictures.make(upload, on=local_day(at), folder=FOLDER)
    known = thing.photos.filter(sha256=made.sha256).first()
    if known:
        return known
    for name, content in made.files.items():
        public_files().save(name, ContentFile(content))
    photo = Photo.objects.create(
        code=new_code("ANH", local_day(at).year), initiative=thing, update_row=update, file=made.name, caption=caption.strip(),
        alt=alt.strip(), is_shown=is_shown, width=made.width, height=made.height, sha256=made.sha256,
        position=thing.photos.count(),
    )  # fmt: skip
    if thing.public_from:
        generation.raise_after_commit()
    write(thing, "photo_added", ("photos",), by=by, at=at)
    return photo


@transaction.atomic
def remove_photo(photo: Photo, *, by: Officer, at: datetime) -> None:
    """Take a photo out; its files go after commit."""
    thing = locked(photo.initiative, "remove_photo", may_remove_photo, by=by, at=at)
    names = [name for name, _ in pictures.renditions(photo.file.name, photo.width or 0)]
    photo.delete()
    transaction.on_commit(lambda: _delete_files(names))
    if thing.public_from:
        generation.raise_after_commit()
    write(thing, "photo_removed", ("photos",), by=by, at=at)


def _delete_files(names: Iterable[str]) -> None:
    for name in names:
        public_files().delete(name)


@transaction.atomic
def express_interest(
    thing: Initiative, *, place: str, message: str = "", contact: str = "", at: datetime
) -> Interest:
    """A reader wants to do the same: the place, a question, and a contact only if they give one (kept sealed)."""
    check(STEPS, "express_interest", thing.state, labels=STATES)
    if not place.strip():
        raise NoPlace(field="place")
    made = Interest.objects.create(
        code=new_code(thing.unit.record_prefix(), local_day(at).year), initiative=thing, place=place.strip(),
        message=message.strip(), contact=contact.strip() or None, received_at=at, received_on=local_day(at),
    )  # fmt: skip
    write(thing, "interest_expressed", ("interests",), by=None, at=at)
    return made


@transaction.atomic
def answer_interest(interest: Interest, *, answer: str, by: Officer, at: datetime) -> Interest:
    """Say how those who asked were answered; the contact is no longer needed and goes."""
    thing = interest.initiative
    if not may_answer_interest(by, thing, local_day(at)):
        raise NotYours()
    check(STEPS, "answer_interest", thing.state, labels=STATES)
    if not answer.strip():
        raise NoAnswer(field="answer")
    interest.answer, interest.answered_at, interest.answered_by, interest.contact = answer.strip(), at, by, None
    interest.save()
    write(thing, "interest_answered", ("interests",), by=by, at=at)
    return interest


def sweep_photos(*, before: datetime) -> int:
    """Delete photo files of no model that are older than ``before``: a form that failed half-way leaves them. Returns how many."""
    store, known = public_files(), set()
    for name, width in Photo.objects.values_list("file", "width"):
        known.update(one for one, _ in pictures.renditions(name, width or 0))
    orphans = [name for name in _stored(FOLDER) if name not in known and store.get_modified_time(name) < before]
    _delete_files(orphans)
    return len(orphans)


def _stored(folder: str) -> list[str]:
    if not public_files().exists(folder):
        return []
    folders, files = public_files().listdir(folder)
    below = [name for one in folders for name in _stored(f"{folder}/{one}")]
    return [*below, *(f"{folder}/{name}" for name in files)]
