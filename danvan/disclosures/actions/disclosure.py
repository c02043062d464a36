"""The verbs of a content to make public, in order of life: enter, edit, publish, post, take down, end, withdraw."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from danvan import journal, search
from danvan.calendars import clocks
from danvan.calendars.models import load
from danvan.core.codes import new_code
from danvan.core.dates import end_of, local_day, say_day
from danvan.core.refused import Refused
from danvan.core.steps import check
from danvan.disclosures.duties import BOARD_RULE, LOUDSPEAKER_RULE, last_needed
from danvan.disclosures.models import (
    Disclosure,
    DisclosureClock,
    Posting,
)
from danvan.disclosures.permissions import (
    may_edit,
    may_end,
    may_enter,
    may_post,
    may_publish,
    may_take_down,
    may_withdraw,
)
from danvan.disclosures.states import PLACES, STATES, STEPS
from danvan.law import publication
from danvan.units.models import Officer, Unit
from danvan.websites import generation
from danvan.websites.publishing import check_owner


class NotYours(Refused):
    """Bạn không có quyền ghi hoặc sửa nội dung công khai của đơn vị này."""


class UnknownItem(Refused):
    """Hãy chọn một mục trong danh mục nội dung phải công khai."""


class NoTitle(Refused):
    """Hãy ghi nội dung công khai là gì."""


class NotYet(Refused):
    """Ngày {day} chưa đến."""


class BeforeDecision(Refused):
    """Ngày công khai {day} đứng trước ngày của văn bản, {decided}."""


class NoPlace(Refused):
    """Niêm yết thì phải chọn nơi niêm yết."""


class NeedsReason(Refused):
    """Hãy ghi lý do rút."""


class StillNeeded(Refused):
    """Phải niêm yết đến hết {day} mới đủ thời gian. Nếu hạ sớm hơn thì nội dung này coi như chưa công khai đủ; đánh dấu vào ô xác nhận nếu việc đó đã xảy ra."""


class EndsBeforeStart(Refused):
    """Ngày hạ xuống không được trước ngày bắt đầu."""


class StillShown(Refused):
    """Còn nơi chưa ghi ngày hạ: {where}. Hãy ghi trước khi kết thúc."""


class NothingStanding(Refused):
    """Nơi này đã ghi ngày hạ rồi."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is made public: the item of the law, the words, the paper, its day, whether it lists persons."""

    item_code: str
    title: str
    decided_on: date
    summary: str = ""
    paper: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One form or place: channel, kind of place and place, from a day to a day (None: goes on), who did it."""

    channel: str
    from_on: date
    to_on: date | None = None
    place_kind: str = ""
    place: str = ""
    done_by: str = ""


@transaction.atomic
def enter(content: Content, *, unit: Unit, by: Officer, at: datetime) -> Disclosure:
    """Write down a content that must be made public; the law's clock starts on the day of its paper."""
    if not may_enter(by, unit, local_day(at)):
        raise NotYours()
    _judge(content, local_day(at))
    thing = Disclosure.objects.create(
        code=new_code(unit.record_prefix(), content.decided_on.year), unit=unit, created_at=at, created_by=by,
        **asdict(content),
    )  # fmt: skip
    _start_clock(thing)
    _index(thing)
    _write(thing, "disclosure.entered", (), by=by, at=at)
    return thing


def _judge(content: Content, today: date) -> None:
    if content.item_code not in publication.items():
        raise UnknownItem(field="item_code")
    if not content.title.strip():
        raise NoTitle(field="title")
    if content.decided_on > today:
        raise NotYet(day=say_day(content.decided_on), field="decided_on")


def _start_clock(thing: Disclosure) -> None:
    clocks.start(DisclosureClock, thing.item.clock, thing.decided_on, load(thing.unit), disclosure=thing).save()


@transaction.atomic
def edit(thing: Disclosure, *, content: Content, by: Officer, at: datetime) -> Disclosure:
    """Change the words, the paper or its day. Another item or day starts the clock anew."""
    thing = _locked(thing, by, at, may_edit)
    check(STEPS, "edit", thing.state, labels=STATES)
    _judge(content, local_day(at))
    changed = [name for name, value in asdict(content).items() if getattr(thing, name) != value]
    for name in changed:
        setattr(thing, name, getattr(content, name))
    thing.save()
    if {"item_code", "decided_on"} & set(changed):
        _restart_clock(thing, by=by, at=at)
    _show(thing)
    _write(thing, "disclosure.edited", changed, by=by, at=at)
    return thing


def _restart_clock(thing: Disclosure, *, by: Officer, at: datetime) -> None:
    thing.clocks.all().delete()
    _start_clock(thing)
    if thing.published_on:
        _settle(thing, thing.published_on, by=by, at=at)


@transaction.atomic
def publish(thing: Disclosure, *, by: Officer, at: datetime) -> Disclosure:
    """Put the content on the unit's site. A list of persons leaves it by itself when its period is over."""
    thing = _locked(thing, by, at, may_publish)
    if thing.state != "open":
        thing.state = check(STEPS, "publish", thing.state, labels=STATES)
    today = local_day(at)
    check_owner(thing.unit, today)
    _begin(thing, today, by=by, at=at)
    thing.public_from = at
    if thing.personal:
        until = last_needed(BOARD_RULE, today, load(thing.unit))
        thing.public_until = end_of(until)
    thing.save()
    Posting.objects.create(disclosure=thing, channel="portal", from_on=today, added_at=at, added_by=by)
    _show(thing)
    _write(thing, "disclosure.published", ("public_from",), by=by, at=at)
    return thing


@transaction.atomic
def post(thing: Disclosure, *, shown: Shown, by: Officer, at: datetime) -> Posting:
    """Write down where or how it was shown; the first of all of them makes it public."""
    thing = _locked(thing, by, at, may_post)
    thing.state = check(STEPS, "post", thing.state, labels=STATES)
    _judge_shown(thing, shown, local_day(at))
    posting = Posting.objects.create(disclosure=thing, added_at=at, added_by=by, **asdict(shown))
    _begin(thing, shown.from_on, by=by, at=at)
    thing.save()
    if thing.public_from:
        generation.raise_after_commit()
    _write(thing, "disclosure.posted", ("postings",), by=by, at=at)
    return posting


def _judge_shown(thing: Disclosure, shown: Shown, today: date) -> None:
    if shown.channel not in publication.channels():
        raise UnknownItem(field="channel")
    if shown.channel == "board" and shown.place_kind not in PLACES:
        raise NoPlace(field="place_kind")
    if shown.from_on > today:
        raise NotYet(day=say_day(shown.from_on), field="from_on")
    if shown.to_on and shown.to_on > today:
        raise NotYet(day=say_day(shown.to_on), field="to_on")
    if shown.to_on and shown.to_on < shown.from_on:
        raise EndsBeforeStart(field="to_on")
    if shown.from_on < thing.decided_on:
        raise BeforeDecision(day=say_day(shown.from_on), decided=say_day(thing.decided_on), field="from_on")


def _begin(thing: Disclosure, on: date, *, by: Officer, at: datetime) -> None:
    """Keep the first day of all; the clock is settled with it."""
    if thing.published_on is None or on < thing.published_on:
        thing.published_on = on
        _settle(thing, on, by=by, at=at)


def _settle(thing: Disclosure, on: date, *, by: Officer, at: datetime) -> None:
    for one in thing.clocks.all():
        if one.is_open:
            clocks.settle(one, on=on, by_code=by.code, at=at)
        elif one.done_on and on < one.done_on:
            one.done_on = on
            one.save(update_fields=["done_on"])


@transaction.atomic
def take_down(posting: Posting, *, to_on: date, early: bool, by: Officer, at: datetime) -> Posting:
    """Write down the last day at a place. ``early`` confirms that it was taken down before the law allows."""
    thing = _locked(posting.disclosure, by, at, may_take_down)
    check(STEPS, "take_down", thing.state, labels=STATES)
    posting = Posting.objects.select_for_update().get(pk=posting.pk, disclosure=thing)
    if posting.to_on is not None:
        raise NothingStanding()
    if to_on > local_day(at):
        raise NotYet(day=say_day(to_on), field="to_on")
    if to_on < posting.from_on:
        raise EndsBeforeStart(field="to_on")
    needed = _needed_until(thing, posting)
    if needed and to_on < needed and not early:
        raise StillNeeded(day=say_day(needed), field="early")
    posting.to_on = to_on
    posting.save(update_fields=["to_on"])
    _write(thing, "disclosure.taken_down", ("postings",), by=by, at=at)
    return posting


def _needed_until(thing: Disclosure, posting: Posting) -> date | None:
    regime = thing.item.regime
    if posting.channel == "board" and regime.permanent:
        return date.max
    rule_id = {"board": BOARD_RULE, "loudspeaker": LOUDSPEAKER_RULE}.get(posting.channel)
    if rule_id is None or posting.channel not in regime.channels:
        return None
    return last_needed(rule_id, posting.from_on, load(thing.unit))


@transaction.atomic
def end(thing: Disclosure, *, by: Officer, at: datetime) -> Disclosure:
    """Close the record: every board is down. It stays readable on the site, unless it lists persons."""
    thing = _locked(thing, by, at, may_end)
    thing.state = check(STEPS, "end", thing.state, labels=STATES)
    standing = [str(one) for one in thing.postings.filter(channel__in=("board", "loudspeaker"), to_on=None)]
    if standing:
        raise StillShown(where="; ".join(standing))
    thing.ended_on = local_day(at)
    if thing.personal and thing.public_from:
        thing.public_until = at
    thing.save()
    _show(thing)
    _write(thing, "disclosure.ended", ("state",), by=by, at=at)
    return thing


@transaction.atomic
def withdraw(thing: Disclosure, *, reason: str, by: Officer, at: datetime) -> Disclosure:
    """Take back what should not have been entered or shown; it counts no more."""
    thing = _locked(thing, by, at, may_withdraw)
    thing.state = check(STEPS, "withdraw", thing.state, labels=STATES)
    if not reason.strip():
        raise NeedsReason(field="reason")
    thing.withdraw_reason, thing.withdrawn_at, thing.withdrawn_by = reason.strip(), at, by
    thing.public_from = None
    thing.save()
    for one in thing.clocks.all():
        clocks.stop(one, on=local_day(at), by_code=by.code, at=at)
    _show(thing)
    _write(thing, "disclosure.withdrawn", ("state", "withdraw_reason"), by=by, at=at)
    return thing


def recompute_clocks(unit_ids: Iterable[int] | None, *, at: datetime, dry_run: bool) -> list[clocks.Moved]:
    """Put open clocks onto the calendar of today; ``dry_run`` only says which would move. None: all units."""
    rows = DisclosureClock.objects.open().select_related("disclosure__unit")
    rows = rows if unit_ids is None else rows.filter(disclosure__unit__in=list(unit_ids))
    found = []
    for one in rows:
        calendar = load(one.disclosure.unit)
        change = (
            clocks.moved(one, calendar)
            if dry_run
            else clocks.recompute(one, calendar, on=local_day(at), by_code="system", at=at)
        )
        found += [change] if change else []
    return found


def reindex(things: Iterable[Disclosure] | None = None) -> int:
    """Put contents into the search index again; all of them without an argument. Returns how many."""
    return search.put_each(map(_found, things or Disclosure.objects.select_related("unit").iterator()))


def _locked(thing: Disclosure, by: Officer, at: datetime, may: Callable[[Officer, Any, date], bool]) -> Disclosure:
    thing = Disclosure.objects.select_for_update(of=("self",)).select_related("unit").get(pk=thing.pk)
    if not may(by, thing, local_day(at)):
        raise NotYours()
    return thing


def _show(thing: Disclosure) -> None:
    _index(thing)
    generation.raise_after_commit()


def _index(thing: Disclosure) -> None:
    search.put(**_found(thing))


def _found(thing: Disclosure) -> dict[str, Any]:
    return {
        "kind": "disclosure", "code": thing.code, "unit": thing.unit.code, "title": thing.title,
        "body": ". ".join(filter(None, [thing.item.label, thing.paper, thing.summary])), "day": thing.decided_on,
        "public_from": thing.public_from if thing.state in ("open", "ended") and not thing.personal else None,
    }  # fmt: skip


def _write(thing: Disclosure, verb: str, fields: Iterable[str], *, by: Officer, at: datetime) -> None:
    journal.record(
        unit=thing.unit.code,
        actor=by.code,
        verb=verb,
        kind="disclosure",
        code=thing.code,
        fields=tuple(fields),
        at=at,
    )
