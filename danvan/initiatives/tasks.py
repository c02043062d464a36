"""What the clock asks of this room."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse

from danvan.core.dates import local_day
from danvan.initiatives import actions
from danvan.notices import actions as notices


def ask_silent_models(at: datetime) -> int:
    """Ask every model that is past its own schedule, and tell whoever sent it. Returns how many."""
    asked = actions.ask_silent(local_day(at), at=at)
    for one in asked:
        if one.registered_by:
            text = f"Mô hình «{one.name}» đến hạn cập nhật theo lịch đã đăng ký. Mời ghi việc đã làm được."
            url = reverse("initiatives:report_progress", args=[one.code])
            notices.tell([one.registered_by], text=text, kind="initiative", code=one.code, url=url, at=at)
    return len(asked)


def sweep_photos(at: datetime) -> int:
    """Delete photo files of no model that are older than a day."""
    return actions.sweep_photos(before=at - timedelta(days=1))
