"""A counter of its own for each test, and the moment at which the tests live."""

from datetime import UTC, datetime

import pytest
from django.test import RequestFactory

from danvan.visits import actions
from danvan.visits.counter import HitCounter

AT = datetime(2026, 9, 2, 3, 0, tzinfo=UTC)  # 10:00 in Viet Nam, a Wednesday
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def clock(monkeypatch):
    """Seconds since 1970 that a test may move on."""
    now = [AT.timestamp()]
    monkeypatch.setattr(actions.time, "time", lambda: now[0])
    return now


@pytest.fixture
def counter(monkeypatch):
    """A counter that writes only when told to."""
    fresh = HitCounter(write_every=float("inf"), write_at=10**9)
    monkeypatch.setattr(actions, "counter", fresh)
    return fresh


@pytest.fixture
def ask():
    """Make the request of a visitor."""

    def make(address="203.0.113.5", agent=BROWSER, method="GET", **headers):
        return RequestFactory().generic(method, "/", REMOTE_ADDR=address, HTTP_USER_AGENT=agent, **headers)

    return make
