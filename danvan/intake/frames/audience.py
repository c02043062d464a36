"""Split the list of those who attended into the categories as printed."""

import re
from collections.abc import Iterator

from danvan.intake.frames import lexicon
from danvan.intake.frames.attendees import tells_the_past
from danvan.intake.frames.guest_lists import LIST_WORDS, NEW_ITEM, TAIL_VERB, faced, lists_of, spoke, voters
from danvan.intake.frames.letters import sentences, trimmed
from danvan.intake.frames.list_runs import list_runs
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page

_SUM_AT_END = re.compile(
    r",? (?:với )?tổng (?:số|cộng)(?: là| có| gồm)? (?:hơn |trên |gần |khoảng )?\d[\d.]* (?:đại biểu|đồng chí|người|học viên|cán bộ|thành viên)$"
)
_JOIN = re.compile(
    r"^(?:,? ?(?:và|Cùng với|Cùng|cùng sự (?:có mặt|tham gia|tham dự) của|cùng với|cùng|với|cùng dự còn có|ngoài ra còn có|[Đđ]ặc biệt(?: là| có mặt| có)?(?: sự (?:có mặt|tham dự|tham gia) của)?|còn có|Có|có mặt|có|là|gồm|ông/bà là|các ông bà là|các ông bà(?= (?:[Đđ]ại diện|UV|[ỦU]y viên|[Ll]ãnh đạo|[Tt]rưởng))|\d+ đội(?: thi)? (?:với|gồm)(?= (?:(?:hơn|trên|gần|khoảng) )?\d)|(?:các )?(?:đồng chí|đ/c) ?:|các (?:ông,? bà|ông/bà)(?= (?:[Ll]ãnh đạo|[Đđ]ại diện|[Tt]hường trực|[Tt]rưởng|[Pp]hó|[Bb]í thư|[Cc]hủ tịch|[ỦUủu][ỷy] viên|[Tt]hành viên|cán bộ))|về phía [^,;:]{2,40} có) )+"
)
_BARE = re.compile(
    r"^(?:các |một số |toàn thể )?(?:đồng chí|đ/c|ông|bà)?:? *(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|tiến sĩ|thạc sĩ)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?:(?:hơn|trên|gần|khoảng) )?[\d.]+ {1,2}(?:đồng chí|vị đại biểu|đại biểu|người|học viên|cán bộ|cử tri) (?:là|gồm(?: có)?):? "
)
_COUNTED_GROUP = re.compile(
    r"(?:(?:hơn|trên|gần|khoảng) )?\d[\d.]*(?:/\d+)? (?:đại biểu|đồng chí|cán bộ|hội viên|đoàn viên|đảng viên|người|học viên|cử tri|chiến sĩ|hộ|chi hội trưởng|bí thư|trưởng|quần chúng|thanh niên|bà con|nông dân|thí sinh|phụ nữ|lượt|đội|đại diện|thành viên|(?:cổ động|vận động|tình nguyện|giáo|diễn|tuyên truyền) viên|học sinh|sinh viên|công nhân|phụ huynh)(?!\w)",
    re.IGNORECASE,
)
_NEW_BODY = re.compile(
    r"(?:Ban|Ủy ban|Hội|Đoàn|Công an|Thường trực|Văn phòng|Sở|Đảng ủy|UBND|HĐND|UBMTTQ) (?:(?! cùng | và )[^,;]){0,40}(?:các (?:huyện|xã|phường|quận|thôn|đơn vị|sở))"
)
_BODY = re.compile(
    r"(?:Ban|Văn phòng|Phòng|Thường vụ|Đội|Trạm|Công an|Hạt|Trung tâm|Quỹ|Đài|Trường|Công ty|Ngân hàng|Câu lạc bộ|CLB|Hợp tác xã|HTX) (?!ngành)[^,;]{3,40}"
)
_NUMBERED = re.compile(r"(?:(?:hơn|trên|gần|khoảng) )?\d", re.IGNORECASE)
# "đại diện lãnh đạo …, Văn phòng …, Ban …": all of these are represented.
_GOVERNS = re.compile(r"(?:cùng )?(?:các )?(?:đại diện|lãnh đạo)(?!\w)", re.IGNORECASE)
_OF_MANY = re.compile(r"(?:[Đđ]ại diện |[Ll]ãnh đạo |[Tt]rưởng |[Pp]hó |, )*(?:các|một số) (?!đồng chí|vị|ông|đ/c)")
_COMPLETE = re.compile(
    r"(?:[TtHhQqĐđ]\w+ [ủu][ỷy]|[Tt]rung ương|tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|thôn|bản|ấp|khu phố|chi bộ|trực thuộc|cơ quan|đơn vị|liên quan|cơ sở|Đảng|đảng bộ|[A-ZĐ]{3,}|đoàn thể|[Hh]ội đồng nhân dân|[ỦUủu][ỷy] ban nhân dân|[Mm]ặt trận(?: Tổ quốc)?|trên địa bàn|các cấp|uy tín|Việt Nam|năm \d{4}|ngành|[Kk]hối vận|trường học|nhà trường|Thị trấn|Thị xã|Phường|Xã)[\w ]{0,14}$"
)
_WAITING = re.compile(
    r"(?:và |cùng |các |toàn thể |tập thể |đại diện |một số |đồng chí |đông đảo |hơn |trên |gần |khoảng |\d[\d.]* )*(?:(?:nguyên )?(?:phó )?(?:lãnh đạo|cán bộ|công chức|viên chức|chuyên viên|(?:đoàn|hội|đảng|giáo|giảng|báo cáo|tuyên truyền|cộng tác|ủy|uỷ|cấp ủy) ?viên|bí thư|trưởng ban|trưởng|chủ tịch|tổ trưởng|nhân dân|thành viên|đại biểu|chiến sĩ|sĩ quan|người lao động|thanh niên|phụ nữ|nông dân|cấp ủy|chính quyền|thường trực)(?: thường trực)?(?: \([^()]*\))? ?)+",
    re.IGNORECASE,
)
# Among others, "các đồng chí" only leads over to the next post.
_MID_LIST = re.compile(r", các đồng chí [A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ]")
# "97 gương điển hình đại diện cho 25.000 người …": whom they stand for is no part of who came.
_STANDS_FOR = re.compile(r",? đại diện cho (?:(?:hơn|trên|gần|khoảng) )?\d")
_LOOSE = re.compile(r",? (?:vào|trong|tại|ở|và|cùng|với|cùng với)$")
# What opens a category of its own whatever stands before the comma.
_OPENS = re.compile(
    r"(?:(?:cùng )?(?:các đồng chí|các vị|đại diện|đông đảo|toàn thể|lãnh đạo)(?: các| là)? )(?!khác)", re.IGNORECASE
)
_OWN_PLACE = re.compile(r"(?:[Tt]ổ dân phố|[Kk]hu phố|[Kk]hóm|[Tt]hôn|[Bb]ản|[Ấấ]p|[Xx]óm|[Bb]uôn|[Cc]hi bộ)$")
_OWN_UNIT = re.compile(
    r"(?:tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|[Tt]rung ương|trực thuộc|liên quan|đoàn thể|Việt Nam|địa bàn)$"
)
_GOES_ON = re.compile(r" (?!(?:và|cùng|với|có|là|gồm|dự|đến|về|tới|tham|đã|đồng|chủ|làm|trực)(?!\w))[a-zà-ỹđ]")
# "… Phó Ban Dân chủ - giám sát, UBMTTQ tỉnh;", "đồng chí A - Công an tỉnh,": where the person serves.
_REST_OF_POST = re.compile(
    rf"(?: {{1,2}}\([^()]{{2,40}}\)| ?[-–] ?[^,;.()]{{3,60}}|, (?:đại diện (?:của |cho )?)?(?=[A-ZĐ])(?!{NEW_ITEM.pattern})[^,;.()]{{3,60}}(?: \([^()]{{2,30}}\))?(?=;|\.?$))+(?=[,;.]|$| và )",
    re.MULTILINE,
)
_POST_ENDS = re.compile(r"[,;.]| (?:và|cùng|với|có) ")
_COMRADE = re.compile(r"các (?:đồng chí|đ/c|vị|ông|bà)(?!\w)")
# "lãnh đạo …, đoàn thể phường, Ban quản lý khu phố": what belongs to a hamlet shares no head with the commune's.
_HIGHER_END = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thành phố|tỉnh)$")
_HAMLET_END = re.compile(
    r"(?:tổ dân phố|khu phố|khu dân cư|khóm|thôn|bản|ấp|xóm|buôn)(?: cùng (?:tham )?dự)?$", re.IGNORECASE
)
# "cán bộ đoàn, đoàn viên thanh niên": each noun has its own word; "cán bộ, đoàn viên" shares what follows.
_MEMBERS = re.compile(
    r"(?:cán bộ|đoàn viên|hội viên|đảng viên|bí thư|trưởng|tổ trưởng|thành viên|công chức|chi hội trưởng|người có uy tín|già làng|nhân dân|thanh niên|phụ nữ)(?!\w)"
)
_WITH_BODY = re.compile(
    r"(?:(?:cán bộ|đoàn viên|hội viên|đảng viên|bí thư|trưởng|tổ trưởng|thành viên|chi hội trưởng) [\w ]+|người có uy tín|già làng)$"
)
# Where "và" closes a list of groups that each have a word of their own, its commas part as well.
_WHOLE = r"(?:[Tt]hôn đội trưởng|(?:[Tt]ổ an ninh|[Nn]gười có uy tín|(?:[Đđ]ội|[Hh]ội|[Đđ]oàn) viên|[Bb]í thư|[Tt]rưởng|[Tt]ổ trưởng|[Cc]án bộ|[Cc]ông chức) ?(?:(?! và )[\w ])*)"
_EACH_WHOLE = re.compile(rf"{_WHOLE}(?:, {_WHOLE}){{2,}} và {_WHOLE}")
_ITEM_SIGN = re.compile(r", | và ")
_WHO = re.compile(r"(?:các|đại diện|đông đảo|toàn thể|lãnh đạo|những|nhân dân|bà con)(?!\w)")
_NOT_A_GROUP = re.compile(
    r"(?:báo cáo viên|giảng viên) (?:tại|của|ở) (?:hội nghị|lớp|buổi)|(?:đồng chí|đồng|ông|bà|ảnh|các đồng chí|và|cùng)$|Trực tiếp|TP\. ?Tư pháp|(?:sự|phát biểu|chỉ đạo|chủ trì|nhấn mạnh|khẳng định|đã|trao|cho biết|đề nghị|tại|nội dung|dự)(?!\w)",
    re.IGNORECASE,
)
_ONLY_COUNTED = re.compile(r"(?:(?:hơn|trên|gần|khoảng) )?[\d.]+ (?:người|lượt người)", re.IGNORECASE)
_TOO_LONG = 320
_COMMA = re.compile(
    r",? đặc biệt (?:là |có |có mặt |có sự (?:tham gia|tham dự|có mặt) của )+(?=\d|hơn|trên|gần|khoảng)|, ?(?:và |cùng )?| và | cùng (?:với )?(?:sự có mặt của |sự tham gia của |sự tham dự của )?(?=\d|(?i:hơn|trên|gần|đại diện|các|lãnh|toàn|đông|chủ tịch|trưởng|bí thư|bà con|nhân dân|cán bộ|thành viên))"
)


def find_audience(page: Page, event: tuple[int, int], mentions: list[Mention]) -> list[tuple[int, int]]:
    """Find the spans of the categories of those who attended an event.

    ``event`` is the span of the event's name; a list counts only when it stands after "cho" or
    "với sự tham dự của" in that sentence, or opens a sentence with "Tham dự …", "Đến dự …".
    """
    spans: list[tuple[int, int]] = []
    words = tuple(word for word in LIST_WORDS if word in page.view)
    going = list_runs(page)
    for region in page.of("lead", "body"):
        if tells_the_past(page.view, region.start):
            continue
        for start, end in sentences(page.view, region.start, region.end):
            if start > region.start and tells_the_past(page.view, start):
                continue
            if start in going:
                spans += _items(page.view, going[start], end, mentions, closed=going[start] > start)
                continue
            for listed in lists_of(page.view, start, end, event, words):
                spans += _items(page.view, *listed, mentions)
        if len(spans) > 40:
            break
    if not any("cử tri" in page.view[start:end] for start, end in spans):
        spans = [*spans, *voters(page, event)]
    if not any(_NUMBERED.match(page.view, start) for start, _ in spans) and len(spans) < 2:
        told = [part for span in spoke(page, event) for part in _items(page.view, *span, mentions)]
        other = (_piece(page.view, *span, listed=True) for span in faced(page.view, event))
        spans = [*(told or filter(None, other)), *spans]
    return _unique(page, spans)


def _items(
    view: str, start: int, end: int, mentions: list[Mention], *, closed: bool = False
) -> Iterator[tuple[int, int]]:
    blocks = _cut(view, start, end, ";")
    listed = len(blocks) > 1
    closed = closed or sum(not any(begin <= m.begin < stop for m in mentions) for begin, stop in blocks) > 1
    for block in blocks:
        for gap in _without_people(view, *block, mentions):
            yield from _split(view, *gap, listed, closed)


def _cut(view: str, start: int, end: int, sign: str) -> list[tuple[int, int]]:
    spans, at = [], start
    while at <= end:
        stop = view.find(sign, at, end)
        stop = end if stop < 0 else stop
        spans.append((at, stop))
        at = stop + 1
    return spans


def _without_people(view: str, start: int, end: int, mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    at = start
    for mention in mentions:
        if mention.reach <= start or mention.begin >= end:
            continue
        yield at, max(at, mention.begin)
        at = _past_its_post(view, max(at, mention.reach), end)
    yield at, end


def _past_its_post(view: str, at: int, end: int) -> int:
    """Skip what goes on right after a post that was not read to its end, and the body above it: no categories."""
    if _GOES_ON.match(view, at, end):
        stop = _POST_ENDS.search(view, at, end)
        at = stop.start() if stop else end
    rest = _REST_OF_POST.match(view, at, end)
    return rest.end() if rest else at


def _split(view: str, start: int, end: int, listed: bool, closed: bool) -> Iterator[tuple[int, int]]:
    start, end = _bared(view, start, end)
    at = start
    if closed and _EACH_WHOLE.fullmatch(view, start, end):
        for sep in _ITEM_SIGN.finditer(view, start, end):
            yield start, sep.start()
            start = sep.end()
        yield start, end
        return
    counted = _COUNTED.match(view[start:end])
    at = start + counted.end() if counted else start
    for comma in _commas(view, at, end, closed):
        piece = _piece(view, at, comma, listed)
        if piece:
            yield piece
        at = comma
    piece = _piece(view, at, end, listed)
    if piece:
        yield piece


def _commas(view: str, start: int, end: int, closed: bool) -> Iterator[int]:
    """Give the offsets of the commas (or "và", "cùng") that end a whole category.

    In a ``closed`` list (categories parted by semicolons) a comma parts only what is counted, begins alike or has a
    unit of its own ("bí thư chi bộ, trưởng bản" is one category); "và" before a group parts as ever.
    """
    begin = start
    for sep in _COMMA.finditer(view, start, end):
        counted = _COUNTED_GROUP.match(view, sep.end(), end)
        if not closed and "," in sep[0] and _of_its_own(view, begin, sep, end):
            yield sep.start()
            begin = sep.end()
            continue
        if (
            not counted
            and not (closed and _alike(view, start, sep.end()))
            and not sep[0].startswith(" cùng ")
            and not ("và" in sep[0] and view.startswith(("đông đảo ", "toàn thể "), sep.end()))
            and not (_BODY.match(view, begin) and _BODY.match(view, sep.end()))
            and not (_COUNTED_GROUP.match(view, begin) and view[sep.end() : sep.end() + 1].isupper())
            and not _COMPLETE.search(view[max(begin, sep.start() - 40) : sep.start()])
            and not (not closed and _whole_before(view, begin, sep.start()))
            and not (not closed and "," in sep[0] and _OPENS.match(view, sep.end(), end))
            and not (not closed and _posts_apart(view, begin, sep))
        ):
            continue
        short = len(view[begin : sep.start()].split()) < 3
        if not counted and short and "," in sep[0] and (closed or not _posts_apart(view, begin, sep)):
            continue
        if (
            counted
            or (NEW_ITEM.match(view, sep.end(), end) and (not closed or _apart(view, start, sep)))
            or _both_counted(view, begin, sep.end())
            or (not closed and _posts_apart(view, begin, sep))
            or sep[0].startswith(" cùng")
            or ("," in sep[0] and (_NEW_BODY.match(view, sep.end(), end) or _named(view, begin, sep.end())))
        ):
            yield sep.start()
            begin = sep.end()


def _whole_before(view: str, begin: int, at: int) -> bool:
    """Say whether what stands before a separator is more than a bare noun that waits for what follows ("cán bộ, …")."""
    last = view[max(begin, view.rfind(",", begin, at) + 1) : at].strip()
    return _NUMBERED.match(view, begin) is None and len(last.split()) > 2 and _WAITING.fullmatch(last) is None


def _of_its_own(view: str, begin: int, sep: re.Match[str], end: int) -> bool:
    """Say whether what follows a comma shares no head: both open with "các", two groups are whole, or it belongs to a smaller unit."""
    if view.startswith("các ông bà ", sep.end()):
        return True
    begin = _bared(view, begin, sep.start())[0]
    if view.startswith("các ", begin) and view.startswith("các ", sep.end()):
        return _COMRADE.match(view, begin) is None and _COMRADE.match(view, sep.end()) is None
    if _WITH_BODY.match(view, begin, sep.start()) and _MEMBERS.match(view, sep.end(), end):
        return True
    if _HIGHER_END.search(view, begin, sep.start()) is None or _BODY.match(view, sep.end(), end) is None:
        return False
    return _HAMLET_END.search(view[sep.end() : end].partition(",")[0]) is not None


def _alike(view: str, start: int, after: int) -> bool:
    """Say whether a category begins with the two syllables of the first ("thành viên …, thành viên …")."""
    return view[start : start + 60].split(" ")[:2] == view[after : after + 60].split(" ")[:2]


def _apart(view: str, start: int, sep: re.Match[str]) -> bool:
    """Say whether what follows a separator is a category of its own in a list parted by semicolons."""
    before = view[max(start, sep.start() - 40) : sep.start()]
    if "và" in sep[0] and (_WHO.match(view, sep.end()) or (view[sep.end()].isupper() and _OWN_PLACE.search(before))):
        return True
    if _GOVERNS.match(view, start) and view.startswith(("cấp ủy", "cấp uỷ"), sep.end()):
        return False
    return _alike(view, start, sep.end()) or _OWN_UNIT.search(before) is not None


def _posts_apart(view: str, begin: int, sep: re.Match[str]) -> bool:
    """Say whether two whole posts in capitals follow one another ("Bí thư chi bộ, Trưởng thôn, Trưởng Ban …")."""
    after = sep.end()
    if "," not in sep[0] or not view[after : after + 1].isupper() or lexicon.head_end(view, after, len(view)) is None:
        return False
    begin = _bared(view, begin, sep.start())[0]
    stop = lexicon.head_end(view, begin, sep.start())
    return stop is not None and (stop < sep.start() or _OWN_PLACE.search(view[begin:stop]) is not None)


def _named(view: str, begin: int, after: int) -> bool:
    """Say whether a named body follows a group of many or another body, so that no "đại diện" is shared."""
    return (
        not _GOVERNS.match(view, begin)
        and _BODY.match(view, after) is not None
        and (_BODY.match(view, begin) is not None or _OF_MANY.match(view, begin, after) is not None)
    )


def _both_counted(view: str, begin: int, after: int) -> bool:
    return (
        view[begin : begin + 1].isdigit() and " gồm " not in view[begin:after] and view[after : after + 1].isdigit()
    )


def _bared(view: str, start: int, end: int) -> tuple[int, int]:
    start, end = trimmed(view, start, end, " ,.;:-\n()…")
    tail = TAIL_VERB.search(view, max(start, end - 80), end) or lexicon.TITLE_AT_END.search(
        view, max(start, end - 24), end
    )
    if tail:
        end = tail.start()
    total = _SUM_AT_END.search(view, start, end)
    if total:
        end = total.start()
    join = _JOIN.match(view[start:end])
    if join:
        start += join.end()
    start, end = trimmed(view, start, end, " ,.;:-\n…")
    stands = _STANDS_FOR.search(view, start, end)
    end = stands.start() if stands else end
    loose = _LOOSE.search(view, start, end)
    end = loose.start() if loose else end
    return (
        (start, end + 1)
        if view.startswith(")", end) and view.rfind("(", start, end) > view.rfind(")", start, end)
        else (start, end)
    )


def _piece(view: str, start: int, end: int, listed: bool) -> tuple[int, int] | None:
    start, end = _bared(view, start, end)
    if not listed and view.startswith("các đồng chí ", start) and _MID_LIST.match(view, start - 2):
        start += len("các đồng chí ")
    text = view[start:end]
    if len(text) < 4 or (" " not in text and text.islower()) or len(text) > _TOO_LONG or _BARE.match(text):
        return None
    if _NOT_A_GROUP.match(text) or _ONLY_COUNTED.fullmatch(text) or lexicon.ONLY_TITLES.fullmatch(text):
        return None
    return start, end


def _unique(page: Page, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    seen: set[str] = set()
    kept = []
    for start, end in spans:
        text = " ".join(page.view[start:end].lower().split())
        if text not in seen:
            seen.add(text)
            kept.append((start, end))
    return kept
