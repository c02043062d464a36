"""Find who organises: the subject before the verb, and those who cooperate."""

import re

from danvan.intake.frames import lexicon
from danvan.intake.frames.clauses import Clause
from danvan.intake.frames.days import A_MONTH
from danvan.intake.frames.letters import CAPITALISED, UPPER, trimmed
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, MEDIUM, Piece

ORG = (
    r"(?:Ban|Công đoàn|Nghiệp đoàn|Hợp tác xã|HTX|Ủy ban|Uỷ ban|UBND|UBMTTQ|UB MTTQ|UB\.MTTQ|UBKT|MTTQ|BCĐ|BTV|BCH|Mặt trận|HĐND|Hội|Đoàn|Liên đoàn|LĐLĐ|Đảng [ủu][ỷy]|Đảng uỷ|Đảng ủy|Đảng bộ|Chi bộ|Chi ủy|Chi đoàn|Chi hội|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ"
    r"|Huyện ủy|Huyện uỷ|Quận ủy|Quận uỷ|Thị ủy|Thị uỷ|Sở|Phòng|Công an|Trường|Trung tâm|Thường trực|Khối|Tổ|Bộ|Cục|Tổng cục|Tổng Cục|Quân ủy|Chi cục|Công ty|Tập đoàn|Văn phòng|Viện|Học viện|Bệnh viện|Trạm|Đồn|Hội đồng|Thành đoàn|Tỉnh đoàn|Huyện đoàn|Quận đoàn|Xã đoàn|Đoàn Thanh niên"
    r"|Câu lạc bộ|CLB|Cụm|Quỹ|Ngân hàng|Tòa án|Viện kiểm sát|Đài|Báo|Nhà|Hạt|Bộ đội|Tiểu đoàn|Trung đoàn|Lữ đoàn|Sư đoàn|Quân khu|Chính phủ|Quốc hội|Liên minh|Liên hiệp|Hiệp hội|Cơ quan|Thôn|Bản|Ấp|Khu phố|Tổ dân phố|Xã|Phường|Huyện|Quận|Thị trấn|Thị xã|Thành phố|TP|TX|TT|Tỉnh|xã|phường|huyện|quận|thành phố|tỉnh|thị trấn|thị xã|thôn|bản|ấp|khu phố|tổ dân phố|Nhân dân(?= (?:khu|thôn|bản|ấp|tổ dân phố|xóm)))"
)
_ORG_HERE = re.compile(ORG + r"(?![\w])")
_LEADING = re.compile(
    r"(?:(?:sáng|trưa|chiều|tối|đêm|hôm) (?:nay|qua)|tại|ở|trong|nhân(?! dân)|nhân dịp|dưới|với|thực hiện|sau|theo|được|nhằm|để|hưởng ứng|tiếp tục|trước|vừa qua|từ|qua|tiếp nối|căn cứ|trên|hòa|trong khuôn khổ|chào mừng|vào|đến|lúc|cùng ngày|mặc dù|hướng tới|thời gian)(?!\w)",
    re.IGNORECASE,
)
_LATELY = re.compile(rf"(?<!\w)(?:vừa qua|mới đây),? (?=[{UPPER}])")
_BARE_PLACE = re.compile(
    rf"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|TP\.?|thôn|khu phố) (?:\d+|{CAPITALISED}(?: {CAPITALISED}){{0,3}}),"
)
# "Hội Cựu chiến binh (CCB) huyện Sông Con (tỉnh Sông Mây)": only the last bracket says where.
_LAST_BRACKET = re.compile(r" {1,2}\((?:tỉnh|huyện|thành phố|thị xã|quận|TP\.?|TX\.?) [^()]{2,40}\)?$")
_TOWN = re.compile(rf", (?:TP\.? ?|Thành phố )(?:[{UPPER}]{{2,4}}|{CAPITALISED}(?: {CAPITALISED}){{0,3}})$")
_AND_OTHERS = re.compile(r", (?:đại diện |lãnh đạo )(?:các )?(?:đoàn thể|ban, ngành|ngành)[^,]{0,60}$")
_COMMA = re.compile(r", ")
# "tại Nhà văn hóa xã Bản Mây Hội Phụ nữ xã tổ chức …": no comma parts the place from the body.
_AFTER_PLACE = re.compile(
    rf"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|thôn|bản|ấp|khu phố|tổ dân phố|số) (?:\d{{1,2}}|{CAPITALISED}(?: {CAPITALISED}){{0,3}}?)(?: \([^()]{{2,40}}\))?,? (?P<org>(?=[{UPPER}]){ORG}(?!\w))"
)
_WITH = re.compile(r",? cùng (?:với )?(?:đại diện|lãnh đạo|chính quyền|các )")
_DONE = re.compile(
    r",? (?:đã|vừa|sẽ|cho biết|cho hay)(?!\w)(?! (?:nghỉ|qua|chủ trì|phối|kết|liên kết|tham mưu|cùng|tổ chức|đồng))"
)
_HOLDS = re.compile(
    r"(?<!các)(?<!những)(?<!một)(?<!Ban)(?<!ban) tổ chức (?!chính trị|đảng|Đảng|cơ sở|thành viên|đoàn thể|xã hội|tôn giáo|quần chúng|hội|công đoàn|kinh tế|tín dụng|phi|phối hợp|ra quân|cán bộ|Hội|Đoàn|Công đoàn)"
)
_TERM = re.compile(r",? \(?(?:khóa|khoá|nhiệm kỳ) [IVX\d]")
# "Ban Công tác Mặt trận khu dân cư Bãi Dâu, phường Tam Đường": the body, then where it is.
_WHERE = re.compile(
    rf", (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|TP\.?|tỉnh) (?:\d+|{CAPITALISED}(?: {CAPITALISED}){{0,3}})$"
)
_VILLAGE = re.compile(r"(?:thôn|bản|ấp|xóm|buôn|khu phố|khu dân cư|tổ dân phố)(?!\w)", re.IGNORECASE)
# A village, or the cell of one, bears the commune behind it ("Chi bộ khu phố 5, phường Bãi Dâu").
_OF_A_VILLAGE = re.compile(rf"(?:(?i:Chi (?:bộ|hội|đoàn|ủy|uỷ)) )?(?:{_VILLAGE.pattern}|khu(?!\w))", re.IGNORECASE)
_PLACE_ABOVE = re.compile(
    rf"(?:Thành phố|TP\.?|Tỉnh|Huyện|Quận|Thị xã) (?:{CAPITALISED}|[{UPPER}]{{2,4}})(?: {CAPITALISED}){{0,3}} *$"
)
_PLACE_LAST = re.compile(
    rf"(?:^|(?<= ))(?:xã|phường|thị trấn|huyện|quận|thị xã|thôn|ấp|bản|khu phố) (?:\d+|{CAPITALISED}(?: {CAPITALISED}){{0,3}})$"
)
_COOPERATES = re.compile(
    r",? (?:đã |vừa )?(?:chủ trì,? |tham mưu,? |tổ chức )*(?:phối hợp|kết hợp|cùng phối hợp|liên kết)(?: chặt chẽ| đồng)?(?: cùng với| với| cùng){0,2} ?"
)
_ADVERBS = re.compile(
    r"(?:,? (?:đã|vừa|long trọng|trang trọng|trọng thể|phối hợp|cùng|sẽ|đăng cai|đồng|tiếp tục|đều|cũng|tham mưu|chủ trì|đồng loạt|lần lượt|cùng nhau|tưng bừng|chính thức|đồng chủ trì|phấn khởi|sôi nổi|náo nức|vui mừng|trực tiếp))+ *$"
)
_SPLIT = re.compile(rf",? và | ?, | ?[-/] ?(?=[{UPPER}])|, ?")
_DESCRIBES = re.compile(r" - | \((?!cũ)")
_LEADER = re.compile(r"(?:các )?(?:đồng chí )?(?:đại diện )?(?:lãnh đạo|tập thể) ", re.IGNORECASE)
_BY = re.compile(
    r"(?:^|[ ,])do (?=" + ORG + r"(?!\w))(?P<who>[^.;\n]{4,160}?) (?:đã )?(?:tổ chức|phát động|chủ trì tổ chức)(?!\w)"
)
_NOT_BODIES = re.compile(
    r"(?:các cơ quan chức năng|các đơn vị liên quan|các ngành|các đơn vị|đơn vị liên quan|các ban)", re.IGNORECASE
)


# "Tổ kiểm tra số 4 do đồng chí A, … làm Tổ trưởng đã tiến hành …"
_LED_BY = re.compile(
    r",? do (?:đồng chí|đ/c|ông|bà|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá)|Phó|Trưởng|Chủ tịch|Bí thư)(?!\w)"
)
_MEMBERS = re.compile(r",? gồm(?: có)?(?: |:)")
_AN_EVENT = re.compile(
    r"(?:Hội nghị|Lễ|Đại hội|Lớp|Buổi|Chương trình|Hội thi|Tọa đàm|Toạ đàm|Hội thảo|Ngày hội|Kỳ họp|Phiên|Cuộc)(?!\w)"
)
# "chủ tịch UBND xã Bản Mây đã đối thoại …": somebody in office, not a body.
_AN_OFFICER = re.compile(
    r"(?:các |\d+ )?(?:vị |người )?(?:[Đđ]ại biểu|[Tt]ổ (?:số \d+ )?(?:đại biểu|ĐB)|ứng cử|[Ứứ]ng cử viên|[Cc]ử tri|đồng chí) |(?:[Pp]hó )?(?:[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng [Bb]an|[Gg]iám đốc|[Tt]rưởng thôn)(?: [Tt]hường trực)? (?:UBND|HĐND|UBMTTQ|Ủy ban|[TtHhQqĐđ]\w+ (?:[ủu]ỷ|[ủu]y)|[Cc]hi bộ|Hội|Sở|Dân vận|Mặt trận)"
)
_DEPARTMENT = re.compile(r"^(?:Phòng|Cục|Khoa) [^,]{3,30}$")
_ITS_PARENT = re.compile(r"Bộ Chỉ huy|Bộ CHQS|Bộ Tư lệnh|Công an|Quân khu|Học viện|Trường|Sở|UBND")
# "Đoàn đại biểu Quốc hội và HĐND tỉnh" is one office.
_ONE_OFFICE = re.compile(
    r"(?:Văn phòng (?:HĐND|Hội đồng nhân dân)|Đoàn đại biểu|Đoàn ĐB|Đoàn ĐBQH|Đoàn) ?(?:Quốc hội|QH)?$"
)
# A body that waits for its unit ("Đảng ủy - HĐND - UBND xã A"): a dash behind it describes nobody, a stroke parts.
_WAITS = re.compile(
    r"(?:^|[,/-] ?|và )(?:Ban Thường vụ |BTV |Ban Chấp hành |BCH |Thường trực |TT\.? ?)?"
    r"(?:(?:Đảng|Huyện|Quận|Thị|Thành|Tỉnh) (?:[ủu]ỷ|[ủu]y)|HĐND|UBND|Hội đồng nhân dân|[ỦU][ỷy] ban nhân dân"
    r"|(?:UB\.? ?|[ỦU][ỷy] ban )?(?:MTTQ|Mặt trận Tổ quốc)(?: ?VN| Việt Nam)?)$"
)


def find_organisers(page: Page, clause: Clause, mentions: list[Mention]) -> list[Piece]:
    """Find the organisers of the event that a clause announces; none is an empty list."""
    start, end = _subject(page.view, *clause.subject)
    for more in (_MEMBERS, _LED_BY, _WITH, _DONE, _HOLDS):
        found = more.search(page.view, start, end)
        end = found.start() if found else end
    if start >= end or any(start <= m.start < end for m in mentions):
        return []
    if _AN_EVENT.match(page.view, start, end) or _AN_OFFICER.match(page.view, start, end):
        return []
    if not clause.strong and clause.verb_text.strip() in ("dự", "tham dự", "thăm"):
        return []
    return [piece for part in _partners(page.view, start, end) for piece in _bodies(page, *part)]


def organisers_after(page: Page, start: int, end: int) -> list[Piece]:
    """Find the organisers printed after the event ("… do Đảng ủy xã tổ chức")."""
    found = _BY.search(page.view, start, end)
    if found is None:
        return []
    begin, stop = found.span("who")
    return [piece for part in _partners(page.view, begin, stop) for piece in _bodies(page, *part)]


def _subject(view: str, start: int, end: int) -> tuple[int, int]:
    start, end = trimmed(view, start, end, " ,.:;)-")
    month = A_MONTH.match(view, start, end)
    start = month.end() if month else start
    lately = _LATELY.search(view, start, end)
    start = lately.end() if lately else start
    adverbs = _ADVERBS.search(view, start, end)
    if adverbs:
        end = adverbs.start()
    while _LEADING.match(view, start, end):
        comma = _comma(view, start, end)
        if comma < 0:
            inside = _AFTER_PLACE.search(view, start, end)
            return _last_sentence(view, inside.start("org"), end) if inside else (end, end)
        start, end = trimmed(view, comma + 1, end, " ,.:;)-")
        place = _BARE_PLACE.match(view, start, end)
        while place:
            start, end = trimmed(view, place.end(), end, " ,")
            place = _BARE_PLACE.match(view, start, end)
        start = _past_venue(view, start, end)
    return _last_sentence(view, start, end)


def _comma(view: str, start: int, end: int) -> int:
    """Give the offset of the first comma outside brackets, or -1."""
    comma = view.find(",", start, end)
    opened = view.find("(", start, comma) if comma >= 0 else -1
    closed = view.find(")", opened, end) if opened >= 0 else -1
    return view.find(",", closed, end) if closed > comma else comma


def _past_venue(view: str, start: int, end: int) -> int:
    """Skip what still belongs to a venue whose name holds commas ("tại Trung tâm Văn hóa, Thông tin …, tỉnh …")."""
    if _ORG_HERE.match(view, start, end) or _AN_OFFICER.match(view, start, end):
        return start
    behind = (found.end() for found in _COMMA.finditer(view, start, end))
    at = next((at for at in behind if _ORG_HERE.match(view, at, end) or _AN_OFFICER.match(view, at, end)), -1)
    if at < 0:
        return start
    place = _BARE_PLACE.match(view, at, end)
    return trimmed(view, place.end(), end, " ,")[0] if place else at


def _last_sentence(view: str, start: int, end: int) -> tuple[int, int]:
    """Keep what stands after a full stop (a date closed by one: "… 2014. tại …")."""
    stop = view.rfind(". ", start, end)
    if stop >= 0 and not view[:stop].endswith(("TP", "TX", "TT")):
        return _subject(view, stop + 2, end)
    return start, end


def _partners(view: str, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    at = start
    for word in _COOPERATES.finditer(view, start, end):
        parts.append((at, word.start()))
        at = word.end()
    parts.append((at, end))
    return [part for part in parts if part[0] < part[1]]


def _bodies(page: Page, start: int, end: int) -> list[Piece]:
    view = page.view
    found: list[Piece] = []
    at = start
    for stop, begin in [*_cuts(view, start, end), (end, end)]:
        piece = _body(page, at, stop)
        if piece is not None:
            found.append(piece)
        at = begin
    return found


def _cuts(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find where one body ends and another begins; commas inside a body do not count."""
    cuts = []
    for sep in _SPLIT.finditer(view, start, end):
        after = _ORG_HERE.match(view, sep.end(), end)
        before = re.split(r"[,-] ", view[start : sep.start()])[-1].strip()
        if "/" in sep[0] and not _WAITS.search(view[start : sep.start()]):
            continue
        if after is None or not after[0][0].isupper() or not _is_body(before):
            continue
        if "và" in sep[0] and (
            view.startswith("Đoàn thể", sep.end()) or _ONE_OFFICE.search(view, start, sep.start())
        ):
            continue
        if "," in sep[0] and _PLACE_ABOVE.match(view, sep.end(), end) and _PLACE_LAST.search(before):
            continue
        if (
            before.startswith("Chi bộ")
            and view.startswith(("Đảng bộ", "Đảng ủy", "Đảng uỷ"), sep.end())
            and "," in sep[0]
        ):
            continue
        if _DEPARTMENT.match(before) and sep[0].startswith(",") and _ITS_PARENT.match(view, sep.end(), end):
            continue
        cuts.append((sep.start(), sep.end()))
    return cuts


def _is_body(text: str) -> bool:
    return bool(_ORG_HERE.search(text))


def _body(page: Page, start: int, end: int) -> Piece | None:
    view = page.view
    leader = _LEADER.match(view, start, end)
    start = leader.end() if leader else start
    described = next(
        (one for one in _DESCRIBES.finditer(view, start, end) if not _WAITS.search(view[start : one.start()])), None
    )
    goes_on = described and (
        lexicon.CONTINUATION.match(view, described.end(), end)
        or ("-" in described[0] and view[described.end()].islower())
    )
    if described and not goes_on and not _closes(view, described, end):
        end = described.start()
    for more in (_LAST_BRACKET, _AND_OTHERS, _TERM, _TOWN, _WHERE):
        kept = (
            more is _TERM and "bầu cử" in view[start:end] or more is _WHERE and _OF_A_VILLAGE.match(view, start, end)
        )
        found = None if kept else more.search(view, start, end)
        end = found.start() if found else end
    start, end = trimmed(view, start, end, " ,.:;-")
    if (
        end - start < 2
        or view[start:end] in ("Đoàn", "Tổ", "Ban", "Hội", "Đội")
        or _NOT_BODIES.match(view, start, end)
        or end - start > 200
    ):
        return None
    if not _ORG_HERE.search(view, start, end):
        return None
    sure = HIGH if _ORG_HERE.match(view, start, end) else MEDIUM
    return Piece(page.text[start:end], start, end, "organiser.subject", sure)


def _closes(view: str, bracket: re.Match[str], end: int) -> bool:
    """Keep a bracketed short form that is followed by more of the name."""
    if "(" not in bracket[0]:
        return False
    close = view.find(")", bracket.end(), end)
    return close >= 0 and bool(view[close + 1 : end].strip(" ,"))
