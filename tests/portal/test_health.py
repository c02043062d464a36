"""Health, headers and the guard: what operators and browsers rely on."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from config.headers import POLICY
from danvan.core.readonly import ReadOnlyGuard, ReadOnlyViolation
from danvan.units.models import Unit
from tests.portal.conftest import BAN_MAY


def test_health_answers_and_is_never_kept(client, db):
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()["state"], answer.headers["Cache-Control"]) == (200, "ok", "no-store")


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
