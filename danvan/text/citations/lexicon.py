"""Kinds of documents, issuers and Party terms, read once from data files."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from danvan.core.yaml_files import read_yaml
from danvan.text.citations.model import Family

DATA = Path(__file__).parent.parent / "data"


def read_data(name: str) -> Any:
    """Return the content of one data file of this package."""
    return read_yaml(DATA / name)


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One kind of document and its signs in Party and State numbers."""

    name: str | None
    words: tuple[str, ...]
    party: tuple[str, ...]
    state: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Issuer:
    """One issuing body: its sign, the words that name it, and whether a place may follow."""

    code: str | None
    family: Family
    pattern: re.Pattern[str]
    place: bool


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the Central Committee, both days included; the last one is open."""

    name: str
    first: date
    last: date


def _loose(words: str) -> str:
    both = words.replace("ủy", "(?:ủy|uỷ)").replace("hóa", "(?:hóa|hoá)")
    return re.sub(r" (?![?*{])", "[ \\\\n]{1,3}", both)


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return the kinds of documents in the order of the data file (longest name first)."""
    rows = read_data("document_types.yaml")["types"]
    return tuple(
        DocumentType(
            row["name"],
            tuple(row.get("words") or [row["name"].lower()]),
            tuple(row.get("party", ())),
            tuple(row.get("state", ())),
        )
        for row in rows
    )


@cache
def type_words() -> dict[str, str | None]:
    """Map each lower-case word or short form before a number to the name of the kind."""
    words: dict[str, str | None] = dict(read_data("document_types.yaml")["short_words"])
    words.update({word: row.name for row in document_types() for word in row.words})
    return words


@cache
def issuers() -> tuple[Issuer, ...]:
    """Return the issuing bodies, first match first."""
    rows = read_data("issuers.yaml")["issuers"]
    return tuple(
        Issuer(row["code"], row["family"], re.compile(_loose(row["words"]) + r"(?!\w)"), row.get("place", False))
        for row in rows
    )


@cache
def org_patterns() -> dict[Family, re.Pattern[str]]:
    """Return, for each family, the pattern of a body as it stands in a number."""
    rows = read_data("issuers.yaml")
    families: tuple[Family, ...] = ("front", "union", "party", "state")
    return {family: re.compile(f"(?:{rows[f'{family}_orgs']})") for family in families}


@cache
def signs(family: str) -> dict[str, tuple[str | None, ...]]:
    """Map each sign of a kind in numbers of the family to the names it may stand for."""
    found: dict[str, tuple[str | None, ...]] = {}
    for row in document_types():
        for sign in row.party if family in ("party", "union") else row.state:
            found[sign] = (*found.get(sign, ()), row.name)
    return found


@cache
def terms() -> tuple[Term, ...]:
    """Return the terms of the Central Committee in order."""
    rows = read_data("terms.yaml")["terms"]
    return tuple(Term(row["term"], row["from"], row["to"] or date.max) for row in rows)


def term_of_day(day: date) -> str | None:
    """Return the term of the Central Committee in which a day falls."""
    return next((term.name for term in terms() if term.first <= day <= term.last), None)


def term_of_year(year: int) -> str | None:
    """Return the term that covers the whole year, or None in a year of a congress."""
    first = term_of_day(date(year, 1, 1))
    return first if first == term_of_day(date(year, 12, 31)) else None
