"""Find the events of a page: the sentence that announces each, its kind, name and parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan.intake.frames.clauses import Clause, name_after, name_span, read_clause
from danvan.intake.frames.guest_lists import opens_list
from danvan.intake.frames.kinds import HEAD_NOUN, kind_in, kind_of
from danvan.intake.frames.letters import CAPITALISED, UPPER, one_of, sentences
from danvan.intake.frames.lexicon import read
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.organisers import find_organisers, organisers_after
from danvan.intake.frames.page import Page, Region
from danvan.intake.frames.records import HIGH, LOW, MEDIUM, Event, Piece
from danvan.text.citations import Citation
from danvan.text.dates import DateMention

ENOUGH = 7
REACH = 1_500  # code points around a day that its clause may take
_EARLIER = re.compile(
    r"^(?:trước đó|trước đây|sau đó|dự kiến|theo kế hoạch|được biết|theo đó, dự kiến|cách đây|năm ngoái|từ đầu năm)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[*•+-] *")
_VENUE = re.compile(
    r"(?<!\w)[Tt]ại (?P<venue>(?:[Hh]ội trường|[Tt]rụ sở|[Nn]hà|[Tt]rung tâm|[Pp]hòng|[Ss]ân|[Tt]rường|[Kk]hu|[Cc]ông viên|[Qq]uảng trường|[Đđ]ình|[Cc]hùa|[Kk]hách sạn|[Đđ]iểm|UBND|[Hh]ọc viện|[Cc]ung|[Bb]ảo tàng|[Qq]uán|[Kk]huôn viên|[Đđ]ền|[Cc]hợ|[Rr]ạp|[Tt]hư viện|[Ủủ]y ban|Uỷ ban|[Nn]hà thờ|[Vv]ăn phòng|điểm cầu|[Tt]hôn|[Bb]ản|[Ấấ]p|[Xx]óm|[Bb]uôn|[Ll]àng|[Kk]hóm|[Tt]ổ dân phố|[Xx]ã|[Pp]hường|[Tt]hị (?:trấn|xã)|[Hh]uyện|[Qq]uận|[Tt]hành phố|[Tt]ỉnh|TP|TX|Đảng [ủu]|Huyện [ủu]|Quận [ủu]|Thị [ủu]|Thành [ủu]|Tỉnh [ủu]|[Dd]oanh trại|[Bb]ệnh viện|[Tt]ượng đài|[Bb]ến|[Nn]ghĩa trang|[Cc]ông ty|[Tt]rạm"
    r"|\d{1,2} (?:khu phố|thôn|bản|ấp|tổ dân phố|điểm))(?:[^,.;()\n]|\((?:UBND|HĐND|UBMTTQ|MTTQ)\)|(?<=xã), (?=thị trấn|phường)|(?<=bản), (?=thôn|ấp)|(?<=phường), (?=thị trấn|xã)){2,90}?|"
    + one_of(read("provinces")["provinces"])
    + r")"
    r"(?=,(?! (?:thị trấn|phường|thôn|ấp) [a-zđ])|\.|;| ?\((?!(?:UBND|HĐND|UBMTTQ|MTTQ)\))|\n|$| (?:(?<=[a-zà-ỹ0-9] )Hội|Ban|Đảng|UBND|Ủy|Hội|Chi (?:bộ|hội|đoàn|ủy|cục)|Đoàn|(?:Huyện|Quận|Tỉnh|Thành)(?!,)|đã|tổ chức|diễn ra|với)(?!\w))"
)
# "2 phường Bãi Dâu, Đồi Chè": so many units, each by its name.
_SO_MANY_UNITS = re.compile(
    rf"[^,;.\n]{{0,60}}?\d{{1,2}} (?:xã|phường|thôn|ấp|bản|khu phố|thị trấn) {CAPITALISED}(?: {CAPITALISED}){{0,3}}(?P<more>(?:(?:,| và) {CAPITALISED}(?: {CAPITALISED}){{0,3}})+)(?=[,.;\n]| [a-zà-ỹđ])"
)
# "Chương trình … được tổ chức tại Công viên …" in a sentence of its own.
_TAKES_PLACE = re.compile(r"(?:được tổ chức|diễn ra|tổ chức) (?=tại (?!các |nhiều |mỗi ))")
# "Tại điểm cầu huyện Sông Con có hơn 100 cán bộ …", "đã đến các xã A, B để tiếp xúc cử tri".
_SITE = re.compile(
    r"[Tt]ại (?P<venue>điểm cầu (?:của )?(?=[a-zA-ZĐ])(?!các|trung ương|Trung ương|chính)[^,.;:()\n]{3,60}?)(?=,|\.|:| (?:có|gồm|tham dự|còn)(?!\w))"
    r"|đến (?P<venue2>các (?:xã|phường|thôn|bản|ấp|khu phố) [^.\n]{3,90}?)(?= để (?:tiếp xúc|gặp gỡ|đối thoại))"
)
_IN_TITLE = re.compile(
    rf"[Tt]ại (?P<venue>(?P<venue2>(?:UBND |Đảng ủy )?(?:xã|phường|thị trấn|thôn|bản|ấp|khu phố|tổ dân phố) (?:\d{{1,2}}|{CAPITALISED}(?: {CAPITALISED}){{0,3}})))[. ]*$"
)
_TEAM = re.compile(
    rf"[Đđ]oàn (?P<task>[Gg]iám sát|khảo sát|kiểm tra|công tác)(?:, (?:giám sát|khảo sát|kiểm tra))?(?: liên ngành| số \d+)?(?:(?: [a-zđ][^.;\n]{{0,160}}?)?? của)? (?P<org>[{UPPER}](?:[^,;.\n]|, (?=[A-ZĐ])){{3,200}}?)(?= do | đã | tiến hành| khảo sát| giám sát| kiểm tra| thăm| đến | tới | có |,(?! [A-ZĐ])| làm việc| về | tổ chức)"
)
_CHECKS = re.compile(r"(?:đã |vừa )?(?:giám sát|kiểm tra|khảo sát)")
# What a delegation does without holding anything.
_WENT = re.compile(r" ?(?:đã |vừa )?(?:có|làm việc với|thăm|chúc Tết|chúc mừng|tặng|trao|dự|tham dự)$")
_ADVERB = re.compile(r"(?: (?:đã|vừa|sẽ|chính thức|long trọng|được))+$")
# Where it was held, behind the name; in the title of a rule it belongs to the title.
_AROUND = re.compile(r" trên địa bàn (?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)(?: [^,;“”]{1,40})?$")
_OF_A_RULE = re.compile(
    r"[Qq]uy chế|[Qq]uyết định|[Nn]ghị quyết|Đề án|[Kk]ế hoạch|[Cc]hỉ thị|[Cc]hương trình|dự thảo|năm \d{4}$|“"
)
_SO_MANY = re.compile(r"(?:\d{1,3}|các) (?=lớp |buổi |cuộc |hội nghị |đợt )", re.IGNORECASE)
# "thăm, tặng quà cho người có uy tín huyện …": whom one visits belongs to the name.
_VISITED = re.compile(r"thăm[^.;\n“]{0,40}? cho [^.,;:\n(]{3,120}(?=[.,;:\n(]|$)")
# Titles of timetables, notices and rules: nothing was held.
_NO_EVENT = re.compile(
    r"(?:Lịch|Thông báo|Kế hoạch|Hướng dẫn|Quy (?:định|chế|trình)|Giấy mời|Dự kiến|\d+ (?:bước|điều|nội dung|điểm))(?!\w)",
    re.IGNORECASE,
)
_CAME_TO = re.compile(
    r"(?:\w+ ){0,2}[Dd]ự (?P<name>[Hh]ội nghị(?: tập huấn)?|[Đđ]ại hội|(?:[Bb]uổi |[Cc]uộc )?(?:[Ll]ễ(?: [\w ]{2,20}?)?|[Tt]ọa đàm|[Đđ]ối thoại|[Tt]iếp xúc|[Hh]ọp|[Gg]ặp mặt)|[Hh]ội thi|[Nn]gày hội|[Hh]ội thảo|[Ll]ớp tập huấn)(?= (?:có|gồm|còn)(?!\w))"
)
# A sentence of a day and a place alone.
_ONLY_WHEN = re.compile(
    r"(?:Theo đó, )?(?:[Tt]rong (?:\d{1,2} |hai |ba )?ngày,? )?(?:[Tt]ừ |[Vv]ào |[Ss]áng |[Cc]hiều |[Tt]ối )*(?:ngày )?\d(?:[^,.;]|\.(?=\d)){0,60}(?:, tại (?!(?:[^.;]* )?(?:đã|tổ chức|diễn ra|tiến hành) )[^.;]{3,120})?[.]"
)
_NO_VENUE = re.compile(r"(?:hội nghị|buổi|lễ|đại hội)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Announced:
    """Hold a sentence that announces an event: where, its day, clause, how telling it is."""

    region: Region
    sentence: tuple[int, int]
    day: DateMention | None
    clause: Clause
    score: float


def find_events(
    page: Page, mentions: list[Mention], days: Sequence[DateMention]
) -> list[tuple[Event, Announced | None]]:
    """Find the main event first, then others announced on the same page."""
    found = sorted(_announced(page, days), key=lambda one: (-one.score, one.sentence))
    if found and found[0].score >= ENOUGH:
        main = found[0]
        events = [(_event(page, main, mentions), main)]
        return [*events, *_others(page, main, found, mentions)]
    loose = _loose(page, days, found)
    event = _event(page, loose, mentions) if loose is not None else None
    if event is not None and loose is not None and (event.organisers or loose.day):
        return [(event, loose)]
    titled = _from_title(page, days) or _from_guests(page)
    return [(titled, None)] if titled else []


def _announced(page: Page, days: Sequence[DateMention]) -> Iterator[Announced]:
    for index, region in enumerate([*page.of("lead"), *list(page.of("body"))[:12]]):
        for sentence in sentences(page.view, region.start, region.end):
            for day in days:
                if not sentence[0] <= day.start < sentence[1]:
                    continue
                clause = read_clause(page.view, day.end, min(sentence[1], day.end + REACH))
                if clause is None and _ONLY_WHEN.fullmatch(page.view, *sentence):
                    clause = _in_next(page.view, sentence[1], region.end)
                if clause is None:
                    clause = _before_day(page.view, max(sentence[0], day.start - REACH), day)
                if clause is not None:
                    score = _score(page, region, sentence, day, clause, index)
                    yield Announced(region, sentence, day, clause, score)


def _in_next(view: str, start: int, end: int) -> Clause | None:
    """Read the clause in the sentence behind one that only says when and where ("Từ ngày 5 đến 7/6, tại xã A. Đảng ủy …")."""
    following = sentences(view, start, end)
    clause = read_clause(view, *following[0]) if following else None
    return clause if clause and clause.strong else None


def _before_day(view: str, start: int, day: DateMention) -> Clause | None:
    """Read "… tổ chức Hội nghị … vào ngày 5/6": the clause stands before the day."""
    clause = read_clause(view, start, day.start)
    return clause if clause and clause.strong else None


def _score(
    page: Page, region: Region, sentence: tuple[int, int], day: DateMention, clause: Clause, index: int
) -> float:
    opening = page.view[sentence[0] : day.start]
    score = {"lead": 4.0}.get(region.kind, 2.0 if index <= 2 else 1.0)
    score += 3 if clause.strong else 1
    score += 2 if kind_of(page.view[slice(*clause.name)]) else 0
    score += 2 if day.day_part or day.clock else 0
    score += 2 if day.start - sentence[0] < 30 else 0
    score -= 6 if _EARLIER.match(opening) else 0
    score -= 3 if day.kind == "planned" else 0
    score -= 4 if clause.subject[0] > day.end + 260 or clause.verb[0] > day.end + 320 else 0
    return score


def _team(page: Page, one: Announced, mentions: list[Mention]) -> Event | None:
    """Read "Đoàn giám sát của A … tiến hành giám sát B": the organiser stands inside."""
    team = _TEAM.search(page.view, one.clause.subject[0], one.sentence[1])
    if team is None or team.start() > one.clause.subject[0] + 40:
        return None
    inner = Clause((team.start("org"), team.end("org")), one.clause.verb, one.clause.name, True, "giám sát")
    clause = read_clause(page.view, team.end(), one.sentence[1])
    name = _name(page, clause) if clause else None
    checks = team["task"] != "công tác" or (clause is not None and _CHECKS.match(clause.verb_text))
    kind = kind_of(page.view[name.start : name.end]) if name else None
    event = Event("supervision" if checks else kind or "conference", name, None)
    if clause is None or clause.strong or not _WENT.match(clause.verb_text):
        event.organisers = find_organisers(page, inner, mentions)
    event.venue = _venue(page, one)
    return event


def _event(page: Page, one: Announced, mentions: list[Mention]) -> Event:
    team = _team(page, one, mentions)
    if team is not None:
        return team
    name = _name(page, one.clause)
    kind = _kind(page, one, name)
    event = Event(kind, name, None)
    event.organisers = find_organisers(page, one.clause, mentions)
    for start, end in (one.sentence, *((lead.start, lead.end) for lead in page.of("lead"))):
        event.organisers = event.organisers or organisers_after(page, start, end)
    if not event.organisers and one.clause.verb_text != "chủ trì":
        event.organisers = _title_organisers(page, mentions)
    event.venue = _venue(page, one)
    return event


def _name(page: Page, clause: Clause) -> Piece | None:
    start, end = clause.name
    if clause.verb_text == "diễn ra":
        noun = HEAD_NOUN.search(page.view, start, end)
        span = name_span(page.view, noun.start(), end) if noun else None
        if span is None:
            return None
        start, end = span
        adverb = _ADVERB.search(page.view, start, end)
        end = adverb.start() if adverb else end
    counted = _SO_MANY.match(page.view, start, end)
    start = counted.end() if counted else start
    visited = _VISITED.match(page.view, start) if page.view.startswith("thăm", start) else None
    end = max(end, visited.end()) if visited else end
    around = _AROUND.search(page.view, start, end)
    end = around.start() if around and not _OF_A_RULE.search(page.view, start, end) else end
    return Piece(page.text[start:end], start, end, "event.name", HIGH if clause.strong else MEDIUM)


def _kind(page: Page, one: Announced, name: Piece | None) -> str:
    kind = kind_of(page.view[name.start : name.end]) if name else None
    if kind in (None, "conference") and one.clause.verb_text in ("phát động", "ra mắt"):
        return "ceremony"
    if kind is None:
        title = next(iter(page.of("title")), None)
        kind = kind_in(page.view[title.start : title.end]) if title else None
    return kind or "other"


def _title_organisers(page: Page, mentions: list[Mention]) -> list[Piece]:
    for title in page.of("title"):
        start = title.start
        colon = page.view.find(": ", title.start, min(title.end, title.start + 40))
        if colon >= 0:
            start = colon + 2
        clause = read_clause(page.view, start, title.end)
        if clause is not None and clause.strong:
            return find_organisers(page, clause, mentions)
    return []


def _venue(page: Page, one: Announced) -> Piece | None:
    found = _VENUE.search(page.view, one.sentence[0], max(one.sentence[1], one.clause.verb[1])) or _takes_place(page)
    if found is None:
        told = (_SITE.search(page.view, region.start, region.end) for region in page.of("lead", "body"))
        found = next((site for site in told if site), None)
    if found is None:
        found = next(
            (at for title in page.of("title") if (at := _IN_TITLE.search(page.view, title.start, title.end))), None
        )
    if found is None or _NO_VENUE.match(found["venue"] or "") and not found["venue"].lower().startswith("hội trường"):
        return None
    start, end = found.span("venue" if found["venue"] else "venue2")
    end = end - 3 if page.view.startswith(" và", end - 3) else end
    several = _SO_MANY_UNITS.match(page.view, start)
    end = several.end() if several and several.start("more") == end else end
    return Piece(page.text[start:end], start, end, "event.venue", MEDIUM)


def _takes_place(page: Page) -> re.Match[str] | None:
    """Find the place in a sentence that begins with the event and says where it was held."""
    for region in page.of("lead", "body"):
        for start, end in sentences(page.view, region.start, region.end):
            held = _TAKES_PLACE.search(page.view, start, end) if HEAD_NOUN.match(page.view, start, end) else None
            if held:
                return _VENUE.match(page.view, held.end(), end)
    return None


def _others(
    page: Page, main: Announced, found: list[Announced], mentions: list[Mention]
) -> Iterator[tuple[Event, Announced]]:
    """Give events that open another paragraph with another day or another organiser."""
    for one in sorted(found, key=lambda other: other.sentence):
        if one.region == main.region or one.score < ENOUGH or not _opens(page, one):
            continue
        event = _event(page, one, mentions)
        if _BULLET.match(page.view, one.region.start) and not event.organisers:
            continue
        first = find_organisers(page, main.clause, mentions)
        same_day = _day(one) == _day(main)
        if same_day and ({o.text for o in first} & {o.text for o in event.organisers} or not event.organisers):
            continue
        yield event, one


def _opens(page: Page, one: Announced) -> bool:
    bullet = _BULLET.match(page.view, one.region.start)
    start = bullet.end() if bullet else one.region.start
    return one.day is not None and one.day.start - start < 25 and one.sentence[0] <= start


def _day(one: Announced) -> tuple[int, int] | None:
    first = one.day.first if one.day else None
    return (first.month, first.day) if first else None


def _loose(page: Page, days: Sequence[DateMention], found: list[Announced]) -> Announced | None:
    """Take a lead that names the event without a day; its day may stand elsewhere."""
    for region in [*page.of("lead"), *list(page.of("body"))[:2]]:
        for sentence in sentences(page.view, region.start, region.end):
            clause = read_clause(page.view, sentence[0], sentence[1])
            kind = kind_of(page.view[slice(*clause.name)]) if clause else None
            if clause is not None and kind and (clause.strong or (kind == "visit" and region.kind == "lead")):
                return Announced(region, sentence, best_day(page, days), clause, 0)
    return found[0] if found else None


def best_day(page: Page, days: Sequence[DateMention]) -> DateMention | None:
    """Choose the day of the event when no announcing sentence holds one."""
    inside = [day for day in days if (r := page.region_at(day.start)) and r.kind in ("lead", "body", "title")]
    if not inside:
        return None
    best = max(inside, key=lambda day: (day.score, -day.start))
    return best if best.score >= 1 else None


def _from_title(page: Page, days: Sequence[DateMention]) -> Event | None:
    for title in page.of("title"):
        if _NO_EVENT.match(page.view, title.start, title.end):
            continue
        noun = HEAD_NOUN.search(page.view, title.start, title.end)
        kind = kind_in(page.view[title.start : title.end])
        if noun is None or kind is None:
            continue
        span = name_after(page.view, noun.start(), title.end) or (noun.start(), title.end)
        piece = Piece(page.text[slice(*span)], *span, "event.title", LOW)
        event = Event(kind, piece, None)
        for lead in page.of("lead"):
            event.organisers = organisers_after(page, lead.start, lead.end)
        return event
    return None


def _from_guests(page: Page) -> Event | None:
    """Name the event only as its list of guests does ("Về dự hội nghị có …") on a page that begins below its news."""
    for region in page.of("lead", "body"):
        for start, end in sentences(page.view, region.start, region.end):
            came = _CAME_TO.match(page.view, start, end) if opens_list(page.view, start, end) else None
            if came:
                piece = Piece(
                    page.text[came.start("name") : came.end("name")], *came.span("name"), "event.guests", LOW
                )
                return Event(kind_of(came["name"]) or "other", piece, None)
    return None


def cited_at(citations: Sequence[Citation], at: int) -> bool:
    """Say whether an offset lies inside a citation."""
    return any(one.start <= at < one.end for one in citations)
