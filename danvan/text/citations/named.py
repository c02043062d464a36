"""Documents cited without a number: laws by title, congress and plenum resolutions, the constitution."""

import re
from datetime import date

from danvan.text.citations.identity import slug
from danvan.text.citations.laws import Catalogue, Law, choose
from danvan.text.citations.model import Draft
from danvan.text.citations.symbols import NUMBER, plain_number
from danvan.text.citations.tails import BLANK, place_end, roman
from danvan.text.folding import View

_BLANK = re.compile(BLANK)
_ORDINAL = r"(?P<n>[ivx]{1,6}|\d{1,2})(?!\w)"
_THE_PARTY = r"(?: của)?(?: đảng(?: cộng sản việt nam| ta)?)?(?!\w)"
_CONGRESS = re.compile(
    rf"{BLANK}(?:của )?đại hội(?P<words>(?: (?:đại biểu|toàn quốc|của đảng|đảng cộng sản việt nam|đảng(?! bộ))){{0,4}})"
    rf"(?: lần thứ)? {_ORDINAL}(?:{_THE_PARTY})?"
)
_LOCAL = re.compile(rf"{BLANK}(?:của )?đại hội(?: đại biểu)? đảng bộ")
_LEVEL = re.compile(r" (?P<level>tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu|khối)(?!\w)")
_TIMES = re.compile(rf",? (?:lần thứ )?{_ORDINAL}")
_OF_TERM = re.compile(r",? nhiệm kỳ (?P<from>\d{4}) ?- ?(?P<to>\d{4})(?!\d)")
_WORDS = ["nhất", "một", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_VALUES = dict(zip(_WORDS, (1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10), strict=True))
_COUNT = rf"(?:\d{{1,2}}|[ivx]{{1,4}}|mười (?:một|hai|ba|bốn|lăm)|{'|'.join(_WORDS)})(?!\w)"
_CENTRAL = r"(?:(?:ban chấp hành|bch) )?(?:trung ương|tw|t\.ư|tư)(?: đảng)?"
_PLENUM = re.compile(
    rf"{BLANK}(?:của )?(?:hội nghị )?(?:lần thứ (?P<a>{_COUNT}) )?{_CENTRAL}(?: (?:lần thứ )?(?P<b>{_COUNT}))?"
    r"(?:,? ?\(?(?:khóa|khoá) (?P<t>[ivx]{1,5})(?!\w)\)?)"
)
_LAW_YEAR = re.compile(r" ?(?:\( ?)?(?:năm )(?P<y>(?:19|20)\d\d)(?!\w)(?: ?\))?")
_LAW_NUMBER = re.compile(r",? {1,2}\(?(?:số ?:? ?)?(?=\d)")
_CONSTITUTION = re.compile(r" năm (?P<y>\d{4})(?!\w)")


def read_named(view: View, start: int, after: int, type: str, laws: Catalogue, on: date | None) -> Draft | None:
    """Read a document that is known by its name; `after` is the end of the word for the kind."""
    if type == "Nghị quyết":
        return _congress(view, start, after) or _local_congress(view, start, after) or _plenum(view, start, after)
    if type in ("Luật", "Bộ luật", "Pháp lệnh"):
        return _law(view, start, after, type, laws, on)
    if type == "Hiến pháp" and (found := _CONSTITUTION.match(view.lower, after)):
        key = f"HP-{found['y']}"
        identity = f"state:QH:hien-phap:{found['y']}"
        return Draft(
            start,
            found.end(),
            "title",
            type,
            family="state",
            year=int(found["y"]),
            title=type,
            key=key,
            identity=identity,
        )
    return None


def _congress(view: View, start: int, after: int) -> Draft | None:
    found = _CONGRESS.match(view.lower, after)
    if found is None or view.text[found.start("n")].islower():
        return None
    term = roman(found["n"])
    draft = Draft(start, found.end(), "congress", "Nghị quyết", family="party", issuer_code="ĐH", term=term)
    draft.end = _before_blanks(view, start, found.end())
    draft.issuer = f"Đại hội đại biểu toàn quốc lần thứ {term} của Đảng"
    draft.key, draft.identity = f"NQ-ĐH-{term}", f"party:TW:nghi-quyet-dai-hoi:{term}"
    draft.derived.append("issuer")
    return draft


def _before_blanks(view: View, start: int, end: int) -> int:
    return start + len(view.text[start:end].rstrip())


def _local_congress(view: View, start: int, after: int) -> Draft | None:
    found = _LOCAL.match(view.lower, after)
    if found is None:
        return None
    level = _LEVEL.match(view.lower, found.end())
    end = place_end(view, found.end())
    times = _TIMES.match(view.lower, end)
    if times is None or view.text[times.start("n")].islower():
        times = None
    term = None if times else _OF_TERM.match(view.lower, end)
    if level is None or (times is None and term is None):
        return None
    count = roman(times["n"]) if times else f"{term['from']}-{term['to']}" if term else ""
    place = slug(view.text[level.start() : end])
    name = "-".join(part if at == 0 else part.capitalize() for at, part in enumerate(place.split("-")))
    draft = Draft(start, (times or term or found).end(), "congress", "Nghị quyết", family="party", issuer_code="ĐH")
    draft.issuer = view.text[after : draft.end].strip()
    draft.term, draft.key = count, f"NQ-ĐH-ĐB-{name}-{count}"
    return draft


def _plenum(view: View, start: int, after: int) -> Draft | None:
    found = _PLENUM.match(view.lower, after)
    if found is None or not (found["a"] or found["b"]):
        return None
    words = found["a"] or found["b"]
    count = words if words.isdigit() else str(_spelled(words))
    term = found["t"].upper()
    draft = Draft(start, found.end(), "plenum", "Nghị quyết", family="party", issuer_code="TW", term=term)
    draft.issuer = "Ban Chấp hành Trung ương Đảng"
    draft.key = f"NQ-TW{count}-{term}"
    draft.derived.append("issuer")
    return draft


def _spelled(words: str) -> int:
    values = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, **_VALUES}
    return sum(values.get(word, 5 if word == "lăm" else 0) for word in words.split())


def _law(view: View, start: int, after: int, type: str, laws: Catalogue, on: date | None) -> Draft | None:
    blank = _BLANK.match(view.lower, after)
    title = laws.titles.match(view.lower, blank.end()) if blank else None
    if title is None:
        return None
    draft = Draft(start, title.end(), "title", type, family="state", title=view.text[title.start() : title.end()])
    draft.issuer_code, draft.issuer = "QH", "Quốc hội"
    said = _LAW_NUMBER.match(view.lower, title.end())
    printed = NUMBER.match(view.text, said.end()) if said else None
    if printed and printed["sign"]:
        draft.end = printed.start()
        return draft  # the reader goes on with the printed number
    year = _LAW_YEAR.match(view.lower, title.end())
    if year:
        draft.year, draft.end = int(year["y"]), _before_blanks(view, start, year.end())
    elif view.text[start].islower() and draft.title and draft.title.islower():
        return None  # "phổ biến luật tín ngưỡng": a topic, not a document
    law, sure = choose(laws.versions(type=type, title=draft.title or ""), year=draft.year, on=on)
    if law is None:
        draft.key = f"{type} {draft.title}"
        return draft
    _fill(draft, law, sure)
    return draft


def _fill(draft: Draft, law: Law, sure: bool) -> None:
    number, _, symbol = law.number.partition("/")
    draft.printed_number, draft.symbol, draft.key = number, symbol, law.number
    draft.day, draft.year = law.adopted, law.adopted.year
    draft.derived += ["number", "symbol", "date", "issuer"]
    if sure:
        body = "UBTVQH" if "UBTVQH" in symbol else "QH"
        draft.identity = f"state:{body}:{slug(law.type)}:{plain_number(number)}:{law.adopted.year}"
    else:
        draft.notes.append("several_versions")
