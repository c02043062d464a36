"""From words to a document: what the citation grammar says, in the shape that the catalogue takes."""

from __future__ import annotations

from dataclasses import replace

from danvan.core.refused import Refused
from danvan.documents.actions import Found
from danvan.text.citations import Citation, find_citations, with_scope


class NoCitation(Refused):
    """Chưa nhận ra văn bản nào. Hãy viết loại, số và ngày hoặc cơ quan ban hành, ví dụ: Chỉ thị số 33/CT-TTg ngày 26/11/2021."""


def found_from(citation: Citation, text: str, *, disseminated: bool = False) -> Found:
    """Turn a citation into what ``documents.enter`` takes; the printed label stays as printed."""
    subject = text[slice(*citation.subject)].strip() if citation.subject else ""
    return Found(
        label=citation.key or citation.surface[:80], type_name=citation.type or "", number=citation.printed_number or "",
        symbol=citation.symbol or "", system=citation.family or "unknown", issuer=citation.issuer or "",
        issuer_scope=citation.issuer_code or "", issued_on=citation.date,
        period=citation.term or (str(citation.year) if citation.year else ""), identity=citation.identity,
        title=citation.title or subject, surface=citation.surface, start=citation.start, end=citation.end,
        disseminated=disseminated,
    )  # fmt: skip


def read_documents(text: str, *, disseminated: bool = False) -> list[Found]:
    """List the documents that a text cites, in order, repeats left out."""
    found: dict[str, Found] = {}
    for citation in find_citations(text):
        if citation.kind == "short":
            continue
        one = found_from(citation, text, disseminated=disseminated)
        found.setdefault(one.identity or f"{one.type_name} {one.label}", one)
    return list(found.values())


def read_one(text: str, *, title: str = "") -> Found:
    """Read the one document that a line names. Raises NoCitation."""
    found = read_documents(text)
    if not found:
        raise NoCitation(field="text")
    return replace(found[0], title=title or found[0].title)


def identity_of(text: str, *, scope: str, period: str) -> str | None:
    """Work out the identity of a document from its printed words, the issuer's province and the term or year."""
    found = [one for one in find_citations(text) if one.kind != "short"]
    if not found:
        return None
    citation = found[0]
    if citation.family in ("state", "front") and period.isdigit():
        citation = replace(citation, year=int(period))
    return with_scope(citation, code=scope or "TW", term=period.upper() or None).identity
