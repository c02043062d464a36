"""Health, headers and the guard: what operators and browsers rely on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from config.headers import POLICY
from config.schedule import TASKS
from danvan.core.readonly import ReadOnlyGuard, ReadOnlyViolation
from danvan.jobs import actions as jobs
from danvan.jobs import pulse
from danvan.units.models import Unit
from tests.portal.conftest import BAN_MAY


def test_health_answers_and_is_never_kept(client, db):
    answer = client.get("/health/")
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.json() == {"state": "attention", "worker": "not running", "jobs": "moving"}


def test_health_is_ok_while_a_worker_lives(client, db):
    pulse.beat("one", at=timezone.now())
    assert client.get("/health/").json() == {"state": "ok", "worker": "running", "jobs": "moving"}


def test_health_says_when_the_queue_stands_still(client, db, monkeypatch):
    pulse.beat("one", at=timezone.now())
    jobs.ask(next(iter(TASKS)), by="system", unit="BM", at=timezone.now() - timedelta(minutes=6))
    assert client.get("/health/").json() == {"state": "attention", "worker": "running", "jobs": "standing still"}


@pytest.mark.parametrize(
    "address", [BAN_MAY, f"{BAN_MAY}tim-kiem/?q=x", "/accounts/login/", "/khong-co/", "/health/"]
)
def test_every_answer_is_harmless(client, sites, address):
    for _ in ("made", "kept"):
        headers = client.get(address).headers
        assert (
            headers["Content-Security-Policy"], headers["X-Content-Type-Options"], headers["X-Frame-Options"],
            headers["Referrer-Policy"],
        ) == (POLICY, "nosniff", "DENY", "same-origin")  # fmt: skip


def test_a_get_that_writes_is_a_bug(db):
    def write(request):
        Unit.objects.create(code="X", tree="area")
        return HttpResponse()

    guard = ReadOnlyGuard(write)
    for method in ("get", "head", "options"):
        with pytest.raises(ReadOnlyViolation), transaction.atomic():
            guard(getattr(RequestFactory(), method)("/"))
    assert Unit.objects.filter(code="X").count() == 0
    guard(RequestFactory().post("/"))
    assert Unit.objects.filter(code="X").count() == 1
