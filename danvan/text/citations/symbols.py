"""Read the number and sign of a document: 23-QĐ/TW, 33/CT-TTg, 10/2022/QH15 and misprints of them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from danvan.text.citations.lexicon import org_patterns, signs
from danvan.text.citations.model import Family

_U = "A-ZĐÂĂÊÔƠƯ"
_TOKEN = rf"(?:T\.Ư|[{_U}][{_U}a-zđ]{{0,14}}\d{{0,2}})(?!\w)"
_LOUD = rf"(?=[a-zđ]{{0,3}}[{_U}][a-zđ]{{0,3}}[{_U}]){_TOKEN}"  # two capitals: a sign, not a word
_GAP = r"[ ]{0,2}[-/][ ]{0,2}"
NUMBER = re.compile(
    rf"(?P<no>\d{{1,5}}(?:\.\d{{1,3}}(?=/))?[a-dđA-D]?)(?!\w)"
    rf"(?P<sign>(?:{_GAP}(?:19|20)\d\d(?= ?[-/]))?"
    rf"(?:[-/]{_TOKEN}|{_GAP}{_LOUD}|[ ](?={_TOKEN}/){_LOUD})"
    rf"(?:[-/]{_TOKEN}|[ ]?[-/][ ]?{_LOUD}){{0,5}})?"
)
_PARTS = re.compile(r"[ ]{0,2}([-/ ])[ ]{0,2}([^-/ ]+)")
_COUNTED_BODY = re.compile(r"(QH|UBTVQH)(\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Symbol:
    """The sign after a number, put right: family, sign of the kind, body, and whether it was misprinted."""

    text: str
    separator: str
    family: Family | None
    type_symbol: str | None
    org: str | None
    year: int | None
    repaired: bool

    @property
    def known(self) -> bool:
        """Say whether both the family and the body are known, so that no type word is needed."""
        return self.family is not None and self.org is not None


@lru_cache(maxsize=4_096)
def parse_symbol(printed: str) -> Symbol:
    """Read the sign as printed after the number ("-KL/TW", "/2022/QH15", " - NQ/TƯ")."""
    parts = _PARTS.findall(printed)
    tokens = [_plain(token) for _, token in parts]
    year = int(tokens.pop(0)) if re.fullmatch(r"(?:19|20)\d\d", tokens[0]) and len(tokens) > 1 else None
    family = _family(tokens, first=parts[0][0])
    typed = len(tokens) > 1 and (tokens[0] in signs(family or "state") or tokens[0] in signs("state"))
    type_symbol = tokens[0] if typed else None
    rest = tokens[1:] if typed else tokens
    body = rest[0] if rest and family is not None and _is_body(rest, family) else None
    if family in ("party", "union") and typed and year is None:
        text, separator = f"{tokens[0]}/{'-'.join(rest)}", "-"
    else:
        text, separator = "-".join(tokens), "/"
    if year is not None:
        text = f"{year}/{text}"
    clean = "".join(sep + token for sep, token in parts) == separator + text
    return Symbol(text, separator, family, type_symbol, body, year, repaired=not clean)


def _plain(token: str) -> str:
    return token.replace("T.Ư", "TW").replace("TƯ", "TW")


def _family(tokens: list[str], *, first: str) -> Family | None:
    bodies = tokens[1:] if len(tokens) > 1 else tokens
    patterns = org_patterns()
    if any(patterns["front"].fullmatch(token) for token in tokens):
        return "front"
    if any(patterns["union"].fullmatch(token) for token in bodies):
        return "union"
    if bodies and patterns["party"].fullmatch(bodies[0]):
        return "party"
    if any(patterns["state"].fullmatch(token) for token in tokens):
        return "state"
    return None if first != "-" or len(tokens) < 2 or tokens[0] not in signs("party") else "party"


def _is_body(rest: list[str], family: Family) -> bool:
    return any(org_patterns()[family].fullmatch(token) for token in rest)


def plain_body(org: str) -> str:
    """Drop the count of the legislature: QH15 → QH, UBTVQH14 → UBTVQH."""
    return _COUNTED_BODY.sub(r"\1", org)


def kind_from_sign(sign: str, family: Family) -> str | None:
    """Return the kind a sign stands for, or None when it may be several (QĐ in the Party)."""
    names = signs(family).get(sign, ())
    if family == "state" and sign == "QĐ":
        return "Quyết định"
    if family == "party" and sign == "CTr":
        return "Chương trình"
    if family == "state" and sign == "TTr":
        return "Tờ trình"
    return names[0] if len(names) == 1 else None


def plain_number(printed: str) -> str:
    """Drop leading zeros, keep letters and dotted parts: 08 → 8, 12a, 66.22."""
    return printed.lstrip("0") or "0"
