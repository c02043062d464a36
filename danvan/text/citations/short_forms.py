"""Short forms that repeat an earlier citation: "Chỉ thị này", "Nghị quyết Đại hội"."""

import re

from danvan.text.citations.model import Draft
from danvan.text.folding import View

_THIS = re.compile(r" (?:này|(?:nói |nêu )?trên(?= ?[.,;:)\n]|$))(?!\w)")
_CONGRESS = re.compile(
    r" đại hội(?!\w)(?! (?:đại|đảng|chi|lần|các|toàn|công|mttq|mặt|hội|đoàn|nhiệm|cổ|liên|thi|xã|phường|i|v|x)(?!\w))"
)


def short_form(view: View, start: int, after: int, type: str | None) -> Draft | None:
    """Read a short form after the word for a kind; None when there is no such form."""
    found = _THIS.match(view.lower, after)
    if found is None and type == "Nghị quyết":
        found = _CONGRESS.match(view.lower, after)
        if found and view.text[found.end() : found.end() + 2].strip()[:1].isupper():
            found = None
        if found:
            return Draft(start, found.end(), "short", type, issuer_code="ĐH")
    if found is None or type is None:
        return None
    return Draft(start, found.end(), "short", type)
