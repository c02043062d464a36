"""The calendar of a site: public meetings of a month, and a feed for people's own calendars."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.generic import View

from danvan.core.dates import HERE
from danvan.meetings.models import Meeting
from danvan.meetings.views_portal import LINE, meeting_line
from danvan.websites.addresses import item
from danvan.websites.doors import SitePage, SiteView

MOST = 300
BACK, AHEAD = timedelta(days=90), timedelta(days=365)
TWO_HOURS = timedelta(hours=2)


class Calendar(SitePage):
    """The public meetings of one month, day by day."""

    template_name = "portal/calendar.html"
    title = "Lịch"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        first = month_asked(self.request.GET.get("thang", ""), self.today)
        last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        rows = Meeting.objects.public(self.at).filter(
            unit__in=self.door.bodies, starts_on__lte=last, ends_on__gte=first
        )
        meetings = rows.order_by("starts_on", "starts_at_time", "pk").values_list(*LINE, named=True)[:MOST]
        days: dict[date, list[dict[str, Any]]] = {}
        for row in meetings:
            days.setdefault(row.starts_on, []).append(meeting_line(self.door.base, row))
        return super().get_context_data(
            first=first, days=days, before=f"{first - timedelta(days=1):%Y-%m}", after=f"{last + timedelta(days=1):%Y-%m}",
            feed_url=self.request.build_absolute_uri(self.door.address("lich/lich.ics")),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip


def month_asked(asked: str, today: date) -> date:
    """Read ``2026-11``; anything else is the month of today."""
    try:
        found = datetime.strptime(asked, "%Y-%m").replace(tzinfo=HERE).date()
    except ValueError:
        return today.replace(day=1)
    return found if 1990 <= found.year <= 2100 else today.replace(day=1)


class CalendarFeed(SiteView, View):
    """The same meetings as iCalendar (RFC 5545), from 90 days ago on."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Meeting.objects.public(self.at).filter(
            unit__in=self.door.bodies, starts_on__range=(self.today - BACK, self.today + AHEAD)
        )
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//danvan//lich//VI",
            f"X-WR-CALNAME:{escaped(self.door.site.name)}",
        ]
        for row in rows.order_by("starts_on", "pk")[:MOST]:
            url = request.build_absolute_uri(item(self.door.base, "meeting", row.code, row.name))
            lines += event(row, url, self.at)
        text = "\r\n".join(folded(line) for line in [*lines, "END:VCALENDAR"]) + "\r\n"
        return HttpResponse(text, content_type="text/calendar; charset=utf-8")


def event(meeting: Meeting, url: str, at: datetime) -> list[str]:
    """Write one meeting; without an hour it lasts whole days."""
    begins = [
        f"DTSTART;VALUE=DATE:{meeting.starts_on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{meeting.ends_on + timedelta(days=1):%Y%m%d}",
    ]
    if meeting.starts_at_time:
        start = datetime.combine(meeting.starts_on, meeting.starts_at_time, tzinfo=HERE).astimezone(UTC)
        begins = [
            f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
            f"DTEND:{start + TWO_HOURS:%Y%m%dT%H%M%SZ}",
        ]
    place = [f"LOCATION:{escaped(meeting.place)}"] if meeting.place else []
    return [
        "BEGIN:VEVENT", f"UID:{meeting.code}@danvan", f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}", *begins, f"SUMMARY:{escaped(meeting.name)}",
        *place, f"URL:{url}", "END:VEVENT",
    ]  # fmt: skip


def escaped(text: str) -> str:
    """Write a text as RFC 5545 wants it."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "").replace("\n", "\\n")


def folded(line: str) -> str:
    """Fold a line after at most 75 octets, never inside a sign."""
    parts, now, room = [], "", 75
    for sign in line:
        size = len(sign.encode())
        if size > room:
            parts.append(now)
            now, room = " ", 74
        now, room = now + sign, room - size
    return "\r\n".join([*parts, now])
