"""Sites, articles and meetings for tests, made through the rooms' own verbs."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from danvan.core.dates import local_day
from danvan.meetings import actions as meetings
from danvan.meetings.models import Meeting
from danvan.news import actions as news
from danvan.news.models import Article
from danvan.units.models import Officer, Unit
from danvan.websites import actions as websites
from danvan.websites.addresses import url_for
from tests.cast import Cast

AT = datetime(2025, 9, 10, 2, 0, tzinfo=UTC)
DAY = local_day(AT)
OWNER = {
    "name": "Xã Bản Mây", "managing_body": "Đảng ủy xã Bản Mây", "parent_body": "Tỉnh ủy Sông Mây", "address": "Thôn Bản Trên",
    "phone": "0000 000 000", "email": "lien-he@vi-du.example", "responsible_person": "Hoàng Thị Lan",
}  # fmt: skip
EXIF_PLACE = 0x8825


def a_site(area: Unit, *, path: str = "song-may/ban-may", **owner: str) -> Any:
    """Open the public site of an area, owner block complete unless told otherwise."""
    return websites.open_site(area, **(OWNER | owner), path=path, since=date(2020, 1, 1), by=None, at=AT)


def an_article(
    cast: Cast, state: str = "draft", *, title: str = "Bản Mây làm đường", at: datetime = AT, **more: Any
) -> Article:
    """Walk an article of Đảng ủy xã Bản Mây to a state; the site must be open for it to be published."""
    text = news.Text(title, **({"lead": "Bà con góp ngày công."} | more))
    article = news.draft(text, unit=cast.units.ban_may, by=cast.nam, at=at)
    if state == "submitted":
        return news.submit(article, by=cast.nam, at=at)
    if state in ("published", "withdrawn"):
        article = news.publish(article, by=cast.lan, at=at)
    return news.withdraw(article, reason="Đăng nhầm.", by=cast.lan, at=at) if state == "withdrawn" else article


def a_meeting(
    cast: Cast, state: str = "held", *, name: str = "Hội nghị tổng kết", day: date = DAY, guests: Any = None,
    unit: Unit | None = None, by: Officer | None = None, at: datetime = AT, **more: Any,
) -> Meeting:  # fmt: skip
    """Record a meeting of Đảng ủy xã Bản Mây, or plan it, or call it off."""
    unit, by = unit or cast.units.ban_may, by or cast.nam
    details = meetings.Details(**({"kind": "conference", "name": name, "starts_on": day} | more))
    company = meetings.Company(guests=guests)
    if state == "held":
        return meetings.record(details, company, unit=unit, origin="form", by=by, at=max(at, AT + timedelta(days=1)))
    meeting = meetings.plan(details, company, unit=unit, by=by, at=at)
    return meetings.cancel(meeting, reason="Bão.", by=by, at=at) if state == "cancelled" else meeting


def address_of(kind: str, thing: Any) -> str:
    """Return the public address of an article or a meeting."""
    return url_for(thing.unit, kind, thing.code, getattr(thing, "title", "") or getattr(thing, "name", ""), DAY)


def a_picture(
    width: int = 1200, height: int = 800, *, kind: str = "JPEG", name: str = "anh.jpg", placed: bool = False
) -> SimpleUploadedFile:
    """Make a picture as a telephone sends it; ``placed``: with the place and the camera's name in it."""
    sink = io.BytesIO()
    picture = Image.new("RGB", (width, height), "teal")
    exif = Image.Exif()
    if placed:
        exif[0x010F] = "May anh cua toi"
        exif[EXIF_PLACE] = {1: "N", 2: (21.0, 1.0, 2.0)}
    picture.save(sink, kind, **({"exif": exif} if placed else {}))
    return SimpleUploadedFile(name, sink.getvalue())
