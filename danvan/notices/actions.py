"""Telling people: rows written with the act they tell of; a sweep sends what goes out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from danvan.core import steps
from danvan.core.sealed import Sealed
from danvan.notices import gateways
from danvan.notices.gateways.refusals import NotSent, Unreachable
from danvan.notices.models import Notice, Outgoing
from danvan.notices.states import EMAIL, MESSAGE, OUTGOING_STATES, STEPS
from danvan.units.models import Officer

WAIT_AFTER = (1, 5, 15, 60, 240, 720, 1440)
"""Minutes after each failed attempt; after the last one the message is given up."""
KEPT = timedelta(days=180)
TAKEN_FOR = timedelta(minutes=5)


def tell(
    officers: Iterable[Officer], *, text: str, kind: str, code: str = "", url: str = "", at: datetime
) -> list[Notice]:
    """Tell each officer ``text`` on the screen, and by e-mail where the account has an address.

    ``kind`` is a word of the room ("petition.assigned"), ``code`` the record's, ``url`` a path of the desk. Rows
    belong to the transaction of the caller. No contact data of a citizen in ``text``.
    """
    once = list({officer.pk: officer for officer in officers}.values())
    rows = Notice.objects.bulk_create(
        Notice(officer=officer, text=text[:300], kind=kind, code=code, url=url, told_at=at) for officer in once
    )
    for officer in once:
        if officer.user.email and gateways.READY[EMAIL]():
            mail(officer.user.email, subject=text, body=_body(text, url), kind=kind, code=code, unit=officer.unit.code,
                 at=at)  # fmt: skip
    return rows


def mail(
    to: Sealed | str, *, subject: str, body: str, kind: str, code: str = "", unit: str = "", at: datetime,
    leave_url: str = "",
) -> Outgoing:  # fmt: skip
    """Put an e-mail into the outbox and return its row. Sent within a minute; waits when no server is set up.

    Address and body are sealed, and erased once it has gone. ``leave_url``: where one click ends a newsletter.
    """
    return Outgoing.objects.create(
        gateway=EMAIL, to=to, subject=subject[:200], body=body, kind=kind, code=code, unit=unit, asked_at=at,
        next_try_at=at, leave_url=leave_url,
    )  # fmt: skip


def message(to: Sealed | str, *, body: str, kind: str, code: str = "", unit: str = "", at: datetime) -> Outgoing:
    """Put a short message to a telephone into the outbox, as ``mail``; sent by the operator's own program."""
    return Outgoing.objects.create(
        gateway=MESSAGE, to=to, subject="Tin nhắn", body=body, kind=kind, code=code, unit=unit, asked_at=at, next_try_at=at
    )  # fmt: skip


def read(notices: Iterable[Notice], *, at: datetime) -> int:
    """Mark notices as read; return how many were not."""
    return Notice.objects.filter(pk__in=[one.pk for one in notices], read_at=None).update(read_at=at)


def send(outgoing: Outgoing, *, at: datetime) -> bool:
    """Hand one message to its gateway and say whether it has gone. Tried again later, or given up at last."""
    if not _take(outgoing, at) or outgoing.to is None or outgoing.body is None:
        return False
    try:
        more = {"leave_url": outgoing.leave_url.open()} if outgoing.leave_url else {}
        gateways.SEND[outgoing.gateway](outgoing.to.open(), outgoing.subject, outgoing.body.open(), **more)
    except Unreachable as refused:
        give_up(outgoing, error=refused.sentence)
        return False
    except NotSent as refused:
        _later(outgoing, error=refused.sentence, at=at)
        return False
    state = steps.check(STEPS, "send", outgoing.state, labels=OUTGOING_STATES)
    Outgoing.objects.filter(pk=outgoing.pk).update(
        state=state, sent_at=at, to=None, body=None, leave_url=None, error=""
    )
    return True


def give_up(outgoing: Outgoing, *, error: str) -> None:
    """Try no more; the address is erased."""
    state = steps.check(STEPS, "give_up", outgoing.state, labels=OUTGOING_STATES)
    Outgoing.objects.filter(pk=outgoing.pk).update(state=state, to=None, body=None, leave_url=None, error=error[:300])


def forget(at: datetime) -> int:
    """Throw away notices and sent messages older than KEPT; return how many."""
    told = Notice.objects.filter(told_at__lt=at - KEPT).delete()[0]
    return told + Outgoing.objects.filter(asked_at__lt=at - KEPT).exclude(state="waiting").delete()[0]


def _take(outgoing: Outgoing, at: datetime) -> bool:
    """Hold a message for five minutes, so that two sweeps never send it together; killed, it is sent again."""
    with transaction.atomic():
        return bool(
            Outgoing.objects.due(at).filter(pk=outgoing.pk).update(
                next_try_at=at + TAKEN_FOR, attempts=outgoing.attempts + 1
            )
        )  # fmt: skip


def _later(outgoing: Outgoing, *, error: str, at: datetime) -> None:
    tried = outgoing.attempts + 1
    if tried > len(WAIT_AFTER):
        return give_up(outgoing, error=error)
    again = at + timedelta(minutes=WAIT_AFTER[tried - 1])
    Outgoing.objects.filter(pk=outgoing.pk).update(next_try_at=again, error=error[:300])
    return None


def _body(text: str, url: str) -> str:
    place = f"\n\n{settings.DESK_ADDRESS}{url}" if settings.DESK_ADDRESS and url else ""
    return f"{text}{place}\n\nThư này do hệ thống tự gửi; xin không trả lời."
