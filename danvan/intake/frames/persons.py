"""Gather the mentions of each person; keep private citizens apart."""

import re
from collections.abc import Mapping
from functools import lru_cache

from danvan.intake.frames import lexicon
from danvan.intake.frames.bodies import describe
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, MEDIUM, Person, Piece, Post, Role
from danvan.intake.frames.roles import roles_of
from danvan.intake.frames.unnamed import add_speakers
from danvan.text.folding import key1

_key = lru_cache(maxsize=4096)(key1)
_ORDER = {"lead": 0, "body": 1, "caption": 2, "title": 3}
# Who opens, closes, directs, reports or demands at a meeting acts in office; who thanks, asks or tells may be anybody.
_IN_OFFICE = frozenset({"speaker:opening address", "speaker:closing address", "speaker:directing speech"})
_REPORTS = re.compile(r"truyền đạt|quán triệt|trình bày|báo cáo|thông qua|phổ biến", re.IGNORECASE)
_DEMANDS = re.compile(
    r"(?:hội nghị|đại hội|kỳ họp|tọa đàm|toạ đàm|hội thảo|lớp|buổi|phát biểu).*(?:yêu cầu|nhấn mạnh|khẳng định|ghi nhận|biểu dương|đánh giá)",
    re.IGNORECASE | re.DOTALL,
)
_CITIZEN_BEFORE = re.compile(
    r"(?:hộ|hộ dân|gia đình|nhà|vợ chồng|con|cháu|vợ|chồng|mẹ|cử tri|người dân|bà con|nông dân|hội viên|nạn nhân|bệnh nhân|cho|tặng|của)(?: (?:ông|bà|anh|chị|cụ|em))? $",
    re.IGNORECASE,
)
_CITIZEN_AFTER = re.compile(
    r" ?[,(-] ?(?:là )?(?:một )?(?:người|hộ|chủ hộ|cử tri|nông dân|dân tộc|trú|ở|ngụ|sinh năm|\d{1,3} tuổi|gia đình|đại diện (?:các )?(?:hộ|gia đình|bà con|người)|hội viên|con|cháu|thôn|bản|ấp|xóm|khu|tổ|buôn|làng)(?!\w)",
    re.IGNORECASE,
)
_CHOSEN = re.compile(
    r"(?:bầu|hiệp thương cử|chỉ định|phó chủ tịch|ủy viên|uỷ viên|ban chấp hành|chi ủy|chi uỷ)[^.;\n]{0,80} gồm(?: có)? ?:",
    re.IGNORECASE,
)
_APPOINTED = re.compile(
    r" {1,2}(?:đã |vừa )?được [^.,;\n]{0,40}?(?:chỉ định|bổ nhiệm|phân công|điều động|giao|cử)(?: làm| giữ(?: chức(?: vụ| danh)?)?| giữ nhiệm vụ) (?=[^.,;\n]{0,12}(?:trưởng|phó|bí thư|chủ tịch|giám đốc|chi ủy))",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"(?:công dân|người dân|hộ dân|cử tri)(?: [^.;:\n]{0,30}?)?(?: gồm(?: có)?(?: các)?(?: công dân| ông bà)? ?:?| là ?:| ?:) [^:\n]*$",
    re.IGNORECASE,
)
# "ông A, đại diện đại biểu HĐND tỉnh trả lời cử tri": who speaks for a body is there in office.
_FOR_A_BODY = re.compile(
    r",? (?:đại diện|thay mặt) (?:cho )?(?:lãnh đạo|[Tt]ổ đại biểu|(?:các )?đại biểu (?:Quốc hội|HĐND)|[Tt]hường trực|[Bb]an |UBND|HĐND|MTTQ|[ỦU][ỷy] ban|Đảng |Huyện |Quận |Tỉnh |Thành |Hội |Đoàn )"
)
_COMMITTEE = re.compile(r"(?<=ủy viên )(?:ban chấp hành |bch )(?=trung ương)")
_CONFIDENCE = {"person.honorific": HIGH, "person.before_post": HIGH}


def find_people(page: Page, mentions: list[Mention], units: Mapping[str, str]) -> list[Person]:
    """Find the persons of a page in the order of their first mention.

    Private citizens (no post, only a civil address, no part in the meeting that an office asks for) come marked ``private``.
    ``units`` (name by level) complete posts that name only the level of their body.
    """
    roles = roles_of(page, mentions)
    people: dict[str, Person] = {}
    for mention in mentions:
        name = " ".join(page.view[mention.start : mention.end].split())
        printed = " ".join(page.text[mention.start : mention.end].replace("\u00a0", " ").split())
        person = people.setdefault(_key(name), Person(printed, "", []))
        person.honorific = person.honorific or mention.honorific
        person.mentions.append(_piece(page, mention))
    for mention in sorted(mentions, key=lambda m: (_ORDER[m.region.kind], m.start)):
        person = people[_key(" ".join(page.view[mention.start : mention.end].split()))]
        _add_posts(person, page, mention, units)
        for role in roles.get(mention.start, []):
            if role.role not in {known.role for known in person.roles}:
                person.roles.append(role)
    add_speakers(page, list(people.values()), mentions)
    for person in people.values():
        person.private = _is_private(person, mentions, page)
    return list(people.values())


def _piece(page: Page, mention: Mention) -> Piece:
    text = page.text[mention.start : mention.end]
    confidence = _CONFIDENCE.get(mention.rule, MEDIUM)
    return Piece(text, mention.start, mention.end, mention.rule, confidence)


def _add_posts(person: Person, page: Page, mention: Mention, units: Mapping[str, str]) -> None:
    committee = ""
    for span in reversed(mention.posts):
        committee = _committee_of(page.view[span.head_end : span.end]) or committee
    for span in mention.posts:
        post = describe(page.text, page.view, span, units, committee)
        known = next((index for index, one in enumerate(person.posts) if _same(post, one)), None)
        if known is None:
            person.posts.append(post)
        elif len(post.piece.text) > len(person.posts[known].piece.text):
            person.posts[known] = post


def _committee_of(rest: str) -> str:
    for name in ("Tỉnh ủy", "Thành ủy", "Quận ủy", "Huyện ủy", "Thị ủy", "Đảng ủy"):
        if name.lower() in rest.lower().replace("uỷ", "ủy"):
            return name
    return ""


def _same(post: Post, known: Post) -> bool:
    ours, theirs = _key(post.piece.text), _key(known.piece.text)
    if (ours in theirs or theirs in ours) and _key(post.title) == _key(known.title):
        return True
    whole, other = (_COMMITTEE.sub("", _key(f"{one.title} {one.body}")) for one in (post, known))
    return whole.startswith(other) or other.startswith(whole)


def _is_private(person: Person, mentions: list[Mention], page: Page) -> bool:
    if any(_is_received(page, piece.start) for piece in person.mentions):
        return True
    if person.posts:
        return False
    if any(role.role in ("chair", "directs", "elected") for role in person.roles):
        return False
    if any(_in_office(role) for role in person.roles) and not _told_as_citizen(person, page):
        return False
    if any(rule.match(page.view, piece.end) for rule in (_APPOINTED, _FOR_A_BODY) for piece in person.mentions):
        return False
    if any(_is_chosen(page, piece.start) for piece in person.mentions):
        return False
    names = {piece.start for piece in person.mentions}
    titles = {m.honorific for m in mentions if m.start in names and m.honorific}
    return bool(titles) and titles <= lexicon.CIVIL


def _is_received(page: Page, at: int) -> bool:
    """Say whether a name stands in the list of citizens who were received ("đã tiếp 3 công dân gồm: A, …; B, …")."""
    before = page.view[max(0, at - 700) : at]
    return _RECEIVED.search(before[before.rfind(". ") + 1 :]) is not None


def _is_chosen(page: Page, at: int) -> bool:
    """Say whether a name stands in the list of those put into office ("8 phó chủ tịch gồm: bà A, ông B")."""
    before = page.view[max(0, at - 320) : at]
    return _CHOSEN.search(before[before.rfind(". ") + 1 :]) is not None


def _in_office(role: Role) -> bool:
    """Say whether a role at the meeting is one that officials have, not citizens who speak up."""
    if role.role == "speaker:report":
        return _REPORTS.search(role.piece.text) is not None
    return role.role in _IN_OFFICE or (role.role == "speaker:speech" and _DEMANDS.search(role.piece.text) is not None)


def _told_as_citizen(person: Person, page: Page) -> bool:
    """Say whether any mention names a household, a voter, an age or a home beside the person."""
    return any(
        _CITIZEN_BEFORE.search(page.view[max(0, piece.start - 30) : piece.start])
        or _CITIZEN_AFTER.match(page.view, piece.end)
        for piece in person.mentions
    )
