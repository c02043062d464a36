"""Every page that is linked from the desk or the portal: it answers, fits, speaks Vietnamese, breaks nothing."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import PHONE
from tests.journeys.looks import english_words, sideways, violations

EACH_SHAPE = 2
MOST_PAGES = 60
CODE = re.compile(r"[A-Z0-9]{2,12}-\d\d-[A-Z0-9]{7}|/\d+/|(?<=don-vi/)[^/]+(?=/)|(?<=desk/units/)[^/]+(?=/)")
NOT_PAGES = re.compile(r"/(rss|sitemap)\.xml|^/files/|^/static/|/original/|/template/|/accounts/logout|^/desk/documents/files/|\.zip$")
looked_at: set[str] = set()
"""Shapes of pages that axe has seen already, whoever looked: a page costs a third of a second."""


def shape_of(address: str) -> str:
    """Say what kind of page stands at an address: without codes, titles and the values of filters."""
    path, _, query = address.partition("?")
    path = re.sub(r"(tin-bai|hoi-nghi|van-ban)/[^/]+/", r"\1/…/", CODE.sub("…", path))
    path = re.sub(r"^/song-may/[a-z-]+/", "/song-may/ban-may/", path) if not path.startswith(("/desk", "/accounts")) else path
    return f"{path}?{'&'.join(sorted(part.partition('=')[0] for part in query.split('&') if part))}"


def links_on(page: Page) -> list[str]:
    found = page.locator("a[href]").evaluate_all("all => all.map(one => one.href)")
    base = page.url.split("/", 3)
    home = "/".join(base[:3])
    own = [one.removeprefix(home).partition("#")[0] for one in found if one.startswith(f"{home}/")]
    return [one for one in dict.fromkeys(own) if not NOT_PAGES.search(one)]


def crawl(page: Page, *starts: str) -> tuple[list[str], int]:
    """Follow every link, two pages of each shape; return the complaints and how many pages were seen."""
    said: list[str] = []
    page.on("console", lambda one: said.append(f"console: {one.text}") if one.type == "error" else None)
    page.on("pageerror", lambda one: said.append(f"script: {one}"))
    waiting, known, shapes = list(starts), set(starts), Counter(shape_of(one) for one in starts)
    complaints: list[str] = []
    seen = 0
    while waiting and seen < MOST_PAGES:
        address = waiting.pop(0)
        said.clear()
        answer = page.goto(address)
        seen += 1
        status = [f"status {answer.status}"] if answer is None or answer.status != 200 else []
        complaints += [f"{address}: {one}" for one in [*status, *said, *complaints_about(page, shape_of(address))]]
        for link in links_on(page):
            if link not in known and shapes[shape_of(link)] < EACH_SHAPE:
                known.add(link)
                shapes[shape_of(link)] += 1
                waiting.append(link)
    return complaints, seen


def complaints_about(page: Page, shape: str) -> list[str]:
    found = [*english_words(page), *sideways(page)]
    if shape not in looked_at:
        looked_at.add(shape)
        found += violations(page)
    return found


def test_the_public_pages(open_as):
    complaints, seen = crawl(open_as("", viewport=PHONE), "/", "/song-may/ban-may/", "/song-may/ban-may/tim-kiem/?q=dan+van")
    assert complaints == []
    assert seen > 15


@pytest.mark.parametrize("who", ["nam", "quan", "lan", "son", "mai"])
def test_the_desk_of(open_as, who):
    complaints, seen = crawl(
        open_as(who, viewport=PHONE), "/desk/", "/desk/search/?q=dan+van", "/accounts/password/change/", "/accounts/2fa/", "/accounts/sessions/"
    )
    assert complaints == []
    assert seen > 12
