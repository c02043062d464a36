"""Choose the lead among the paragraphs, drop what is printed again, and tell the posting date from a bound."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from .pieces import Piece


def mark_lead(pieces: Sequence[Piece]) -> None:
    """Take what the page states as its lead, else the first paragraph, as the lead; drop its repetition."""
    stated = [piece for piece in pieces if piece.role == "lead"]
    told = [piece for piece in pieces if piece.role in ("body", "lead")]
    body = [piece for piece in told if len(piece.text) >= 60 and not piece.text.isupper()] or told
    if not body:
        return
    lead = stated[0] if stated else body[0]
    for piece in stated:
        piece.role = "body"
    lead.role = "lead"
    for piece in pieces:
        if piece is not lead and piece.role == "body" and _repeats(piece.text, lead.text):
            piece.role, piece.kind = "boilerplate", "repeated lead"
            break
    _drop_told(pieces, lead)


def _drop_told(pieces: Sequence[Piece], lead: Piece) -> None:
    """Mark paragraphs that are printed a second time word for word."""
    told: set[str] = set()
    for piece in pieces:
        if piece.role in ("lead", "body") and len(piece.text) > 80:
            words = " ".join(piece.text.split())
            if words in told and piece is not lead:
                piece.role, piece.kind = "boilerplate", "repeated paragraph"
            told.add(words)


def _repeats(one: str, other: str) -> bool:
    if not 0.5 < len(one) / len(other) < 2:
        return False
    shorter, longer = sorted((" ".join(one.split()), " ".join(other.split())), key=len)
    if len(shorter) < 40 or len(shorter) < 0.8 * len(longer):
        return False
    return longer.endswith(shorter[-60:]) and (
        longer.endswith(shorter) or SequenceMatcher(None, shorter, longer, autojunk=False).quick_ratio() > 0.96
    )


def mark_dates(pieces: Sequence[Piece]) -> None:
    """Tell a posting stamp from the date of the page header.

    A stamp between the title and the lead (a bare day too), or one with a clock time under the title or right above it and not opening the page with a weekday (as a
    running header does),
    says when the text was posted; any other unlabelled date is only an upper bound.
    """
    heads = [at for at, piece in enumerate(pieces) if piece.role in ("title", "lead")]
    top = heads[0] if heads else len(pieces)
    under = _under_title(pieces)
    foot = max((at for at, piece in enumerate(pieces) if piece.role in ("lead", "body")), default=len(pieces))
    stated = any(piece.role in ("page_date", "published") for piece in pieces[:foot])
    for at, piece in enumerate(pieces):
        if piece.role not in ("page_date", "published") or (piece.role == "published" and at < foot):
            continue
        between = pieces[at + 1 : top]
        bare = at in under and piece.kind != "place"
        near = at < top and len(between) <= 2 and all(one.kind == "view counter" for one in between)
        above = at + 1 == top and piece.kind != "place" and piece.text.startswith("Ngày ")
        if at > foot and stated:
            piece.role, piece.kind = "boilerplate", "related date"
        elif (
            bare or above or (piece.kind == "timed" and (top < at or (near and (at > 0 or piece.text[0].isdigit()))))
        ):
            piece.role = "published"


def _under_title(pieces: Sequence[Piece]) -> range:
    """Give the places between the title and the first paragraph; none on a page without a title."""
    titles = [at for at, piece in enumerate(pieces) if piece.role == "title"]
    paragraph = next((at for at, piece in enumerate(pieces) if piece.role in ("lead", "body")), 0)
    return range(titles[-1] + 1, paragraph) if titles else range(0)
