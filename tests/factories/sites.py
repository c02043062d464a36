"""Open sites and publish on them in tests: plain functions, by the same verbs that officers use."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from danvan.meetings import actions as meetings
from danvan.news import actions as news
from danvan.units.models import Officer, Unit
from danvan.websites import actions as websites

LONG_AGO = date(2020, 1, 1)
OWNER = {
    "managing_body": "Đảng ủy xã (hư cấu)", "parent_body": "Tỉnh ủy (hư cấu)", "address": "Nhà số 1 (hư cấu)",
    "phone": "0000 000 000", "email": "lien-he@vi-du.example", "responsible_person": "Người phụ trách (hư cấu)",
}  # fmt: skip


def a_site(area: Unit, name: str, path: str, *, at: datetime, **owner: str) -> Any:
    """Open a site with a whole owner block."""
    return websites.open_site(area, name=name, path=path, since=LONG_AGO, by=None, at=at, **(OWNER | owner))


def an_article(title: str, *, by: Officer, at: datetime, lead: str = "Lời dẫn của bài.", **more: Any) -> Any:
    """Write a draft for the unit of its writer."""
    return news.draft(news.Text(title, lead=lead, **more), unit=by.unit, by=by, at=at)


def published(title: str, *, by: Officer, at: datetime, since: datetime | None = None, **more: Any) -> Any:
    """Write and publish an article, at once or from a later moment."""
    return news.publish(an_article(title, by=by, at=at, **more), by=by, at=at, public_from=since)


def held(
    name: str, on: date, *, by: Officer, at: datetime, kind: str = "conference", count: int | None = None,
    bound: str = "exact", basis: str = "roll", public: bool = False,
) -> Any:  # fmt: skip
    """Record a meeting of the unit of its writer."""
    guests = [] if count is None else [
        meetings.Guests("Tổng số", count, bound=bound, unit_word="người", basis=basis, basis_note="người đếm", is_total=True)
    ]  # fmt: skip
    made = meetings.record(
        meetings.Details(kind, name, on), meetings.Company(guests=guests), unit=by.unit, origin="form", by=by, at=at
    )
    return meetings.publish(made, by=by, at=at) if public else made


def planned(name: str, on: date, *, by: Officer, at: datetime) -> Any:
    """Plan a meeting."""
    return meetings.plan(meetings.Details("briefing", name, on), meetings.Company(), unit=by.unit, by=by, at=at)


HOUR = timedelta(hours=1)
