"""Find elections and awards told inside an event: mentions, never records of persons."""

import re
from collections.abc import Iterator

from danvan.intake.frames.attendees import tells_the_past
from danvan.intake.frames.letters import UPPER, sentences
from danvan.intake.frames.mentions import Mention
from danvan.intake.frames.page import Page
from danvan.intake.frames.posts import SHARED_HEADS, read_post, read_posts
from danvan.intake.frames.records import HIGH, MEDIUM, Event, Note, Piece
from danvan.intake.frames.roles import LISTED, chosen_by

_OPENING = re.compile(
    r"^(?:(?:Tại|Trong|Kết thúc|Kết quả|Sau|Nhân dịp|Cũng tại|Dịp này|Theo đó|Trước đó|Trong đó|Tiếp đó|Tiếp theo|Cùng với)[^,.;]{0,60}, ?)+"
)
_ELECTS = re.compile(
    rf"(?<!đã đi )(?:(?:đã |được |tiến hành |tín nhiệm |trực tiếp )*bầu(?: ra)?|(?:tiến hành|tổ chức) bầu cử|hiệp thương cử(?= \d+ (?:vị|ông|đồng chí|[ỦUủu][ỷy] viên))) (?:bổ sung )?(?!(?:ra )?(?:Đoàn|đoàn) (?:[Cc]hủ|[Tt]hư)|(?:Ban|ban|Tổ|tổ) (?:[Tt]hẩm|[Kk]iểm phiếu|[Bb]ầu cử)|[Cc]hủ tọa)(?P<what>(?:(?:các )?(?:đồng chí|ông|bà|đ/c) )?)(?=[{UPPER}0-9]|giữ|Ban|ban|chức|chi ủy|Bí thư|bí thư|đồng chí|các)"
)
_TAKES = re.compile(
    r"(?:giữ |trúng cử |đắc cử |tái cử |tái đắc cử |tái trúng cử )(?:(?:lại )?(?:chức vụ|chức danh|chức|nhiệm vụ) {1,2})"
    rf"|(?:trúng cử|đắc cử|tái cử|tái đắc cử|tái trúng cử) (?=[{UPPER}bpc])|bầu (?:làm|là) {{1,2}}|đảm nhiệm chức vụ {{1,2}}"
)
# "bầu bà A, Chủ tịch …, là Phó Chủ tịch …".
_CHOSEN_BEFORE = re.compile(
    r"(?:bầu(?! cử)|hiệp thương(?: cử)?|tín nhiệm)(?: bổ sung)?(?: ra)?(?: [^.;,]{0,40})? (?:đồng chí|đ/c|ông|bà) $"
)
_AS = re.compile(r" ?,? ?(?:là|làm|giữ chức(?: vụ| danh)?|giữ nhiệm vụ) ")
# The sentence announces the meeting at which is elected: only its end tells the election.
_ANNOUNCED = re.compile(r" tổ chức (?:thành công )?(?:Hội nghị|hội nghị|Đại hội|đại hội|Kỳ họp|kỳ họp)")
_ELECTION_WORDS = ("bầu", "trúng cử", "đắc cử", "tái cử", "hiệp thương", "tín nhiệm")
# "hiệp thương chức danh Chủ tịch … đối với đồng chí A": the post stands before the name.
_FOR_POST = re.compile(r"(?:hiệp thương|bầu|bầu bổ sung) (?:giữ )?(?:chức danh|chức vụ|chức) {1,2}")
_TOWARDS = re.compile(r" {1,2}(?:đối với|cho) (?:(?:đồng chí|đ/c|ông|bà) )?$")
_AWARDS = re.compile(
    r"(?P<verb>(?:biểu dương, |tuyên dương, )?(?:khen thưởng|khen tặng|tặng (?:[Gg]iấy|[Bb]ằng) khen|trao tặng (?:[Gg]iấy|[Bb]ằng) khen|trao (?:[Gg]iấy|[Bb]ằng) khen|tặng [Kk]ỷ niệm chương|trao tặng [Kk]ỷ niệm chương|trao [Kk]ỷ niệm chương|trao (?:tặng )?[Hh]uy hiệu|tặng thưởng|tuyên dương|trao thưởng|trao giải))"
    r"[^.;\n]{0,160}?(?P<count>(?<![\w.,/])\d+ (?:tập thể|cá nhân|đồng chí|đảng viên|hộ|điển hình|gương|mô hình|đội|tập, thể|đơn vị))[^.;\n]{0,80}?(?=[.;\n]|$| (?:trong|vì|đã|có (?:thành|nhiều)|đạt|tiêu biểu trong|thực hiện))"
)
# "Dịp này, khu phố tuyên dương các điển hình …": an award told without a number.
_PRAISES = re.compile(
    r"(?:Tại|Dịp này|Nhân dịp này|Cũng tại|Cũng trong|Kết thúc|Trong)[^.;\n]{0,90}?[ ,](?P<verb>(?:biểu dương, |tuyên dương, )?(?:tuyên dương|khen thưởng|vinh danh|[Tt]rao danh hiệu|trao thưởng))"
    r" (?P<count>(?:cho )?(?:các |những )?(?:tập thể|cá nhân|điển hình|gương|hộ|gia đình|[Gg]ia đình|thôn|đơn vị|mô hình)[^.,;\n]{0,60}?)(?=[.,;\n]|$| (?:có (?:thành|nhiều)|đạt|đã|vì|trong))"
)
# "5 tập thể và 10 cá nhân … được Ủy ban nhân dân huyện khen thưởng".
_HONOURED = re.compile(
    r"(?P<count>(?<![\w.,/])\d+ (?:tập thể|cá nhân|đồng chí|đảng viên|hộ|điển hình|gương)[^.;\n]{0,160}?) (?:đã )?được [^.;,\n]{0,80}?"
    r"(?P<verb>khen thưởng|tuyên dương|biểu dương|tặng (?:[Gg]iấy|[Bb]ằng) khen|trao (?:[Gg]iấy|[Bb]ằng) khen)(?!\w)"
)
_AWARD_WORDS = ("khen", "tặng", "trao", "Trao", "tuyên dương", "vinh danh")


def find_elections(page: Page, mentions: list[Mention]) -> tuple[Event | None, list[Note]]:
    """Find the election told on a page as a child event, and who took which post."""
    event: Event | None = None
    notes: list[Note] = []
    for region in page.of("lead", "body"):
        for start, end in sentences(page.view, region.start, region.end):
            if not any(page.view.find(word, start, end) >= 0 for word in _ELECTION_WORDS):
                if page.view.find("giữ ", start, end) >= 0 and chosen_by(page.view, start, end):
                    notes += _elected(page, (start, end), mentions)
                continue
            if tells_the_past(page.view, start):
                continue
            found = _ELECTS.search(page.view, start, end)
            if found is not None and event is None and _is_told(page.view, start, found):
                event = _election(page, start, found, mentions)
            notes += _elected(page, (start, end), mentions)
    return event, _once(notes)


def _once(notes: list[Note]) -> list[Note]:
    """Keep the first telling of each office taken."""
    kept: dict[tuple[str, str], Note] = {}
    for note in notes:
        kept.setdefault((note.name.lower(), " ".join(note.piece.text.lower().split())), note)
    return list(kept.values())


def _is_told(view: str, start: int, found: re.Match[str]) -> bool:
    before = view[max(start, found.start() - 20) : found.start()].lower()
    return not before.rstrip().endswith(
        (
            "đơn vị",
            "cuộc",
            "về",
            "công tác",
            "chuẩn bị",
            "vận động",
            "ngày",
            "tổ",
            "để",
            "triển khai",
            "tuyên truyền",
            "phục vụ",
            "hướng dẫn",
            "kế hoạch",
            "sẽ",
            "quy trình",
        )
    )


def _election(page: Page, start: int, found: re.Match[str], mentions: list[Mention]) -> Event:
    opening = _OPENING.match(page.view[start : found.start()])
    begin = start + opening.end() if opening else start
    if _ANNOUNCED.search(page.view, begin, found.start()):
        begin = found.start()
    named = next((m for m in mentions if m.start == found.end()), None)
    stop = named.end if named else _first_comma(page.view, found.end(), found.end() + 80)
    piece = Piece(page.text[begin:stop], begin, stop, "event.election", HIGH if named else MEDIUM)
    return Event("election", piece, None)


def _first_comma(view: str, at: int, limit: int) -> int:
    for index in range(at, min(limit, len(view))):
        if view[index] in ",.;:\n":
            return index
    return min(limit, len(view))


def _elected(page: Page, sentence: tuple[int, int], mentions: list[Mention]) -> list[Note]:
    here = [m for m in mentions if sentence[0] <= m.start < sentence[1]]
    found: list[Note] = []
    after: tuple[int, list[tuple[int, int]]] | None = None
    for index in reversed(range(len(here))):
        mention = here[index]
        limit = here[index + 1].begin if index + 1 < len(here) else sentence[1]
        posts = _posts_taken(page.view, mention, sentence[0], limit)
        if not posts:
            posts = _post_before(page.view, here[index - 1].reach if index else sentence[0], mention.start)
        if not posts and after and LISTED.fullmatch(page.view, mention.reach, after[0]):
            posts = [span for span in after[1] if page.view[slice(*span)].lower().startswith(SHARED_HEADS)]
        after = (mention.begin, posts) if posts else None
        name = " ".join(page.view[mention.start : mention.end].split())
        for start, end in reversed(posts):
            found.append(Note("elected", Piece(page.text[start:end], start, end, "post.elected", HIGH), name))
    return found[::-1]


def _posts_taken(view: str, mention: Mention, start: int, limit: int) -> list[tuple[int, int]]:
    """Give the posts that stand behind a name and a verb of taking office."""
    takes = _TAKES.search(view, mention.end, max(limit, mention.end))
    if takes is None and _CHOSEN_BEFORE.search(view, max(start, mention.start - 90), mention.start):
        takes = _AS.match(view, mention.reach, max(limit, mention.reach))
    return _taken(view, takes.end(), limit) if takes else []


def _taken(view: str, at: int, limit: int) -> list[tuple[int, int]]:
    """Give the posts taken one after another; a title without a body of its own goes with the next."""
    spans: list[tuple[int, int]] = []
    begin, stop = -1, -1
    for post in read_posts(view, at, limit):
        begin, stop = (post.start if begin < 0 else begin), post.end
        if post.end > post.head_end:
            spans.append((begin, stop))
            begin = -1
    return spans if begin < 0 else [*spans, (begin, stop)]


def _post_before(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Read "hiệp thương chức danh <post> đối với đồng chí" that ends right before a name."""
    chosen = _FOR_POST.search(view, start, end)
    post = read_post(view, chosen.end(), end) if chosen else None
    return [(post.start, post.end)] if post is not None and _TOWARDS.fullmatch(view, post.end, end) else []


def find_awards(page: Page) -> Iterator[tuple[Event, Note]]:
    """Find the awards given to counted groups; recipients never become records."""
    for region in page.of("lead", "body"):
        for start, end in sentences(page.view, region.start, region.end):
            if not any(page.view.find(word, start, end) >= 0 for word in _AWARD_WORDS):
                continue
            if tells_the_past(page.view, start):
                continue
            found = _AWARDS.search(page.view, start, end)
            if found is None or not _is_given(page.view, start, found):
                found = _PRAISES.match(page.view, start, end)
            if found is None and _OPENING.match(page.view[start:end]):
                found = _HONOURED.search(page.view, start, end)
            if found is None:
                continue
            opening = _OPENING.match(page.view[start : found.start()])
            begin = start + opening.end() if opening else start
            whole = Piece(page.text[begin : found.end()], begin, found.end(), "event.commendation", MEDIUM)
            verb = found.start("verb")
            award = Piece(page.text[verb : found.end()], verb, found.end(), "commendation", MEDIUM)
            yield Event("commendation", whole, None), Note("commendation", award, found["count"])


def _is_given(view: str, start: int, found: re.Match[str]) -> bool:
    before = view[start : found.start()].lower()
    if any(
        word in before[-120:]
        for word in (
            "đề nghị",
            "xem xét",
            "kịp thời",
            "trong nhiệm kỳ",
            "trong năm",
            "những năm",
            "thời gian qua",
            "giai đoạn",
            "từ đầu năm",
        )
    ):
        return False
    return any(
        word in before[-60:]
        for word in (
            "đã",
            "được",
            "quyết định",
            "cũng",
            "tổ chức",
            "tiến hành",
            "hội nghị",
            "ban",
            "ubnd",
            "lễ",
            "đảng",
            "chủ tịch",
        )
    )
