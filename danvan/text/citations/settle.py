"""Settle drafts into citations: shared parts of lists, derived signs, keys, short forms."""

import re
from bisect import bisect_left
from dataclasses import replace
from functools import lru_cache

from danvan.text.citations.identity import derived_symbol, identity_key, slug
from danvan.text.citations.lexicon import signs, term_of_day, term_of_year
from danvan.text.citations.model import Citation, Draft
from danvan.text.citations.symbols import kind_from_sign, plain_number
from danvan.text.folding import View

_JOIN = re.compile(r"\s*(?:[,;]|và|, và|; và|cùng|,? cùng)\s*")
_SUBJECT = re.compile(r"[ \n][“\"]?về (?:việc )?[“\"]?(?P<what>[^;.\n…”]{4})")
_SUBJECT_END = re.compile(r"[;.\n…”]| và (?:thực hiện |triển khai )?(?:nghị|quyết|chỉ|kết|quy|kế|luật|đề án)| \(")
_LONGEST_SUBJECT = 400
_CONGRESS = re.compile(
    r"đại hội (?:đại biểu )?(?:đảng )?(?:toàn quốc )?(?:của đảng )?lần thứ (?P<n>[ivx]{1,6})(?!\w)"
)

_NEAR = 4_000


def settle(view: View, drafts: list[Draft]) -> list[Citation]:
    """Turn drafts, in order, into citations; drop what is no citation after all."""
    _share(view, drafts)
    kept: list[Draft] = []
    seen: dict[tuple[str | None, str], Draft] = {}
    last: dict[str | None, Draft] = {}
    for draft in drafts:
        if draft.kind == "short":
            if not _resolve(view, draft, last):
                continue
        elif draft.kind in ("full", "bare") and not _finish(draft, seen):
            continue
        kept.append(draft)
        if draft.kind == "congress":
            last["ĐH"] = draft
        if draft.refers_to is None:
            last[draft.type] = draft
            if draft.printed_number:
                seen[draft.type, plain_number(draft.printed_number)] = draft
    return [_citation(view, draft) for draft in kept]


def _share(view: View, drafts: list[Draft]) -> None:
    """Hand the sign, day and issuer of the last item of a list to the items before it."""
    for draft, following in reversed(list(zip(drafts, drafts[1:], strict=False))):
        if draft.kind not in ("full", "bare") or following.kind not in ("full", "bare") or draft.issuer:
            continue
        if following.start - draft.end > 8 or not _JOIN.fullmatch(view.lower[draft.end : following.start]):
            continue
        same_list = draft.group == following.group
        if same_list and draft.symbol is None and following.symbol and not following.year:
            draft.symbol, draft.separator, draft.family = following.symbol, following.separator, following.family
            draft.type_symbol, draft.org = following.type_symbol, following.org
            draft.derived.append("symbol")
        if same_list and draft.day is None and following.day:
            draft.day = following.day
            draft.derived.append("date")
        if following.issuer and (draft.symbol is None or same_list):
            draft.issuer, draft.issuer_code = following.issuer, following.issuer_code
            draft.issuer_family, draft.term = following.issuer_family, draft.term or following.term
            draft.derived.append("issuer")


def _finish(draft: Draft, seen: dict[tuple[str | None, str], Draft]) -> bool:
    """Complete a numbered draft; return False when it is too little to be a citation."""
    number = draft.printed_number or ""
    earlier = seen.get((draft.type, plain_number(number)))
    if draft.symbol is None:
        anchored = draft.issuer or draft.day or draft.term or (draft.said_number and (draft.year or draft.about))
        if not anchored or not (draft.said_number or draft.capital):
            if earlier is None or not (draft.said_number or draft.capital):
                return False
            draft.kind, draft.refers_to = "short", earlier
            draft.key, draft.identity = earlier.key, earlier.identity
            return True
    _complete(draft)
    if draft.identity is None and earlier is not None and earlier.identity and _agrees(draft, earlier):
        draft.refers_to, draft.identity = earlier, earlier.identity
    return True


def _agrees(draft: Draft, earlier: Draft) -> bool:
    return draft.symbol in (None, earlier.symbol) and draft.day is None and draft.term in (None, earlier.term)


def _complete(draft: Draft) -> None:
    _type_from_sign(draft)
    if draft.family is None:
        draft.family = draft.issuer_family
    _year_and_term(draft)
    if draft.symbol is None and draft.type and draft.issuer_code and draft.issuer_family:
        derived = derived_symbol(draft.type, draft.issuer_code, draft.issuer_family, draft.year)
        if derived:
            draft.separator, draft.symbol = derived
            draft.org = draft.issuer_code
            draft.derived.append("symbol")
    if draft.issuer_code is None:
        draft.issuer_code = draft.org
    number = draft.printed_number or ""
    draft.key = f"{number}{draft.separator}{draft.symbol}" if draft.symbol else f"{draft.type or 'Văn bản'} {number}"
    org = draft.org or draft.issuer_code
    conflict = any(note.endswith("_differs_from_date") for note in draft.notes)
    if draft.type and draft.family and org and not conflict:
        draft.identity = identity_key(
            family=draft.family, org=org, type=draft.type, number=number, year=draft.year, term=draft.term
        )


def _type_from_sign(draft: Draft) -> None:
    if draft.type_symbol is None or draft.family is None:
        return
    if draft.type is None:
        draft.type = kind_from_sign(draft.type_symbol, draft.family)
        if draft.type:
            draft.derived.append("type")
    elif not any(
        (name or "").startswith(draft.type) for name in signs(draft.family).get(draft.type_symbol, (draft.type,))
    ):
        draft.notes.append("type_differs_from_sign")


def _year_and_term(draft: Draft) -> None:
    if draft.day:
        if draft.year and draft.year != draft.day.year:
            draft.notes.append("year_differs_from_date")
        draft.year = draft.year or draft.day.year
    central = (draft.org or draft.issuer_code or "").endswith("TW")
    if draft.family != "party" or not central:
        return
    dated = term_of_day(draft.day) if draft.day else term_of_year(draft.year) if draft.year else None
    if draft.term is None and dated:
        draft.term = dated
        draft.derived.append("term")
    elif draft.term and dated and draft.term != dated:
        draft.notes.append("term_differs_from_date")


def _resolve(view: View, draft: Draft, last: dict[str | None, Draft]) -> bool:
    """Find what a short form repeats: the last citation of its kind, else the congress named before."""
    if draft.issuer_code != "ĐH":
        earlier = last.get(draft.type)
    else:
        earlier = last.get("ĐH")
        if earlier is None:
            return _congress_named_before(view, draft)
    if earlier is None:
        return False
    draft.refers_to, draft.key, draft.identity = earlier, earlier.key, earlier.identity
    draft.term, draft.family = earlier.term, earlier.family
    return True


@lru_cache(maxsize=4)
def _congresses(lower: str) -> list[tuple[int, str]]:
    """Return (end, term) of every congress that a view names, in order."""
    return [(found.end(), found["n"]) for found in _CONGRESS.finditer(lower)]


def _congress_named_before(view: View, draft: Draft) -> bool:
    named = _congresses(view.lower)
    at = bisect_left(named, (draft.start + 1, "")) - 1
    if at < 0 or named[at][0] < draft.start - _NEAR:
        return False
    draft.term, draft.family = named[at][1].upper(), "party"
    draft.key, draft.identity = f"NQ-ĐH-{draft.term}", f"party:TW:nghi-quyet-dai-hoi:{draft.term}"
    draft.derived.append("key")
    return True


def _subject(view: View, at: int) -> tuple[int, int] | None:
    """Return the span of what a document is about, when "về …" follows it and ends within 400 signs."""
    about = _SUBJECT.match(view.lower, at)
    if about is None:
        return None
    start = about.start("what")
    stop = _SUBJECT_END.search(view.lower, about.end(), start + _LONGEST_SUBJECT + 40)
    end = stop.start() if stop else len(view.lower)
    return view.span(start, end) if end - start <= _LONGEST_SUBJECT else None


def _citation(view: View, draft: Draft) -> Citation:
    start, end = view.source.to_raw(draft.start), view.source.to_raw(draft.end)
    earlier = draft.refers_to
    return Citation(
        start,
        end,
        view.source.raw[start:end],
        draft.kind,
        draft.type,
        draft.number,
        draft.printed_number,
        draft.symbol,
        draft.family,
        draft.issuer,
        draft.issuer_code,
        draft.day,
        draft.year,
        draft.term,
        draft.title,
        draft.key,
        draft.identity,
        tuple(draft.derived),
        tuple(draft.notes),
        _subject(view, draft.end),
        view.source.to_raw(earlier.start) if earlier else None,
    )


def with_scope(citation: Citation, *, code: str, name: str | None = None, term: str | None = None) -> Citation:
    """Return the citation of a local document with its identity, once unit and term are known.

    `code` is the code of the unit whose body issued it, `name` completes the key of a local
    congress ("tỉnh Hà Nam"), `term` the term of that committee.
    """
    if citation.kind == "congress" and citation.term and citation.identity is None:
        place = slug(name or "").split("-")
        shown = "-".join([place[0], *(part.capitalize() for part in place[1:])]) if name else None
        key = f"NQ-ĐH-ĐB-{shown}-{citation.term}" if shown else citation.key
        return replace(citation, key=key, identity=f"party:{code}:nghi-quyet-dai-hoi:{citation.term}")
    org = citation.issuer_code
    if not (citation.type and citation.family and org and citation.printed_number):
        return citation
    identity = identity_key(
        family=citation.family,
        org=org,
        type=citation.type,
        number=citation.printed_number,
        year=citation.year,
        term=term or citation.term,
        scope=code,
    )
    return replace(citation, identity=identity or citation.identity, term=term or citation.term)
