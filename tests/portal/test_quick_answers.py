"""The server's door: kept pages go out before Django sees a request; whoever may see something else goes on."""

from __future__ import annotations

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from danvan.portal.cache import PageCache, QuickAnswers
from danvan.websites import generation
from tests.portal.conftest import BAN_MAY

pytestmark = pytest.mark.usefixtures("sites")


def ask(door: QuickAnswers, **headers: str) -> tuple[str, dict[str, str], bytes]:
    seen: list[tuple[str, dict[str, str]]] = []
    environ = RequestFactory().get(BAN_MAY).environ | headers
    body = b"".join(door(environ, lambda status, lines, *rest: seen.append((status, dict(lines)))))
    return *seen[0], body


@pytest.fixture
def door(db):
    """Give a door whose cache holds the home, and that notes what goes on."""
    site = WSGIHandler()
    went_on: list[str] = []

    def noting(environ, start_response):
        went_on.append(environ["PATH_INFO"])
        return site(environ, start_response)

    made = QuickAnswers(noting, PageCache.placed)
    made.went_on = went_on
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)  # the connection is the test's transaction
    yield made
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_second_reader_gets_the_same_page_and_headers_without_a_request(door, monkeypatch):
    first = ask(door)
    monkeypatch.setattr("danvan.visits.is_due", lambda: False)
    again = ask(door)
    assert door.went_on == [BAN_MAY]
    assert (again[0], again[1], again[2]) == ("200 OK", first[1], first[2])
    assert "Content-Security-Policy" in again[1]


@pytest.mark.parametrize(
    "headers", [{"HTTP_COOKIE": "sessionid=x"}, {"HTTP_HOST": "example.vn"}, {"REQUEST_METHOD": "HEAD"}]
)
def test_a_reader_who_may_see_something_else_goes_on(door, monkeypatch, headers):
    ask(door)
    monkeypatch.setattr("danvan.visits.is_due", lambda: False)
    ask(door, **headers)
    assert len(door.went_on) == 2


def test_after_a_publication_the_page_is_made_anew(door, monkeypatch):
    ask(door)
    monkeypatch.setattr("danvan.visits.is_due", lambda: False)
    generation.raise_now()
    ask(door)
    assert len(door.went_on) == 2


def test_when_counts_are_due_the_reading_goes_on(door, monkeypatch):
    ask(door)
    monkeypatch.setattr("danvan.visits.is_due", lambda: True)
    ask(door)
    assert len(door.went_on) == 2
