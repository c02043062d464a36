"""How a sentence opens the list of those who came: one short pattern for each way of saying it."""

import re

# Whom a list can begin with, where the words before it alone do not say that people follow.
_SOMEBODY = (
    r"(?i:(?:các |vị |quý |đông đảo |toàn thể |toàn bộ |một số |(?:hơn |trên |gần |khoảng )?\d[\d.]* )*"
    r"(?:đồng chí|đ/c|ông|bà|vị|đại diện|đại biểu|lãnh đạo|thường trực|cán bộ|bà con|nhân dân|người dân|cử tri|hội viên|đoàn viên|đảng viên"
    r"|thành viên|bí thư|trưởng|phó|chủ tịch|học viên|cộng tác viên|công chức|già làng|chức sắc|học sinh|thanh niên|phụ nữ|thí sinh|khách)(?!\w))"
)
# What the sentence says of the event between its verb and its guests; a finite verb there makes it another sentence.
_WHAT = r"(?:(?! (?:đã|được|sẽ|phải) )[^;:.])"
_HAS = r"(?:gồm có|bao gồm|còn có|cũng có|có|gồm)"
# "Sáng 5/5, …", "Tại hội nghị, …" may stand before any opener.
_BEFORE = (
    r"(?:[-+*•–] ?)?(?:(?:Về phía|Phía|Tại|Vào ngày|Ngày|Sáng|Chiều|Tối) (?!hội nghị,? (?:còn )?có|điểm)[^,.;:]{2,40}, )?"
    r"(?:(?:Cùng )?(?:[Tt]iếp(?: đón)?|[Đđ]ón tiếp|[Ll]àm việc)(?: và làm việc)?(?: với| cùng)? [Đđ]oàn[^,.;:]{0,40}, (?=về phía|phía))?"
)
_COMING = (
    r"(?i:(?:(?:mời|cùng|cũng|đến|về|tới) )*(?:tham dự|tham gia|dự)"
    r"(?! (?:án|kiến|thảo|báo|toán|phòng|trù|luật|thi|ý kiến|phát biểu|góp ý|đóng góp|thảo luận|giao lưu)(?!\w)))"
)
# "Đến dự hội nghị có …", "Cùng tham dự còn có …", "Mời dự có …", "Tham gia lớp học là các …".
_ATTENDING = rf"{_COMING}{_WHAT}{{0,120}}?,? (?:{_HAS}|là(?= (?:các |hơn |trên |gần |\d)))"
# "Về dự: …", "Đến dự đại hội: …".
_ATTENDING_COLON = r"(?i:(?:cùng |đến |về |tới )*(?:tham )?dự)(?: [^;:.,]{2,60})? ?:"
# "Về dự đại hội các đồng chí: A …", "Đến dự hội nghị đồng chí A – …": no verb before the guest.
_ATTENDING_BARE = (
    r"(?:(?i:đến|về|tới) (?:tham )?|[Tt]ham )dự [^;:.,]{2,60}?"
    r"(?= (?:các )?(?:đồng chí|[ÔôBb](?:ng|à)|Đồng chí|[Đđ]/c)(?: ông| bà)?:? ?[A-ZĐ])"
)
# "Cùng dự, các đồng chí …".
_ALSO_THERE = r"Cùng (?:tham )?dự,? (?=các|lãnh|đại)"
# "Có mặt tại buổi lễ có …", "Hiện diện tại đại hội gồm …".
_PRESENT = rf"(?i:(?:cùng )?(?:có mặt|hiện diện|góp mặt)){_WHAT}{{0,60}}? {_HAS}"
# "Cùng sự có mặt của …".
_WITH_PRESENCE = r"(?:Và|Cùng|Cùng với)(?: đó là)? sự (?:có mặt|tham dự|tham gia|hiện diện|góp mặt) của"
# "Đến chung vui với bà con có …", "Về chúc mừng đại hội có …".
_CONGRATULATING = (
    rf"(?i:đến|về|tới|cùng) (?:chung vui|chia vui|chúc mừng|động viên|cổ vũ|chứng kiến){_WHAT}{{0,70}}? {_HAS}"
)
# "Thành phần tham dự: …", "Thành phần gồm …".
_COMPOSITION = r"Thành phần[^;:.]{0,60}?(?:bao gồm|gồm|:|có)"
# "Đối tượng tham dự gồm …", "Đối tượng là …".
_ADDRESSED = rf"Đối tượng[^;:.]{{0,60}}? (?:{_HAS}|là)"
# "Khách mời: …", "Đại biểu khách mời có …".
_INVITED = rf"(?:Đại biểu |Các (?:vị )?)?[Kk]hách mời(?:[^;:.]{{0,40}}?:|{_WHAT}{{0,40}}? {_HAS})"
# "Học viên gồm …", "Đại biểu dự hội nghị gồm …".
_PUPILS = r"Học viên[^;:.]{0,60}? (?:gồm có|bao gồm|gồm|là)|(?:Các )?[Đđ]ại biểu[^;:.,]{0,40} (?:bao )?gồm"
# "Ngoài ra, hội nghị còn có …", "Bên cạnh đó có …".
_BESIDES = r"(?:Ngoài ra|Bên cạnh đó),? (?:hội nghị |buổi [\w ]{2,20} )?(?:còn )?có"
# "Đặc biệt, đại hội còn có sự hiện diện của …", "Đồng thời có các vị …": only where people follow.
_MOREOVER = (
    r"(?:Đặc biệt|Đồng thời|Cùng với đó|Bên cạnh đó|Ngoài ra),? (?:tại |trong )?(?:[\w ]{2,30} )?(?:còn )?(?:có mặt|có)"
    rf"(?= (?:sự (?:tham|có|hiện|góp)|{_SOMEBODY}))"
)
# "Cùng toàn thể …", "Và đại diện …": the list of the sentence before goes on.
_GOING_ON = r"(?:Và|Cùng|Cùng với)(?: đó là)? (?=các đồng chí|đại diện|lãnh đạo|toàn thể|đông đảo)"
# "Lớp học có hơn 50 …", "Hội nghị có sự tham dự của …".
_THE_EVENT = (
    r"(?:Lớp|Hội nghị|Đại hội|Buổi|Cuộc|Phiên|Lễ|Ngày hội|Tọa đàm|Toạ đàm|Hội thi|Hội thảo|Chương trình|Diễn đàn)"
)
_ITS_KIND = r"(?: (?:tập huấn|học|bồi dưỡng|này|lần này|đã|còn|thi|lễ|họp|ra mắt|gặp mặt|tiếp dân|tọa đàm|đối thoại))"
_EVENT_HAS = rf"{_THE_EVENT}{_ITS_KIND}{{0,3}} (?:gồm|có(?= (?:sự|hơn|trên|gần|\d)))"
# "Buổi lễ còn có sự tham dự của …", "Đại hội vinh dự được đón tiếp …".
_EVENT_HONOURED = (
    rf"{_THE_EVENT}[^;:.,]{{0,40}}? (?:còn |cũng |đã )?(?:có (?=sự (?:tham dự|tham gia|có mặt|hiện diện|góp mặt))"
    rf"|(?:rất )?(?:vinh dự|hân hạnh|vui mừng|vinh hạnh)(?: được)? (?:đón tiếp|chào đón|đón)(?= (?:sự|{_SOMEBODY})))"
)
# "Tại hội nghị có các …".
_AT_EVENT = r"Tại (?:hội nghị|buổi [^,;:.]{2,20}),? (?:còn )?có (?=ông/bà|các|đại diện|lãnh đạo)"
# "Tại điểm cầu xã có …".
_AT_POINT = r"[Tt]ại (?:các )?điểm cầu [^;:.,]{2,60}(?:,? có|:)"
# "Ở xã có đồng chí …", "Lãnh đạo huyện có ông …".
_AT_LEVEL = (
    r"Ở (?:huyện|xã|phường|tỉnh|thôn|địa phương|cơ sở),? (?:còn )?có(?= (?:các )?(?:đồng chí|ông|bà|đ/c|vị|đại diện|lãnh đạo|toàn thể|thường trực))"
    r"|Lãnh đạo [^,.;:]{2,50} có(?= (?:đồng chí|các đồng chí|ông|bà|đ/c))"
)
# "Về phía thành phố, có các đồng chí …", "Phía đơn vị tài trợ có bà …".
_ON_SIDE = rf"(?i:về phía|phía|đại diện) [^,.;:]{{2,70}},? (?:còn )?có(?: mặt)?(?= {_SOMEBODY})"
# "Tiếp đoàn có …", "Cùng đi với đoàn có …", "Làm việc với đoàn có …".
_DELEGATION = (
    rf"Tiếp(?: đoàn)?(?: và làm việc)?(?: với đoàn)?[^,;:.]{{0,40}} {_HAS}"
    r"|(?:Tham gia )?[Cc]ùng (?:đi|tham gia|đoàn)(?: với)?[^;:.,]{0,20} (?:còn )?có"
    rf"|(?i:cùng đi|đi cùng|cùng đoàn|tháp tùng|đón tiếp|đón|tiếp đón|làm việc|cùng làm việc|cùng tiếp)(?: với| cùng| và)*[^;:.,]{{0,50}}? (?:còn )?(?:có|gồm)(?= {_SOMEBODY})"
)
# "Chủ trì hội nghị là đồng chí A; cùng các đồng chí …": who sat there with the chair.
_CHAIR = rf"(?:Đồng )?[Cc]hủ (?:trì|tọa|toạ){_WHAT}{{0,60}}? (?:gồm có|gồm|có|là)(?= {_SOMEBODY}[^;.]{{3,200}}(?:; |,? cùng(?!(?: với)? sự )))"

_SHAPES = (
    _ATTENDING,
    _ATTENDING_COLON,
    _ATTENDING_BARE,
    _PRESENT,
    _ADDRESSED,
    _BESIDES,
    _MOREOVER,
    _PUPILS,
    _CONGRATULATING,
    _COMPOSITION,
    _INVITED,
    _ALSO_THERE,
    _DELEGATION,
    _AT_POINT,
    _AT_EVENT,
    _WITH_PRESENCE,
    _AT_LEVEL,
    _ON_SIDE,
    _GOING_ON,
    _EVENT_HAS,
    _EVENT_HONOURED,
    _CHAIR,
)
_PRESENCE_OF = r"(?: sự (?:tham dự|tham gia|có mặt|hiện diện|góp mặt)(?: đông đủ| đông đảo| đầy đủ)?(?: của)?(?!\w))?"
OPENER = re.compile(rf"{_BEFORE}(?:{'|'.join(_SHAPES)}){_PRESENCE_OF} ?:? ?")
# "Tham gia hội thi các đội sẽ trải qua 3 phần thi gồm: …": a programme is opened, no list of guests.
_PROGRAMME = re.compile(
    r"(?<!\w)(?:phần thi|nội dung|(?<!truyền đạt )(?<!báo cáo )chuyên đề|(?:sẽ|đã) trải qua)(?!\w)"
)


def opener(view: str, start: int, end: int) -> re.Match[str] | None:
    """Give the words that open the list of those who came ("Đến dự có …"), where a sentence begins with such."""
    found = OPENER.match(view, start, end)
    return found if found and _PROGRAMME.search(view, start, found.end()) is None else None


def opens_list(view: str, start: int, end: int) -> bool:
    """Say whether a sentence opens the list of those who came."""
    return opener(view, start, end) is not None
