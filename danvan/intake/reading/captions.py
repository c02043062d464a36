"""Tell the words under a picture from a paragraph."""

from __future__ import annotations

import re

import regex

from .lexicon import load, words

_DATA = load("captions")
_SCENE = re.compile(rf"[(*\s\"“-]*(?:{words(_DATA['scenes'])})(?!\w)")
_PEOPLE = re.compile(rf"(?:{words(_DATA['people'])})(?!\w)")
_ACT = re.compile(rf"\b(?:{words(_DATA['acts'])})\b")
_PLACE = re.compile(rf"\b(?:{words(_DATA['places'])})\b")
_REPORT = re.compile(rf"\b(?:{words(_DATA['reports'])})\b")
_SPEAKS = re.compile(
    rf"\b(?:phat bieu|chup anh luu niem|tham luan)( [^,;]{{0,40}})?(?: (?:tai|trong|voi))? (?:cac )?(?:{words(_DATA['places'])})?[^,;]{{0,30}}[.]?$"
)
_GALLERY = re.compile(rf"[*+\s•-]*(?:{words(_DATA['galleries'])})\b")
_CREDIT = re.compile(
    r"(?<!trong)(?:^|[\s.(;,-])(?:nguon )?anh ?(?:: ?|minh hoa|tu lieu|internet|cac ?\.?$)|\(anh\b", regex.IGNORECASE
)
_ORGANISED = re.compile(r"(?<!ban )\bto chuc\b(?! chinh tri| dang| doan| co so| thanh vien)")
_NUMBERED = re.compile(r"(?:[ivx]+|\d{1,2})\s?[.)/-]\s?|[a-d]\)|[-+*•]\s")
_SENTENCES = regex.compile(r"[.!?…]\s+(?=\p{Lu})")
_GUESTS = re.compile(
    r"cac dong chi:? .{20,300},? (?:du|tham du|chu tri|dong chu tri) (?:hoi nghi|hoi thao|dai hoi|toa dam|buoi [a-z ]{2,20})[.]?"
)
# "Đến tham dự buổi lễ có bà A …": a list of guests, also where its line breaks off.
_COME = re.compile(r"(?:(?:den|ve|toi|cung|tham|moi)(?: (?:tham|ve|den|toi))?) du\b[^.;:]{0,80} (?:co|gom)\b")
_TELLS = re.compile(rf"(?:{words(_DATA['tells'])})\b")
_HOLDS = re.compile(r"\b(?:chu tri|dong chu tri|du|tham du|tham gia)\b")
# A person with the office held and no stop: nobody tells a story so.
_NAMED = re.compile(
    r"(?:Đồng chí|Đ/c|Các đồng chí|Ông|Bà) (?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]* ?){2,5}[,-]? ?-? ?(?:[Pp]hó|[Bb]í thư|[Cc]hủ tịch|[Tt]rưởng|[ỦUủu][ỷy] viên|[Gg]iám đốc)"
)
LONGEST = 260


def is_speech(folded: str) -> bool:
    """Tell whether the line is a scene, or a person "speaking at" a gathering: never a title."""
    return bool(_SCENE.match(folded) and not folded.startswith("hinh anh")) or bool(_SPEAKS.search(folded))


def is_report(folded: str) -> bool:
    """Tell whether the line tells what was said or done, as a paragraph does."""
    return bool(_REPORT.search(folded))


def is_gallery(text: str, folded: str) -> bool:
    """Tell whether the line heads a row of pictures."""
    return (
        len(folded) <= 140
        and bool(_GALLERY.match(folded))
        and (text.endswith(":") or text[0] in "*-•" or len(folded) < 60)
    )


def is_caption(text: str, folded: str) -> bool:
    """Tell whether a line (of a page whose paragraphs are known) is surely the words under a picture."""
    if len(text) > LONGEST or _NUMBERED.match(folded) or _COME.match(folded):
        return False
    if _CREDIT.search(folded[-60:]) or (_CREDIT.search(folded) and len(text) < 200):
        return True
    if _SENTENCES.search(text) or text.endswith((":", ";")):
        return False
    stopped = text.endswith((".", "!", "…", "./"))
    if _SCENE.match(folded):
        return len(text) <= 200 and not (stopped and _REPORT.search(folded))
    if _PEOPLE.match(folded) and _ACT.search(folded) and not _ORGANISED.search(folded):
        return _people_scene(folded, stopped)
    return False


def shows(text: str, folded: str) -> bool:
    """Tell whether one short sentence describes a picture, on a page whose captions end in full stops."""
    if not folded or _SENTENCES.search(text) or _REPORT.search(folded) or _NUMBERED.match(folded):
        return False
    if _GUESTS.fullmatch(folded):
        return True
    short = len(text) <= 120 and len(folded.split()) <= 22
    return short and not text.endswith(":") and ": " not in text and ";" not in text and not _TELLS.match(folded)


def may_caption(text: str, folded: str) -> bool:
    """Tell whether a line without a final stop between two paragraphs reads like a scene rather than a heading."""
    if len(text) > 200 or text.endswith((":", ";", ".", ",")) or _NUMBERED.match(folded) or text.isupper():
        return False
    if _COME.match(folded):
        return False
    if _NAMED.match(text) and len(folded.split()) <= 30:
        return True
    placed = bool(_PLACE.search(folded)) or " tai " in folded or bool(_ACT.search(folded))
    return placed and len(folded.split()) >= 4


def _people_scene(folded: str, stopped: bool) -> bool:
    length = len(folded.split())
    if not stopped:
        return length <= 50
    if _REPORT.search(folded) or length > 45:
        return False
    if _HOLDS.search(folded) and length > 12:
        return False
    return bool(_PLACE.search(folded)) or length <= 12
