"""The verbs of the press digest."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.news.models import Digest, DigestEntry, TalkRules
from danvan.news.permissions import may_draft, may_publish_digest, may_set_talk
from danvan.news.states_talk import DIGEST_STATES, DIGEST_STEPS
from danvan.text.folding import nfc
from danvan.units.models import Officer, Unit
from danvan.websites import generation
from danvan.websites.addresses import site_of
from danvan.websites.models import Website
from danvan.websites.publishing import check_owner

QUOTE_LIMIT = 600


class NotYourDigest(Refused):
    """Bạn không có quyền làm điểm báo của đơn vị này."""


class Incomplete(Refused):
    """Điểm báo phải ghi đủ bài, báo, tác giả, ngày và địa chỉ."""


class QuoteTooLong(Refused):
    """Trích dẫn dài {length} chữ cái, nhiều nhất được {most}. Hãy rút ngắn và dẫn địa chỉ để bạn đọc xem ở báo gốc (quyền tác giả)."""


class QuotedAlready(Refused):
    """Bài báo này đã có trong điểm báo của ngày."""


class WrittenLater(Refused):
    """Ngày báo đăng không thể sau ngày điểm báo."""


class NothingQuoted(Refused):
    """Điểm báo chưa có bài nào."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of the press; all but ``note`` is required."""

    title: str
    quote: str
    source: str
    author: str
    written_on: date
    url: str
    note: str = ""


def quote_limit(unit: Unit, on: date) -> int:
    """Return how many signs a quote may have on the site of ``unit``."""
    site = site_of(unit, on)
    found = (
        TalkRules.objects.filter(unit=site.unit_id).values_list("quote_limit", flat=True).first() if site else None
    )
    return found or QUOTE_LIMIT


@transaction.atomic
def set_quote_limit(site: Website, *, limit: int, by: Officer | None, at: datetime) -> None:
    """Say how long a quote of the press may be on a site."""
    if by is not None and not may_set_talk(by, site, local_day(at)):
        raise NotYourDigest()
    TalkRules.objects.update_or_create(unit=site.unit, defaults={"quote_limit": limit})


@transaction.atomic
def add_entry(unit: Unit, day: date, entry: Entry, *, by: Officer, at: datetime) -> DigestEntry:
    """Quote a piece of the press in the digest of a day; the first one opens the digest."""
    if not may_draft(by, unit, local_day(at)):
        raise NotYourDigest()
    if not all(str(value).strip() for name, value in asdict(entry).items() if name != "note"):
        raise Incomplete()
    most = quote_limit(unit, day)
    if len(nfc(entry.quote)) > most:
        raise QuoteTooLong(length=len(nfc(entry.quote)), most=most, field="quote")
    if entry.written_on > day:
        raise WrittenLater(field="written_on")
    digest, _ = Digest.objects.get_or_create(
        unit=unit, day=day,
        defaults={"code": new_code(unit.record_prefix(), day.year), "created_at": at, "created_by": by},
    )  # fmt: skip
    check(DIGEST_STEPS, "add_entry", digest.state, labels=DIGEST_STATES)
    if digest.state == "published" and not may_publish_digest(by, unit, local_day(at)):
        raise NotYourDigest()
    if digest.entries.filter(url=entry.url).exists():
        raise QuotedAlready(field="url")
    made = DigestEntry.objects.create(digest=digest, added_at=at, added_by=by, **asdict(entry))
    _changed(digest, "add_entry", by=by, at=at)
    return made


@transaction.atomic
def remove_entry(entry: DigestEntry, *, by: Officer, at: datetime) -> None:
    """Take a piece out of the digest."""
    digest = Digest.objects.select_related("unit").get(pk=entry.digest_id)
    may = may_publish_digest if digest.state == "published" else may_draft
    if not may(by, digest.unit, local_day(at)):
        raise NotYourDigest()
    check(DIGEST_STEPS, "remove_entry", digest.state, labels=DIGEST_STATES)
    entry.delete()
    _changed(digest, "remove_entry", by=by, at=at)


@transaction.atomic
def publish_digest(digest: Digest, *, by: Officer, at: datetime) -> Digest:
    """Show the digest of a day on the site."""
    digest = Digest.objects.select_for_update(of=("self",)).select_related("unit").get(pk=digest.pk)
    if not may_publish_digest(by, digest.unit, local_day(at)):
        raise NotYourDigest()
    digest.state = check(DIGEST_STEPS, "publish_digest", digest.state, labels=DIGEST_STATES)
    if not digest.entries.exists():
        raise NothingQuoted()
    check_owner(digest.unit, local_day(at))
    digest.published_at, digest.published_by = at, by
    digest.save()
    _changed(digest, "publish_digest", by=by, at=at)
    return digest


def _changed(digest: Digest, verb: str, *, by: Officer, at: datetime) -> None:
    if digest.state == "published":
        generation.raise_after_commit()
    journal.record(
        unit=digest.unit.code, actor=by.code, verb=f"digest.{verb}", kind="digest", code=digest.code, fields=("entries",),
        at=at,
    )  # fmt: skip
