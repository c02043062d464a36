"""How pages look is the reader's choice: it works without scripts and holds on the next page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE
from tests.journeys.looks import faults

HOME = "/song-may/ban-may/"


def root(page: Page) -> tuple[str | None, str | None, str | None]:
    html = page.locator("html")
    return html.get_attribute("data-size"), html.get_attribute("data-contrast"), html.get_attribute("data-spacing")


def choose(page: Page, change: str) -> None:
    page.locator(f"button[name=change][value={change}]").first.click()
    page.wait_for_load_state()


def test_larger_letters_and_contrast_hold_on_the_next_page_without_scripts(open_as):
    page = open_as("", scripts=False, viewport=PHONE)
    page.goto(HOME)
    choose(page, "larger")
    choose(page, "contrast")
    assert root(page) == ("1", "high", None)
    page.get_by_role("link", name="Sơ đồ trang").click()
    assert root(page) == ("1", "high", None)
    choose(page, "normal")
    assert root(page) == ("0", "high", None)


def test_another_reader_sees_the_page_as_it_was(open_as):
    chooser, other = open_as("", scripts=False), open_as("", scripts=False)
    chooser.goto(HOME)
    choose(chooser, "spacing")
    other.goto(HOME)
    assert (root(chooser), root(other)) == (("0", None, "wide"), ("0", None, None))


def test_the_largest_letters_in_high_contrast_still_fit_a_telephone(open_as, site):
    page = open_as("", viewport=PHONE)
    page.context.add_cookies([{"name": "display", "value": "2.high.wide", "url": site}])
    for address in (HOME, f"{HOME}tin-bai/", f"{HOME}so-do/"):
        page.goto(address)
        assert root(page) == ("2", "high", "wide")
        assert (address, faults(page)) == (address, [])


def test_an_officer_keeps_the_choice_on_the_desk(open_as):
    page = open_as("nam", scripts=False)
    page.goto("/desk/")
    page.locator("details.desk__account summary").click()
    choose(page, "larger")
    page.goto("/desk/news/")
    assert root(page) == ("1", None, None)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tin bài")
