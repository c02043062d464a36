"""The public side of the catalogue: documents that published records cite."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from danvan.documents.lines import DOCUMENT_LINE, document_line
from danvan.documents.models import Citation, Document
from danvan.search.titles import titles as titles_of
from danvan.units.doors import page_asked, sheet_of
from danvan.websites.addresses import item, split_code
from danvan.websites.doors import SitePage


class ListDocuments(SitePage):
    """New documents: what this site's published records cite, newest first."""

    template_name = "documents/portal/list.html"
    title = "Văn bản"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cited = Citation.objects.filter(unit__in=self.door.bodies, public_from__lte=self.at)
        rows = Document.objects.public(self.at).filter(pk__in=cited.values("document")).new_first()
        kind = self.request.GET.get("loai", "")
        kinds = list(rows.order_by("type_name").values_list("type_name", flat=True).distinct()[:40])
        if kind in kinds:
            rows = rows.filter(type_name=kind)
        sheet = sheet_of(
            rows.values_list(*DOCUMENT_LINE, named=True),
            page_asked(self.request),
            30,
        )
        return super().get_context_data(
            sheet=sheet, lines=[document_line(self.door.base, row) for row in sheet.rows], kinds=kinds, kind=kind,
            kept=f"loai={kind}&" if kind else "",
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": "Văn bản"}], **kwargs,
        )  # fmt: skip


class ReadDocument(SitePage):
    """One document and every published record of this site that cites it."""

    template_name = "documents/portal/document.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        document = Document.objects.filter(code=split_code(tail)).select_related("merged_into").first()
        if document is None:
            raise Http404("Không có văn bản này.")
        self.document = document.merged_into or document
        self.counted_page = self.document.code
        address = item(self.door.base, "document", self.document.code, self.document.label)
        if self.document.public_from is None or self.document.public_from > self.at:
            raise Http404("Văn bản này chưa được công khai.")
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document, base = self.document, self.door.base
        citing = Citation.objects.filter(document=document, public_from__lte=self.at)
        citing = citing.filter(Q(unit__in=self.door.bodies)).order_by("-day", "-pk")[:100]
        titles = titles_of([(one.kind, one.record_code) for one in citing])
        return super().get_context_data(
            title=document.full_label(), document=document,
            citing=[
                {"kind": one.kind, "title": titles.get((one.kind, one.record_code), one.record_code), "day": one.day,
                 "url": item(base, one.kind, one.record_code, titles.get((one.kind, one.record_code), ""))}
                for one in citing
            ],
            crumbs=[
                {"label": "Trang chủ", "url": base}, {"label": "Văn bản", "url": self.door.address("van-ban/")},
                {"label": document.label},
            ],
            **kwargs,
        )  # fmt: skip
