"""What the clock asks of news."""

from __future__ import annotations

from datetime import datetime

from danvan.core.dates import local_day
from danvan.news.actions import newsletter


def send_newsletters(at: datetime) -> None:
    """Send the daily news, and on Mondays the weekly ones; harmless when run twice."""
    newsletter.send_issues("daily", at=at)
    if local_day(at).weekday() == 0:
        newsletter.send_issues("weekly", at=at)
    newsletter.forget_unconfirmed(at)
