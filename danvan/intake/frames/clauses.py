"""Read the clause that announces an event: who, organises, what."""

import re
from dataclasses import dataclass

from danvan.intake.frames.kinds import HEAD_NOUN
from danvan.intake.frames.letters import UPPER, trimmed

_ORGANISES = re.compile(
    r"(?<!các )(?<!Ban )(?<!ban )(?<!của )(?<!ngành )(?<!Bộ )(?<!một )(?<!những )"
    r"(?:được tổ chức|(?<=[a-zà-ỹ] )Tổ chức(?= (?:[Hh]ội nghị|[Bb]uổi|[Ll]ễ|[Ll]ớp|[Đđ]ại hội)(?!\w))|tổ chức(?! (?:chính trị|đảng|Đảng|cơ sở|thành viên|đoàn thể|xã hội|Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Trung ương|tôn giáo|quần chúng|, đơn vị))"
    r"|(?<!biểu )khai mạc|khai giảng|(?<!biểu )bế mạc|bế giảng|mở(?= (?:\d{1,3} |các )?(?:lớp|hội nghị|đợt|khóa|khoá|diễn đàn))|tiến hành|(?<!lễ )(?<!buổi )phát động|(?<!lễ )(?<!buổi )ra quân|đăng cai|diễn ra|ra mắt|long trọng tổ chức)(?!\w)"
)
_WEAK = re.compile(
    r"(?:đã |vừa )?(?:có(?= buổi| cuộc)|làm việc với|gặp mặt|gặp gỡ|(?<!kỳ )(?<!phiên )(?<!cuộc )họp|tiếp xúc cử tri|tiếp xúc|đối thoại|chủ trì|dự|tham dự|giám sát|kiểm tra|khảo sát|triển khai|thành lập|công bố|tiếp công dân|sơ kết|tổng kết|trao|tặng|thăm|chúc mừng|chúc Tết|dâng hương|viếng|quán triệt|tuyên dương|biểu dương|tập huấn|bàn giao|khánh thành|khởi công)(?!\w)"
)
_MORE_VERBS = re.compile(
    # «tổ chức cho đại biểu HĐND các cấp tiếp xúc cử tri»: those who were sent stand between.
    r" cho (?:các |toàn thể |\d+ )?(?:đại biểu|cán bộ|hội viên|đoàn viên|đảng viên|thành viên|đoàn)(?: [^,.;:\n]{1,60}?)? (?=tiếp xúc cử tri|tiếp xúc với cử tri|thăm|đối thoại)"
    r"|(?: (?:tổ chức|khai mạc|khai giảng|bế giảng|bế mạc|thành công|trực tuyến|trọng thể|long trọng|điểm|mở|phiên toàn thể|chủ trì|tiến hành|thực hiện)){0,4} (?=\S)"
)
_NAME_END = re.compile(
    r";(?! (?:và )?(?:tổng kết|sơ kết|triển khai|biểu dương|tuyên dương|phát động|ký kết|quán triệt) )|\n|,? (?:dành )?cho (?=các|đội ngũ|hơn|trên|gần|khoảng|\d|cán bộ|đoàn viên|hội viên|[Đđ]ảng viên|[Bb]í thư|toàn|đại biểu|lãnh đạo|học viên|nhân dân|Nhân dân|người|bà con|những|lực lượng|thành viên|đại diện|cấp ủy|công chức|đồng bào|chức sắc|đối tượng|quần chúng|thanh niên|phụ nữ|cử tri|nông dân|(?:các )?[Kk]hối )"
    r"|,? (?:với|có) (?:sự|hơn|trên|gần|khoảng|\d|chủ đề|nội dung|thành phần|thông điệp)|,? nhằm(?! vào)| để | và tổ chức cho |,? huy động (?=\d|hơn|trên|gần|khoảng|đông|các)|,? dưới (?:sự|hình thức)|,? do (?=đồng chí|ông|bà|các|Ban|UBND|HĐND|Ủy ban|MTTQ|Hội |Liên đoàn|Sở|Huyện|Tỉnh|Thành|Công an|Trung tâm|Đảng|Tiến sĩ|Thạc sĩ|TS|ThS)|,? thu hút|, [Đđ]ồng thời |,? gồm"
    r"|,? tại (?=[Hh]ội trường|[Tt]rụ sở|UBND|[Nn]hà|[Tt]rung tâm|xã |phường |điểm cầu|\d|tỉnh |huyện |thành phố |TP|[Tt]hôn|[Bb]ản|[Kk]hu|[Ấấ]p|[Tt]rường|[Pp]hòng|[Đđ]ịa|[Cc]ác|[Hh]à Nội|Quận|quận|[Ss]ân|nhiều |một |khách sạn|đình|chùa|đền|quảng trường|công viên|khuôn viên|bảo tàng|cung |học viện|chợ|quán|thị xã |thị trấn |ấp |xóm |buôn |làng |khóm |khối |tổ |cụm |điểm |đơn vị |cơ quan |đường |tuyến |bến |khu |số \d|(?!Kỳ họp|Hội nghị|Đại hội|Nghị|Quyết|Thông|Chỉ|Kế|Đề|Luật)[A-ZĐỦỤẤÂÁÀẢẠỨÝÔÔÊ])|,? trong (?:không khí|khí thế|niềm)|(?<=”) trên địa bàn |,? (?:về|với) (?:các |những )?(?:nội dung|chủ đề|chuyên đề)(?: sau| chính)?(?= ?:| [“\"])|,? với (?:các )?cử tri(?= (?:các|xã|phường|thị trấn|quận|huyện|thành phố|tỉnh|đơn vị|khu|thôn|ấp|tổ))|,? theo hình thức|,? bằng hình thức|,? kết hợp hình thức"
    r"|, (?:có |với |gần |hơn |trên |khoảng )*\d[\d.]* (?:người|đại biểu|cử tri|đại diện|học viên|cán bộ|đồng chí|đảng viên|hội viên|đoàn viên|lượt)(?!\w)"
    rf"|\. (?=[{UPPER}])|,? (?:Đến|Về|Tham|Cùng|Tới) dự|, (?:đến|về|tham|cùng|tới) dự (?=có|gồm|hội|lớp|buổi|lễ)|,? (?:đồng chí|ông|bà|đ/c) (?=[{UPPER}])|,? thực hiện quyền |,? (?:đã |vừa |sẽ )*(?:chính thức |long trọng )?(?:diễn ra|được tổ chức|khai mạc|bế mạc)(?!\w)|, vận động (?=người|nhân dân|Nhân dân|bà con|bầu cử|các|quần chúng)|, (?:ôn lại|nhân (?:dịp|kỷ niệm|ngày)) | kết hợp (?=biểu dương|tuyên dương|khánh thành|trao|ra mắt|tổng kết|sơ kết|tổ chức|với )|, qua đó|, góp phần|(?<=”) và (?:ra mắt|khánh thành|phát động|trao|tặng|ký kết|bàn giao|thành lập|công bố) |[,;]? và (?:tổ chức |họp )|(?<=công dân) (?=(?:ông |bà )?[A-ZĐ]\w* [A-ZĐ])|, (?:thông báo|báo cáo|trả lời|lắng nghe|tiếp thu) (?=kết quả|ý kiến|các|những|kiến nghị|cử tri|tình hình)|,? tham gia (?:đoàn |buổi |hội nghị )?có |,? cùng (?:tham gia|tham dự|dự) | trong thời gian|,? từ ngày|,? vào (?:ngày|lúc|sáng|chiều)|(?<![A-ZĐ]), ngày \d"
)
# "Lễ bế giảng được tổ chức …".
_HELD = re.compile(
    rf"(?=(?:{HEAD_NOUN.pattern}))(?:[^.;,:\n]|, (?=nhiệm kỳ|khóa|khoá|năm|lần)){{2,160}}? (?P<verb>(?:đã |vừa )?(?:long trọng |chính thức )?(?<!sẽ )(?:được tổ chức|diễn ra|bước vào(?= ngày| phiên))|sẽ diễn ra)(?!\w)",
    re.IGNORECASE,
)
# "Lễ phát động được Đảng ủy xã tổ chức vào …": who organises stands between the two words.
_BY_WHOM = re.compile(
    rf"(?=(?i:{HEAD_NOUN.pattern}))[^.;\n]{{2,160}}? (?:(?:đã |vừa )?được|do) (?P<who>(?=[A-ZĐỦỤ])[^.;\n]{{4,160}}?) (?P<verb>(?:đã |vừa |phối hợp |chủ trì |long trọng )*tổ chức)(?= (?:vào|tại|trong|lúc|sáng|chiều|tối|với|nhằm|ngày|thành công|từ|ở)(?!\w)|[,.;\n]|$)"
)
_PLACED = re.compile(r"(?:tại|ở) [^,.;:]{2,60}, ")
# "dự và phát biểu chỉ đạo tại Hội nghị …".
_AT = re.compile(
    r",? (?:và )?(?:có )?(?:phát biểu|chỉ đạo|bài phát biểu)(?:,? (?:phát biểu|chỉ đạo|khai mạc|kết luận))? tại(?= )"
)
_TAIL = re.compile(r"(?: {1,2}\((?:\d{1,2}[/.-]\d{1,2}[^()]*|[A-ZĐ]{2,8}|[^()]*$)\)?|[ ,.:;-])+$")


@dataclass(frozen=True, slots=True)
class Clause:
    """Hold the parts of an announcing sentence as spans; a span may be empty."""

    subject: tuple[int, int]
    verb: tuple[int, int]
    name: tuple[int, int]
    strong: bool
    verb_text: str


def read_clause(view: str, start: int, end: int) -> Clause | None:
    """Read the clause from an offset (after the date) to the end of its sentence."""
    held = _HELD.match(view, _start(view, start, end), end)
    if held:
        return Clause((start, start), held.span("verb"), (held.start(), held.start("verb")), True, "diễn ra")
    by = _BY_WHOM.match(view, _start(view, start, end), end)
    if by:
        return Clause(by.span("who"), by.span("verb"), (by.start(), by.start("who")), True, "diễn ra")
    for pattern, strong in ((_ORGANISES, True), (_WEAK, False)):
        for verb in pattern.finditer(view, start, end):
            name = name_after(view, verb.end(), end) if verb[0] != "ra quân" else None
            begun = HEAD_NOUN.match(view, _start(view, start, end)) is not None
            if verb[0] == "diễn ra" and name is not None and not begun:
                return Clause((start, start), verb.span(), name, True, "đã diễn ra")
            if verb[0] == "được tổ chức" and (not begun or view.endswith("sẽ ", 0, verb.start())):
                continue
            if verb[0] in ("diễn ra", "được tổ chức"):
                return Clause((start, start), verb.span(), (start, verb.start()), True, verb[0])
            if name is None and verb[0] in ("khai mạc", "bế mạc") and begun:
                return Clause((start, start), verb.span(), (_start(view, start, end), verb.start()), True, "diễn ra")
            if name is not None:
                return _weighed(view, start, verb, name, strong)
            named = _own_name(view, verb, end)
            if named is not None:
                return _weighed(view, start, verb, named, strong)
    return None


def _start(view: str, start: int, end: int) -> int:
    at = trimmed(view, start, end, " ,.:;)-")[0]
    place = _PLACED.match(view, at, end)
    return place.end() if place else at


def _weighed(view: str, start: int, verb: re.Match[str], name: tuple[int, int], strong: bool) -> Clause:
    return Clause((start, verb.start()), verb.span(), name, strong, verb[0])


def _own_name(view: str, verb: re.Match[str], end: int) -> tuple[int, int] | None:
    """Let a verb that is itself an event noun begin the name ("ra mắt mô hình …")."""
    at = verb.start()
    while view.startswith(("đã ", "vừa "), at):
        at = view.index(" ", at) + 1
    if view.startswith(("dự", "tham dự", "tổ chức", "mở", "tiến hành", "chủ trì", "đăng", "có"), at):
        return None
    return name_span(view, at, end)


def name_after(view: str, at: int, end: int) -> tuple[int, int] | None:
    """Give the span of the event named after a verb, or None when no event noun follows."""
    here = _AT.match(view, at, end)
    at = here.end() if here else at
    more = _MORE_VERBS.match(view, at, end)
    begin = more.end() if more else at
    noun = HEAD_NOUN.search(view, begin, min(end, begin + 24))
    if noun is None or view.startswith(("tại ", "ở ", "vào "), begin) or "," in view[begin : noun.start()]:
        return None
    return name_span(view, begin, end)


_GATHERING = re.compile(
    r"(?:ngày |đêm )?hội đại đoàn kết[^,;.]{0,40}(?=, (?:tổng kết|sơ kết|biểu dương|tuyên dương|kỷ niệm))",
    re.IGNORECASE,
)


def name_span(view: str, begin: int, end: int) -> tuple[int, int] | None:
    """Cut an event name that begins at an offset; bracketed dates at its end go."""
    limit = min(end, begin + 400)
    gathering = _GATHERING.match(view, begin, limit)
    stop = gathering.end() if gathering else _first_end(view, begin, limit)
    while True:
        tail = _TAIL.search(view, begin, stop)
        if tail is None or tail.end() != stop or tail.start() == begin:
            break
        stop = tail.start()
    begin, stop = trimmed(view, begin, stop, " ,.;:-")
    return (begin, stop) if stop - begin >= 4 or view[begin:stop] == "họp" else None


def _first_end(view: str, begin: int, limit: int) -> int:
    quotes = view.find("“", begin, limit)
    closed = view.find("”", quotes, limit) if quotes >= 0 else -1
    for found in _NAME_END.finditer(view, begin + 3, limit):
        if 0 <= quotes < found.start() < closed:
            continue
        if "cử tri" in found[0] and "cử tri" not in view[begin : found.start()]:
            continue
        return found.start()
    return limit
