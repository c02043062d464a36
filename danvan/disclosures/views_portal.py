"""What the commune makes public: one page for all of it, one page for each, the files."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.views import View

from danvan.disclosures.letters import said
from danvan.disclosures.models import Disclosure
from danvan.disclosures.states import CONTENT
from danvan.documents.models import Attachment
from danvan.law import publication
from danvan.units.doors import page_asked, sheet_of
from danvan.websites.addresses import item, split_code
from danvan.websites.doors import Door, SitePage, SiteView


def line(door: Door, thing: Disclosure) -> dict[str, Any]:
    """Give one content as a line of the list."""
    return {"row": thing, "url": item(door.base, "disclosure", thing.code, thing.title), "item": thing.item}


class ListPublished(SitePage):
    """Everything made public, by group and year; the page that the poster's QR code opens."""

    template_name = "disclosures/portal/list.html"
    title = "Công khai để Nhân dân biết"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Disclosure.objects.public(self.at).filter(unit__in=self.door.bodies)
        group = self.request.GET.get("nhom", "")
        groups, kept = publication.groups(), ""
        if group in groups:
            rows = rows.filter(item_code__in=[one.code for one in publication.items().values() if one.group == group])
            kept = f"nhom={group}&"
        sheet = sheet_of(rows.newest_first(), page_asked(self.request), 20)
        return super().get_context_data(
            sheet=sheet, lines=[line(self.door, row) for row in sheet.rows], kept=kept, group=group, groups=groups,
            group_label=groups.get(group, ""),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip


class ReadPublished(SitePage):
    """One content: what, on which paper, where and how long it is shown, the files."""

    template_name = "disclosures/portal/disclosure.html"

    def get(self, request: HttpRequest, *args: Any, tail: str, **kwargs: Any) -> HttpResponse:
        rows = Disclosure.objects.public(self.at).filter(unit__in=self.door.bodies).select_related("unit")
        thing = rows.filter(code=split_code(tail)).prefetch_related("postings").first()
        if thing is None:
            raise Http404("Không có nội dung công khai này.")
        self.thing, self.counted_page = thing, thing.code
        address = item(self.door.base, "disclosure", thing.code, thing.title)
        if request.path != address:
            return HttpResponsePermanentRedirect(address)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        thing = self.thing
        address = item(self.door.base, "disclosure", thing.code, thing.title)
        files = Attachment.objects.filter(kind=CONTENT, record_code=thing.code).order_by("pk")
        return super().get_context_data(
            title=thing.title, thing=thing, origin=self.door.origins.get(thing.unit_id, ""),
            absolute_url=self.door.permanent(self.request, "disclosure", thing.code, thing.title, unit=thing.unit_id), item=thing.item, group=publication.groups()[thing.item.group],
            places=[{"said": said(one.channel_label, one.where), "row": one} for one in thing.postings.all()],
            files=[{"row": one, "url": f"{address}tep/{one.code}/"} for one in files],
            crumbs=[
                {"label": "Trang chủ", "url": self.door.base},
                {"label": "Công khai để Nhân dân biết", "url": self.door.address("cong-khai/")},
                {"label": publication.groups()[thing.item.group]},
            ],
            **kwargs,
        )  # fmt: skip


class OpenFile(SiteView, View):
    """A file of a public content, as an attachment."""

    def get(self, request: HttpRequest, tail: str, file: str, **kwargs: Any) -> HttpResponse:
        rows = Disclosure.objects.public(self.at).filter(unit__in=self.door.bodies)
        thing = get_object_or_404(rows, code=split_code(tail))
        self.counted_page = thing.code
        kept = get_object_or_404(Attachment, kind=CONTENT, record_code=thing.code, code=file.upper())
        headers = {"X-Content-Type-Options": "nosniff", "X-Robots-Tag": "noindex"}
        return FileResponse(
            kept.file.open("rb"),
            as_attachment=True,
            filename=kept.name,
            content_type=kept.media_type,
            headers=headers,
        )
