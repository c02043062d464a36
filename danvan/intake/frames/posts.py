"""Find the exact spans of posts held, one after another."""

import re
from dataclasses import dataclass
from functools import lru_cache

from danvan.intake.frames import lexicon
from danvan.intake.frames.letters import CAPITALISED, UPPER, WORD
from danvan.intake.frames.names import is_family, name_at

LONGEST_POST = 160
# Posts that several persons hold at a time.
SHARED_HEADS = ("phó ", "ủy viên", "uỷ viên", "uv", "thành viên", "đại biểu", "pct", "pbt", "p.")
_GAP = re.compile(r" {1,2}")
_OLD = re.compile(rf" {{1,2}}\((?:cũ|nay là [^()\n]{{1,40}}|[{UPPER}]{{2,10}}(?: [{UPPER}]{{2,10}})?)\)")
_QUOTED = re.compile(r" {1,2}[“\"][^”\"\n]{1,60}[”\"]")
# "Trưởng Cơ quan Thường trực Ban … tại thành phố Sông Con": a branch of a body bears its place.
_BRANCH = re.compile(r"(?:Cơ quan|Văn phòng|Chi nhánh|Ban) (?:[Tt]hường trực|[Đđ]ại diện)(?!\w)[^,;.\n]{0,60}$")
_BRANCH_AT = re.compile(
    rf" {{1,2}}(?:tại|ở|khu vực|phía) {{1,2}}(?:(?:thành phố|Thành phố|TP\.?|tỉnh|miền|phía) {{1,2}})?{CAPITALISED}(?: {CAPITALISED}){{0,3}}"
)
_TERM = re.compile(r" {1,2}(?:khóa|khoá) {1,2}(?:[IVX]{1,6}|\d{1,2})(?![\w])")
_BETWEEN = re.compile(
    r" {0,2}[,;] {0,2}(?:(?P<kiem1>đồng thời là|kiêm nhiệm|kiêm) {1,2})?"
    r"| {0,2}[-/] {0,2}| {1,2}(?P<kiem2>kiêm nhiệm|kiêm) {1,2}| {0,2}- ?kiêm {1,2}| {1,2}và {1,2}| {1,2}"
)
_COMMA = re.compile(r" {0,2}[,-] {0,2}")
_TRAIL = re.compile(r"(?: {1,2}(?:của|các|và|tại|ở|là|với|cùng|thuộc|một|số|trực|thực|không))+$")
_STATUS = re.compile(r"(?P<former>nguyên|cựu)|(?P<acting>quyền|Q\.)", re.IGNORECASE)
_BODY_HEADS = re.compile(
    r"(?:[Đđ]ại biểu|ĐBQH|[Tt]hường [Tt]rực|(?<=[Bb]an )[Cc]hủ nhiệm|(?<=[Bb]an )[Tt]hư ký|(?<=[Pp]hòng )[Cc]hủ tịch|(?<=[Bb]ộ )[Tt]ư lệnh"
    r"|(?<=[Bb]an )[Gg]iám đốc|[Tt]hành viên|[Cc]án bộ)"
)
_DASH = re.compile(r" {0,2}- {0,2}")
# Offices of the Party are held beside others: "Phó Bí thư - Chủ tịch UBND xã" are two posts.
_PARTY = re.compile(r"(?:Phó )?Bí thư|(?:\w+ )?[ỦU][ỷy] viên|UV|PBT", re.IGNORECASE)
_CADRE = re.compile(
    r"[Tt]hường trực(?= (?:Đảng|Huyện|Tỉnh|Thành|Quận|Thị|HĐND|Hội đồng)(?!\w))|[Cc]án bộ(?= (?:Ban|Phòng|Sở|UBND|HĐND|Hội|Đoàn|Trung tâm|Văn phòng|Ủy ban|Khối|Huyện|Tỉnh|Thành|Đảng|Công an|Trường|Trạm|Chi cục)(?!\w))"
)
_APART = re.compile(r"(?:Phó )?Trưởng (?:Cơ quan|Văn phòng)")
# What somebody is at this meeting only.
_AT_THE_MEETING = re.compile(
    r"(?:báo cáo viên|giảng viên) (?:tại|của|ở|cho|trong) (?:các )?(?:hội nghị|lớp|buổi|đợt|chương trình|khóa|khoá|hội thảo|tọa đàm)",
    re.IGNORECASE,
)
# "… xã Bản Mây, huyện Sông Con": the unit above the unit of the post.
_HIGHER = re.compile(
    rf"(?:huyện|quận|thị xã|thành phố|TP\.?|tỉnh) {CAPITALISED}(?: {CAPITALISED}){{0,3}}(?! {CAPITALISED})"
)
_LOWER_UNIT = re.compile(
    rf"(?:xã|phường|thị trấn|huyện|quận|thị xã|thôn|ấp|bản|khu phố) (?:\d{{1,2}}|{CAPITALISED}(?: {CAPITALISED}){{0,3}})$"
)
# "Trường THCS Lê Lợi - thị xã Sông Con", "Ban Dân tộc - tôn giáo".
_SCHOOL = re.compile(r"(?:THCS|THPT|Tiểu học|Mầm non|Trung học (?:cơ sở|phổ thông)) [^,;.-]{2,24}$")
_FAITHS = re.compile(r"[Tt]ôn giáo(?!\w)")
_HOLDS_TOO = re.compile(r"(?:Chủ tịch|Bí thư|Trưởng [Bb]an|Giám đốc) (?!các |một số )")
_WITH_OTHERS = re.compile(r" cùng (?:các |với |toàn )")
_IS_HELD_BY = re.compile(r" là (?:ông|bà|đồng chí|đ/c)(?!\w)")
_STATUS_SIGNS = ("n", "N", "c", "C", "q", "Q")
# The Party committee of the Front bears "MTTQ, các đoàn thể" in its name.
_FRONT_PARTY = (
    "Đảng ủy MTTQ",
    "Đảng uỷ MTTQ",
    "Đảng ủy Mặt trận Tổ quốc",
    "Đảng bộ MTTQ",
    "Đảng bộ Mặt trận Tổ quốc",
)
# Words that go on with a body only behind or before certain others.
_INSIDE = re.compile(
    r"(?:vì sự tiến bộ|(?<=[Vv]ận )khéo|(?<=phòng )hộ|(?<=[Nn]ông thôn )mới|(?<=[Tt]ổ )đại biểu|số(?= \d)|(?<=[Bb]an )điều hành(?= (?:khu|thôn|ấp|tổ|xóm))|(?<=công tác )giúp việc|(?<=[Bb]an )Tuyên truyền|về trật tự xã hội|(?<=Đoàn )kết(?= [Cc]ông)|(?:bán|nội) trú"
    r"|(?:(?<=[Bb]an )|(?<=đồng )|(?<=đạo )|(?<=[Tt]ổ )|(?<=cuộc ))[Bb]ầu cử(?: đại biểu Quốc hội(?: (?:khóa|khoá) [IVX]{1,6})?(?: và (?:đại biểu )?(?:HĐND|Hội đồng nhân dân)(?: các cấp)?)?| đại biểu (?:HĐND|Hội đồng nhân dân))?"
    r"|(?<=đạo )cuộc(?= bầu cử))(?!\w)"
)
# Behind a place or a level of units a word that may be a verb is one ("UBND xã tiếp công dân").
_PLACE_BEFORE = re.compile(
    rf"(?:^|[ (])(?:(?P<level>Đảng|tỉnh|huyện|quận|xã|phường|phố|trấn|thôn|ấp|bản|[ủu][yỷ]|UBND|HĐND)|(?P<name>{CAPITALISED})) $"
)
_CAPITAL_BEFORE = re.compile(rf"{CAPITALISED} $")
_HALLS = ("hát", "văn", "thiếu", "khách", "máy", "thờ", "trẻ", "trường")
_QUOTE_OWNERS = ("trào", "đua", "động", "án", "mục", "quỹ")


@dataclass(frozen=True, slots=True)
class PostSpan:
    """Hold one printed post: where it stands, where its head ends, how it is held."""

    start: int
    end: int
    head_start: int
    head_end: int
    status: str = "current"
    concurrent: bool = False


def head_at(view: str, at: int, end: int) -> tuple[int, int] | None:
    """Give the span of the post head at an offset, a word "nguyên" or "quyền" before it allowed."""
    stop = lexicon.head_end(view, at, end)
    if stop is not None:
        return at, stop
    if view[at : at + 1] not in _STATUS_SIGNS:
        return None
    status = _STATUS.match(view, at, end)
    gap = _GAP.match(view, status.end(), end) if status else None
    if gap is None:
        return None
    stop = lexicon.head_end(view, gap.end(), end)
    return (gap.end(), stop) if stop is not None else None


@lru_cache(maxsize=4096)
def read_post(view: str, at: int, end: int, *, concurrent: bool = False) -> PostSpan | None:
    """Read the one post that begins at an offset, or None."""
    head = head_at(view, at, end)
    if head is None or _AT_THE_MEETING.match(view, head[0], end):
        return None
    head = _with_second(view, head, end)
    status = _STATUS.match(view, at, head[0])
    how = "current"
    if status is not None:
        how = "former" if status["former"] else "acting"
    limit = min(end, head[1] + LONGEST_POST)
    stop = _walk(view, head, limit)
    stop = _without_trail(view, head[1], stop)
    return PostSpan(at, stop, head[0], head[1], how, concurrent)


def _with_second(view: str, head: tuple[int, int], end: int) -> tuple[int, int]:
    """Take a second head after a dash along when both are held in one body ("Phó Chủ tịch - Tổng Thư ký Hội …")."""
    dash = _DASH.match(view, head[1], end)
    second = lexicon.head_end(view, dash.end(), end) if dash else None
    if (
        dash is None
        or second is None
        or _APART.match(view, dash.end())
        or _PARTY.match(view, head[0])
        or _PARTY.match(view, dash.end())
        or view[slice(*head)].isupper()
    ):
        return head
    return head[0], second


def read_posts(view: str, at: int, end: int) -> list[PostSpan]:
    """Read the posts that follow one another from an offset on, with their separators."""
    posts: list[PostSpan] = []
    post = read_post(view, at, end)
    while post is not None and not (posts and _IS_HELD_BY.match(view, post.end, end)):
        posts.append(post)
        between = _BETWEEN.match(view, post.end, end)
        if between is None or (";" in between[0] and not _same_holder(view, between.end(), end)):
            break
        kiem = bool(between["kiem1"] or between["kiem2"] or "kiêm" in between[0])
        post = read_post(view, between.end(), end, concurrent=kiem)
    return posts


def _same_holder(view: str, at: int, end: int) -> bool:
    """Say whether a post after a semicolon is still the same person's: one office, then "cùng các …", not a next item."""
    post = read_post(view, at, end) if _HOLDS_TOO.match(view, at, end) else None
    return (
        post is not None
        and " các " not in view[at : post.end]
        and _WITH_OTHERS.match(view, post.end, end) is not None
    )


def read_cadre(view: str, at: int, end: int) -> PostSpan | None:
    """Read "cán bộ Ban …" right after a name; elsewhere the words name a group."""
    head = _CADRE.match(view, at, end)
    if head is None:
        return None
    stop = _without_trail(view, head.end(), _walk(view, head.span(), min(end, head.end() + LONGEST_POST)))
    return PostSpan(at, stop, at, head.end())


def _without_trail(view: str, start: int, stop: int) -> int:
    trail = _TRAIL.search(view, start, stop)
    return trail.start() if trail else stop


def _walk(view: str, head: tuple[int, int], limit: int) -> int:
    at = head[1]
    parented = view[slice(*head)].lower() in lexicon.PARENTED
    while at < limit:
        step = _step(view, at, limit, parented)
        if step is None:
            branch = _BRANCH_AT.match(view, at, limit) if _BRANCH.search(view, head[0], at) else None
            return branch.end() if branch else at
        at = step
    return at


def _step(view: str, at: int, limit: int, parented: bool) -> int | None:
    gap = _GAP.match(view, at, limit)
    sign = view[gap.end() : gap.end() + 1] if gap else ""
    if gap is None or sign in ("-", ","):
        return _over_comma(view, at, limit, parented)
    if sign == "(" or sign == "k":
        found = _OLD.match(view, at, limit) or _TERM.match(view, at, limit)
        if found:
            return found.end()
    if sign in ("“", '"'):
        quoted = _QUOTED.match(view, at, limit)
        owner = view[max(0, at - 12) : at].rpartition(" ")[2].lower()
        return quoted.end() if quoted and owner in _QUOTE_OWNERS else None
    return _word(view, gap.end(), limit)


def _word(view: str, at: int, limit: int) -> int | None:
    word = WORD.match(view, at, limit)
    if word is None:
        return None
    if view[max(0, at - 4) : at + 8].lower() == "ban đại diện":
        return at + 8
    phrase = _INSIDE.match(view, at, limit)
    if phrase:
        return phrase.end()
    if lexicon.STOP.match(view, at, limit) and not _closes_a_name(view, at, word.end()):
        return word.end() if _may_pass(view, at) else None
    if word[0] in ("và", "cùng") and view[word.end() + 1 : word.end() + 2].isdigit():
        return None
    if word[0] == "và" and _names_someone(view, word.end() + 1, limit):
        return None
    head = head_at(view, at, limit)
    if head is not None:
        return head[1] if _inside_body(view, at, limit) else None
    if word[0] in _HALLS and view[max(0, at - 4) : at].lower() == "nhà ":
        return word.end()
    first = word[0][0]
    if word[0] in lexicon.VERBS_TOO and _behind_a_place(view, at):
        return None
    if first.isupper() or first.isdigit() or word[0] in lexicon.BODY_WORDS:
        return _closed(view, word.end())
    return None


def _behind_a_place(view: str, at: int) -> bool:
    """Say whether the word before an offset is a level of units or a capitalised one that no body bears in its name."""
    before = _PLACE_BEFORE.search(view, max(0, at - 16), at)
    return before is not None and (before["level"] is not None or before["name"].lower() not in lexicon.BODY_WORDS)


def _closes_a_name(view: str, at: int, stop: int) -> bool:
    """Say whether a capitalised word is the last of a run, not the first of a sentence ("… tỉnh Võ Đức Trong.")."""
    if not (view[at].isupper() and _CAPITAL_BEFORE.search(view, max(0, at - 12), at)):
        return False
    return not view[stop + 1 : stop + 2].islower()


def _may_pass(view: str, at: int) -> bool:
    """Let a stop phrase stand where it is part of a body ("Khối MTTQ và các …", "tổ công tác chỉ đạo Đại hội")."""
    if view[max(0, at - 10) : at + 6] == "Khối MTTQ và các":
        return True
    if view.endswith("Phòng Đoàn thể ", 0, at) and view.startswith("và các Hội", at):
        return True
    return view.startswith("chỉ đạo", at) and view[max(0, at - 9) : at].endswith(("công tác ", "Ban ", "ban "))


def _names_someone(view: str, at: int, limit: int) -> bool:
    """Say whether "và" is followed by another person, whose name does not belong to the post."""
    at += len("đại biểu ") if view.startswith("đại biểu ", at) else 0
    return is_family(view, at) and (name_at(view, at, limit) or 0) > at


def _closed(view: str, at: int) -> int:
    """Take a full stop that only marks a shortened word ("TP.", "T.Ư") along."""
    if view[at : at + 2] == ". " and view[max(0, at - 2) : at] in ("TP", "TX", "TT", "UB"):
        return at + 1
    return at


def _inside_body(view: str, at: int, limit: int) -> bool:
    """Say whether a head word belongs to the name of a body ("Đoàn đại biểu Quốc hội")."""
    return _BODY_HEADS.match(view, at, limit) is not None


def _over_comma(view: str, at: int, limit: int, parented: bool) -> int | None:
    comma = _COMMA.match(view, at, limit)
    if comma is None:
        return None
    after = comma.end()
    if head_at(view, after, limit) is not None:
        return None
    goes_on = lexicon.CONTINUATION.match(view, after, limit)
    if goes_on and not lexicon.STOP.match(view, after, limit):
        return goes_on.end()
    if "," in comma[0] and view.startswith("các đoàn thể", after) and view.endswith(_FRONT_PARTY, 0, at):
        return after + len("các đoàn thể")
    if (parented or view.startswith("LĐLĐ", after)) and ("," in comma[0] or comma[0].strip(" ") != comma[0]):
        parent = lexicon.PARENT.match(view, after, limit)
        return parent.end() if parent else None
    if "," in comma[0]:
        higher = _HIGHER.match(view, after, limit)
        return higher.end() if higher and _LOWER_UNIT.search(view, max(0, at - 40), at) else None
    faiths = _FAITHS.match(view, after, limit) if view.endswith(("Dân tộc", "dân tộc"), 0, at) else None
    if faiths:
        return faiths.end()
    if "-" in comma[0] and " " not in comma[0]:
        return _glued(view, after, limit)
    higher = _HIGHER.match(view, after, limit)
    return higher.end() if higher and _SCHOOL.search(view, max(0, at - 40), at) else None
    return None


def _glued(view: str, at: int, limit: int) -> int | None:
    """Go on over a dash inside a word ("UBND-UBMTTQ", "xã-thị trấn")."""
    word = WORD.match(view, at, limit)
    if word is None or lexicon.NAME_HERE.match(view, at, limit):
        return None
    if word[0].isupper() or word[0] in lexicon.BODY_WORDS:
        return word.end()
    return None
