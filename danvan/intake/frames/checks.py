"""Say in Vietnamese what a person must decide; contradictions are shown, never repaired."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from danvan.intake.frames.days import month_only
from danvan.intake.frames.letters import sentences
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import Event, Frames, Piece, Question
from danvan.text.dates import YearGuess
from danvan.text.folding import key1
from danvan.text.numbers import Count

_CONFLICTS = {
    "after_posting": "Ngày diễn ra {day} muộn hơn ngày in trên trang. Hãy kiểm tra lại ngày hoặc năm.",
    "before_cited_document": "Bài viện dẫn văn bản ban hành sau ngày diễn ra {day}. Hãy kiểm tra lại ngày của một trong hai.",
    "weekday": "Thứ trong tuần không khớp với ngày {day}. Hãy kiểm tra lại.",
}
_TERM = re.compile(r"nhiệm kỳ {0,2}(\d{4}) {0,2}- {0,2}(\d{4})")
_USUAL_TERMS = (2, 3, 4, 5, 6)
_PARTS = re.compile(r" {0,2}[^.;:,\n]{0,40}?(?:,? (?P<all>gồm)|,? (?P<some>trong đó)| {0,2}\() ?(?:có|:)? ?")
_ONLY_ONE = re.compile(
    r"(?:Bí thư|Chủ tịch|Trưởng|Giám đốc|Chủ nhiệm|Chánh|Hiệu trưởng|Viện trưởng|Tổ trưởng|Chỉ huy trưởng|Chính trị viên)(?!\w)",
    re.IGNORECASE,
)


def ask(
    page: Page, frames: Frames, guesses: Sequence[tuple[Event, YearGuess]], counts: Sequence[Count]
) -> list[Question]:
    """Gather the questions of a page, those that block acceptance first."""
    questions = [
        *_of_length(page),
        *_of_events(frames),
        *_of_years(page, guesses),
        *_of_units(frames),
        *_of_numbers(page, counts),
        *_of_terms(page),
        *_of_posts(frames),
        *_of_documents(frames),
    ]
    return sorted(questions, key=lambda one: not one.blocks)


def _spans(*pieces: Piece | None) -> tuple[tuple[int, int], ...]:
    return tuple((piece.start, piece.end) for piece in pieces if piece is not None)


def _of_length(page: Page) -> Iterator[Question]:
    if page.cut:
        yield Question("too_long", "Văn bản quá dài; chỉ đọc phần đầu. Hãy tách thành từng bài.", False)


def _of_events(frames: Frames) -> Iterator[Question]:
    events = [event for event in frames.events if event.part_of is None]
    if not events:
        yield Question("no_event", "Không thấy sự kiện nào trong bài. Hãy nhập tay hoặc chỉ lưu tin bài.", False)
    if len(events) > 1:
        names = _spans(*(event.name for event in events))
        yield Question(
            "two_events",
            f"Trang này nói đến {len(events)} sự kiện. Hãy kiểm tra và tách riêng từng sự kiện.",
            False,
            names,
        )


def _of_years(page: Page, guesses: Sequence[tuple[Event, YearGuess]]) -> Iterator[Question]:
    for event, guess in guesses:
        if event.when is None:
            continue
        spans = _spans(event.when.piece)
        day = f"{event.when.start[8:10]}/{event.when.start[5:7]}"
        if guess.year is None:
            yield Question(
                "missing_year",
                f"Bài không ghi năm của ngày {day} và không có căn cứ để suy ra. Hãy chọn năm.",
                True,
                spans,
            )
        for conflict in guess.conflicts:
            yield Question(conflict, _CONFLICTS[conflict].format(day=f"{day}/{guess.year}"), False, spans)
    if not any(event.when for event, _ in guesses) and guesses:
        month = month_only(page, [event for event, _ in guesses])
        said = (
            f"Bài chỉ ghi “{month.text}”, không ghi ngày diễn ra." if month else "Không thấy ngày diễn ra trong bài."
        )
        yield Question("missing_date", f"{said} Hãy nhập ngày.", True, _spans(month))


def _of_units(frames: Frames) -> Iterator[Question]:
    for event in frames.events[:1]:
        options = tuple(str(one.get("full_name", "")) for one in event.unit_candidates)
        if not event.unit_candidates:
            continue
        name = event.unit.text if event.unit else ""
        if not any(one.get("decided") for one in event.unit_candidates):
            yield Question(
                "ambiguous_unit",
                f"“{name}” có thể là nhiều đơn vị. Hãy chọn đúng đơn vị.",
                True,
                _spans(event.unit),
                options,
            )
        if not any(one.get("valid_on_day", True) for one in event.unit_candidates):
            yield Question(
                "unit_not_then",
                f"“{name}” không tồn tại vào ngày diễn ra. Hãy kiểm tra đơn vị hoặc ngày.",
                False,
                _spans(event.unit),
                options,
            )


def _of_numbers(page: Page, counts: Sequence[Count]) -> Iterator[Question]:
    yield from _title_against_text(page, counts)
    for region in page.of("lead", "body"):
        for sentence in sentences(page.view, region.start, region.end):
            inside = [c for c in counts if sentence[0] <= c.start < sentence[1]]
            yield from _sums(page, inside, sentence[1])


def _title_against_text(page: Page, counts: Sequence[Count]) -> Iterator[Question]:
    titles = [c for c in counts if (r := page.region_at(c.start)) and r.kind == "title"]
    told = [c for c in counts if (r := page.region_at(c.start)) and r.kind in ("lead", "body")]
    for count in titles:
        if page.view.startswith((",", " và"), count.end):
            continue
        same = [c for c in told if c.noun == count.noun and c.noun and c.kind != "duration"]
        if same and count.bound == "exact" and all(c.value != count.value for c in same) and len(same) == 1:
            other = same[0]
            yield Question(
                "title_number",
                f"Tiêu đề ghi “{count.surface}” nhưng trong bài là “{other.surface}”. Hãy chọn số đúng.",
                False,
                ((count.start, count.end), (other.start, other.end)),
            )


def _sums(page: Page, counts: list[Count], limit: int) -> Iterator[Question]:
    for index, whole in enumerate(counts[:-2]):
        lead = _PARTS.match(page.view, whole.end, limit)
        parts = counts[index + 1 :]
        if lead is None or parts[0].start > lead.end() + 4 or whole.bound != "exact":
            continue
        parts = _alike(page, parts)
        total = sum(part.value for part in parts)
        wrong = total > whole.value if lead["some"] else total != whole.value
        if len(parts) >= 2 and wrong:
            yield Question(
                "sum_of_parts",
                f"“{whole.surface}” không bằng tổng các phần ({' + '.join(str(p.value) for p in parts)} = {total}). Hãy kiểm tra lại.",
                False,
                ((whole.start, whole.end), *((part.start, part.end) for part in parts)),
            )


def _alike(page: Page, counts: list[Count]) -> list[Count]:
    """Keep the counts that follow one another as parts, of one kind and exact."""
    kept = counts[:1]
    for count in counts[1:]:
        between = page.view[kept[-1].end : count.start]
        if (
            len(between) > 40
            or count.kind != kept[0].kind
            or count.bound != "exact"
            or ")" in between
            or "," not in between
            and "và" not in between
        ):
            break
        kept.append(count)
    return kept


def _of_terms(page: Page) -> Iterator[Question]:
    for region in page.of("title", "lead", "body"):
        for term in _TERM.finditer(page.view, region.start, region.end):
            years = int(term[2]) - int(term[1])
            if years not in _USUAL_TERMS:
                yield Question(
                    "term_length",
                    f"“{' '.join(term[0].split())}” dài {years} năm, khác thường. Hãy kiểm tra lại.",
                    False,
                    (term.span(),),
                )


def _of_posts(frames: Frames) -> Iterator[Question]:
    holders: dict[tuple[str, str], list[tuple[str, Piece]]] = defaultdict(list)
    for person in frames.people:
        for post in person.posts:
            if (
                post.status == "current"
                and post.body
                and "rung ương" not in post.body
                and _ONLY_ONE.match(post.title)
            ):
                holders[key1(post.title), key1(post.body)].append((person.name, post.piece))
    for held in holders.values():
        names = sorted({name for name, _ in held})
        if len(names) > 1:
            text = held[0][1].text
            yield Question(
                "two_in_one_post",
                f"Bài ghi hai người cùng là “{text}”: {', '.join(names)}. Hãy kiểm tra lại.",
                False,
                _spans(*(piece for _, piece in held)),
            )


def _of_documents(frames: Frames) -> Iterator[Question]:
    for document in frames.documents:
        if document.piece.rule == "citation.bare" and document.identity is None:
            yield Question(
                "bare_document",
                f"“{document.piece.text}” chưa đủ ký hiệu hoặc cơ quan ban hành. Cần xác định văn bản.",
                False,
                _spans(document.piece),
            )
