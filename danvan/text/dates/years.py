"""Infer the year that a printed day lacks; each answer names its basis and its span."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from danvan.text.citations import Citation, find_citations
from danvan.text.citations.lexicon import read_data
from danvan.text.dates.model import DateMention
from danvan.text.dates.reader import find_dates
from danvan.text.folding import View, view_of

Basis = Literal[
    "explicit",
    "relative_word",
    "same_day_elsewhere",
    "sentence",
    "title",
    "review",
    "anniversary",
    "implementation",
    "first_term",
    "posting",
    "page_date",
    "bounds",
    "unknown",
]
_YEAR = re.compile(r"(?<!\w)năm (?P<y>(?:19|20)\d\d)(?!\w| ?- ?\d)")
_MONTH_YEAR = re.compile(r"tháng (?P<m>\d{1,2}) ?(?:[/\-]| năm) ?(?P<y>(?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(r"(?<!\w)quý (?P<q>i{1,3}|iv|[1-4]) ?(?:[/\-]|,? năm) ?(?P<y>(?:19|20)\d\d)(?!\w| ?- ?\d)")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NOT_EVENT = re.compile(
    r"(?:nhiệm kỳ|giai đoạn|(?<!\w)từ|đến|đến hết|hết|trước|sau|kể từ|so với|cùng kỳ|(?<!tháng )(?:đầu|cuối)|tầm nhìn|luật \w[\w ,]{0,60}|hiến pháp) ?\(?$"
)
_REVIEW = re.compile(r"(?:tổng kết|kết quả|đánh giá)[^.;\n]{0,90}$")
_STOP = re.compile(r"(?<!\btt)(?<!\btp)(?<!\btx)(?<!\bq)(?<!\bp)\.(?=\s)|[!?…](?=\s)|;(?=\s(?!và ))|\n")
_IMPLEMENTED = re.compile(r"(?<![\d.,])(?P<n>\d{1,2}) năm (?:triển khai )?(?:thực hiện|thi hành)")
_FIRST_TERM = re.compile(r"lần thứ (?:i|nhất|1)(?!\w),? ?\(?nhiệm kỳ 2025 ?- ?2030")
_COMMUNE = re.compile(r"(?<!\w)(?:xã|phường|đặc khu) \w")
_SO_MANY_YEARS = re.compile(r"(?<!\d)\d{1,3} năm")
_SHOWN_WITHIN = timedelta(days=3)
_POSTED_WITHIN = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class YearGuess:
    """A year with the rule that gave it and the span it rests on; None when nothing supports one.

    `conflicts` lists what speaks against it: "after_posting", "before_cited_document", "weekday".
    """

    year: int | None
    basis: Basis
    start: int | None = None
    end: int | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Clues:
    view: View
    mention: DateMention
    start: int
    end: int
    title: tuple[int, int] | None
    posted: date | None
    page_date: date | None
    mentions: list[DateMention]
    citations: list[Citation]


def infer_year(
    mention: DateMention,
    text: str,
    *,
    title: tuple[int, int] | None = None,
    posted: date | None = None,
    page_date: date | None = None,
    mentions: Iterable[DateMention] | None = None,
    citations: Iterable[Citation] | None = None,
) -> YearGuess:
    """Give the year of a mention by the first rule that applies, or unknown.

    `title` is a span of the text; `posted` the day of publication; `page_date` a day that the
    saved page shows, only an upper bound. Mentions and citations are read anew when not given.
    """
    view = view_of(text)
    clues = _Clues(
        view,
        mention,
        view.source.to_normalised(mention.start),
        view.source.to_normalised(mention.end),
        title,
        posted,
        page_date,
        list(mentions) if mentions is not None else find_dates(text),
        list(citations) if citations is not None else find_citations(text),
    )
    for rule in _RULES:
        guess = rule(clues)
        if guess is not None:
            guess = _posted_at_once(clues, guess)
            return YearGuess(guess.year, guess.basis, guess.start, guess.end, _conflicts(clues, guess.year))
    return YearGuess(None, "unknown")


def _explicit(clues: _Clues) -> YearGuess | None:
    mention = clues.mention
    return YearGuess(mention.year, "explicit", mention.start, mention.end) if mention.year else None


def _relative_word(clues: _Clues) -> YearGuess | None:
    mention, posted = clues.mention, clues.posted
    if posted is None or mention.relative not in ("today", "yesterday"):
        return None
    day = posted - timedelta(days=mention.relative == "yesterday")
    if mention.first is None:
        return YearGuess(day.year, "relative_word", mention.start, mention.end)
    near = [
        one for year in (day.year - 1, day.year) if (one := mention.first.on(year)) and abs((posted - one).days) <= 3
    ]
    return YearGuess(near[0].year, "relative_word", mention.start, mention.end) if near else None


def _same_day_elsewhere(clues: _Clues) -> YearGuess | None:
    first = clues.mention.first
    if first is None:
        return None
    others = [
        other
        for other in clues.mentions
        if other.first
        and other.first.year
        and other.kind in ("plain", "planned")
        and any((one.day, one.month) == (first.day, first.month) for one in (other.first, other.last) if one)
    ]
    years = {other.year for other in others}
    return (
        YearGuess(others[0].year, "same_day_elsewhere", others[0].start, others[0].end) if len(years) == 1 else None
    )


def _years_in(clues: _Clues, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    cited = [(one.start, one.end) for one in clues.citations]
    for hit in _YEAR.finditer(clues.view.lower, start, end):
        before = clues.view.lower[max(start, hit.start() - 70) : hit.start()]
        raw = clues.view.span(*hit.span())
        if _NOT_EVENT.search(before) or any(a <= raw[0] < b for a, b in cited):
            continue
        if 1990 <= int(hit["y"]) <= 2100:
            yield int(hit["y"]), *raw


def _from_words(clues: _Clues, start: int, end: int, basis: Basis) -> YearGuess | None:
    first = clues.mention.first
    for hit in _MONTH_YEAR.finditer(clues.view.lower, start, end):
        if first and int(hit["m"]) == first.month:
            return YearGuess(int(hit["y"]), basis, *clues.view.span(*hit.span()))
    quarter = _quarter_in(clues, start, end)
    if quarter is not None:
        year = _year_by(quarter, first.month) if first else None
        return YearGuess(year, basis, *clues.view.span(*quarter.span())) if year else None
    found = list(_years_in(clues, start, end))
    years = sorted({year for year, _, _ in found})
    reviewed = [one for one in found if _reviews(clues, one[1])]
    if first and reviewed and len(years) <= 2 and years[-1] - years[0] <= 1:
        return YearGuess(reviewed[0][0] + (first.month <= 3), "review", *reviewed[0][1:])
    if len(years) == 1:
        return YearGuess(years[0], basis, *found[0][1:])
    return None


def _quarter_in(clues: _Clues, start: int, end: int) -> re.Match[str] | None:
    """Return the first quarter with a year after the mention, else the first of the span; it beats other years."""
    lower = clues.view.lower
    found = [
        hit
        for hit in _QUARTER.finditer(lower, start, end)
        if not _NOT_EVENT.search(lower[max(start, hit.start() - 70) : hit.start()])
    ]
    return next((hit for hit in found if hit.start() >= clues.end), found[0] if found else None)


def _year_by(quarter: re.Match[str], month: int) -> int | None:
    """Return the year in which a month lies in the quarter, at most three months after or one before it."""
    months = 3 * (_QUARTERS.get(quarter["q"]) or int(quarter["q"])) - 2
    year = int(quarter["y"])
    near = (one for one in (year - 1, year, year + 1) if -1 <= 12 * (one - year) + month - months <= 5)
    return next(near, None)


def _reviews(clues: _Clues, raw_start: int) -> bool:
    at = clues.view.source.to_normalised(raw_start)
    return _REVIEW.search(clues.view.lower[max(0, at - 120) : at]) is not None


def _sentence(clues: _Clues) -> YearGuess | None:
    start, end = sentence_around(clues.view.lower, clues.start, clues.end)
    return _from_words(clues, start, end, "sentence")


def _title(clues: _Clues) -> YearGuess | None:
    if clues.title is None:
        return None
    start, end = (clues.view.source.to_normalised(at) for at in clues.title)
    return _from_words(clues, start, end, "title")


@cache
def _anniversaries() -> list[tuple[re.Pattern[str], int]]:
    rows = read_data("anniversaries.yaml")["anniversaries"]
    return [
        (re.compile(rf"(?<!hơn )(?<!gần )(?<![\d.,])(?P<n>\d{{1,3}}) năm,? {row['words']}"), row["base"])
        for row in rows
    ]


def _anniversary(clues: _Clues) -> YearGuess | None:
    counted = [hit.start() for hit in _SO_MANY_YEARS.finditer(clues.view.lower)]
    for pattern, base in _anniversaries():
        hit = next((hit for at in counted if (hit := pattern.match(clues.view.lower, at))), None)
        if hit and 1990 <= base + int(hit["n"]) <= 2100:
            return YearGuess(base + int(hit["n"]), "anniversary", *clues.view.span(*hit.span()))
    return None


def _implementation(clues: _Clues) -> YearGuess | None:
    start, end = sentence_around(clues.view.lower, clues.start, clues.end)
    for hit in _IMPLEMENTED.finditer(clues.view.lower, start, end):
        raw = clues.view.span(*hit.span())
        cited = next((one for one in clues.citations if 0 <= one.start - raw[1] <= 40 and one.year), None)
        if cited and cited.year:
            return YearGuess(cited.year + int(hit["n"]), "implementation", raw[0], cited.end)
    return None


def _first_term(clues: _Clues) -> YearGuess | None:
    """Give 2025 for the first congress of a commune made on 1/7/2025: first, term 2025 - 2030, from July on."""
    first = clues.mention.first
    start, end = sentence_around(clues.view.lower, clues.start, clues.end)
    hit = _FIRST_TERM.search(clues.view.lower, start, end)
    if first is None or first.month < 7 or hit is None or not _COMMUNE.search(clues.view.lower, start, hit.start()):
        return None
    return YearGuess(2025, "first_term", *clues.view.span(*hit.span()))


def _posting(clues: _Clues) -> YearGuess | None:
    posted, first = clues.posted, clues.mention.first
    if posted is None or first is None:
        return None
    near = [
        one
        for year in (posted.year - 1, posted.year)
        if (one := first.on(year)) and timedelta(0) <= posted - one <= _POSTED_WITHIN
    ]
    return YearGuess(near[0].year, "posting") if near else None


def _posted_at_once(clues: _Clues, guess: YearGuess) -> YearGuess:
    """Let a text posted within three days of its day outweigh a year in words (a contest "năm 2018" ended in 2019)."""
    first, posted = clues.mention.first, clues.posted
    if guess.basis not in ("sentence", "title") or first is None or posted is None or guess.year == posted.year:
        return guess
    day = first.on(posted.year)
    soon = day is not None and timedelta(0) <= posted - day <= _SHOWN_WITHIN
    return YearGuess(posted.year, "posting") if soon else guess


def _page_date(clues: _Clues) -> YearGuess | None:
    """Take the year of a header that shows the very day of the event or one of the three days after it."""
    shown, first = clues.page_date, clues.mention.first
    if shown is None or first is None:
        return None
    days = [one for year in (shown.year - 1, shown.year) if (one := first.on(year))]
    near = [one for one in days if timedelta(0) <= shown - one <= _SHOWN_WITHIN]
    return YearGuess(near[0].year, "page_date") if near else None


def _bounds(clues: _Clues) -> YearGuess | None:
    first, upper = clues.mention.first, clues.posted or clues.page_date
    dated = [one for one in clues.citations if one.date]
    if first is None or upper is None or not dated:
        return None
    latest = max(dated, key=lambda one: one.date or date.min)
    lower = latest.date or date.min
    years = [year for year in range(lower.year, upper.year + 1) if (day := first.on(year)) and lower <= day <= upper]
    return YearGuess(years[0], "bounds", latest.start, latest.end) if len(years) == 1 else None


_RULES: tuple[Callable[[_Clues], YearGuess | None], ...] = (
    _explicit,
    _relative_word,
    _same_day_elsewhere,
    _sentence,
    _title,
    _anniversary,
    _implementation,
    _first_term,
    _posting,
    _page_date,
    _bounds,
)


def sentence_around(lower: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentence that holds a span; at most 600 signs to either side."""
    before = 0
    begin = max(0, start - 600)
    for stop in _STOP.finditer(lower, begin, start):
        before = stop.end()
    after = _STOP.search(lower, end, min(len(lower), end + 600))
    return max(begin, before), after.start() if after else min(len(lower), end + 600)


def _conflicts(clues: _Clues, year: int | None) -> tuple[str, ...]:
    first = clues.mention.first
    day = first.on(year) if first else None
    if day is None:
        return ()
    found = []
    upper = clues.posted or clues.page_date
    if upper and day > upper and clues.mention.kind != "planned":
        found.append("after_posting")
    if any(one.date and one.date > day for one in clues.citations):
        found.append("before_cited_document")
    if clues.mention.weekday is not None and clues.mention.weekday != day.weekday():
        found.append("weekday")
    return tuple(found)
