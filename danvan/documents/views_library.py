"""The desk side of the public library: relations, field of work, files given to readers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.documents import library
from danvan.documents.forms import ConfirmForm
from danvan.documents.models import Attachment, Document, Relation
from danvan.documents.permissions import WRITERS, may_enter
from danvan.documents.states import FIELDS, RELATIONS
from danvan.units.doors import DeskAct
from danvan.units.fields import Day, Words


class RelateForm(forms.Form):
    """What this document does, to which one, where it says so."""

    kind = forms.ChoiceField(label="Văn bản này", choices=list(RELATIONS.items()))
    other = forms.CharField(
        label="Văn bản kia", help_text="Mã trong danh mục (VB-…) hoặc số, ký hiệu như in, ví dụ 33/CT-TTg"
    )
    source = Words(label="Căn cứ", max_length=300, help_text="Điều, khoản nói như vậy")
    since = Day(label="Từ ngày", required=False)


class ClassifyForm(forms.Form):
    """The field of work."""

    field = forms.ChoiceField(label="Lĩnh vực", required=False, choices=[("", "Chưa xếp"), *FIELDS.items()])


class NoSuchDocument(library.Refused):
    """Danh mục không có văn bản này, hoặc có nhiều văn bản cùng số, ký hiệu. Hãy ghi mã VB-…"""


def _found(text: str) -> Document:
    rows = Document.objects.standing()
    found = list(rows.filter(code=text.strip().upper())[:1]) or list(rows.filter(label__iexact=text.strip())[:2])
    if len(found) != 1:
        raise NoSuchDocument(field="other")
    return found[0]


class LibraryAct(DeskAct):
    """A verb on one entry of the shared catalogue."""

    template_name = "documents/desk/form.html"
    roles = WRITERS

    def find(self) -> Any:
        document = get_object_or_404(Document.objects.select_related("merged_into"), code=self.kwargs["code"].upper())
        if not may_enter(self.officer, self.today):
            raise Http404
        return document.merged_into or document

    def back(self) -> str:
        return reverse("documents:show", args=[self.kwargs["code"]])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(back=self.back(), **kwargs)


class RelateDocument(LibraryAct):
    """Say what it does to an earlier document."""

    form_class = RelateForm
    title = "Ghi quan hệ với văn bản khác"
    done = "Đã ghi. Quan hệ hiện ra ngoài sau khi một người khác xác nhận."

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        library.relate(
            thing, kind=cleaned["kind"], other=_found(cleaned["other"]), source=cleaned["source"], since=cleaned["since"],
            by=self.officer, at=at,
        )  # fmt: skip
        return self.back()


class ClassifyDocument(LibraryAct):
    """Put it under a field of work."""

    form_class = ClassifyForm
    title = "Xếp lĩnh vực"
    done = "Đã xếp."

    def find(self) -> Document:
        document: Document = super().find()
        if not library.may_classify(self.officer, document, self.today):
            raise Http404
        return document

    def get_initial(self) -> dict[str, Any]:
        return {"field": self.thing.field}

    def act(self, thing: Document, cleaned: dict[str, Any], at: Any) -> str:
        library.classify(thing, field=cleaned["field"], by=self.officer, at=at)
        return self.back()


class RelationAct(LibraryAct):
    """A verb on one relation of an entry."""

    form_class = ConfirmForm

    def find(self) -> Relation:
        document = super().find()
        rows = Relation.objects.select_related("document", "stated_by").filter(document=document)
        relation = get_object_or_404(rows, pk=self.kwargs["relation"])
        own = relation.stated_by_id == self.officer.pk and relation.confirmed_at is None
        if not library.may_confirm_relation(self.officer, relation, self.today) and not (self.taking_back and own):
            raise Http404
        return relation

    taking_back = False


class ConfirmRelation(RelationAct):
    """Stand for it: readers see it."""

    title = "Xác nhận quan hệ"
    done = "Đã xác nhận."

    def act(self, thing: Relation, cleaned: dict[str, Any], at: Any) -> str:
        library.confirm_relation(thing, by=self.officer, at=at)
        return self.back()


class RemoveRelation(RelationAct):
    """Take it back."""

    title = "Bỏ quan hệ"
    done = "Đã bỏ."
    taking_back = True

    def act(self, thing: Relation, cleaned: dict[str, Any], at: Any) -> str:
        library.unrelate(thing, by=self.officer, at=at)
        return self.back()


class ShowFile(DeskAct):
    """Give a file to readers, or take it back."""

    template_name = "documents/desk/form.html"
    form_class = ConfirmForm
    roles = ("editor", "head")
    title = "Đưa tệp lên thư viện"

    def find(self) -> Attachment:
        rows = Attachment.objects.visible_to(self.officer, self.today).filter(kind="document")
        attachment = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not library.may_show_file(self.officer, attachment, self.today):
            raise Http404
        return attachment

    def act(self, thing: Attachment, cleaned: dict[str, Any], at: Any) -> str:
        library.show_file(thing, shown=thing.shown_at is None, by=self.officer, at=at)
        return reverse("documents:show", args=[thing.record_code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = "Đưa tệp cho bạn đọc" if self.thing.shown_at is None else "Thôi đưa tệp cho bạn đọc"
        back = reverse("documents:show", args=[self.thing.record_code])
        return super().get_context_data(title=f"{title}: {self.thing.name}", back=back, **kwargs)
