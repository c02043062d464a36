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


def change_display(now: dict[str, str], change: str) -> dict[str, str]:
    """Apply one wish of the reader: ``smaller``, ``normal``, ``larger``, ``contrast``, ``spacing``."""
    at = SIZES.index(now["size"])
    sizes = {"smaller": SIZES[max(at - 1, 0)], "larger": SIZES[min(at + 1, len(SIZES) - 1)], "normal": "0"}
    return {
        "size": sizes.get(change, now["size"]),
        "contrast": ("" if now["contrast"] else "high") if change == "contrast" else now["contrast"],
        "spacing": ("" if now["spacing"] else "wide") if change == "spacing" else now["spacing"],
    }


def display(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``display.size``, ``display.contrast``, ``display.spacing``."""
    return {"display": read_display(request.COOKIES.get("display", ""))}
