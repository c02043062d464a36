"""Follow every link of a site's pages: those of ours are tried, those of others are listed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.conf import settings
from lxml import html

from danvan.core.dates import local_day, say_day
from danvan.documents.sheets import Column, write_sheet
from danvan.portal.leaving import KEPT_QUESTIONS, draw, file_exists, first_is_a_site, leads_far

MOST_PAGES = 5_000
TRIED_AT_MOST = 20_000


@dataclass(slots=True)
class Checked:
    """What was found: pages read, links tried, (link, where it stands, why) of those that lead nowhere; links of others."""

    pages: int = 0
    tried: int = 0
    broken: list[tuple[str, str, str]] = field(default_factory=list)
    outside: dict[str, str] = field(default_factory=dict)
    cut: bool = False

    def sentence(self) -> str:
        """Say the result in one line."""
        end = " Trang quá lớn, chỉ xem một phần." if self.cut else ""
        return f"Xem {self.pages} trang, thử {self.tried} liên kết: {len(self.broken)} liên kết hỏng, {len(self.outside)} liên kết ra ngoài.{end}"

    def sheet(self, at: datetime) -> bytes:
        """Write the list as a spreadsheet."""
        rows = [*((link, page, why) for link, page, why in self.broken)]
        rows += [(link, page, "liên kết ra ngoài, chưa thử") for link, page in self.outside.items()]
        header = [Column("Liên kết", 60), Column("Đứng ở trang", 60), Column("Kết quả", 30)]
        return write_sheet(
            "Kiểm tra liên kết", header, rows, notes=[self.sentence(), f"Ngày {say_day(local_day(at))}"]
        )


def check_links(
    base: str,
    host: str,
    own: Collection[str] = (),
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Checked:
    """Read the pages of the site at ``base`` and try each link of ours once.

    ``own``: codes of the site's unit and of those below it; pages of other units lead through the whole country.
    """
    found, waiting, known = Checked(), deque([base]), {base: ""}
    while waiting:
        address = waiting.popleft()
        found.tried += 1
        response = draw(address, host)
        if response.status_code not in (200, 301, 302, 410):
            found.broken.append((address, known[address], "không có trang này"))
            continue
        if response.status_code == 410:
            found.broken.append((address, known[address], "bài đã gỡ"))
        if response.status_code in (301, 302) or not response["Content-Type"].startswith("text/html"):
            continue
        if not address.startswith(base) or first_is_a_site(address.removeprefix(base)):
            continue
        if found.pages >= MOST_PAGES or len(known) > TRIED_AT_MOST:
            found.cut = True
            continue
        found.pages += 1
        for link in _links(response.content, address, host):
            if not leads_far(urlsplit(link).path.removeprefix(base), address.removeprefix(base), own):
                _meet(link, address, host, found, waiting, known)
        if found.pages % 10 == 0:
            progress(found.pages, found.pages + len(waiting))
    return found


def _meet(link: str, page: str, host: str, found: Checked, waiting: deque[str], known: dict[str, str]) -> None:
    parts = urlsplit(link)
    if parts.netloc != host:
        found.outside.setdefault(link, page)
        return
    key = parts.path + (f"?{parts.query}" if parts.query else "")
    if key in known or {name for name, _ in parse_qsl(parts.query)} - KEPT_QUESTIONS:
        return
    known[key] = page
    if parts.path.startswith((settings.STATIC_URL, "/files/")):
        found.tried += 1
        if not file_exists(parts.path):
            found.broken.append((parts.path, page, "không có tệp này"))
    elif not parts.path.startswith(("/desk/", "/accounts/")):
        waiting.append(key)


def _links(content: bytes, address: str, host: str) -> list[str]:
    tree = html.document_fromstring(content.decode())
    links = [one.get(at) for at, tag in (("href", "a"), ("src", "img")) for one in tree.iter(tag) if one.get(at)]
    whole = [
        urljoin(f"http://{host}{address}", link.strip()) for link in links if not link.startswith(("#", "data:"))
    ]
    return [link for link in whole if link.startswith(("http://", "https://"))]
