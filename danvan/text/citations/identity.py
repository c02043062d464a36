"""The key that makes two citations one document (docs/decisions/0003)."""

import re
from functools import lru_cache

from danvan.text.citations.lexicon import document_types
from danvan.text.citations.symbols import plain_body, plain_number
from danvan.text.folding import key2

_LOCAL_STATE = re.compile(r"(?:CT)?UBND|(?:TT)?HĐND|S[A-ZĐ]{2,7}|HĐTĐKT")


@lru_cache(maxsize=4_096)
def slug(name: str) -> str:
    """Return a name without marks, in lower case, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", key2(name)).strip("-")


def is_central(family: str, org: str) -> bool:
    """Say whether the body is one for the whole country, so that no place is needed."""
    if family == "party":
        return org.endswith("TW")
    if family == "front":
        return org == "MTTW"
    return family == "state" and _LOCAL_STATE.fullmatch(org) is None


def identity_key(
    *, family: str, org: str, type: str, number: str, year: int | None, term: str | None, scope: str | None = None
) -> str | None:
    """Return "family:issuer:kind:number:year or term", or None while a part is unknown.

    `scope` is the code of the unit for local issuers. Party and unions count by term, the State
    and the Front by year; leading zeros do not matter.
    """
    series = term if family in ("party", "union") else str(year) if year else None
    body = plain_body(org)
    if series is None or (scope is None and not is_central(family, body)):
        return None
    issuer = body if scope is None or is_central(family, body) else f"{scope}/{body}"
    return f"{family}:{issuer}:{slug(type)}:{plain_number(number)}:{series}"


def derived_symbol(type: str, org: str, family: str, year: int | None) -> tuple[str, str] | None:
    """Return (separator, sign) that follow from kind and issuer, or None where they do not.

    A State decision may or may not be normative, so its sign is never derived.
    """
    row = next((row for row in document_types() if row.name == type), None)
    if row is None:
        return None
    if family in ("party", "union"):
        return ("-", f"{row.party[0]}/{org}") if row.party else None
    if not row.state or family != "state" or type in ("Quyết định", "Thông tư", "Đề án"):
        return None
    if type == "Nghị định":
        return "/", f"{year}/NĐ-{org}" if year else f"NĐ-{org}"
    return "/", f"{row.state[0]}-{org}"
