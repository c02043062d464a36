"""Put the article together from the lines of a page, every part with its span in the source."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from danvan.text.folding import key2

from .bylines import read_author, read_source
from .dated import Stamp, read_stamp
from .datelines import read_dateline
from .language import speaks_vietnamese
from .lexicon import halve
from .lines import Line, classify
from .pieces import view_of
from .refusals import NoArticle, NotVietnamese
from .several import count_articles
from .source import Source


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the source: the text as printed, its span and its 1-based line."""

    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Caption(Part):
    """The words under a picture; ``clean`` has halves and blanks put right."""

    clean: str


@dataclass(frozen=True, slots=True)
class Author(Part):
    """A signature: the names in it, what they did, its shape (initials, unit, pen_name_or_given_names)."""

    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    kind: str
    marker: str


@dataclass(frozen=True, slots=True)
class Origin(Part):
    """The paper or site that the text says it was copied from."""

    name: str


@dataclass(frozen=True, slots=True)
class PrintedDate(Part):
    """A date line and its day."""

    day: date
    place: bool = False


@dataclass(frozen=True, slots=True)
class Dateline(Part):
    """The prefix of a lead; ``end`` is where the clean lead begins."""

    site: str
    place: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a person must decide before this can be accepted: a code and a Vietnamese sentence."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page.

    ``page_date`` is an upper bound for the event, not the day of publication; ``published`` is filled only when
    the page states it. ``clean_text`` is title, lead (with its dateline) and body joined by one blank line, NFC,
    NBSP as space, edges stripped, typing errors kept; ``clean_lead`` is the lead without its dateline. ``lines`` are all roles of the page.
    """

    title: Part | None
    kicker: Part | None
    lead: Part | None
    body: tuple[Part, ...]
    captions: tuple[Caption, ...]
    author: Author | None
    source: Origin | None
    page_date: PrintedDate | None
    published: PrintedDate | None
    dateline: Dateline | None
    gallery_headings: tuple[Part, ...]
    clean_text: str
    questions: tuple[Question, ...]
    lines: tuple[Line, ...]

    @property
    def regions(self) -> list[tuple[str, int, int]]:
        """Return (kind, start, end) of title, lead (without dateline), body and captions in page order."""
        lead = [("lead", self.dateline.end if self.dateline else self.lead.start, self.lead.end)] if self.lead else []
        title = [("title", self.title.start, self.title.end)] if self.title else []
        body = [("body", part.start, part.end) for part in self.body]
        captions = [("caption", part.start, part.end) for part in self.captions]
        return sorted((*title, *lead, *body, *captions), key=lambda region: region[1])

    @property
    def clean_title(self) -> str:
        """Return the title as it is to be published, or an empty text."""
        return clean(self.title.text) if self.title else ""

    @property
    def clean_lead(self) -> str:
        """Return the lead without its dateline, or an empty text."""
        if self.lead is None:
            return ""
        return clean(self.lead.text[self.dateline.end - self.lead.start :] if self.dateline else self.lead.text)


def clean(text: str) -> str:
    """Return text in NFC with NBSP as space and no outer whitespace; line ends inside become a space."""
    plain = unicodedata.normalize("NFC", text).replace("\xa0", " ")
    return " ".join(plain.splitlines()).strip() if "\n" in plain or "\r" in plain else plain.strip()


def build(source: Source) -> Article:
    """Return the article of a source; refuse a page without one (NoArticle) or in another language (NotVietnamese)."""
    lines = classify(source.text, source.hints)
    text = source.text
    title = _title(text, lines)
    lead = next((_part(text, line) for line in lines if line.role == "lead"), None)
    if lead is None:
        raise NoArticle()
    body = tuple(_part(text, line) for line in lines if line.role == "body")
    if not speaks_vietnamese(" ".join(part.text for part in (lead, *body[:4]))):
        raise NotVietnamese()
    dateline = _dateline(lead)
    parts = [clean(part.text) for part in sorted((lead, *body), key=lambda part: part.start)]
    return Article(
        title=title,
        kicker=next((_part(text, line) for line in lines if line.role == "kicker"), None),
        lead=lead,
        body=body,
        captions=_captions(text, lines),
        author=_author(text, lines),
        source=_origin(text, lines),
        page_date=_date(text, lines, "page_date"),
        published=_date(text, lines, "published"),
        dateline=dateline,
        gallery_headings=tuple(_part(text, line) for line in lines if line.role == "gallery_heading"),
        clean_text="\n\n".join(filter(None, [clean(title.text) if title else "", *parts])),
        questions=tuple(_questions(text, lines, title)),
        lines=lines,
    )


def _part(text: str, line: Line) -> Part:
    return Part(text[line.start : line.end], line.start, line.end, line.number)


def _title(text: str, lines: Sequence[Line]) -> Part | None:
    titles = [line for line in lines if line.role == "title"]
    if not titles:
        return None
    start, end = titles[0].start, titles[-1].end
    return Part(text[start:end], start, end, titles[0].number)


def _dateline(lead: Part) -> Dateline | None:
    prefix = read_dateline(view_of(lead.text))
    if prefix is None:
        return None
    end = lead.start + prefix.length
    return Dateline(lead.text[: prefix.length], lead.start, end, lead.line, prefix.site, prefix.place)


def _captions(text: str, lines: Sequence[Line]) -> tuple[Caption, ...]:
    """Join a caption that runs over two lines; leave out the second printing of the same caption."""
    found: list[Caption] = []
    for at, line in enumerate(lines):
        if line.role != "caption":
            continue
        printed = text[line.start : line.end]
        words = halve(clean(" ".join(printed.split())))
        before = found[-1] if found and at and lines[at - 1].role == "caption" else None
        if before and words[:1].islower() and not before.clean.endswith("."):
            found[-1] = Caption(
                text[before.start : line.end], before.start, line.end, before.line, f"{before.clean} {words}"
            )
        elif not before or before.clean.strip(".") != words.strip("."):
            found.append(Caption(printed, line.start, line.end, line.number, words))
    return tuple(found)


def _author(text: str, lines: Sequence[Line]) -> Author | None:
    """Return the signature; one under the title counts only when none stands at the end."""
    signed = [line for line in lines if line.role == "author"]
    line = min(signed, key=lambda one: (one.kind == "under the title", _only_pictures(text, one)), default=None)
    if line is None:
        return None
    printed = text[line.start : line.end]
    view = view_of(printed)
    byline = read_author(view, alone=True)
    others = [read_author(view_of(text[one.start : one.end]), alone=True) for one in signed if one is not line]
    if byline is None:
        return Author(
            printed,
            line.start,
            line.end,
            line.number,
            clean(printed),
            (clean(printed),),
            ("text",),
            "pen_name_or_given_names",
            "",
        )
    names = byline.names + tuple(
        name for other in others if other for name in other.names if name not in byline.names
    )
    roles = byline.roles + tuple(
        role for other in others if other for role in other.roles if role not in byline.roles
    )
    return Author(
        printed,
        line.start,
        line.end,
        line.number,
        _as_signed(printed, byline.names),
        names,
        roles,
        byline.kind,
        byline.marker,
    )


def _only_pictures(text: str, line: Line) -> bool:
    """Tell whether a signature names only who took the pictures."""
    byline = read_author(view_of(text[line.start : line.end]), alone=True)
    return byline is not None and "text" not in byline.roles


def _as_signed(printed: str, names: Sequence[str]) -> str:
    """Write several names with the sign that is printed between them; with words between them, with commas."""
    at, last = printed.find(names[0]), printed.rfind(names[-1])
    between = printed[at : last + len(names[-1])] if 0 <= at < last else ""
    return clean(between) if between and ":" not in between and "(" not in between else ", ".join(names)


def _origin(text: str, lines: Sequence[Line]) -> Origin | None:
    line = next((line for line in lines if line.role == "source"), None)
    if line is None:
        return None
    printed = text[line.start : line.end]
    return Origin(printed, line.start, line.end, line.number, read_source(view_of(printed)) or clean(printed))


def _stamp(printed: str) -> Stamp | None:
    return read_stamp(" ".join(key2(view_of(printed)).split()))


def _date(text: str, lines: Sequence[Line], role: str) -> PrintedDate | None:
    for line in lines:
        stamp = _stamp(text[line.start : line.end]) if line.role == role else None
        if stamp:
            return PrintedDate(
                text[line.start : line.end], line.start, line.end, line.number, stamp.day, stamp.placed
            )
    return None


def _questions(text: str, lines: Sequence[Line], title: Part | None) -> Iterable[Question]:
    if title is None:
        yield Question("no_title", "Trang không có tiêu đề. Hãy đặt tiêu đề cho bài.")
    if count_articles(text, lines) > 1:
        yield Question(
            "several_articles",
            "Trang này có vẻ chứa nhiều bài hoặc nhiều sự kiện. Hãy tách từng bài, hoặc xác nhận chỉ có một.",
        )
