"""Say from the verbs around a name what the person did at the event."""

import re
from collections.abc import Iterator

from danvan.intake.frames.letters import sentences
from danvan.intake.frames.list_runs import list_runs
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, Piece, Role

REACH = 110
LONGEST_LIST = 1_500  # code points of a sentence before a name that may say what the named do
_GUEST_LEAD = re.compile(
    r"^[-+*• ]{0,3}(?:[^.;:]{0,60}?, )?(?:(?:Đến|Về|Tới|Cùng|Tham|Mời|(?:Khách |Được |Còn )mời)(?: (?:về|tham|đến|tới|cùng))?)? ?(?:dự|Dự|tham gia|Tham gia)\b[^;:]{0,96}?"
    r"(?:có|gồm|:|còn có)|với sự (?:tham dự|tham gia|hiện diện|góp mặt)[^;]{0,30}? của|có sự (?:tham dự|tham gia|hiện diện)[^;]{0,30}? của"
    r"|^Tại (?:các )?điểm cầu[^;:]{0,60}(?: có|:)"
    r"|^(?:Đại biểu|Khách mời|Thành phần)[^;:]{0,40}(?:có|gồm|:)"
    r"|^(?:Về phía|Phía|Đại diện)(?: cho| lãnh đạo)? [^.;:]{2,70}? có(?= (?:các )?(?:đồng chí|đ/c|ông|bà))",
)
_GUEST_MID = re.compile(
    r", (?:cùng |đến |về |tới |tham )?(?:dự|tham gia đoàn)(?: [^,;:.]{0,40})? (?:còn )?(?:có|gồm)(?: có)?:? (?:các )?(?:đồng chí|đ/c|ông|bà).*$"
)
# "Đến dự và chúc mừng Đại hội, đồng chí A …": who comes stands behind the clause.
_COMES_FIRST = re.compile(
    r"^(?:Đến|Về|Tới|Tham)? ?(?:dự|Dự)(?: [^,;:]{0,90})?, {0,2}(?:đồng chí|ông|bà|đ/c|Đồng chí|Ông|Bà|Đ/c)? *$"
)
_PRESENT = re.compile(
    r"(?:có mặt|hiện diện)(?: tham dự| dự)?(?: tại (?:hội nghị|đại hội|buổi \w+|lễ))?(?: có| gồm)?:?(?: các)? (?:đồng chí|đ/c|ông|bà|Đ/c|Đồng chí|Ông|Bà):? *$"
)
_DIRECT_LEAD = re.compile(r"^[^;:]{0,30}(?:[Dd]ự|[Vv]ề dự)(?:,| và| -)? {0,2}(?:phát biểu )?chỉ đạo")
_CHAIR_LEAD = re.compile(
    r"(?:[Cc]hủ trì[^.;]{0,40}(?:có|là|gồm|:)|sự (?:đồng )?chủ trì của|do) *(?:các )?(?:đồng chí|ông|bà|đ/c|Đồng chí|Ông|Bà|Đ/c)?:? *$"
    r"|^(?:Đồng c|C)hủ trì(?: [^.,;:]{0,40}?)?,? (?:là )?(?:các )?(?:đồng chí|ông|bà|đ/c) *$"
)
_CHAIRS_LISTED = re.compile(
    r"(?:Đồng c|C)hủ (?:trì|tọa)[^;:]{0,40}(?:có|gồm|là|:)(?:(?![Tt]hư ký|[Dd]ự |[Cc]ùng dự|[Bb]áo cáo)[^.])*$"
)
_CHAIRS_FIRST = re.compile(r"(?:Đồng c|C)hủ trì ")
LISTED = re.compile(
    r" {0,2}[;,]? {0,2}(?:và |cùng )?(?:các )?(?:(?:các )?(?:đồng chí|đ/c|ông|bà|anh|chị|cô|TS|ThS|Ths|Tiến sĩ|Thạc sĩ):? {1,2})?"
)
_AND = re.compile(r" {0,2}(?:và|cùng)(?: với)? ")
_ASIDE = re.compile(r" {1,2}\([^()\n]{2,60}\)")
_SHARED = ("guest", "directs", "chair", "elected")
_GUEST_TAIL = re.compile(
    r"(?:cùng|đến|về|tới|đã)? (?:tham dự|đến dự|về dự|cùng dự)(?: (?:[Hh]ội nghị|[Bb]uổi|[Ll]ớp|[Đđ]ại hội|[Kk]ỳ họp|[Ll]ễ)[^,;.]{0,40})?[. ]*$"
)
_SPOKEN = (
    (re.compile(r"phát biểu khai mạc|khai mạc"), "speaker:opening address"),
    (
        re.compile(r"phát biểu (?:kết luận|bế mạc|tổng kết)|kết luận (?:hội nghị|buổi|đại hội)|^kết luận$|bế mạc"),
        "speaker:closing address",
    ),
    (re.compile(r"phát biểu chỉ đạo|chỉ đạo tại"), "speaker:directing speech"),
    (
        re.compile(
            r"báo cáo|truyền đạt|trình bày|giới thiệu|quán triệt|triển khai|trao đổi|tuyên truyền|ôn lại|thông qua|phổ biến|hướng dẫn|thông tin"
        ),
        "speaker:report",
    ),
    (
        re.compile(
            r"phát biểu|nhấn mạnh|khẳng định|đề nghị|yêu cầu|cho biết|chia sẻ|chúc mừng|ghi nhận|biểu dương|đánh giá|nêu|trả lời|giải đáp|giải trình|cho rằng|phân tích|nói|cho hay|lưu ý|mong|bày tỏ|chỉ rõ|kêu gọi|đề xuất|tiếp thu|làm rõ"
        ),
        "speaker:speech",
    ),
)
_RIGHT = re.compile(
    r"(?: {1,2}\([^()\n]{2,60}\))?"  # «ông A (tổ số 1) …»
    r" {0,2}[,-]? {0,2}(?i:(?:(?:(?:báo cáo viên|giảng viên) (?:tại|của)|(?:phó )?trưởng ban (?:tổ chức|giám khảo)) [^,;.]{2,20}?,? )?"
    r"(?:đã |cũng |vừa |tiếp tục (?!giữ)|được (?=tái)|trực tiếp |(?:thay mặt|đại diện|thừa ủy quyền|thừa uỷ quyền) [^,;.]{1,60}?,? )*"
    r"(?P<verb>(?:[Đđ]ồng )?[Cc]hủ trì|(?:đến |về |tới |tham )?dự,? (?:và )?(?:đồng )?chủ trì|chủ tọa|điều hành|dự và (?:phát biểu )?chỉ đạo|dự, chỉ đạo|(?:đến |về |tới )?tham dự|đến dự|về dự|tới dự|cùng dự|dự"
    r"|phát biểu khai mạc|phát biểu kết luận|phát biểu bế mạc|phát biểu chỉ đạo|phát biểu|khai mạc|kết luận|bế mạc|báo cáo|truyền đạt|trình bày|giới thiệu|quán triệt"
    r"|triển khai|trao đổi|tuyên truyền|ôn lại|thông qua|phổ biến|hướng dẫn|nhấn mạnh|khẳng định|đề nghị|yêu cầu|cho biết|cho rằng|trả lời|giải đáp|giải trình|chia sẻ|chúc mừng|ghi nhận|biểu dương|đánh giá|nêu|phân tích|nói(?! (?:chung|riêng|trên))|cho hay|lưu ý|mong (?:muốn|rằng)|bày tỏ|chỉ rõ|kêu gọi|đề xuất|làm rõ|tiếp thu(?=,? (?:và )?(?:giải trình|trả lời|giải đáp|làm rõ|trao đổi))|trao|tặng|thông tin"
    r"|được (?:tín nhiệm )?(?:được )?bầu|tái đắc cử|tái trúng cử|tái cử|đắc cử|trúng cử|tiếp tục giữ chức|giữ (?:chức|nhiệm vụ)|tặng (?:lẵng )?hoa|định hướng))"
)
_ELECTED = re.compile(r"(?:bầu(?! cử)|tín nhiệm)(?: ra)?(?: [^.;,]{0,40})? (?:đồng chí|đ/c|ông|bà) *$")
_VOTES = re.compile(r"bầu(?! cử đại)|hiệp thương|trúng cử|đắc cử|tái cử|tín nhiệm", re.IGNORECASE)
_IS_CHOSEN = re.compile(
    r" {0,2}[,-]? {0,2}(?:đã |cũng |vinh dự |tiếp tục )*được (?:[^.,;]{0,60}? )?(?:tín nhiệm|bầu|hiệp thương (?:cử|chọn))(?!\w)",
    re.IGNORECASE,
)
_COMES = re.compile(r"(?:đến |về |tới |tham |cùng )?dự(?!,? (?:và )?(?:đồng )?chủ trì)|tặng (?:lẵng )?hoa")
_KEEPS_MINUTES = re.compile(r"[Tt]hư ký(?: cuộc họp| hội nghị| đại hội)? (?:là|gồm) (?:ông|bà|đồng chí|đ/c)? *$")
_SPEAKS_TOO = re.compile(r"(?: [^,;.]{2,40})?(?:,| và) (?:có )?(?:bài )?phát biểu(?! chỉ)")
_LEADS = re.compile(
    r",? (?:đã )?(?:(?:là|làm) (?:[Tt]rưởng đoàn|[Tt]ổ trưởng|[Cc]hủ tọa)|dẫn đầu|thay mặt (?:[Đđ]oàn [Cc]hủ tịch|[Cc]hủ tọa|[Bb]an [Cc]hủ tọa))(?!\w)"
)
_SPOKEN_LEAD = re.compile(
    r"^(?:\S+ )?(?:[Pp]hát biểu|[Bb]áo cáo|[Tt]rình bày|[Kk]ết luận|[Kk]hai mạc|[Bb]ế mạc|[Tt]hay mặt|[Tt]ruyền đạt|[Cc]hỉ đạo|[Dd]ự và phát biểu)[^;]{0,110}, *(?:các )?(?:đồng chí|ông|bà|đ/c|Đồng chí|Ông|Bà)? *$"
)
# "Phát biểu chúc mừng đồng chí A - Chủ tịch …." with the comma left out and nothing behind the post.
_SPOKEN_BARE = re.compile(
    r"^(?:Phát biểu|Báo cáo|Kết luận|Khai mạc|Bế mạc|Chỉ đạo)[^,;:]{0,60} (?:các )?(?:đồng chí|ông|bà|đ/c|Đồng chí|Ông|Bà) *$"
)
_ENDS = re.compile(r"[ .)]*$")


def roles_of(page: Page, mentions: list[Mention]) -> dict[int, list[Role]]:
    """Give the roles of each mention, by the offset of the mention."""
    found: dict[int, list[Role]] = {}
    runs = list_runs(page)
    for region in page.regions:
        inside = [m for m in mentions if m.region == region]
        for start, end in sentences(page.view, region.start, region.end):
            here = [m for m in inside if start <= m.start < end]
            for index, mention in enumerate(here):
                limit = here[index + 1].begin if index + 1 < len(here) else end
                found[mention.start] = list(_roles(page, mention, (start, end), limit, start in runs))
            _share(page, here, found)
    return found


def _share(page: Page, here: list[Mention], found: dict[int, list[Role]]) -> None:
    """Give "A, …; đồng chí B, … dự và chỉ đạo" the roles of the verb that closes the list."""
    for first, second in reversed(list(zip(here, here[1:], strict=False))):
        begin = _next_begin(first, second)
        aside = _ASIDE.match(page.view, first.reach, max(begin, first.reach))
        reach = aside.end() if aside else first.reach
        if LISTED.fullmatch(page.view, min(reach, begin), begin) and not found[first.start]:
            both = _AND.match(page.view, min(reach, begin)) is not None
            shared = [r for r in found[second.start] if r.role in _SHARED or (both and r.role.startswith("speaker"))]
            found[first.start] = shared
    for first, second in zip(here, here[1:], strict=False):
        begin = _next_begin(first, second)
        chairs = [r for r in found[first.start] if r.role == "chair" and _CHAIRS_FIRST.match(r.piece.text)]
        if chairs and not found[second.start] and LISTED.fullmatch(page.view, min(first.reach, begin), begin):
            found[second.start] = chairs


def _next_begin(first: Mention, second: Mention) -> int:
    """Give where the second begins with its posts; with its name where the first reads these as its own."""
    return second.begin if second.begin >= first.reach else second.start


def _roles(page: Page, mention: Mention, sentence: tuple[int, int], limit: int, goes_on: bool) -> Iterator[Role]:
    view = page.view
    before = view[max(sentence[0], mention.begin - LONGEST_LIST) : mention.begin]
    lead = view[sentence[0] : min(mention.begin, sentence[0] + REACH)]
    right = _RIGHT.match(view, mention.reach, max(limit, mention.reach))
    verb = right["verb"].lower() if right else ""
    leads_to = _CHAIR_LEAD.search(before[-90:])
    if not (leads_to and "hủ trì" in leads_to[0]) and (
        _GUEST_LEAD.search(lead)
        or _GUEST_MID.search(before)
        or (goes_on and right is None)
        or _PRESENT.search(before[-110:])
        or _COMES_FIRST.match(before)
        or _GUEST_TAIL.search(view, max(sentence[0], sentence[1] - 90), sentence[1])
        or _COMES.match(verb)
    ):
        yield _role(page, "guest", sentence[0], mention.end)
    if _DIRECT_LEAD.search(lead) or (verb.startswith("dự") and "chỉ đạo" in verb):
        yield _role(page, "directs", sentence[0], mention.end)
    chairs = leads_to or _CHAIRS_LISTED.match(before)
    if (
        (chairs and _do_chairs(before, view, mention, limit))
        or "chủ trì" in verb.lower()
        or verb == "chủ tọa"
        or _leads(view, mention, limit)
    ):
        yield _role(page, "chair", sentence[0], right.end() if right else mention.end)
    if (
        _ELECTED.search(before[-80:])
        or _is_elected(view, sentence, verb)
        or _IS_CHOSEN.match(view, mention.reach, max(limit, mention.reach))
    ):
        yield _role(page, "elected", sentence[0], limit)
        return
    yield from _spoken(page, mention, sentence, before, right)


def _leads(view: str, mention: Mention, limit: int) -> bool:
    """Let who leads a delegation chair its work ("do ông A, … làm Trưởng đoàn")."""
    return _LEADS.match(view, mention.reach, max(limit, mention.reach)) is not None


def _is_elected(view: str, sentence: tuple[int, int], verb: str) -> bool:
    if verb.startswith(("được", "tái", "đắc", "trúng", "tiếp tục giữ")):
        return True
    return verb.startswith("giữ") and chosen_by(view, sentence[0], sentence[1])


def chosen_by(view: str, start: int, end: int) -> bool:
    """Say whether a sentence that puts somebody into office tells an election, or follows one that does."""
    return _VOTES.search(view, max(0, view.rfind("\n", 0, start) + 1, start - 320), end) is not None


def _do_chairs(before: str, view: str, mention: Mention, limit: int) -> bool:
    """Let "do đồng chí A" mean the chair only when "chủ trì" follows; who keeps the minutes chairs nothing."""
    if _KEEPS_MINUTES.search(before[-40:]):
        return False
    if "hủ trì" in before[-90:] or _CHAIRS_LISTED.match(before):
        return True
    return "chủ trì" in view[mention.reach : limit][:60]


def _spoken(
    page: Page, mention: Mention, sentence: tuple[int, int], before: str, right: re.Match[str] | None
) -> Iterator[Role]:
    said = right["verb"].lower() if right else ""
    more = _SPEAKS_TOO.match(page.view, right.end()) if right and said.endswith("dự") else None
    if more:
        yield _role(page, "speaker:speech", sentence[0], more.end())
        return
    alone = _SPOKEN_BARE.match(before) and _ENDS.fullmatch(page.view, mention.reach, max(mention.reach, sentence[1]))
    if (alone or _SPOKEN_LEAD.search(before)) and any(pattern.search(before.lower()) for pattern, _ in _SPOKEN):
        said = before
    elif right is None or said.startswith(("trao", "tặng", "định")):
        return
    for pattern, role in _SPOKEN:
        if pattern.search(said.lower()):
            yield _role(page, role, sentence[0], right.end() if right else mention.reach)
            return


def _role(page: Page, role: str, start: int, end: int) -> Role:
    return Role(role, Piece(page.text[start:end], start, end, f"role.{role.split(':')[0]}", HIGH))
