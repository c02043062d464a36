"""How often is allowed: one atomic update in a store that all processes share."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, router, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from danvan.core.models import Allowance


def allow(key: str, *, limit: int, seconds: int, at: datetime) -> bool:
    """Say whether ``key`` may act once more: at most ``limit`` times in a window of ``seconds``.

    Call it in the view, before the action and outside its transaction (an action that is refused would take
    the count back). ``key`` may name an address or a person: only a digest is stored. One update as a rule.
    """
    digest = salted_hmac("danvan.throttle", key, algorithm="sha256").hexdigest()
    rows = Allowance.objects.filter(pk=digest)
    ends_at = at + timedelta(seconds=seconds)
    for _ in range(3):
        if rows.filter(ends_at__gt=at, count__lt=limit).update(count=F("count") + 1):
            return True
        if rows.filter(ends_at__lte=at).update(count=1, ends_at=ends_at):
            return limit > 0
        try:
            with transaction.atomic(using=router.db_for_write(Allowance)):
                Allowance.objects.create(key=digest, count=1, ends_at=ends_at)
            return limit > 0
        except IntegrityError:  # there is a row: full, or begun this moment by somebody else
            if rows.filter(ends_at__gt=at, count__gte=limit).exists():
                return False
    return False


def forget(at: datetime) -> int:
    """Throw away windows that ended before ``at``; return how many."""
    return Allowance.objects.filter(ends_at__lte=at).delete()[0]
