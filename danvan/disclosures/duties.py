"""What the law asks of one content, and what was done: derived from its postings on a day, stored nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from danvan.core.dates import short_day
from danvan.disclosures.models import Disclosure, Posting
from danvan.disclosures.states import VILLAGE_PLACES
from danvan.law import clock, rules
from danvan.law.calendar import Calendar

BOARD_RULE, LOUDSPEAKER_RULE = "dcco.board_min", "dcco.loudspeaker_min"
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken stretch of days; ``last`` is None while it goes on."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing asked: its label, how it stands (done, running, missing, broken), why, the article."""

    label: str
    standing: str
    text: str
    source: str


def duties(
    thing: Disclosure, postings: Sequence[Posting], calendar: Calendar, on: date, *, loudspeaker: bool
) -> list[Duty]:
    """List what the regime of the item asks and how it stands on a day.

    ``loudspeaker``: the unit has such a system (Luật 10/2022 Đ13.3 asks it only then). A regime that
    another law sets asks that the content was shown in some form.
    """
    regime = thing.item.regime
    if not regime.channels:
        return [_shown_somehow(postings, regime.source, on)]
    found = []
    if "board" in regime.channels:
        found += _boards(postings, calendar, on, two=regime.two_places, permanent=regime.permanent)
    if "portal" in regime.channels and not (thing.personal and not thing.public_from):
        found.append(_portal(thing, on))
    if "loudspeaker" in regime.channels and loudspeaker:
        days = [one for one in postings if one.channel == "loudspeaker"]
        found.append(_lasting("Phát trên loa truyền thanh", days, LOUDSPEAKER_RULE, calendar, on))
    if "village_head" in regime.channels:
        found.append(_told_by_heads(postings))
    return found


def is_complete(found: Iterable[Duty]) -> bool:
    """Say whether everything asked was done; a period that lapsed counts as not done."""
    return all(one.standing == "done" for one in found)


def runs(postings: Iterable[Posting]) -> list[Run]:
    """Join the stretches of days that overlap or touch, in order of time."""
    joined: list[Run] = []
    for one in sorted(postings, key=lambda row: row.from_on):
        last = joined[-1] if joined else None
        if last and (last.last is None or one.from_on <= last.last + ONE_DAY):
            ends = None if last.last is None or one.to_on is None else max(last.last, one.to_on)
            joined[-1] = Run(last.first, ends)
        else:
            joined.append(Run(one.from_on, one.to_on))
    return joined


def _boards(postings: Sequence[Posting], calendar: Calendar, on: date, *, two: bool, permanent: bool) -> list[Duty]:
    boards = [one for one in postings if one.channel == "board"]
    groups = [("Niêm yết tại trụ sở", [one for one in boards if one.place_kind == "hq"])]
    if two:
        groups.append(
            (
                "Niêm yết tại nhà văn hóa, điểm sinh hoạt cộng đồng",
                [one for one in boards if one.place_kind in VILLAGE_PLACES],
            )
        )
    if permanent:
        return [_standing(label, rows) for label, rows in groups]
    return [_lasting(label, rows, BOARD_RULE, calendar, on) for label, rows in groups]


def _standing(label: str, postings: list[Posting]) -> Duty:
    source = "Luật 10/2022 Đ13.2"
    if any(one.to_on is None for one in postings):
        return Duty(label, "done", "Niêm yết thường xuyên, đang còn.", source)
    if postings:
        return Duty(label, "broken", "Phải niêm yết thường xuyên, nhưng đã hạ xuống.", source)
    return Duty(label, "missing", "Chưa niêm yết; mục này phải niêm yết thường xuyên.", source)


def _lasting(label: str, postings: list[Posting], rule_id: str, calendar: Calendar, on: date) -> Duty:
    stretches = runs(postings)
    if not stretches:
        rule = rules.pick(rule_id, on)
        return Duty(label, "missing", f"Chưa làm; cần ít nhất {rule.length()} ngày liên tục.", rule.source)
    judged = [_judge(label, run, rule_id, calendar, on) for run in stretches]
    order = ("done", "running", "broken")
    return min(judged, key=lambda one: order.index(one.standing))


def _judge(label: str, run: Run, rule_id: str, calendar: Calendar, on: date) -> Duty:
    rule = rules.pick(rule_id, run.first)
    until = last_needed(rule_id, run.first, calendar)
    since, source = short_day(run.first), rule.source
    if (run.last or on) >= until:
        return Duty(label, "done", f"Từ {since}, đã đủ {rule.length()} ngày liên tục.", source)
    if run.last is None or run.last >= on:
        text = f"Từ {since}; giữ ít nhất đến hết {short_day(until)} mới đủ {rule.length()} ngày."
        return Duty(label, "running", text, source)
    text = f"Từ {since} đến {short_day(run.last)}: chưa đủ {rule.length()} ngày liên tục, phải làm lại từ đầu."
    return Duty(label, "broken", text, source)


def last_needed(rule_id: str, first: date, calendar: Calendar) -> date:
    """Return the last day that a showing begun on ``first`` must reach.

    A board hangs so many days after its first one (BLDS 2015 Đ147.2); a broadcast is heard on so many days,
    the first one counted.
    """
    rule = rules.pick(rule_id, first)
    if rule_id == LOUDSPEAKER_RULE:
        return first + timedelta(days=rule.length() - 1)
    return clock.for_rule(rule, first, calendar).due_on


def _portal(thing: Disclosure, on: date) -> Duty:
    label, source = "Đăng trên cổng, trang thông tin", "Luật 10/2022 Đ13.1"
    if thing.public_from:
        return Duty(label, "done", f"Từ {short_day(thing.published_on or on)}.", source)
    return Duty(label, "missing", "Chưa đăng.", source)


def _told_by_heads(postings: Sequence[Posting]) -> Duty:
    label, source = "Qua Trưởng thôn, Tổ trưởng tổ dân phố", "Luật 10/2022 Đ13.4"
    told = [one for one in postings if one.channel == "village_head"]
    if told:
        return Duty(label, "done", f"Ngày {short_day(told[0].from_on)}.", source)
    return Duty(label, "missing", "Chưa gửi để thông tin tới Nhân dân.", source)


def _shown_somehow(postings: Sequence[Posting], source: str, on: date) -> Duty:
    label = "Hình thức theo quy định riêng"
    if any(one.from_on <= on for one in postings):
        return Duty(label, "done", "Đã công khai; thời gian theo quy định riêng của nội dung này.", source)
    return Duty(label, "missing", "Chưa công khai dưới hình thức nào.", source)
