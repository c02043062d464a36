"""The desk side of documents: catalogue, one entry, the unit's register, files."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import View

from danvan import journal
from danvan.core.refused import Refused
from danvan.documents import actions, forms
from danvan.documents.issuers import province_code
from danvan.documents.library import may_classify, may_confirm_relation, may_show_file
from danvan.documents.models import Attachment, Citation, Document, RegisterEntry, Relation
from danvan.documents.permissions import WRITERS, may_confirm, may_edit, may_enter
from danvan.documents.reading import identity_of, read_one
from danvan.search.titles import titles
from danvan.units.doors import DeskAct, DeskList, DeskPage, DeskView

RECORD_PAGES = {"meeting": "/desk/meetings/{}/", "article": "/desk/news/{}/"}
DONE = {
    "document.entered": "Ghi vào danh mục", "document.edited": "Sửa", "document.resolved": "Xác định",
    "document.confirmed": "Xác nhận", "document.merged": "Gộp", "document.registered": "Vào sổ",
    "file.attached": "Thêm tệp", "file.detached": "Bỏ tệp", "document.related": "Ghi quan hệ", "document.relation_confirmed": "Xác nhận quan hệ",
    "document.relation_removed": "Bỏ quan hệ", "document.classified": "Xếp lĩnh vực", "file.shown": "Đưa tệp cho bạn đọc",
    "file.hidden": "Thôi đưa tệp",
}  # fmt: skip


class ListDocuments(DeskList):
    """The shared catalogue: everybody's public facts."""

    template_name = "documents/desk/list.html"
    title = "Văn bản"
    filter_form_class = forms.FilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Document]:
        rows = Document.objects.standing().new_first()
        if filters.get("standing"):
            rows = rows.filter(standing=filters["standing"])
        if filters.get("system"):
            rows = rows.filter(system=filters["system"])
        if words := filters.get("q", "").strip():
            rows = rows.filter(Q(label__icontains=words) | Q(title__icontains=words) | Q(issuer__icontains=words))
        return rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(may_enter=may_enter(self.officer, self.today), **kwargs)


def find_document(code: str) -> Document:
    document = get_object_or_404(Document.objects.select_related("entered_unit", "merged_into"), code=code.upper())
    return document.merged_into or document


class ShowDocument(DeskPage):
    """One entry: what it says, who cites it within the scope, this unit's register lines, its history."""

    template_name = "documents/desk/document.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document = find_document(self.kwargs["code"])
        citing = list(
            Citation.objects.visible_to(self.officer, self.today)
            .filter(document=document)
            .order_by("-day", "-pk")[:100]
        )
        names = titles((one.kind, one.record_code) for one in citing)
        return super().get_context_data(
            title=document.full_label(), document=document,
            citing=[
                {"title": names.get((one.kind, one.record_code), one.record_code), "day": one.day, "disseminated": one.disseminated,
                 "url": RECORD_PAGES.get(one.kind, "/desk/").format(one.record_code)}
                for one in citing
            ],
            register=RegisterEntry.objects.visible_to(self.officer, self.today).filter(document=document).select_related("unit"),
            attachments=[
                {"file": one, "may_show": may_show_file(self.officer, one, self.today)}
                for one in Attachment.objects.visible_to(self.officer, self.today).filter(kind="document", record_code=document.code)
            ],
            relations=self.relations(document), may_classify=may_classify(self.officer, document, self.today),
            may_edit=may_edit(self.officer, document, self.today), may_confirm=may_confirm(self.officer, document, self.today),
            may_enter=may_enter(self.officer, self.today), entries=self.history(document), **kwargs,
        )  # fmt: skip

    def relations(self, document: Document) -> list[dict[str, Any]]:
        rows = Relation.objects.filter(document=document).select_related("document", "other", "stated_by__unit")
        return [
            {
                "one": one,
                "may_confirm": one.confirmed_at is None and may_confirm_relation(self.officer, one, self.today),
            }
            for one in rows.order_by("pk")[:50]
        ]

    def history(self, document: Document) -> list[dict[str, Any]]:
        if not self.units_in_scope().filter(pk=document.entered_unit_id).exists():
            return []
        return [
            {"what": DONE.get(one.verb, one.verb), "who": "", "at": one.at}
            for one in journal.entries_for("document", document.code)
        ]


class EnterDocument(DeskAct):
    """Type a document as it is cited; an entry that exists already is opened instead."""

    template_name = "documents/desk/form.html"
    form_class = forms.EnterForm
    roles = WRITERS
    title = "Ghi văn bản"

    def act(self, thing: None, cleaned: dict[str, Any], at: Any) -> str:
        found = read_one(cleaned["text"], title=cleaned["title"])
        document = actions.enter(found, unit=self.officer.unit, by=self.officer, at=at)
        return reverse("documents:show", args=[document.code])


class DocumentAct(DeskAct):
    """A verb on one entry."""

    template_name = "documents/desk/form.html"
    roles = WRITERS

    def find(self) -> Document:
        document = find_document(self.kwargs["code"])
        if not self.may(document):
            raise Http404
        return document

    def may(self, document: Document) -> bool:
        return may_edit(self.officer, document, self.today) or may_confirm(self.officer, document, self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(back=reverse("documents:show", args=[self.thing.code]), **kwargs)


class EditDocument(DocumentAct):
    """Correct what the entry says."""

    form_class = forms.EditForm
    title = "Sửa văn bản"
    done = "Đã sửa."

    def may(self, document: Document) -> bool:
        return may_edit(self.officer, document, self.today)

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.thing, name) for name in forms.EditForm.base_fields}

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        actions.edit(thing, by=self.officer, at=at, **cleaned)
        return reverse("documents:show", args=[thing.code])


class CannotResolve(Refused):
    """Chưa lập được khóa nhận dạng: cần loại, số, cơ quan ban hành và khóa (Đảng) hoặc năm (Nhà nước). Hãy sửa các mục đó trước."""


class ResolveDocument(DocumentAct):
    """Settle which document is meant."""

    form_class = forms.ResolveForm
    title = "Xác định văn bản"
    done = "Đã xác định."

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        words = f"{thing.type_name} số {thing.label}" + (
            f" ngày {thing.issued_on:%d/%m/%Y}" if thing.issued_on else ""
        )
        words += f" của {thing.issuer}" if thing.issuer else ""
        scope = province_code(cleaned["scope"], thing.issued_on)
        identity = identity_of(words, scope=scope, period=cleaned["period"].strip())
        if identity is None:
            raise CannotResolve()
        kept = actions.resolve(
            thing, identity=identity, period=cleaned["period"].strip().upper(), by=self.officer, at=at
        )
        return reverse("documents:show", args=[kept.code])


class ConfirmDocument(DocumentAct):
    """Confirm an entry for everybody."""

    form_class = forms.ConfirmForm
    title = "Xác nhận văn bản"
    done = "Đã xác nhận."

    def may(self, document: Document) -> bool:
        return may_confirm(self.officer, document, self.today)

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        actions.confirm(thing, by=self.officer, at=at)
        return reverse("documents:show", args=[thing.code])


class NoSuchEntry(Refused):
    """Không có mục văn bản mang mã này."""


class MergeDocument(DocumentAct):
    """Fold a doubled entry into the one that stays."""

    form_class = forms.MergeForm
    title = "Gộp hai mục"
    done = "Đã gộp. Mã cũ sẽ dẫn đến mục này."

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        into = Document.objects.standing().filter(code=cleaned["into"].strip().upper()).first()
        if into is None:
            raise NoSuchEntry(field="into")
        actions.merge(thing, into=into, by=self.officer, at=at)
        return reverse("documents:show", args=[into.code])


class RegisterDocument(DocumentAct):
    """Enter it into the unit's own book."""

    form_class = forms.RegisterForm
    title = "Vào sổ văn bản"
    done = "Đã vào sổ."

    def may(self, document: Document) -> bool:
        return may_enter(self.officer, self.today)

    def get_initial(self) -> dict[str, Any]:
        return {"entered_on": self.today, "title": self.thing.title}

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        actions.register(thing, unit=self.officer.unit, by=self.officer, at=at, **cleaned)
        return reverse("documents:register")


class AttachToDocument(DocumentAct):
    """Keep the file of the document."""

    form_class = forms.AttachForm
    title = "Thêm tệp"
    done = "Đã thêm tệp."

    def may(self, document: Document) -> bool:
        return may_enter(self.officer, self.today)

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        actions.attach(
            cleaned["file"], unit=self.officer.unit, kind="document", record_code=thing.code, by=self.officer, at=at
        )
        return reverse("documents:show", args=[thing.code])


class Register(DeskList):
    """The unit's book of documents, in or out."""

    template_name = "documents/desk/register.html"
    title = "Sổ văn bản"

    def rows(self, filters: dict[str, Any]) -> QuerySet[RegisterEntry]:
        rows = RegisterEntry.objects.visible_to(self.officer, self.today).select_related("document", "unit")
        direction = self.request.GET.get("direction", "")
        rows = rows.filter(direction=direction) if direction in ("in", "out") else rows
        return rows.order_by("-book_year", "-book_number")


class Download(DeskView, View):
    """A private file, as an attachment, for those whose scope holds its record."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        attachment = get_object_or_404(Attachment.objects.visible_to(self.officer, self.today), code=code.upper())
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}
        return FileResponse(
            attachment.file.open("rb"), as_attachment=True, filename=attachment.name,
            content_type=attachment.media_type, headers=headers,
        )  # fmt: skip
