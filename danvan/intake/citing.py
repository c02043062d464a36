"""Turn the citations of a source into what the catalogue of documents wants."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from danvan.documents.actions import Found
from danvan.documents.states import SYSTEMS
from danvan.intake.decisions import Paper
from danvan.text.citations import Citation, find_citations, with_scope

_LOCAL_BODIES = ("TU", "TV", "HU", "QU", "ĐU", "UBND", "HĐND", "MTTQ", "MTTQ-BTT")
_CENTRAL = "TW"


def found_of(frames: dict[str, Any], text: str, papers: Iterable[Paper], *, scope: str, place: str) -> list[Found]:
    """Give the documents chosen by ``papers``, resolved as far as scope allows.

    ``scope`` is the official code of the province that the source speaks of, so that the same local number of
    two provinces stays two documents; ``place`` its name.
    """
    by_start = {one.start: one for one in find_citations(text)}
    return [_found(frames["documents"][one.index], by_start, one.disseminated, scope, place) for one in papers]


def _found(one: dict[str, Any], by_start: dict[int, Citation], disseminated: bool, scope: str, place: str) -> Found:
    start, end = one["span"]
    citation = by_start.get(start)
    local = citation is not None and is_local(citation) and one["identity"] is None
    if citation is not None and local and scope:
        citation = with_scope(citation, code=scope, name=place, term=one["term"])
    identity = one["identity"] or (citation.identity if citation else None)
    family = (citation.family if citation else None) or "unknown"
    return Found(
        label=one["key"][:80], type_name=(one["type"] or "Văn bản")[:60], number=(one["number"] or "")[:12],
        symbol=(one["symbol"] or "")[:40], system=family if family in SYSTEMS else "unknown",
        issuer=(one["issuer"] or "")[:200], issuer_scope=scope if local else _CENTRAL if identity else "",
        issued_on=citation.date if citation and citation.date else None, period=_period(one, identity)[:20], identity=identity,
        title=_title(one, citation)[:600], surface=" ".join(one["surface"].split()), start=start, end=end, disseminated=disseminated,
    )  # fmt: skip


def is_local(citation: Citation) -> bool:
    """Tell whether a body below the centre issued it, so that the place belongs to its identity."""
    if citation.kind == "congress":
        return citation.identity is None
    last = (citation.issuer_code or citation.symbol or "").replace("/", "-").split("-")
    return any(part in _LOCAL_BODIES for part in last)


def _period(one: dict[str, Any], identity: str | None) -> str:
    if identity:
        return identity.rsplit(":", 1)[-1]
    return one["term"] or (one["date"] or "")[:4]


def _title(one: dict[str, Any], citation: Citation | None) -> str:
    return (citation.title if citation else None) or ("" if one["number"] else one["key"])
