"""Which column of a file is which: by headings, however they are written, with candidates where in doubt."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from danvan.core.dates import say_number
from danvan.core.refused import Refused
from danvan.documents.sheets.refusals import Missing
from danvan.documents.sheets.shapes import Matching, Preview, Problem, Read, Row, Sheet, Value, Wanted
from danvan.documents.sheets.values import number, said, value
from danvan.text.folding import key2

LIKE = 0.8
_BRACKETS = re.compile(r"\([^)]*\)|\*")


def same_words(heading: str) -> str:
    """Fold a heading for comparing: no marks, no brackets, no punctuation, no star."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", key2(_BRACKETS.sub(" ", heading))).split())


def match(header: Sequence[str], wanted: Sequence[Wanted]) -> Matching:
    """Find every wanted column: the same words first, then the last part of a double heading, else candidates."""
    folded = [same_words(one) for one in header]
    parts = [same_words(one.rsplit(":", 1)[-1]) for one in header]
    found: dict[str, int] = {}
    candidates: dict[str, list[int]] = {}
    for one in wanted:
        names = [same_words(name) for name in (one.heading, *one.others)]
        hits = [at for at, text in enumerate(folded) if text and text in names]
        hits = hits or [at for at, text in enumerate(parts) if text and text in names]
        if len(hits) == 1 and hits[0] not in found.values():
            found[one.key] = hits[0]
        else:
            near = hits or [at for at, text in enumerate(folded) if _near(text, names)]
            candidates[one.key] = [at for at in near if at not in found.values()]
    _settle(found, candidates)
    missing = [one for one in wanted if one.must and one.key not in found]
    unused = [at for at, text in enumerate(folded) if text and at not in found.values()]
    return Matching(found, {key: at for key, at in candidates.items() if at}, missing, unused)


def _near(text: str, names: list[str]) -> bool:
    if not text:
        return False
    return any(
        (len(name) > 3 and (name in text or (len(text) > 3 and text in name)))
        or SequenceMatcher(None, text, name).ratio() >= LIKE
        for name in names
    )


def _settle(found: dict[str, int], candidates: dict[str, list[int]]) -> None:
    """Take a lone candidate that no other column could be."""
    for key, places in list(candidates.items()):
        free = [at for at in places if at not in found.values()]
        rivals = {at for other, them in candidates.items() if other != key for at in them}
        if len(free) == 1 and free[0] not in rivals:
            found[key] = free[0]
            candidates[key] = []


def preview(sheet: Sheet, wanted: Sequence[Wanted], *, choices: Mapping[str, int] | None = None) -> Preview:
    """Read every line under the wanted columns and say what is wrong where; nothing is taken in yet.

    ``choices``: key → position of the column that the person chose (-1: none).
    """
    matching = match(sheet.header, wanted)
    chosen = {key: at for key, at in (choices or {}).items() if 0 <= at < len(sheet.header)}
    found = {**{key: at for key, at in matching.found.items() if key not in (choices or {})}, **chosen}
    matching = Matching(
        found, {key: at for key, at in matching.candidates.items() if key not in found},
        [one for one in wanted if one.must and one.key not in found],
        [at for at in range(len(sheet.header)) if sheet.header[at] and at not in found.values()],
    )  # fmt: skip
    rows = [_read(row, sheet, wanted, found) for row in sheet.data()]
    problems = [Problem(f"Thiếu cột «{one.heading}».") for one in matching.missing]
    return Preview(sheet, matching, rows, [*problems, *_sums(sheet, wanted, found)])


def _read(row: Row, sheet: Sheet, wanted: Sequence[Wanted], found: Mapping[str, int]) -> Read:
    values: dict[str, Value] = {}
    problems = []
    for one in wanted:
        if one.key not in found:
            continue
        at = found[one.key]
        try:
            values[one.key] = value(row.cells[at] if at < len(row.cells) else None, one)
            if one.must and values[one.key] in (None, ""):
                raise Missing
        except Refused as refused:
            problems.append(Problem(refused.sentence, row.line, sheet.header[at]))
    return Read(row.line, values, problems)


def _sums(sheet: Sheet, wanted: Sequence[Wanted], found: Mapping[str, int]) -> list[Problem]:
    """Compare the last line «Cộng» with the sum of the lines above it."""
    totals = [row for row in sheet.rows if row.total]
    if len(totals) != 1 or totals[0] is not sheet.rows[-1]:
        return []
    problems = []
    for one in wanted:
        if one.kind not in ("number", "whole") or one.key not in found:
            continue
        at = found[one.key]
        try:
            printed = number(totals[0].cells[at])
            counted = sum((number(row.cells[at]) or 0) for row in sheet.data())
        except Refused:
            continue
        if printed is not None and printed != counted:
            text = f"dòng cộng ghi {say_number(printed)}, cộng các dòng được {say_number(counted)}."
            problems.append(Problem(text, totals[0].line, sheet.header[at]))
    return problems


__all__ = ["match", "preview", "said", "same_words"]
