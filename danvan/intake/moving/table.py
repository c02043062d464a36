"""Read the list of pages from a spreadsheet: address, title, date, category, text or file name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from danvan.core.refused import Refused
from danvan.documents.sheets import Read, Wanted, preview, read_sheet
from danvan.intake.moving.package import PAGES
from danvan.news.states import CATEGORIES
from danvan.text.folding import key2
from danvan.websites.actions import split_address

COLUMNS = (
    Wanted("address", "Địa chỉ", ("Đường dẫn", "URL", "Link", "Địa chỉ trang"), must=False),
    Wanted("title", "Tiêu đề", ("Tên bài", "Tiêu đề bài viết")),
    Wanted("day", "Ngày đăng", ("Ngày", "Thời gian"), kind="day"),
    Wanted("category", "Chuyên mục", ("Loại tin", "Danh mục")),
    Wanted("body", "Nội dung", ("Toàn văn", "Nội dung bài"), kind="long"),
    Wanted("file", "Tên tệp", ("Tệp", "Tập tin", "Tệp bài viết")),
)


class NoUsefulColumns(Refused):
    """Bảng cần ít nhất cột «Tên tệp», hoặc cột «Tiêu đề» và «Nội dung». Các cột khác: Địa chỉ, Ngày đăng, Chuyên mục."""


class Incomplete(Refused):
    """Dòng này thiếu {lacking}; không có tên tệp để đọc thay."""


class UnknownCategory(Refused):
    """Không có chuyên mục «{text}». Dùng một trong: {choices}."""


class TextTooLong(Refused):
    """Tiêu đề dài quá 300 chữ, hoặc nội dung dài quá 200.000 chữ."""


@dataclass(frozen=True, slots=True)
class Line:
    """One page wanted. ``sentence`` says why it cannot be taken; then nothing else is read of it."""

    number: int
    host: str = ""
    path: str = ""
    title: str = ""
    day: date | None = None
    category: str = ""
    body: str = ""
    file: str = ""
    sentence: str = ""


def lines_of(upload: Any) -> list[Line]:
    """Read every row; raises NoUsefulColumns or what the reader of spreadsheets says about the file."""
    read = preview(read_sheet(upload.read(), upload.name, wanted=COLUMNS), COLUMNS)
    if not ({"file"} <= read.matching.found.keys() or {"title", "body"} <= read.matching.found.keys()):
        raise NoUsefulColumns(field="table")
    return list(_once(_line(row) for row in read.rows))


def _line(row: Read) -> Line:
    if row.problems:
        return Line(row.line, sentence=" ".join(str(one) for one in row.problems)[:400])
    said = {name: str(value or "").strip() for name, value in row.values.items() if name != "day"}
    day = row.values.get("day")
    try:
        host, path = split_address(said["address"]) if said.get("address") else ("", "")
        category = _category(said.get("category", ""))
        _whole(said)
    except Refused as refused:
        return Line(
            row.line, title=said.get("title", "")[:300], file=said.get("file", "")[:400], sentence=refused.sentence
        )
    return Line(
        row.line, host, path, said.get("title", ""), day if isinstance(day, date) else None, category,
        "" if said.get("file") else said.get("body", ""), said.get("file", "").replace("\\", "/")[:400],
    )  # fmt: skip


def _whole(said: dict[str, str]) -> None:
    if len(said.get("title", "")) > 300 or len(said.get("body", "")) > 200_000:
        raise TextTooLong()
    lacking = [label for key, label in (("title", "tiêu đề"), ("body", "nội dung")) if not said.get(key)]
    if lacking and not said.get("file"):
        raise Incomplete(lacking=" và ".join(lacking))


def _category(text: str) -> str:
    if not text:
        return "activity"
    found = next((key for key, label in CATEGORIES.items() if key2(label) == key2(text)), "")
    if not found:
        raise UnknownCategory(text=text[:60], choices=", ".join(CATEGORIES.values()))
    return found


def _once(lines: Iterator[Line]) -> Iterator[Line]:
    """Take an address typed twice once; the second says where the first stands."""
    seen: dict[str, int] = {}
    for line in lines:
        if line.path and line.path in seen:
            yield Line(line.number, title=line.title, sentence=f"Địa chỉ này đã ghi ở dòng {seen[line.path]}.")
            continue
        if line.path:
            seen[line.path] = line.number
        yield line


def lines_of_files(pages: tuple[str, ...], programs: tuple[str, ...], *, after: int, named: set[str]) -> list[Line]:
    """List the files of a package that no row of the table names: pages by their path, programs refused."""
    left = [name for name in pages if name not in named]
    bad = [name for name in programs if name not in named]
    found = [Line(after + n, path=_path_of(name), file=name[:400]) for n, name in enumerate(left, 1)]
    sentence = "Tệp này là chương trình hoặc kịch bản, không nhận."
    return found + [Line(after + len(found) + n, file=name[:400], sentence=sentence) for n, name in enumerate(bad, 1)]


def _path_of(name: str) -> str:
    """Give the old path that a saved page had: its path in the package, without index.html."""
    if not name.lower().endswith(PAGES[:3]) or len(name) > 480:
        return ""
    path = f"/{name}"
    for index in ("/index.html", "/index.htm"):
        path = path.removesuffix(index)
    return path
