"""Every page that is linked from the desk or the portal: it answers, fits, speaks Vietnamese, breaks nothing."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

ACCOUNT = ("/accounts/password/change/", "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/sessions/")
HREF = re.compile(r'<a\b[^>]*? href="([^"]*)"')
EACH_SHAPE = 2
MOST_PAGES = 60
CODE = re.compile(r"[A-Z0-9]{2,12}-\d\d-[A-Z0-9]{7}|/\d+/|(?<=don-vi/)[^/]+(?=/)|(?<=desk/units/)[^/]+(?=/)")
NOT_PAGES = re.compile(
    r"/(rss|sitemap)\.xml|^/files/|^/static/|/original/|/template/|/accounts/logout|^/desk/documents/files/|/export/|/word/|/print/|lich\.ics|\.zip$"
)
looked_at: set[str] = set()
"""Shapes of pages that were looked at already, whoever looked: looking at a page costs half a second."""


def shape_of(address: str) -> str:
    """Say what kind of page stands at an address: without codes, titles and the values of filters."""
    path, _, query = address.partition("?")
    path = re.sub(r"(tin-bai|hoi-nghi|van-ban)/[^/]+/", r"\1/…/", CODE.sub("…", path))
    path = (
        re.sub(r"^/song-may/[a-z-]+/", "/song-may/ban-may/", path)
        if not path.startswith(("/desk", "/accounts"))
        else path
    )
    return f"{path}?{'&'.join(sorted(part.partition('=')[0] for part in query.split('&') if part))}"


def links_on(page: Page) -> list[str]:
    found = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    base = page.url.split("/", 3)
    home = "/".join(base[:3])
    own = [one.removeprefix(home).partition("#")[0] for one in found if one.startswith(f"{home}/")]
    return [one for one in dict.fromkeys(own) if not NOT_PAGES.search(one)]


class Walk:
    """Follow every link that one reader sees, two pages of each shape.

    A page of a new shape is opened and looked at; of a known shape it is only asked for.
    """

    def __init__(self, page: Page) -> None:
        self.page, self.complaints, self.said, self.seen = page, [], [], 0
        page.on("console", lambda one: self.said.append(f"console: {one.text}") if one.type == "error" else None)
        page.on("pageerror", lambda one: self.said.append(f"script: {one}"))

    def from_(self, *starts: str) -> Walk:
        waiting, known, shapes = list(starts), set(starts), Counter(shape_of(one) for one in starts)
        while waiting and self.seen < MOST_PAGES:
            address = waiting.pop(0)
            self.seen += 1
            for link in self._ask(address) if shape_of(address) in looked_at else self._look(address):
                if link not in known and shapes[shape_of(link)] < EACH_SHAPE:
                    known.add(link)
                    shapes[shape_of(link)] += 1
                    waiting.append(link)
        return self

    def _ask(self, address: str) -> list[str]:
        answer = self.page.request.get(address)
        self._complain(address, [] if answer.status == 200 else [f"status {answer.status}"])
        return _own(HREF.findall(answer.text()))

    def _look(self, address: str) -> list[str]:
        looked_at.add(shape_of(address))
        self.said.clear()
        answer = self.page.goto(address)
        status = [f"status {answer.status}"] if answer is None or answer.status != 200 else []
        self._complain(address, [*status, *self.said, *faults(self.page)])
        return _own(self.page.locator("a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))"))

    def _complain(self, address: str, about: list[str]) -> None:
        self.complaints += [f"{address}: {one}" for one in about]


def _own(links: list[str]) -> list[str]:
    """Keep links to pages of this server."""
    bare = (unescape(one).partition("#")[0] for one in links)
    return [one for one in dict.fromkeys(bare) if one.startswith("/") and not NOT_PAGES.search(one)]


def test_the_public_pages(open_as):
    walk = Walk(open_as("", viewport=PHONE)).from_("/", "/song-may/ban-may/", "/song-may/ban-may/tim-kiem/?q=dan+van")
    assert walk.complaints == [], "\n".join(walk.complaints)
    assert walk.seen > 15


@pytest.mark.parametrize("who", ["nam", "quan", "lan", "son", "mai"])
def test_the_desk_of(open_as, who):
    walk = Walk(open_as(who, viewport=PHONE)).from_("/desk/", "/desk/search/?q=dan+van", *ACCOUNT)
    assert walk.complaints == [], "\n".join(walk.complaints)
    assert walk.seen > 12
