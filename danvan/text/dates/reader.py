"""Find days in Vietnamese text: day parts, clock times, ranges, long forms, missing years."""

import re
from collections.abc import Iterator
from datetime import time
from functools import lru_cache
from itertools import islice

from danvan.text.dates.context import judge
from danvan.text.dates.model import DateMention, DayPart, PartialDate, Relative
from danvan.text.days import full_year, may_exist
from danvan.text.folding import View, view_of
from danvan.text.limits import MOST_HITS

_PARTS: dict[str, DayPart] = {
    "sáng": "morning",
    "trưa": "noon",
    "chiều": "afternoon",
    "tối": "evening",
    "đêm": "night",
}
_RELATIVES: dict[str, Relative] = {
    "nay": "today",
    "qua": "yesterday",
    "mai": "tomorrow",
    "cùng ngày": "same_day",
    "hôm nay": "today",
    "hôm qua": "yesterday",
    "vừa qua": "recently",
    "mới đây": "recently",
}
_WEEKDAYS = {
    "hai": 0,
    "2": 0,
    "ba": 1,
    "3": 1,
    "tư": 2,
    "4": 2,
    "năm": 3,
    "5": 3,
    "sáu": 4,
    "6": 4,
    "bảy": 5,
    "7": 5,
    "bẩy": 5,
}
_WEEKDAY = r"(?:thứ (?P<wd>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ nhật))(?!\w)"
_CLOCK = r"(?:(?:vào )?(?:lúc )?(?P<h>\d{1,2}) ?(?:giờ|h|g|:(?=\d\d))(?: ?(?P<mi>\d{2})(?!\d)(?: ?phút|'| ?ph(?!\w))?)?,? ?)"
_SEP = r"(?: ?[/\-] ?|\.| tháng )"
_DAY = r"\d{1,2}(?!\d)"
_YEAR = r"(?:(?: ?[/\-] ?|\.|,? năm )(?P<{0}>\d{{4}})(?!\d)|[/.\-](?P<{0}s>\d\d)(?![\d/.\-]))"
# "chiều ngày 21 và sáng ngày 22 tháng 12": only where the first day too has a word of its own.
_THEN = r"(?(part)(?: (?:sáng|trưa|chiều|tối))?|(?(ngay)(?: (?:sáng|trưa|chiều|tối))?))"
_DATE = re.compile(
    rf"(?:(?<![\w/.,\-])|(?<=-)(?=(?:sáng|trưa|chiều|tối|ngày) ))(?:{_CLOCK}?(?:(?P<part>sáng|trưa|chiều|tối|đêm)(?: (?P<rel>nay|qua|mai))?(?!\w),? ?)?"
    rf"(?:{_WEEKDAY},? ?)?(?:(?:trong |vào )?(?:(?:0?\d|hai|ba|bốn|các) )?(?P<ngay>ngày|mùng|mồng|hôm)(?: mùng| mồng)?(?!\w)[,:]? ?)?"
    rf"(?:\((?:ngày )?|(?P<from>từ )(?:ngày )?)?)(?<!\w)"
    rf"(?P<d1>{_DAY})(?P<more>(?:(?: ?[,;&]| và| đến| tới){_THEN}(?: ngày)? ?{_DAY}| ?- ?(?:ngày )?{_DAY}(?= ?/|\.| tháng)){{0,4}})"
    rf"(?P<sep>{_SEP})(?P<m1>\d{{1,2}})(?!\d)(?:{_YEAR.format('y')})?"
    rf"(?:(?: ?-| đến(?: hết)?| tới| và){_THEN} ?(?:ngày )?(?P<d2>{_DAY}){_SEP}(?P<m2>\d{{1,2}})(?!\d)(?:{_YEAR.format('z')})?)?(?![\d/%])"
)
_WORDS = re.compile(
    r"(?<![\w/])(?:(?P<part>sáng|trưa|chiều|tối|đêm) (?P<rel>nay|qua|mai|cùng ngày)|(?P<rel2>cùng ngày|hôm nay|hôm qua|vừa qua|mới đây))"
    r"(?!\w| ?: ?\d)"
)
_CORE = re.compile(r"\d(?<!\d\d\d)(?: ?[/\-] ?|\.| tháng )\d{1,2}(?!\d)")
_PHRASES = (
    *(f"{part} {word}" for part in _PARTS for word in ("nay", "qua", "mai", "cùng ngày")),
    *("cùng ngày", "hôm nay", "hôm qua", "vừa qua", "mới đây"),
)
_LONGEST_PREFIX = 80
_DIGITS = re.compile(r"\d{1,2}")


def find_dates(text: str) -> list[DateMention]:
    """Return every mention of a day in order, false friends marked by `kind` or left out.

    Year-less days need a cue (day part, "ngày", clock, "từ"); a full d/m/yyyy needs none.
    Reading stops after limits.MOST_HITS days and as many words ("sáng nay").
    """
    view = view_of(text)
    found = list(islice((mention for hit in _hits(view.lower) if (mention := _mention(view, hit))), MOST_HITS))
    taken = [(view_start, view_end) for view_start, view_end, _ in found]
    mentions = [mention for _, _, mention in found]
    at = 0
    worded = any(phrase in view.lower for phrase in _PHRASES)
    for hit in islice(_WORDS.finditer(view.lower) if worded else (), MOST_HITS):
        while at < len(taken) and taken[at][1] <= hit.start():
            at += 1
        if at == len(taken) or taken[at][0] >= hit.end():
            mentions.append(_words(view, hit))
    return sorted(mentions, key=lambda mention: mention.start)


def _hits(lower: str) -> Iterator[re.Match[str]]:
    """Try the grammar only around two joined numbers; it goes on where the last hit ended."""
    end = 0
    hit: re.Match[str] | None = None
    for core in _CORE.finditer(lower):
        if hit is not None and core.start() < hit.end():
            continue
        hit = _DATE.search(lower, max(end, core.start() - _LONGEST_PREFIX))
        if hit is None:
            return
        end = hit.end()
        yield hit


def _mention(view: View, hit: re.Match[str]) -> tuple[int, int, DateMention] | None:
    first, last = _days(*hit.group("d1", "more", "m1", "d2", "m2"), hit["y"] or hit["ys"], hit["z"] or hit["zs"])
    if first is None or last is None or not _cued(view, hit):
        return None
    start, end = hit.span()
    opened = view.lower.find("(", start, hit.start("d1")) >= 0
    if opened and view.lower.startswith(")", end):
        end += 1
    clock = _clock(hit)
    cues = [
        name
        for name, there in (
            ("ngày", hit["ngay"]),
            ("day_part", hit["part"]),
            ("clock", clock),
            ("từ", hit["from"]),
            ("bracket", opened),
            ("range", first != last),
        )
        if there
    ]
    weekday = 6 if hit["sunday"] else _WEEKDAYS[hit["wd"]] if hit["wd"] else None
    if weekday is not None:
        cues.append("weekday")
    if hit["sep"].strip() == "-" and not hit["y"] and not hit["more"]:
        cues.append("ambiguous")
    relative = _RELATIVES.get(hit["rel"] or "")
    kind, score, more = judge(view, start, end, first, last, cues)
    raw_start, raw_end = view.span(start, end)
    return (
        start,
        end,
        DateMention(
            raw_start,
            raw_end,
            view.source.raw[raw_start:raw_end],
            first,
            last,
            _PARTS.get(hit["part"] or ""),
            clock,
            weekday,
            relative,
            kind,
            (*cues, *more),
            score,
        ),
    )


def _cued(view: View, hit: re.Match[str]) -> bool:
    if hit["y"] or hit["ngay"] or hit["part"] or (hit["h"] and "/" in hit["sep"]):
        return True
    if hit["z"] or "tháng" in hit["sep"] or (hit["more"] and "/" in hit["sep"] and "(" in hit.group()):
        return True
    return bool(hit["from"] and ("/" in hit["sep"] or "ngày" in hit.group())) or bool(hit["wd"] or hit["sunday"])


@lru_cache(maxsize=4_096)
def _days(
    d1: str, more: str, m1: str, d2: str | None, m2: str | None, y1: str | None, y2: str | None
) -> tuple[PartialDate | None, PartialDate | None]:
    day, month = int(d1), int(m1)
    year = full_year(y1) if y1 else None
    if not may_exist(month, day):
        return None, None
    if d2 and m2 and may_exist(int(m2), int(d2)):
        last_year = full_year(y2) if y2 else None
        if year is None and last_year is not None:
            year = last_year - ((int(m2), int(d2)) < (month, day))
        return PartialDate(day, month, year), PartialDate(int(d2), int(m2), last_year or year)
    days = [day, *map(int, _DIGITS.findall(more))]
    if not all(may_exist(month, one) for one in days):
        return None, None
    if days != sorted(days):
        days = days[-1:]
    return PartialDate(days[0], month, year), PartialDate(days[-1], month, year)


def _clock(hit: re.Match[str]) -> time | None:
    if hit["h"] is None or int(hit["h"]) > 23 or int(hit["mi"] or 0) > 59:
        return None
    hour = int(hit["h"])
    if hour < 12 and hit["part"] in ("chiều", "tối"):
        hour += 12
    return time(hour, int(hit["mi"] or 0))


def _words(view: View, hit: re.Match[str]) -> DateMention:
    start, end = view.span(*hit.span())
    word = hit["rel"] or hit["rel2"]
    cues = ("day_part",) if hit["part"] else ()
    kind, score, more = judge(view, hit.start(), hit.end(), None, None, list(cues))
    return DateMention(
        start,
        end,
        view.source.raw[start:end],
        None,
        None,
        _PARTS.get(hit["part"] or ""),
        relative=_RELATIVES[word],
        kind=kind,
        cues=(*cues, *more),
        score=score - 2,
    )
