"""The verbs of an article, in order of life: draft, edit, submit, send back, publish, correct, withdraw."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from danvan import journal, search
from danvan.core.codes import new_code
from danvan.core.dates import HERE, local_day, start_of
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.documents import actions as documents
from danvan.documents.models import Citation
from danvan.news.actions.hiding import rename_files
from danvan.news.models import Article, Revision
from danvan.news.permissions import may_draft, may_edit, may_publish
from danvan.news.states import STATES, STEPS
from danvan.units.models import Officer, Unit
from danvan.websites import generation
from danvan.websites.publishing import check_owner

LEAST_IN_STORY = 3
"""A picture story has at least so many pictures."""


class NotYours(Refused):
    """Bạn không có quyền làm việc này với tin bài của đơn vị."""


class NoTitle(Refused):
    """Tin bài cần có tiêu đề."""


class NoText(Refused):
    """Chưa đăng được: tin bài cần lời dẫn hoặc nội dung."""


class NoReason(Refused):
    """Hãy ghi lý do, để người viết và bạn đọc biết."""


class MomentPassed(Refused):
    """Ngày giờ hẹn đã qua. Hãy chọn lúc khác, hoặc để trống để đăng ngay."""


class ChangedMeanwhile(Refused):
    """Bài này đã được {who} sửa lúc {when}, sau khi bạn mở trang. Hãy xem bản mới (mục Các lần sửa, lần {number}) rồi gửi lại; nội dung bạn gõ còn nguyên bên dưới."""


class EndsTooEarly(Refused):
    """Ngày hết hạn phải sau ngày đăng. Hãy chọn ngày khác, hoặc để trống để bài hiện mãi."""


class FirstDayAhead(Refused):
    """Ngày đăng lần đầu không thể sau hôm nay."""


class FewPictures(Refused):
    """Phóng sự ảnh cần ít nhất {least} ảnh. Hãy thêm ảnh, hoặc đổi thể loại thành Bài viết."""


class ChildrenShown(Refused):
    """Chưa đăng được: có ảnh trẻ em mà chưa ghi ai đã đồng ý cho dùng ảnh."""


class NotDescribed(Refused):
    """Ảnh cần có chú thích và mô tả cho người không nhìn thấy thì mới đăng được. Hãy bổ sung cho từng ảnh."""


@dataclass(frozen=True, slots=True)
class Text:
    """What an article says. ``body`` is paragraphs with a blank line between them."""

    title: str
    lead: str = ""
    body: str = ""
    author: str = ""
    source: str = ""
    source_url: str = ""
    category: str = "activity"
    event_on: date | None = None
    personal_case: bool = False
    form: str = "text"
    series_id: int | None = None
    public_until: datetime | None = None
    first_public_on: date | None = None


def locked(article: Article, by: Officer, at: datetime, may: Callable[[Officer, Article, date], bool]) -> Article:
    """Lock first, then ask: may you?"""
    article = Article.objects.select_for_update(of=("self",)).select_related("unit").get(pk=article.pk)
    if not may(by, article, local_day(at)):
        raise NotYours()
    return article


@transaction.atomic
def draft(
    text: Text, *, unit: Unit, by: Officer, at: datetime, meeting_code: str = "", origin_sha256: str = ""
) -> Article:
    """Begin an article of ``unit``."""
    if not may_draft(by, unit, local_day(at)):
        raise NotYours()
    if not text.title.strip():
        raise NoTitle(field="title")
    article = Article.objects.create(
        code=new_code(unit.record_prefix(), local_day(at).year), unit=unit, created_at=at, created_by=by,
        assigned_to=by, meeting_code=meeting_code, origin_sha256=origin_sha256, **asdict(text),
    )  # fmt: skip
    _keep_revision(article, reason="", by=by, at=at)
    _index(article)
    write(article, "article.drafted", (), by=by, at=at)
    return article


@transaction.atomic
def edit(article: Article, *, text: Text, by: Officer, at: datetime, seen: int = 0) -> Article:
    """Change a draft; one that waits for approval goes back to being a draft.

    ``seen`` is the number of the revision that the writer had before them: another's change in between is refused.
    """
    article = locked(article, by, at, may_edit)
    _check_seen(article, seen)
    state = check(STEPS, "edit", article.state, labels=STATES)
    changed = _apply(article, text)
    article.state = state
    article.save()
    if changed:
        _keep_revision(article, reason="", by=by, at=at)
        _index(article)
        write(article, "article.edited", changed, by=by, at=at)
    return article


@transaction.atomic
def cite(article: Article, found: Iterable[documents.Found], *, by: Officer, at: datetime) -> list[Citation]:
    """Link the documents that the article cites; they become public with it. Words that left the text leave the links."""
    article = locked(article, by, at, may_edit)
    shown = article.public_from if article.state == "published" else None
    found, text = list(found), f"{article.title}\n{article.lead}\n{article.body}"
    made = documents.cite(
        "article", article.code, found, unit=article.unit, day=article.event_on, public_from=shown, by=by, at=at
    )
    standing = Citation.objects.filter(kind="article", record_code=article.code).exclude(
        pk__in=[one.pk for one in made]
    )
    gone = [one for one in standing if one.surface and one.surface not in text]
    if gone:
        documents.uncite(gone)
    return made


@transaction.atomic
def submit(article: Article, *, by: Officer, at: datetime) -> Article:
    """Hand the draft to those who publish."""
    article = locked(article, by, at, may_edit)
    article.state = check(STEPS, "submit", article.state, labels=STATES)
    article.submitted_at, article.submitted_by, article.send_back_reason = at, by, ""
    article.save()
    write(article, "article.submitted", ("state",), by=by, at=at)
    return article


@transaction.atomic
def send_back(article: Article, *, reason: str, by: Officer, at: datetime) -> Article:
    """Return it to the writer, with a reason."""
    article = locked(article, by, at, may_publish)
    article.state = check(STEPS, "send_back", article.state, labels=STATES)
    if not reason.strip():
        raise NoReason(field="reason")
    article.send_back_reason = reason.strip()
    article.save()
    write(article, "article.sent_back", ("state", "send_back_reason"), by=by, at=at)
    return article


@transaction.atomic
def publish(
    article: Article, *, by: Officer, at: datetime, public_from: datetime | None = None, seen: int = 0
) -> Article:
    """Publish now, or from a later moment; counted on the local day on which it becomes public.

    ``seen``: the revision that was read and is approved; an article edited since is not published by it.
    """
    article = locked(article, by, at, may_publish)
    _check_seen(article, seen)
    article.state = check(STEPS, "publish", article.state, labels=STATES)
    _check_fit(article)
    check_owner(article.unit, local_day(at))
    if public_from and public_from < at:
        raise MomentPassed(field="day")
    article.public_from = public_from or _first_moment(article, at)
    if article.public_until and article.public_until <= max(at, article.public_from):
        raise EndsTooEarly(field="day")
    article.published_at, article.published_by = at, by
    article.published_on = local_day(article.public_from)
    article.withdraw_reason, article.withdrawn_at, article.withdrawn_by = "", None, None
    article.save()
    documents.publish_citations("article", article.code, public_from=article.public_from)
    _index(article)
    generation.raise_after_commit()
    write(article, "article.published", ("state", "public_from"), by=by, at=at)
    return article


def _check_fit(article: Article) -> None:
    """Refuse to publish without words, with pictures undescribed, unpermitted, or too few for a picture story."""
    if not (article.lead.strip() or article.body.strip()):
        raise NoText(field="body")
    shown = list(article.pictures.exclude(file=""))
    if any(not one.is_described() for one in shown):
        raise NotDescribed()
    if any(one.lacks_consent() for one in shown):
        raise ChildrenShown()
    if article.form == "pictures" and len(shown) < LEAST_IN_STORY:
        raise FewPictures(least=LEAST_IN_STORY)


def _first_moment(article: Article, at: datetime) -> datetime:
    """Return the moment it is public from: now, or the day on which it first appeared on an earlier portal."""
    if article.first_public_on is None:
        return at
    if article.first_public_on > local_day(at):
        raise FirstDayAhead(field="first_public_on")
    return min(at, start_of(article.first_public_on))


@transaction.atomic
def correct(article: Article, *, text: Text, reason: str, by: Officer, at: datetime, seen: int = 0) -> Article:
    """Change what is already public, with a reason; the earlier words stay in the revisions. ``seen`` as in edit."""
    article = locked(article, by, at, may_publish)
    _check_seen(article, seen)
    check(STEPS, "correct", article.state, labels=STATES)
    if not reason.strip():
        raise NoReason(field="reason")
    changed = _apply(article, text)
    if "first_public_on" in changed:
        article.public_from = _first_moment(article, article.published_at or at)
        article.published_on = local_day(article.public_from)
    article.save()
    _keep_revision(article, reason=reason.strip(), by=by, at=at)
    _index(article)
    generation.raise_after_commit()
    write(article, "article.corrected", changed, by=by, at=at)
    return article


@transaction.atomic
def withdraw(article: Article, *, reason: str, by: Officer, at: datetime) -> Article:
    """Take it off the portal; its address goes on saying since when and why, those of its pictures lead nowhere. One that nobody saw yet leaves no trace there."""
    article = locked(article, by, at, may_publish)
    article.state = check(STEPS, "withdraw", article.state, labels=STATES)
    if not reason.strip():
        raise NoReason(field="reason")
    if article.public_from and article.public_from > at:
        article.public_from = article.published_on = None
    article.withdrawn_at, article.withdrawn_by, article.withdraw_reason = at, by, reason.strip()
    article.save()
    rename_files(article)
    documents.publish_citations("article", article.code, public_from=None)
    _index(article)
    generation.raise_after_commit()
    write(article, "article.withdrawn", ("state", "withdraw_reason"), by=by, at=at)
    return article


def _check_seen(article: Article, seen: int) -> None:
    """Refuse an act on words that are no longer those that were seen. 0: nothing is claimed to have been seen."""
    newest = article.revisions.select_related("made_by__person", "made_by__user").order_by("-number").first()
    if seen and newest is not None and newest.number != seen:
        when = f"{newest.made_at.astimezone(HERE):%H:%M}"
        raise ChangedMeanwhile(who=newest.made_by.full_name, when=when, number=newest.number)


def _apply(article: Article, text: Text) -> list[str]:
    if not text.title.strip():
        raise NoTitle(field="title")
    changed = [name for name, value in asdict(text).items() if getattr(article, name) != value]
    for name in changed:
        setattr(article, name, getattr(text, name))
    return changed


def _keep_revision(article: Article, *, reason: str, by: Officer, at: datetime) -> None:
    Revision.objects.create(
        article=article, number=article.revisions.count() + 1, title=article.title, lead=article.lead,
        body=article.body, author=article.author, source=article.source, reason=reason, made_at=at, made_by=by,
    )  # fmt: skip


def reindex(articles: Iterable[Article] | None = None) -> int:
    """Put articles into the index again; all of them without an argument. Returns how many."""
    return search.put_each(map(_found, articles or Article.objects.select_related("unit").iterator()))


def _index(article: Article) -> None:
    search.put(**_found(article))


def _found(article: Article) -> dict[str, Any]:
    return {
        "kind": "article", "code": article.code, "unit": article.unit.code, "title": article.title,
        "body": f"{article.lead}\n{article.body}", "day": article.event_on or article.published_on,
        "public_from": article.public_from if article.state == "published" else None,
        "public_until": article.public_until,
    }  # fmt: skip


def write(article: Article, verb: str, fields: Iterable[str], *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=article.unit.code,
        actor=by.code,
        verb=verb,
        kind="article",
        code=article.code,
        fields=tuple(fields),
        at=at,
    )
