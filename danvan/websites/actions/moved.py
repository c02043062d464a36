"""Keep the addresses of an earlier portal: each leads on to the record that was made of its page."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import unquote, urlsplit

from django.db import transaction

from danvan.core.dates import local_day
from danvan.core.refused import Refused
from danvan.websites.models import OldAddress, Website

LONGEST = 500


class NotAnAddress(Refused):
    """«{text}» không phải địa chỉ trang. Hãy ghi như https://ten-mien-cu/tin-tuc/bai-1.html hoặc /tin-tuc/bai-1.html."""


def split_address(text: str) -> tuple[str, str]:
    """Return (host in small letters or "", path with its question) of an address as it was typed.

    Percent signs are read, a slash at the end is left out. Raises NotAnAddress.
    """
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").lower()
    except ValueError as error:
        raise NotAnAddress(text=text[:80]) from error
    path = unquote(parts.path).rstrip("/")
    if parts.scheme not in ("", "http", "https") or (not parts.scheme and not text.strip().startswith("/")):
        raise NotAnAddress(text=text[:80])
    whole = f"{path or '/'}{'?' + unquote(parts.query) if parts.query else ''}"
    if len(whole) > LONGEST or len(host) > 120 or whole == "/" or any(ord(sign) < 32 for sign in whole):
        raise NotAnAddress(text=text[:80])
    return host, whole


def kept_at(site: Website, path: str) -> OldAddress | None:
    """Return what stands at an old path of a site, if anything does."""
    return OldAddress.objects.filter(website=site, path=path).first()


@transaction.atomic
def keep_old_address(site: Website, *, host: str, path: str, kind: str, code: str, at: datetime) -> OldAddress:
    """Let an old address lead to a record; one that is kept already stays as it is."""
    made, _ = OldAddress.objects.get_or_create(
        website=site, path=path, defaults={"host": host, "kind": kind, "code": code, "kept_on": local_day(at)}
    )
    return made


def lead_on(kind: str, code: str, *, to_kind: str, to_code: str) -> int:
    """Let the old addresses of one record lead to another (a proposal became an article); return how many."""
    return OldAddress.objects.filter(kind=kind, code=code).update(kind=to_kind, code=to_code)
