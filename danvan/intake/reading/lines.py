"""Give every line of a page its one role: part of the article, or debris of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from danvan.text.folding import key2

from .bylines import read_author, read_source
from .captions import is_caption, is_gallery, is_report, may_caption, shows
from .leads import mark_dates, mark_lead
from .lexicon import is_section
from .pieces import Piece, cut, is_signature
from .shapes import holds_date, is_headline, is_prose, is_sentence, opens_dated
from .source import Hint
from .titles import choose_title, nearly_same, same_words

ROLES = (
    "title",
    "kicker",
    "lead",
    "body",
    "caption",
    "author",
    "source",
    "page_date",
    "published",
    "gallery_heading",
    "boilerplate",
)
_AFTER = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a page with its role; ``kind`` says what sort of debris or date it is; ``number`` is 1-based."""

    start: int
    end: int
    number: int
    role: str
    kind: str = ""


def classify(text: str, hints: Iterable[Hint] = ()) -> tuple[Line, ...]:
    """Return one Line for every non-empty line of the text (several where lines were glued together)."""
    pieces = cut(text)
    _take_hints(pieces, tuple(hints))
    prose = [_is_body(piece) for piece in pieces]
    _unmark_captions(pieces, prose)
    first = next((at for at, is_body in enumerate(prose) if is_body), None)
    if first is None:
        first = next(
            (at for at, piece in enumerate(pieces) if not piece.role and is_sentence(piece.text)), len(pieces)
        )
    first = _past_sentence_title(pieces, prose, first)
    _mark_stopped_captions(pieces, prose, first)
    stop = _cut_tail(pieces, prose, first)
    _head(pieces, first)
    if stop == len(pieces) and _is_cut_off(pieces, prose):
        prose[-1] = True
    last = _middle(pieces, prose, first, stop)
    _tail(pieces, last + 1, stop)
    _after(pieces, stop)
    mark_lead(pieces)
    mark_dates(pieces)
    return tuple(Line(piece.start, piece.end, piece.number, piece.role, piece.kind) for piece in pieces)


def _take_hints(pieces: Sequence[Piece], hints: Sequence[Hint]) -> None:
    at = 0
    for piece in pieces:
        while at < len(hints) and hints[at].end <= piece.start:
            at += 1
        if at < len(hints) and hints[at].start <= piece.start and piece.end <= hints[at].end:
            piece.role, piece.kind = hints[at].role, hints[at].kind


def _is_body(piece: Piece) -> bool:
    if piece.role:
        return piece.role in ("lead", "body")
    if piece.text.isupper() and piece.folded:
        return False
    if not is_prose(piece.text) or is_gallery(piece.text, piece.folded or " "):
        return False
    return not is_caption(piece.text, piece.folded or " ") or opens_dated(piece.text)


def _unmark_captions(pieces: Sequence[Piece], prose: list[bool]) -> None:
    """Take sentences that are printed twice in a row (alternative text and caption) out of the prose."""
    first = prose.index(True) if True in prose else len(prose)
    for at in range(first + 2, len(pieces)):
        one, other = pieces[at - 1], pieces[at]
        if (
            prose[at - 1]
            and prose[at]
            and len(other.text) < 260
            and same_words(one.folded, other.folded)
            and not holds_date(other.text)
        ):
            prose[at - 1] = prose[at] = False
            one.role = other.role = "caption"


def _mark_stopped_captions(pieces: Sequence[Piece], prose: list[bool], first: int) -> None:
    """On a page whose captions end in full stops, take other short sentences that only show something as captions."""
    last = max((at for at, is_body in enumerate(prose) if is_body), default=0)
    between = range(first + 1, last)
    if not any(
        not prose[at] and pieces[at].text.endswith(".") and is_caption(pieces[at].text, pieces[at].folded)
        for at in between
    ):
        return
    for at in between:
        piece = pieces[at]
        if not piece.role and piece.text.endswith(".") and shows(piece.text, piece.folded):
            piece.role, prose[at] = "caption", False


def _past_sentence_title(pieces: Sequence[Piece], prose: list[bool], first: int) -> int:
    """Return the first paragraph, going past a title that ends in a full stop and so looks like one."""
    if any(not piece.role and len(piece.folded.split()) > 3 for piece in pieces[:first]) or first + 1 >= len(pieces):
        return first
    piece = pieces[first]
    after = next(
        (at for at in range(first + 1, len(pieces)) if prose[at] and not same_words(pieces[at].folded, piece.folded)),
        None,
    )
    twice = same_words(pieces[first + 1].folded, piece.folded)
    single = len(piece.text) <= 160 and is_headline(piece.text)
    if (
        after is None
        or len(piece.text) > 220
        or holds_date(piece.text)
        or not (twice or (single and (opens_dated(pieces[after].text) or _tells_again(piece, pieces[after]))))
    ):
        return first
    for at in range(first, after):
        prose[at] = False
    return after


def _tells_again(one: Piece, other: Piece) -> bool:
    """Tell whether a dated paragraph says again nearly every word of the line before it."""
    words = set(one.folded.split())
    said = set((other.folded or key2(other.text[:700])).split())
    return holds_date(other.text) and len(words) >= 8 and len(words & said) >= 0.8 * len(words)


def _cut_tail(pieces: Sequence[Piece], prose: Sequence[bool], first: int) -> int:
    """Return the index of the line that ends the article: much prose before it, little after it."""
    sizes = [len(piece.text) if is_body else 0 for piece, is_body in zip(pieces, prose, strict=True)]
    before, total = 0, sum(sizes)
    for at in range(len(pieces)):
        before += sizes[at]
        if at <= first or not pieces[at].ends:
            continue
        if total - before <= 0.5 * before:
            return at
        _mark_box(pieces, prose, at)
    return len(pieces)


def _mark_box(pieces: Sequence[Piece], prose: Sequence[bool], at: int) -> None:
    """Mark the headlines of a box that stands in the middle of an article."""
    for piece, is_body in zip(pieces[at + 1 :], prose[at + 1 :], strict=True):
        if is_body or piece.role:
            return
        piece.role, piece.kind = "boilerplate", "related item"


def _head(pieces: Sequence[Piece], first: int) -> None:
    title = choose_title(pieces, first)
    for at in title:
        pieces[at].role = "title"
    begin, end = (title[0], title[-1]) if title else (first, first - 1)
    name = " ".join(pieces[at].folded for at in title)
    for at, piece in enumerate(pieces):
        near = begin < at < first and nearly_same(piece.folded, name)
        if not piece.role and name and (near or same_words(piece.folded, name)):
            piece.role, piece.kind = "boilerplate", "repeated title"
    for at in range(begin):
        if not pieces[at].role:
            _over_title(pieces[at], beside=bool(title) and at == begin - 1, titled=bool(title))
    for at in range(end + 1, first):
        if not pieces[at].role:
            _under_title(pieces[at])


def _over_title(piece: Piece, *, beside: bool, titled: bool) -> None:
    if beside and (is_section(piece.folded) or (piece.text.endswith(":") and len(piece.text) < 120)):
        piece.role = "kicker"
    elif not titled and is_caption(piece.text, piece.folded):
        piece.role = "caption"
    else:
        piece.role, piece.kind = "boilerplate", "menu"


def _under_title(piece: Piece) -> None:
    if is_section(piece.folded):
        piece.role = "kicker"
    elif source := read_source(piece.text):
        piece.role, piece.kind = "source", source
    elif is_caption(piece.text, piece.folded):
        piece.role = "caption"
    elif read_author(piece.text, alone=True):
        piece.role, piece.kind = "author", "under the title"
    elif may_caption(piece.text, piece.folded) or piece.text[0] == "(":
        piece.role = "caption"
    else:
        piece.role = "lead" if len(piece.text) > 100 else "kicker"


def _is_cut_off(pieces: Sequence[Piece], prose: Sequence[bool]) -> bool:
    """Tell whether the page ends in the middle of a sentence, as a saved excerpt does."""
    piece = pieces[-1] if pieces else None
    if (
        piece is None
        or piece.role
        or prose[-1]
        or True not in prose
        or not (piece.text[-1].islower() or piece.text[-1] == ",")
    ):
        return False
    if (
        read_author(piece.text, alone=True)
        or read_source(piece.text)
        or not piece.text[0].isupper()
        or len(piece.text.split()) < 5
    ):
        return False
    return is_report(piece.folded) or not (is_caption(piece.text, piece.folded) or len(piece.text) < 60)


def _middle(pieces: Sequence[Piece], prose: Sequence[bool], first: int, stop: int) -> int:
    """Give roles between the first and the last paragraph; return the index of the last."""
    last = max((at for at in range(first, stop) if prose[at]), default=first - 1 if first >= stop else first)
    while last + 1 < stop and _goes_on(pieces[last + 1]):
        last += 1
    gallery = False
    for at in range(first, last + 1):
        piece = pieces[at]
        gallery = (
            is_gallery(piece.text, piece.folded) if not prose[at] and not piece.role else gallery and not prose[at]
        )
        if piece.role:
            continue
        before = pieces[at - 1] if at else None
        if prose[at]:
            piece.role = (
                "caption"
                if before is not None and (_is_shown(before, piece) or _is_retold(before, piece))
                else "body"
            )
        else:
            piece.role = _between(piece, before, gallery)
    return last


def _goes_on(piece: Piece) -> bool:
    if piece.role or not is_sentence(piece.text):
        return False
    return (
        not is_caption(piece.text, piece.folded)
        and not is_gallery(piece.text, piece.folded)
        and not is_signature(piece)
        and not read_source(piece.text)
    )


def _is_shown(before: Piece, piece: Piece) -> bool:
    """Tell whether a sentence stands right under a picture (its file name or its alternative text is the line before)."""
    return (
        before.kind == "image file name"
        and piece.number == before.number + 1
        and len(before.text) > 4
        and len(piece.text) < 140
        and not holds_date(piece.text)
    )


def _is_retold(before: Piece, piece: Piece) -> bool:
    """Tell whether a sentence says the caption above it once more in other order."""
    if before.role != "caption" or len(piece.text) > 220:
        return False
    one, other = set(before.folded.split()), set(piece.folded.split())
    return len(one & other) >= 0.6 * len(one | other)


def _between(piece: Piece, before: Piece | None, gallery: bool) -> str:
    if is_gallery(piece.text, piece.folded):
        return "gallery_heading"
    if gallery or is_caption(piece.text, piece.folded):
        return "caption"
    if before is not None and before.role == "caption":
        goes_on = piece.text[0].islower() and not before.text.endswith(".")
        if goes_on or same_words(piece.folded, before.folded):
            return "caption"
    pictured = before is not None and before.kind in ("image file name", "repeated title")
    if (
        before is not None
        and pictured
        and len(piece.text) < 200
        and (before.kind == "repeated title" or piece.number == before.number + 1)
    ):
        return "caption"
    return "caption" if may_caption(piece.text, piece.folded) and not is_sentence(piece.text) else "body"


def _tail(pieces: Sequence[Piece], begin: int, stop: int) -> None:
    """Give roles after the last paragraph: pictures, signature, source, foot of the page."""
    signed = gallery = False
    for at in range(begin, stop):
        piece = pieces[at]
        if piece.role:
            continue
        author = read_author(piece.text, alone=not signed)
        if source := read_source(piece.text):
            piece.role, piece.kind = "source", source
        elif (
            author and (author.marker or not signed) and not (gallery and not author.marker and len(piece.text) > 40)
        ):
            piece.role, signed = "author", signed or "text" in author.roles
        elif is_gallery(piece.text, piece.folded):
            piece.role, gallery = "gallery_heading", True
        elif _shows_more(piece, pieces[at - 1], gallery=gallery, signed=signed):
            piece.role = "caption"
        else:
            piece.role, piece.kind = "boilerplate", "section label" if is_section(piece.folded) else "page foot"


def _shows_more(piece: Piece, before: Piece, *, gallery: bool, signed: bool) -> bool:
    """Tell whether a line under the last paragraph still describes a picture."""
    if before.role == "caption" and (piece.text[0].islower() or same_words(piece.folded, before.folded)):
        return True
    return not signed and (gallery or is_caption(piece.text, piece.folded) or may_caption(piece.text, piece.folded))


def _after(pieces: Sequence[Piece], stop: int) -> None:
    for at in range(stop, len(pieces)):
        piece = pieces[at]
        near = at - stop < _AFTER
        author = read_author(piece.text, alone=False) if near and not piece.role else None
        if piece.role and piece.role not in ("lead", "body", "caption"):
            continue
        if author and author.marker and not any(one.role == "author" for one in pieces[:stop]):
            piece.role = "author"
        elif near and piece.folded.startswith("nguon") and (source := read_source(piece.text)):
            piece.role, piece.kind = "source", source
        else:
            piece.role, piece.kind = "boilerplate", "related item"
