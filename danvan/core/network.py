"""From where somebody asks."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def network_address(request: HttpRequest) -> str:
    """Return the network address of whoever asks; behind our own HTTPS proxy, the one it passes on."""
    passed_on = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.BEHIND_PROXY else ""
    return str(passed_on.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))
