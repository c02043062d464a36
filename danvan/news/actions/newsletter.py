"""Newsletters: asked for, confirmed by a second step, left with one click, sent once a day or a week."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from danvan.core.codes import new_code
from danvan.core.dates import local_day, say_day
from danvan.core.refused import Refused
from danvan.core.sealed import keyed_hash
from danvan.news.models import Article, Digest, Issue, Subscriber
from danvan.notices import actions as notices
from danvan.websites.addresses import bodies_of, item
from danvan.websites.models import Website

MOST_ARTICLES = 30
FORGOTTEN_AFTER = timedelta(days=7)
"""An address that was never confirmed is erased after so long."""


class WrongLink(Refused):
    """Đường dẫn này không đúng, đã thôi nhận hoặc để quá 7 ngày chưa xác nhận. Muốn nhận tin, mời đăng ký lại."""


@transaction.atomic
def subscribe(site: Website, address: str, *, frequency: str, base_url: str, at: datetime) -> None:
    """Ask to receive news; a letter with a link goes out. Says nothing about whether the address was known."""
    key = keyed_hash(address.strip().lower(), "newsletter.address")
    known = Subscriber.objects.filter(unit=site.unit, frequency=frequency, address_key=key).first()
    if known is None:
        known = _new(site, address, frequency, key, base_url, at)
    if known is None or known.state != "asked":
        return
    notices.mail(
        address, subject=f"Xác nhận nhận tin của {site.name}",
        body=(
            f"Có người, có lẽ là bạn, vừa đăng ký nhận tin của {site.name} ở địa chỉ này.\n\nMở đường dẫn sau và bấm nút"
            f" để xác nhận:\n{known.link('xac-nhan')}\n\nKhông phải bạn thì xin bỏ qua: địa chỉ tự bị xóa sau 7 ngày."
        ),
        kind="newsletter.asked", unit=site.unit.code, at=at,
    )  # fmt: skip


def _new(site: Website, address: str, frequency: str, key: str, base_url: str, at: datetime) -> Subscriber | None:
    try:
        with transaction.atomic():
            return Subscriber.objects.create(
                code=new_code("NT", at.year), unit=site.unit, frequency=frequency, address=address.strip(), address_key=key,
                base_url=base_url, asked_at=at,
            )  # fmt: skip
    except IntegrityError:  # asked twice at the same moment
        return None


def find_subscriber(code: str, secret: str) -> Subscriber:
    """Return who a link belongs to. Raises WrongLink."""
    found = Subscriber.objects.filter(code=code.upper()).first()
    if found is None or not hmac.compare_digest(found.secret(), secret) or found.state == "left":
        raise WrongLink()
    return found


@transaction.atomic
def confirm(subscriber: Subscriber, *, at: datetime) -> None:
    """Begin sending: the second step of the double opt-in."""
    if subscriber.state == "asked":
        subscriber.state, subscriber.confirmed_at = "active", at
        subscriber.save(update_fields=["state", "confirmed_at"])


@transaction.atomic
def leave(subscriber: Subscriber, *, at: datetime) -> None:
    """Send no more; the address is erased."""
    subscriber.state, subscriber.left_at, subscriber.address, subscriber.address_key = "left", at, None, ""
    subscriber.save(update_fields=["state", "left_at", "address", "address_key"])


def forget_unconfirmed(at: datetime) -> int:
    """Erase addresses that were never confirmed; return how many."""
    return Subscriber.objects.filter(state="asked", asked_at__lt=at - FORGOTTEN_AFTER).delete()[0]


def send_issues(frequency: str, *, at: datetime) -> int:
    """Write the newsletters of all sites into the outbox, once a day; return how many letters."""
    asking = Subscriber.objects.filter(state="active", frequency=frequency)
    sites = Website.objects.filter(unit__in=asking.values("unit"))
    return sum(send_issue(site, frequency, at=at) for site in sites.select_related("unit"))


@transaction.atomic
def send_issue(site: Website, frequency: str, *, at: datetime) -> int:
    """Write one newsletter of one site; nothing when there is no news or it went already today."""
    day = local_day(at)
    since = at - timedelta(days=7 if frequency == "weekly" else 1)
    rows = Article.objects.public(at).of_bodies(bodies_of(site, day)).filter(public_from__gt=since).newest_first()
    articles = list(rows.only("code", "title", "lead")[:MOST_ARTICLES])
    if not articles:
        return 0
    lines = [(one.title, one.lead, item("", "article", one.code, one.title)) for one in articles]
    return _send(site, frequency, f"Tin mới của {site.name}, {say_day(day)}", lines, at)


@transaction.atomic
def send_digest(digest: Digest, site: Website, *, at: datetime) -> int:
    """Write the published digest to those who asked for it, once; return how many letters."""
    lines = [
        (one.title, f"{one.quoted()} ({one.author}, {one.source}, {say_day(one.written_on)})", one.url)
        for one in digest.entries.all()
    ]
    return _send(site, "digest", f"Điểm báo {say_day(digest.day)} – {site.name}", lines, at)


def _send(site: Website, frequency: str, subject: str, lines: Iterable[tuple[str, str, str]], at: datetime) -> int:
    """Send one letter to each active subscriber. An issue row of the day keeps it from going twice."""
    lines = list(lines)
    issue, is_new = Issue.objects.get_or_create(
        unit=site.unit, frequency=frequency, day=local_day(at), defaults={"made_at": at, "articles": len(lines)}
    )
    if not is_new:
        return 0
    people = Subscriber.objects.filter(unit=site.unit, frequency=frequency, state="active", address__isnull=False)
    for one in people.iterator(chunk_size=500):
        parts = [f"{title}\n{lead}\n{_full(one.base_url, url)}".replace("\n\n", "\n") for title, lead, url in lines]
        leave_url = one.link("thoi")
        body = "\n\n".join([*parts, f"Thôi nhận tin: {leave_url}"])
        notices.mail(
            one.address, subject=subject, body=body, kind=f"newsletter.{frequency}", unit=site.unit.code, at=at,
            leave_url=leave_url,
        )  # fmt: skip
        issue.sent += 1
    issue.save(update_fields=["sent"])
    return issue.sent


def _full(base_url: str, url: str) -> str:
    return url if url.startswith("http") else f"{base_url}{url}"
