"""What people type or paste: lines of a programme, sittings, halls, lists of guests. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from danvan.core.refused import Refused
from danvan.documents import sheets
from danvan.documents.sheets import Wanted
from danvan.meetings.actions.invitation import Guest
from danvan.meetings.actions.programme import Hall, Item, Period
from danvan.text.folding import key3

_HOUR = r"(\d{1,2})\s*(?:[:.]|h|giờ|g)\s*(\d{2})?"
HEADED = 10  # the headings of a pasted list stand in one of its first lines
HOURS = re.compile(rf"^\s*{_HOUR}(?:\s*(?:-|–|—|đến)\s*{_HOUR})?\s*[:|.\-–—]?\s*", re.IGNORECASE)
DAY = re.compile(r"^\s*(?:ngày\s+)?(\d{1,2})/(\d{1,2})(?:/(\d{4}))?\s*[:|,\-–—]?\s*", re.IGNORECASE)
EMAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
WANTED = (
    Wanted("name", "Họ và tên", ["Họ tên", "Tên", "Đại biểu", "Khách mời"], must=True),
    Wanted("post", "Chức vụ", ["Chức danh", "Chức vụ, đơn vị"]),
    Wanted("unit_name", "Đơn vị", ["Cơ quan", "Nơi công tác", "Đơn vị công tác"]),
    Wanted("phone", "Điện thoại", ["Số điện thoại", "SĐT", "ĐT"]),
    Wanted("email", "Thư điện tử", ["Email"]),
    Wanted("seat", "Chỗ ngồi", ["Ghế"]),
)
KEYS = tuple(one.key for one in WANTED)


class NotAnHour(Refused):
    """Dòng «{line}»: không có giờ như vậy."""


class NotADay(Refused):
    """Dòng «{line}»: không đọc được ngày. Hãy ghi như: 20/11 Buổi sáng 8:00-11:30."""


def read_items(text: str, *, first: date) -> list[Item]:
    """Read a programme: «8h00 - 8h30 | Nội dung | Người trình bày, chức vụ | Văn bản», one line each.

    A line that is only a day («Ngày 21/11») says the day of what follows. The hour may be missing.
    """
    day: date | None = None
    items = []
    for line in _lines(text):
        found = DAY.match(line)
        rest = line[found.end() :] if found else line
        if found:
            day = _day(found, first, line)
            if not rest.strip():
                continue
        items.append(_item(rest, day, line))
    return items


def _item(rest: str, day: date | None, line: str) -> Item:
    hours = HOURS.match(rest)
    begins, ends = _hours(hours, line) if hours else (None, None)
    rest = rest[hours.end() :] if hours else rest
    title, speaker, document = ([part.strip() for part in re.split(r"\t|\|", rest.strip(" |\t"))] + ["", ""])[:3]
    name, _, post = speaker.partition(",")
    minutes = _minutes(begins, ends) if begins and ends else None
    return Item(title[:400], day, begins, minutes, name.strip()[:120], post.strip()[:250], document[:300])


def _hours(found: re.Match[str], line: str) -> tuple[time | None, time | None]:
    first, first_minutes, last, last_minutes = found.groups()
    try:
        begins = time(int(first), int(first_minutes or 0))
        return begins, time(int(last), int(last_minutes or 0)) if last else None
    except ValueError:
        raise NotAnHour(line=line[:60]) from None


def _minutes(begins: time, ends: time) -> int | None:
    length = timedelta(hours=ends.hour - begins.hour, minutes=ends.minute - begins.minute)
    return int(length.total_seconds() // 60) if length > timedelta(0) else None


def _day(found: re.Match[str], first: date, line: str) -> date:
    """Read a day; without a year the one nearest after ``first``, so that a meeting may cross a year."""
    day, month, year = int(found[1]), int(found[2]), found[3]
    try:
        read = date(int(year) if year else first.year, month, day)
        return read.replace(year=read.year + 1) if not year and (first - read).days > 180 else read
    except ValueError:
        raise NotADay(line=line[:60]) from None


def write_items(items: Iterable[Item]) -> str:
    """Write a programme as ``read_items`` reads it."""
    lines, day = [], None
    for one in items:
        if one.day and one.day != day:
            day = one.day
            lines.append(f"Ngày {day:%d/%m/%Y}")
        hours = _span(one.begins, one.minutes)
        speaker = ", ".join(filter(None, (one.speaker, one.speaker_post)))
        lines.append(
            " | ".join(
                [part for part in (hours, one.title) if part] + [one for one in (speaker, one.document) if one]
            )
        )
    return "\n".join(lines)


def _span(begins: time | None, minutes: int | None) -> str:
    if begins is None:
        return ""
    ends = (begins.hour * 60 + begins.minute + (minutes or 0)) % 1440
    return f"{begins:%H:%M}" + (f" - {ends // 60:02d}:{ends % 60:02d}" if minutes else "")


def read_periods(text: str, *, first: date) -> list[Period]:
    """Read sittings: «20/11 8:00-11:30 Buổi sáng», one line each; without a day the first one."""
    made = []
    for line in _lines(text):
        found = DAY.match(line)
        day = _day(found, first, line) if found else first
        rest = line[found.end() :] if found else line
        hours = HOURS.match(rest)
        begins, ends = _hours(hours, line) if hours else (None, None)
        name = (rest[hours.end() :] if hours else rest).strip(" |,-–") or f"Buổi {len(made) + 1}"
        made.append(Period(name[:120], day, begins, ends))
    return made


def write_periods(rows: Iterable[Period]) -> str:
    """Write sittings as ``read_periods`` reads them."""
    return "\n".join(
        " ".join(
            filter(
                None,
                (f"{one.day:%d/%m/%Y}", "-".join(f"{at:%H:%M}" for at in (one.begins, one.ends) if at), one.name),
            )
        )
        for one in rows
    )


def read_halls(text: str) -> list[Hall]:
    """Read halls: «Điểm cầu xã Bản Mây | Nhà văn hóa thôn Bản Trên», one line each."""
    parts = [line.partition("|") for line in _lines(text)]
    return [Hall(name.strip()[:120], place.strip()[:250]) for name, _, place in parts]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class GuestRow:
    """A line of a list of guests: who, what is wrong with it (it stays behind), what to know (it is taken in)."""

    line: int
    guest: Guest
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuestList:
    """A list of guests as read, with what is to be said about all of it."""

    rows: list[GuestRow]
    problems: list[str]

    def good(self) -> list[GuestRow]:
        return [one for one in self.rows if not one.problems]

    def bad(self) -> list[GuestRow]:
        return [one for one in self.rows if one.problems]


def read_guests(
    content: bytes, name: str, *, standing: Iterable[tuple[str, str, str]] = (), repeated: Iterable[str] = ()
) -> GuestList:
    """Read a list from a file, or from text pasted out of Word or Excel (tabs between the cells).

    ``standing``: (name, post, unit) of those who are on the list already. ``repeated``: columns whose empty cells say
    what the cell above says, as merged cells come out of Word. Raises what read_sheet raises.
    """
    sheet = sheets.read_sheet(content, name, wanted=WANTED)
    seen = sheets.preview(sheet, WANTED)
    for key in repeated:
        above: object = ""
        for row in seen.rows:
            row.values[key] = above = row.values.get(key) or above
    known = {_same(*one): "đã có trong danh sách" for one in standing}
    names: dict[str, int] = {}
    rows = [_row(one.line, one.values, [str(p) for p in one.problems], known, names) for one in seen.rows]
    return GuestList(rows, [str(one) for one in (*sheet.problems, *seen.problems)])


def pasted(text: str) -> bytes:
    """Turn pasted text into a file; a list that is only names, or that begins without headings, gets its headings.

    What stands above the headings (the title of the list, often one merged cell) is left out.
    """
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    heads = [_headings(line) for line in lines[:HEADED]]
    lines = lines[heads.index(max(heads)) :] if any(heads) else lines
    width = max((line.count("\t") + 1 for line in lines), default=1)
    if lines and not any(heads):
        numbered = all(line.split("\t")[0].strip(" .").isdigit() for line in lines) and width > 1
        lines.insert(0, "\t".join([*(["TT"] if numbered else []), *(one.heading for one in WANTED)][: max(width, 2)]))
        width = max(width, 2)
    quoted = [
        "\t".join('"{}"'.format(cell.replace('"', '""')) for cell in [*line.split("\t"), *[""] * width][:width])
        for line in lines
    ]
    return "\n".join(quoted).encode()


def _headings(line: str) -> int:
    """Count the cells that are headings."""
    titles = {key3(title) for one in WANTED for title in (one.heading, *one.others)}
    return len(titles & {key3(cell) for cell in re.split(r"\t|;", line)})


def _row(
    line: int, values: dict[str, object], problems: list[str], known: dict[str, str], names: dict[str, int]
) -> GuestRow:
    texts = {key: str(values.get(key) or "").strip() for key in KEYS}
    guest, notes = Guest(**texts), []
    if guest.email and not EMAIL.match(guest.email):
        problems = [*problems, f"Dòng {line}: địa chỉ thư «{guest.email}» không đúng."]
    same, key = _same(guest.name, guest.post, guest.unit_name), key3(guest.name)
    if guest.name and same in known:
        problems = [
            *problems,
            f"Dòng {line}: «{guest.name}» {known[same]}, cùng chức vụ, đơn vị. Nếu là người khác, hãy ghi thêm để phân biệt.",
        ]
    elif key in names:
        notes.append(
            f"Dòng {line}: «{guest.name}» trùng tên với dòng {names[key]} nhưng khác chức vụ, đơn vị; cả hai được ghi."
        )
    known.setdefault(same, f"đã có ở dòng {line}")
    names.setdefault(key, line)
    return GuestRow(line, guest, tuple(problems), tuple(notes))


def _same(name: str, post: str, unit: str) -> str:
    return "|".join(key3(one) for one in (name, post, unit))


def write_rows(rows: Iterable[GuestRow]) -> str:
    """Write rows with their headings, tabs between the cells, to be mended and sent again."""
    rows = list(rows)
    if not rows:
        return ""
    lines = ["\t".join(one.heading for one in WANTED)]
    return "\n".join([*lines, *("\t".join(str(getattr(row.guest, key)) for key in KEYS) for row in rows)])
