"""Search as one reader meets it: records of some units, and what all share (documents, units)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from danvan import search

LABELS = {
    "article": "Tin bài", "meeting": "Hội nghị – tập huấn", "document": "Văn bản", "initiative": "Mô hình Dân vận khéo",
    "disclosure": "Nội dung công khai", "answer": "Hỏi – đáp", "unit": "Đơn vị",
}  # fmt: skip
"""What each kind of thing found is called."""
DESK_LABELS = LABELS | {"petition": "Phản ánh, kiến nghị"}
OWN = ("article", "meeting", "initiative", "disclosure", "answer")
SHARED = ("document", "unit")
LETTERS = ("petition",)
"""What citizens wrote: found at the desk only, by those who handle letters."""
MOST = 50


def find_for(
    q: str,
    units: Collection[str],
    *,
    at: datetime,
    drafts: bool = False,
    letters: bool = False,
    kind: str = "",
    year: int | None = None,
) -> search.Result:
    """Find at most 50 things, best first: records of ``units``, documents and units of everybody.

    ``kind`` narrows to one kind ("" = all), ``year`` to what is dated in it. What is not public at the moment ``at``
    is found only with ``drafts``, and then only of ``units``, except for documents, whose catalogue every officer
    shares. ``letters``: what citizens wrote to ``units`` too.
    """
    known = (*OWN, *SHARED, *(LETTERS if letters and drafts else ()))
    kinds = [one for one in known if kind in ("", one)]
    public_at = None if drafts else at
    return search.look(q, kinds=kinds, public_at=public_at, units=units, shared=SHARED, year=year, limit=MOST)
