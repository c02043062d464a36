"""Find how many attended, with the bound as printed; an unstated number stays unstated."""

import re
from collections.abc import Sequence

from danvan.intake.frames.letters import sentences
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, Category, Number, Piece
from danvan.text.numbers import Count

_BEFORE = re.compile(
    r"(?:cho|(?:tham dự|tham gia|hiện diện|góp mặt|có mặt|dự)(?: đông đủ| đông đảo)?(?: hội nghị| lớp| tập huấn| đại hội| buổi [^,.;]{0,20})?(?: của| có| gồm)?|thu hút(?: sự tham gia của)?|lớp (?:học )?(?:gồm |có )|hội nghị có|có(?: sự)?|cùng|và|với|gồm|đặc biệt có mặt|quy tụ)[ :]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[^.;\n]|\.(?=\d)){0,220}?(?:tham dự|tham gia|đến dự|về dự|cùng dự|theo dõi|tập trung (?:nghiên cứu|học tập)|dự (?:hội|lớp|buổi|tập|đại|khai))"
)
_SURE = re.compile(
    r"(?:tham dự|tham gia|hiện diện|góp mặt|có mặt|dự)[^,;.]{0,40}(?:của|có|gồm)[ :]*$|(?<!\w)(?<!đại diện )cho $|lớp (?:gồm|có) $|dự[^,;.]{0,40}(?:có|gồm) \d+ đội(?: thi)? (?:với|gồm) $|thu hút[^,;.]{0,24} $|(?:đối thoại|gặp gỡ|gặp mặt)(?: trực tiếp)?(?: với)? $",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"[^.;\n]{0,60}? (?:đã |sẽ )?(?:được (?:nghe|nghiên cứu|học|truyền|quán triệt|tập huấn|phổ biến|giới thiệu|cập nhật|trang bị|hướng dẫn|tiếp thu)|thấm nhuần|hoàn thành)"
)
# "82 cán bộ là trưởng, phó ban … đã được cấp giấy chứng nhận": those who were taught.
_TAUGHT = re.compile(
    r" (?:là|đến từ|của|thuộc) [^.;\n]{2,220}? (?:đã |sẽ )?(?:được (?:cấp (?:[Gg]iấy )?[Cc]hứng|nghe|học|truyền đạt|tập huấn|bồi dưỡng)|hoàn thành (?:khóa|lớp|chương trình))"
)
_BESIDE = re.compile(
    r"(?<!\w)(?:và|cùng(?: với)?|cùng sự (?:có mặt|tham gia|tham dự) của|(?:đặc biệt|cùng|còn) có mặt)[ :]*$"
)
# "Đại hội có 85 đại biểu.", "buổi tiếp xúc không quá 10 cử tri": said of the meeting itself; "có 6 cử tri phát biểu" is not.
_HAS = re.compile(
    r"(?<!\w)(?:hội nghị|đại hội|buổi [^,.;:]{2,20}|lớp(?: tập huấn| học| bồi dưỡng)?)(?: có| gồm| thu hút)? $",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"[^.;\n]{0,60}? (?:phát biểu|kiến nghị|đăng ký|tham luận|hỏi|nêu|được (?:bầu|khen|biểu|tuyên|vay|hỗ)|trúng cử|đạt|có ý kiến)(?!\w)"
)
# "có 7 người dân tham gia với 10 ý kiến": so many spoke, not so many came.
_SPEAKS = re.compile(
    r"[^.;,\n]{0,24}?(?:tham gia|có|đã) (?:(?:với )?(?:\d+ )?(?:lượt )?ý kiến|phát biểu|đóng góp|thảo luận)"
)
# "Ban điều hành mô hình … gồm 4 thành viên": how large a body is, not who came.
_CONSISTS = re.compile(
    r"(?:^|, |; )(?:[Bb]an|[Tt]ổ|[Đđ]ội|[Cc]âu lạc bộ|[Cc]hi (?:bộ|hội|đoàn)|[Mm]ô hình|[Hh]ội (?=[A-ZĐ])|[Tt]hôn|[Đđ]ảng bộ)(?! (?:thi|chức))(?:(?!dự|tham gia|tổ chức|mở|cho )[^,;.]){0,140} (?:hiện )?(?:có|gồm)(?: có)? $"
)
_TOTAL = re.compile(r"(?<!\w)tổng (?:số|cộng)(?: là| có| gồm)? $")
# "đã tặng giấy khen cho 7 tập thể và 4 cá nhân": those who were given something.
_GIVEN = re.compile(r"(?:tặng|trao|khen thưởng|tuyên dương|biểu dương)(?!\w)[^.;,]{0,60}? cho [^.;]{0,60}$")
_PEOPLE = re.compile(
    r"(?:(?:hơn|trên|gần|khoảng) )?\d[\d./]* (?!công đoàn|đội|xã|phường|huyện|thôn|chi |tổ|đơn vị|cơ quan|tập thể|điểm)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"nhiệm kỳ qua|trong nhiệm kỳ|trong năm|những năm|thời gian qua|từ đầu năm|đã tổ chức \d|trong toàn (?:huyện|tỉnh|quận) có|hàng năm|mỗi năm|thành lập|đi dự",
    re.IGNORECASE,
)
_LOOKS_BACK = re.compile(
    r"[-+*• ]{0,3}(?:(?:Trong|Qua|Sau) )?(?:(?:suốt|những|các|\d+) )*(?:[Nn]hiệm kỳ (?:qua|vừa qua|\d{4} ?- ?\d{4},)|[Nn]ăm (?:qua|vừa qua|20\d\d,)|[Tt]hời gian (?:qua|vừa qua)|[Gg]iai đoạn|[Tt]háng (?:đầu năm|qua)|[Tt]rước đó|[Đđ]ược biết|[Tt]ừ đầu (?:năm|nhiệm kỳ))(?![^\W_])"
)
# "Qua xem xét 12 lượt công dân": who came to a reception of citizens.
_RECEIVED = re.compile(r"(?:tiếp|xem xét|đón|nghe)[^.;,\d]{0,40}$", re.IGNORECASE)
_PLACE_OR_MORE = re.compile(r"[,\d]|(?<!\w)(?:ở|tại|và|đến|của)(?!\w)")
_ONLOOKERS = ("cổ động viên", "khán giả")
_EXAMPLES = ("gương", "điển hình")
_MEMBER = ("đại biểu", "người", "đồng chí", "học viên", "cán bộ", "cử tri", "đảng viên", "hội viên", "đoàn viên")


def find_attendees(
    page: Page, counts: Sequence[Count], events: tuple[int, int], audience: list[tuple[int, int]]
) -> Number | None:
    """Find the printed number of those present; None when the page states none."""
    best: tuple[int, Number] | None = None
    for index, region in enumerate([*page.of("lead"), *list(page.of("body"))[:4], *page.of("title")]):
        if tells_the_past(page.view, region.start):
            continue
        for start, end in sentences(page.view, region.start, region.end):
            inside = [
                c
                for c in counts
                if start <= c.start < end and (c.kind in ("people", "attendance") or c.unit in _EXAMPLES)
            ]
            if not inside or _PAST.search(page.view, start, end) or tells_the_past(page.view, start):
                continue
            for count in inside:
                weight = _weight(page, count, (start, end), events, audience) - min(index, 3)
                if weight > 0 and (best is None or weight > best[0]):
                    best = (weight, number_of(page, count, audience))
    return best[1] if best else None


def _weight(
    page: Page, count: Count, sentence: tuple[int, int], event: tuple[int, int], audience: list[tuple[int, int]]
) -> int:
    if (
        _TOTAL.search(page.view, max(sentence[0], count.start - 24), count.start)
        and "dự" in page.view[slice(*sentence)].lower()
    ):
        return 8
    if _beside_equals(page, count, sentence):
        return 0
    if _CONSISTS.search(page.view[max(sentence[0], count.start - 180) : count.start]):
        return 0
    before = page.view[max(sentence[0], count.start - 60) : count.start].lower()
    if _SPEAKS.match(page.view, count.end) or not _fits(count) or is_given(page.view, sentence[0], count.start):
        return 0
    listed = any(start <= count.start < end for start, end in audience)
    opens = any(start == count.start for start, end in audience)
    if _SURE.search(before) and (
        listed or sentence[0] <= event[0] < sentence[1] or "dự" in before or "tham gia" in before or "gồm" in before
    ):
        return 8 if opens or not listed else 5
    if count.kind == "attendance" and "lượt" in count.noun and _receives(page, event) and _RECEIVED.search(before):
        return 4
    if count.start == sentence[0] and _AFTER.match(page.view, count.end, sentence[1]):
        return 6
    if _BEFORE.search(before) and _AFTER.match(page.view, count.end, sentence[1]):
        return 5 if not listed or opens or _alone(page, audience) else 0
    told_of = count.unit in ("đại biểu", "học viên") or (count.unit in _MEMBER and count.start - sentence[0] < 40)
    if told_of and _HEARD.match(page.view, count.end):
        return 4
    if count.start - sentence[0] < 160 and count.unit in _MEMBER and _TAUGHT.match(page.view, count.end):
        return 4
    if count.unit in _MEMBER and _BESIDE.search(before) and _is_list(page.view, sentence[0], count.end, audience):
        return 5
    if (
        count.unit in _MEMBER
        and _HAS.search(page.view, max(sentence[0], count.start - 60), count.start)
        and not _DOES.match(page.view, count.end)
    ):
        return 4
    return 4 if listed and _BESIDE.search(before) and _alone(page, audience) else 0


def tells_the_past(view: str, start: int) -> bool:
    """Say whether a paragraph opens by looking back ("Nhiệm kỳ qua, …"): who is counted there did not come today."""
    return _LOOKS_BACK.match(view, start) is not None


def is_given(view: str, start: int, at: int) -> bool:
    """Say whether what is counted at ``at`` is said to be given something, not to be there."""
    return _GIVEN.search(view[max(start, at - 170) : at]) is not None


def _is_list(view: str, start: int, end: int, audience: list[tuple[int, int]]) -> bool:
    """Say whether "Đến dự có … cùng 100 đại biểu là …" goes on with who they are."""
    if not view.startswith((" là ", " gồm "), end):
        return False
    return "dự" in view[start : start + 16].lower() or any(0 < begin - end <= 8 for begin, _ in audience)


def _receives(page: Page, event: tuple[int, int]) -> bool:
    name = page.view[slice(*event)].lower()
    return "tiếp công dân" in name or "tiếp dân" in name


def _beside_equals(page: Page, count: Count, sentence: tuple[int, int]) -> bool:
    """Say whether another clause of the sentence counts the same noun: neither is the whole."""
    near = max(sentence[0], count.start - 600), min(sentence[1], count.end + 600)
    clauses = page.view[slice(*near)].split(";")
    counted = sum(re.search(rf"\d {re.escape(count.unit)}(?!\w)", clause) is not None for clause in clauses)
    return counted > 1


def _alone(page: Page, audience: list[tuple[int, int]]) -> bool:
    """Say whether only one of the categories is counted, so that the number stands for itself."""
    return sum(len(_PEOPLE.findall(page.view, start, end)) for start, end in audience) == 1


def _fits(count: Count) -> bool:
    words = count.noun.split()
    return (
        count.kind == "attendance"
        and "ý kiến" not in count.unit
        and "phát biểu" not in count.noun
        or (bool(words) and any(count.noun.startswith(word) for word in _MEMBER))
        or (count.kind == "people" and count.noun not in _ONLOOKERS)
        or count.unit in _EXAMPLES
    )


def number_of(page: Page, count: Count, audience: Sequence[tuple[int, int]] = ()) -> Number:
    """Make the record of a count; a category that opens with it gives the longer text."""
    start, end = count.start, count.end
    for begin, stop in audience:
        more = page.view[end:stop]
        if begin == start and len(more) <= 12 and not _PLACE_OR_MORE.search(more):
            end = max(end, stop)
    piece = Piece(page.text[start:end], start, end, "attendees", HIGH)
    return Number(piece, float(count.value), count.bound, count.unit)


def categories(page: Page, spans: Sequence[tuple[int, int]], counts: Sequence[Count]) -> list[Category]:
    """Make the audience records; a category that opens with a count of people carries it."""
    found = []
    for start, end in spans:
        piece = Piece(page.text[start:end], start, end, "audience.listed", HIGH)
        count = next((c for c in counts if c.start == start and c.kind in ("people", "attendance")), None)
        found.append(Category(piece, number_of(page, count) if count else None))
    return found
