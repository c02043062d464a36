"""Split the list of those who attended into the categories as printed."""

import re
from collections.abc import Iterator

from danvan.intake.frames import lexicon
from danvan.intake.frames.attendees import is_given, tells_the_past
from danvan.intake.frames.letters import sentences, trimmed
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page

_GROUPS = (
    r"(?:các |toàn thể |toàn bộ |đông đảo |đội ngũ |hơn |trên |gần |khoảng |vị |\d[\d.]* )*(?:cán bộ|đoàn viên|hội viên|[Đđ]ảng viên|[Bb]í thư|đại biểu|lãnh đạo|học viên|[Nn]hân dân|người|bà con|lực lượng|thành viên|đại diện"
    r"|cấp ủy|công chức|đồng bào|chức sắc|cử tri|đồng chí|[Ủủ]y viên|[Tt]rưởng|[Pp]hó|(?:báo cáo|tuyên truyền|hòa giải|cộng tác|tình nguyện) viên|học sinh|giáo viên|chủ tịch|Chủ tịch|chi hội|chiến sĩ|phụ nữ|thanh niên|quần chúng|đối tượng|tổ trưởng|hộ|doanh nghiệp|công nhân|viên chức|già làng)"
)
_FOR = re.compile(
    rf"(?: ?\([^()\n]*\)?)?(?:,? tại [^,;.\n]{{3,60}})?,? (?:(?:dành )?cho |với (?=(?:hơn |trên |gần |khoảng )?\d))(?={_GROUPS})"
)
_PRESENT = re.compile(
    r",? (?:với|và|có|cùng) (?:sự )?(?:tham dự|tham gia|hiện diện|góp mặt|có mặt)(?: đông đủ| đông đảo)? (?:của )?"
)
_TITLES = r"(?:(?:các )?(?:đồng chí |đ/c )?(?:nguyên )?(?:lãnh đạo|đại diện|cán bộ|thành viên|trưởng|phó|thủ trưởng|người đứng đầu|bí thư|chủ tịch|ủy viên|uỷ viên|thường trực|ban thường|đại biểu|đội ngũ|đoàn viên|hội viên|đảng viên|chuyên viên|báo cáo viên|giảng viên|chánh|chỉ huy|tổ trưởng|chi hội trưởng|người có uy tín|nữ ứng cử viên|ứng cử viên|các tập thể|các điển hình|các gương|các quần chúng|tập thể cán bộ|cấp ủy|đông đảo|nhân dân|bà con|cử tri|công chức|viên chức|toàn thể|các đồng chí|các vị|học viên|chức sắc|già làng|giám đốc|hiệu trưởng|cộng tác viên|tuyên truyền viên|chiến sĩ|thanh niên|giáo viên|học sinh|(?:các |nhóm )?tác giả|hộ(?!\w)))"
_LEAD = re.compile(
    r"(?:(?:Cùng|Đến|Về|Tới|Tham|tham|cùng|đến|về|Cùng về|Cùng tham|Cùng đến|Về tham|Đến tham|Cùng tới)? ?(?:dự|Dự|tham gia|Tham gia)(?: và [^;:.]{0,30}?)?(?:,? (?:phát biểu )?(?:chỉ đạo|chủ trì))?(?: (?:buổi |cuộc )?(?:lễ|[Hh]ội nghị|[Tt]ập huấn|[Tt]ọa đàm|[Tt]oạ đàm|[Đđ]ại hội|[Hh]ội thảo|[Hh]ội thi|[Ll]ớp tập huấn|[Ll]ớp|[Ll]ễ|[Gg]iao ban|[Cc]hương trình|buổi|[Đđ]ối thoại|[Cc]uộc|[Bb]uổi|[Nn]gày hội|[Kk]ỳ họp|[Kk]hai mạc|[Hh]ọp mặt|[Gg]ặp mặt|[Tt]iếp xúc|[Ll]àm việc|[Cc]uộc họp|[Hh]ọp|tại)[^;:.]{0,60}?)?,? (?:gồm có|còn có|có|gồm)"
    r"|(?:Cùng|Đến|Về|Tới|Tham|Về tham|Đến tham) ?dự ?:|(?:Đến|Về|Tới|Cùng) (?:chung vui|chia vui|chúc mừng|động viên|cổ vũ|chứng kiến)[^;:.]{0,50}? có|Thành phần[^;:.]{0,40}?(?:gồm|:|có)|[Kk]hách mời[^;:.]{0,20}(?:gồm|:|có)|(?:Cùng|Cùng tham) dự,? (?=các|lãnh|đại)|(?:Tham gia )?[Cc]ùng (?:đi|tham gia|đoàn)(?: với)?[^;:.,]{0,20} (?:còn )?có|[Tt]ại (?:các )?điểm cầu [^;:.,]{2,60}(?:,? có|:)|Tại (?:hội nghị|buổi [^,;:.]{2,20}),? (?:còn )?có (?=ông/bà|các|đại diện|lãnh đạo)|(?:Và|Cùng) sự (?:có mặt|tham dự|tham gia|hiện diện) của|(?:Lãnh đạo|Về phía|Phía) [^,.;:]{2,50} có(?= (?:đồng chí|các đồng chí|ông|bà|đ/c))|(?:Và|Cùng|Cùng với)(?: đó là)? (?=các đồng chí|đại diện|lãnh đạo|toàn thể|đông đảo)|[Đđ]ại biểu[^;:.,]{0,30} gồm|(?:Lớp|Hội nghị|Đại hội|Buổi|Cuộc|Phiên|Lễ|Ngày hội|Tọa đàm|Toạ đàm|Hội thi|Hội thảo|Chương trình|Diễn đàn)(?: (?:tập huấn|học|bồi dưỡng|này|lần này|đã|còn|thi|lễ|họp|ra mắt|gặp mặt|tiếp dân|tọa đàm|đối thoại)){0,3} (?:gồm|có(?= (?:sự|hơn|trên|gần|\d)))(?: sự (?:tham dự|tham gia) của)?) ?:? ?"
)
_TAIL_VERB = re.compile(
    r",? (?:đã |cùng )*(?:có mặt(?= đông)|tham dự|đến dự|về dự|cùng dự|tham gia|dự)(?: (?:hội nghị|lớp|buổi|đại hội|tập huấn|chương trình|hội thi|ngày hội|lễ)[^,;.]{0,30}| đầy đủ| đông đủ)?[ .;]*$",
    re.IGNORECASE,
)
# A whole sentence that only says who came: "Gần 600 cán bộ … tham gia hội thi."
_SUBJECT = re.compile(
    rf"(?P<who>(?:Có )?(?:(?:[Gg]ần|[Hh]ơn|[Tt]rên|[Kk]hoảng) )?(?:\d[\d.]*|{_TITLES})(?:[^.;\n]|\.(?=\d)){{3,400}}?)(?<! đi),? (?:đã |cùng |đến |về |cùng đến )*(?:tham dự|tham gia|dự)(?: (?:hội|lớp|buổi|đại|tập|chương|lễ|tọa)[^,;.]{{0,40}})?[. ]*$",
    re.IGNORECASE | re.MULTILINE,
)
_COUNTED_PRESENT = re.compile(
    rf"(?:với|và|có|cùng) sự (?:tham dự|tham gia|hiện diện|góp mặt)(?: đông đủ| đông đảo)? của (?P<who>{_GROUPS}[^.;\n]{{0,160}}?)(?=[.;\n]|$|, (?:đã|nhận|hội|buổi|đại))"
    r"|(?:có|và|cùng|với) (?P<who2>(?:(?:hơn|trên|gần|khoảng) )?\d[\d.]* (?!lượt|ý kiến|câu|xã|phường|huyện|tỉnh|thôn|điểm|giải|suất|phần|mô hình|nội dung|chuyên đề|tổ|đội|chi)[^,.;\n]{3,90}?(?<! đi)) (?:tham dự|tham gia|đến dự|cùng dự|dự)(?!\w)"
)
# "Tại hội nghị, có hơn 100 cán bộ các hội …, tập trung nghiên cứu …", "…, tham dự có A, B; C" behind the event.
_COUNTED_HERE = re.compile(
    rf"Tại (?:[Hh]ội nghị|[Bb]uổi|[Ll]ớp|[Đđ]ại hội|[Cc]hương trình|[Nn]gày hội)[^,;.]{{0,24}},? (?:đã |còn )?có (?P<who>(?:(?:hơn|trên|gần|khoảng) )?\d[\d.]* (?:{_GROUPS})[^.;\n]{{3,140}}?)(?=,? (?:đã |cùng )?(?:tập trung|tham gia|được (?:nghe|học|truyền|quán|tập|phổ|giới))(?!\w))"
)
_COME = re.compile(
    r", (?:(?:tham|đến|về|tới|cùng) dự|dự|tham gia đoàn)(?: (?:hội nghị|buổi|lớp|lễ|đại hội|đoàn)[^,;.:]{0,30})? (?:còn )?(?:có|gồm)(?: có)?:? "
)
# The other side of a dialogue: "đối thoại trực tiếp với A, B", "đối thoại giữa A với B".
_FACED = re.compile(
    r"(?:đối thoại|gặp gỡ|tiếp xúc)(?:,? đối thoại)?(?: trực tiếp)?(?: giữa [^;.\n]{5,120}?)? với (?=[a-zđA-ZĐ])(?!(?:các )?cử tri)"
)
# "tiếp xúc cử tri xã Bản Mây": those met, where nobody else of them is listed.
_VOTERS = re.compile(
    r"tiếp xúc(?:[^.;“]{0,160}? với)? (?P<who>(?:các )?cử tri (?:các |đơn vị |hai )?(?:xã|phường|thị trấn|quận|huyện|thành phố|tỉnh|bầu cử|khu|thôn|ấp|tổ)[ :][^.;()]{1,120}?)"
    r"(?=[.;(]|$| (?:trước|sau|để|nhằm|và(?! [A-ZĐÀ-Ỹ])|tại|về|theo|trong) |, (?![A-ZĐÀ-Ỹ]|\d))"
)
_SUM_AT_END = re.compile(
    r",? (?:với )?tổng (?:số|cộng)(?: là| có| gồm)? (?:hơn |trên |gần |khoảng )?\d[\d.]* (?:đại biểu|đồng chí|người|học viên|cán bộ|thành viên)$"
)
_OF_A_YEAR = re.compile(r",? năm 20\d\d|,? với chủ đề")
# "…, các đại biểu là A; B; C đã được nghe …": the list stands before what was heard.
_HEARD = re.compile(
    rf"(?<=\w )(?:đại biểu|học viên) (?:là|gồm(?: có)?) (?P<who>(?i:{_TITLES})[^.\n]{{4,600}}?)(?=\.|$|\n|,? (?:đã |sẽ )?được (?:nghe|nghiên cứu|học|truyền|quán triệt|tập huấn|phổ biến))"
)
_ACTED = re.compile(r" (?:đã (?!đến|tham|về|dự|cùng|tới|có)|bầu |điều hành |trình bày |trao |nhấn mạnh )")
_COMRADES = re.compile(r"(?:Các đồng chí|Đồng chí|Các ông|Ông|Bà)(?!\w)")
_LIST_WORDS = (
    "dự",
    "Dự",
    "cho ",
    "ham gia",
    "gồm",
    "Thành phần",
    "hách mời",
    " là ",
    "Lãnh đạo",
    "hía ",
    "hiện diện",
    "góp mặt",
    "có mặt",
    "ùng ",
    "ại hội nghị",
    "ại Hội nghị",
    "ại lớp",
    "ại buổi",
    "điểm cầu",
    "Và ",
    "Các đồng chí ",
    "vui",
    "chúc mừng",
    "động viên",
    "chứng kiến",
)
_LIST_END = re.compile(
    r"\.(?!\d)|,? trong đó |,? với tổng (?:số|cộng) |,? tổng (?:số|cộng) (?=\d|hơn|trên|gần|khoảng)|,? về (?=[“\"])|,? tại (?=[Tt]rung [Tt]âm|[Hh]ội trường|[Nn]hà|UBND|[Tt]rụ sở|[Pp]hòng)| năm 20\d\d(?=[.;]|$)| (?:khóa|khoá|đợt) (?=\d)|\n|,? vào (?=ngày|lúc|sáng|chiều|tối|\d)|,? (?:đã (?=nhận|được|nghe)|trên địa bàn (?=\d)|nhằm |để |nhân dịp |diễn ra )"
)
_JOIN = re.compile(
    r"^(?:,? ?(?:và|cùng sự (?:có mặt|tham gia|tham dự) của|cùng với|cùng|với|cùng dự còn có|ngoài ra còn có|[Đđ]ặc biệt(?: là| có mặt| có)?(?: sự (?:có mặt|tham dự|tham gia) của)?|còn có|Có|có mặt|có|là|gồm|ông/bà là|các đồng chí là|(?:các )?(?:đồng chí|đ/c) ?:|các (?:đ/c|ông,? bà|ông/bà)(?= (?:[Ll]ãnh đạo|[Đđ]ại diện|[Tt]hường trực|[Tt]rưởng|[Pp]hó|[Bb]í thư|[Cc]hủ tịch|[ỦUủu][ỷy] viên|[Tt]hành viên|cán bộ))|về phía [^,;:]{2,40} có) )+"
)
_BARE = re.compile(
    r"^(?:các |một số |toàn thể )?(?:đồng chí|đ/c|ông|bà)?:? *(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|tiến sĩ|thạc sĩ)?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^(?:(?:hơn|trên|gần|khoảng) )?[\d.]+ (?:đồng chí|vị đại biểu|đại biểu|người|học viên|cán bộ|cử tri) (?:là|gồm(?: có)?):? "
)
_NEW_ITEM = re.compile(
    rf"(?:{_TITLES}|(?:(?:hơn|trên|gần|khoảng) )?\d[\d.]* (?:đại biểu|đồng chí|cán bộ|hội viên|đoàn viên|đảng viên|người|học viên|cử tri))(?!\w)",
    re.IGNORECASE,
)
_COUNTED_GROUP = re.compile(
    r"(?:(?:hơn|trên|gần|khoảng) )?\d[\d.]*(?:/\d+)? (?:đại biểu|đồng chí|cán bộ|hội viên|đoàn viên|đảng viên|người|học viên|cử tri|chiến sĩ|hộ|chi hội trưởng|bí thư|trưởng|quần chúng|thanh niên|bà con|nông dân|thí sinh|phụ nữ|lượt|đội|đại diện|thành viên|(?:cổ động|vận động|tình nguyện|giáo|diễn|tuyên truyền) viên|học sinh|sinh viên|công nhân|phụ huynh)(?!\w)",
    re.IGNORECASE,
)
_NEW_BODY = re.compile(
    r"(?:Ban|Ủy ban|Hội|Đoàn|Công an|Thường trực|Văn phòng|Sở|Đảng ủy|UBND|HĐND|UBMTTQ) [^,;]{0,40}(?:các (?:huyện|xã|phường|quận|thôn|đơn vị|sở))"
)
_BODY = re.compile(r"(?:Ban|Văn phòng|Phòng|Thường vụ|Đội|Trạm|Công an|Hạt|Trung tâm) (?!ngành)[^,;]{3,40}")
_OF_MANY = re.compile(r"(?:[Đđ]ại diện |[Ll]ãnh đạo |[Tt]rưởng |[Pp]hó |, )*(?:các|một số) (?!đồng chí|vị|ông|đ/c)")
_COMPLETE = re.compile(
    r"(?:[TtHhQqĐđ]\w+ [ủu][ỷy]|[Tt]rung ương|tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|thôn|bản|ấp|khu phố|chi bộ|trực thuộc|cơ quan|đơn vị|liên quan|cơ sở|Đảng|đảng bộ|[A-ZĐ]{3,}|đoàn thể|[Mm]ặt trận|trên địa bàn|các cấp|uy tín|Việt Nam|năm \d{4}|ngành|[Kk]hối vận|trường học|nhà trường)[\w ]{0,14}$"
)
# Among others, "các đồng chí" only leads over to the next post.
_MID_LIST = re.compile(r", các đồng chí [A-ZĐÀ-Ỹ]")
_LOOSE = re.compile(r",? (?:vào|trong|tại|ở|và|cùng|với|cùng với)$")
# What opens a category of its own whatever stands before the comma.
_OPENS = re.compile(
    r"(?:(?:cùng )?(?:các đồng chí|các vị|đại diện|đông đảo|toàn thể|lãnh đạo)(?: các| là)? )(?!khác)", re.IGNORECASE
)
_OWN_PLACE = re.compile(r"(?:[Tt]ổ dân phố|[Kk]hu phố|[Kk]hóm|[Tt]hôn|[Bb]ản|[Ấấ]p|[Xx]óm|[Bb]uôn|[Cc]hi bộ)$")
_OWN_UNIT = re.compile(
    r"(?:tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|[Tt]rung ương|trực thuộc|liên quan|đoàn thể|Việt Nam|địa bàn)$"
)
_WHO = re.compile(r"(?:các|đại diện|đông đảo|toàn thể|lãnh đạo|những|nhân dân|bà con)(?!\w)")
_NOT_A_GROUP = re.compile(
    r"(?:báo cáo viên|giảng viên) (?:tại|của|ở) (?:hội nghị|lớp|buổi)|(?:đồng chí|đồng|ông|bà|ảnh|các đồng chí|và|cùng)$|Trực tiếp|(?:sự|phát biểu|chỉ đạo|chủ trì|nhấn mạnh|khẳng định|đã|trao|cho biết|đề nghị|tại|nội dung)(?!\w)",
    re.IGNORECASE,
)
_ONLY_COUNTED = re.compile(r"(?:(?:hơn|trên|gần|khoảng) )?[\d.]+ (?:người|lượt người)", re.IGNORECASE)
_TOO_LONG = 220
_SEMICOLON = re.compile(r"; {0,2}")
_COMMA = re.compile(
    r",? đặc biệt (?:là |có |có mặt |có sự (?:tham gia|tham dự|có mặt) của )+(?=\d|hơn|trên|gần|khoảng)|, ?(?:và |cùng )?| và | cùng (?:với )?(?:sự có mặt của |sự tham gia của |sự tham dự của )?(?=\d|(?i:hơn|trên|gần|đại diện|các|lãnh|toàn|đông|chủ tịch|trưởng|bí thư|bà con|nhân dân|cán bộ|thành viên))"
)


def find_audience(page: Page, event: tuple[int, int], mentions: list[Mention]) -> list[tuple[int, int]]:
    """Find the spans of the categories of those who attended an event.

    ``event`` is the span of the event's name; a list counts only when it stands after "cho" or
    "với sự tham dự của" in that sentence, or opens a sentence with "Tham dự …", "Đến dự …".
    """
    spans: list[tuple[int, int]] = []
    words = tuple(word for word in _LIST_WORDS if word in page.view)
    for region in page.of("lead", "body"):
        if tells_the_past(page.view, region.start):
            continue
        for start, end in sentences(page.view, region.start, region.end):
            if start > region.start and tells_the_past(page.view, start):
                continue
            for listed in _all_lists(page.view, start, end, event, words):
                spans += _items(page.view, *listed, mentions)
        if len(spans) > 40:
            break
    if not any("cử tri" in page.view[start:end] for start, end in spans):
        spans = [*spans, *_voters(page, event)]
    return _unique(page, spans if len(spans) > 1 else [*_faced(page.view, event), *spans])


def _voters(page: Page, event: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the voters of the unit where deputies met them."""
    region = page.region_at(event[0])
    if region is None or "tiếp xúc" not in page.view[slice(*event)].lower():
        return []
    met = _VOTERS.search(page.view, event[0], region.end)
    return [met.span("who")] if met else []


def _faced(view: str, event: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the other side of a dialogue, where the page lists nobody who came."""
    faced = _FACED.search(view, *event) if event[0] >= 0 else None
    if faced is None:
        return []
    end = _stop(view, faced.end(), event[1])
    year = _OF_A_YEAR.search(view, faced.end(), end)
    piece = _piece(view, faced.end(), year.start() if year else end, listed=True)
    return [piece] if piece else []


def _all_lists(
    view: str, start: int, end: int, event: tuple[int, int], words: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Give the lists of a sentence; a new "tham dự có" after a semicolon opens another."""
    if not start <= event[0] < end and not any(view.find(word, start, end) >= 0 for word in words):
        return
    at = start
    for stop in _SEMICOLON.finditer(view, start, end):
        if _LEAD.match(view, stop.end(), end):
            yield from _lists(view, at, stop.start(), event)
            at = stop.end()
    yield from _lists(view, at, end, event)


def _lists(view: str, start: int, end: int, event: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if start <= event[0] < end:
        for found in (_FOR.match(view, event[1], end), _PRESENT.search(view, event[1], min(end, event[1] + 220))):
            if found:
                yield found.end(), _stop(view, found.end(), end)
                return
        come = _COME.search(view, event[1], end)
        if come:
            yield come.end(), end
        return
    lead = _LEAD.match(view, start, end)
    if lead:
        yield lead.end(), end
        return
    if start < event[1]:
        return
    comrades = _COMRADES.match(view, start, end)
    if (
        comrades
        and not _ACTED.search(view, start, end)
        and (_TAIL_VERB.search(view, start, end) or _listed_group(view, comrades.end(), end))
    ):
        yield start, end
        return
    if view.find(";", start, end) >= 0 and _NEW_ITEM.match(view, start, end) and _TAIL_VERB.search(view, start, end):
        yield start, end
        return
    inside = _COUNTED_PRESENT.search(view, start, min(end, start + 500))
    if inside:
        who = "who" if inside["who"] else "who2"
        several = view.startswith("với", inside.start()) and view.find(";", start, end) >= 0
        if not several and not is_given(view, start, inside.start(who)):
            yield inside.span(who)
        return
    heard = _HEARD.search(view, start, min(end, start + 700)) or _COUNTED_HERE.match(view, start, end)
    if heard:
        yield heard.span("who")
        return
    subject = _SUBJECT.match(view, start, end)
    if subject:
        start += 3 if view.startswith("Có ", start) else 0
        yield start, subject.end("who")


def _listed_group(view: str, at: int, end: int) -> bool:
    """Say whether "Các đồng chí đại diện …; …" goes on with the list of the sentence before."""
    return _NEW_ITEM.match(view, at + 1, end) is not None and view.find(";", at, end) >= 0


def _stop(view: str, start: int, end: int) -> int:
    found = _LIST_END.search(view, start, end)
    return found.start() if found else end


def _items(view: str, start: int, end: int, mentions: list[Mention]) -> Iterator[tuple[int, int]]:
    blocks = _cut(view, start, end, ";")
    listed = len(blocks) > 1
    closed = sum(not any(begin <= m.begin < stop for m in mentions) for begin, stop in blocks) > 1
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
        at = max(at, mention.reach)
    yield at, end


def _split(view: str, start: int, end: int, listed: bool, closed: bool) -> Iterator[tuple[int, int]]:
    start, end = _bared(view, start, end)
    at = start
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
        if (
            not counted
            and not (closed and _alike(view, start, sep.end()))
            and not sep[0].startswith(" cùng ")
            and not ("và" in sep[0] and view.startswith(("đông đảo ", "toàn thể "), sep.end()))
            and not (_BODY.match(view, begin) and _BODY.match(view, sep.end()))
            and not (_COUNTED_GROUP.match(view, begin) and view[sep.end() : sep.end() + 1].isupper())
            and not _COMPLETE.search(view[max(begin, sep.start() - 40) : sep.start()])
            and not (not closed and "," in sep[0] and _OPENS.match(view, sep.end(), end))
            and not (not closed and _posts_apart(view, begin, sep))
        ):
            continue
        short = len(view[begin : sep.start()].split()) < 3
        if not counted and short and "," in sep[0] and (closed or not _posts_apart(view, begin, sep)):
            continue
        if (
            counted
            or (_NEW_ITEM.match(view, sep.end(), end) and (not closed or _apart(view, start, sep)))
            or _both_counted(view, begin, sep.end())
            or (not closed and _posts_apart(view, begin, sep))
            or sep[0].startswith(" cùng")
            or ("," in sep[0] and (_NEW_BODY.match(view, sep.end(), end) or _named(view, begin, sep.end())))
        ):
            yield sep.start()
            begin = sep.end()


def _alike(view: str, start: int, after: int) -> bool:
    """Say whether a category begins with the two syllables of the first ("thành viên …, thành viên …")."""
    return view[start : start + 60].split(" ")[:2] == view[after : after + 60].split(" ")[:2]


def _apart(view: str, start: int, sep: re.Match[str]) -> bool:
    """Say whether what follows a separator is a category of its own in a list parted by semicolons."""
    before = view[max(start, sep.start() - 40) : sep.start()]
    if "và" in sep[0] and (_WHO.match(view, sep.end()) or (view[sep.end()].isupper() and _OWN_PLACE.search(before))):
        return True
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
    return _BODY.match(view, after) is not None and (
        _BODY.match(view, begin) is not None or _OF_MANY.match(view, begin, after) is not None
    )


def _both_counted(view: str, begin: int, after: int) -> bool:
    return (
        view[begin : begin + 1].isdigit() and " gồm " not in view[begin:after] and view[after : after + 1].isdigit()
    )


def _bared(view: str, start: int, end: int) -> tuple[int, int]:
    start, end = trimmed(view, start, end, " ,.;:-\n()…")
    tail = _TAIL_VERB.search(view, max(start, end - 80), end) or lexicon.TITLE_AT_END.search(
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
