"""A unit's public site: its addresses in time, fixed pages, links, leaders shown, planned stops."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from danvan.core.pictures import public_files, renditions
from danvan.units.models import Officer, Post, Unit
from danvan.websites.states import LINK_GROUPS, PAGE_KINDS

OWNER_FIELDS = ("managing_body", "parent_body", "address", "phone", "email", "responsible_person")


class Website(models.Model):
    """The public site of an area; the bodies that serve the area publish on it."""

    scrub = ("responsible_person",)
    keep = (
        "id", "unit", "name", "strapline", "managing_body", "parent_body", "address", "phone", "email",
        "opened_on", "emblem", "banner", "banner_width", "banner_height", "banner_alt",
    )  # fmt: skip

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="website", verbose_name="Địa bàn")
    name = models.CharField("Tên trang", max_length=160)
    strapline = models.CharField("Dòng dưới tên", max_length=200, blank=True)
    managing_body = models.CharField("Cơ quan quản lý", max_length=200, blank=True)
    parent_body = models.CharField("Cơ quan chủ quản", max_length=200, blank=True)
    address = models.CharField("Địa chỉ", max_length=250, blank=True)
    phone = models.CharField("Điện thoại", max_length=40, blank=True)
    email = models.EmailField("Thư điện tử", blank=True)
    responsible_person = models.CharField("Người chịu trách nhiệm nội dung", max_length=120, blank=True)
    opened_on = models.DateField("Mở từ ngày")
    emblem = models.CharField("Biểu trưng", max_length=120, blank=True)
    banner = models.CharField("Ảnh đầu trang", max_length=120, blank=True)
    banner_width = models.PositiveIntegerField(null=True, blank=True)
    banner_height = models.PositiveIntegerField(null=True, blank=True)
    banner_alt = models.CharField("Mô tả ảnh đầu trang cho người không nhìn thấy", max_length=300, blank=True)

    class Meta:
        verbose_name = "trang của đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=Q(banner="")
                | (~Q(banner_alt="") & Q(banner_width__isnull=False, banner_height__isnull=False)),
                name="website_banner_described",
                violation_error_message="Ảnh đầu trang phải có mô tả.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def missing_owner_fields(self) -> list[str]:
        """Name what the owner block still lacks (NĐ 174/2026 Đ93.1), as labels."""
        return [str(self._meta.get_field(name).verbose_name) for name in OWNER_FIELDS if not getattr(self, name)]

    def emblem_url(self) -> str:
        """Return the address of the emblem, nothing when none was given."""
        return public_files().url(self.emblem) if self.emblem else ""

    def banner_picture(self) -> dict[str, Any] | None:
        """Give the banner as ``src, srcset, alt, width, height``; None without one."""
        if not self.banner:
            return None
        sizes = renditions(self.banner, self.banner_width or 1)
        return {
            "src": public_files().url(self.banner), "alt": self.banner_alt, "width": self.banner_width, "height": self.banner_height,
            "srcset": ", ".join(f"{public_files().url(name)} {width}w" for name, width in sizes),
        }  # fmt: skip


class AddressQuerySet(models.QuerySet["SiteAddress"]):
    def on(self, day: date) -> AddressQuerySet:
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=day), valid_from__lte=day)


class SiteAddress(models.Model):
    """A host or a path that a site answers to, dated; an ended one redirects."""

    scrub = ()
    keep = ("id", "website", "host", "path", "valid_from", "valid_to")

    website = models.ForeignKey(Website, models.CASCADE, related_name="addresses")
    host = models.CharField("Tên miền", max_length=120, blank=True)
    path = models.CharField("Đường dẫn", max_length=120, blank=True, help_text="song-may/ban-may")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)

    objects = AddressQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(host="", path=""),
                name="siteaddress_host_or_path",
                violation_error_message="Cần tên miền hoặc đường dẫn.",
            ),
            models.UniqueConstraint(
                fields=["host", "path"],
                condition=Q(valid_to=None),
                name="siteaddress_one_open",
                violation_error_message="Địa chỉ này đang thuộc một trang khác.",
            ),
        ]

    def __str__(self) -> str:
        return self.host or f"/{self.path}/"


class FixedPage(models.Model):
    """A page that stands: natural conditions, history, contact, privacy … (NĐ 224/2026 Đ9.1c)."""

    scrub = ()
    keep = (
        "id", "website", "kind", "slug", "title", "body", "link", "position", "shown", "updated_at", "updated_by", "reviewed_on",
    )  # fmt: skip

    website = models.ForeignKey(Website, models.CASCADE, related_name="pages")
    kind = models.CharField("loại trang", max_length=20, choices=list(PAGE_KINDS.items()))
    slug = models.CharField("đường dẫn", max_length=60)
    title = models.CharField("tên trang", max_length=160)
    body = models.TextField("nội dung", blank=True)
    link = models.URLField("địa chỉ dẫn tới", blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)
    shown = models.BooleanField("hiện trên cổng", default=True)
    updated_at = models.DateTimeField("sửa lúc")
    updated_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")
    reviewed_on = models.DateField("rà soát ngày")

    class Meta:
        verbose_name = "trang cố định"
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["website", "slug"],
                name="fixed_page_slug_once",
                violation_error_message="Trang đã có một mục mang đường dẫn này.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class PageRevision(models.Model):
    """What a fixed page said before an edit."""

    scrub = ()
    keep = ("id", "page", "title", "body", "written_at", "written_by")

    page = models.ForeignKey(FixedPage, models.CASCADE, related_name="revisions")
    title = models.CharField("tên trang", max_length=160)
    body = models.TextField("nội dung")
    written_at = models.DateTimeField("viết lúc")
    written_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]


class SiteLink(models.Model):
    """An official channel of the body, or a link to another agency (NĐ 224/2026 Đ10)."""

    scrub = ()
    keep = ("id", "website", "group", "label", "url", "position")

    website = models.ForeignKey(Website, models.CASCADE, related_name="links")
    group = models.CharField("nhóm", max_length=10, choices=list(LINK_GROUPS.items()))
    label = models.CharField("tên", max_length=120)
    url = models.CharField("địa chỉ hoặc số máy", max_length=300)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        verbose_name = "kênh, liên kết"
        ordering = ["group", "position", "pk"]

    def __str__(self) -> str:
        return self.label


class Leader(models.Model):
    """A post of a body whose holder the site shows, with duties (NĐ 224/2026 Đ9.1c)."""

    scrub = ()
    keep = ("id", "website", "post", "duties", "position")

    website = models.ForeignKey(Website, models.CASCADE, related_name="leaders")
    post = models.ForeignKey(Post, models.CASCADE, related_name="+")
    duties = models.TextField("nhiệm vụ, lĩnh vực phụ trách", blank=True)
    position = models.PositiveSmallIntegerField("thứ tự", default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["website", "post"],
                name="leader_once_on_site",
                violation_error_message="Chức vụ này đã có trên trang.",
            )
        ]


class Downtime(models.Model):
    """A planned stop of the site, told to readers beforehand (NĐ 224/2026 Đ13)."""

    scrub = ()
    keep = ("id", "website", "from_at", "until_at", "reason", "announced_at", "announced_by")

    website = models.ForeignKey(Website, models.CASCADE, related_name="downtimes")
    from_at = models.DateTimeField("dừng từ")
    until_at = models.DateTimeField("đến khoảng")
    reason = models.CharField("lý do", max_length=200)
    announced_at = models.DateTimeField("báo lúc")
    announced_by = models.ForeignKey(Officer, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["from_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until_at__gt=models.F("from_at")),
                name="downtime_ends_after_start",
                violation_error_message="Lúc hoạt động lại phải sau lúc dừng.",
            )
        ]


class OldAddress(models.Model):
    """An address of the portal that was here before: it leads to the record that was made of its page."""

    scrub = ()
    keep = ("id", "website", "host", "path", "kind", "code", "kept_on")

    website = models.ForeignKey(Website, models.CASCADE, related_name="old_addresses")
    host = models.CharField("tên miền cũ", max_length=120, blank=True)
    path = models.CharField("địa chỉ cũ", max_length=500, help_text="/tin-tuc/bai-1.html?id=7")
    kind = models.CharField("loại hồ sơ", max_length=12)
    code = models.CharField("mã hồ sơ", max_length=24)
    kept_on = models.DateField("giữ từ ngày")

    class Meta:
        verbose_name = "địa chỉ cũ"
        indexes = [
            models.Index(fields=["path"], name="oldaddress_path"),
            models.Index(fields=["kind", "code"], name="oldaddress_record"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["website", "path"],
                name="oldaddress_once",
                violation_error_message="Địa chỉ này đã được giữ.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.host}{self.path}"
