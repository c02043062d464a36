"""How pages look: one small cookie of the reader's own."""

from __future__ import annotations

import pytest

from danvan.portal.context import change_display, read_display

PLAIN = {"size": "0", "contrast": "", "spacing": ""}


@pytest.mark.parametrize(
    ("cookie", "read"),
    [
        ("", PLAIN), ("1.high.wide", {"size": "1", "contrast": "high", "spacing": "wide"}), ("9.x.y", PLAIN),
        ("...", PLAIN), ('"><script>', PLAIN), ("2", PLAIN | {"size": "2"}),
    ],
)  # fmt: skip
def test_a_cookie_is_read_and_nonsense_is_the_default(cookie, read):
    assert read_display(cookie) == read


@pytest.mark.parametrize(
    ("before", "change", "after"),
    [
        ("0", "larger", "1"), ("2", "larger", "2"), ("0", "smaller", "-1"), ("-1", "smaller", "-1"), ("2", "normal", "0"),
        ("1", "khong-co", "1"),
    ],
)  # fmt: skip
def test_size_stops_at_both_ends(before, change, after):
    assert change_display(PLAIN | {"size": before}, change) == PLAIN | {"size": after}


@pytest.mark.parametrize("change", ["contrast", "spacing"])
def test_the_same_wish_twice_takes_it_back(change):
    once = change_display(PLAIN, change)
    assert (once[change] != "", change_display(once, change)) == (True, PLAIN)


def test_the_choice_is_kept_a_year_and_leads_back(client, db):
    answer = client.post("/chon-hien-thi/", {"change": "larger", "next": "/song-may/?trang=2"})
    cookie = answer.cookies["display"]
    assert (answer.status_code, answer.url, cookie.value) == (302, "/song-may/?trang=2", "1..")
    assert (cookie["max-age"], cookie["samesite"]) == (31_536_000, "Lax")


@pytest.mark.parametrize("address", ["https://xau.example/", "//xau.example", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(client, db, address):
    assert client.post("/chon-hien-thi/", {"change": "larger", "next": address}).url == "/"


def test_asking_changes_nothing(client, db):
    answer = client.get("/chon-hien-thi/?change=larger")
    assert (answer.status_code, "display" in answer.cookies) == (405, False)
