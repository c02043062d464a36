"""Find the official documents that a text cites."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from itertools import islice

from danvan.text.citations.laws import Catalogue, Law, catalogue
from danvan.text.citations.lexicon import type_words
from danvan.text.citations.model import Citation, Draft
from danvan.text.citations.named import read_named
from danvan.text.citations.settle import settle
from danvan.text.citations.short_forms import short_form
from danvan.text.citations.symbols import NUMBER, parse_symbol
from danvan.text.citations.tails import BLANK, issuer_at, place_end, read_tail
from danvan.text.folding import View, view_of
from danvan.text.limits import MOST_HITS

_SAID = re.compile(rf"{BLANK}(?:(?P<said>số|sô) {{0,2}}:? {{0,2}}|: {{0,2}})?(?=\d)")
_SAID_OF = re.compile(rf"{BLANK}của{BLANK}")
_NEXT = re.compile(r"(?: ?[,;] ?(?:và )?| và |[,;]\n)(?:(?P<said>số) ?:? ?)?(?=\d)")
_ALONE = re.compile(
    r"\d(?<![\w/.,\-]\d)\d{0,4}(?:\.\d{1,3}(?=/))?[a-d]?(?:/(?:19|20)\d\d)?"
    r"(?: {0,2}[-/] {0,2}(?=[A-ZĐ][A-Za-zĐđ]{0,7}(?:\d\d(?!\d)| ?[-/]))| (?=[A-ZĐ][A-Za-zĐđ]{1,6}/[A-ZĐ]))"
)
_CLEAR = re.compile(r"(?![.,]?\d| ?[-/] ?\d| ?%|\w)")

_LONGEST_LIST = 40
_NOT_BEFORE = re.compile(r"(?:\w|hội |pháp |kỷ )$")


@cache
def _type_pattern() -> re.Pattern[str]:
    words = sorted(type_words(), key=len, reverse=True)
    alternatives = "|".join(word.replace(" ", "[ \\n]{1,3}") for word in words)
    return re.compile(rf"(?:{alternatives})(?![\w/])")


def _type_hits(lower: str) -> Iterator[re.Match[str]]:
    """Find the words for kinds of documents; what may not stand before one is asked after the quick search."""
    pattern, at = _type_pattern(), 0
    while hit := pattern.search(lower, at):
        refused = _NOT_BEFORE.search(lower, max(0, hit.start() - 5), hit.start()) is not None
        at = hit.start() + 1 if refused else hit.end()
        if not refused:
            yield hit


def find_citations(text: str, laws: Iterable[Law] | None = None, *, on: date | None = None) -> list[Citation]:
    """Return every cited document in order, short forms included, each with its exact span.

    `laws` replaces the shipped catalogue of laws known by title; `on`, the day of the event,
    chooses between versions of one law. Reading stops after limits.MOST_HITS documents.
    """
    view = view_of(text)
    known = catalogue() if laws is None else Catalogue(tuple(laws))
    drafts: list[Draft] = []
    for draft in islice(_typed(view, known, on), MOST_HITS):
        draft.group = len(drafts) if draft.group < 0 else draft.group
        drafts.append(draft)
    drafts = _with_lone_numbers(view, drafts)
    return settle(view, drafts)


def _typed(view: View, laws: Catalogue, on: date | None) -> Iterator[Draft]:
    end, group = 0, 0
    for hit in _type_hits(view.lower):
        if hit.start() < end:
            continue
        word = " ".join(hit.group().split())
        type = type_words()[word]
        drafts = _read(view, hit.start(), hit.end(), type, laws, on, loud=len(word) < 3)
        group += 1
        for draft in drafts:
            draft.group, draft.capital = group, view.text[hit.start()].isupper()
            end = max(end, draft.end)
            yield draft


def _read(
    view: View, start: int, after: int, type: str | None, laws: Catalogue, on: date | None, *, loud: bool
) -> list[Draft]:
    said = _SAID.match(view.lower, after)
    issuer = None
    if said is None and type is not None:
        issuer = _issuer_first(view, after)
        said = _SAID.match(view.lower, issuer.end) if issuer else None
    if said is None:
        named = read_named(view, start, after, type, laws, on) if type else None
        if named and named.key is None:  # a law whose number follows its title
            return _numbers(view, named, named.end, named, said=True)
        named = named or (short_form(view, start, after, type) if type else None)
        return [named] if named else []
    first = Draft(start, after, "bare", type)
    if issuer:
        first.issuer, first.issuer_code, first.issuer_family = issuer.issuer, issuer.issuer_code, issuer.issuer_family
    found = _numbers(view, first, said.end(), first, said=said["said"] is not None)
    return [draft for draft in found if draft.symbol or not loud]


def _issuer_first(view: View, after: int) -> Draft | None:
    """Read "Chỉ thị của Ban Bí thư số …"."""
    of = _SAID_OF.match(view.lower, after)
    named = issuer_at(view.lower, of.end()) if of else None
    if of is None or named is None:
        return None
    issuer, end = named
    end = place_end(view, end) if issuer.place else end
    found = Draft(after, end, "bare", issuer=view.text[of.end() : end])
    found.issuer_code, found.issuer_family = issuer.code, issuer.family
    return found


def _numbers(view: View, draft: Draft, at: int, model: Draft, *, said: bool) -> list[Draft]:
    """Read a number and the further numbers of a coordinated list."""
    found: list[Draft] = []
    following: re.Match[str] | None = None
    while len(found) < _LONGEST_LIST:
        number = NUMBER.match(view.text, at)
        if number is None or not _plausible(view, number, said, bool(found)):
            break
        if found:
            begin = following.start("said") if following and following["said"] else at
            draft = Draft(begin, at, "bare", model.type)
        _take_number(draft, number, said)
        read_tail(view, draft)
        draft.about = view.lower.startswith((" về ", " “về ", ' "về '), draft.end)
        found.append(draft)
        following = _NEXT.match(view.lower, draft.end)
        if following is None:
            break
        at, said = following.end(), following["said"] is not None
    return found


def _plausible(view: View, number: re.Match[str], said: bool, listed: bool) -> bool:
    if number["sign"]:
        return True
    if _CLEAR.match(view.lower, number.end()) is None:
        return False
    return said or not (number["no"].isdigit() and 1900 <= int(number["no"]) <= 2100)


def _take_number(draft: Draft, number: re.Match[str], said: bool) -> None:
    draft.end = number.end()
    draft.printed_number, draft.said_number = number["no"], said
    if not number["sign"]:
        return
    symbol = parse_symbol(number["sign"])
    draft.kind = "full"
    draft.symbol, draft.separator = symbol.text, symbol.separator
    draft.type_symbol, draft.org = symbol.type_symbol, symbol.org
    draft.family, draft.year = symbol.family, symbol.year
    if symbol.repaired:
        draft.notes.append("repaired")


def _with_lone_numbers(view: View, drafts: list[Draft]) -> list[Draft]:
    """Add numbers whose sign alone tells that they are documents ("theo 43-KL/TW")."""
    taken = sorted(drafts, key=lambda draft: draft.start)
    added: list[Draft] = []
    at = 0
    for hit in _ALONE.finditer(view.text):
        if len(drafts) + len(added) >= MOST_HITS:
            break
        while at < len(taken) and taken[at].end <= hit.start():
            at += 1
        if at < len(taken) and taken[at].start <= hit.start():
            continue
        number = NUMBER.match(view.text, hit.start())
        if number is None or not number["sign"]:
            continue
        symbol = parse_symbol(number["sign"])
        if not symbol.known or (symbol.type_symbol is None and not symbol.year):
            continue
        draft = Draft(hit.start(), number.end(), "full")
        _take_number(draft, number, said=False)
        read_tail(view, draft)
        draft.group = -2 - hit.start()
        added.append(draft)
    return sorted(drafts + added, key=lambda draft: (draft.start, draft.end))
