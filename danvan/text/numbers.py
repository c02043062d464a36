"""Read counts with their bound and unit: "gần 200 đồng chí", "2.353 lượt", "65/70 đại biểu", "83,07%"."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import islice
from typing import Literal

from danvan.text.citations.lexicon import read_data
from danvan.text.folding import View, view_of
from danvan.text.limits import MOST_HITS

Bound = Literal["exact", "slightly_less", "more_than", "about"]
CountKind = Literal["people", "attendance", "households", "units", "things", "money", "duration", "percent"]

_BOUNDS: dict[str, Bound] = {
    "gần": "slightly_less",
    "ngót": "slightly_less",
    "không quá": "slightly_less",
    "hơn": "more_than",
    "trên": "more_than",
    "quá": "more_than",
    "khoảng": "about",
    "chừng": "about",
    "độ": "about",
    "ước": "about",
    "ước khoảng": "about",
    "xấp xỉ": "about",
    "cỡ": "about",
}
_TIMES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000, "tỉ": 1_000_000_000}
_FIGURE = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,9})(?:,\d{1,3})?(?![\d])"
_COUNT = re.compile(
    r"(?<![\w/.,\-:])"
    rf"(?P<figure>(?P<n>\d{{1,3}}\.\d{{1,2}}(?!\d)(?= ?%| (?:triệu|tỷ|tỉ))|{_FIGURE})"
    rf"(?: ?/ ?(?P<of>{_FIGURE})|(?: ?- ?| đến )(?P<upper>{_FIGURE}))?"
    r"(?: (?P<times>nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))?(?:(?P<percent> ?%)|(?P<more>\+)?(?= ?[^\W\d])))"
)
_BOUND_BEFORE = re.compile(rf"(?<!\w)(?P<bound>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))}) $")
# A number after one of these words is a name or an ordinal: Tổ 2, số 120, lần thứ 4, Quận 5, tháng 10.
_NAMED = re.compile(
    r"(?:(?<!\w)(?:tổ|quận|phường|khu phố|khu|khóm|khối phố|ấp|thôn|xóm|bản|buôn|(?<!tổng )số|thứ|khóa|khoá|điều|khoản|điểm|mục|chương|phần|tháng|năm|ngày|quý|lớp"
    r"|đường|quốc lộ|tỉnh lộ|hẻm|ngõ|vòng|đợt|kỳ|cụm|chi bộ|đội|tiểu khu|sáng|chiều|tối|trưa|mùng|mồng|covid|trung ương|tw|hội trường|phòng|tầng|loại|hạng|cấp|bài|câu|nghị quyết"
    r"|chỉ thị|kết luận|quyết định|quy định|nghị định|thông tư|kế hoạch|chương trình|đề án|thông tri|hướng dẫn|công văn|và năm|giai đoạn|nhiệm kỳ)\.? ?:? ?)$"
)
_SHARED = ("people", "households", "units", "things", "attendance")  # kinds that a ratio may stand for
_ELAPSED = re.compile(r" (?:trôi qua|qua|nay|trước|sau|gần đây|tới|nữa)(?!\w)")
_OF_TURNS = re.compile(r" (?:hộ|ý kiến|gia đình)(?!\w)")


@dataclass(frozen=True, slots=True)
class Count:
    """One number with its bound, unit and kind; `surface == text[start:end]`, bound word included.

    `unit` is the noun ("lượt người" for attendances, "%" for shares, "vị" left out), `noun` the words as printed.
    `of` is the whole of a ratio (65/70), `upper` the end of a range (10 - 15).
    """

    start: int
    end: int
    surface: str
    value: int | Decimal
    bound: Bound
    unit: str
    kind: CountKind
    noun: str
    of: int | Decimal | None = None
    upper: int | Decimal | None = None


@cache
def _kinds() -> dict[str, CountKind]:
    rows: dict[CountKind, list[str]] = read_data("count_units.yaml")
    return {word: kind for kind, words in rows.items() for word in words}


@cache
def _nouns() -> re.Pattern[str]:
    words = sorted(_kinds(), key=len, reverse=True)
    return re.compile(" {0,2}(?P<noun>" + "|".join(word.replace(" ", " {1,2}") for word in words) + r")(?!\w)")


def find_counts(text: str) -> list[Count]:
    """Return the counts with a known unit, shares in per cent included, in order.

    Names and ordinals (Tổ 2, số 120, lần thứ 4, khóa XII), days and years are no counts.
    Reading stops after limits.MOST_HITS counts.
    """
    view = view_of(text)
    found = (count for hit in _COUNT.finditer(view.lower) if (count := _count(view, hit)) is not None)
    return list(islice(found, MOST_HITS))


def _count(view: View, hit: re.Match[str]) -> Count | None:
    start, end = hit.span("figure")
    n, of, upper, times, percent, more = hit.group("n", "of", "upper", "times", "percent", "more")
    noun = _nouns().match(view.lower, end)
    if noun is None and not percent:
        return None
    before = view.lower[max(0, start - 16) : start]
    word = _bound_word(before)
    if not word and _is_named(before):
        return None
    words = " ".join(noun["noun"].split()) if noun else ""
    kind: CountKind = "percent" if percent else _kinds()[words]
    if kind == "duration" and noun and _ELAPSED.match(view.lower, noun.end()):
        return None
    value, whole, highest = _values(n, of, upper, times, kind)
    if whole is not None and kind not in _SHARED and kind != "percent" or (whole is not None and value > whole):
        return None
    start, stop = view.span(start - (len(word) + 1 if word else 0), noun.end() if noun else end)
    bound = _BOUNDS[word] if word else "more_than" if more else "about" if upper else "exact"
    unit = "%" if percent else _unit(view, words, kind, stop if noun is None else noun.end())
    return Count(start, stop, view.source.raw[start:stop], value, bound, unit, kind, words, whole, highest)


@lru_cache(maxsize=4_096)
def _bound_word(before: str) -> str:
    found = _BOUND_BEFORE.search(before)
    return found["bound"] if found else ""


@lru_cache(maxsize=4_096)
def _is_named(before: str) -> bool:
    return _NAMED.search(before) is not None


def _unit(view: View, words: str, kind: CountKind, end: int) -> str:
    if kind == "attendance":
        of = _OF_TURNS.match(view.lower, end)
        return f"lượt {of.group().strip()}" if of else "lượt người"
    return words.removeprefix("vị ")


@lru_cache(maxsize=4_096)
def _values(
    n: str, of: str | None, upper: str | None, times: str | None, kind: CountKind
) -> tuple[int | Decimal, int | Decimal | None, int | Decimal | None]:
    return (
        _value(n, times, kind),
        _value(of, None, kind) if of else None,
        _value(upper, times, kind) if upper else None,
    )


def _value(printed: str, times: str | None, kind: CountKind) -> int | Decimal:
    if printed.isdecimal() and times is None:
        return int(printed)
    whole, _, fraction = printed.partition(",")
    if "." in whole and all(len(group) == 3 for group in whole.split(".")[1:]):
        whole = whole.replace(".", "")
    if (
        fraction
        and len(fraction) == 3
        and kind in ("people", "attendance", "households", "units", "things")
        and times is None
    ):
        whole, fraction = whole + fraction, ""  # 1,200 người: a foreign thousands sign
    value = Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)
    value *= _TIMES.get(times or "", 1)
    return int(value) if value == value.to_integral_value() else value.normalize()
