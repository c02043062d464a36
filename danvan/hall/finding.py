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
OWN = ("article", "meeting", "initiative", "disclosure", "answer")
SHARED = ("document", "unit")
MOST = 50


def find_for(
    q: str, units: Collection[str], *, at: datetime, drafts: bool = False, kind: str = ""
) -> list[search.Hit]:
    """Find at most 50 things, best first: records of ``units``, documents and units of everybody.

    ``kind`` narrows to one kind ("" = all). What is not public at the moment ``at`` is found only with ``drafts``,
    and then only of ``units``, except for documents, whose catalogue every officer shares.
    """
    own = [one for one in OWN if kind in ("", one)]
    shared = [one for one in SHARED if kind in ("", one)]
    public_at = None if drafts else at
    hits = search.find(q, kinds=own, public_at=public_at, units=units, limit=MOST) if own else []
    if shared:
        hits = hits + search.find(q, kinds=shared, public_at=public_at, units=search.EVERY_UNIT, limit=MOST)
    return sorted(hits, key=lambda hit: -hit.score)[:MOST]
