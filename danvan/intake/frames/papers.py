"""Gather the cited documents of a page, one record for each, with every place that cites it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from danvan.intake.frames.page import Page
from danvan.intake.frames.records import DERIVED, HIGH, LOW, Document, Piece
from danvan.text.citations import Citation, with_scope


def cited(page: Page, citations: Sequence[Citation]) -> list[Citation]:
    """Keep the citations that stand in the article."""
    return [one for one in citations if page.region_at(one.start) is not None]


def find_documents(page: Page, citations: Sequence[Citation], units: Mapping[str, str]) -> list[Document]:
    """Make one record of each cited document; short forms become further mentions."""
    documents: dict[str, Document] = {}
    keys: dict[int, str] = {}
    for citation in citations:
        known = keys.get(citation.refers_to) if citation.refers_to is not None else None
        if citation.kind == "short" or known is not None:
            if known is not None:
                documents[known].mentions.append(_piece(page, citation))
                keys[citation.start] = known
            continue
        full = _named(citation, units)
        key = full.key or full.title
        if key is None:
            continue
        keys[citation.start] = key
        document = documents.setdefault(key, _document(page, full, key))
        document.mentions.append(_piece(page, citation))
        _complete(document, full)
    return list(documents.values())


def _named(citation: Citation, units: Mapping[str, str]) -> Citation:
    """Name the place of a local congress in the key; the identity waits for a register."""
    place = units.get("province")
    if citation.kind != "congress" or citation.identity or not citation.term or not place:
        return citation
    if "tỉnh" not in citation.surface and "hành phố" not in citation.surface:
        return citation
    return replace(citation, key=with_scope(citation, code="-", name=place).key)


def _document(page: Page, citation: Citation, key: str) -> Document:
    return Document(
        key,
        citation.identity,
        citation.type or "",
        str(citation.number) if citation.number else None,
        citation.symbol,
        citation.issuer,
        citation.date,
        _piece(page, citation),
        [],
        citation.term,
    )


def _complete(document: Document, citation: Citation) -> None:
    """Fill what an earlier, shorter citation of the same document left out."""
    document.identity = document.identity or citation.identity
    document.issuer = document.issuer or citation.issuer
    document.date = document.date or citation.date
    document.symbol = document.symbol or citation.symbol


def _piece(page: Page, citation: Citation) -> Piece:
    sure = LOW if citation.kind == "bare" else DERIVED if citation.derived else HIGH
    text = page.text[citation.start : citation.end]
    return Piece(text, citation.start, citation.end, f"citation.{citation.kind}", sure)
