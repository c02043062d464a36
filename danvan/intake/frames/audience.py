"""Split the list of those who attended into the categories as printed."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from danvan.intake.frames import lexicon
from danvan.intake.frames.attendees import tells_the_past
from danvan.intake.frames.guest_lists import LIST_WORDS, NEW_ITEM, TAIL_VERB, lists_of, meant_for, spoke, voters
from danvan.intake.frames.letters import UPPER, sentences, trimmed
from danvan.intake.frames.list_items import items, opens_category, wholes
from danvan.intake.frames.list_runs import list_runs
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page

_SUM_AT_END = re.compile(
    r",? (?:với )?tổng (?:số|cộng)(?: là| có| gồm)? (?:hơn |trên |gần |khoảng )?\d[\d.]* (?:đại biểu|đồng chí|người|học viên|cán bộ|thành viên)$"
)
_JOIN = re.compile(
    r"^(?:,? ?(?:và|Cùng với|Cùng|cùng sự (?:có mặt|tham gia|tham dự) của|cùng với|cùng|với|cùng dự còn có|ngoài ra còn có|[Đđ]ặc biệt(?: là| có mặt| có)?(?: sự (?:có mặt|tham dự|tham gia) của)?|còn có|Có|có mặt|có|là|gồm|ông/bà là|\d+ đội(?: thi)? (?:với|gồm)(?= (?:(?:hơn|trên|gần|khoảng) )?\d)|(?:các )?(?:đồng chí|đ/c) ?:|về phía [^,;:]{2,40} có) )+"
)
_BARE = re.compile(
    r"^(?:các |một số |toàn thể )?(?:đồng chí|đ/c|ông|bà)?(?: có| là)?:? *(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|tiến sĩ|thạc sĩ)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?:(?:hơn|trên|gần|khoảng) )?[\d.]+ {1,2}(?:đồng chí|vị đại biểu|đại biểu|người|học viên|cán bộ|cử tri) (?:là|gồm(?: có)?):? "
)
_NUMBERED = re.compile(r"(?:(?:hơn|trên|gần|khoảng) )?\d", re.IGNORECASE)
# "… đến xem và cổ vũ, tạo nên không khí vui tươi": what they did there.
_DOES = re.compile(
    r",? (?:(?:đã )?(?:đến|tới|cùng) (?:xem|cổ vũ|chung vui|chia vui|chứng kiến|tham gia)|tạo (?:nên |ra )?(?:không khí|khí thế|sức)|(?:đồng )?chủ (?:trì|tọa|toạ))(?!\w)"
)
# "97 gương điển hình đại diện cho 25.000 người …": whom they stand for is no part of who came.
_STANDS_FOR = re.compile(r",? đại diện (?:cho )?(?:(?:hơn|trên|gần|khoảng) )?\d")
_LOOSE = re.compile(r",? (?:đã|vào|trong|tại|ở|và|cùng|với|cùng với)$")
_GOES_ON = re.compile(r" (?!(?:và|cùng|với|có|là|gồm|dự|đến|về|tới|tham|đã|đồng|chủ|làm|trực)(?!\w))[a-zà-ỹđ]")
# "… Phó Ban Dân chủ - giám sát, UBMTTQ tỉnh;", "đồng chí A - Công an tỉnh,": where the person serves.
_REST_OF_POST = re.compile(
    rf"(?: {{1,2}}\([^()]{{2,40}}\)| ?[-–] ?[^,;.()]{{3,60}}|, (?:đại diện (?:của |cho )?)?(?=[A-ZĐ])(?!{NEW_ITEM.pattern})[^,;.()]{{3,60}}(?: \([^()]{{2,30}}\))?(?=;|\.?$))+(?=[,;.]|$| và )",
    re.MULTILINE,
)
_POST_ENDS = re.compile(r"[,;.]| (?:và|cùng|với|có) ")
# Where "và" closes a list of groups that each have a word of their own, its commas part as well.
_WHOLE = r"(?:[Tt]hôn đội trưởng|(?:[Tt]ổ an ninh|[Nn]gười có uy tín|(?:[Đđ]ội|[Hh]ội|[Đđ]oàn) viên|[Bb]í thư|[Tt]rưởng|[Tt]ổ trưởng|[Cc]án bộ|[Cc]ông chức) ?(?:(?! và )[\w ])*)"
_NOT_A_GROUP = re.compile(
    r"(?:báo cáo viên|giảng viên) (?:tại|của|ở) (?:hội nghị|lớp|buổi)|(?:đồng chí|đồng|ông|bà|ảnh|các đồng chí|và|cùng)$|Trực tiếp|trong đó(?!\w)|TP\. ?Tư pháp|(?:sự|phát biểu|chỉ đạo|chủ trì|nhấn mạnh|khẳng định|đã|trao|cho biết|đề nghị|tại|nội dung|dự)(?!\w)",
    re.IGNORECASE,
)
_ONLY_COUNTED = re.compile(r"(?:(?:hơn|trên|gần|khoảng) )?[\d.]+ (?:người|lượt người)", re.IGNORECASE)
_LEADS_OVER = re.compile(rf"các đồng chí (?=[{UPPER}])")
_GENERIC = re.compile(
    r"(?:(?:các|những|toàn thể|đông đảo|một số|đội ngũ) )*(?:đại biểu|học viên|đồng chí|thành viên|cử tri|vị|đội(?: thi)?|thí sinh|khách mời|ông,? bà)(?: (?:tham dự|dự))?",
    re.IGNORECASE,
)
# A team is no category of people ("6 đội đến từ các phường").
_TEAMS = re.compile(r"(?:(?:hơn|trên|gần|khoảng) )?\d+(?:/\d+)? (?:đội|tiết mục|đơn vị|mô hình)(?!\w)", re.IGNORECASE)
# "đ/c A quán triệt nghị quyết, …": what somebody does ends the list.
_ACTS = re.compile(
    r" (?:đã |sẽ )?(?:quán triệt|phát biểu|trao|tặng|báo cáo (?!viên)|trình bày|khai mạc|điều hành|nhấn mạnh|thông qua|triển khai|đề nghị|ghi nhận|biểu dương)(?!\w)"
)
_ONE_PERSON = re.compile(rf"(?:[Đđ]ồng chí|[Đđ]/c|[ÔôBb](?:ng|à)) [{UPPER}]\w+ [{UPPER}]\w*(?= |$)")
_TOO_LONG = 320
Named = list[tuple[int, int]]


def find_audience(page: Page, event: tuple[int, int], mentions: list[Mention]) -> list[tuple[int, int]]:
    """Find the spans of the categories of those who attended an event.

    ``event`` is the span of the event's name; a list counts only when it stands after "cho" or
    "với sự tham dự của" in that sentence, or opens a sentence with "Tham dự …", "Đến dự …".
    """
    named = sorted((mention.begin, mention.reach) for mention in mentions)
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
                spans += _items(page.view, going[start], end, named, closed=going[start] > start)
                continue
            for listed in lists_of(page.view, start, end, event, words):
                spans += _items(page.view, *listed, named)
        if len(spans) > 40:
            break
    spans = [*(part for span in meant_for(page, event) for part in _items(page.view, *span, named)), *spans]
    if not any("cử tri" in page.view[start:end] for start, end in spans):
        spans = [*spans, *(part for met in voters(page, event) for part in _items(page.view, *met, named))]
    if not any(_NUMBERED.match(page.view, start) for start, _ in spans) and len(spans) < 2:
        spans = [*(part for span in spoke(page, event) for part in _items(page.view, *span, named)), *spans]
    return _unique(page, spans)


def _items(view: str, start: int, end: int, named: Named, *, closed: bool = False) -> Iterator[tuple[int, int]]:
    named = _between(named, start, end)
    blocks = _cut(view, start, end, ";")
    closed = closed or sum(_has_group(view, begin, stop, named) for begin, stop in blocks) > 1
    for block in blocks:
        for index, (begin, stop) in enumerate(_without_people(view, *block, named)):
            head = _from_head(view, begin, stop) if index else begin
            if head is not None:
                yield from _split(view, head, stop, closed=closed)


def _has_group(view: str, start: int, end: int, named: Named) -> bool:
    gaps = list(_without_people(view, start, end, named))
    if len(gaps) == 1:
        return _piece(view, *gaps[0]) is not None
    return any(_from_head(view, *gap) is not None for gap in gaps[1:])


def _from_head(view: str, start: int, end: int) -> int | None:
    """Give where the first category begins behind a person: what stands before it is left of the post."""
    parts = (_piece(view, *part) for part in items(view, *_bared(view, start, end)))
    return next((part[0] for part in parts if part and opens_category(view, *part)), None)


def _cut(view: str, start: int, end: int, sign: str) -> list[tuple[int, int]]:
    spans, at = [], start
    while at <= end:
        stop = view.find(sign, at, end)
        stop = end if stop < 0 else stop
        spans.append((at, stop))
        at = stop + 1
    return spans


def _without_people(view: str, start: int, end: int, named: Named) -> Iterator[tuple[int, int]]:
    at = start
    here = _between(named, start, end)
    for (begin, reach), (following, _) in zip(here, [*here[1:], (end, end)], strict=False):
        yield at, max(at, begin)
        if _ACTS.match(view, reach, end):
            return
        at = _past_its_post(view, max(at, reach), max(at, reach, following))
    yield at, end


def _between(named: Named, start: int, end: int) -> Named:
    """Give the persons, by where they begin and how far their posts reach, that touch a span."""
    first = bisect_left(named, (start, start))
    while first and named[first - 1][1] > start:
        first -= 1
    return [one for one in named[first : bisect_left(named, (end, end))] if one[1] > start and one[0] < end]


def _past_its_post(view: str, at: int, end: int) -> int:
    """Skip what goes on right after a post that was not read to its end, and the body above it: no categories."""
    if (
        _GOES_ON.match(view, at, end)
        or view[at : at + 1].isalnum()
        or (view.startswith(".", at) and view[at + 1 : at + 2].isalnum())
    ):
        stop = _POST_ENDS.search(view, at, end)
        at = stop.start() if stop else end
    rest = _REST_OF_POST.match(view, at, end)
    return rest.end() if rest else at


def _split(view: str, start: int, end: int, *, closed: bool) -> Iterator[tuple[int, int]]:
    """Split what stands between two semicolons; where semicolons part the categories, nothing else does."""
    start, end = _bared(view, start, end, whole=closed)
    at = start
    counted = _COUNTED.match(view[start:end])
    at = start + counted.end() if counted else start
    for part in wholes(view, at, end) if closed else items(view, at, end):
        piece = _piece(view, *part, whole=closed)
        if piece and not closed and part[0] > at:
            piece = _without_address(view, *piece)
        if piece:
            yield piece


def _bared(view: str, start: int, end: int, *, whole: bool = False) -> tuple[int, int]:
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
    for more in (_DOES,) if whole else (_DOES, _STANDS_FOR):
        found = more.search(view, start, end)
        end = found.start() if found else end
    loose = _LOOSE.search(view, start, end)
    end = loose.start() if loose else end
    return (
        (start, end + 1)
        if view.startswith(")", end) and view.rfind("(", start, end) > view.rfind(")", start, end)
        else (start, end)
    )


def _piece(view: str, start: int, end: int, *, whole: bool = False) -> tuple[int, int] | None:
    start, end = _bared(view, start, end, whole=whole)
    text = view[start:end]
    if len(text) < 4 or (" " not in text and text.islower()) or len(text) > _TOO_LONG or _BARE.match(text):
        return None
    if (
        _ONE_PERSON.match(text)
        or _GENERIC.fullmatch(text)
        or _TEAMS.match(text)
        or _NOT_A_GROUP.match(text)
        or _ONLY_COUNTED.fullmatch(text)
        or lexicon.ONLY_TITLES.fullmatch(text)
    ):
        return None
    return start, end


def _without_address(view: str, start: int, end: int) -> tuple[int, int]:
    """Leave out "các đồng chí" where it only leads over to the next post: no other category has it."""
    lone = view[max(0, start - 200) : end + 200].count("các đồng chí ") == 1
    over = _LEADS_OVER.match(view, start, end) if lone else None
    return (over.end(), end) if over else (start, end)


def _unique(page: Page, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    seen: set[str] = set()
    kept = []
    for start, end in spans:
        text = " ".join(page.view[start:end].lower().split())
        if text not in seen:
            seen.add(text)
            kept.append((start, end))
    return kept
