"""Judge what a printed day stands for from the words around it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from danvan.text.dates.model import DateKind, PartialDate
from danvan.text.folding import View

_BEFORE: tuple[tuple[DateKind, re.Pattern[str]], ...] = (
    (
        "posted",
        re.compile(
            r"(?:ngày đăng|đăng (?:lúc|ngày)|cập nhật(?: lúc)?|xuất bản|ngày tạo|đăng tải|thời gian đăng)[ :,\d]{0,12}$"
        ),
    ),
    ("effective", re.compile(r"hiệu lực(?: thi hành)?(?: kể)?(?: từ)?[ ,]*$")),
    (
        "document",
        re.compile(
            r"(?:[-/][a-zđ][\w.&/\-]{0,20}|số:? ?\d{1,5}\w?|khó?a [ivx]{1,5}\)?|ban hành|thông qua|được ký|ký)[ ,(]{1,3}$"
        ),
    ),
    (
        "deadline",
        re.compile(
            r"(?:trước|chậm nhất(?: là)?|hạn(?: cuối)?|đến hết|tính đến(?: hết)?|kể từ|tính từ|hết)(?: là)? ?$"
        ),
    ),
    ("holiday", re.compile(r"(?:kỷ niệm|chào mừng|nhân dịp|dịp lễ|nhân|lễ|mừng)(?: các| những)? ?$")),
    ("planned", re.compile(r"(?:dự kiến|sẽ|hoãn|lùi|thay vì)(?: \w{1,7}){0,3} ?$")),
    (
        "name",
        re.compile(
            r"(?:trường|thpt|thcs|đường|phố|chợ|công ty|quảng trường|nhà máy|bệnh viện|công viên|rạp)(?: \w{1,7})? ?$"
        ),
    ),
)
# A body right before a day printed with its year is who issued a paper; without a year the sentence only begins with it
# ("Hướng tới kỷ niệm … của Đảng, ngày 14/10, …").
_ISSUED = re.compile(
    r"(?:trung ương|bộ chính trị|ban bí thư|chính phủ|quốc hội|tỉnh ủy|thành ủy|ubnd|đảng)(?: \w{1,7}){0,4}[ ,(]{1,3}$"
)
_BEFORE_MAY = re.compile(r"[\w:,()]\s{0,3}$")
_AFTER_DOCUMENT = re.compile(
    r" ?,? của (?:bộ chính trị|ban bí thư|ban chấp hành|trung ương|thủ tướng|chính phủ|quốc hội|bộ |ban thường vụ|tỉnh ủy|thành ủy|ubnd|ủy ban|hội đồng)"
)
_COMMEMORATED = re.compile(r"kỷ niệm|truyền thống|thành lập|ngày sinh|ngày dân vận|cách mạng|giải phóng|khởi nghĩa")
_VERB = re.compile(
    r"tổ chức|khai mạc|bế mạc|diễn ra|chủ trì|tham dự|dự |phối hợp|tiến hành|ra mắt|làm việc|tiếp xúc|đối thoại|thăm|trao |phát động"
    r"|khai giảng|triển khai|họp"
)
_DATELINE = re.compile(r"\) ?[-–:]? ?$|(?:^|\n)[^\n]{0,40}[-–:] ?$")
_CLOCK_BESIDE = re.compile(r"^[ ,|\-]{0,4}(?:lúc )?\d{1,2}:\d\d")
_SINCE = 1990  # an explicit year before it is history, not an event on a portal


def judge(
    view: View, start: int, end: int, first: PartialDate | None, last: PartialDate | None, cues: Sequence[str]
) -> tuple[DateKind, float, list[str]]:
    """Return the kind of context, a score for being the day of the event, and further cues."""
    before = view.lower[max(0, start - 48) : start]
    after = view.lower[end : end + 24]
    more: list[str] = []
    at_start = not before or before.endswith("\n") or not before.strip()
    if at_start:
        more.append("paragraph_start")
    elif _DATELINE.search(before):
        more.append("dateline")
    if after.startswith(" vừa qua"):
        more.append("vừa qua")
    dated = at_start and "day_part" in cues
    kind = _kind(view, start, end, "\n" if dated else before, after, first, last, cues)
    score = 3.0 * ("day_part" in cues) + 1.0 * ("ngày" in cues) + 1.0 * ("clock" in cues) + 2.0 * bool(more)
    if _VERB.search(view.lower, end, end + 220):
        more.append("verb")
        score += 3
    score -= 4.0 * (kind not in ("plain", "planned")) + 2.0 * ("bracket" in cues and "day_part" not in cues)
    return kind, score - min(2.0, start / 2000), more


def _kind(
    view: View,
    start: int,
    end: int,
    before: str,
    after: str,
    first: PartialDate | None,
    last: PartialDate | None,
    cues: Sequence[str],
) -> DateKind:
    if first is None or last is None:
        return "plain"
    if first.year and (first.year < _SINCE or (last.year and last.year - first.year > 1)):
        return "anniversary"
    if "bracket" in cues and first.year and _COMMEMORATED.search(before):
        return "anniversary"
    line_end = after.find("\n") if "\n" in after else len(after)
    alone = not after[:line_end].strip(" .|)")
    if first.year and alone and (not before.strip(" ") or before.rstrip(" ").endswith("\n")) and "weekday" in cues:
        return "header"
    if first.year and (_CLOCK_BESIDE.match(after) or ("clock" in cues and alone and "ngày" not in cues)):
        return "posted"
    kind = _kind_before(before, named=not ("ngày" in cues or first.year))
    if kind in (None, "planned", "name", "holiday", "deadline") and first.year and _ISSUED.search(before):
        kind = "document"
    if kind is not None:
        return "plain" if kind == "document" and "day_part" in cues else kind
    if first.year and _AFTER_DOCUMENT.match(view.lower, end):
        return "document"
    return "plain"


@lru_cache(maxsize=4_096)
def _kind_before(before: str, *, named: bool) -> DateKind | None:
    """Return the kind that the words before a day give it; repeated surroundings are remembered."""
    if _BEFORE_MAY.search(before):
        for kind, pattern in _BEFORE:
            if (named or kind != "name") and pattern.search(before):
                return kind
    return None
