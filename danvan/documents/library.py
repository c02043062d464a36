"""The verbs of the public library: say what a document does to another, confirm it, put it under a field, show its file."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from danvan import journal
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.documents.models import Attachment, Document, Relation
from danvan.documents.permissions import may_confirm, may_enter
from danvan.documents.states import FIELDS
from danvan.units.models import Officer, Unit
from danvan.websites import generation


class NotYours(Refused):
    """Bạn không có quyền làm việc này với văn bản."""


class SameDocument(Refused):
    """Một văn bản không sửa đổi, thay thế chính nó."""


class StatedBefore(Refused):
    """Quan hệ này đã được ghi."""


class NoSource(Refused):
    """Hãy ghi căn cứ: điều, khoản nào của văn bản nói như vậy."""


class NotPublicYet(Refused):
    """Văn bản chưa được bài hay cuộc họp đã công khai nào nhắc đến, nên tệp chưa đưa lên được."""


class UnknownField(Refused):
    """Không có lĩnh vực này."""


@transaction.atomic
def relate(
    document: Document, *, kind: str, other: Document, source: str, since: date | None, by: Officer, at: datetime
) -> Relation:
    """Say that ``document`` amends, replaces, repeals or guides ``other``; readers see it once somebody has confirmed it."""
    if not may_enter(by, local_day(at)):
        raise NotYours()
    if document.pk == other.pk:
        raise SameDocument(field="other")
    if not source.strip():
        raise NoSource(field="source")
    Document.objects.select_for_update().get(pk=document.pk)
    if Relation.objects.filter(document=document, kind=kind, other=other).exists():
        raise StatedBefore(field="other")
    made = Relation.objects.create(
        document=document, kind=kind, other=other, source=source.strip(), since_on=since, stated_at=at, stated_by=by
    )
    _write(document, "document.related", (kind,), by=by, at=at)
    return made


def may_confirm_relation(officer: Officer, relation: Relation, on: date) -> bool:
    """Say whether the officer may confirm: who may confirm the entry, or another editor in whose scope it was said."""
    if may_confirm(officer, relation.document, on):
        return True
    if officer.pk == relation.stated_by_id or not officer.has_any(("editor", "head"), on):
        return False
    return Unit.objects.writable_by(officer, on).filter(pk=relation.stated_by.unit_id).exists()


def may_classify(officer: Officer, document: Document, on: date) -> bool:
    """Say whether the officer may put it under a field: a writer who may write for the unit that entered it."""
    return (
        may_enter(officer, on) and Unit.objects.writable_by(officer, on).filter(pk=document.entered_unit_id).exists()
    )


@transaction.atomic
def confirm_relation(relation: Relation, *, by: Officer, at: datetime) -> Relation:
    """Stand for what another has said; from now on readers see it."""
    relation = Relation.objects.select_for_update(of=("self",)).select_related("document").get(pk=relation.pk)
    if not may_confirm_relation(by, relation, local_day(at)):
        raise NotYours()
    relation.confirmed_at, relation.confirmed_by = at, by
    relation.save()
    generation.raise_after_commit()
    _write(relation.document, "document.relation_confirmed", (relation.kind,), by=by, at=at)
    return relation


@transaction.atomic
def unrelate(relation: Relation, *, by: Officer, at: datetime) -> None:
    """Take back what was said by mistake."""
    if not (relation.stated_by_id == by.pk and relation.confirmed_at is None) and not may_confirm_relation(
        by, relation, local_day(at)
    ):
        raise NotYours()
    document, kind = relation.document, relation.kind
    relation.delete()
    generation.raise_after_commit()
    _write(document, "document.relation_removed", (kind,), by=by, at=at)


@transaction.atomic
def classify(document: Document, *, field: str, by: Officer, at: datetime) -> Document:
    """Put a document under a field of work ("" takes it out)."""
    if not may_classify(by, document, local_day(at)):
        raise NotYours()
    if field and field not in FIELDS:
        raise UnknownField(field="field")
    document = Document.objects.select_for_update(of=("self",)).get(pk=document.pk)
    document.field = field
    document.save(update_fields=["field"])
    generation.raise_after_commit()
    _write(document, "document.classified", ("field",), by=by, at=at)
    return document


def may_show_file(officer: Officer, attachment: Attachment, on: date) -> bool:
    """Say whether the officer may give the file to readers: an editor or head who may write for its unit."""
    if attachment.kind != "document" or not officer.has_any(("editor", "head"), on):
        return False
    return Unit.objects.writable_by(officer, on).filter(pk=attachment.unit_id).exists()


@transaction.atomic
def show_file(attachment: Attachment, *, shown: bool, by: Officer, at: datetime) -> Attachment:
    """Give the file of a public document to readers, or take it back."""
    attachment = Attachment.objects.select_for_update(of=("self",)).select_related("unit").get(pk=attachment.pk)
    if not may_show_file(by, attachment, local_day(at)):
        raise NotYours()
    document = Document.objects.filter(code=attachment.record_code).first()
    if shown and (document is None or document.public_from is None):
        raise NotPublicYet()
    attachment.shown_at, attachment.shown_by = (at, by) if shown else (None, None)
    attachment.save(update_fields=["shown_at", "shown_by"])
    generation.raise_after_commit()
    verb = "file.shown" if shown else "file.hidden"
    journal.record(
        unit=attachment.unit.code,
        actor=by.code,
        verb=verb,
        kind="document",
        code=attachment.record_code,
        fields=(),
        at=at,
    )
    return attachment


def _write(document: Document, verb: str, fields: tuple[str, ...], *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=by.unit.code, actor=by.code, verb=verb, kind="document", code=document.code, fields=fields, at=at
    )
