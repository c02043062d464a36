"""Find where those who came to an event are listed."""

import re
from collections.abc import Iterator

from danvan.intake.frames.attendees import is_given
from danvan.intake.frames.letters import UPPER
from danvan.intake.frames.list_openers import OPENER, opener, opens_list
from danvan.intake.frames.page import Page

_COUNT = r"(?:(?:hơn|trên|gần|khoảng) )?\d[\d.]*"
_GROUPS = (
    r"(?:các |toàn thể |toàn bộ |đông đảo |đội ngũ |hơn |trên |gần |khoảng |vị |\d[\d.]* )*(?:cán bộ|đoàn viên|hội viên|[Đđ]ảng viên|[Bb]í thư|đại biểu|lãnh đạo|học viên|[Nn]hân dân|người|bà con|lực lượng|thành viên|đại diện"
    r"|cấp ủy|công chức|đồng bào|chức sắc|cử tri|đồng chí|[Ủủ]y viên|[Tt]rưởng|[Pp]hó|(?:báo cáo|tuyên truyền|hòa giải|cộng tác|tình nguyện) viên|học sinh|giáo viên|chủ tịch|Chủ tịch|chi hội|chiến sĩ|phụ nữ|thanh niên|quần chúng|đối tượng|tổ trưởng|hộ|doanh nghiệp|công nhân|viên chức|già làng|(?<=đội ngũ )làm công tác|khối (?:dân )?vận)"
)
_FOR = re.compile(
    rf"(?: ?\([^()\n]*\)?)?(?:,? tại [^,;.\n]{{3,60}})?,? (?:(?:dành )?cho |với (?=(?:hơn |trên |gần |khoảng )?\d))(?={_GROUPS})"
)
_PRESENT = re.compile(
    r",? (?:với|và|có|cùng) (?:sự )?(?:tham dự|tham gia|hiện diện|góp mặt|có mặt)(?: đông đủ| đông đảo)? (?:của )?"
)
# A course named in the title, told of in the lead: "mở 2 lớp bồi dưỡng lý luận chính trị cho khối dân vận các xã".
_COURSE_FOR = re.compile(
    rf"(?:tổ chức|mở|khai giảng|khai mạc)(?: \d+)? (?:lớp|khóa|khoá|hội nghị|đợt|buổi)(?! [^,.;\n]{{0,140}}(?:tặng|trao|khen))[^,.;\n]{{0,140}}? cho (?={_GROUPS})"
)
_THE_EVENT = re.compile(
    r"(?:Lễ|Buổi|Hội (?:nghị|thi|thảo|trại)|Chương trình|Ngày hội|Diễn đàn|Cuộc (?:thi|họp)|Đại hội|Lớp|Đợt|T[oọ][aạ] đàm)(?!\w)"
)
_DRAWN = re.compile(
    rf",? (?:đã )?(?:thu hút|quy tụ|huy động)(?: được)? (?:sự (?:tham gia|tham dự|quan tâm|có mặt) của )?(?=đông đảo|{_COUNT} (?:lượt )?{_GROUPS})"
)
_TITLES = r"(?:(?:các )?(?:đồng chí |đ/c )?(?:nguyên )?(?:lãnh đạo|đại diện|cán bộ|thành viên|trưởng|phó|thủ trưởng|người đứng đầu|bí thư|chủ tịch|ủy viên|uỷ viên|thường trực|ban thường|đại biểu|đội ngũ|đoàn viên|hội viên|đảng viên|chuyên viên|báo cáo viên|giảng viên|chánh|chỉ huy|tổ trưởng|chi hội trưởng|người có uy tín|nữ ứng cử viên|ứng cử viên|các tập thể|các điển hình|các gương|các quần chúng|tập thể cán bộ|cấp ủy|đông đảo|nhân dân|bà con|cử tri|công chức|viên chức|toàn thể|các đồng chí|các vị|học viên|chức sắc|già làng|giám đốc|hiệu trưởng|cộng tác viên|tuyên truyền viên|chiến sĩ|thanh niên|giáo viên|học sinh|(?:các |nhóm )?tác giả|hộ(?!\w)))"
TAIL_VERB = re.compile(
    r",? (?:đã |cùng |về |đến |tới )*(?:có mặt(?= đông)|tham dự|đến dự|về dự|cùng dự|tham gia|dự)(?: (?:hội nghị|lớp|buổi|đại hội|tập huấn|chương trình|hội thi|ngày hội|lễ)[^,;.]{0,30}| đầy đủ| đông đủ)?[ .;]*$",
    re.IGNORECASE,
)
# A whole sentence that only says who came: "Gần 600 cán bộ … tham gia hội thi."
_SUBJECT = re.compile(
    rf"(?P<who>(?:Có )?(?:(?:[Gg]ần|[Hh]ơn|[Tt]rên|[Kk]hoảng) )?(?:\d[\d.]*|{_TITLES})(?:[^.;\n]|\.(?=\d)){{0,400}}?)(?<! đi)(?<! đang),? (?:đã |cùng |đến |về |cùng đến )*(?:tham dự|tham gia|dự)(?: (?:hội|lớp|buổi|đại|tập|chương|lễ|tọa)[^,;.]{{0,40}})?[. ]*$",
    re.IGNORECASE | re.MULTILINE,
)
# "Bí thư chi bộ, trưởng thôn các xã được nghe …": those who were taught, said by their posts.
_TAUGHT = re.compile(
    rf"(?P<who>(?!Các |Đội ngũ |Toàn thể |Đại biểu |Học viên ){_TITLES}[^.;\n]{{3,240}}?),? (?:đã |sẽ )?được (?:nghe|học tập|truyền đạt|quán triệt|tập huấn|bồi dưỡng)(?!\w)",
    re.IGNORECASE,
)
# "Sau 12 ngày học tập, 150 học viên đến từ 22 xã đã hoàn thành khóa học."
_COUNTED_TAUGHT = re.compile(
    rf"(?:^|, )(?P<who>{_COUNT} (?:đại biểu|học viên|cán bộ|hội viên|đảng viên|đoàn viên)(?: {_GROUPS})? (?:đến từ|là|thuộc|của) [^.;\n]{{3,160}}?),? (?:đã |sẽ )(?:được (?:nghe|học|truyền|quán triệt|tập huấn|phổ biến|cấp (?:[Gg]iấy )?[Cc]hứng)|hoàn thành)",
    re.MULTILINE,
)
_COUNTED_PRESENT = re.compile(
    rf"(?:với|và|có|cùng) sự (?:tham dự|tham gia|hiện diện|góp mặt)(?: đông đủ| đông đảo)? của (?P<who>{_GROUPS}[^.;\n]{{0,160}}?)(?=[.;\n]|$|, (?:đã|nhận|hội|buổi|đại))"
    rf"|(?:có|và|cùng|với|huy động|thu hút) (?P<who2>{_COUNT}(?:/\d+)? (?:lượt )?(?={_GROUPS}|người|thí sinh|hội|khách|vị|bà con|diễn viên|vận động viên|lượt người)(?!hội trường|ý kiến|câu|xã|phường|huyện|tỉnh|thôn|điểm|giải|suất|phần|mô hình|nội dung|chuyên đề|tổ|đội|chi)[^,.;\n]{{3,90}}?(?<! đi)) (?:tham dự|tham gia|đến dự|cùng dự|dự)(?!\w)(?! (?:(?:với )?(?:\d+ )?(?:lượt )?ý kiến|phát biểu|đóng góp|thảo luận))"
)
# "…, có hơn 80 đoàn viên, thanh niên tham gia", right behind the event.
_COUNTED_BEHIND = re.compile(
    rf", (?:có|với|thu hút|huy động)(?: sự (?:tham gia|tham dự) của)? (?P<who>{_COUNT} (?:lượt )?{_GROUPS}(?:[^,.;\n]|, (?={_GROUPS})){{0,90}}?) (?:tham dự|tham gia|đến dự|cùng dự|dự)(?!\w)"
)
# "Tại hội nghị, có hơn 100 cán bộ các hội …, tập trung nghiên cứu …", "…, tham dự có A, B; C" behind the event.
_COUNTED_HERE = re.compile(
    rf"Tại (?:[Hh]ội nghị|[Bb]uổi|[Ll]ớp|[Đđ]ại hội|[Cc]hương trình|[Nn]gày hội)[^,;.]{{0,24}}(?:,? (?:đã |còn )?có|,) (?P<who>{_COUNT} (?:{_GROUPS})[^.;\n]{{3,140}}?)(?=,? (?:đã |cùng )?(?:tập trung|tham gia|được (?:nghe|học|truyền|quán|tập|phổ|giới|cập|trang|triển|hướng)[\w ]{{0,12}})(?!\w))"
)
_COME = re.compile(
    r", (?:(?:tham|đến|về|tới|cùng) dự|dự|tham gia đoàn)(?: (?:hội nghị|buổi|lớp|lễ|đại hội|đoàn)[^,;.:]{0,30})? (?:còn )?(?:có|gồm)(?: có)?:? "
)
# "Báo cáo tại lễ, ông A cho biết, tham gia lớp tập huấn có 153 học viên là …".
_COME_LATER = re.compile(
    r", (?:tham gia|tham dự|dự) (?:lớp|hội nghị|khóa|khoá|đợt)[^,;.:]{0,40} (?:có|gồm) (?=(?:hơn |trên |gần |khoảng )?\d)"
)
# "tiếp xúc cử tri xã Bản Mây": those met, where nobody else of them is listed.
_VOTERS = re.compile(
    r"tiếp xúc(?:[^.;“]{0,160}? với)? (?P<who>(?:các )?cử tri (?:các |đơn vị |hai |ba |của |\d+ )*(?:xã|phường|thị trấn|quận|huyện|thành phố|tỉnh|bầu cử|khu|thôn|ấp|tổ)[ :][^.;()]{1,120}?)"
    rf"(?=[.;(]|$| (?:trước|sau|để|nhằm|và(?! (?:(?:xã|phường|thị trấn|thôn|huyện|quận) )?[{UPPER}])|tại|về|theo|trong) |, (?![{UPPER}]|\d))"
)
# "ông A cùng các ông bà đại biểu HĐND huyện đã có buổi tiếp xúc với …".
_DEPUTIES = re.compile(
    r"(?:cùng|cùng với|và) (?P<who>(?:các|toàn thể) (?:ông,? bà |vị |đồng chí )?đại biểu [^.;]{3,100}?) (?:đã )?(?:có )?(?:buổi |cuộc )?$"
)
# "đồng chí A, Bí thư Huyện ủy cùng lãnh đạo UBND huyện đã có buổi tiếp dân": who received or went with a named person.
_COMPANIONS = re.compile(
    r"(?:[Đđ]ồng chí|[Đđ]/c|[ÔôBb](?:ng|à)) [^.;]{4,200}?,? cùng(?: với)?(?: đi(?: có)?)? "
    r"(?P<who>(?:các |một số |đông đảo )?(?:đồng chí |ông,? bà |vị )?(?:lãnh đạo|đại diện|thành viên|trưởng|phó|thủ trưởng|cán bộ|chuyên viên|công chức|đại biểu|ban,? ngành|phòng)(?!\w)[^.;]{3,140}?)"
    r",? (?:đã |vừa )(?:có buổi|có cuộc|tiếp|gặp|đối thoại|đến|về|tới|tham gia|tham dự|dự|thăm|làm việc|kiểm tra)(?!\w)"
)
# "12 ý kiến của đại diện các khu dân cư trao đổi …": where nobody is listed, those who spoke.
_OPINIONS = re.compile(
    rf"\d+ (?:lượt )?ý kiến (?:đóng góp |phát biểu |tham gia |thảo luận |góp ý )*của (?P<who>(?:các )?{_GROUPS}[^.;,\n]{{0,60}}?)(?=[.,;\n]|$| (?:trao đổi|tham gia|phát biểu|về|được|đã|xoay|tập trung|liên quan|kiến nghị|đóng góp|đề xuất))"
)
_SPOKE = re.compile(
    rf"(?:, |[.] |\n|^)(?:[Cc]ác )?(?P<who>(?!đại biểu|lãnh đạo|đồng chí|ý kiến){_GROUPS}[^.;\n]{{0,90}}?) (?:đã |cũng )?(?:(?:thẳng thắn|mạnh dạn|sôi nổi|tích cực|cởi mở)(?:,? (?:và )?)?)+(?:bày tỏ|trao đổi|nêu|đặt (?:câu hỏi|ra)|chia sẻ|kiến nghị|phản ánh|đề xuất)(?!\w)"
)
# "…, các đại biểu là A; B; C đã được nghe …": the list stands before what was heard.
_HEARD = re.compile(
    rf"(?<=\w )(?:đại biểu|học viên) (?:là|gồm(?: có)?) (?P<who>(?i:{_TITLES})[^.\n]{{4,600}}?)(?=\.|$|\n|,? (?:đã |sẽ )?được (?:nghe|nghiên cứu|học|truyền|quán triệt|tập huấn|phổ biến))"
)
# "Đến dự có 3 đội với 90 thí sinh, các đội đã trải qua 3 phần thi": a new predicate ends the list.
_DONE_HERE = re.compile(
    r",? (?:(?:các|những) (?:đội|đại biểu|học viên|thí sinh|đồng chí) )?(?:đã|sẽ|cùng nhau) (?:trải qua|tranh tài|thi đấu|thảo luận|trao đổi|lắng nghe|nghe|được (?:nghe|nghiên cứu|học|truyền|quán triệt|tập huấn|phổ biến))(?!\w)"
)
# "Chủ trì … là ông A, …, cùng với sự có mặt của các ngành, …": the list closes the sentence about the chair.
_BESIDE = re.compile(
    r",? (?:cùng|cùng với|với|và|có) sự (?:có mặt|tham dự|tham gia|góp mặt) của (?=(?:các (?:ban|ngành|tổ chức|đoàn thể|cơ quan|đơn vị|phòng|sở)|đại diện|lãnh đạo|thành viên)(?!\w))"
)
# "… cho người có uy tín vùng biên giới các xã A, B, C": where they live, not who they are.
_IN_COMMUNES = re.compile(
    rf"(?<=\w) (?:tại |ở |của )?các (?:xã|phường)(?: [{UPPER}]\w*){{1,3}}(?:, [{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}})+(?: và [{UPPER}]\w*(?: [{UPPER}]\w*){{0,3}})?$"
)
# "Lãnh đạo huyện trao cờ cho các đội tham dự hội thi".
# "Mô hình …, có 55 hộ dân tham gia": who belongs to it, not who came.
_OF_A_BODY = re.compile(r"(?:Mô hình|Tổ|Câu lạc bộ|CLB|Phong trào|Cuộc vận động|Dự án|Hợp tác xã)(?!\w)(?! chức)")
_HANDS_OVER = re.compile(r" (?:trao|tặng|phát biểu|chúc mừng|kiểm tra|tiếp|đón) ")
_ACTED = re.compile(r" (?:đã (?!đến|tham|về|dự|cùng|tới|có)|bầu |điều hành |trình bày |trao |nhấn mạnh )")
_COMRADES = re.compile(r"(?:Các đồng chí|Đồng chí|Các ông|Ông|Bà)(?!\w)")
LIST_WORDS = (
    "dự",
    "goài ra",
    "ên cạnh đó",
    "ối tượng",
    "ọc viên",
    "Có mặt",
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
    "Ở ",
    "được nghe",
    "thu hút",
    "quy tụ",
    "được học",
    "được tập huấn",
    "được bồi dưỡng",
    "được quán triệt",
    "được truyền đạt",
    "Và ",
    "Các đồng chí ",
    "vui",
    "chúc mừng",
    "động viên",
    "chứng kiến",
)
_LIST_END = re.compile(
    r"\.(?!\w)|,? trong đó |,? với tổng (?:số|cộng) | do [^,.;]{3,80} (?:tài trợ|hỗ trợ)|,? tổng (?:số|cộng) (?=\d|hơn|trên|gần|khoảng)|,? về (?=[“\"])|,? tại (?=[Tt]rung [Tt]âm|[Hh]ội trường|[Nn]hà|UBND|[Tt]rụ sở|[Pp]hòng)| năm 20\d\d(?=[.;]|$)| (?:khóa|khoá|đợt) (?=\d)|\n|,? vào (?=ngày|lúc|sáng|chiều|tối|\d)|,? (?:đã (?=nhận|được|nghe)|trên địa bàn (?=\d)|nhằm |để |nhân dịp |diễn ra )"
)
NEW_ITEM = re.compile(
    rf"(?:{_TITLES}|{_COUNT} (?:đại biểu|đồng chí|cán bộ|hội viên|đoàn viên|đảng viên|người|học viên|cử tri))(?!\w)",
    re.IGNORECASE,
)
_SEMICOLON = re.compile(r"; {0,2}")


def voters(page: Page, event: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the deputies named as a group and the voters of the units they met."""
    if event[0] < 0 or "tiếp xúc" not in page.view[slice(*event)].lower():
        return []
    met = []
    for region in (*page.of("title"), *page.of("lead", "body")):
        for found in _VOTERS.finditer(page.view, region.start, region.end):
            with_them = _DEPUTIES.search(page.view, max(region.start, found.start() - 160), found.start())
            met += [with_them.span("who")] if with_them else []
            met.append(found.span("who"))
        if met and region.kind != "body":
            return met
    return met


def meant_for(page: Page, event: tuple[int, int]) -> list[tuple[int, int]]:
    """Give for whom a course was held, where the lead says it and the event is named in the title only."""
    named = page.region_at(event[0]) if event[0] >= 0 else None
    if named is None or named.kind != "title":
        return []
    told = ((lead, _COURSE_FOR.search(page.view, lead.start, lead.end)) for lead in page.of("lead"))
    return [(found.end(), _stop(page.view, found.end(), lead.end)) for lead, found in told if found]


def spoke(page: Page, event: tuple[int, int]) -> list[tuple[int, int]]:
    """Give those of whom a dialogue is told that they spoke up ("các cán bộ đoàn, đoàn viên đã thẳng thắn bày tỏ")."""
    if event[0] < 0:
        return []
    told = _SPOKE if "đối thoại" in page.view[slice(*event)].lower() else _OPINIONS
    found = (told.search(page.view, region.start, region.end) for region in page.of("lead", "body"))
    return [one.span("who") for one in found if one][:1]


def lists_of(
    view: str, start: int, end: int, event: tuple[int, int], words: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Give the lists of a sentence; a new "tham dự có" after a semicolon opens another."""
    if not start <= event[0] < end and not any(view.find(word, start, end) >= 0 for word in words):
        return
    at = start
    for stop in _SEMICOLON.finditer(view, start, end):
        if OPENER.match(view, stop.end(), end):
            yield from _lists(view, at, stop.start(), event)
            at = stop.end()
    yield from _lists(view, at, end, event)


def _lists(view: str, start: int, end: int, event: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if start <= event[0] < end and not opens_list(view, start, end):
        for found in (
            _FOR.match(view, event[1], end),
            _PRESENT.search(view, event[1], min(end, event[1] + 220)),
            _DRAWN.search(view, event[1], min(end, event[1] + 220)),
        ):
            if found:
                stop = _stop(view, found.end(), end)
                where = _IN_COMMUNES.search(view, found.end() + 12, stop)
                yield found.end(), where.start() if where else stop
                return
        yield from _around_event(view, start, end, event)
        return
    lead = opener(view, start, end)
    if lead:
        done = _DONE_HERE.search(view, lead.end(), end)
        yield lead.end(), done.start() if done else end
        return
    beside = _BESIDE.search(view, start, end)
    if beside:
        yield beside.end(), end
        return
    if start < event[1]:
        return
    later = _COME_LATER.search(view, start, end)
    if later:
        yield later.end(), end
        return
    yield from _told(view, start, end)


def _around_event(view: str, start: int, end: int, event: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Give the list in the sentence that names the event: "…, dự có A, B", "…, có hơn 80 hội viên tham gia"."""
    come = _COME.search(view, event[1], end)
    if come:
        yield come.end(), end
        return
    counted = _COUNTED_BEHIND.search(view, event[1], min(end, event[1] + 260))
    if counted and not is_given(view, start, counted.start("who")):
        yield counted.span("who")
    beside = _COMPANIONS.search(view, start, end)
    if beside and beside.start() < event[0]:
        yield beside.span("who")


def _told(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the lists of a sentence that names those who came before it says that they did."""
    comrades = _COMRADES.match(view, start, end)
    if (
        comrades
        and not _ACTED.search(view, start, end)
        and (TAIL_VERB.search(view, start, end) or _listed_group(view, comrades.end(), end))
    ):
        yield start, end
        return
    if view.find(";", start, end) >= 0 and NEW_ITEM.match(view, start, end) and TAIL_VERB.search(view, start, end):
        yield start, end
        return
    drawn = _DRAWN.search(view, start, min(end, start + 120)) if _THE_EVENT.match(view, start, end) else None
    if drawn and not is_given(view, start, drawn.end()):
        yield drawn.end(), _stop(view, drawn.end(), end)
        return
    inside = _COUNTED_PRESENT.search(view, start, min(end, start + 500))
    if inside and not _OF_A_BODY.match(view, start, inside.end()):
        who = "who" if inside["who"] else "who2"
        several = view.startswith("với", inside.start()) and view.find(";", start, end) >= 0
        if not several and not is_given(view, start, inside.start(who)):
            yield inside.span(who)
        return
    heard = (
        _HEARD.search(view, start, min(end, start + 700))
        or _COUNTED_HERE.match(view, start, end)
        or _COUNTED_TAUGHT.search(view, start, min(end, start + 500))
    )
    if heard:
        yield heard.start("who"), _stop(view, *heard.span("who"))
        return
    subject = _SUBJECT.match(view, start, end) or _TAUGHT.match(view, start, end)
    if subject and not _HANDS_OVER.search(view, start, subject.end("who")):
        start += 3 if view.startswith("Có ", start) else 0
        yield start, subject.end("who")


def _listed_group(view: str, at: int, end: int) -> bool:
    """Say whether "Các đồng chí đại diện …; …" goes on with the list of the sentence before."""
    return NEW_ITEM.match(view, at + 1, end) is not None and view.find(";", at, end) >= 0


def _stop(view: str, start: int, end: int) -> int:
    found = _LIST_END.search(view, start, end)
    return found.start() if found else end
