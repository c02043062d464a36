"""Split a list of guests into its categories: where does a part have a head of its own?"""

import re
from collections.abc import Iterator

_ABOUT = r"(?:hơn|trên|gần|khoảng|cùng|toàn thể)"
_NUMBER = rf"(?:{_ABOUT} )?\d[\d.]*(?:/\d+)? "
_MEMBER = (
    r"(?:(?:đoàn|hội|đảng|giáo|giảng|báo cáo|tuyên truyền|cộng tác|hòa giải|hoà giải|chuyên|cổ động|vận động|tình nguyện|học|diễn|ứng cử) ?viên|cán bộ|công chức|viên chức"
    r"|công nhân|người lao động|lực lượng|chiến sĩ|chiến sỹ|sĩ quan|học sinh|sinh viên|phụ huynh|thanh niên|phụ nữ|nông dân|cựu chiến binh|thân nhân|chức sắc|chức việc|tín đồ|thí sinh|đoàn viên thanh niên)"
)
_POST = (
    r"(?:nguyên )?(?:phó )?(?:bí thư|trưởng|phó|chủ tịch|chủ nhiệm|giám đốc|hiệu trưởng|chi hội trưởng|tổ trưởng|thôn đội trưởng|đội trưởng|chỉ huy|chánh|thủ trưởng|người đứng đầu"
    r"|(?:cụm|xóm|khối|khu|ấp|bản|buôn|làng|nhóm|ca) trưởng|p?ct|p?bt|uv[\w-]*|[uủ][ỷy] viên|cấp [uủ][ỷy]|thường trực|ban thường trực|ban chỉ huy|cấp trưởng|kế toán|công an viên)"
)
_PEOPLE = (
    r"(?:đại biểu|thành viên|nhân dân|người dân|bà con|quần chúng|cử tri|hộ(?: dân| gia đình)?|doanh nghiệp|hợp tác xã|già làng|người (?:có )?uy tín|người tiêu biểu|gia đình|phóng viên|nhà báo|chuyên gia|tác giả"
    r"|điển hình|gương|mạnh thường quân|nhà hảo tâm|khách mời|đồng bào|công dân|các cháu|các em)"
)
_WHOLE_GROUP = (
    r"(?:các |cùng )?(?:đồng chí|đ/c|vị|ông,? ?bà|ông|bà|cô chú)(?: là| trong| nguyên)?(?!\w)"
    r"|(?:các |một số |cùng )?(?:đại diện|lãnh đạo)(?!\w)|(?:đông đảo|toàn thể|toàn bộ|đội ngũ|một số|những)(?!\w)"
)
_BODY = (
    rf"(?:Ban(?! ngành)|[ỦU][ỷy] ban|Văn phòng|Phòng|Thường vụ|Hội(?! nghị)|Đoàn(?! thể)|Đội|Tổ|Trạm|trạm y tế|Công an|Hạt|Trung tâm|Quỹ|Đài|Trường|Công ty|Ngân hàng|Câu lạc bộ|CLB|Hợp tác xã|HTX|Chi (?:bộ|hội|nhánh)|Đồn"
    rf"|Sở|Thanh tra|Đảng ([uủ][ỷy]|bộ)|BCH|BTV|UBND|HĐND|UB ?MTTQ\w*|Mặt trận|Khối|Viện|Cục|Tỉnh đoàn|Huyện đoàn)(?!\w)[^,;]{{2,}}|các (?!{_PEOPLE}|{_MEMBER}|{_POST}|đồng chí|xã|huyện|phường|thôn|ấp)\w"
)
# Bodies of a village or ward in small letters; a "Thường trực Đảng ủy" or "cấp ủy" before them does not govern them.
_LOCAL = re.compile(
    r"(?:ban (?:điều hành|công tác|thanh tra|quản (?:lý|trị)|đại diện|nhân dân|phát triển|giám sát)|cấp [uủ][ỷy] (?:các )?chi bộ"
    r"|các (?:ban|ngành|đoàn thể|tổ chức (?:chính trị|đoàn thể|thành viên|hội)|cơ quan|phòng))(?!\w)",
    re.IGNORECASE,
)
# "lãnh đạo xã, các ban ngành …": the unit alone makes these leaders whole.
_LEADS_UNIT = re.compile(
    r"(?:các )?(?:đồng chí )?lãnh đạo (?:địa phương|thôn|xã|phường|thị trấn|huyện|quận|tỉnh)", re.IGNORECASE
)
_SITS = re.compile(
    r"(?:các )?(?:đồng chí )?(?:thường trực|cấp [uủ][ỷy]|ban |các (?!đồng chí|ông|bà|vị|đại|lãnh))", re.IGNORECASE
)
# What opens a category whatever stands before, once that is whole.
_QUANTIFIED = re.compile(
    rf"{_WHOLE_GROUP}|(?i:{_NUMBER}(?:{_MEMBER}|{_POST}|{_PEOPLE}|đồng chí|người|hội|đội|đại diện|lượt))",
    re.IGNORECASE,
)
_OFFICE = re.compile(rf"(?:các |những |một số )?{_POST}(?!\w)", re.IGNORECASE)
_PLAIN = re.compile(rf"(?:các )?(?:{_MEMBER}|{_PEOPLE})(?!\w)", re.IGNORECASE)
_BODIES = re.compile(_BODY)
_COUNTED = re.compile(_NUMBER, re.IGNORECASE)
# A head that still waits for its body: "cán bộ, …", "Bí thư, …", "lãnh đạo và …", "Chủ tịch (Phó Chủ tịch)".
_WAITS = re.compile(
    rf"(?:(?:các )?(?:đồng chí|đ/c|vị|ông,? ?bà)(?: là)? )?(?:và |cùng |các |toàn thể |đại diện |một số |đồng chí |đông đảo |đội ngũ |nguyên |tập thể |{_NUMBER})*(?:(?:lãnh đạo|đại diện|cấp ủy|chính quyền|các cấp|các ban|các sở|các phòng|{_MEMBER}|{_POST}|trưởng ban|đại biểu|thành viên)"
    r"(?: thường trực| thanh niên| chủ chốt)?(?: \([^()]*\))? ?)+",
    re.IGNORECASE,
)
# "đại diện lãnh đạo A, B, C": all of these are represented.
_GOVERNS = re.compile(
    r"(?:(?:cùng )?(?:các )?(?:đồng chí |đ/c |vị |ông,? ?bà |ông/bà )?(?:trong )?(?:là )?)?(?:đại diện|lãnh đạo|thường trực|cấp ủy|thủ trưởng)(?!\w)",
    re.IGNORECASE,
)
SPECIALLY = r",? đặc biệt (?:có sự (?:tham gia|tham dự|có mặt) của |có mặt |là |có )+"
SEPARATOR = re.compile(
    rf"{SPECIALLY}|,? (?:và|cùng)(?: với)? sự (?:có mặt|tham gia|tham dự|góp mặt|hiện diện|chứng kiến) của |, {{0,2}}(?:và |cùng với |cùng )?| {{1,2}}và {{1,2}}| {{1,2}}cùng {{1,2}}(?:với |toàn thể (?=các ))?"
)
_AGAIN = re.compile(r", (?P<body>(?:Ban|Hội|Đoàn|Phòng|Sở|Văn phòng|Ủy ban|Uỷ ban|Công an|Hạt|Trạm) \w+ \w+)(?!\w)")
_SPECIALLY = re.compile(SPECIALLY)
_HELD = re.compile(r"\([^()]*\)|“[^”]*”|\"[^\"]*\"|các ông, bà(?!\w)")


def items(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the parts of a list without semicolons; parts that share one head stay together."""
    held = [span.span() for span in _HELD.finditer(view, start, end)]
    begin = last = start
    for sep in SEPARATOR.finditer(view, start, end):
        if any(left < sep.start() < right for left, right in held):
            continue
        if _parts(view, begin, last, sep, end):
            yield begin, sep.start()
            begin = sep.end()
        last = sep.end()
    yield begin, end


def wholes(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the parts of what stands between two semicolons: a comma parts only a body named again ("Ban A tỉnh, Ban A các huyện")."""
    for begin, stop in specially(view, start, end):
        for again in _AGAIN.finditer(view, begin, stop):
            last = max(begin, view.rfind(",", begin, again.start()))
            if view.find(again["body"], last, again.start()) >= 0:
                yield begin, again.start()
                begin = again.start("body")
        yield begin, stop


def specially(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the two sides of "…, đặc biệt có mặt hơn 50 người": the second begins a list anew."""
    found = _SPECIALLY.search(view, start, end)
    yield start, found.start() if found else end
    if found:
        yield found.end(), end


def opens_category(view: str, at: int, end: int) -> bool:
    """Say whether a category of people or a body begins at an offset."""
    return any(kind.match(view, at, end) for kind in (_QUANTIFIED, _OFFICE, _PLAIN, _BODIES))


def _parts(view: str, begin: int, last: int, sep: re.Match[str], end: int) -> bool:
    at = sep.end()
    if _WAITS.fullmatch(view[last : sep.start()].strip()):
        return False
    if _QUANTIFIED.match(view, at, end):
        return True
    counted = _COUNTED.match(view, begin) is not None
    if _OFFICE.match(view, at, end):
        return True
    if _PLAIN.match(view, at, end):
        return not counted
    if _LOCAL.match(view, at, end) and (
        _SITS.match(view, begin, end) or _LEADS_UNIT.fullmatch(view, begin, sep.start())
    ):
        return not counted
    if counted or _BODIES.match(view, at, end) is None or _GOVERNS.match(view, begin):
        return False
    return "," in sep[0] or _BODIES.match(view, begin, end) is not None
