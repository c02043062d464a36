"""The verbs of documents, in order of life: enter, cite, resolve, edit, confirm, merge, publish with their record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.db.models import Q

from danvan import journal, search
from danvan.core.codes import new_code
from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.documents import files
from danvan.documents.models import Attachment, Citation, Document, RegisterEntry
from danvan.documents.permissions import may_confirm, may_edit, may_enter
from danvan.documents.states import STANDINGS, STEPS
from danvan.units.models import Officer, Unit
from danvan.websites import generation


class NotYours(Refused):
    """Bạn không được sửa văn bản này: đơn vị khác đã ghi hoặc cấp trên đã xác nhận."""


class SameDocument(Refused):
    """Hai mục cần gộp phải là hai văn bản khác nhau trong danh mục."""


class IdentityTaken(Refused):
    """Văn bản này đã có trong danh mục ({label}). Hãy gộp hai mục lại."""


class NumberTaken(Refused):
    """Số {number} đã có trong sổ năm {year}. Để trống để lấy số tiếp theo."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document as cited: what was printed and what follows from it. ``identity`` is None while unresolved."""

    label: str
    type_name: str = ""
    number: str = ""
    symbol: str = ""
    system: str = "unknown"
    issuer: str = ""
    issuer_scope: str = ""
    issued_on: date | None = None
    period: str = ""
    identity: str | None = None
    title: str = ""
    surface: str = ""
    start: int | None = None
    end: int | None = None
    disseminated: bool = False


@transaction.atomic
def enter(found: Found, *, unit: Unit, by: Officer, at: datetime) -> Document:
    """Return the catalogue entry of a cited document, making it once.

    Resolved ones meet by identity; unresolved ones by type, number, symbol, day and issuer's scope.
    """
    if not may_enter(by, local_day(at)):
        raise NotYours()
    known = _known(found)
    if known:
        return known
    document = Document.objects.create(
        code=new_code("VB", local_day(at).year), system=found.system or "unknown", type_name=found.type_name,
        number=found.number, symbol=found.symbol, label=found.label, issuer=found.issuer,
        issuer_scope=found.issuer_scope, issued_on=found.issued_on, period=found.period, identity=found.identity,
        title=found.title, standing="entered" if found.identity else "unresolved", entered_unit=unit, entered_at=at,
    )  # fmt: skip
    _index(document)
    journal.record(unit=unit.code, actor=by.code, verb="document.entered", kind="document", code=document.code, at=at)
    return document


def _known(found: Found) -> Document | None:
    if found.identity:
        document = Document.objects.filter(identity=found.identity).select_related("merged_into").first()
    else:
        same = Document.objects.filter(
            Q(identity=None), type_name=found.type_name, number=found.number, symbol=found.symbol,
            label=found.label, issued_on=found.issued_on, issuer_scope=found.issuer_scope,
        )  # fmt: skip
        document = same.select_related("merged_into").first()
    return document.merged_into if document and document.merged_into else document


@transaction.atomic
def cite(
    kind: str, record_code: str, found: Iterable[Found], *, unit: Unit, day: date | None,
    public_from: datetime | None, by: Officer, at: datetime,
) -> list[Citation]:  # fmt: skip
    """Link a record to every document it cites, entering the new ones; the second mention of one adds nothing."""
    made: dict[int, Citation] = {}
    for one in found:
        document = enter(one, unit=unit, by=by, at=at)
        citation, _ = Citation.objects.get_or_create(
            document=document, kind=kind, record_code=record_code,
            defaults={
                "unit": unit, "surface": one.surface[:400], "start": one.start, "end": one.end, "day": day,
                "disseminated": one.disseminated, "public_from": public_from,
            },
        )  # fmt: skip
        made[document.pk] = citation
        _show(document)
    return list(made.values())


@transaction.atomic
def uncite(citations: Iterable[Citation]) -> None:
    """Take links back that a record no longer makes; what only they made public is public no more."""
    for citation in citations:
        document = citation.document
        citation.delete()
        _show(document)


@transaction.atomic
def publish_citations(kind: str, record_code: str, *, public_from: datetime | None) -> None:
    """Carry the publication of a record (or its end) to what it cites. The calling action writes the journal."""
    citations = Citation.objects.filter(kind=kind, record_code=record_code)
    citations.update(public_from=public_from)
    for document in Document.objects.filter(citations__in=citations).distinct():
        _show(document)


def _show(document: Document) -> None:
    """Derive since when the entry is public: since the first published record that cites it."""
    first = Citation.objects.filter(document=document, public_from__isnull=False).order_by("public_from").first()
    moment = first.public_from if first else None
    if document.public_from != moment:
        document.public_from = moment
        document.save(update_fields=["public_from"])
        _index(document)


def _index(document: Document) -> None:
    """Keep the index and, for what readers may see, the public pages true."""
    if document.public_from:
        generation.raise_after_commit()
    search.put(**_found(document))


def _found(document: Document) -> dict[str, Any]:
    return {
        "kind": "document", "code": document.code, "unit": document.entered_unit.code, "title": document.full_label(),
        "body": f"{document.title}\n{document.issuer}", "day": document.issued_on, "public_from": document.public_from,
    }  # fmt: skip


@transaction.atomic
def resolve(document: Document, *, identity: str, period: str, by: Officer, at: datetime) -> Document:
    """Settle which document is meant. An entry that turns out to exist already is merged into it."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if not (may_edit(by, document, local_day(at)) or may_confirm(by, document, local_day(at))):
        raise NotYours()
    state = check(STEPS, "resolve", document.standing, labels=STANDINGS)
    other = Document.objects.filter(identity=identity).exclude(pk=document.pk).first()
    if other:
        return _fold(document, other, by=by, at=at)
    document.identity, document.period, document.standing = identity, period, state
    document.save(update_fields=["identity", "period", "standing"])
    _write(document, "document.resolved", ("identity", "period"), by=by, at=at)
    return document


@transaction.atomic
def edit(document: Document, *, by: Officer, at: datetime, **values: object) -> Document:
    """Change what the entry says, while the unit that entered it may."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if not may_edit(by, document, local_day(at)):
        raise NotYours()
    check(STEPS, "edit", document.standing, labels=STANDINGS)
    changed = [name for name, value in values.items() if getattr(document, name) != value]
    for name in changed:
        setattr(document, name, values[name])
    if changed:
        document.save(update_fields=changed)
        _index(document)
        _write(document, "document.edited", changed, by=by, at=at)
    return document


@transaction.atomic
def confirm(document: Document, *, by: Officer, at: datetime) -> Document:
    """Confirm an entry for everybody; from now on its unit only proposes changes."""
    document = Document.objects.select_for_update().get(pk=document.pk)
    if not may_confirm(by, document, local_day(at)):
        raise NotYours()
    document.standing = check(STEPS, "confirm", document.standing, labels=STANDINGS)
    document.confirmed_at, document.confirmed_by = at, by
    document.save(update_fields=["standing", "confirmed_at", "confirmed_by"])
    _write(document, "document.confirmed", ("standing",), by=by, at=at)
    return document


@transaction.atomic
def merge(document: Document, *, into: Document, by: Officer, at: datetime) -> Document:
    """Fold a doubled entry into another; its code goes on answering by redirecting."""
    if not (may_confirm(by, document, local_day(at)) or may_edit(by, document, local_day(at))):
        raise NotYours()
    return _fold(document, into, by=by, at=at)


def _fold(document: Document, into: Document, *, by: Officer, at: datetime) -> Document:
    if document.pk == into.pk or into.merged_into_id:
        raise SameDocument()
    check(STEPS, "merge", document.standing, labels=STANDINGS)
    cited = set(Citation.objects.filter(document=into).values_list("kind", "record_code"))
    for citation in Citation.objects.filter(document=document):
        if (citation.kind, citation.record_code) in cited:
            citation.delete()
        else:
            citation.document = into
            citation.save(update_fields=["document"])
    document.register.update(document=into)
    document.merged_from.update(merged_into=into)
    document.merged_into, document.standing, document.identity = into, "merged", None
    document.public_from = None
    document.save(update_fields=["merged_into", "standing", "identity", "public_from"])
    search.remove("document", document.code)
    _show(into)
    _write(document, "document.merged", ("merged_into",), by=by, at=at)
    return into


def _write(document: Document, verb: str, fields: Iterable[str], *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=document.entered_unit.code, actor=by.code, verb=verb, kind="document", code=document.code,
        fields=tuple(fields), at=at,
    )  # fmt: skip


@transaction.atomic
def attach(upload: Any, *, unit: Unit, kind: str, record_code: str, by: Officer, at: datetime) -> Attachment:
    """Keep a file with a record. Pictures lose their metadata; the row goes when the file cannot be kept."""
    if not Unit.objects.writable_by(by, local_day(at)).filter(pk=unit.pk).exists():
        raise NotYours()
    content, media_type, name = files.read(upload)
    attachment = Attachment.objects.create(
        code=new_code("TEP", local_day(at).year), unit=unit, kind=kind, record_code=record_code,
        name=PurePath(upload.name).name[:200], file=files.stored(content, name), media_type=media_type,
        size=len(content), sha256=files.digest(content), added_at=at, added_by=by,
    )  # fmt: skip
    journal.record(
        unit=unit.code, actor=by.code, verb="file.attached", kind=kind, code=record_code, fields=("file",), at=at
    )
    return attachment


@transaction.atomic
def detach(attachment: Attachment, *, by: Officer, at: datetime) -> None:
    """Remove a file from its record; the file itself goes after commit."""
    if not Unit.objects.writable_by(by, local_day(at)).filter(pk=attachment.unit_id).exists():
        raise NotYours()
    stored = attachment.file
    journal.record(
        unit=attachment.unit.code, actor=by.code, verb="file.detached", kind=attachment.kind,
        code=attachment.record_code, fields=("file",), at=at,
    )  # fmt: skip
    attachment.delete()
    transaction.on_commit(lambda: stored.storage.delete(stored.name))


@transaction.atomic
def register(
    document: Document, *, unit: Unit, direction: str, entered_on: date, title: str, recipient: str, handling: str,
    by: Officer, at: datetime, book_number: int | None = None,
) -> RegisterEntry:  # fmt: skip
    """Enter a document into the unit's own book; the next number of the year unless one is given."""
    if (
        not may_enter(by, local_day(at))
        or not Unit.objects.writable_by(by, local_day(at)).filter(pk=unit.pk).exists()
    ):
        raise NotYours()
    Unit.objects.select_for_update().get(pk=unit.pk)
    book = RegisterEntry.objects.filter(unit=unit, direction=direction, book_year=entered_on.year)
    last = book.order_by("-book_number").values_list("book_number", flat=True).first() or 0
    number = book_number or last + 1
    if book.filter(book_number=number).exists():
        raise NumberTaken(number=number, year=entered_on.year, field="book_number")
    entry = RegisterEntry.objects.create(
        code=new_code(unit.record_prefix(), entered_on.year), unit=unit, document=document, direction=direction,
        book_number=number, book_year=entered_on.year, entered_on=entered_on, title=title, recipient=recipient,
        handling=handling, entered_at=at, entered_by=by,
    )  # fmt: skip
    journal.record(
        unit=unit.code, actor=by.code, verb="document.registered", kind="document", code=document.code, at=at
    )
    return entry


def reindex() -> int:
    """Put every standing entry into the index again. Returns how many."""
    return search.put_each(map(_found, Document.objects.standing().select_related("entered_unit").iterator()))
