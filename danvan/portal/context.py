"""How the reader wants pages to look: chosen without an account, kept in a small cookie."""

from __future__ import annotations

from django.http import HttpRequest

SIZES = ("-1", "0", "1", "2")


def read_display(cookie: str) -> dict[str, str]:
    """Read ``<size>.<contrast>.<spacing>``, for example ``1.high.wide``; anything else is the default."""
    size, contrast, spacing = ([*cookie.split("."), "", "", ""])[:3]
    return {
        "size": size if size in SIZES else "0",
        "contrast": "high" if contrast == "high" else "",
        "spacing": "wide" if spacing == "wide" else "",
    }


def display(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``display.size``, ``display.contrast``, ``display.spacing``."""
    return {"display": read_display(request.COOKIES.get("display", ""))}
