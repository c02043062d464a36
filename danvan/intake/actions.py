"""The verbs of the room, in order of life: upload, accept, dismiss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from danvan import journal
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.pictures import NotAPicture, PictureTooLarge, TooManyPixels
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.documents.actions import Found
from danvan.intake.citing import found_of
from danvan.intake.decisions import Decision, Held
from danvan.intake.models import Proposal, Upload
from danvan.intake.permissions import may_accept, may_dismiss, may_publish_at_once, may_upload
from danvan.intake.pictures import Brought, pictures_of
from danvan.intake.pipeline import Reading
from danvan.intake.reading.duplicates import is_near
from danvan.intake.states import STATES, STEPS
from danvan.meetings import actions as meetings
from danvan.meetings.models import Meeting
from danvan.news import actions as news
from danvan.news.models import Article
from danvan.units.models import Officer, Unit
from danvan.websites import actions as websites

COMPARED = 2000
"""How many of the latest texts of a unit a new one is compared with."""


class NotYours(Refused):
    """Bạn không có quyền nhập bài cho đơn vị này."""


class ReadBefore(Refused):
    """Tệp này đã được nhập trước đây: «{title}» (mã {code})."""


class NoReason(Refused):
    """Hãy ghi lý do bỏ bài này."""


class MayNotPublish(Refused):
    """Bạn không có quyền đăng ngay. Hãy chọn gửi duyệt."""


@transaction.atomic
def upload(reading: Reading, data: bytes, *, unit: Unit, by: Officer, at: datetime) -> Proposal:
    """Keep a text that was read, with its original, and open a proposal.

    Raises ReadBefore (facts ``code``, ``title``) when the unit has these very bytes already.
    """
    if not may_upload(by, unit, local_day(at)):
        raise NotYours()
    same = Proposal.objects.of_file(unit, reading.source.sha256).first()
    if same:
        raise ReadBefore(code=same.code, title=same.title)
    near = near_to(reading.signature, unit)
    kept = _keep(reading, data, unit=unit, by=by, at=at)
    proposal = Proposal.objects.create(
        code=new_code(unit.record_prefix(), local_day(at).year), unit=unit, upload=kept, title=reading.title,
        state=STEPS["upload"].to, frames=reading.frames, near_code=near.code if near else "",
    )  # fmt: skip
    _write(proposal, "proposal.uploaded", (), by=by, at=at)
    return proposal


def near_to(signature: tuple[int, ...], unit: Unit) -> Proposal | None:
    """Find an earlier proposal of the unit with nearly the same text, the latest first."""
    rows = Upload.objects.alive().filter(unit=unit).order_by("-pk").values_list("pk", "signature")[:COMPARED]
    pk = next((pk for pk, other in rows if len(other) == len(signature) and is_near(signature, tuple(other))), None)
    return Proposal.objects.filter(upload=pk).first() if pk else None


def _keep(reading: Reading, data: bytes, *, unit: Unit, by: Officer, at: datetime) -> Upload:
    source = reading.source
    kept = Upload(
        code=new_code(unit.record_prefix(), local_day(at).year), unit=unit, name=reading.name[:250], kind=source.kind,
        encoding=source.encoding[:30], sha256=source.sha256, size=len(data), text=source.text, note="\n".join(source.notes),
        signature=list(reading.signature), uploaded_at=at, uploaded_by=by,
    )  # fmt: skip
    kept.file.save(f"original.{source.kind}", ContentFile(data), save=False)
    try:
        kept.save()
    except Exception:
        kept.file.delete(save=False)
        raise
    return kept


@transaction.atomic
def accept(proposal: Proposal, *, decision: Decision, by: Officer, at: datetime) -> Proposal:
    """Record what a person decided: meetings, the article, their citations; publish or submit them.

    All or nothing. Raises a Refused of the rooms it calls; WrongState when it was decided before.
    """
    proposal = _locked(proposal)
    if not may_accept(by, proposal, local_day(at)):
        raise NotYours()
    state = check(STEPS, "accept", proposal.state, labels=STATES)
    if decision.afterwards == "publish" and not may_publish_at_once(by, proposal.unit, local_day(at)):
        raise MayNotPublish(field="afterwards")
    found = _found(proposal, decision, at)
    held = [_hold(proposal, one, found, by=by, at=at) for one in decision.meetings]
    article = _draft(proposal, decision, held, found, by=by, at=at)
    _illustrate(article, decision.captions, proposal.upload, by=by, at=at)
    _go_on(article, held, decision.afterwards, by=by, at=at)
    proposal.state, proposal.accepted_at, proposal.accepted_by = state, at, by
    proposal.article_code, proposal.meeting_code = article.code, held[0].code if held else ""
    proposal.decisions = {
        "edits": list(decision.edits),
        "meetings": [one.code for one in held],
        "afterwards": decision.afterwards,
    }
    proposal.save()
    websites.lead_on("proposal", proposal.code, to_kind="article", to_code=article.code)
    edited = sorted({one["field"].replace("-", "_") for one in decision.edits if one["basis"] != "span"})
    _write(proposal, "proposal.accepted", edited, by=by, at=at)
    return proposal


def _locked(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update(of=("self",)).select_related("unit", "upload").get(pk=proposal.pk)


def _found(proposal: Proposal, decision: Decision, at: datetime) -> list[Found]:
    scope, place = province_of(proposal, decision.meetings, at)
    return found_of(proposal.frames, proposal.upload.text, decision.papers, scope=scope, place=place)


def province_of(proposal: Proposal, held: Iterable[Held], at: datetime) -> tuple[str, str]:
    """Give code and name of the province that the documents of the source belong to, as far as a person decided.

    The own unit's for an own event, the chosen candidate's otherwise. Nobody said: a scope that no other
    unit shares, so that nothing is merged by chance.
    """
    first = next(iter(held), None)
    if first is None or not (first.unit_code or first.details.own_event):
        return f"?{proposal.unit.code}"[:40], ""
    if first.unit_code:
        candidates = [one for event in proposal.frames["events"] for one in event["unit_candidates"]]
        code = next((one["province"] for one in candidates if one["code"] == first.unit_code), "")
        return code or f"?{first.unit_code}"[:40], ""
    version = proposal.unit.version(local_day(at)) or proposal.unit.last_version()
    area = version.area if version and version.area else proposal.unit
    own = area.version(local_day(at)) or area.last_version()
    above = Unit.objects.filter(code__in=own.codes_above) if own else Unit.objects.none()
    for unit in [*above, area]:
        row = unit.version(local_day(at)) or unit.last_version()
        if row and row.level == "province":
            return row.official_code or unit.code, row.name
    return f"?{proposal.unit.code}"[:40], ""


def _hold(proposal: Proposal, one: Held, found: list[Found], *, by: Officer, at: datetime) -> Meeting:
    sha256 = proposal.upload.sha256
    meeting = meetings.record(
        one.details, one.company, unit=proposal.unit, origin="intake", by=by, at=at, origin_sha256=sha256
    )
    meetings.cite(meeting, found, by=by, at=at)
    return meeting


def _draft(
    proposal: Proposal, decision: Decision, held: list[Meeting], found: list[Found], *, by: Officer, at: datetime
) -> Article:
    sha256 = proposal.upload.sha256
    code = held[0].code if held else ""
    article = news.draft(decision.text, unit=proposal.unit, by=by, at=at, meeting_code=code, origin_sha256=sha256)
    news.cite(article, [_quoted(one) for one in found], by=by, at=at)
    return article


def _illustrate(article: Article, captions: Iterable[str], kept: Upload, *, by: Officer, at: datetime) -> None:
    """Keep every caption, with its picture where the file brought one that can be shown."""
    brought = pictures_of(kept)
    for n, caption in enumerate(captions):
        picture = brought[n] if n < len(brought) else None
        if picture is None or not _pictured(article, picture, caption, by=by, at=at):
            news.add_caption(article, caption, by=by, at=at)


def _pictured(article: Article, picture: Brought, caption: str, *, by: Officer, at: datetime) -> bool:
    try:
        news.add_picture(
            article,
            ContentFile(picture.content),
            by=by,
            at=at,
            caption=caption[:400],
            alt=(picture.alt or caption)[:300],
        )
    except (NotAPicture, PictureTooLarge, TooManyPixels):
        return False
    return True


def _quoted(found: Found) -> Found:
    """Cite it from the article without saying that the article spread it: only a meeting does."""
    return Found(**(asdict(found) | {"disseminated": False}))


def _go_on(article: Article, held: list[Meeting], afterwards: str, *, by: Officer, at: datetime) -> None:
    if afterwards == "submit":
        news.submit(article, by=by, at=at)
    if afterwards == "publish":
        news.publish(article, by=by, at=at)
        for meeting in held:
            meetings.publish(meeting, by=by, at=at)


@transaction.atomic
def dismiss(proposal: Proposal, *, reason: str, by: Officer, at: datetime) -> Proposal:
    """Put a proposal aside, with a reason; the same file may be read again."""
    proposal = _locked(proposal)
    if not may_dismiss(by, proposal, local_day(at)):
        raise NotYours()
    if not reason.strip():
        raise NoReason(field="reason")
    proposal.state = check(STEPS, "dismiss", proposal.state, labels=STATES)
    proposal.dismissed_at, proposal.dismissed_by, proposal.dismiss_reason = at, by, reason.strip()
    proposal.save()
    _write(proposal, "proposal.dismissed", ("state", "dismiss_reason"), by=by, at=at)
    return proposal


def _write(proposal: Proposal, verb: str, fields: Iterable[str], *, by: Officer, at: datetime) -> Any:
    journal.record(
        unit=proposal.unit.code,
        actor=by.code,
        verb=verb,
        kind="proposal",
        code=proposal.code,
        fields=tuple(fields),
        at=at,
    )
