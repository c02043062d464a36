"""What stands on the site: fixed pages, channels and links, leaders, planned stops."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.units.doors import DeskPage
from danvan.units.models import Post
from danvan.websites import actions, forms
from danvan.websites.models import Downtime, FixedPage, Leader, SiteLink, Website
from danvan.websites.states import ASKED_BY_LAW, PAGE_KINDS, PUBLIC_SERVICE_PORTAL
from danvan.websites.views_desk.site import OwnSite, SiteAct

A_YEAR = 365


class ListPages(OwnSite, DeskPage):
    """Everything that stands on the site, and what the law asks for that is not there."""

    template_name = "websites/desk/pages.html"
    title = "Trang cố định, kênh, lãnh đạo"
    roles = ("administrator",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = self.site()
        pages = list(site.pages.select_related("updated_by__person", "updated_by__user")) if site else []
        there = {page.kind for page in pages if page.shown}
        lines = [
            {
                "page": page,
                "old": (self.today - page.reviewed_on).days > A_YEAR,
                "law": ASKED_BY_LAW.get(page.kind, ""),
            }
            for page in pages
        ]
        return super().get_context_data(
            website=site, lines=lines,
            missing=[{"kind": kind, "label": PAGE_KINDS[kind], "law": law} for kind, law in ASKED_BY_LAW.items() if kind not in there],
            links=list(site.links.all()) if site else [], leaders=list(site.leaders.select_related("post__unit")) if site else [],
            downtimes=list(site.downtimes.filter(until_at__gt=self.at)) if site else [], **kwargs,
        )  # fmt: skip


class PartAct(SiteAct):
    """A verb on something that stands on the site; afterwards back to the list."""

    anchor = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"back": reverse("websites:pages")} | kwargs))

    def address(self) -> str:
        return f"{reverse('websites:pages')}#{self.anchor}"


class WritePage(PartAct):
    """A new fixed page."""

    form_class: Any = forms.PageForm
    title = "Viết trang cố định"
    done = "Đã lưu trang."
    anchor = "trang"

    def get_initial(self) -> dict[str, Any]:
        kind = self.request.GET.get("loai", "other")
        label = PAGE_KINDS.get(kind, "")
        link = PUBLIC_SERVICE_PORTAL if kind == "procedures" else ""
        return {"kind": kind, "title": label if kind != "other" else "", "link": link, "shown": True, "position": 0}

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        actions.write_page(thing, page=self.page(), by=self.officer, at=at, **cleaned)
        return self.address()

    def page(self) -> FixedPage | None:
        return None


class EditPage(WritePage):
    """Change a fixed page; two who change it at once do not overwrite each other."""

    title = "Sửa trang cố định"

    def page(self) -> FixedPage:
        return get_object_or_404(
            FixedPage.objects.select_related("updated_by"), website=self.thing, slug=self.kwargs["slug"]
        )

    def get_initial(self) -> dict[str, Any]:
        page = self.page()
        kept = {name: getattr(page, name) for name in ("kind", "title", "body", "link", "position", "shown")}
        return kept | {"seen_at": page.updated_at.isoformat()}


class ReviewPage(PartAct):
    """Say that a page is still right."""

    form_class = forms.NothingForm
    title = "Rà soát: nội dung vẫn đúng"
    done = "Đã ghi ngày rà soát."
    anchor = "trang"

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        actions.review_page(
            get_object_or_404(thing.pages.select_related("website__unit"), slug=self.kwargs["slug"]),
            by=self.officer,
            at=at,
        )
        return self.address()


class AddLink(PartAct):
    """A channel or a link."""

    form_class = forms.LinkForm
    title = "Thêm kênh, liên kết"
    done = "Đã thêm."
    anchor = "kenh"

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        actions.add_link(thing, by=self.officer, at=at, **cleaned)
        return self.address()


class RemoveLink(PartAct):
    """Take a channel or a link away."""

    form_class = forms.NothingForm
    title = "Bỏ kênh, liên kết"
    done = "Đã bỏ."
    anchor = "kenh"

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        link = get_object_or_404(
            SiteLink.objects.select_related("website__unit"), website=thing, pk=self.kwargs["link"]
        )
        actions.remove_link(link, by=self.officer, at=at)
        return self.address()


class ShowLeader(PartAct):
    """A post whose holder the site shows."""

    form_class: Any = forms.LeaderForm
    title = "Đưa lãnh đạo lên trang"
    done = "Đã đưa lên trang."
    anchor = "lanh-dao"

    def get_form_kwargs(self) -> dict[str, Any]:
        units = self.units_to_write()
        return super().get_form_kwargs() | {"posts": Post.objects.filter(unit__in=units).select_related("unit")}

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        actions.show_leader(thing, by=self.officer, at=at, **cleaned)
        return self.address()


class HideLeader(PartAct):
    """Show a post no longer."""

    form_class = forms.NothingForm
    title = "Thôi đưa lên trang"
    done = "Đã thôi đưa lên trang."
    anchor = "lanh-dao"

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        leader = get_object_or_404(
            Leader.objects.select_related("website__unit"), website=thing, pk=self.kwargs["leader"]
        )
        actions.hide_leader(leader, by=self.officer, at=at)
        return self.address()


class AnnounceDowntime(PartAct):
    """Tell readers of a stop."""

    form_class = forms.DowntimeForm
    title = "Báo tạm dừng trang"
    done = "Đã báo: thông báo hiện trên mọi trang."
    anchor = "tam-dung"

    def form_valid(self, form: Any) -> Any:
        self.moments = form.moment("from"), form.moment("until")
        return super().form_valid(form)

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        from_at, until_at = self.moments
        actions.announce_downtime(
            thing, from_at=from_at, until_at=until_at, reason=cleaned["reason"], sudden=cleaned["sudden"], by=self.officer, at=at
        )  # fmt: skip
        return self.address()


class DropDowntime(PartAct):
    """Take back the notice of a stop."""

    form_class = forms.NothingForm
    title = "Bỏ thông báo tạm dừng"
    done = "Đã bỏ thông báo."
    anchor = "tam-dung"

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        row = get_object_or_404(
            Downtime.objects.select_related("website__unit"), website=thing, pk=self.kwargs["downtime"]
        )
        actions.drop_downtime(row, by=self.officer, at=at)
        return self.address()
