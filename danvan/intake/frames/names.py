"""Cut the printed name of a person out of a run of capitalised syllables."""

import re
from functools import lru_cache

from danvan.intake.frames import lexicon
from danvan.intake.frames.letters import CAPITALISED, LETTER, NAME_RE, SYLLABLE_RE
from danvan.text.names import FAMILY_NAMES

LONGEST = 5
_ADDRESSES = frozenset({"Ông", "Bà", "Cô", "Anh", "Chị", "Bác", "Thầy", "Cụ"})
# Bodies and things whose first syllable is also a family name.
_NOT_NAMES = re.compile(
    r"(?:Đoàn (?:Thanh [Nn]iên|Lao [Đđ]ộng|Chủ [Tt]ịch|Đại [Bb]iểu|Kinh [Tt]ế|Công (?:[Tt]ác|[Aa]n|[Đđ]oàn)|Khối|Luật [Ss]ư|Giám [Ss]át|Kiểm [Tt]ra"
    r"|Trường|Xã|Phường|TN|ĐB)|Văn (?:[Pp]hòng|[Hh]óa|[Hh]oá|[Bb]ản|[Kk]iện)"
    r"|Quân (?:Sự|Khu|Đội)|Công (?:An|Đoàn|Tác)|Lao Động|Hội |Ban |Phòng |Sở |Trung (?:Ương|Tâm|Tướng|Tá)"
    r"|Mặt (?:Trận)|Cựu |Liên (?:Đoàn|Minh|Hiệp)|Việt Nam|Trung Quốc|Hàn Quốc|Đảng |Nhân Dân|Nhà "
    r"|Thành (?:Phố|Đoàn|Ủy|ủy)|Đại (?:Hội|Biểu|Học|Tá|Đoàn)|Hồ Chí Minh|Quốc |Tỉnh |Huyện |Thị |Xã |Phường |Quận )"
)
_UNIT_NAMED = re.compile(
    rf"(?<![{LETTER}])(?:(?:[Hh]uyện|HUYỆN|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Qq]uận|[Tt]ỉnh|[Tt]hành phố|TP) |TP\. ?)"
    rf"(?P<name>{CAPITALISED} {CAPITALISED})(?! {{1,2}}{CAPITALISED})"
)


def name_at(view: str, start: int, end: int) -> int | None:
    """Give the end of the name that begins at an offset, or None."""
    run = NAME_RE.match(view, start, end)
    if run is None or lexicon.head_end(view, start, end):
        return None
    if _NOT_NAMES.match(view, start, end):
        return None
    return _cut(view, syllables(view, start, run.end()))


def syllables(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the spans of the capitalised syllables of a run."""
    return [found.span() for found in SYLLABLE_RE.finditer(view, start, end)]


def _cut(view: str, parts: list[tuple[int, int]]) -> int | None:
    kept = parts[:1]
    for at, stop in parts[1 : LONGEST + 1]:
        if _starts_other(view, at):
            break
        kept.append((at, stop))
    if len(kept) < 2 or len(kept) > LONGEST + 1:
        return None
    return kept[-1][1]


def _starts_other(view: str, at: int) -> bool:
    stop = lexicon.head_end(view, at, len(view))
    if stop is not None and (" " in view[at:stop] or view[at:stop].isupper()):
        return True
    return view.startswith(("Ban ", "Ủy viên", "Uỷ viên", "Ủy ban", "Nguyên Phó", "Nguyên Bí", "Nguyên Chủ"), at)


def name_at_end(view: str, start: int, end: int) -> int | None:
    """Give the start of a name that closes a printed post ("… phường Đồi Chè Lê Thị Na")."""
    parts = _closing_run(view, start, end)
    if not parts or view[parts[0][0] : end] in lexicon.NOT_PRESENT:
        return None
    named = lexicon.NAMED_AFTER.search(view[max(0, parts[0][0] - 24) : parts[0][0]])
    best: tuple[int, int] | None = None
    for index, (at, _) in enumerate(parts):
        length = len(parts) - index
        if length < 2 or length > LONGEST or (named and index < 2):
            continue
        if view[at : parts[index][1]] not in FAMILY_NAMES and not _has_middle(view, parts, index):
            continue
        if view[at : parts[index][1]] in _ADDRESSES or not _may_begin(view, at, end, length):
            continue
        rank = {3: 0, 4: 1, 2: 2, 5: 3}[length]
        if best is None or rank < best[0]:
            best = (rank, at)
    return None if best is None else best[1]


def _has_middle(view: str, parts: list[tuple[int, int]], index: int) -> bool:
    """Say whether "Văn" or "Thị" and one more syllable follow, so that a rare word before them is a family name."""
    if index + 2 >= len(parts):
        return False
    return view[slice(*parts[index + 1])] in ("Văn", "Thị") and view[slice(*parts[index])] in lexicon.FAMILIES


def _closing_run(view: str, start: int, end: int) -> list[tuple[int, int]]:
    parts = syllables(view, start, end)
    run: list[tuple[int, int]] = []
    edge = end
    for at, stop in reversed(parts):
        if view[stop:edge].strip(" ") or (run and not view[stop:edge]):
            break
        run.insert(0, (at, stop))
        edge = at
    return run


def _may_begin(view: str, at: int, end: int, length: int) -> bool:
    if view[at:end] in lexicon.NOT_PRESENT or _NOT_NAMES.match(view, at, end):
        return False
    before = view[max(0, at - 24) : at]
    return not (length == 2 and (lexicon.UNIT_BEFORE.search(before) or view[at:end] in units_of(view)))


@lru_cache(maxsize=16)
def units_of(view: str) -> frozenset[str]:
    """Give the names of two syllables that stand behind a word for a unit ("huyện Sông Con")."""
    return frozenset(found["name"] for found in _UNIT_NAMED.finditer(view))


def is_family(view: str, at: int) -> bool:
    """Say whether the syllable at an offset is a known family name."""
    first = SYLLABLE_RE.match(view, at)
    return first is not None and first[0] in lexicon.FAMILIES
