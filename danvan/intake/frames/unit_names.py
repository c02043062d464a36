"""Find which unit an event belongs to, and the names that complete bare bodies."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from danvan.intake.frames.letters import CAPITALISED, LETTER, UPPER
from danvan.intake.frames.lexicon import read
from danvan.intake.frames.page import Page
from danvan.intake.frames.records import HIGH, INFERRED, MEDIUM, Piece

# "Chủ tịch UBND phường Báo cáo kết quả": a capital that begins what somebody does.
_DOES = rf"(?!(?:Khóa|Khoá|Lần|Nhiệm)(?!\w)|(?:Báo cáo|Phát biểu|Trình bày|Khai mạc|Bế mạc|Kết luận|Chủ trì|Tham dự|Thông qua|Trao|Tặng|Tổ chức|Phối hợp|Đã|Và|Cùng|Dự)(?! [{UPPER}])(?![\w]))"
_OWN = rf"{_DOES}{CAPITALISED}(?: {{1,2}}(?!Tổ chức){CAPITALISED}){{0,3}}"
_UNIT = re.compile(
    r"(?P<kind>xã|Xã|phường|Phường|thị trấn|Thị trấn|quận|Quận|huyện|Huyện|thị xã|Thị xã|thành phố|Thành phố|tỉnh|Tỉnh|đặc khu|Đặc khu|TP\.?|TX\.?)"
    rf"(?: {{1,2}}(?:(?:biên giới|miền núi|vùng cao|đảo) )?|(?<=T[PX]\.))(?:\d{{1,2}}(?![\d/]|\.\d|[{LETTER}]| {{1,2}}(?:tháng|năm|quý|ngày|tuần)(?!\w))|(?!Ủy|Uỷ|ủy)(?:Hồ Chí Minh|{_OWN}))"
)
_COMMITTEE = re.compile(
    rf"(?:(?P<level>Huyện|Quận|Thị|Thành|Tỉnh) (?:ủy|uỷ)|(?P<direct>HĐND|UBND)) {{1,2}}(?P<name>{_OWN})"
)
_HCMC = re.compile(r"(?<!\w)TP\.? ?HCM(?!\w)")
_LEVELS = {
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
    "quận": "district",
    "huyện": "district",
    "thị xã": "district",
    "tx": "district",
    "thành phố": "city",
    "tp": "city",
    "tỉnh": "province",
}
_COMMITTEES = {
    "Huyện": ("district", "huyện"),
    "Quận": ("district", "quận"),
    "Thị": ("district", "thị xã"),
    "Tỉnh": ("province", "tỉnh"),
}


_BARE_LEVEL = re.compile(
    r"(?:^| )(?:(?P<committee>Tỉnh|Huyện|Quận|Thị) (?:ủy|uỷ)|(?P<level>tỉnh|huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu))$"
)
_KINDS = {"thị": "thị xã"}
# Whose business it is where no unit is named: "chủ tịch UBND huyện tiếp công dân".
_A_DISTRICT = re.compile(
    rf"(?:UBND|HĐND|(?:UB)?MTTQ(?: ?VN| Việt Nam)?|[Cc]ông dân|Mặt trận|[Uu]ỷ ban nhân dân|[Uu]ủy ban nhân dân) huyện(?! {CAPITALISED})|Huyện (?:ủy|uỷ)(?! {CAPITALISED})"
)
_HERE = re.compile(
    r"(?:tại|[Đđ]ảng (?:[ủu]y|[ủu]ỷ|bộ)|thăm)(?: (?:hội trường|trụ sở|nhà văn hóa|UBND|nhân dân|cử tri|thôn \w+,))* $"
)


# "MTTQ xã Bản Mây chọn …": it acts, so it is no address.
_ACTS = re.compile(
    r" (?:đã |vừa |long trọng |trang trọng |tưng bừng )*(?:chọn|tổ chức|phối hợp|tiến hành|triển khai|phát động|ra mắt)(?!\w)"
)


_CAPITALS = re.compile(rf"(?<!\w)(?P<unit>(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)(?: [{UPPER}]+){{1,3}})[.”\" ]*$")


_LIES = re.compile(r"(?<=[ãg] )(?:biên giới|miền núi|vùng cao|đảo) ")


class PlaceName(Protocol):
    """A unit name in a text, as the gazetteer finds it."""

    start: int
    end: int


class Places(Protocol):
    """What the frames ask of a gazetteer."""

    def find(self, text: str) -> Sequence[PlaceName]:
        """Find the unit names of a text."""
        ...

    def candidates(self, surface: str, on: date | None, context: str) -> list[dict[str, object]]:
        """Give the units that a name may mean on a day, best first; never guess silently."""
        ...


class Units:
    """Hold the unit of each level that a page names, most telling first."""

    def __init__(self, people: Iterable[tuple[int, int]] = (), names: Iterable[str] = ()) -> None:
        self._people = {at for start, end in people for at in range(start, end)}
        self._names = tuple(f" {name}" for name in names)
        self.pieces: list[tuple[str, Piece]] = []
        self.names: dict[str, str] = {}
        self.kinds: dict[int, str] = {}

    def add(self, level: str, piece: Piece, name: str = "") -> None:
        """Keep a unit; the first of a level completes bare bodies of that level."""
        if piece.end - 1 in self._people or piece.text.endswith(self._names):
            return
        self.pieces.append((level, piece))
        self.names.setdefault(level, name or _tidy(piece.text))

    def of(self, organisers: Iterable[Piece]) -> Piece | None:
        """Give the unit that an event's organisers name, else the main one."""
        bodies = list(organisers)
        above = self._of_level(bodies[0].text) if bodies else None
        if above is not None:
            return above
        for _, piece in self.pieces:
            if any(one.start <= piece.start < one.end for one in bodies):
                return self._whole(piece)
        return self._whole(self.main) if self.main else None

    def at(self, venue: Piece | None) -> Piece | None:
        """Give the commune that a venue names ("trụ sở UBND xã Bản Mây"), or None."""
        if venue is None or venue.text.startswith("các "):
            return None
        inside = (one for level, one in self.pieces if level == "commune" and venue.start <= one.start < venue.end)
        return next(inside, None)

    def _of_level(self, body: str) -> Piece | None:
        """Give the unit that a first organiser without a name belongs to ("Ban Dân vận Tỉnh ủy": the province named)."""
        bare = _BARE_LEVEL.search(body)
        if bare is None:
            return None
        kind = (bare["level"] or bare["committee"]).lower()
        opening = f"{_KINDS.get(kind, kind)} "
        named = (piece for _, piece in self.pieces if piece.rule == "unit.named")
        return next((piece for piece in named if piece.text.lower().startswith(opening)), None)

    def _whole(self, piece: Piece) -> Piece:
        """Give the unit with its kind ("tỉnh Sông Mây") where a committee bears only its name ("Tỉnh ủy Sông Mây")."""
        whole = f"{self.kinds.get(piece.start, '')} {piece.text}".lower()
        known = (one for _, one in self.pieces if one.rule == "unit.named" and one.text.lower() == whole)
        return next(known, piece)

    @property
    def main(self) -> Piece | None:
        """Give the unit that the page is about: named by the organiser, the title, or alone."""
        return self.pieces[0][1] if self.pieces else None


def find_units(page: Page, organisers: Iterable[Piece], people: Iterable[tuple[int, int]]) -> Units:
    """Find the units of a page: organisers first, then title, lead, body, source line."""
    persons = list(people)
    units = Units(persons, {_tidy(page.view[start:end]) for start, end in persons})
    heads = [(one.start, one.end) for one in organisers]
    spans = heads + [(r.start, r.end) for r in page.of("title", "lead", "caption", "body")]
    for start, end in spans:
        _scan(page, units, start, end)
    _in_capitals(page, units)
    _whole_names(page, units)
    _drop_addresses(page, units, heads)
    _from_origin(page, units)
    if "province" not in units.names and re.match(r"[Qq]uận \d", units.names.get("district", "")):
        units.names["province"] = "Thành phố Hồ Chí Minh"
    return units


def _scan(page: Page, units: Units, start: int, end: int) -> None:
    for found in _UNIT.finditer(page.view, start, end):
        if page.view[found.start() - 1 : found.start()].isalpha():
            continue
        if page.view.endswith("các ", 0, found.start()):
            continue
        level = _LEVELS[found["kind"].lower().rstrip(".")]
        name = " ".join(found[0].split())
        level = ("province" if _is_province(name) else "district") if level == "city" else level
        units.add(level, _piece(page, *found.span(), "unit.named", HIGH))
    for found in _HCMC.finditer(page.view, start, end):
        units.add("province", _piece(page, *found.span(), "unit.named", HIGH), "Thành phố Hồ Chí Minh")
    for found in _COMMITTEE.finditer(page.view, start, end):
        if found["name"].startswith(("Đảng", "Mặt", "Ban", "Ủy", "Trung")):
            continue
        _add_committee(page, units, found)


def _in_capitals(page: Page, units: Units) -> None:
    """Take the commune that ends a title set in capitals where no unit is named otherwise."""
    if units.pieces:
        return
    for title in page.of("title"):
        found = _CAPITALS.search(page.view, title.start, title.end)
        if found:
            units.add("commune", _piece(page, *found.span("unit"), "unit.named", MEDIUM))


def _whole_names(page: Page, units: Units) -> None:
    """Write a name broken by a small letter ("phường Lê Hồng phong") as the page writes it elsewhere."""
    written = {(level, piece.text.casefold()): piece for level, piece in units.pieces}
    longer: dict[tuple[str, str], set[int]] = {}
    for level, text in written:
        for blank in re.finditer(" ", text):
            longer.setdefault((level, text[: blank.start()]), set()).add(len(text))
    for index, (level, piece) in enumerate(units.pieces):
        text = piece.text.casefold()
        for length in sorted(longer.get((level, text), ())):
            seen = page.view[piece.start : piece.start + length].casefold()
            if seen.startswith(f"{text} ") and (level, seen) in written:
                units.pieces[index] = level, written[level, seen]


def _drop_addresses(page: Page, units: Units, organisers: list[tuple[int, int]]) -> None:
    """Drop communes where the page is about a district it does not name: they are addresses of citizens or guests."""
    if any(level != "commune" for level, _ in units.pieces):
        return
    opening = list(page.of("title", "lead"))
    if not any(_A_DISTRICT.search(page.view, region.start, region.end) for region in opening):
        return
    heads = [*organisers, *((r.start, r.end) for r in page.of("title"))]
    if any(
        any(start <= piece.start < end for start, end in heads)
        or _HERE.search(page.view[max(0, piece.start - 40) : piece.start])
        or _ACTS.match(page.view, piece.end)
        for _, piece in units.pieces
    ):
        return
    units.pieces.clear()
    units.names.pop("commune", None)


def _add_committee(page: Page, units: Units, found: re.Match[str]) -> None:
    piece = _piece(page, *found.span("name"), "unit.committee", MEDIUM)
    known = _COMMITTEES.get(found["level"] or "")
    if known:
        units.kinds[piece.start] = known[1]
        units.add(known[0], piece, f"{known[1]} {piece.text}")
    elif found["level"] == "Thành" and not _is_province(f"Thành phố {piece.text}") and not _is_province(piece.text):
        units.kinds[piece.start] = "thành phố"
        units.add("district", piece, f"thành phố {piece.text}")
    elif _is_province(f"Thành phố {piece.text}") or _is_province(piece.text):
        units.add("province", piece, _full_province(piece.text))


def _from_origin(page: Page, units: Units) -> None:
    if "province" in units.names:
        return
    for province in _provinces():
        at = page.origin.find(province)
        if at >= 0 and page.origin:
            units.names["province"] = _full_province(province)
            begin = page.text.find(province, page.text.find(page.origin))
            if begin >= 0:
                piece = Piece(province, begin, begin + len(province), "unit.source_line", INFERRED)
                units.pieces.append(("province", piece))
            return
    if "tphcm" in page.site.lower() or "hochiminh" in page.site.lower() or "TPHCM" in page.view:
        units.names.setdefault("province", "Thành phố Hồ Chí Minh")


def _provinces() -> list[str]:
    names: list[str] = read("provinces")["provinces"]
    return names


def _full_province(name: str) -> str:
    cities: list[str] = read("provinces")["cities"]
    return f"Thành phố {name}" if name in cities else f"tỉnh {name}"


def _is_province(name: str) -> bool:
    short = re.sub(r"^(?:[Tt]hành phố|TP\.?|[Tt]ỉnh) +", "", name)
    return short in _provinces()


def _piece(page: Page, start: int, end: int, rule: str, confidence: str) -> Piece:
    return Piece(page.text[start:end], start, end, rule, confidence)


def _tidy(text: str) -> str:
    return " ".join(text.replace("\xa0", " ").split())


def candidates_for(
    page: Page, units: Units, unit: Piece | None, places: Places | None, on: date | None
) -> list[dict[str, object]]:
    """Ask the gazetteer what the main unit may be; without one the list is empty."""
    if places is None or unit is None:
        return []
    context = " ; ".join([*units.names.values(), page.origin, page.site])
    return places.candidates(_LIES.sub("", _tidy(unit.text)), on, context)
