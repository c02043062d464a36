"""What changed between two revisions, by words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from danvan.news.models import Revision

LABELS = {"title": "Tiêu đề", "lead": "Lời dẫn", "body": "Nội dung", "author": "Tác giả", "source": "Nguồn"}
MOST_WORDS = 6000
_WORD = re.compile(r"\s+|[^\s]+")


def changes(before: Revision | None, after: Revision) -> list[dict[str, object]]:
    """List ``{label, pieces}`` of the fields that differ, pieces as ``ui/diff.html`` takes them."""
    old = {name: getattr(before, name) if before else "" for name in LABELS}
    return [
        {"label": label, "pieces": pieces(old[name], getattr(after, name))}
        for name, label in LABELS.items()
        if old[name] != getattr(after, name)
    ]


def pieces(old: str, new: str) -> list[dict[str, str]]:
    """Cut two texts into same, removed and added words. Very long texts are shown as one removal and one addition."""
    left, right = _WORD.findall(old), _WORD.findall(new)
    if len(left) + len(right) > 4 * MOST_WORDS:
        return [{"text": old, "kind": "removed"}, {"text": new, "kind": "added"}]
    found: list[dict[str, str]] = []
    for _, i, j, k, m in SequenceMatcher(None, left, right, autojunk=len(left) > MOST_WORDS).get_opcodes():
        same = left[i:j] == right[k:m]
        for words, kind in ((left[i:j], "same" if same else "removed"), ([] if same else right[k:m], "added")):
            if words:
                found.append({"text": "".join(words), "kind": kind})
    return found
