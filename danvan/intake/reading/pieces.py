"""Cut a text into the pieces that each play one part: lines, and the parts of lines that were glued together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from danvan.text.folding import key2, same_length_view

from .bylines import read_author, read_source
from .captions import is_report
from .dated import is_crawl_date, read_stamp
from .lexicon import debris, section_words
from .refusals import TooLong
from .shapes import opens_dated

MOST_LINES = 4_000
_LINE = regex.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = " \t\xa0\u200b\ufeff\u3000\u2002\u2003\u2009\u200e\u200f"
_FOLDED = 450
_LONGEST_JOINED = 6_000
_TAIL = 60  # how a line ends is read from so many signs; joined lines may be long
# The first word of a paragraph on a line of its own, as word processors leave it ("Chiều / ngày 14/9 …").
_ONE_WORD = re.compile(r"(?=[A-ZĐÀ-Ỹ])[^\W\d_]{1,7}")
# A line that cannot end a paragraph: a comma, a small word that waits for another, a title and half a name.
_UNFINISHED = re.compile(
    r"(?:,|(?<!\w)(?:của|và|với|các|cho|là|có|do|từ|đến|đồng chí|đ/c|ông|bà|Đ/c|Ông|Bà|Đồng chí)"
    r"|(?:đồng chí|đ/c|ông|bà|Đ/c|Ông|Bà|Đồng chí) [A-ZĐÀ-Ỹ][a-zà-ỹđ]*)$"
)
_BEFORE_A_DAY = re.compile(r"(?:^|[ ,;])(?:[Nn]gày|[Tt]háng|[Nn]ăm)$")
_ODD = re.compile("[^ -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”‘’…]")

_CRAWL = regex.compile(r"date (?:19|20)\d\d-\d\d(?:-\d\d)?(?=\s)")
_COUNTER_FIRST = regex.compile(
    r"(?:(?:Số )?[Ll]ượt (?:xem|đọc|truy cập)|Đã xem|Views?|Xem)\s*[:：]\s*[\d.,]+(?=\s+\p{Lu})|\d{1,2}:\d{4,9}(?=\s+\p{Lu})"
)
_COUNTER_LAST = regex.compile(
    r"\s+[-–|(]?\s*(?:(?:Số )?[Ll]ượt (?:xem|đọc|truy cập)|Đã xem|Views?)\s*[:：]\s*[\d.,]+\)?$"
)
_OPENER = regex.compile(
    r"(?<=[\p{Ll}\d”\"»)] )(?:Sáng|Chiều|Tối|Trưa)(?: nay)?,? (?:ngày )?\(?\d{1,2}[/.-]\d|(?<=[\p{Ll}\d”\"»)] )(?:Ngày|Từ ngày|Trong ngày) \d{1,2}(?:[/.-]\d| tháng)"
)
# "Đến tham dự buổi lễ có bà A - Chủ tịch Hội Phụ nữ / thành phố B; ông C …": a list that breaks off in a post.
_LISTS = regex.compile(
    r"(?:[-+*•] ?)?(?:(?:Đến|Về|Tới|Cùng|Tham|Mời)(?: (?:tham|về|đến|tới))? dự|Tham gia|Thành phần)[^.;:]{0,80}(?: có| gồm|:)(?!\w)"
)
_GLUED = regex.compile(r"(?<=[\p{Ll}\d”\"»)])(?<!\b[Tt]p)(?<!\b[GgTtBb]s)(?<!\b[Tt]hs)[.!?…]+(?=\p{Lu}\p{Ll}+[ ,])")
_SIGNED = regex.compile(
    r"(?<=[.!?…”\"»/)])\s*(?=(?:\(?(?:Tin|Bài|Ảnh|Tác giả|TIN|BÀI)\b[^.]{0,30}[:：]|(?:\(\s*)?(?:Nguồn|Theo)\b)[^.]{2,80}\)?\.?$)"
)
# A title with its posting time: "Đại hội chi bộ (14/12/2031 17:45)".
_STAMP_LAST = regex.compile(
    r"(?<=[\w”\"]) ?\((?:\d{1,2}/\d{1,2}/20\d\d|\d{1,2}/\d{1,2}/20\d\d,?(?: -)? \d{1,2}[:h]\d{2}|\d{1,2}[:h]\d{2},?(?: -)? \d{1,2}/\d{1,2}/20\d\d)\)$"
)
_STAMP_FIRST = regex.compile(
    r"(?:(?:Cập nhật|Ngày đăng|Đăng)[^\d]{0,16}[:：]?\s*)?(?:\d{1,2}[:hg]\d\d(?::\d\d)?[ ,|-]+\d{1,2}[/-]\d{1,2}[/-]\d{4}|\d{1,2}[/-]\d{1,2}[/-]\d{4}[ ,|-]+\d{1,2}[:hg]\d\d(?::\d\d)?)(?: ?\(?GMT ?\+ ?7\)?)?(?=\s+(?:\p{Lu}|\(|\d+ (?:lượt|lần)))"
)
_PHOTO = regex.compile(r"\(?(?:Ảnh|ẢNH)\s*[:：]")
# "… trên địa bàn TP.Sông Con." ends with a town, not with a signature.
_NAMED = regex.compile(r"(?<=[.!?…”\"»/])(?<!\b[Tt][Pp]\.)(?<!\bT[XT]\.)\s*\(?(?:\p{Lu}[\p{L}.]*[ ]?){1,4}\)?$")
_NAME_DATE = regex.compile(
    r"^(?P<name>\p{Lu}[^\d|:]{1,40}?)\s*[-–|,]?\s*(?=(?:\d{1,2}[:hg]\d\d|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|Thứ |Chủ nhật))"
)


@dataclass(slots=True)
class Piece:
    """A part of a line: its span, its 1-based line, its view (same length) and, when short, its folded form."""

    start: int
    end: int
    number: int
    text: str
    folded: str
    role: str = ""
    kind: str = ""
    ends: bool = False


def cut(text: str) -> list[Piece]:
    """Return the pieces of a text in order; blank lines give none."""
    pieces: list[Piece] = []
    number, counted = 1, 0
    for match in _LINE.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if start == end:
            continue
        number += text.count("\n", counted, start)
        counted = start
        if len(pieces) > MOST_LINES:
            raise TooLong(limit=f"{MOST_LINES:,} dòng".replace(",", "."))
        pieces += _parts(text, start, end, number)
    return _rejoined(text, pieces)


def _rejoined(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join lines that a narrow page broke in the middle of a sentence (the next one goes on in small letters)."""
    wrapped = sum(_goes_on(one, other) for one, other in zip(pieces, pieces[1:], strict=False)) > 2
    joined: list[Piece] = []
    for piece in pieces:
        before = joined[-1] if joined else None
        opened = any(not one.role for one in joined[:-1])
        if before and (
            _goes_on(before, piece)
            or (wrapped and opened and _may_go_on(before, piece))
            or (wrapped and _breaks_off(before, piece))
        ):
            between = view_of(text[before.end : piece.start])
            joined[-1] = Piece(before.start, piece.end, piece.number, f"{before.text}{between}{piece.text}", "")
        else:
            joined.append(piece)
    for piece in joined:
        if "\n" in text[piece.start : piece.end]:
            piece.number -= text.count("\n", piece.start, piece.end)
            piece.folded = " ".join(key2(piece.text).split()) if len(piece.text) <= _FOLDED else ""
    return joined


def _goes_on(one: Piece, other: Piece) -> bool:
    """Tell whether a line breaks off and the very next one goes on in a small letter."""
    follows = not one.role and not other.role and other.number == one.number + 1 and len(one.text) < _LONGEST_JOINED
    tail = max(0, len(one.text) - _TAIL)
    if (
        follows
        and len(one.text) >= 30
        and _UNFINISHED.search(one.text, tail)
        and read_author(other.text, alone=True) is None
    ):
        return True
    if follows and _BEFORE_A_DAY.search(one.text, tail) and other.text[0].isdigit():
        return True
    if follows and _ONE_WORD.fullmatch(one.text) and len(other.text) >= 30 and other.text[0].islower():
        return True
    if follows and one.text[-1].isalnum() and _LISTS.match(one.text) and ";" in other.text[:120].split(". ")[0]:
        return True
    broken = follows and len(one.text) >= 40
    return broken and other.text[0].islower() and one.text[-1] not in '.!?…:;”"' and len(other.text) > 3


def _breaks_off(one: Piece, other: Piece) -> bool:
    """Tell whether a short line of a narrow page breaks off ("Đến dự buổi Tọa / đàm có …")."""
    follows = not one.role and not other.role and other.number == one.number + 1
    return (
        follows and len(one.text) >= 8 and one.text[-1].isalnum() and other.text[0].islower() and len(other.text) > 30
    )


def _may_go_on(one: Piece, other: Piece) -> bool:
    """Tell whether a line of a narrow page goes on with a capital (a name at the head of the next line)."""
    broken = not one.role and not other.role and other.number == one.number + 1 and len(one.text) >= 50
    unfinished = one.text[-1].isalnum() or one.text[-1] in ",-"
    last_word = " " not in other.text and other.text.endswith(".")
    signed = read_author(other.text, alone=True) is not None and not last_word
    return broken and unfinished and not opens_dated(other.text) and not signed


def piece_of(text: str, start: int, end: int, number: int) -> Piece:
    """Return one piece with its view and folded form."""
    view = view_of(text[start:end])
    folded = " ".join(key2(view).split()) if end - start <= _FOLDED else ""
    piece = Piece(start, end, number, view, folded)
    if folded:
        _name_debris(piece)
    return piece


def view_of(text: str) -> str:
    """Return the view of equal length; text of plain Vietnamese signs is its own view."""
    return same_length_view(text) if _ODD.search(text) else text


def _name_debris(piece: Piece) -> None:
    """Give a line that is a date, a counter, a menu word … its role at once."""
    if is_crawl_date(piece.folded):
        piece.role, piece.kind = "boilerplate", "archive date"
    elif stamp := read_stamp(piece.folded):
        piece.role = "published" if stamp.labelled else "page_date"
        piece.kind = "timed" if stamp.timed else "place" if stamp.placed else ""
    elif (found := debris(piece.folded)) and (found.kind == "share or comment counter" or not is_signature(piece)):
        piece.role, piece.kind, piece.ends = "boilerplate", found.kind, found.ends


def is_signature(piece: Piece) -> bool:
    """Tell whether the line names its author or its source with a marker."""
    return bool(read_author(piece.text, alone=False)) or bool(
        piece.folded.startswith("nguon") and read_source(piece.text)
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start] in _BLANK or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _BLANK or text[end - 1].isspace()):
        end -= 1
    return start, end


def _parts(text: str, start: int, end: int, number: int) -> Iterator[Piece]:
    whole = piece_of(text, start, end, number)
    if whole.role:
        yield whole
        return
    cuts = sorted(set(_cuts(whole.text)))
    last = 0
    for at in (*cuts, len(whole.text)):
        first, stop = _trim(text, start + last, start + at)
        if first < stop:
            yield whole if (first, stop) == (start, end) else piece_of(text, first, stop, number)
        last = at


def _cuts(line: str) -> Iterable[int]:
    """Give the offsets at which a line falls apart into pieces."""
    length = len(line)
    if crawled := _CRAWL.match(line):
        yield crawled.end()
    if first := _COUNTER_FIRST.match(line):
        yield first.end()
    if stamped := _STAMP_FIRST.match(line):
        yield stamped.end()
    if stamped_last := _STAMP_LAST.search(line):
        yield stamped_last.start()
    if last := _COUNTER_LAST.search(line[-60:]) if length < 400 else None:
        yield length - len(line[-60:]) + last.start()
    if length < 220:
        yield from _bars(line)
        yield from _name_and_date(line)
    if (
        length > 160
        and line[0] != "("
        and (opener := _OPENER.search(line, 20, 260))
        and not regex.search(r"[.;:]\s", line[: opener.start()])
    ):
        yield opener.start()
        yield from _section(line[: opener.start()])
    if length > 350:
        yield from _paragraphs(line)
    if length > 60:
        yield from _signature(line)


def _section(head: str) -> Iterator[int]:
    """Give where the title begins behind the name of a section, on a page whose head was glued to one line."""
    count = section_words(" ".join(key2(head).split()))
    rest = head.split(maxsplit=count)[count:] if count else []
    if rest and rest[0][0].isupper() and len(rest[0].split()) > 3:
        yield head.index(rest[0])


def _bars(line: str) -> Iterator[int]:
    if "|" not in line and "•" not in line[1:]:
        return
    bars = [match for match in regex.finditer(r"\s*[|•]\s*", line) if match.start()]
    segments = [
        line[a:b].strip()
        for a, b in zip([0, *(m.end() for m in bars)], [*(m.start() for m in bars), len(line)], strict=True)
    ]
    folded = [" ".join(key2(segment).split()) for segment in segments]
    if any(read_stamp(one) or debris(one) for one in folded if one) or any(
        read_author(one, alone=False) for one in segments
    ):
        for bar in bars:
            yield bar.start()
            yield bar.end()


def _is_one_scene(words: str) -> bool:
    """Tell whether the words before a photographer are one short sentence that reports nothing: a caption with its credit."""
    plain = words.strip()
    folded = " ".join(key2(plain).split())
    return (
        len(plain) <= 200
        and not regex.search(r"[.!?…]\s", plain[:-1])
        and not is_report(folded)
        and not opens_dated(plain)
    )


def _name_and_date(line: str) -> Iterator[int]:
    match = _NAME_DATE.match(line)
    if match and read_stamp(" ".join(key2(line[match.end() :]).split())) and read_author(match["name"], alone=True):
        yield match.end("name")
        yield match.end()


def _paragraphs(line: str) -> Iterator[int]:
    done = 0
    for match in _GLUED.finditer(line):
        if match.end() - done >= 100 and len(line) - match.end() >= 100:
            done = match.end()
            yield done


def _signature(line: str) -> Iterator[int]:
    """Give the offset of a signature or a source that was glued to the end of a paragraph."""
    base = max(0, len(line) - 130)
    tail = line[base:]
    signed = _SIGNED.search(tail)
    if signed:
        rest = tail[signed.end() :]
        if _PHOTO.match(rest) and _is_one_scene(line[: base + signed.end()]):
            return
        if read_author(rest, alone=False) or read_source(rest):
            yield base + signed.end()
            return
    named = _NAMED.search(tail)
    rest = tail[named.start() :].strip() if named else ""
    if named and 1 < len(rest.split()) <= 4 and read_author(rest, alone=True):
        yield base + named.start()
