"""Read what follows a number: day, issuer with its place, term, year, in any tolerable order."""

import re
from functools import cache, lru_cache

from danvan.text.citations.lexicon import Issuer, issuers
from danvan.text.citations.model import Draft
from danvan.text.days import FULL_DAY, calendar_day, full_year
from danvan.text.folding import View

BLANK = r"(?: {1,3}\n? {0,3}|\n {0,3})"
GAP = rf"(?: {{0,2}},)?{BLANK}"
_DAY = re.compile(
    rf"(?:{GAP}| ?)(\((?: ?ban hành)? ?)?(?:(?:được )?(?:ban hành|ký|thông qua) )?ngày {{1,2}}{FULL_DAY}"
)
_SHORT_DAY = re.compile(rf"{GAP}ngày \d{{1,2}}(?: ?[/.\-] ?| tháng )\d{{1,2}}(?![\d/])")
_PLAIN_DAY = re.compile(rf"(?:{GAP}| ?)(\() ?{FULL_DAY}")
_TERM = re.compile(rf"(?:{GAP}| ?)(\()?(?:khóa|khoá) {{1,2}}(?P<term>[ivx]{{1,5}}|\d{{1,2}})(?!\w)")
_YEAR = re.compile(rf"{GAP}(\()?năm {{1,2}}(?P<year>(?:19|20)\d\d)(?!\w| ?- ?\d)")
_OF = re.compile(rf"(?:{GAP}| ?)(\()?(?:của|do){BLANK}")
_DIRECT = re.compile(BLANK)
_MORE = re.compile(r" {0,3},?[ \n]{0,6}(?:\(|ngày|của|do|khó|kho|năm|ban|bch|được|ký|thông|hội|bộ|trung|tw|t\.|tư)")
_CLOSE = re.compile(r" ?\)")

UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"  # a loose upper-case range; case is checked again below
_LEVEL = re.compile(r"(?:thành phố|tp\.?|tỉnh|quận|huyện|thị xã|phường|xã|thị trấn|đặc khu)(?!\w)")
_BLANK_BEFORE = re.compile(" {1,2}")
_NAME = re.compile(r" {1,2}([^\W\d_][\w'’]*|\d{1,2})(?![\w/])")
_TWO_PART = re.compile(r" (?:bà rịa ?- ?vũng tàu|thừa thiên ?- ?huế|phan rang ?- ?tháp chàm)(?!\w)")
_AFTER_NAME = frozenset(
    [
        "về",
        "đồng",
        "ban",
        "bộ",
        "quyết",
        "nghị",
        "chỉ",
        "kết",
        "kế",
        "quy",
        "hướng",
        "thông",
        "chương",
        "đề",
        "luật",
        "theo",
        "trong",
        "tại",
        "ông",
        "bà",
        "ngày",
        "và",
        "của",
        "số",
        "khóa",
        "khoá",
        "năm",
    ]
)
_ARABIC = {1: "I", 4: "IV", 5: "V", 9: "IX", 10: "X"}


def roman(printed: str) -> str:
    """Return a term or ordinal in Roman capitals ("xii", "12" → XII)."""
    if not printed.isdigit():
        return printed.upper()
    left, signs = int(printed), ""
    for value in (10, 9, 5, 4, 1):
        signs += _ARABIC[value] * (left // value)
        left %= value
    return signs


@cache
def _issuer_openers() -> re.Pattern[str]:
    openers = sorted({row.pattern.pattern for row in issuers()}, key=len, reverse=True)
    return re.compile("|".join(f"(?:{pattern})" for pattern in openers))


def issuer_at(lower: str, at: int) -> tuple[Issuer, int] | None:
    """Return the longest issuing body named at an offset and the end of its words."""
    found = _issuer_in(lower[at : at + 120])
    return (found[0], at + found[1]) if found else None


@lru_cache(maxsize=4_096)
def _issuer_in(words: str) -> tuple[Issuer, int] | None:
    if _issuer_openers().match(words) is None:
        return None
    found = [(row, hit.end()) for row in issuers() if (hit := row.pattern.match(words))]
    return max(found, key=lambda pair: pair[1]) if found else None


def place_end(view: View, at: int) -> int:
    """Return the end of a level word and a name of up to five capitalised syllables."""
    level = _BLANK_BEFORE.match(view.lower, at)
    if level and (hit := _LEVEL.match(view.lower, level.end())):
        at = hit.end()
    if pair := _TWO_PART.match(view.lower, at):
        return pair.end()
    for _ in range(6):
        name = _NAME.match(view.text, at)
        if name is None:
            break
        word = name.group(1)
        if not (word[0].isupper() or word.isdigit()) or word.lower() in _AFTER_NAME:
            break
        if word.isdigit() and not view.lower.endswith(("quận", "phường", "khu"), 0, at):
            break
        at = name.end()
    return at


def read_tail(view: View, draft: Draft) -> int:
    """Read day, issuer, term and year after `draft.end` into the draft; return the new end."""
    if _MORE.match(view.lower, draft.end) is None:
        return draft.end
    readers = [_read_day, _read_issuer, _read_term, _read_year]
    at = draft.end
    again = True
    while again:
        again = False
        for reader in readers:
            end = reader(view, draft, at)
            if end is not None:
                at = draft.end = end
                readers.remove(reader)
                again = True
                break
    return at


def _closed(lower: str, at: int, opened: str | None) -> int:
    if opened is None:
        return at
    close = _CLOSE.match(lower, at)
    return close.end() if close else at


def _read_day(view: View, draft: Draft, at: int) -> int | None:
    found = _DAY.match(view.lower, at) or _PLAIN_DAY.match(view.lower, at)
    if found is None:
        short = _SHORT_DAY.match(view.lower, at)
        return short.end() if short else None
    year = full_year(found["y"] or found["y2"])
    draft.day = calendar_day(year, int(found["m"] or found["m2"]), int(found["d"]))
    if draft.day is None:
        draft.notes.append("no_such_day")
    return _closed(view.lower, found.end(), found.group(1))


def _read_issuer(view: View, draft: Draft, at: int) -> int | None:
    of = _OF.match(view.lower, at)
    direct = None if of else _DIRECT.match(view.lower, at)
    start = of.end() if of else direct.end() if direct else None
    named = issuer_at(view.lower, start) if start is not None else None
    if named is None or start is None or (direct and (named[0].code != "TW" or not view.text[start].isupper())):
        return None
    issuer, end = named
    loud = view.text[draft.start : draft.end].isupper()
    if issuer.place and not loud:
        end = place_end(view, end)
    draft.issuer = view.text[start:end]
    draft.issuer_code, draft.issuer_family = issuer.code, issuer.family
    if of and of.group(1):
        term = _read_term(view, draft, end)
        end = _closed(view.lower, term or end, "(")
    return end


def _read_term(view: View, draft: Draft, at: int) -> int | None:
    found = _TERM.match(view.lower, at)
    if found is None:
        return None
    draft.term = roman(found["term"])
    return _closed(view.lower, found.end(), found.group(1))


def _read_year(view: View, draft: Draft, at: int) -> int | None:
    found = _YEAR.match(view.lower, at)
    if found is None:
        return None
    draft.year = int(found["year"])
    return _closed(view.lower, found.end(), found.group(1))
