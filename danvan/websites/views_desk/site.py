"""The desk side of a site: what the law asks of its foot, its address."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.urls import reverse

from danvan.core.dates import local_day
from danvan.units.doors import DeskAct, DeskPage
from danvan.units.models import Unit
from danvan.websites import actions, forms
from danvan.websites.addresses import base_of, slug
from danvan.websites.models import Website


class OwnSite:
    """Find the area that the officer's unit serves, and its site if it has one."""

    def area(self) -> Unit:
        version = self.officer.unit.version(self.today) or self.officer.unit.last_version()  # type: ignore[attr-defined]
        if version is None or version.area is None:
            raise Http404
        return version.area

    def site(self) -> Website | None:
        return Website.objects.filter(unit=self.area()).select_related("unit").first()


class ShowSite(OwnSite, DeskPage):
    """The site as it stands: address, owner block, what is missing."""

    template_name = "websites/desk/site.html"
    title = "Trang của đơn vị"
    roles = ("administrator",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        site = self.site()
        return super().get_context_data(
            website=site, area_name=self.area().name_on(self.today), missing=site.missing_owner_fields() if site else [],
            base=base_of(site, self.today) if site else "", **kwargs,
        )  # fmt: skip


class SiteAct(OwnSite, DeskAct):
    """A verb on the own site."""

    template_name = "websites/desk/form.html"
    roles = ("administrator",)

    def find(self) -> Website:
        site = self.site()
        if site is None:
            raise Http404
        return site


class OpenSite(OwnSite, DeskAct):
    """Open the site of the area."""

    template_name = "websites/desk/form.html"
    roles = ("administrator",)
    form_class = forms.OpenForm
    title = "Mở trang"
    done = "Đã mở trang của đơn vị."

    def get_initial(self) -> dict[str, Any]:
        area = self.area()
        above = [unit.name_on(self.today) for unit in Unit.objects.above(area, self.today).with_version(self.today)]
        names = [*above[:1], area.name_on(self.today)]
        return {"name": names[-1], "path": "/".join(slug(name) for name in names)}

    def act(self, thing: None, cleaned: dict[str, Any], at: Any) -> str:
        actions.open_site(self.area(), since=local_day(at), by=self.officer, at=at, **cleaned)
        return reverse("websites:show")


class FurnishSite(SiteAct):
    """Fill the owner block."""

    form_class = forms.FurnishForm
    title = "Sửa thông tin trang"
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.thing, name) for name in forms.FurnishForm.base_fields}

    def act(self, thing: Website, cleaned: dict[str, Any], at: Any) -> str:
        actions.furnish(thing, by=self.officer, at=at, **cleaned)
        return reverse("websites:show")


class DressSite(SiteAct):
    """Give the site its emblem and banner."""

    form_class = forms.DressForm
    title = "Biểu trưng, ảnh đầu trang"
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        return {"banner_alt": self.thing.banner_alt}

    def act(self, thing: Website, cleaned: dict[str, Any], at: Any) -> str:
        actions.dress(thing, by=self.officer, at=at, **cleaned)
        return reverse("websites:show")


class MoveSite(SiteAct):
    """Give the site another path."""

    form_class = forms.MoveForm
    title = "Đổi đường dẫn"
    done = "Đã đổi. Đường dẫn cũ sẽ dẫn đến đường dẫn mới."

    def act(self, thing: Website, cleaned: dict[str, Any], at: Any) -> str:
        actions.move(thing, path=cleaned["path"], since=local_day(at), by=self.officer, at=at)
        return reverse("websites:show")
