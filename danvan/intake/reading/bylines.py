"""Read signatures and sources: who wrote it, who took the pictures, where it was copied from."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from danvan.text.folding import key2

from .captions import is_caption
from .lexicon import halve, is_section, load, words

_DATA = load("bylines")
_TOKEN = r"(?:\p{Lu}[\p{L}’'`]*(?:\.\p{Lu}[\p{L}’'`]*)*\.?|\p{Lu}(?:\.\p{Lu}\p{Ll}*)+\.?)"
_NAME = rf"{_TOKEN}(?: ?{_TOKEN}){{0,4}}"
_JOIN = r"\s*(?:[-–—,;&/]|\bvà\b)\s*"
_TAIL = r"(?:\s*\((?P<note>[^()\n]{2,60})\))?"
_PEN = regex.compile(rf"\(?(?P<names>{_NAME}(?:{_JOIN}{_NAME}){{0,4}})\)?{_TAIL}[.]?")
_WORK = r"(?:tin|bài viết|bài|ảnh|hình ảnh|hình|clip|video|thực hiện|t\s?/\s?h|nội dung|đồ họa|tổng hợp)"
_MARKER = regex.compile(
    rf"[-–—•*(\s]*(?P<marker>(?:{_WORK})(?:\s*(?:,|-|–|/|&|\+|và)?\s*(?:{_WORK})){{0,3}}|tác giả(?: bài viết)?|người viết|người thực hiện|cộng tác viên|ctv|phóng viên)"
    rf"(?!\p{{L}})\s*(?P<colon>[:：]|của)?\s*(?P<who>[^:：]{{2,80}}?)(?P<second>\s*[;,.|–-]?\s*(?:tin|bài|ảnh|hình)\s*[:：]\s*[^:：]{{2,60}})?\)?\s*[.]?",
    regex.IGNORECASE,
)
_SOURCE = regex.compile(
    r"[-–—•*(\s]*(?:(?:theo\s+)?(?:nguồn(?:\s+(?:tin|bài|bài viết|gốc|trích dẫn))?)\s*(?:[:：]|từ\b)?\s*(?P<a>\S.{1,160}?)|(?:theo|trích|dẫn(?: theo)?|sưu tầm từ)\s*[:：]?\s*(?P<b>\S.{1,80}?))\)?\s*",
    regex.IGNORECASE,
)
_SIGNED_SOURCE = regex.compile(rf"(?:{words(_DATA['sources'])})\b|.*(?:\.vn|\.com|\.org|\.net|ttxvn|http)")
_BODY = regex.compile(rf"(?:{words(_DATA['bodies'])})\b")
_NEVER = regex.compile(rf"\b(?:{words(_DATA['never'])})\b")
_POSTED = regex.compile(
    rf"(?P<names>{_NAME})\s*[-–—,/(]\s*(?:(?:Phó|Trưởng|Bí thư|Chủ tịch|Công chức|Cán bộ|Chuyên viên|Ban|Phòng|Văn [Pp]hòng|VP|Đài|Trung tâm|TT|CTV|UBND|UBMTTQ|MTTQ|Hội|Đoàn|Đảng ủy|Đảng uỷ|BTG|BDV|HĐND|Khối|Tổ|Xã|Phường|xã|phường)\b)[^.:;]{{0,70}}"
)
# What a marked signature begins with, and what stands between a name and a post: quick no for most lines.
_MARKED = re.compile(
    r"[-–—•*(\s]*(?:tin|bài|ảnh|hình|clip|video|thực|t\s?/|nội|đồ|tổng|tác|người|cộng|ctv|phóng)", re.IGNORECASE
)
_JOINED = re.compile("[-–—,/(]")
_NOTE = regex.compile(r"(?<=\w)\s*\([^()\n]*\)?$")
_JOINT = regex.compile(_JOIN)
_LINK = regex.compile(r"\s*:?\s*https?://\S+")


@dataclass(frozen=True, slots=True)
class Byline:
    """A signature as printed: the names in it, what they did (text, photo, video) and its shape."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    kind: str
    marker: str = ""


def read_author(text: str, *, alone: bool) -> Byline | None:
    """Return the signature that the line is, or None; a name without a marker counts only when it stands ``alone``."""
    if len(text) > 140:
        return None
    marked = _MARKER.fullmatch(text) if _MARKED.match(text) else None
    if marked and (marked["colon"] or _PEN.fullmatch(marked["who"])) and _is_who(marked["who"], marked["colon"]):
        return None if _tells_a_picture(marked) else _marked(marked)
    if not alone or len(text) > 100:
        return None
    posted = _POSTED.fullmatch(text) if _JOINED.search(text) else None
    if (
        posted
        and not _NEVER.search(key2(text[: posted.end("names")]))
        and not text.endswith((".", ",", ";"))
        and 2 <= len(posted["names"].split()) <= 5
    ):
        work = "photo" if key2(posted["names"]).startswith("anh ") else "text"
        return Byline((posted["names"],), (work,), "name_and_post")
    if len(text) > 70:
        return None
    pen = _PEN.fullmatch(text)
    if pen and not _is_heading(text):
        return Byline(_split(pen["names"]), ("text",), _shape(pen["names"]))
    return _unit(text)


def _tells_a_picture(marked: regex.Match[str]) -> bool:
    """Tell the words under a picture ("Ảnh: Quang cảnh lớp học") from the one who took it ("Ảnh: Hoài Nam")."""
    only_picture = key2(marked["marker"]).strip() in ("anh", "hinh", "hinh anh")
    return only_picture and is_caption(marked["who"], key2(marked["who"]))


def read_source(text: str) -> str | None:
    """Return the name of the paper or site that the line says the text was copied from, or None."""
    if len(text) > 180:
        return None
    match = _SOURCE.fullmatch(text)
    if match is None:
        return None
    name = (match["a"] or match["b"]).strip(" \xa0().:–-")
    if (
        match["b"]
        and not (_SIGNED_SOURCE.match(key2(name)) or len(name.split()) <= 4)
        or key2(name).startswith(("anh", "luc"))
    ):
        return None
    without_link = _LINK.sub("", name).strip()
    return (without_link or name) if len(name.split()) <= 14 else None


def _is_who(who: str, colon: str | None) -> bool:
    plain = who.strip(" .()")
    return 1 < len(plain) <= 60 and len(plain.split()) <= 10 and (bool(colon) or plain[0].isupper())


def _marked(match: regex.Match[str]) -> Byline:
    marker = match["marker"].strip() + (":" if match["colon"] else "")
    names = _split(_NOTE.sub("", match["who"]))
    second = match["second"] or ""
    if second:
        names += tuple(name for name in _split(regex.split("[:：]", second, maxsplit=1)[1]) if name not in names)
    said = key2(f"{marker} {second}")
    roles = tuple(
        role
        for role, hints in (
            (
                "text",
                (
                    "tin",
                    "bai",
                    "tac gia",
                    "viet",
                    "thuc hien",
                    "noi dung",
                    "phong vien",
                    "ctv",
                    "cong tac",
                    "tong hop",
                    "t/h",
                    "t/ h",
                ),
            ),
            ("photo", ("anh", "hinh")),
            ("video", ("clip", "video")),
        )
        if any(hint in said for hint in hints)
    )
    return Byline(
        names,
        roles or ("text",),
        _shape(match["who"]),
        match["marker"].strip() + (":" if match["colon"] == ":" else ""),
    )


def _split(names: str) -> tuple[str, ...]:
    parts = _JOINT.split(halve(names.strip(" \xa0.()–-")))
    return tuple(
        part.strip(" \xa0()") if not _initials(part) else part.strip() for part in parts if part.strip(" \xa0.()")
    )


def _initials(name: str) -> bool:
    return bool(regex.fullmatch(r"\s*(?:\p{Lu}\.?){1,4}\s*", name))


def _shape(names: str) -> str:
    if _initials(names):
        return "initials"
    return "unit" if _BODY.match(names.casefold()) and len(names.split()) > 2 else "pen_name_or_given_names"


def _is_heading(text: str) -> bool:
    folded = key2(text)
    many = len(text.split()) > 4 and text.isupper()
    return many or is_section(folded) or len(text) < 2


def _unit(text: str) -> Byline | None:
    folded = key2(text)
    bare = text.strip(" .()–-")
    if not _BODY.match(bare.casefold()) or len(bare.split()[-1]) < 2 or len(bare.split()) not in range(2, 13):
        return None
    if _NEVER.search(folded):
        return None
    return None if text.endswith((":", ";", ",", ".")) else Byline((bare,), ("text",), "unit")
