"""Who is acting: the officer chosen for this session, with the roles of today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from danvan.core.dates import local_day
from danvan.units.models import Officer
from danvan.units.models.officer import officers_of

SESSION_KEY = "officer_code"


def choose(officers: list[Officer], code: str | None) -> Officer | None:
    """Pick the officer of that code, else the first; None from an empty list."""
    return next((one for one in officers if one.code == code), officers[0] if officers else None)


class OfficerMiddleware:
    """Set ``request.officer`` (None without a role today), ``request.officers`` (all that this user may
    act as) and ``request.at`` (the moment the request came in). One query, none for visitors.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        request.at = timezone.now()
        request.officer, request.officers = None, []
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            request.officers = officers_of(request.user, local_day(request.at))
            request.officer = choose(request.officers, request.session.get(SESSION_KEY))
        return self.get_response(request)
