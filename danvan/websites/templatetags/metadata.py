"""What machines read of a page: Dublin Core, Open Graph and JSON-LD, from one line in the template."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from danvan.core.table_rows import plain

register = template.Library()
_ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
DCMI = {"NewsArticle": "Text", "Event": "Event", "GovernmentOrganization": "InteractiveResource"}


@register.simple_tag(takes_context=True)
def metadata(
    context: Any, kind: str, title: str, *, url: str = "", code: str = "", day: date | None = None, until: date | None = None,
    author: str = "", description: str = "", picture: str = "", place: str = "", subject: str = "", source: str = "",
    publisher: str = "",
) -> SafeString:  # fmt: skip
    """Write the metadata of one thing. ``publisher``: the body it comes from, where that is not the site's own. ``kind`` is a schema.org type: NewsArticle, Event, GovernmentOrganization, CreativeWork.

    Dublin Core has the mandatory title, creator, date, description, publisher, identifier, and language, source,
    subject, type (TT 24/2011/TT-BTTTT Đ4–6).
    """
    owner = {} if publisher else context.get("owner", {})
    site = publisher or context["site"]["name"]
    url = url or _own_address(context)
    description = description or context.get("description") or title
    said = {"author": author or site, "day": day.isoformat() if day else "", "url": url, "description": description}
    core = [
        ("DC.title", title), ("DC.creator", said["author"]), ("DC.date", _day(day)), ("DC.description", description),
        ("DC.publisher", site), ("DC.identifier", code or url), ("DC.language", "vi"), ("DC.type", DCMI.get(kind, "Text")),
        ("DC.subject", subject), ("DC.source", source), ("DC.coverage", place),
    ]  # fmt: skip
    graph = [
        ("og:type", "article" if kind == "NewsArticle" else "website"), ("og:title", title), ("og:description", description),
        ("og:url", url), ("og:site_name", site), ("og:locale", "vi_VN"), ("og:image", picture),
    ]  # fmt: skip
    lines = [
        f'<link rel="canonical" href="{plain(url)}">',
        *(f'<meta name="{name}" content="{plain(word)}">' for name, word in core if word),
        *(f'<meta property="{name}" content="{plain(word)}">' for name, word in graph if word),
        _linked(
            _described(
                kind, title, said, code, site, owner, until=until, picture=picture, place=place, subject=subject
            )
        ),
    ]
    return mark_safe("\n".join(lines))  # every part was escaped above


def _own_address(context: Any) -> str:
    """Return the permanent address of the page itself."""
    request, door = context["request"], context.get("door")
    if door is None:
        return str(request.build_absolute_uri(request.path))
    home = door.homes.own
    return str(home.whole(request, home.base + request.path.removeprefix(door.base)))


def _described(
    kind: str, title: str, said: dict[str, str], code: str, site: str, owner: Any, *, until: date | None, picture: str,
    place: str, subject: str,
) -> dict[str, Any]:  # fmt: skip
    body = {"@type": "GovernmentOrganization", "name": owner.get("managing_body") or site}
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "url": said["url"],
        "description": said["description"],
    }
    if kind == "GovernmentOrganization":
        contact = {"address": owner.get("address"), "telephone": owner.get("phone"), "email": owner.get("email")}
        return found | {"name": title, "parentOrganization": owner.get("parent_body")} | contact
    if kind == "Event":
        where = {"@type": "Place", "name": place} if place else None
        return found | {
            "name": title, "startDate": said["day"], "endDate": until.isoformat() if until else said["day"], "location": where,
            "organizer": body, "identifier": code,
        }  # fmt: skip
    return found | {
        "headline": title[:110], "name": title, "datePublished": said["day"], "author": {"@type": "Person" if said["author"] != site else "Organization", "name": said["author"]},
        "publisher": body, "inLanguage": "vi", "identifier": code, "image": picture, "articleSection": subject,
    }  # fmt: skip


def _linked(said: dict[str, Any]) -> str:
    """Write JSON-LD; a data block is no script, and no word in it can end it."""
    text = json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)
    return f'<script type="application/ld+json">{text.translate(_ESCAPED)}</script>'


def _day(day: date | None) -> str:
    return (day.date() if isinstance(day, datetime) else day).isoformat() if day else ""
