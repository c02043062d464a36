"""What the law asks before anything is shown: an owner block that is complete."""

from __future__ import annotations

from datetime import date

from danvan.core.refused import Refused
from danvan.units.models import Unit
from danvan.websites.addresses import site_of


class NoOwnerBlock(Refused):
    """Chưa đăng được: trang của đơn vị còn thiếu {missing} (Nghị định 174/2026/NĐ-CP, Điều 93). Quản trị bổ sung ở mục Trang của đơn vị."""


def check_owner(unit: Unit, on: date) -> None:
    """Refuse publishing while the site of ``unit`` lacks a part of its owner block (NĐ 174/2026 Đ93.1)."""
    site = site_of(unit, on)
    missing = site.missing_owner_fields() if site else ["trang của đơn vị"]
    if missing:
        raise NoOwnerBlock(missing=", ".join(name.lower() for name in missing))
