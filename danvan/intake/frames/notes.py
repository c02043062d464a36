"""Find what must not be taken for the event: campaigns, quotations, other events, loose references."""

import re
from collections.abc import Iterator, Sequence

from danvan.intake.frames import lexicon
from danvan.intake.frames.letters import one_of
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, MEDIUM, Note, Piece
from danvan.text.citations import Citation

LONG_QUOTE = 9
_CAMPAIGN = re.compile(
    r"(?:phong trào thi đua|phong trào|Phong trào thi đua|Phong trào|cuộc vận động|Cuộc vận động|chiến dịch|Chiến dịch) {0,2}[“\"](?P<name>[^”\"\n]{2,200})[”\"](?: {1,2}năm {1,2}\d{4})?"
)
_QUOTE = re.compile(r"“[^“”\n]{20,2000}”")
_CONGRESS = re.compile(
    r"Đại hội (?:[^,.;:“”\"()\n]{0,60} )?(?:lần thứ (?:[IVXL]+|\d+|nhất|hai|ba))(?:,? nhiệm kỳ {0,2}\d{4} {0,2}- {0,2}\d{4})?"
)
_ANNIVERSARY = re.compile(
    r"(?:“Ngày|Ngày) [^().;\n]{4,70}? {0,2}\(\d{1,2}[/-]\d{1,2}[/-]\d{4} {0,2}- {0,2}\d{1,2}[/-]\d{1,2}[/-]\d{4}\)?"
)
_LOOSE = re.compile(
    r"(?:(?:các|những) {1,2}(?:nghị quyết|chỉ thị|văn bản|quy định|kết luận|kế hoạch)[^,.;:…“”\n]{0,20} (?:của|về) [^,.;:…“”\n]{4,120}"
    r"|(?:chương trình hành động|nghị quyết chuyên đề|đề án|quy chế) về [^,.;:…“”\n]{8,160})"
)
_PEN_NAME = re.compile(r"bút danh {1,2}(?P<name>[A-ZĐ](?:\.?[A-ZĐ]){1,4}|[A-ZĐ][\wÀ-ỹ]+(?: [A-ZĐ][\wÀ-ỹ]+){0,3})")
_ABSENT = re.compile(rf"(?:{one_of(sorted(lexicon.NOT_PRESENT))})(?!\w)(?<=\w)")
# A pattern is tried only on pages where its sign stands.
_NEEDS = {_QUOTE: "“", _CONGRESS: "Đại hội ", _ANNIVERSARY: "Ngày ", _PEN_NAME: "bút danh "}
_IN_A_PLACE = re.compile(r"(?:\w|phố |TP |TP\. )$")


def find_notes(page: Page, citations: Sequence[Citation], names: Sequence[tuple[int, int]]) -> list[Note]:
    """Find campaigns, quotations, other events, loose references and persons not present."""
    found: list[Note] = []
    for region in page.of("title", "lead", "body", "caption"):
        found += _matches(page, "campaign", _CAMPAIGN, region.start, region.end)
        campaigns = [(n.piece.start, n.piece.end) for n in found if n.kind == "campaign"]
        for note in _matches(page, "quote", _QUOTE, region.start, region.end):
            inside = any(a <= note.piece.start < b for a, b in campaigns)
            if len(note.piece.text.split()) >= LONG_QUOTE and not inside:
                found.append(note)
        found += _outside(_matches(page, "congress", _CONGRESS, region.start, region.end), citations, names)
        found += _outside(_matches(page, "anniversary", _ANNIVERSARY, region.start, region.end), citations, ())
        found += _outside(_matches(page, "reference", _LOOSE, region.start, region.end), citations, names)
        found += _matches(page, "absent_person", _ABSENT, region.start, region.end)
        found += _matches(page, "absent_person", _PEN_NAME, region.start, region.end)
    return list(_once(found))


def _matches(page: Page, kind: str, pattern: re.Pattern[str], start: int, end: int) -> Iterator[Note]:
    word = _NEEDS.get(pattern)
    if word and page.view.find(word, start, end) < 0:
        return
    for hit in pattern.finditer(page.view, start, end):
        if pattern is _ABSENT and _IN_A_PLACE.search(page.view[max(0, hit.start() - 5) : hit.start()]):
            continue
        name = hit["name"] if "name" in pattern.groupindex else ""
        span = hit.span("name") if kind == "absent_person" and name else hit.span()
        piece = Piece(page.text[slice(*span)], *span, f"note.{kind}", HIGH if name else MEDIUM)
        yield Note(kind, piece, " ".join(name.split()))


def _outside(
    notes: Iterator[Note], citations: Sequence[Citation], names: Sequence[tuple[int, int]]
) -> Iterator[Note]:
    taken = [(one.start, one.end) for one in citations] + list(names)
    for note in notes:
        if not any(start < note.piece.end and note.piece.start < end for start, end in taken):
            yield note


def _once(notes: list[Note]) -> Iterator[Note]:
    seen: set[tuple[str, str]] = set()
    for note in notes:
        key = (note.kind, " ".join(note.piece.text.lower().split()))
        if key not in seen:
            seen.add(key)
            yield note
